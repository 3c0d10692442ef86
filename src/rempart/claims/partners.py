"""Parties that other words than the verb's own name: who gave what has come, who approves, who signs with a firm."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.acting import agent_of, subject_of
from rempart.claims.actor import Actor
from rempart.claims.anchor import Anchor
from rempart.claims.bare import is_year
from rempart.claims.filled import GIVEN_BY, Filled, fill
from rempart.claims.frames import frame_rows
from rempart.claims.mentions import Mention
from rempart.claims.moods import is_participle
from rempart.claims.ordering import gone_to
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.terms.table import Row

# Letters before a party in which the preposition that leads it stands.
LED: Final = 30
# Letters between a state and the firm it signs with.
PARTNER: Final = 40
AWARDING: Final = frozenset({"buy", "choose"})
AWARDED: Final = "contracted"
SIGNING: Final = frozenset({"signed", "contracted"})
# Letters between a state and the firm to which it awards.
AWARDS: Final = 24
# Letters between a firm's winning an order and whose order it is.
ORDERED: Final = 80
# How a party is led that pays a price: *cost Poland*, *обійдеться Чехії*.
CHARGED: Final = frozenset({"", "acc", "dat"})
# Letters beside an order in which its adjective stands.
BESIDE: Final = 20
# Verbs of what has come, and of what was done about it before.
ARRIVING: Final = frozenset({"reach", "deliver", "receive", "give"})
GIVING: Final = frozenset({"give", "deliver", "lend"})
BOTH: Final = 2  # parties of talks
# The rule of whoever a contract names beside a firm.
SIGNS: Final = "signs with the firm"
# Letters before a state in which its body stands, and before a body in which a preposition does.
BODY, LEAD = 40, 10
# Nouns of what a firm signs with a state, letters of intent among them.
SIGNED: Final = frozenset({"deal", "buy", "cooperate"})
# Sentences within which *the group* is the firm named last.
FIRM_TOLD: Final = 3
DEALT: Final = frozenset({"give", "pledge", "buy"})


def from_participle(page: Page, found: list[Filled], frame: Mention, anchor: Anchor) -> None:
    """Add who gave or bought what has come: *All 49 tanks donated by Australia have arrived*, *got 12 donated by France*."""
    if frame.value not in ARRIVING or not frame.says("verb"):
        return
    received = frame.value == "receive" and frame.end <= anchor.start
    span = (anchor.start, anchor.end + BODY if received else frame.start)
    for verb in page.within(span, "frame"):
        if verb.value not in DEALT or not verb.says("verb"):
            continue
        if received and page.folded[anchor.end : verb.start].strip(" ,"):
            return
        actors = [
            a for a in page.actors_in((anchor.start, max(span[1], verb.end + BODY))) if a.kind != "origin"
        ]
        agent = agent_of(page, verb, actors)
        if agent and (is_participle(page, verb) or (received and agent.led_by == "by")):
            fill(found, "buyer" if verb.value == "buy" else "funder", agent, GIVEN_BY)
        return


def approved_at_home(page: Page, found: list[Filled], frame: Mention, actors: list[Actor]) -> None:
    """Let the state whose bodies approve a plan buy, where nobody else does and it sells nothing itself."""
    if frame.value != "approve" or any(f.role == "buyer" for f in found):
        return
    subject = subject_of(page, frame, actors)
    if subject and subject.kind == "state" and not {"US", "EU", "NATO"} & set(subject.codes):
        fill(found, "buyer", subject, "approves at home")


def adjective_buyer(page: Page, found: list[Filled], frame: Mention) -> None:
    """Let the adjective of an order buy: *a Romanian order for 54 howitzers*, *la commande australienne*."""
    if frame.value != "buy" or not frame.says("noun") or any(f.role == "buyer" for f in found):
        return
    for actor in page.actors_in((max(0, frame.start - BESIDE), frame.end + BESIDE)):
        touching = actor.end == frame.start - 1 or (actor.start == frame.end + 1 and not actor.led_by)
        if actor.kind == "origin" and touching:
            fill(found, "buyer", actor, "adjective of the order")
            return


def partner(page: Page, found: list[Filled], firm: Actor, actors: list[Actor]) -> None:
    """Let the state that signs together with a firm buy: *Ministarstvo obrane i konzorcij KNDS potpisali su*."""
    for actor in actors:
        gap = page.folded[actor.end : firm.start]
        together = actor.kind == "state" and not actor.led_by and 0 < len(gap) < PARTNER
        awards = [s for s in page.within((actor.end, firm.start), "status") if s.value == "contracted"]
        if together and awards and awards[-1].end == firm.start - 1 and len(gap) < AWARDS:
            fill(found, "buyer", actor, "awards to the firm")
        if together and "," not in gap and page.within((actor.end, firm.start), "conjunction"):
            fill(found, "buyer", actor, SIGNS)


def talks_of_gift(page: Page, found: list[Filled], frame: Mention, actors: list[Actor]) -> None:
    """Fill who gives and gets what two talk about: *Prague is in talks with Germany on the donation of 14 tanks*.

    Ukraine gets; the maker gives, else who is talked to; what goes to a third one is no such gift.
    """
    if frame.value not in GIVING or not frame.says("noun"):
        return
    before = [a for a in actors if a.kind == "state" and a.end <= frame.start]
    if len(before) < BOTH or before[-1].led_by != "with" or before[-2].led_by:
        return
    other, one = before[-1], before[-2]
    third = any(a.led_by in {"to", "for", "dat"} for a in actors if a.start >= frame.end)
    gap = (other.end, frame.start)
    if third or not 0 < gap[1] - gap[0] < AWARDS or page.within(gap, "frame", "conjunction"):
        return
    things = page.within((frame.end, frame.end + ORDERED), "item")
    made = any(maker in one.codes for item in things for maker in item.says("maker").split("+"))
    taker, giver = (other, one) if made or "UA" in other.codes else (one, other)
    fill(found, "funder", giver, "who is talked to")
    fill(found, "recipient", taker, "who is talked to")


def signed_with(page: Page, found: list[Filled], row: Row, sentence: Sentence) -> None:
    """Let the state with whose body a firm signs buy, in place, where no other is told to."""
    told = {f.role: f for f in found}
    both = signers(page, sentence) if row.text("type") == "purchase" else None
    if both and ("buyer" not in told or told["buyer"].rule in {"with", SIGNS}):
        found[:] = [f for f in found if f.role not in {"buyer", "seller"}]
        fill(found, "seller", both[0], "firm that signs")
        fill(found, "buyer", both[1], SIGNS)


def signers(page: Page, sentence: Sentence) -> tuple[Actor, Actor] | None:
    """Return the firm and the state of a contract: *Vantor has signed a contract with the Estonian Centre for*.

    The firm may only speak of it: *Fincantieri comunica di aver sottoscritto con il ministero della Difesa*; or be
    the one told of before: *The group has signed with*.
    """
    papers = [f for f in page.within(sentence, "frame") if f.value in SIGNED and f.says("noun")]
    for actor in page.actors_in(sentence) if papers else ():
        if not _is_signed_with(page, actor) or actor.kind not in {"state", "origin"}:
            continue
        before = page.actors_in((sentence.start, actor.start))
        firms = [a for a in before if a.kind == "firm" and not a.led_by and a.codes[0] not in actor.codes]
        firms = firms or _that_firm(page, sentence, actor)
        if firms and not any(a.kind == "state" and not a.led_by for a in before):
            return firms[0], actor
    return None


def _is_signed_with(page: Page, actor: Actor) -> bool:
    """Tell who is led by *with*, or whose body is: *with the air force of Kuwait*."""
    bodies = page.within((actor.start - BODY, actor.start), "institution", "government")
    if actor.led_by != "of" or not bodies:
        return actor.led_by == "with"
    leads = page.within((bodies[0].start - LEAD, bodies[0].start), "preposition")
    leads = [lead for lead in leads if lead.value == "with"]
    return bool(leads) and page.mentions.only(page.folded, leads[-1].end, bodies[0].start, "article")


def _that_firm(page: Page, sentence: Sentence, other: Actor) -> list[Actor]:
    """Return the firm of an earlier sentence that words such as *the group* mean before the one it signs with."""
    words = page.within((sentence.start, other.start), "speaker")
    if not any(word.says("firm") for word in words):
        return []
    before = page.actors_in((page.sentences[max(0, sentence.number - FIRM_TOLD)].start, sentence.start))
    return [a for a in before if a.kind == "firm"][-1:]


def orderer(page: Page, found: list[Filled], frame: Mention, actors: list[Actor]) -> None:
    """Let whose order a firm wins buy: *a décroché une commande de 17 Gripen de la Colombie*."""
    sold = any(f.role == "seller" and f.rule == "subject" for f in found)
    if not (frame.value == "win" or (frame.value == "buy" and frame.says("noun") and sold)):
        return
    for actor in actors:
        near = 0 < actor.start - frame.end < ORDERED
        if actor.kind != "state" or actor.led_by not in {"of", "from"} or not near:
            continue
        if any(f.says("noun") for f in page.within((frame.start, actor.start), "frame")):
            fill(found, "buyer", actor, "whose order it is")
            return


def charged(page: Page, found: list[Filled], frame: Mention, actors: list[Actor]) -> None:
    """Let whom a purchase costs its price buy: *The purchase of 44 tanks will cost Poland 34 billion*."""
    if frame.value not in {"buy", "deal"} or not frame.says("noun") or any(f.role == "buyer" for f in found):
        return
    for actor in actors:
        words = page.within((actor.start - ORDERED, actor.start), "frame", "price")
        costs = [w for w in words if w.kind == "price" or (w.value == "spend" and w.says("verb"))]
        if actor.kind == "state" and actor.led_by in CHARGED and any(w.end + 1 == actor.start for w in costs):
            fill(found, "buyer", actor, "what it costs")


def signed_by(page: Page, found: list[Filled], frame: Mention, actors: list[Actor]) -> None:
    """Let the state by which a contract is signed buy: *Le contrat de 24 Rafale a été signé par la Serbie*."""
    if frame.value not in {"deal", "buy"} or not frame.says("noun") or any(f.role == "buyer" for f in found):
        return
    for actor in actors:
        signed = page.within((actor.start - ORDERED, actor.start), "status")
        signed = [s for s in signed if s.value in SIGNING and s.start > frame.end]
        by = actor.led_by == "by" or actor.agent
        if (
            actor.kind == "state"
            and by
            and signed
            and page.mentions.only(page.folded, signed[-1].end, actor.start, "article", "preposition")
        ):
            fill(found, "buyer", actor, "signed by")


def awarded_to(page: Page, found: list[Filled], frame: Mention, actors: list[Actor]) -> None:
    """Let the firm to which a contract is notified, or goes, sell: *Paris a notifié à Thales un marché*."""
    sentence = page.sentence_at(frame.start)
    verbs = page.within((sentence.start, frame.start), "frame")
    if frame.value not in {"deal", "buy"} or not frame.says("noun"):
        return
    for firm in filter(None, (gone_to(page, v) for v in page.within((frame.end, sentence.end), "frame"))):
        found[:] = [f for f in found if f.codes != firm.codes]
        fill(found, "seller", firm, "firm that the contract goes to")
    awards = [v for v in verbs[-1:] if v.value in AWARDING]
    awards = awards or [s for s in page.within((sentence.start, frame.start), "status") if s.value == AWARDED]
    if not awards:
        return
    gap = (awards[-1].end, frame.start)
    firms = [a for a in actors if a.kind == "firm" and gap[0] <= a.start < gap[1]]
    firms = [a for a in firms if is_entrusted(a) or a.start - gap[0] <= 1]  # "adjudicó a Indra"
    buyer = subject_of(page, awards[-1], actors) if firms else None
    if firms and (buyer is None or buyer.kind == "state"):
        fill(found, "seller", firms[0], "firm entrusted")
    if buyer is not None and buyer.kind == "state":
        fill(found, "buyer", buyer, "awards to the firm")


def is_entrusted(actor: Actor) -> bool:
    """Tell the firm that gets the work: *a confié à Naval Group la construction de quatre frégates*."""
    return actor.kind == "firm" and actor.led_by in {"to", "dat"}


def made_in(page: Page, found: list[Filled], frame: Mention, *, anchor: Anchor, sentence: Sentence) -> None:
    """Add who builds a thing that somebody else pays for: *drones made in Ukraine*.

    Where only others of them are built says nothing of these: *18 come from France, the rest are built in India*.
    """
    if any(f.role == "producer" for f in found) or frame_rows()[frame.value].text("type") == "purchase":
        return
    for made in page.within((frame.end, sentence.end), "frame"):
        place = [
            a for a in page.actors_in((made.end, made.end + 45)) if a.led_by == "in" and a.kind == "state"
        ]
        if made.value == "produce" and place:
            gap = (anchor.end, made.start)
            if page.within(gap, "some_of") or any(not is_year(f) for f in page.numbers_in(*gap)):
                return
            found.append(Filled("producer", place[0].codes, (place[0].start, place[0].end), "made in"))
            return


def act_jointly(found: list[Filled], joint: Sequence[Actor], role: str) -> None:
    """Add who acts with the subject: *Danmark har sammen med Norge bestilt 40 haubitser*."""
    for place, one in enumerate(found):
        codes = [c for a in joint if a.kind != "firm" or role == "producer" for c in a.codes]
        if one.role == role and codes:
            found[place] = Filled(
                role, tuple(dict.fromkeys((*one.codes, *codes))), (one.start, one.end), one.rule
            )


def acts_too(page: Page, frame: Mention, anchor: Anchor, actor: Actor) -> bool:
    """Tell who does with the subject what a verb says of a figure: *has ordered 40 guns together with Norway*.

    Not of another figure or behind a comma: *two batteries, one of them jointly with France*.
    """
    leads = page.within((actor.start - LED, actor.start), "preposition")
    lead = next((word.start for word in leads if word.says("joint")), actor.start)
    if frame.end <= actor.start < anchor.start:
        return not page.within((actor.end, anchor.start), "conjunction")
    return ", " not in page.folded[max(frame.end, anchor.end) : lead]
