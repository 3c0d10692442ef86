"""What is no claim: other trades, budgets, totals, prices of one piece, figures set right."""

from typing import Final

from rempart.claims.anchor import Anchor, distance, next_to
from rempart.claims.by_piece import is_by_piece, is_of_one_contract
from rempart.claims.civil_use import is_for_civil_use
from rempart.claims.clauses import segment
from rempart.claims.dealless import SHARED, is_at_large, is_of_no_deal
from rempart.claims.draft import Draft
from rempart.claims.given_so_far import is_given_so_far, is_of_sum, of_sum, opens_all, scheme_told
from rempart.claims.givers import is_money_given
from rempart.claims.items import GENERAL, Thing
from rempart.claims.language import state_names
from rempart.claims.mentions import Mention
from rempart.claims.outlays import is_of_project, is_own_outlay
from rempart.claims.owned import is_owned
from rempart.claims.page import Page
from rempart.claims.proceeds import without_sources
from rempart.claims.sentences import Sentence
from rempart.claims.triggers import USED_IN_WAR
from rempart.claims.verbless import is_piece_price

# Letters behind a sum in which the state stands that a line of a budget is for.
LINE: Final = 60
# Letters of the longest preposition.
LEAD: Final = 8
# Letters beside a sum in which a word says that it is the rest.
REST: Final = 14
# Letters behind a name in which the unit stands that it is counted in.
UNIT: Final = 12
# Letters before a sum in which a word says that it is part of the one before, and between a verb of giving and its sum.
PART, GIVEN = 20, 30
# Marks of words that make a sum background only where more is told beside it.
OTHERWISE: Final = ("fleet", "void", "itself", "duty", "former", "standing")
# Sentences in which a text about arms goes on about a deal, and what it then says.
GOES_ON: Final = 8
# Words of defence that weigh up a civil one.
MILITARY: Final = 2
CIVIL: Final = 3  # words for civil things in a text about them, or for arms that weigh up one of these
DEALT: Final = frozenset(
    {"buy", "deal", "sell", "lend", "deliver", "give", "fund", "receive", "win", "pledge"}
)
DEALING: Final = frozenset({"buy", "deal", "sell", "lend", "deliver", "reach", "give", "produce"})
PRICED: Final = frozenset({"buy", "sell", "deal"})
LENDING: Final = frozenset({"lend", "borrow"})
TRADING: Final = frozenset({"buy", "sell", "approve"})
# Sentences within which a text says what a loan is for.
LENT: Final = 6
# Sentences in which money still goes to the arms told of.
AID_REACH: Final = 3


def is_about_defence(page: Page) -> bool:
    """Tell whether a text names arms or defence schemes more than sport or civil trade."""
    arms = [i for i in page.mentions.of("item") if not i.says("weak")]
    schemes = [s for s in page.mentions.of("scheme", "guarantee") if not s.says("weak")]
    counted = [c for c in page.counts if c.item and not (c.item.says("civil") or c.item.says("unlisted"))]
    sport = [c for c in page.mentions.of("civil") if c.value == "sport"]
    civil = len([c for c in page.mentions.of("civil") if c.value == "civil"])
    titled = [i for i in page.within(page.sentences[0], "item", "scheme") if i.says("unit") != "helicopter"]
    titled = [i for i in titled if i.entry.named or not i.says("weak")]  # then the text is about arms
    weight = len(arms) + len(schemes)
    other = civil > 1 and is_civil(page) and not titled  # rescuers buy helicopters too
    named = [] if other else [c for c in counted if c.item and c.item.entry.named]
    weight = weight or len(named) or int(_trades_in_named_arms(page)) or int(_is_military(page))
    if not titled and civil >= max(CIVIL, weight) and civil > len(page.mentions.of("defence")):
        return False  # an airline's order, beside whose airport fighters stand
    if any(c.value == "exercise" for c in page.within(page.sentences[0], "civil")):
        return weight > 0 and any(f.value in DEALING for f in page.within(page.sentences[0], "frame"))
    return weight > 0 and len(sport) <= max(1, weight)


