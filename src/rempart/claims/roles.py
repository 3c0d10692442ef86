"""Who buys, sells, pays, receives and builds, by voice, preposition and the kind of verb."""

from typing import Final

from rempart.claims.acting import STRONG, agent_of, is_given, is_passive, owns_thing, subject_of
from rempart.claims.actor import Actor
from rempart.claims.anchor import Anchor
from rempart.claims.brackets import clause_start, closes
from rempart.claims.filled import Filled, fill, taken
from rempart.claims.frames import frame_rows
from rempart.claims.funders import add_funder, lent_to_buy, pay_out
from rempart.claims.loan_uses import borrow_to_buy
from rempart.claims.mentions import Mention
from rempart.claims.moods import is_participle
from rempart.claims.page import Page
from rempart.claims.paid_making import add_maker
from rempart.claims.partners import (
    act_jointly,
    acts_too,
    adjective_buyer,
    approved_at_home,
    awarded_to,
    charged,
    from_participle,
    is_entrusted,
    made_in,
    orderer,
    partner,
    signed_by,
    signed_with,
    talks_of_gift,
)
from rempart.claims.places import (
    at_place,
    giver_named,
    inflects,
    is_offered,
    is_placed_with,
    is_sent_to,
    listed_share,
    of_whom,
    owns_scheme,
    owns_stocks,
    second_party,
)
from rempart.claims.producers import industry
from rempart.claims.sentences import Sentence
from rempart.claims.understood import from_pronoun, gapped, owner_of, sharer, speaking, topic
from rempart.terms.table import Row

ROLES: Final = ("buyer", "seller", "funder", "recipient", "producer")
# Letters that open a sentence, in which a taker may stand before its verb.
FRONTED: Final = 30
GRANTING: Final = frozenset({"approve", "pledge", "give"})
OBJECT: Final = frozenset({"", "acc"})
GRANTED: Final = frozenset({"pledge", "lend", "give", "approve"})


def assign(
    page: Page, frame: Mention, anchor: Anchor, sentence: Sentence, *, grammar: str = ""
) -> list[Filled]:
    """Return the roles that the words around one frame fill, the surest first; each role once.

    ``grammar`` names the row of the frame table to use where it is not the frame's own.
    """
    row = frame_rows()[grammar or frame.value]
    actors = [a for a in page.actors_in(sentence) if a.kind != "origin" and not owns_scheme(page, a)]
    actors = [a for a in actors if not owns_stocks(page, a)]
    found: list[Filled] = []
    owner = owner_of(page, anchor, actors) or sharer(page, anchor, actors)
    owner = owner or listed_share(page, anchor, actors) or giver_named(page, frame, sentence)
    if owner and row.text("subject"):
        fill(found, row.text("subject"), owner, "possessive")
    _bracketed(page, found, anchor, actors=actors, row=row)
    _whose_money(found, frame, actors, row)
    talks_of_gift(page, found, frame, actors)
    for actor in actors:
        if row.text("type") == "purchase" and owns_thing(page, actor):
            fill(found, "seller", actor, "whose thing it is")
    _main_part(page, found, frame, anchor=anchor, sentence=sentence, row=row)
    built = row.text("type") == "production"  # "18 in Korea, the other 36 will be built in Romania"
    for actor in sorted(actors, key=lambda a: (not is_placed_with(frame, a), built and a.end < anchor.start)):
        if taken(found, actor) or not _in_reach(page, frame, anchor, actor):
            continue
        if topic(page, [actor], sentence) or _pays(page, sentence, actor):
            continue
        role, rule = _by_place(page, found, frame, actor=actor, row=row)
        if role:
            fill(found, role, actor, rule)
    from_participle(page, found, frame, anchor)
    approved_at_home(page, found, frame, actors)
    adjective_buyer(page, found, frame)
    orderer(page, found, frame, actors)
    awarded_to(page, found, frame, actors)
    charged(page, found, frame, actors)
    signed_by(page, found, frame, actors)
    signed_with(page, found, row, sentence)
    joint = [a for a in actors if a.led_by == "joint" and _in_reach(page, frame, anchor, a)]
    act_jointly(found, [a for a in joint if acts_too(page, frame, anchor, a)], row.text("subject"))
    _end_of_list(page, found, frame, anchor=anchor, actors=actors)
    industry(page, found, frame, actors)
    borrow_to_buy(page, found, frame, actors)
    lent_to_buy(page, found, frame, actors)
    add_funder(page, found, frame, anchor)
    pay_out(page, found, frame, anchor)
    made_in(page, found, frame, anchor=anchor, sentence=sentence)
    add_maker(page, found, anchor)
    return found


