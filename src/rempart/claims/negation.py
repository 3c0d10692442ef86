"""Bounds that a denial turns over: *will not buy more than a hundred* is at most a hundred."""

from typing import Final

from rempart.claims.mentions import Mention, Mentions
from rempart.terms.figure import Bound

# Letters between a denial and the bound it turns over: one verb with its auxiliaries.
REACH: Final = 40
TURNED: Final[dict[Bound, Bound]] = {"at_least": "at_most", "at_most": "at_least"}


def denial_of(folded: str, mentions: Mentions, bound: Mention) -> Mention | None:
    """Return the denial whose verb a bound completes, None where the bound stands by itself."""
    for denial in reversed(mentions.within(max(0, bound.start - REACH), bound.start, "denial")):
        gap = folded[denial.end : bound.start]
        if set(gap) & set(",.;:\n"):
            return None
        if mentions.within(denial.end, bound.start, "frame", "status"):
            return denial
    return None


def turned(folded: str, mentions: Mentions, bound: Mention, said: Bound) -> Bound:
    """Return what a bound says together with a denial before its verb."""
    if said in TURNED and denial_of(folded, mentions, bound):
        return TURNED[said]
    return said