def is_civil(page: Page) -> bool:
    """Tell a text in which more words are civil than are of defence; banks pay for arms too, and armies exercise."""
    civil = [c for c in page.mentions.of("civil") if c.value not in {"bank", "exercise"}]
    return len(civil) > len(page.mentions.of("defence")) // MILITARY


def _trades_in_named_arms(page: Page) -> bool:
    """Tell a trade of two states in a thing whose name is a common word too: *a sale of Patriot systems to Denmark*."""
    for item in (i for i in page.mentions.of("item") if i.entry.named):
        if not page.within((item.start, item.end + UNIT), "unit"):
            continue  # "Patriot cars"
        sentence = page.sentence_at(item.start)
        states = {code for a in page.actors_in(sentence) if a.kind == "state" for code in a.codes}
        if len(states) > 1 and any(f.value in TRADING for f in page.within(sentence, "frame")):
            return not is_civil(page)
    return False


def _is_military(page: Page) -> bool:
    """Tell drones or radars, which civilians buy too, that one state sells or gives another, or an army gets."""
    things = [i for i in page.mentions.of("item") if any(word in i.value for word in USED_IN_WAR)]
    forces = [g for g in page.mentions.of("government") if g.says("self")]
    for sentence in {page.sentence_at(thing.start) for thing in things if not thing.says("civil")}:
        here = page.actors_in(sentence)
        states = {code for a in here if a.kind == "state" for code in a.codes}
        partners = {code for a in here for code in a.codes if code in state_names()}
        dealt = any(f.value in DEALING | SHARED for f in page.within(sentence, "frame"))
        flown = all("helicopter" in i.value for i in things)  # rescuers and police buy helicopters too
        army = forces and not flown and (len(partners) > 1 or page.mentions.of("defence"))
        if dealt and (len(states) > 1 or army):
            return not is_civil(page)
    return False


def _is_dealt(page: Page, sentence: Sentence, word: Mention) -> bool:
    """Tell a deal in the sentence of words that tell of something else: *for 90 million, at the lowest bid*."""
    frames = [f for f in page.within(sentence, "frame") if not word.start <= f.start < word.end]
    return any(f.value in DEALT for f in frames)


def is_background(page: Page, sentence: Sentence, anchor: Anchor, frame: Mention | None) -> bool:
    """Tell budgets, totals, prices of one piece and comparisons from the sums of a deal."""
    span = segment(page, sentence, anchor.start, anchor.end)
    if is_by_piece(page, sentence, anchor, frame):
        return True
    summed = is_own_outlay(page, sentence, anchor, frame) or is_given_so_far(page, sentence, anchor)
    summed = summed or is_of_no_deal(page, sentence, anchor, frame)
    summed = summed or is_for_civil_use(page, sentence, anchor) or _is_in_return(page, sentence, anchor)
    summed = summed and not _is_rest(page, anchor)
    if (summed if anchor.money else is_owned(page, anchor)) or is_piece_price(page, sentence, anchor):
        return True
    words = page.within((sentence.start, sentence.end), "background")
    near = [b for b in words if "yes" not in {b.says(mark) for mark in OTHERWISE}]
    near = [b for b in near if span[0] <= b.start < span[1] or b.end <= anchor.start]
    near = [b for b in near if not (b.says("apart") and _is_dealt(page, sentence, b))]
    if frame is not None and frame.value in PRICED:
        near = [
            b for b in near if not b.says("lender")
        ]  # "which lives on an IMF loan, bought jets for 4 billion"
    near = without_sources(page, sentence, anchor, frame=frame, words=near) if anchor.money else near
    lent = any(f.value in LENDING for f in page.within(sentence, "frame"))
    # what went into one scheme since January is its size
    told = scheme_told(page, of_sum(page, sentence, anchor))
    alone = told and not any(start < anchor.start for start, _ in anchor.others)
    totals = [b for b in near if b.says("always") and not (alone or ((told or lent) and b.says("yearly")))]
    one = is_of_one_contract(page, anchor, frame)
    totals = [b for b in totals if not (one or is_of_sum(page, anchor))]
    total = any(next_to(anchor, b) or opens_all(page, sentence, anchor, b) for b in totals)
    if total or _is_part_of_total(page, sentence, anchor):
        return anchor.money
    near = [b for b in near if not b.says("always")]
    near = [b for b in near if not is_of_project(page, sentence, anchor, b)]
    if anchor.money and _is_for_thing(page, sentence, anchor):
        near = [b for b in near if not (b.says("project") or b.says("itself"))]
    if anchor.money and _is_for_state(page, anchor):
        return False
    given = frame is not None and frame.value in {"pledge", "lend", "give"} and frame.says("verb")
    if given and frame is not None and 0 <= anchor.start - frame.end < GIVEN:
        near = [b for b in near if b.start < anchor.end]  # what stands behind says where the money is from
    if not near or not anchor.money or _is_rest(page, anchor):
        return False
    away = min(distance(anchor, b) for b in near)
    reached = away <= distance(anchor, frame) if frame else True
    return reached or is_at_large(page, sentence, frame)