def _by_place(page: Page, found: list[Filled], frame: Mention, *, actor: Actor, row: Row) -> tuple[str, str]:
    """Return the role of a party beside a verb, with its rule: by its preposition, its case, its place."""
    made = actor.led_by == "in" and (actor.start >= frame.end or _framed(page, frame, actor))
    if (actor.led_by in {"from", "with", "to", "for"} or made) and row.text(actor.led_by):
        return _other_side(found, row.text(actor.led_by)), actor.led_by
    if actor.led_by == "toward" and frame.value in {"deliver", "give", "reach"}:
        return "recipient", "toward"
    if actor.led_by == "with" and actor.kind == "firm" and row.text("subject") == "buyer":
        return "seller", "firm signed with"
    if is_placed_with(frame, actor):
        return "seller", "order placed with"
    given = actor.led_by == "dat" and not is_offered(page, actor)
    subject_end = next((f.end for f in found if f.rule == "subject"), -1)
    second = second_party(page, frame, actor, subject_end)
    asked = "nom" not in actor.cases or ("acc" in actor.cases and any(f.rule == "subject" for f in found))
    if actor.kind == "firm" and row.text("object") in {"buyer", "recipient"} and inflects(page):
        asked = False  # "sprzedała jej Huta Stalowa Wola": who gets things has a case there, or is led
    if actor.kind == "firm" and _is_counted(page, actor.start - 1):
        asked = False  # "would donate 42 Patria vehicles"
    inside = frame.start < actor.start < frame.end  # "handed Ukraine a battery"
    close = actor.led_by in OBJECT and asked and (inside or 0 <= actor.start - frame.end <= 5)
    readings = (
        (at_place(page, frame, actor, row), "at", True),
        (row.text("to"), "in is to", is_sent_to(page, frame, actor)),
        (row.text("dat"), "dative", given),
        (of_whom(page, frame, actor, row), "genitive", actor.led_by == "of"),
        (row.text("dat"), "second party of the clause", second or _is_paid(page, frame, actor)),
        (row.text("dat"), "given by the verb before", is_given(page, frame, actor)),
        (row.text("object"), "firm entrusted", frame.value == "choose" and is_entrusted(actor)),
        (row.text("object"), "object", close),
    )
    return next(((role, rule) for role, rule, holds in readings if role and holds), ("", ""))


def _is_counted(page: Page, end: int) -> bool:
    """Tell a number that ends right before a name: what follows is counted, and acts for nobody."""
    return page.folded[end - 1 : end].isdigit() or bool(page.mentions.ending_at(end, "number"))


def _is_paid(page: Page, frame: Mention, actor: Actor) -> bool:
    """Tell the firm right behind a verb of paying: *betaalt het Finse Patria 210 miljoen*, *zahlt Marokko Airbus*."""
    pays = frame.says("verb") and (frame.value == "fund" or bool(frame.says("pays")))
    if not pays or actor.kind != "firm" or actor.start < frame.end:
        return False
    gap = (frame.end, actor.start)
    return page.mentions.only(page.folded, *gap, "article", "adjective", "party", "industry")


def _bracketed(page: Page, found: list[Filled], anchor: Anchor, *, actors: list[Actor], row: Row) -> None:
    """Give a figure in brackets to the party before it: *Poland (43.7 billion) and Romania (16.7)*."""
    role = "recipient" if row.text("type") == "loan" else row.text("subject")
    for actor in actors:
        if role and page.folded[actor.end : anchor.start] == " (":
            fill(found, role, actor, "before the brackets")


