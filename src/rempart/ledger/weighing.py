"""Weighs many pairs of claims at once: what looks alike to the evidence is weighed once.

The evidence of a pair follows from the two contents without their figures, and from how their sums, counts and
months lie to each other. Pairs that agree in all of that form one case; ``compare`` weighs one pair of each case, so
that the rules stand in ``evidence`` alone.
"""

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rempart.ledger.evidence import (
    MONTHS_APART,
    RIVAL_SUM,
    SAME,
    SAME_CONVERTED,
    SAME_COUNT,
    SAME_SUM,
    apart_unless_sums_are_equal,
    compare,
)
from rempart.ledger.profiles import Profile, Span

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Points = NDArray[np.float64]
_FIELDS = ("type", "taker", "supplier", "item")


@dataclass(frozen=True, slots=True)
class Run:
    """Claims of one content over a stretch of months, both ends included; None where no month is known.

    The month of ``content`` is the first one.
    """

    content: Profile
    first: int | None
    last: int | None


class Weighing:
    """The evidence between any two of some runs, which are named by their place.

    Example:
        >>> Weighing([]).points(np.array([], dtype=int), np.array([], dtype=int)).tolist()
        []
    """

    def __init__(self, runs: Sequence[Run]) -> None:
        contents = [run.content for run in runs]
        self._runs = runs
        self._bare, _ = _codes([_without_figures(one) for one in contents])
        self._fields = {name: _codes([getattr(one, name) for one in contents]) for name in _FIELDS}
        self._sum = _Spans([one.sums[0] if one.sums else None for one in contents])
        self._count = _Spans([one.count for one in contents])
        # A sum told in two currencies, none of them dollars, is rare: such pairs are weighed one by one.
        self._odd = np.array([len(one.sums) > 1 for one in contents], dtype=bool)
        self._first = np.array([math.nan if run.first is None else run.first for run in runs])
        self._last = np.array([math.nan if run.last is None else run.last for run in runs])
        self._known: dict[int, float] = {}
        self._apart: dict[tuple[str, int, int], bool] = {}

    def points(self, left: Numbers, right: Numbers) -> Points:
        """Points of each pair, in which each left run stands before the right one; minus infinity is a veto."""
        cases, where, back = np.unique(self._cases(left, right), return_index=True, return_inverse=True)
        values = np.empty(len(cases))
        for place, (case, at) in enumerate(zip(cases.tolist(), where.tolist(), strict=True)):
            value = self._known.get(case)
            if value is None:
                value = self._known[case] = self._weigh(int(left[at]), int(right[at]))
            values[place] = value
        result = values[back.reshape(-1)]
        for at in np.flatnonzero(self._odd[left] | self._odd[right]).tolist():
            result[at] = self._weigh(int(left[at]), int(right[at]))
        return result

    def strong(self, left: Numbers, right: Numbers) -> tuple[Numbers, Numbers, Points]:
        """Those pairs that are taken as one agreement, and their points."""
        hopeful = self._hopeful(left, right)
        left, right = left[hopeful], right[hopeful]
        points = self.points(left, right)
        same = points >= SAME
        return left[same], right[same], points[same]

    def _weigh(self, left: int, right: int) -> float:
        one, other = self._runs[left], self._runs[right]
        ours, theirs = one.content, other.content
        if one.first is not None and other.first is not None and one.last is not None and other.last is not None:
            # The months nearest to each other: an end of each, or one month that both hold.
            ours = replace(ours, month=min(max(one.first, other.first), one.last))
            theirs = replace(theirs, month=max(min(other.last, one.last), other.first))
        evidence = compare(ours, theirs)
        return -math.inf if evidence.vetoed else evidence.points

    def _hopeful(self, left: Numbers, right: Numbers) -> Flags:
        """False where sums, or one field, keep a pair apart for certain; saves weighing most of a block."""
        odd = self._odd[left] | self._odd[right]
        equal = self._sum.near(left, right, SAME_CONVERTED)
        far = self._sum.comparable(left, right) & ~self._sum.near(left, right, RIVAL_SUM)
        hopeful = odd | ~far
        for name in _FIELDS:
            unequal = np.flatnonzero(hopeful & ~equal & ~odd)
            hopeful[unequal] = ~self._apart_by(name, left[unequal], right[unequal])
        return hopeful

    def _apart_by(self, name: str, left: Numbers, right: Numbers) -> Flags:
        codes, examples = self._fields[name]
        pairs, back = np.unique(codes[left] * len(examples) + codes[right], return_inverse=True)
        apart = np.empty(len(pairs), dtype=bool)
        for place, pair in enumerate(pairs.tolist()):
            one, other = divmod(pair, len(examples))
            known = self._apart.get((name, one, other))
            if known is None:
                contents = self._runs[examples[one]].content, self._runs[examples[other]].content
                known = self._apart[name, one, other] = apart_unless_sums_are_equal(*contents, name)
            apart[place] = known
        result: Flags = apart[back.reshape(-1)]
        return result

    def _cases(self, left: Numbers, right: Numbers) -> Numbers:
        gap = np.maximum(self._first[left] - self._last[right], self._first[right] - self._last[left])
        months = np.searchsorted(MONTHS_APART, gap)
        months[np.isnan(gap)] = len(MONTHS_APART) + 1
        told = self._sum.told
        bits = [
            self._sum.comparable(left, right),
            told[left] == told[right],
            self._sum.near(left, right, SAME_SUM),
            self._sum.near(left, right, SAME_CONVERTED),
            self._sum.near(left, right, RIVAL_SUM),
            self._count.near(left, right, SAME_COUNT),
        ]
        case = self._bare[left] * (int(self._bare.max(initial=0)) + 1) + self._bare[right]
        for bit in bits:
            case = case * 2 + bit
        result: Numbers = case * (len(MONTHS_APART) + 2) + months
        return result


class _Spans:
    """Sums or counts as columns, not a number where there is none."""

    def __init__(self, spans: Sequence[Span | None]) -> None:
        self._low = np.array([math.nan if span is None else span.low for span in spans])
        self._high = np.array([math.nan if span is None else span.high for span in spans])
        self._scale, _ = _codes([None if span is None else span.scale for span in spans])
        self.told, _ = _codes([None if span is None else span.told for span in spans])

    def comparable(self, left: Numbers, right: Numbers) -> Flags:
        """True where both have one, on one scale."""
        flags: Flags = (self._scale[left] == self._scale[right]) & ~np.isnan(self._low[left] + self._low[right])
        return flags

    def near(self, left: Numbers, right: Numbers, ratio: float) -> Flags:
        """``evidence.overlap``: they come within ``ratio`` of each other."""
        flags: Flags = (self._low[left] <= self._high[right] * ratio) & (
            self._low[right] <= self._high[left] * ratio
        )
        return flags & (self._scale[left] == self._scale[right])


def _without_figures(one: Profile) -> Hashable:
    return replace(one, sums=(), count=None, month=None), bool(one.sums), bool(one.count)


def _codes(values: Sequence[Hashable]) -> tuple[Numbers, list[int]]:
    """A number for each distinct value, and the place of the first that has it."""
    numbers: dict[Hashable, int] = {}
    examples: list[int] = []
    codes = np.empty(len(values), dtype=np.int64)
    for place, value in enumerate(values):
        code = numbers.setdefault(value, len(numbers))
        if code == len(examples):
            examples.append(place)
        codes[place] = code
    return codes, examples
