"""Tells whether two groups of claims hold a veto against each other from the few values that each of them holds.

Groups of hundreds of contents hold few types, sides and items. Where no two of these values would veto each other
alone, no two contents do; where two would, only the contents that hold them are compared in full.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from rempart.ledger.evidence import RIVAL_SUM, SAME_CONVERTED, SAME_SUM, compare, overlap
from rempart.ledger.profiles import Profile, Span
from rempart.ledger.weighing import Run, Weighing

# What may veto, each with what decides beside it: the kind of deal says whether payers have to be the same.
# Sums stand apart, as reaches.
_FACETS = (
    ("type",),
    ("taker",),
    ("supplier",),
    ("type", "payer"),
    ("type", "producer"),
    ("item",),
    ("type", "rate", "count"),
)
# What sums are compared in, whether they are rates (others are not compared), and the currency told.
_Key = tuple[str, bool, str]
_BLANK = Profile("purchase")


@dataclass(slots=True)
class _Reach:
    """Of some sums of one currency the highest lower end and the lowest upper end.

    Where these are near, all are. ``spans`` are the sums themselves where those of two years have two rates.
    """

    low: float
    high: float
    spans: set[Span]

    def apart(self, other: "_Reach", ratio: float, *, one_currency: bool) -> bool:
        """True where any of these and any of the others do not overlap, as ``evidence.overlap`` has it."""
        if self.low <= other.high * ratio and other.low <= self.high * ratio:
            return False
        if not one_currency or not self.spans:
            return True
        return any(not overlap(one, two, ratio) for one in self.spans for two in other.spans)

    def take(self, other: "_Reach") -> None:
        """Take up more sums."""
        self.low, self.high = max(self.low, other.low), min(self.high, other.high)
        self.spans |= other.spans


@dataclass(slots=True)
class Holding:
    """What the contents of a group hold.

    Attributes:
        contents: One run for each distinct content as far as a veto rests on it.
        values: The numbers of the distinct values of each facet.
        sums: The reach of the sums, by what they are told in.
        precise: The reach of the precise ones.
        odd: Runs that tell their sum in several ways.
    """

    contents: dict[int, int]
    values: tuple[set[int], ...]
    sums: dict[_Key, _Reach] = field(default_factory=dict)
    precise: dict[_Key, _Reach] = field(default_factory=dict)
    odd: list[int] = field(default_factory=list)

    def joined(self, other: "Holding") -> "Holding":
        """What both hold together; neither may be used any more."""
        kept, more = (self, other) if len(self.contents) >= len(other.contents) else (other, self)
        kept.contents.update(more.contents)
        for own, values in zip(kept.values, more.values, strict=True):
            own.update(values)
        _take(kept.sums, more.sums)
        _take(kept.precise, more.precise)
        kept.odd.extend(more.odd)
        return kept


class Standoffs:
    """The vetoes between groups of runs.

    Example:
        >>> arms = frozenset({"arms"})
        >>> deal = replace(_BLANK, item=arms, taker=frozenset({"UA"}))
        >>> runs = [Run(deal, None, None), Run(replace(deal, taker=frozenset({"PL"})), None, None)]
        >>> standoffs = Standoffs(runs, Weighing(runs))
        >>> standoffs.between(standoffs.holding(0), standoffs.holding(1))
        True
    """

    def __init__(self, runs: Sequence[Run], weighing: Weighing) -> None:
        self._runs = runs
        self._weighing = weighing
        # The values of each facet by number, and the number of each run's value; -1 where it holds none.
        self._values: list[list[Profile]] = []
        self._codes: list[NDArray[np.int32]] = []
        for facet in _FACETS:
            values, codes = _numbered(runs, facet)
            self._values.append(values)
            self._codes.append(codes)
        # Of each value met the values that do not veto it, and those that do, where nothing else is told.
        self._fit: list[dict[int, set[int]]] = [{} for _ in _FACETS]
        self._clash: list[dict[int, set[int]]] = [{} for _ in _FACETS]

    def holding(self, run: int) -> Holding:
        """What a run alone holds."""
        one = self._runs[run].content
        values = tuple({int(codes[run])} - {-1} for codes in self._codes)
        held = Holding({self._weighing.content[run]: run}, values)
        if len(one.sums) > 1:
            held.odd.append(run)
        for span in one.sums if len(one.sums) == 1 else ():
            key = span.scale, one.rate, span.told
            held.sums[key] = _reach(span)
            if span.precise:
                held.precise[key] = _reach(span)
        return held

    def between(self, ours: Holding, theirs: Holding) -> bool:
        """True where any content of one group vetoes any of the other."""
        if _any_apart(ours.sums, theirs.sums, RIVAL_SUM, RIVAL_SUM) or _any_apart(
            ours.precise, theirs.precise, SAME_SUM, SAME_CONVERTED
        ):
            return True
        veto = self._weighing.any_veto
        if ours.odd and veto(ours.odd, [*theirs.contents.values()]):
            return True
        if theirs.odd and veto([*ours.contents.values()], theirs.odd):
            return True
        return any(veto(some, others) for some, others in self._suspects(ours, theirs))

    def _suspects(self, ours: Holding, theirs: Holding) -> Iterator[tuple[list[int], list[int]]]:
        """Yield the runs of both groups of which a value vetoes another one where nothing else is told."""
        for facet, (some, others) in enumerate(zip(ours.values, theirs.values, strict=True)):
            fit = self._fit[facet]
            for value in some:
                if value in fit and others <= fit[value]:
                    continue
                clashing = self._clashing(facet, value, others)
                if clashing:
                    yield (self._holders(ours, facet, {value}), self._holders(theirs, facet, clashing))

    def _clashing(self, facet: int, value: int, others: set[int]) -> set[int]:
        """Those of the other values that veto this one."""
        fit = self._fit[facet].setdefault(value, {value})
        clash = self._clash[facet].setdefault(value, set())
        values = self._values[facet]
        for other in others - fit - clash:
            (clash if compare(values[value], values[other]).vetoed else fit).add(other)
        return others & clash

    def _holders(self, held: Holding, facet: int, values: set[int]) -> list[int]:
        codes = self._codes[facet]
        return [run for run in held.contents.values() if int(codes[run]) in values]


def _numbered(runs: Sequence[Run], facet: Sequence[str]) -> tuple[list[Profile], NDArray[np.int32]]:
    """A profile for each distinct value of a facet that tells nothing else, and which of them each run holds."""
    numbers: dict[Hashable, int] = {}
    values: list[Profile] = []
    codes = np.full(len(runs), -1, dtype=np.int32)
    for place, run in enumerate(runs):
        told = _told(run.content, facet)
        if told is not None:
            code = codes[place] = numbers.setdefault(told, len(values))
            if code == len(values):
                values.append(replace(_BLANK, **{name: getattr(run.content, name) for name in facet}))
    return values, codes


def _told(profile: Profile, facet: Sequence[str]) -> Hashable:
    """The value of a facet, None where it is not told and so vetoes nothing."""
    told = getattr(profile, facet[-1])
    # Another number is no veto where it is denied or past.
    if not told or (facet[-1] == "count" and (profile.historical or profile.denied)):
        return None
    value = (told.low, told.high) if isinstance(told, Span) else told
    return value if len(facet) == 1 else (*(getattr(profile, name) for name in facet[:-1]), value)


def _take(reaches: dict[_Key, _Reach], more: dict[_Key, _Reach]) -> None:
    for key, reach in more.items():
        if key in reaches:
            reaches[key].take(reach)
        else:
            reaches[key] = reach


def _reach(span: Span) -> _Reach:
    spans = {span} if span.told != span.scale else set()
    return _Reach(span.low, span.high, spans)


def _any_apart(
    ours: dict[_Key, _Reach], theirs: dict[_Key, _Reach], one_currency: float, converted: float
) -> bool:
    """True where any two are apart, as in ``evidence.compare``: by the ratio for sums of one currency, or of two."""
    for (scale, rate, told), reach in ours.items():
        for (other_scale, other_rate, other_told), other in theirs.items():
            same = told == other_told
            ratio = one_currency if same else converted
            if scale == other_scale and rate == other_rate and reach.apart(other, ratio, one_currency=same):
                return True
    return False
