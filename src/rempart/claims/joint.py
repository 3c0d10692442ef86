"""Production that two parties agree on, told without a figure: *Sweden and Ukraine agreed on joint production of drones*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.draft import Draft
from rempart.claims.items import GENERAL
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.claims.slots import note_item, settle
from rempart.claims.speakers import Speakers
from rempart.claims.statuses import status_of

# Letters between what is agreed and the building, and between the building and its thing.
AGREED, MADE = 60, 30
MAKERS: Final = frozenset({"state", "firm", "industry"})
STEPS: Final = frozenset({"signed", "announced", "contracted"})


def joint_production(page: Page, speakers: Speakers, sentence: Sentence) -> list[Draft]:
    """Return the production that two states or firms agree on in a sentence without figures."""
    if sentence.paragraph == 0 or page.within(sentence, "denial"):
        return []
    for building in (f for f in page.within(sentence, "frame") if f.value == "produce"):
        item, agreed = _made(page, sentence, building), _agreed(page, sentence, building)
        makers = _makers(page, sentence, building) if item and agreed else ()
        if item is None or agreed is None or not makers:
            continue
        span = (min(agreed.start, building.start, item.start), max(agreed.end, building.end, item.end))
        draft = Draft(
            "production", span, span, sentence=sentence.number, rule="production:agreed without a figure"
        )
        draft.frame, draft.verb, draft.unnumbered = building.value, building, True
        draft.item, draft.item_name = item, item.value
        note_item(draft, item, "what is to be made")
        draft.roles["producer"], draft.told = tuple(makers), frozenset({"producer"})
        settle(page, draft, "who agree to make it")
        draft.chain = speakers.chain_at(*draft.anchor)
        draft.status = status_of(page, draft, sentence)
        return [draft]
    return []


def _made(page: Page, sentence: Sentence, building: Mention) -> Mention | None:
    """Return what is made: behind the verb or noun, or right before a verb that stands last."""
    behind = page.within((building.start, min(sentence.end, building.end + MADE + MADE)), "item")
    behind = [i for i in behind if i.end > building.end]
    before = page.within((max(sentence.start, building.start - MADE), building.start), "item")
    near = [i for i in behind if i.start - building.end <= MADE]
    near = near or [
        i for i in before[-1:] if page.mentions.only(page.folded, i.end, building.start, "particle")
    ]
    return next((i for i in near if i.value not in GENERAL and not i.says("other")), None)


def _agreed(page: Page, sentence: Sentence, building: Mention) -> Mention | None:
    """Return the word that tells the agreement: *agreed on*, *signed a letter of intent on*, *joint*."""
    low = max(sentence.start, building.start - AGREED)
    steps = [s for s in page.within((low, building.start), "status", "auxiliary") if s.value in STEPS]
    papers = [f for f in page.within((low, building.start), "frame") if f.value in {"cooperate", "deal"}]
    told: Sequence[Mention] = [*steps, *papers]
    return told[-1] if told else None


def _makers(page: Page, sentence: Sentence, building: Mention) -> tuple[str, ...]:
    """Return two or more who agree: subjects together, one *with* another; of *the sides* the states named."""
    here = [a for a in page.actors_in(sentence) if a.kind in MAKERS]
    # "the sides agreed on making Ukrainian drones in Norway"
    if not any(a.end <= building.start for a in here):
        here = [a for a in page.actors_in(sentence) if a.kind in {"state", "origin"}]
        named = tuple(dict.fromkeys(code for a in here for code in a.codes))
        return named if len(named) > 1 else ()
    subjects = [a for a in here if a.end <= building.start and not a.led_by]
    partners = [a for a in here if a.led_by in {"with", "between"}]
    codes = tuple(dict.fromkeys(code for a in (*subjects, *partners) for code in a.codes))
    many = len(subjects) + len(partners) > 1
    many = many or any(len(a.codes) > (1 if a.kind == "state" else 2) for a in subjects)
    return codes if many and len(codes) > 1 else ()
