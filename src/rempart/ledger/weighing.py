"""Weighs many pairs of claims at once: what looks alike to the evidence is weighed once.

The evidence of a pair follows from how the two stand to each other, field by field: the same parties, some in common,
none; sums within one per cent, or a quarter. Pairs that stand alike in every field form one case, and ``compare``
weighs one pair of each case. So the rules stand in ``evidence`` alone, and millions of pairs cost little more than
their few thousand cases.
"""

import math
from collections.abc import Callable, Hashable, Sequence
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
    VERSION_COUNT,
    compare,
)
from rempart.ledger.profiles import GENERIC, Profile, Span, stands_for
from rempart.terms.party import EU, EUROPE

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Points = NDArray[np.float64]
Names = frozenset[str]
# A field of up to so many distinct values has its relations in one square table.
_LARGEST_TABLE = 1 << 12
_MOST_RELATIONS = 16
# Fewer pairs than this are weighed faster one by one.
_FEW = 32


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
        self._kind = _codes([_kind(one) for one in contents])
        self._kinds = len(set(self._kind.tolist()))
        self._type = _codes([one.type for one in contents])
        self._parties = _Relations(
            [one.parties for one in contents],
            lambda left, right: (bool(left and right), left == right, min(len(left & right), 2)),
        )
        self._relations = [
            _Relations([getattr(one, name) for one in contents], relation)
            for name, relation in _RELATIONS.items()
        ]
        self._taker = _codes([*(one.taker for one in contents), *(one.supplier for one in contents)])
        self._sum = _Spans([one.sums[0] if one.sums else None for one in contents])
        self._count = _Spans([one.count for one in contents])
        # A sum told in two currencies, none of them dollars, is rare: such pairs are weighed one by one.
        self._odd = np.array([len(one.sums) > 1 for one in contents], dtype=bool)
        self._first = np.array([math.nan if run.first is None else run.first for run in runs])
        self._last = np.array([math.nan if run.last is None else run.last for run in runs])
        # The number of each run's content but for what no veto rests on.
        self.content: list[int] = _codes([_for_vetoes(one) for one in contents]).tolist()
        self._known: dict[int, float] = {}

    def points(self, left: Numbers, right: Numbers) -> Points:
        """Points of each pair, in which each left run stands before the right one; minus infinity is a veto."""
        cases = self._cases(left, right)
        values = np.empty(len(cases))
        distinct, where, back = np.unique(cases, return_index=True, return_inverse=True)
        for place, (case, at) in enumerate(zip(distinct.tolist(), where.tolist(), strict=True)):
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
        far = self._sum.comparable(left, right) & ~self._sum.near(left, right, RIVAL_SUM)
        hopeful = ~far | self._odd[left] | self._odd[right]
        left, right = left[hopeful], right[hopeful]
        points = self.points(left, right)
        same = points >= SAME
        return left[same], right[same], points[same]

    def any_veto(self, some: Sequence[int], others: Sequence[int]) -> bool:
        """True where any of ``some`` and any of ``others`` veto each other; the months do not matter for that."""
        if len(some) * len(others) <= _FEW:
            return any(
                compare(self._runs[one].content, self._runs[other].content).vetoed
                for one in some
                for other in others
            )
        left, right = np.repeat(some, len(others)), np.tile(others, len(some))
        points = self.points(np.minimum(left, right), np.maximum(left, right))
        return bool(np.isneginf(points).any())

    def _weigh(self, left: int, right: int) -> float:
        one, other = self._runs[left], self._runs[right]
        ours, theirs = one.content, other.content
        if (
            one.first is not None
            and other.first is not None
            and one.last is not None
            and other.last is not None
        ):
            # The months nearest to each other: the end of one and the start of the other, or one that both hold.
            start = max(one.first, other.first)
            ours, theirs = _in_month(ours, min(start, one.last)), _in_month(theirs, min(start, other.last))
        evidence = compare(ours, theirs)
        return -math.inf if evidence.vetoed else evidence.points

    def _cases(self, left: Numbers, right: Numbers) -> Numbers:
        gap = np.maximum(self._first[left] - self._last[right], self._first[right] - self._last[left])
        months = np.searchsorted(MONTHS_APART, gap)
        months[np.isnan(gap)] = len(MONTHS_APART) + 1
        told, others = self._sum.told, len(self._runs)
        comparable = self._sum.comparable(left, right)
        converted = self._sum.near(left, right, SAME_CONVERTED)
        bits = [
            comparable,
            # What only tells sums apart that can be compared makes no case of its own where they cannot be.
            comparable & (told[left] == told[right]),
            self._sum.one_sum(left, right),
            self._sum.near(left, right, SAME_SUM),
            converted,
            self._sum.near(left, right, RIVAL_SUM),
            comparable & self._sum.precise[left] & self._sum.precise[right],
            self._sum.told_by_both(left, right),
            self._count.near(left, right, 1.0),
            self._count.near(left, right, SAME_COUNT),
            self._count.near(left, right, VERSION_COUNT),
            self._count.told_by_both(left, right),
            # Who takes in one supplies in the other: that matters where the sums are equal.
            converted
            & (self._taker[left] == self._taker[right + others])
            & (self._taker[left + others] == self._taker[right]),
        ]
        case = self._kind[left] * self._kinds + self._kind[right]
        for relation in self._relations:
            case = case * _MOST_RELATIONS + relation.between(left, right)
        for bit in bits:
            case = case * 2 + bit
        # Two kinds of deal are weighed by all parties together.
        other = self._type[left] != self._type[right]
        together = np.zeros_like(case)
        together[other] = self._parties.between(left[other], right[other]) + 1
        case = case * _MOST_RELATIONS + together
        result: Numbers = case * (len(MONTHS_APART) + 2) + months
        return result


