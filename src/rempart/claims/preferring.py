"""Which of several verbs and nouns near a figure governs it, where the nearest one misleads."""

from collections.abc import Callable, Sequence
from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.mentions import Entry, Mention
from rempart.claims.moods import is_participle, mood_of
from rempart.claims.ordering import gone_to, is_about, is_ordered, is_talks
from rempart.claims.page import Page
from rempart.claims.parts import is_out_of

SMALL: Final = ("preposition", "article", "currency_link", "bound", "price", "range_open")
# Letters between a sum and a verb of giving behind it.
BEHIND: Final = 15
# Letters between a contract and the delivery that it is about.
FAR_OBJECT: Final = 80
# Letters before the number of all of which only some have come, and between the two.
LED, SOME = 14, 25
# Steps towards a deal.
BARGAINED: Final = frozenset({"planned", "signed", "contracted", "announced"})
# Letters between asking and the sale asked for.
ASKED: Final = 60
# Letters behind what is entrusted in which the firm stands: *gunde de bouw van vier boten aan Naval Group*.
ENTRUSTED: Final = 60

# What is done with a thing that somebody builds.
PAID: Final = frozenset({"fund", "pledge", "give", "buy", "sell", "deliver", "ask", "spend"})
COME: Final = frozenset({"receive", "deliver", "reach", "give"})
# What was done before with a thing that somebody has received.
GOT: Final = frozenset({"give", "pledge", "buy", "deliver", "fund"})
# What may stand between *of* and the number of some: *of the vehicles ordered over 60*.
THOSE: Final = ("article", "frame", "item", "unit", "bound", "adjective")

Rule = Callable[[Page, Mention, Sequence[Mention], Anchor], Mention | None]


def preferred(page: Page, best: Mention, near: Sequence[Mention], anchor: Anchor) -> Mention:
    """Correct the nearest frame where a phrase is known to mean another one; the first rule that holds wins."""
    for rule in RULES:
        found = rule(page, best, near, anchor)
        if found is not None:
            return found
    return best


def _bought(_page: Page, best: Mention, near: Sequence[Mention], anchor: Anchor) -> Mention | None:
    """What is paid for or asked for so as to be bought is bought: *asked to buy ten*."""
    buying = [f for f in near if f.value in {"buy", "sell", "choose"} and not _beyond(f, anchor)]
    if best.value in {"fund", "ask"} or (best.value == "receive" and anchor.money):
        return next(iter(buying), None)
    if best.value in {"give", "deliver"} and anchor.money:
        return next((f for f in buying if f.says("verb")), None)
    if best.value == "spend" and anchor.start <= best.start < anchor.end:  # "ordered 50, at a cost of"
        return next((f for f in reversed(buying) if f.end <= anchor.start), None)
    if best.value == "sell" and best.says("noun"):
        return next((f for f in buying if f.value == "buy" and f.says("verb")), None)
    return None


def _beyond(frame: Mention, anchor: Anchor) -> bool:
    """Tell a frame that another figure separates from this one."""
    low, high = (frame.end, anchor.start) if frame.end <= anchor.start else (anchor.end, frame.start)
    return any(low <= start and end <= high for start, end in anchor.others)


def _asked(_page: Page, best: Mention, near: Sequence[Mention], anchor: Anchor) -> Mention | None:
    """What is asked for is not yet paid: *asked Washington for ten, to be paid for by Europe*."""
    if best.value != "fund" or anchor.money:
        return None
    return next((f for f in reversed(near) if f.value == "ask" and f.end <= anchor.start), None)


def _built_aside(page: Page, best: Mention, near: Sequence[Mention], anchor: Anchor) -> Mention | None:
    """Who builds a thing is told aside of who pays for it or gives it: *pays for 18 howitzers that Nammo builds*."""
    if best.value != "produce" or not best.says("verb") or best.start <= anchor.end:
        return None
    aside = page.within((anchor.end, best.start), "that", "pronoun", "relative") or is_participle(page, best)
    paid = [f for f in near if f.value in PAID and f.says("verb") and f.end <= anchor.start]
    paid = [f for f in paid if "," not in page.folded[f.end : anchor.start] and not _beyond(f, anchor)]
    return paid[-1] if aside and paid else None