def _pays(page: Page, sentence: Sentence, actor: Actor) -> bool:
    """Tell whose money it is, by a phrase such as *cu bani din Europa*."""
    return any(
        f.says("money") and f.start <= actor.start < f.end + 20
        for f in page.within((max(sentence.start, actor.start - 60), sentence.end), "frame")
    )


def _whose_money(found: list[Filled], frame: Mention, actors: list[Actor], row: Row) -> None:
    """Let whose money a phrase names pay: *520 sono a carico della Francia*."""
    named = [a for a in actors if frame.start < a.start <= frame.end + 1 and a.led_by == "of"]
    if frame.says("money") and named:
        fill(found, row.text("subject"), named[0], "whose money it is")


def _other_side(found: list[Filled], role: str) -> str:
    """Who signs with a firm that sells, buys: *Kongsberg har signert en kontrakt med Polen*."""
    sold = any(f.role == "seller" and f.rule == "subject" for f in found)
    return "buyer" if sold and role == "seller" else role


def _framed(page: Page, frame: Mention, actor: Actor) -> bool:
    """Tell a place inside the clause that a verb closes: *61 sollen in Polen gebaut werden*."""
    return (
        "bracket" in page.language.word_order
        and closes(page, frame)
        and clause_start(page, frame) < actor.start < frame.start
    )


def _main_part(
    page: Page, found: list[Filled], frame: Mention, *, anchor: Anchor, sentence: Sentence, row: Row
) -> None:
    """Fill the role of who acts: a giver in a relative clause, a *by* actor, else the subject."""
    actors = [a for a in page.actors_in(sentence) if a.kind != "origin" and not owns_stocks(page, a)]
    agent = agent_of(page, frame, actors)
    giver = _relative_giver(page, frame, anchor, actors) if row.text("subject") == "funder" else None
    if giver:
        fill(found, "funder", giver, "relative clause")
        subject = subject_of(page, frame, actors)
        if subject:
            fill(found, "recipient", subject, "user of the money")
    elif agent and row.text("by"):
        sold = agent.kind == "firm" and agent.agent and not is_passive(page, frame)
        fill(found, "seller" if sold and row.text("by") == "buyer" else row.text("by"), agent, "by")
        given = None if frame.says("passive") else subject_of(page, frame, actors)
        apart = given is not None and given.end <= anchor.start < frame.start
        if given and row.text("after") and not apart and is_passive(page, frame):
            fill(found, row.text("after"), given, "passive subject")
    else:
        subject = (
            None
            if frame.says("money") or _is_owned(page, frame, actors, row)
            else speaking(page, frame, sentence)
            or gapped(page, frame, anchor, actors)
            or subject_of(page, frame, actors)
            or from_pronoun(page, frame, sentence)
            or topic(page, actors, sentence)
        )
        subject = _after_taker(page, found, frame, subject=subject, actors=actors, row=row)
        if subject and _pays_only(page, frame, subject, row.text("subject")):
            fill(found, "funder", subject, "who pays for it")
        elif subject and row.text("subject") != "seller" and _receives(page, frame, subject):
            fill(found, "recipient", subject, "who receives it")
        elif subject and row.text("subject") and not is_passive(page, frame):
            firm = subject.kind == "firm" and (row.text("subject") == "buyer" or frame.value == "ask")
            fill(found, "seller" if firm else row.text("subject"), subject, "subject")
            if firm:
                partner(page, found, subject, actors)
        elif (
            subject
            and row.text("after")
            and not frame.says("passive")
            and not subject.end <= anchor.start < frame.start
        ):
            fill(found, row.text("after"), subject, "passive subject")


