"""One who says something, and the word that says so."""

from collections.abc import Sequence
from typing import Final, Literal

Rank = Literal["outlet", "media", "document", "unnamed", "institution", "person", "party"]

# What is kept of analysts and commentators, who judge the news and are no source of it.
EXPERT: Final = "expert"


class Speaker:
    """One who says something: English name, rank, state where known, the words of the text."""

    __slots__ = ("end", "holder", "name", "rank", "start", "state")

    def __init__(self, name: str, rank: Rank, state: str, span: tuple[int, int], *, holder: str = "") -> None:
        self.name = name
        self.rank = rank
        self.state = state
        self.start, self.end = span
        self.holder = holder

    def at(self, start: int, end: int) -> "Speaker":
        """Return the same one as other words name them: *she*, *the newspaper*."""
        return Speaker(self.name, self.rank, self.state, (start, end), holder=self.holder)


class Saying:
    """A verb of speech (or *according to*) with its speakers; ``trailing`` after what is said."""

    __slots__ = ("end", "speakers", "start", "trailing")

    def __init__(self, start: int, end: int, speakers: tuple[Speaker, ...], *, trailing: bool) -> None:
        self.start = start
        self.end = end
        self.speakers = speakers
        self.trailing = trailing


def together(chain: Sequence[Speaker]) -> tuple[Speaker, ...]:
    """Return the first speaker of a chain, or the two that one word stands for: *both governments*."""
    return tuple(s for s in chain if (s.start, s.end) == (chain[0].start, chain[0].end))


def of_outlet(account: tuple[Speaker, ...], chain: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """Put the outlet whose account goes on before its unnamed source or its document."""
    told = account and account[0].rank in {"outlet", "media"} and chain[0].rank in {"unnamed", "document"}
    return (account[0], *chain) if told else chain