def _allowed(page: Page, best: Mention, near: Sequence[Mention], _anchor: Anchor) -> Mention | None:
    """Who allows somebody a purchase does not buy: *Washington habe der Ukraine den Kauf genehmigt*, *дозволив купити*."""
    if best.value != "buy":
        return None
    allowing = [f for f in near if f.value == "approve" and f.says("verb")]
    sentence = page.sentence_at(best.start)
    opens = sentence.start if best.says("noun") else max((f.end for f in allowing), default=best.start)
    allowed = any(actor.led_by == "dat" for actor in page.actors_in((opens, best.start)))
    return allowing[0] if allowing and allowed else None


def _granted(_page: Page, best: Mention, near: Sequence[Mention], anchor: Anchor) -> Mention | None:
    """A request that is granted is approved: *zatwierdził wniosek opiewający na 1,33 mld dolarów*."""
    if best.value != "ask" or not best.says("noun"):
        return None
    granting = [f for f in near if f.value == "approve" and f.says("verb")]
    return next((f for f in granting if f.end <= best.start < anchor.start), None)


def _contracted(page: Page, best: Mention, near: Sequence[Mention], _anchor: Anchor) -> Mention | None:
    """What a contract has delivered is dealt in: *signed a contract with Saab for the delivery of RBS 70*."""
    if best.value != "deliver" or not best.says("noun"):
        return None
    deals = [f for f in near if f.value in {"deal", "cooperate"} and f.says("noun")]
    deals = [f for f in deals if 0 < best.start - f.end < FAR_OBJECT]
    return next((f for f in deals if "," not in page.folded[f.end : best.start]), None)


def _given_to_buy(page: Page, best: Mention, near: Sequence[Mention], anchor: Anchor) -> Mention | None:
    """Money given for a purchase is given: *for the purchase Canada contributed 1.5 billion*, *gives 2 million to the deal*."""
    inside = anchor.start <= best.start < anchor.end  # "has an 8 billion order with Britain for 20"
    leads = page.within((anchor.end, best.start), "preposition") if best.value == "deal" else []
    aimed = bool(leads) and leads[0].start == anchor.end + 1 and leads[0].value in {"to", "for"}
    aimed &= page.mentions.only(
        page.folded, anchor.end, best.start, "preposition", "article", "currency_link"
    )
    if not (aimed or best.value == "buy") or not best.says("noun") or not anchor.money or inside:
        return None
    giving = [f for f in near if f.value in {"pledge", "give", "lend"}]
    given = [f for f in giving if f.end <= anchor.start and (f.says("verb") or _heads(page, f, anchor))]
    behind = [f for f in giving if f.says("verb") and 0 <= f.start - anchor.end <= BEHIND]
    behind = [f for f in behind if f.end <= best.start]  # "millió eurót ajánlott fel fegyverek vásárlására"
    return given[-1] if given else next(iter(behind), None)


def _spent_to_build(_page: Page, best: Mention, near: Sequence[Mention], anchor: Anchor) -> Mention | None:
    """Money spent on production is spent: *pledged 300 million for the production of drones*."""
    if best.value != "produce" or not best.says("noun") or not anchor.money:
        return None
    spent = [f for f in near if f.value in {"pledge", "spend"} and f.says("verb")]
    spent = [f for f in spent if f.end <= anchor.start or anchor.end <= f.start < f.end <= best.start]
    return spent[-1] if spent else None


def _before_of_which(page: Page, best: Mention, near: Sequence[Mention], anchor: Anchor) -> Mention | None:
    """What has become of some was dealt in before: *took 15 systems for 720 million, of which half are delivered*."""
    gap = (anchor.end, best.start)
    if gap[0] >= gap[1] or not best.says("verb") or "," not in page.folded[slice(*gap)]:
        return None
    dealt = [f for f in near if f.value in {"buy", "sell", "give", "deal"} and f.end <= anchor.start]
    return dealt[-1] if dealt and page.within(gap, "part") else None