def _end_of_list(
    page: Page, found: list[Filled], frame: Mention, *, anchor: Anchor, actors: list[Actor]
) -> None:
    """Give what stands behind a whole list to each of its things: *12 tanks, six guns and shells to Kyiv*."""
    row, sentence = frame_rows()[frame.value], page.sentence_at(anchor.start)
    for actor in actors:
        if actor.start < anchor.end or actor.start < frame.end or taken(found, actor):
            continue
        low = max(anchor.end, frame.end)
        sums = [m for m in page.figures_in(sentence)[0] if low <= m.start and m.end <= actor.start]
        crossed = [o for o in anchor.others if low <= o[0] and o[1] <= actor.start]
        priced = bool(sums) or (anchor.money and bool(crossed))  # another thing with its own price
        marks = priced or any(mark in page.folded[low : actor.start] for mark in STRONG)
        verbs = [f for f in page.within((low, actor.start), "frame") if f.says("verb")]
        if marks or verbs or actor.start - low > 200:
            return
        bought = actor.led_by == "from" and _is_bought_from(page, frame, actor)
        if actor.led_by in {"to", "for", "from"} and row.text(actor.led_by) and not bought:
            fill(found, row.text(actor.led_by), actor, "end of the list")


def _pays_only(page: Page, frame: Mention, subject: Actor, role: str) -> bool:
    """Tell who pays for what others do: *Germany will finance the production*, but builds nothing."""
    if not frame.says("noun") or role == "funder" or subject.end > frame.start:
        return False
    between = [f for f in page.within((subject.end, frame.start), "frame") if f.says("verb")]
    if not between and "nom" in subject.cases:  # "профинансируют Дания и Норвегия, стоимость контракта"
        ahead = page.within((max(0, subject.start - 40), subject.start), "frame")
        between = [f for f in ahead if f.says("verb") and subject.start - f.end <= 1]
    return bool(between) and between[-1].value == "fund" and not is_passive(page, between[-1])


def _receives(page: Page, frame: Mention, subject: Actor) -> bool:
    """Tell who receives, or asks for, what a noun names: *Poland is to receive, was granted 43.7 billion in loans*."""
    if not frame.says("noun") or subject.end > frame.start:
        return False
    between = [f for f in page.within((subject.end, frame.start), "frame") if f.says("verb")]
    if not between and "bracket" in page.language.word_order:
        last = page.within((frame.end, page.sentence_at(frame.start).end), "frame")
        between = [f for f in last if f.value == "receive" and closes(page, f)]
        return bool(between)  # "Kiew hat 1,5 Milliarden aus dem Darlehen erhalten"
    if not between:
        return False
    guests = [a for a in page.actors_in((between[-1].end, frame.start)) if a.led_by in {"", "to", "acc"}]
    if between[-1].value == "receive" and guests:
        return False  # "tras recibir en Madrid a Zelenski, anunció"
    granted = between[-1].value in GRANTED and is_passive(page, between[-1])
    return granted or between[-1].value in {"receive", "ask"}


def _after_taker(
    page: Page, found: list[Filled], noun: Mention, *, subject: Actor | None, actors: list[Actor], row: Row
) -> Actor | None:
    """Fill who receives what a noun names, and return its giver: *Romania was allotted 16 billion in EU loans*."""
    if subject is None or row.text("subject") != "funder" or not noun.says("noun"):
        return subject
    if page.folded[subject.end : noun.start] != " ":
        return subject
    before = [a for a in actors if a.end <= subject.start and a.kind == "state" and not a.led_by]
    verbs = page.within((before[-1].end, subject.start), "frame") if before else []
    told = next((f for f in verbs if f.says("verb")), None)
    taken_by = told is not None and (told.value == "receive" or is_passive(page, told))
    if taken_by and not set(before[-1].codes) & set(subject.codes):
        fill(found, "recipient", before[-1], "who is given it")
    return subject


def _is_owned(page: Page, frame: Mention, actors: list[Actor], row: Row) -> bool:
    """Tell a noun whose doer stands behind it in the genitive: *odrzucił prośbę Kijowa o 100 rakiet*."""
    return any(row.text("of") == of_whom(page, frame, a, row) != "" for a in actors if a.led_by == "of")


