"""One who says something, and the word that says so."""

from dataclasses import dataclass
from typing import Literal

Rank = Literal["outlet", "media", "document", "unnamed", "institution", "person", "party"]
NAMED: frozenset[Rank] = frozenset({"outlet", "institution", "person", "party"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who says something: English name, rank, state where known, the words of the text."""

    name: str
    rank: Rank
    state: str
    start: int
    end: int
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of speech (or *according to*) with its speakers; ``trailing`` after what is said."""

    start: int
    end: int
    speakers: tuple[Speaker, ...]
    trailing: bool