def _asked_to_give(_page: Page, best: Mention, near: Sequence[Mention], anchor: Anchor) -> Mention | None:
    """Who asks to be given asks: *Украина просила предоставить ей 50 ракет*."""
    told = any(best.says(mark) for mark in ("noun", "done", "ahead", "passive"))
    if best.value not in {"give", "deliver", "pledge", "lend"} or told or anchor.money:
        return None
    asked = [f for f in near if f.value == "ask" and f.says("verb") and 0 < best.start - f.end <= ASKED]
    asked = [f for f in asked if not f.says("wish")]  # who wants to give gives
    return asked[-1] if asked else None


def _asked_to_sell(page: Page, best: Mention, near: Sequence[Mention], anchor: Anchor) -> Mention | None:
    """Who asks for a sale, or for a gift, asks: *zwrócił się do USA o sprzedaż dziesięciu systemów*, *o przekazanie*."""
    given = best.value in {"give", "deliver"} and not anchor.money and best.end <= anchor.start
    if not (best.value == "sell" or given) or not best.says("noun"):
        return None
    asked = [f for f in near if f.value == "ask" and 0 <= best.start - f.end < ASKED]
    asked = [f for f in asked if f.says("verb") or (given and _asks_for(page, f, best))]
    # Who wants a delivery may be who makes it.
    asked = [f for f in asked if not (given and f.says("wish"))]
    return asked[-1] if asked else None


def _asks_for(page: Page, noun: Mention, given: Mention) -> bool:
    """Tell a noun of asking right before what is asked for: *с просьбой о передаче*, but not *at Kyiv's request gives*."""
    gap = (noun.end, given.start)
    return not page.actors_in(gap) and not page.within(gap, "auxiliary", "frame", "conjunction")


def _paid_to_deliver(_page: Page, best: Mention, near: Sequence[Mention], anchor: Anchor) -> Mention | None:
    """Money with which deliveries are financed is paid: *Norja rahoittaa toimituksia 100 miljoonalla eurolla*."""
    if best.value != "deliver" or not best.says("noun") or not anchor.money:
        return None
    paid = [f for f in near if f.value == "fund" and f.says("verb") and f.end <= best.start]
    return paid[-1] if paid else None


def _agreed_to_build(page: Page, best: Mention, near: Sequence[Mention], anchor: Anchor) -> Mention | None:
    """A deal to build is production: *a deal worth 50 billion for the production of drones*."""
    talks = is_talks(page, best)
    if best.value not in {"deal", "cooperate"} and not talks:
        return None
    building = [f for f in near if f.value == "produce" and not _is_aside(page, f, anchor)]
    building = [f for f in building if not talks or is_about(page, best, f)]
    building = [f for f in building if not (best.says("contract") and _is_built_for(page, best, f))]
    return next(
        (f for f in building if f.start < anchor.start or not page.within((anchor.end, f.start), "part")),
        None,
    )


def _is_aside(page: Page, frame: Mention, anchor: Anchor) -> bool:
    """Tell a finite verb behind a comma: *a contract for 298 vehicles, the largest purchase it will make*."""
    gap = page.folded[anchor.end : frame.start]
    return bool(frame.says("verb")) and frame.start > anchor.end and ", " in gap


def _bargained_for(page: Page, best: Mention, _near: Sequence[Mention], anchor: Anchor) -> Mention | None:
    """A delivery or sale that a state signs for or bargains about with a firm is a deal.

    *Agencja Uzbrojenia negocjuje z Hanwha Aerospace dostawę 152 haubic*, *signed with Saab for delivery of*.
    """
    if best.value not in {"deliver", "sell"} or not best.says("noun") or best.end > anchor.start:
        return None
    sentence = page.sentence_at(best.start)
    words = page.within((sentence.start, best.start), "status")
    steps = [w for w in words if w.value in BARGAINED and best.start - w.end < FAR_OBJECT]
    if not steps or page.within((steps[-1].end, best.start), "frame"):
        return None
    acting = [a for a in page.actors_in((sentence.start, steps[-1].start)) if not a.led_by]
    firms = [a for a in page.actors_in((steps[-1].end, best.start)) if a.kind == "firm"]
    if not acting or acting[0].kind != "state" or not firms or firms[0].led_by not in {"with", "from"}:
        return None
    entry = Entry("frame", "deal", {"noun": "yes"}, form=best.entry.form)
    return Mention(best.start, best.end, entry)


