"""What of a text is worth reading: a quick look before any word is looked up.

A text that names no arms, no defence scheme and no guarantee is set aside whole. Of the others, a sentence is
read where it or one near it holds a figure or such a word; the rest is background without a claim.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from rempart.claims.folding import digits_as_ones
from rempart.claims.mentions import Entry
from rempart.claims.scripts import goes_on
from rempart.claims.sentences import Sentence

_ABOUT: Final = frozenset({"item", "scheme", "guarantee"})
# Things that civilians buy too, but states from each other hardly but for war.
USED_IN_WAR: Final = ("drone", "radar", "helicopter", "tank")
_TOLD: Final = frozenset({"withheld_state", "report"})
# What is worth its own sentence, and more only beside a number: a set, a station, a plan.
_BESIDE: Final = frozenset({"unit", "peace"})
# Sentences read with one: those before may say who speaks or buys, the one behind what it is for.
BEFORE, BEHIND = 2, 1
# Sentences always read: the title and what opens the text.
OPENING: Final = 3
# Letters from which on a name may begin a compound (*Patriotraketen*); shorter ones begin too many other words.
LONG_NAME: Final = 6


Seen = Sequence[tuple[int, int, int]]  # number of a form, where it begins and where it ends


class _Standing:
    """How each of some forms must stand to count: as a word, or with an ending or the rest of a compound."""

    def __init__(self, forms: Mapping[str, Sequence[Entry]], wanted: Callable[[Entry], bool]) -> None:
        told = [(form, list(filter(wanted, entries))) for form, entries in forms.items()]
        self.wanted = [bool(entries) for _, entries in told]
        self._open_end = [
            not goes_on(form[-1]) or any(e.open_end or (e.named and len(form) >= LONG_NAME) for e in entries)
            for form, entries in told
        ]
        self._open_front = [
            not goes_on(form[0]) or any(e.open_front for e in entries) for form, entries in told
        ]

    def counts(self, folded: str, number: int, start: int, end: int) -> bool:
        """Tell whether a form that was found counts there."""
        return (
            self.wanted[number]
            and (self._open_end[number] or not goes_on(folded[end : end + 1]))
            and (self._open_front[number] or not start or not goes_on(folded[start - 1]))
        )


class Trigger:
    """The forms of one language that make a text, or a sentence, worth reading."""

    def __init__(self, forms: Mapping[str, Sequence[Entry]]) -> None:
        told = {form: entries for form, entries in forms.items() if any(map(_is_seen, entries))}
        self._automaton = AhoCorasick(list(told), matchkind=MatchKind.Standard)
        self._sure = [any(map(_is_told, entries)) for entries in told.values()]
        self._told, self._about = _Standing(told, _is_seen), _Standing(told, _is_about)
        self._elsewhere = _Standing(told, _is_elsewhere)
        counting = {form: entries for form, entries in forms.items() if any(map(_is_number, entries))}
        self._numbers = AhoCorasick(list(counting), matchkind=MatchKind.Standard)
        self._number = _Standing(counting, _is_number)

    def seen(self, folded: str) -> Seen:
        """Return the forms that the quick look finds, in one pass over the text."""
        return self._automaton.find_matches_as_indexes(folded, overlapping=True)

    def fires(self, folded: str, seen: Seen) -> bool:
        """Tell whether a text names arms, a scheme or a guarantee at all."""
        return any(self._about.counts(folded, number, start, end) for number, start, end in seen)

    def worth_reading(self, folded: str, sentences: Sequence[Sentence], seen: Seen) -> list[Sentence]:
        """Return the sentences to read, numbered anew: those told of, those near them, and the opening.

        The title of another report (*Read also: ...*) is none of the text.
        A sentence that only names a plan for peace, or a unit without a number, needs no others but the one before.
        """
        starts = [sentence.start for sentence in sentences]
        told = _with_digits(folded, sentences)
        beside: set[int] = set()
        elsewhere: set[int] = set()
        for number, start, end in seen:
            if self._elsewhere.wanted[number] and self._elsewhere.counts(folded, number, start, end):
                elsewhere |= {place for place in (bisect_right(starts, start) - 1,) if starts[place] == start}
            elif self._told.counts(folded, number, start, end):
                (told if self._sure[number] else beside).add(bisect_right(starts, start) - 1)
        beside -= told
        counted = {number for number in beside if self._counts(folded, sentences[number])}
        told, beside = told | counted, beside - counted
        kept = set(range(OPENING))
        for number in told:
            kept.update(range(number - BEFORE, number + BEHIND + 1))
        for number in beside:
            before = number and sentences[number - 1].paragraph == sentences[number].paragraph
            kept.update((number - 1, number) if before else (number,))
        kept -= elsewhere - {0}
        if not elsewhere and len(kept) >= len(sentences):
            return list(sentences)
        chosen = (sentence for sentence in sentences if sentence.number in kept)
        return [Sentence(s.start, s.end, number, s.paragraph) for number, s in enumerate(chosen)]

    def _counts(self, folded: str, sentence: Sentence) -> bool:
        said = folded[sentence.start : sentence.end]
        found = self._numbers.find_matches_as_indexes(said, overlapping=True)
        return any(self._number.counts(said, number, start, end) for number, start, end in found)


def _with_digits(folded: str, sentences: Sequence[Sentence]) -> set[int]:
    """Return the numbers of the sentences that hold a digit."""
    ones = digits_as_ones(folded)
    return {number for number, s in enumerate(sentences) if ones.find(b"1", s.start, s.end) >= 0}


def _is_about(entry: Entry) -> bool:
    if entry.kind == "item" and any(word in entry.value for word in USED_IN_WAR):
        return True
    return entry.kind in _ABOUT and (entry.named or not entry.more.get("weak"))


def _is_told(entry: Entry) -> bool:
    if entry.kind == "scale":
        return not entry.more.get("glued")  # digits stand before it
    return entry.kind in _ABOUT or entry.kind in _TOLD


def _is_seen(entry: Entry) -> bool:
    return _is_told(entry) or entry.kind in _BESIDE or _is_elsewhere(entry)


def _is_elsewhere(entry: Entry) -> bool:
    return entry.kind == "see_also"


def _is_number(entry: Entry) -> bool:
    return entry.kind == "number" and not entry.more.get("article")


def only(folded: str, sentences: Sequence[Sentence]) -> str:
    """Return the text with blanks for all that is in none of the sentences, of the same length; lines stay."""
    parts: list[str] = []
    place = 0
    for sentence in sentences:
        parts += [_blank(folded[place : sentence.start]), folded[sentence.start : sentence.end]]
        place = sentence.end
    return "".join([*parts, _blank(folded[place:])])


def _blank(gap: str) -> str:
    return gap if gap.isspace() else "\n".join(" " * len(line) for line in gap.split("\n"))
