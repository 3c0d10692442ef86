"""Words that some languages write as one: *Flugabwehrraketen*, *wapenleverantie*, *zweihundertfünfzig*.

A form with ``*`` in front may end a longer word and says what that word is (the head stands last); a name of
equipment may begin one (*Patriotsystem*); number words marked ``glued`` are read together.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from rempart.claims.mentions import Entry

# A part that is shorter says too little: "eis" ends many words.
SHORTEST: Final = 3
# Letters of the longest word taken apart: "siebenhundertsiebenundsiebzigtausend" has 37.
LONGEST: Final = 60


class Compounds:
    """The parts of which one language makes words."""

    def __init__(self, forms: Mapping[str, Sequence[Entry]]) -> None:
        self._heads: dict[str, list[Entry]] = {}
        self._names: dict[str, list[Entry]] = {}
        self._numbers: dict[str, Entry] = {}
        for form, entries in forms.items():
            for entry in entries:
                if entry.open_front:
                    self._heads.setdefault(form, []).append(entry)
                if entry.kind == "item" and entry.named and form.isalpha() and not entry.open_front:
                    self._names.setdefault(form, []).append(entry)
                if entry.kind == "number" and "article" not in entry.more and form.isalpha():
                    self._numbers.setdefault(form, entry)
        self._glued = tuple(form for form, entry in self._numbers.items() if "glued" in entry.more)

    def read(self, word: str, known: Sequence[Entry]) -> list[Entry]:
        """Return what a word means by its parts, in layers in which ``known`` (its own forms) say nothing."""
        if not (self._heads or self._glued) or len(word) > LONGEST:
            return []
        told = {entry.layer for entry in known}
        found: list[Entry] = []
        for size in range(len(word) - SHORTEST + 1, SHORTEST - 1, -1):
            heads = [e for e in self._heads.get(word[-size:], ()) if e.layer not in told]
            found += heads
            told |= {entry.layer for entry in heads}
        if not known:
            found += self._named(word) + self._number(word)
        return found

    def _named(self, word: str) -> list[Entry]:
        """Read a word that a name begins and a head ends: *Patriotraketten*."""
        for size in range(SHORTEST, len(word) - SHORTEST + 1):
            if word[size:] in self._heads and word[:size] in self._names:
                return self._names[word[:size]]
        return []

    def _number(self, word: str) -> list[Entry]:
        if not any(part in word for part in self._glued):
            return []
        parts = self._parts(word)
        if len(parts) < 2:
            return []
        total, current = 0.0, 0.0
        for part in parts:
            value = float(part.value)
            if "times" in part.more:
                current = max(1.0, current) * value
                total, current = (total + current, 0.0) if value >= 1000 else (total, current)
            else:
                current += value
        return [Entry("number", f"{total + current:g}", {}, False, word)]

    def _parts(self, word: str) -> list[Entry]:
        """Split a word into number words, the longest first; none where something is left over."""
        for size in range(len(word), 1, -1):
            part = self._numbers.get(word[:size])
            if part and size == len(word):
                return [part]
            rest = self._parts(word[size:]) if part else []
            if part and rest:
                return [part, *rest]
        return []