def _chosen_to_supply(page: Page, best: Mention, near: Sequence[Mention], _anchor: Anchor) -> Mention | None:
    """A firm chosen to supply sells: *picked Naval Group to equip its navy with four frigates*.

    A noun says the same: *retenu Fincantieri pour la fourniture de*, *confié à Naval Group la construction de*.
    """
    if best.value not in {"give", "sell", "pledge", "deliver", "produce"}:
        return None
    chosen = [f for f in near if f.value == "choose" and f.says("verb") and 0 < best.start - f.end < 80]
    behind = [a for a in page.actors_in((best.end, best.end + ENTRUSTED)) if a.led_by == "to"]
    for verb in reversed(chosen):
        firms = [a for a in (*page.actors_in((verb.end, best.start)), *behind) if a.kind == "firm"]
        if firms and (best.says("verb") or "," not in page.folded[verb.end : best.start]):
            return verb
    return None


def _ordered_and_come(page: Page, best: Mention, near: Sequence[Mention], anchor: Anchor) -> Mention | None:
    """What was ordered and has come is delivered: *odebrała 300 pocisków zamówionych w 2022*, *за контрактом отримала*.

    The verb stands before the count, with nothing but other counts between, or closes the clause of the order.
    """
    if anchor.money or best.start < anchor.start or not is_ordered(page, best):
        return None
    if _is_of_more(page, anchor) or set(page.folded[anchor.end : best.start]) & set(",;:("):
        return None
    some = page.within((anchor.start - LED, anchor.end), "some_of")
    for verb in (f for f in near if f.says("verb") and f.value in COME):
        low, high = (verb.end, anchor.start) if verb.end <= anchor.start else (best.end, verb.start)
        # What is ordered and will come is ordered, but "the last two under the old contract will be handed over".
        come = mood_of(page, verb) != "ahead" or some
        if come and low <= high and not _is_cut(page, (low, high)):
            return verb
    return None


def _is_cut(page: Page, gap: tuple[int, int]) -> bool:
    """Tell a gap that a mark cuts, but for two commas around who says so: *Moscow, according to the paper, will*."""
    said = page.folded[slice(*gap)]
    spoken = said.count(",") == 2 and bool(page.within(gap, "according"))
    return bool(set(said) & set(";:(" if spoken else ",;:("))


def _made_of_those(page: Page, best: Mention, near: Sequence[Mention], anchor: Anchor) -> Mention | None:
    """What becomes of some comes before the order of all: *of the vehicles ordered over 60 will be built in Gliwice*."""
    if anchor.money or best.end > anchor.start or not is_ordered(page, best):
        return None
    start = page.sentence_at(best.start).start
    lead = [p for p in page.within((start, best.start), "preposition", "part") if is_out_of(p)][-1:]
    if not lead or not page.mentions.only(page.folded, lead[0].end, anchor.start, *THOSE):
        return None
    later = [f for f in near if f.says("verb") and f.value in COME | {"produce"} and f.start >= anchor.end]
    return next((f for f in later if not set(page.folded[anchor.end : f.start]) & set(",;:(")), None)


def _is_of_more(page: Page, anchor: Anchor) -> bool:
    """Tell a count of which only some are spoken of: *received the first of 250 ordered*, *six jets sur les 24*."""
    start = anchor.start
    leads = page.within((max(0, start - LED), start + LED), "preposition")
    leads = [p for p in leads if p.start <= start]  # one may be taken for a bound: "sui 36 acquistati"
    lead = next((p for p in leads if page.mentions.only(page.folded, p.end, start, "article")), None)
    if lead is None or {lead.value, lead.says("gen")} & {"of", "from"}:
        return lead is not None
    return any(0 <= lead.start - end < SOME for _, end in anchor.others)


def _contracted_to_build(
    page: Page, best: Mention, near: Sequence[Mention], _anchor: Anchor
) -> Mention | None:
    """What a contract has built for a state is bought: *a contract to build 20 corvettes for the Polish navy*."""
    if best.value != "produce":
        return None
    papers = [f for f in near if f.says("noun") and (f.says("contract") or f.value == "buy")]
    return next((f for f in reversed(papers) if _is_built_for(page, f, best)), None)


