"""Deals told without a figure: *Athens signed a contract for a fourth frigate*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.details import withheld_in
from rempart.claims.draft import Draft
from rempart.claims.filling import read_roles
from rempart.claims.frames import distance_of, frame_rows, governing
from rempart.claims.grammars import grammar_of
from rempart.claims.home import OFFICES, leading, weights
from rempart.claims.items import GENERAL, is_passed_over, name_beside
from rempart.claims.language import state_names
from rempart.claims.mentions import Mention
from rempart.claims.money import AID
from rempart.claims.page import Page
from rempart.claims.roles import assign
from rempart.claims.sentences import Sentence
from rempart.claims.slots import note_item
from rempart.claims.speaker import Speaker
from rempart.claims.speakers import Speakers
from rempart.claims.statuses import status_of
from rempart.claims.triggers import USED_IN_WAR
from rempart.terms.status import ClaimType

# What a package is called whose contents are not told, and what is said to be kept.
SECRET: Final = GENERAL | {AID}
KEPT: Final = frozenset(
    {"list of weapons", "contents of each package", "contents of the shipments", "details"}
)
# Only a verb or noun of dealing close to a named thing makes a claim without a figure.
NEAR: Final = 70
NAME: Final = 20  # letters between the words for a kind of thing and its name
KINDS: Final[dict[str, tuple[ClaimType, str]]] = {
    "buy": ("purchase", "buyer"),
    "choose": ("purchase", "buyer"),
    "deal": ("purchase", "buyer"),
    "sell": ("purchase", "seller"),
    "win": ("purchase", "seller"),
    "give": ("donation", "funder"),
    "pledge": ("donation", "funder"),
    "deliver": ("delivery", "funder"),
    "receive": ("delivery", "recipient"),
    "reach": ("delivery", "recipient"),
}
ACTING: Final = frozenset({"state", "person", "origin"})
FIRM: Final = frozenset({"signed", "contracted", "announced", "delivered", "denied"})


def told_without_figure(page: Page, speakers: Speakers, sentence: Sentence) -> list[Draft]:
    """Return the deals of named equipment in a sentence without figures, one per thing."""
    found: dict[tuple[str, str], Draft] = {}
    things = page.within(sentence, "item")
    if not things:
        return []
    denials = [word for word in page.within(sentence, "status") if word.value == "denied"]
    refused = bool(denials)
    flat = next((word for word in denials if _is_flat(page, sentence, word)), None)
    items = [item for item in things if item.entry.named]
    if not items and not refused and sentence.paragraph:
        return _traded(page, speakers, sentence, things)
    if not items and refused:
        items = [i for i in things if not i.says("weak") or any(word in i.value for word in USED_IN_WAR)]
        items = [i for i in items if i.value not in SECRET]
    asked = bool(page.within(sentence, "conditional")) and not refused  # "asked whether Lisbon would buy"
    if not items or sentence.paragraph == 0 or asked:
        return []
    for item in items:
        chain = speakers.chain_at(item.start, item.end) if refused else ()
        acting = _refusing(page, chain, sentence) if refused else []
        draft = _draft(page, sentence, item, acting)
        if draft is None:
            continue
        draft.chain = speakers.chain_at(*draft.anchor)
        draft.status = "denied" if flat else status_of(page, draft, sentence)
        if flat:
            draft.note("status", "denial", (flat.start, flat.end))
        sure = item.entry.named and draft.frame != "reach"  # what arrives somewhere may be anybody's
        told = draft.status in FIRM if sure else draft.status == "denied"
        if told:
            found.setdefault((draft.type, item.value), draft)
    return list(found.values())


def left_open(page: Page, speakers: Speakers, sentence: Sentence) -> list[Draft]:
    """Return a deal that names neither figure nor a known name, for the figures that follow it to go on with.

    *Saab has received an order for ammunition from an undisclosed customer. The order is worth 640 million*.
    """
    things = [i for i in page.within(sentence, "item") if i.value not in GENERAL and not i.says("other")]
    if not things or sentence.paragraph == 0 or page.within(sentence, "conditional"):
        return []
    for item in things:
        draft = _draft(page, sentence, item)
        if draft is not None and draft.type == "purchase":
            draft.item = name_beside(page, item, things)  # "air defence systems Piorun"
            draft.item_name = draft.item.value
            draft.chain = speakers.chain_at(*draft.anchor)
            draft.status = status_of(page, draft, sentence)
            draft.latent = draft.status != "denied"
            names = [t for t in things if t.entry.named and 0 < t.start - item.end <= NAME]
            names = [t for t in names if not set(page.folded[item.end : t.start]) & set(",;:.")]
            if names and not item.entry.named:  # "air defence systems of the type IRIS-T"
                draft.item, draft.item_name = names[0], names[0].value
            return [draft] if draft.latent else []
    return []


def _traded(page: Page, speakers: Speakers, sentence: Sentence, things: Sequence[Mention]) -> list[Draft]:
    """Return a deal of two parties in a thing without a name: *The US will buy drones from Ukraine*."""
    items = [item for item in things if any(word in item.value for word in USED_IN_WAR)]
    plain = [] if items else [item for item in things if item.value not in SECRET and not item.says("weak")]
    items = items or plain
    if not items and _is_kept_secret(page, sentence):
        items = [item for item in things if item.value in SECRET][:1]
    draft = _draft(page, sentence, items[0]) if len(items) == 1 else None
    if draft is None or draft.type not in {"purchase", "donation", "delivery"}:
        return []
    parties = draft.parties_named
    if len(draft.roles) < 2 or len(parties) < 2 or not parties & state_names().keys():
        return []
    if items is plain and not (draft.told >= {"buyer", "seller"} and parties <= state_names().keys()):
        return []
    draft.chain = speakers.chain_at(*draft.anchor)
    draft.status = status_of(page, draft, sentence)
    return [draft]


def _is_kept_secret(page: Page, sentence: Sentence) -> bool:
    """Tell that what is in a package is not told, here or in the next sentence: *its contents are classified*."""
    hidden = (
        withheld for withheld, place, _ in withheld_in(page) if 0 <= place.number - sentence.number <= 1
    )
    return any(KEPT & set(withheld.says.split(" and ")) for withheld in hidden)


def _is_flat(page: Page, sentence: Sentence, denial: Mention) -> bool:
    """Tell words that deny all that their sentence tells: *There is no such plan*, *called the reports a fabrication*."""
    reported = denial.says("report") and page.within(sentence, "report", "outlet", "that")
    return bool(denial.says("flat") or reported)


def _refusing(page: Page, chain: Sequence[Speaker], sentence: Sentence) -> list[str]:
    """Return the states whose office may deny or rule out a deal: *Hungary's minister ruled out a purchase of Arrow*.

    An office without a state is that of the state which the text is about.
    """
    named = {a.codes for a in page.actors_in(sentence) if a.kind in ACTING and not a.led_by}
    states = [speaker.state for speaker in chain if speaker.state][-1:]
    states += [codes[-1] for codes in named if len(named) == 1]
    states += [leading(weights(page))] if page.within(sentence, *OFFICES) else []
    return [state for state in states if state in state_names()]


def _draft(page: Page, sentence: Sentence, item: Mention, acting: Sequence[str] = ()) -> Draft | None:
    """Return the deal in a named thing; the first of ``acting`` to have no part acts where its sentence names none."""
    if is_passed_over(page, item):
        return None
    anchor = Anchor(item.start, item.end, money=False)
    frame = governing(page, anchor, sentence)
    grammar = grammar_of(page, frame, item.value, anchor)
    if frame is None or grammar not in KINDS or distance_of(page, anchor, frame) > NEAR:
        return None
    kind, main = KINDS[grammar]
    kind = "donation" if kind == "delivery" and page.within(sentence, "free") else kind
    span = (min(frame.start, item.start), max(frame.end, item.end))
    draft = Draft(kind, span, span, sentence=sentence.number, rule=f"{kind}:{frame.value} without a figure")
    draft.frame, draft.by_noun, draft.unnumbered = frame.value, bool(frame.says("noun")), True
    draft.verb = frame
    draft.item, draft.item_name = item, item.value
    note_item(draft, item, "named thing beside a verb of dealing")
    filled = assign(page, frame, anchor, sentence, grammar=grammar)
    read_roles(page, draft, filled, None)
    taken = draft.parties_named
    makers = item.says("maker").split("+")
    free = [one for one in acting if one not in taken and not (main == "buyer" and one in makers)]
    noun = frame.says("noun") or any(word.says("report") for word in page.within(sentence, "status"))
    if free and noun and main not in draft.told:
        draft.roles[main] = (free[0],)
        draft.told |= {main}
    given = grammar == "pledge" and item.entry.named and draft.told >= {"funder", "recipient"}
    if main not in draft.told or not (given or KINDS[grammar][0] == frame_rows()[grammar].text("type")):
        return None
    starts = [f.start for f in filled if f.role == main and f.start >= sentence.start]
    draft.start = min([draft.start, *starts])
    return draft