def _is_part_of_total(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell a part of a total or a budget: *14 billion since 2022, of which 10 billion has been spent*.

    So is what it was before: *orders totalled 6.2 billion, against 4.1 billion a year earlier*. The line of a budget for a named state or for arms is a claim all the same.
    """
    near = page.within((max(sentence.start, anchor.start - PART), anchor.start), "part", "preposition")
    parts = [w for w in near if w.says("plural") or (w.value == "against" and w.end == anchor.start - 1)]
    wholes = [span for span in anchor.others if parts and span[1] <= parts[-1].start]
    if not wholes:
        return False
    whole = Anchor(
        *wholes[-1], money=True, others=tuple(span for span in anchor.others if span != wholes[-1])
    )
    told = page.within((sentence.start, parts[-1].start), "background")
    if any(b.says("always") and not b.says("yearly") and next_to(whole, b) for b in told):
        return True
    behind = (parts[-1].end, sentence.end)
    things = [i for i in page.within(behind, "item") if not i.says("weak") and i.value not in GENERAL]
    states = [a for a in page.actors_in(behind) if a.kind == "state"]
    before = sentence.part(sentence.start, behind[0])
    return not (things or states) and is_background(page, before, whole, None)


def _is_for_state(page: Page, anchor: Anchor) -> bool:
    """Tell the line of a budget for a named state: *Im Haushalt sind 11,5 Milliarden für die Ukraine vorgesehen*."""
    behind = [a for a in page.actors_in((anchor.end, anchor.end + LINE)) if a.kind == "state"]
    leads = [p for p in page.within((anchor.end, anchor.end + LEAD), "preposition") if p.value == "for"]
    aimed = bool(leads) and leads[0].start <= anchor.end + 1  # "für die Ertüchtigung der Ukraine"
    near = [a for a in behind if aimed or a.led_by == "for"]
    return any("," not in page.folded[anchor.end : a.start] for a in near)


def _is_for_thing(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell the line of a budget for named arms: *in the budget are 900 million for the first two frigates*."""
    inside = page.within((anchor.start, anchor.end), "item")
    if inside and ", " not in page.folded[anchor.start : inside[0].start]:
        return True  # "1.8 billion for the first two submarines"
    behind = (anchor.end, min(sentence.end, anchor.end + LINE))
    leads = [p for p in page.within((anchor.end, anchor.end + LEAD), "preposition") if p.value == "for"]
    things = [i for i in page.within(behind, "item") if i.value not in GENERAL and not i.says("weak")]
    return bool(leads and things) and "," not in page.folded[anchor.end : things[0].start]


def _is_rest(page: Page, anchor: Anchor) -> bool:
    """Tell what is left of a sum just told: *the remaining 590 million will come from the defence budget*."""
    words = page.within((max(0, anchor.start - REST), anchor.end + REST), "some_of")
    return any(w.says("rest") and distance(anchor, w) <= 1 for w in words)


def is_spent_on_itself(page: Page, sentence: Sentence, item: Mention | None) -> bool:
    """Tell money that a state spends on no thing told beside it: *plans to invest 28 billion in modernising its forces*."""
    if item is not None and sentence.start <= item.start < sentence.end:
        return False
    states = [a for a in page.actors_in(sentence) if a.kind == "state"]
    alone = len({a.codes for a in states}) == 1 and not any(a.led_by for a in states)
    return alone and not page.within(sentence, "anaphor", "pronoun", "scheme")


def is_refused(page: Page, anchor: Anchor) -> bool:
    """Tell a figure that is only named to be set right, or not taken: *not $100 billion*, *rather than 24 Gripens*."""
    before = page.within((max(0, anchor.start - 6), anchor.start), "denial")
    before += [
        c for c in page.within((max(0, anchor.start - 22), anchor.start), "contrast") if c.says("instead")
    ]
    return any(page.mentions.only(page.folded, d.end, anchor.start, "article", "preposition") for d in before)


def _is_in_return(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell what a seller does in return, which is no price: *In return, local firms are to get orders worth 300 million*."""
    before = (sentence.start, anchor.start)
    words = [w for w in page.within(before, "exchange") if not page.within((w.start, w.end), "anaphor")]
    return bool(words and page.within(before, "industry")) and not page.within(sentence, "item")


def belongs(page: Page, sentence: Sentence, thing: Thing, scene: Draft | None, *, counted: bool) -> bool:
    """Tell whether a figure is about defence at all, by its own sentence and the one before.

    A thing that civilians buy too (aircraft, drones, radars) needs a word of defence or a deal beside it.
    """
    item, name, _ = thing
    arms = [i for i in page.within(sentence, "item") if not i.says("weak")]
    if arms or page.within(sentence, "scheme"):
        return True
    close = scene is not None and scene.until >= sentence.number - 2
    lends = close and any(f.value in {"lend", "fund"} for f in page.within(sentence, "frame"))
    civil = [c for c in page.within(sentence, "civil") if not (lends and c.value == "bank")]
    if civil or (counted and name is None):
        return False
    if item and item.says("weak") and not item.says("civil") and (not item.entry.named) and not close:
        told = page.within(sentence, "defence") or _opens_on_arms(page)
        if not told and not _arms_follow(page, sentence):
            return False
        if is_civil(page) and not page.within(sentence, "defence"):
            return False
    states = [a for a in page.actors_in(sentence) if a.kind != "origin"]
    if states and not counted and aid_told(page, sentence):
        return True
    body = not states and item is not None and bool(page.within(sentence, "government", "institution"))
    lent = len(states) > 1 and (bool(page.within(sentence, "defence")) or _arms_follow(page, sentence))
    close = close or _arms_before(page, sentence) or _goes_on_about(page, sentence, scene)
    return (
        (bool(states) and (name is not None or close))
        or (close and name is not None)
        or lent
        or body
        or (close and _deals(page, sentence))
        or (lends and not counted)
    )


def _opens_on_arms(page: Page) -> bool:
    """Tell a text whose title names arms, or whose title or first sentence speaks of defence."""
    lead = page.sentences[min(1, len(page.sentences) - 1)]
    return bool(page.within(page.sentences[0], "item", "scheme") or page.within((0, lead.end), "defence"))


def _deals(page: Page, sentence: Sentence) -> bool:
    """Tell a sentence about buying or lending in a text without civil things."""
    dealt = any(f.value in {"buy", "sell", "lend"} for f in page.within(sentence, "frame"))
    return dealt and not is_civil(page)


def _goes_on_about(page: Page, sentence: Sentence, scene: Draft | None) -> bool:
    """Tell a sentence that goes on about the deals of a text in which little or nothing civil is told."""
    if scene is None or scene.until < sentence.number - GOES_ON:
        return False
    arms = [i for i in page.mentions.of("item") if not i.says("weak")]
    if len(page.mentions.of("civil")) * CIVIL > len(arms):
        return False
    frames = page.within(sentence, "frame")
    giving = any(f.value in {"pledge", "fund", "receive"} and f.says("verb") for f in frames)
    acting = any(a.kind == "state" and not a.led_by for a in page.actors_in(sentence))
    return any(f.value in DEALING for f in frames) or (giving and acting)


def aid_told(page: Page, sentence: Sentence) -> Mention | None:
    """Return the arms told of right before money is pledged: *US arms for Ukraine ... Germany adds 200 million*."""
    pledged = [f for f in page.within(sentence, "frame") if f.value in {"pledge", "fund"} and f.says("verb")]
    earlier = page.sentences[max(1, sentence.number - AID_REACH) : sentence.number]
    told = [i for s in earlier for i in page.within(s, "item") if not i.says("weak")]
    given = [f for s in earlier for f in page.within(s, "frame") if f.value in {"pledge", "fund", "give"}]
    return told[-1] if pledged and told and given else None


def _arms_before(page: Page, sentence: Sentence) -> bool:
    """Tell a sentence whose own paragraph has just spoken of arms; in a text without civil things, any paragraph."""
    plain = not page.mentions.of("civil")
    before = page.sentences[max(0, sentence.number - (2 if plain else 1)) : sentence.number]
    return any(
        not item.says("weak")
        for one in before
        if plain or one.paragraph == sentence.paragraph
        for item in page.within(one, "item")
    )


def _arms_follow(page: Page, sentence: Sentence) -> bool:
    """Tell money whose next sentence says that it is for arms: *EU lends 90 bn. Of this, 60 for weapons*."""
    lent = any(frame.value == "lend" for frame in page.within(sentence, "frame"))
    following = page.sentences[sentence.number + 1 : sentence.number + (LENT if lent else 2)]
    return any(
        not item.says("weak")
        for after in following
        if lent or after.paragraph == sentence.paragraph
        for item in page.within(after, "item")
    )


def is_open_gift(draft: Draft) -> bool:
    """Tell a gift of a named thing whose taker is left open: *Ottawa has agreed to transfer 25 LAV 6 vehicles*."""
    named = draft.item is not None and draft.item.entry.named and draft.quantity is not None
    taken = {"recipient", "buyer"} & set(draft.roles)
    return draft.type == "donation" and "funder" in draft.told and named and not taken


def _is_counted_delivery(draft: Draft) -> bool:
    """Tell how many of a named thing are delivered, whoever gets them: *cinque Lynx sono arrivati a Montelibretti*."""
    named = draft.item is not None and draft.item.entry.named
    return draft.type == "delivery" and named and draft.quantity is not None


def is_whole(draft: Draft, *, anchored: bool) -> bool:
    """Tell whether a draft names enough to be a claim: a party, and for what is handed over a taker.

    A text that tells a deal all the same (``anchored``) need not say who gets a gift.
    """
    buyer = draft.roles.get("buyer", ())
    firm = (
        draft.type == "purchase" and buyer and buyer[0] not in state_names() and set(draft.roles) == {"buyer"}
    )
    if firm or (draft.frame == "spend" and draft.quantity is None and set(draft.roles) == {"seller"}):
        return False  # "Rheinmetall spent 600 million on new plants for ammunition"
    if draft.type in {"donation", "delivery"} and not {"recipient", "buyer"} & set(draft.roles):
        return anchored and (is_open_gift(draft) or _is_counted_delivery(draft) or is_money_given(draft))
    return anchored or bool(draft.roles or draft.parties or draft.stance)
