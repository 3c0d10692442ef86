"""Some of all, and what was done with all: *eight of the 34 jets it ordered*, *one of its batteries*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.bare import RELATIVES
from rempart.claims.mentions import Mention, Mentions
from rempart.claims.numbers import Figure

# Letters behind *received* in which a relative clause begins.
BEGUN: Final = 14
# Letters behind the things of a number of all in which stands what was done with all, what else may stand
# between, and what it is: *of the 34 F-35s (that) it ordered*.
OF_ALL: Final = 50
COME: Final = frozenset({"receive", "deliver", "reach"})
ORDERED: Final = frozenset({"buy", "deal", "sell", "give", "pledge", "ask"})
BETWEEN: Final = (
    *RELATIVES,
    "article",
    "party",
    "government",
    "auxiliary",
    "particle",
    "preposition",
    "adjective",
)


def done_with_all(
    folded: str, mentions: Mentions, whole_count: Figure, things: Sequence[Mention]
) -> Mention | None:
    """Return the verb of all of which some were told: *of the 20 ordered Pumas*, *of the 34 F-35s it ordered*."""
    before = mentions.within(whole_count.end, things[0].start, "frame")
    end = things[-1].end
    behind = mentions.within(end, end + OF_ALL, "frame")
    if behind and not before and behind[0].value in COME:
        return _ordered_after(folded, mentions, behind[0].end)
    gap = folded[end : behind[0].start].replace(",", " ") if behind else ""
    if behind and not mentions.only(folded[:end] + gap, end, behind[0].start, *BETWEEN):
        behind = []
    if behind and _is_main_verb(mentions, (end, behind[0].start)):
        behind = []
    verbs = [frame for frame in (*before, *behind[:1]) if frame.value in ORDERED]
    return verbs[0] if verbs else None


def _is_main_verb(mentions: Mentions, gap: tuple[int, int]) -> bool:
    """Tell what becomes of some from what was done with all: *jeden z dwóch systemów zostanie przekazany*."""
    helped = mentions.within(*gap, "auxiliary")
    return bool(helped) and not mentions.within(*gap, "that", "relative", "pronoun", "party", "government")


def _ordered_after(folded: str, mentions: Mentions, end: int) -> Mention | None:
    """Return the order told in a relative clause behind what has come: *heeft de eerste van vier ontvangen die zij had besteld*."""
    begun = mentions.within(end, end + BEGUN, "that", "relative")
    verbs = mentions.within(end, end + OF_ALL + OF_ALL, "frame")
    near = bool(begun and verbs) and not folded[end : begun[0].start].strip(" ,")
    return (
        verbs[0] if near and verbs[0].value in ORDERED and "." not in folded[end : verbs[0].start] else None
    )


def is_of_own(folded: str, mentions: Mentions, gap: tuple[int, int]) -> bool:
    """Tell a gap that says whose things some are of: *одну зі своїх батарей*, *eine ihrer Batterien*."""
    own = [article for article in mentions.within(*gap, "article") if article.value == "own"]
    return bool(own) and mentions.only(folded, *gap, "preposition", "article", "currency_link")