def _relative_giver(page: Page, frame: Mention, anchor: Anchor, actors: list[Actor]) -> Actor | None:
    """Return who gave the money of a noun: *a loan that Washington granted*, *un don accordé par Oslo*."""
    if not frame.says("noun"):
        return None
    last = max(frame.end, anchor.end)
    for actor in actors:
        if not last < actor.start < last + 60 or actor.led_by not in {"", "by"}:
            continue
        given = [f for f in page.within((last, actor.start), "frame") if f.says("verb")]
        if (
            actor.led_by == "by"
            and given
            and page.mentions.only(page.folded, last, given[0].start, "that", "rank")
        ):
            return actor
        that = page.within((last, actor.start), "that", "pronoun")
        if not actor.led_by and that and not page.folded[last : that[0].start].strip(" ,"):
            return actor
    return None


def _in_reach(page: Page, frame: Mention, anchor: Anchor, actor: Actor) -> bool:
    """Tell whether an actor belongs to this frame rather than to another clause."""
    low, high = min(frame.end, actor.end), max(frame.start, actor.start)
    gap = page.folded[low:high]
    if any(mark in gap for mark in STRONG) or len(gap) > 200:
        return False
    between = [f for f in page.within((low, high), "frame") if f.says("verb")]
    if actor.led_by == "dat":  # "Hrvatskoj je odobreno 1,7 milijardi eura zajma"
        between = [f for f in between if f.value not in GRANTING]
    if actor.agent and actor.start > frame.start and between and is_participle(page, between[-1]):
        return False  # "armi americane finanziate dall'Europa"
    crossed = [o for o in anchor.others if low <= o[0] and o[1] <= high]
    if actor.start > frame.end and page.within((frame.end, actor.start), "speech"):
        return False  # "the tanks cost a billion, the minister writes to parliament"
    bought = actor.led_by == "from" and actor.start > frame.end and _is_bought_from(page, frame, actor)
    if bought or _is_of_verb_before(page, frame, actor):
        return False
    if actor.agent and between and actor.start > frame.end:
        return False  # "bought arms, paid for by Europe": not from Europe
    if actor.led_by in {"from", "with"} and not between:
        crossed = []
    ahead = actor.start < frame.start and not _opens_with_taker(page, frame, actor)
    apart = _is_of_count_before(page, frame, anchor, actor)
    return not apart and not crossed and len(between) <= (0 if ahead else 1)


def _is_of_count_before(page: Page, frame: Mention, anchor: Anchor, actor: Actor) -> bool:
    """Tell who gets what another number counts: *26 go to the Swedish army, the other 18 are given to Kyiv*."""
    if actor.led_by not in {"to", "for"} or not actor.end <= anchor.start < frame.start:
        return False
    parted = "," in page.folded[actor.end : anchor.start]
    low = page.sentence_at(anchor.start).start
    return parted and any(low <= start and end <= actor.start for start, end in anchor.others)


def _opens_with_taker(page: Page, frame: Mention, actor: Actor) -> bool:
    """Tell a taker set before the verb of its sentence: *Till Ukraina går i år ett stödpaket*, *To Kyiv will go*."""
    given = frame_rows()[frame.value].text("to") == "recipient" and actor.led_by in {"to", "for"}
    return given and actor.end - page.sentence_at(actor.start).start < FRONTED


def _is_of_verb_before(page: Page, frame: Mention, actor: Actor) -> bool:
    """Tell whom the verb before joins to itself: *stuurde acht F-16's naar Oekraïne en kocht zes F-35's*."""
    joined = actor.led_by and frame.says("verb") and page.within((actor.end, frame.start), "conjunction")
    if actor.end > frame.start or not joined:
        return False
    before = page.within((page.sentence_at(actor.start).start, actor.start), "frame")
    return any(f.says("verb") for f in before)


def _is_bought_from(page: Page, frame: Mention, actor: Actor) -> bool:
    """Tell a seller of what the money buys: *går til kjøp av våpen fra ukrainsk industri*."""
    bought = [
        f for f in page.within((frame.end, actor.start), "frame") if f.value == "buy" and f.says("noun")
    ]
    return frame.value in {"pledge", "give", "fund"} and bool(bought)
