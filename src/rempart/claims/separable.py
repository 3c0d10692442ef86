"""Verbs in two parts: *stellt zwei Milliarden bereit*, *sagte weitere Waffen zu*, *trekt 3,5 miljard uit*.

A form of the tables with `` ... `` inside has an opening part, which stands where verbs stand, and a particle,
which closes the clause. The pair is one mention, at the place of the opening part. A form marked ``near`` is a verb
with a preposition of its own instead, which follows its object: *support Kyiv with 2 billion*.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from rempart.claims.mentions import Entry, Mention

GAP: Final = " ... "
PARTS: Final = frozenset({"opening", "closing"})
# What the opening part would be by itself, and is not: *sagte zu* is no *sagte*.
VERBS: Final = frozenset({"frame", "speech", "status", "auxiliary", "bound", "price"})
# Letters between the two parts: a long main clause.
FARTHEST: Final = 300
# Letters of the object of a verb with a preposition of its own.
OBJECT: Final = 40
_START: Final = attrgetter("start")
_STOP: Final = re.compile(r"\n|[!?;]\s|(?P<word>\w+)\.\s+(?=\W*[A-ZÀ-ÞÅÄÖØÆÜ])")


class Separable:
    """The separable verbs of one language."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, str], list[Entry]] = {}

    def add(self, form: str, entry: Entry) -> tuple[str, str]:
        """Learn a form in two parts; return both parts."""
        opening, _, particle = form.partition(GAP)
        self._entries.setdefault((opening, particle), []).append(entry)
        return opening, particle

    def joined(
        self, text: str, folded: str, found: Sequence[Mention], abbreviations: frozenset[str]
    ) -> Sequence[Mention]:
        """Return the mentions with each pair of parts as one, in the order of place; lone parts are dropped."""
        if not self._entries:
            return found
        parts = [m for m in found if m.kind in PARTS]
        if not parts:
            return found
        made: list[Mention] = []
        for particle in (m for m in parts if m.kind == "closing"):
            near = [o for o in parts if o.end < particle.start <= o.end + FARTHEST and o.kind == "opening"]
            closes = bool(near) and _closes(folded, particle, found)
            for opening in reversed(near):
                entries = self._entries.get((opening.entry.form, particle.entry.form), [])
                gap = text[opening.end : particle.start]
                entries = [e for e in entries if closes or (e.more.get("near") and _is_object(gap))]
                if not entries:
                    continue
                if not _cut(gap, abbreviations):
                    made += [Mention(opening.start, opening.end, e) for e in entries]
                break
        plain = [m for m in found if m.kind not in PARTS]
        if not made:
            return plain
        taken = {(m.start, m.end) for m in made}
        plain = [
            m for m in plain if (m.start, m.end) not in taken or m.kind not in VERBS or "noun" in m.entry.more
        ]
        return sorted([*plain, *made], key=lambda m: (m.start, -m.end, m.kind != "ignore"))


def _closes(folded: str, particle: Mention, found: Sequence[Mention]) -> bool:
    """Tell a particle that ends its clause from a preposition that looks like it."""
    rest = folded[particle.end : particle.end + 3]
    if not rest.startswith(" ") or rest in {" - ", " \n"} or rest.startswith(" ("):
        return True
    here = [m for m in _starting_at(found, particle.start) if m.end == particle.end]
    if all(m.kind == "closing" for m in here):
        return True
    return any(m.kind in {"conjunction", "preposition"} for m in _starting_at(found, particle.end + 1))


def _starting_at(found: Sequence[Mention], place: int) -> Sequence[Mention]:
    """Return the mentions that begin at a place; ``found`` is in order."""
    low = bisect_left(found, place, key=_START)
    return found[low : bisect_right(found, place, low, key=_START)]


def _is_object(between: str) -> bool:
    """Tell the one name or noun between a verb and its preposition: *support Kyiv with*, *press Berlin for*."""
    return len(between) <= OBJECT and not set(between) & set(",;:()\n")


def _cut(gap: str, abbreviations: frozenset[str]) -> bool:
    """Tell whether a sentence ends between the two parts."""
    for stop in _STOP.finditer(gap):
        word = stop["word"]
        if word is None or not (word.casefold() in abbreviations or word.isdigit()):
            return True
    return False