def _is_built_for(page: Page, paper: Mention, building: Mention) -> bool:
    """Tell a contract whose building is for a state or its forces, which are no makers."""
    gap = (paper.end, building.start)
    small = ("preposition", "article", "rank", "infinitive")
    return gap[0] < gap[1] and page.mentions.only(page.folded, *gap, *small) and _has_customer(page, paper)


def _has_customer(page: Page, paper: Mention) -> bool:
    """Tell whether the sentence of a contract names a state, or forces, that are no maker."""
    sentence = page.sentence_at(paper.start)
    states = [a for a in page.actors_in(sentence) if a.kind == "state" and a.led_by not in {"in", "with"}]
    return bool(states or page.within((paper.end, sentence.end), "government"))


def _arrived(page: Page, best: Mention, near: Sequence[Mention], anchor: Anchor) -> Mention | None:
    """What was given or bought and has come is delivered: *All 49 tanks donated by Australia have arrived*."""
    touching = anchor.start <= best.start <= anchor.end + 1
    if anchor.money or best.value not in {"give", "pledge", "buy"} or not best.says("verb") or not touching:
        return None
    if not is_participle(page, best):
        return None
    come = {"reach"} if best.value != "buy" else {"reach", "deliver", "receive", "give"}
    for later in near:
        gap = (best.end, later.start)
        if later.value not in come or not later.says("verb") or gap[0] >= gap[1] or _beyond(later, anchor):
            continue
        helped = later.value == "reach" or page.within(gap, "auxiliary")
        joined = page.within(gap, "conjunction", "that", "pronoun")
        if helped and not joined and not set(page.folded[slice(*gap)]) & set(",;:("):
            return later
    return None


def _received(page: Page, best: Mention, near: Sequence[Mention], anchor: Anchor) -> Mention | None:
    """What somebody got of another one's gift has come: *Moldova received twelve howitzers donated by France*."""
    gap = (anchor.end, best.start)
    if anchor.money or best.value not in GOT or not best.says("verb") or not 0 <= gap[1] - gap[0] <= 1:
        return None
    if not is_participle(page, best):
        return None
    got = [f for f in near if f.value == "receive" and f.says("verb") and f.end <= anchor.start]
    got = [
        f for f in got if not set(page.folded[f.end : anchor.start]) & set(",;:(") and not _beyond(f, anchor)
    ]
    if best.value == "buy":  # what is ordered and will come is ordered
        got = [f for f in got if mood_of(page, f) != "ahead"]
    joined = page.within((got[-1].end, anchor.start), "conjunction", "that", "frame") if got else []
    return got[-1] if got and not joined else None


def _awarded(page: Page, best: Mention, near: Sequence[Mention], _anchor: Anchor) -> Mention | None:
    """A contract that goes to a firm is dealt in: *A second contract, worth 700 million, went to Saab for 60 radars*."""
    papers = [f for f in near if f.says("noun") and f.value in {"deal", "buy"} and f.end <= best.start]
    return papers[-1] if papers and gone_to(page, best) else None


def _heads(page: Page, noun: Mention, anchor: Anchor) -> bool:
    """Tell a noun whose sum this is: *a donation of 1.5 billion*, *une enveloppe de 200 millions*."""
    return noun.end <= anchor.start and page.mentions.only(page.folded, noun.end, anchor.start, *SMALL)


def _some_of_those(page: Page, best: Mention, near: Sequence[Mention], anchor: Anchor) -> Mention | None:
    """What has become of some comes before what was done about all: *ha recibido once de los 36 que compró*."""
    if anchor.money or best.start < anchor.end:
        return None
    if len(page.numbers_in(anchor.start, anchor.end)) < 2:
        return None
    come = [f for f in near if f.says("verb") and f.end <= anchor.start]
    return next((f for f in reversed(come) if f.value in COME), None)


RULES: Final[tuple[Rule, ...]] = (
    _awarded,
    _chosen_to_supply,
    _contracted_to_build,
    _made_of_those,
    _ordered_and_come,
    _arrived,
    _received,
    _some_of_those,
    _asked_to_give,
    _asked_to_sell,
    _paid_to_deliver,
    _bargained_for,
    _bought,
    _asked,
    _built_aside,
    _allowed,
    _granted,
    _contracted,
    _given_to_buy,
    _spent_to_build,
    _agreed_to_build,
    _before_of_which,
)