class _Relations:
    """How the values of one field stand to each other, as small numbers."""

    def __init__(self, values: Sequence[Names], relation: Callable[[Names, Names], Hashable]) -> None:
        self._codes = _codes(values)
        self._values = list(dict.fromkeys(values))
        self._relation = relation
        self._numbers: dict[Hashable, int] = {}
        size = len(self._values)
        self._table = np.full(size * size if size <= _LARGEST_TABLE else 0, -1, dtype=np.int8)

    def between(self, left: Numbers, right: Numbers) -> Numbers:
        """The number of the relation of each pair."""
        pairs = self._codes[left] * len(self._values) + self._codes[right]
        if not len(self._table):
            distinct, back = np.unique(pairs, return_inverse=True)
            numbers = np.array([self._number(pair) for pair in distinct.tolist()], dtype=np.int64)
            result: Numbers = numbers[back.reshape(-1)]
            return result
        found = self._table[pairs]
        new = np.unique(pairs[found < 0])
        if len(new):
            self._table[new] = [self._number(pair) for pair in new.tolist()]
            found = self._table[pairs]
        told: Numbers = found.astype(np.int64)
        return told

    def _number(self, pair: int) -> int:
        left, right = divmod(pair, len(self._values))
        relation = self._relation(self._values[left], self._values[right])
        return self._numbers.setdefault(relation, len(self._numbers))


class _Spans:
    """Sums or counts as columns, not a number where there is none."""

    def __init__(self, spans: Sequence[Span | None]) -> None:
        self._low, self._high, self._told_low, self._told_high = (
            np.array([math.nan if span is None else getattr(span, end) for span in spans])
            for end in ("low", "high", "told_low", "told_high")
        )
        self._rate = np.array([0.0 if span is None else span.rate for span in spans])
        self._scale = _codes([None if span is None else span.scale for span in spans])
        self.told = _codes([None if span is None else span.told for span in spans])
        self.precise = np.array([span is not None and span.precise for span in spans], dtype=bool)

    def told_by_both(self, left: Numbers, right: Numbers) -> Flags:
        """True where both have one."""
        flags: Flags = ~np.isnan(self._low[left] + self._low[right])
        return flags

    def comparable(self, left: Numbers, right: Numbers) -> Flags:
        """True where both have one, on one scale."""
        flags: Flags = (self._scale[left] == self._scale[right]) & self.told_by_both(left, right)
        return flags

    def near(self, left: Numbers, right: Numbers, ratio: float) -> Flags:
        """``evidence.overlap``: they come within ``ratio`` of each other."""
        near = _within((self._low, self._high), left, right, ratio)
        years = np.flatnonzero(
            (self._rate[left] != self._rate[right]) & (self.told[left] == self.told[right])
        )
        left_year, right_year = left[years], right[years]
        near[years] = _within((self._told_low, self._told_high), left_year, right_year, ratio) | _within(
            (self._low, self._high), left_year, right_year, max(ratio, SAME_CONVERTED)
        )
        near &= self._scale[left] == self._scale[right]
        return near

    def one_sum(self, left: Numbers, right: Numbers) -> Flags:
        """``evidence.one_sum`` of those that can be compared."""
        digits = (self._told_low[left] == self._told_low[right]) & (
            self._told_high[left] == self._told_high[right]
        )
        rounded = _within((self._low, self._high), left, right, SAME_SUM)
        one = np.where(self._rate[left] == self._rate[right], rounded, digits)
        flags: Flags = one & self.comparable(left, right) & (self.told[left] == self.told[right])
        return flags


def _within(ends: tuple[Points, Points], left: Numbers, right: Numbers, ratio: float) -> Flags:
    low, high = ends
    return (low[left] <= high[right] * ratio) & (low[right] <= high[left] * ratio)


def _kind(profile: Profile) -> Hashable:
    """What enters a case as it is: few values, and all that has no relation of its own."""
    # Only of what is denied or past does it matter what the claim tells alone.
    figures = (
        (bool(profile.sums), profile.count is not None) if profile.historical or profile.denied else None
    )
    flags = profile.rate, profile.historical, profile.denied, profile.agreed, bool(profile.parties)
    return profile.type, *flags, figures


def _for_vetoes(profile: Profile) -> Hashable:
    """What a veto can rest on: not the month; a count not where it is history, denied, or a wish with its versions."""
    sides = profile.taker, profile.supplier, profile.payer, profile.producer, profile.item
    count = None if profile.historical or profile.denied else profile.count
    return profile.type, *sides, profile.sums, profile.rate, count


def _in_month(profile: Profile, month: int) -> Profile:
    return profile if profile.month == month else replace(profile, month=month)


def _sides(left: Names, right: Names) -> Hashable:
    if not left or not right:
        return "not told"
    if left == right:
        return "same"
    return bool(left & right), {*left, *right} == {EU, EUROPE}, stands_for(left, right)


def _items(left: Names, right: Names) -> Hashable:
    if left == right:
        return "same", bool(left), left <= GENERIC
    if not left or not right:
        return "told by one"
    return bool(left & right), (left <= GENERIC) + (right <= GENERIC)


_RELATIONS: dict[str, Callable[[Names, Names], Hashable]] = {
    **dict.fromkeys(("taker", "supplier", "payer", "producer"), _sides),
    "item": _items,
}


def _codes(values: Sequence[Hashable]) -> Numbers:
    """A number for each distinct value, in the order of their first appearance."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64)
