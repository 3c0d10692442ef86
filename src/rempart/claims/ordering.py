"""Words that say of things handed over that they were ordered, or that they go to the state's own forces."""

from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.draft import Draft
from rempart.claims.mentions import Mention
from rempart.claims.moods import is_participle
from rempart.claims.page import Page

# Letters before and behind a count in which its participle stands: *14 contracted Su-57*, *18 tanks ordered in 2022*.
BEFORE, BEHIND = 30, 80
# Letters between a word such as *under* and the order it leads: *under the 5.43 billion dollar contract*.
LED: Final = 40
# Letters before a participle in which its own auxiliary stands.
HELPED: Final = 8
# Letters between talks and the building that they are about.
TALKED: Final = 30
# Letters between *went to* and the firm.
GONE: Final = 20


def is_ordered(page: Page, word: Mention) -> bool:
    """Tell a participle of buying, or a contract led by a preposition: *ordered*, *under the contract*."""
    if word.value not in {"buy", "deal"}:
        return False
    if word.says("verb"):
        helped = page.within((max(0, word.start - HELPED), word.start), "auxiliary")
        passive = bool(word.says("passive")) or is_participle(page, word)
        return passive and not any(a.value in {"done", "before", "planned"} for a in helped)
    leads = page.within((max(0, word.start - LED), word.start), "preposition", "bound")  # "under" is both
    between = page.within((leads[-1].end, word.start), "frame", "auxiliary", "speech") if leads else [word]
    return not between and not set(page.folded[leads[-1].end : word.start]) & set(",;:()")


def is_under_order(page: Page, draft: Draft) -> bool:
    """Tell things handed over of which the same clause says that they were ordered."""
    sentence = page.sentences[draft.sentence]
    low = max(sentence.start, draft.anchor[0] - BEFORE)
    high = min(sentence.end, draft.anchor[1] + BEHIND)
    orders = [f for f in page.within((low, high), "frame") if f is not draft.verb and is_ordered(page, f)]
    return any(", " not in page.folded[draft.anchor[1] : f.start] for f in orders)


def for_own_forces(page: Page, draft: Draft) -> bool:
    """Tell things handed to forces whose state is not told: *to the air force*, *an die Truppe*."""
    taker = draft.places.get("recipient", (0, 0))
    return bool(page.within(taker, "government")) and not page.within(taker, "party", "adjective")


def gone_to(page: Page, verb: Mention) -> Actor | None:
    """Return the firm to which something goes: *the contract went to Saab*, *recayó en Indra*, *дісталося Elbit*."""
    near = page.actors_in((verb.start, page.sentence_at(verb.start).end))
    firms = [a for a in near if a.kind == "firm" and 0 <= a.start - verb.end <= (GONE if a.led_by else 1)]
    return next(iter(firms), None) if verb.value == "reach" else None


def is_talks(page: Page, word: Mention) -> bool:
    """Tell talks, which may be about building as well as buying: *переговоры о сборке*, but no *option*."""
    words = page.within((word.start, word.end), "status") if word.value == "buy" else []
    return any(one.value == "planned" for one in words) and not word.says("option")


def is_about(page: Page, talks: Mention, building: Mention) -> bool:
    """Tell what is built right behind the talks about it: *talks on the assembly of*, but not *to buy and build*."""
    return 0 < building.start - talks.end <= TALKED and not page.within(
        (talks.end, building.start), "conjunction", "frame"
    )
