"""The linear relaxation of maximal covering, two ways.

``Relaxation`` holds a row for each class of demand: best where there are few. ``CutRelaxation`` holds
none (Benders): some figures stand for the covered weight of whole parts of the classes, and cuts from
the classes themselves bound them, so that its size depends on the columns alone. Cordeau, Furini and
Ljubic (2019) gave the cuts; the points they are taken at lie between the last answer and the best point
so far (in-out stabilisation, Ben-Ameur and Neto 2007).
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rempart.coverage.improving import Improving
from rempart.coverage.instance import Budget, Instance
from rempart.coverage.solver import UNBOUNDED, Linear, Rows

PARTS = 300
_ROUNDS = 200
_LIKE_THE_LAST = 0.5  # weight of the last answer in the point that the next cuts are taken at
_CLOSE = 2e-5  # relative; nearer than that the relaxation counts as solved
_BREAKS = 1e-7  # relative; by less than that no cut counts as broken
_FULL = 1 - 1e-9

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, repr=False)
class Relaxed:
    """An answer of the relaxation: column values (columns,) in 0..1 and prices (classes,) of being covered."""

    columns: Values
    prices: Values
    basis: object | None


class Relaxing(Protocol):
    """A way to solve the relaxation under changing counts and bounds of columns."""

    def solve(self, counts: Budget, lower: Values, upper: Values, warm: Relaxed | None = None) -> Relaxed:
        """Solve with ``counts`` systems of each kind and columns in ``lower`` to ``upper``, from ``warm`` on.

        No bound is taken from the solver: prices of any quality give a valid one (see searching).
        """


class Relaxation:
    """The relaxation with a row for each class, kept warm from one solve to the next.

    Maximise the weight of covered classes, a class being covered at most as much as the columns that
    reach it are chosen, with at most ``counts`` columns of each kind and columns between bounds.
    """

    def __init__(self, instance: Instance) -> None:
        self._classes, self._columns = instance.classes, instance.columns
        cost = np.concatenate([np.zeros(instance.columns), instance.weights.astype(np.float64)])
        self._linear = Linear(cost, np.ones(len(cost)), _rows_of_classes(instance))
        self._begun = False

    def solve(self, counts: Budget, lower: Values, upper: Values, warm: Relaxed | None = None) -> Relaxed:
        """See ``Relaxing``."""
        for kind, count in enumerate(counts):
            self._linear.bound_row(self._classes + kind, 0.0, float(count))
        self._linear.bound_columns(lower, upper)
        found = self._linear.solve(warm.basis if warm is not None else None, primal=not self._begun)
        self._begun = True
        return Relaxed(found.values[: self._columns], found.prices[: self._classes], self._linear.basis())


class CutRelaxation:
    """The relaxation by cuts, kept from one solve to the next; they hold whatever counts and bounds are.

    For a part of the classes and any point, no choice covers more of the part than the weight that is
    fully covered at the point, plus what the chosen columns reach of the rest.
    """

    def __init__(self, instance: Instance, *, parts: int = PARTS) -> None:
        self._improving = Improving(instance)
        self._weights = instance.weights.astype(np.float64)
        self._columns = instance.columns
        self._parts = Parts(instance, parts)
        self._kinds = int(instance.kinds[-1]) + 1
        self._points: list[NDArray[np.bool_]] = []
        self._cut_of: list[tuple[int, int]] = []
        self._linear = Linear(
            np.concatenate([np.zeros(self._columns), np.ones(self._parts.number)]),
            np.concatenate([np.ones(self._columns), self._parts.summed(self._weights)]),
            rows_of_kinds(instance),
        )

    def solve(
        self,
        counts: Budget,
        lower: Values,
        upper: Values,
        warm: Relaxed | None = None,  # noqa: ARG002 # the cuts themselves are what is kept
    ) -> Relaxed:
        """See ``Relaxing``."""
        for kind, count in enumerate(counts):
            self._linear.bound_row(kind, 0.0, float(count))
        self._linear.bound_columns(lower, upper)
        best, best_value = np.zeros(self._columns), -1.0
        for _ in range(_ROUNDS):
            found = self._linear.solve()
            columns, most = found.values[: self._columns], float(found.values[self._columns :].sum())
            best, best_value = self._better(columns, best, best_value)
            if most - best_value <= _CLOSE * most:
                break
            point = _LIKE_THE_LAST * columns + (1 - _LIKE_THE_LAST) * best
            best, best_value = self._better(point, best, best_value)
            if not self._cut(point, found.values) and not self._cut(columns, found.values):
                break
        return Relaxed(columns, self._prices(found.prices), None)

    def _better(self, point: Values, best: Values, best_value: float) -> tuple[Values, float]:
        """Return the point that covers more, and what it covers."""
        value = float((self._weights * np.minimum(1, self._improving.by_class(point))).sum())
        return (point, value) if value > best_value else (best, best_value)

    def _cut(self, point: Values, values: Values) -> bool:
        """Add the cuts of a point that the last answer breaks, and say whether there were any."""
        partly = self._improving.by_class(point) < _FULL
        weights = self._weights
        lines = self._parts.lines(weights * ~partly, weights * partly)
        broken = add_cuts(self._linear, lines, values, first=self._columns)
        if broken:
            self._points.append(partly)
            self._cut_of += [(len(self._points) - 1, part) for part in broken]
        return bool(broken)

    def _prices(self, of_rows: Values) -> Values:
        """Return the prices of classes: in each cut a class costs its weight where it was partly covered."""
        share = np.zeros((len(self._points), self._parts.number))
        for (point, part), price in zip(self._cut_of, of_rows[self._kinds :], strict=True):
            share[point, part] += max(0.0, price)
        prices = np.zeros(len(self._weights))
        for partly, by_part in zip(self._points, share, strict=True):
            if by_part.any():
                prices += partly * by_part[self._parts.of_class]
        return prices * self._weights


@dataclass(frozen=True, slots=True, repr=False)
class Lines:
    """For each part, a line in the columns that its covered weight never lies above."""

    constants: Values
    slopes: Values


class Parts:
    """Classes in parts: those side by side share columns, so a part follows the first column of a class.

    There are at most ``most`` parts for each ``group`` of classes, shape (classes,), from 0.
    """

    def __init__(self, instance: Instance, most: int, group: NDArray[np.int64] | None = None) -> None:
        first = instance.at_column[instance.starts[:-1]].astype(np.int64)
        beside = first * min(most, instance.columns) // max(1, instance.columns)
        label = beside if group is None else beside + group * most
        labels, of_class = np.unique(label, return_inverse=True)
        self.number = len(labels)
        self.of_class: NDArray[np.int64] = of_class.astype(np.int64)
        self.group: NDArray[np.int64] = labels // most
        self._columns = instance.columns
        self._at_class = instance.at_class()
        self._cell = self.of_class[self._at_class] * self._columns + instance.at_column

    def summed(self, of_class: Values) -> Values:
        """Return the sum over the classes of each part, shape (parts,)."""
        return np.asarray(
            np.bincount(self.of_class, weights=of_class, minlength=self.number), dtype=np.float64
        )

    def lines(self, base: Values, slope: Values) -> Lines:
        """Return the lines that each part has from those of its classes.

        Args:
            base: Shape (classes,): what a class counts whatever is chosen.
            slope: Shape (classes,): what it counts for each column chosen that reaches it.
        """
        cells = self.number * self._columns
        slopes = np.bincount(self._cell, weights=slope[self._at_class], minlength=cells)
        return Lines(
            self.summed(base), np.asarray(slopes, dtype=np.float64).reshape(self.number, self._columns)
        )


def add_cuts(linear: Linear, lines: Lines, values: Values, *, first: int) -> list[int]:
    """Add, for each part, that its covered weight is at most a line in the columns, where the values break it.

    The columns of the program from ``first`` on are the covered weights of the parts.

    Returns:
        list[int]: the parts whose cut was broken and added.
    """
    constants, slopes = lines.constants, lines.slopes
    claimed = values[first : first + len(constants)]
    allowed = constants + slopes @ values[: slopes.shape[1]]
    broken = np.flatnonzero(claimed - allowed > _BREAKS * (1 + np.abs(allowed)))
    for part in broken:
        used = np.flatnonzero(slopes[part])
        index = np.append(used, first + part)
        linear.add_row(index, np.append(-slopes[part, used], 1.0), float(constants[part]))
    return [int(part) for part in broken]


def rows_of_kinds(instance: Instance) -> Rows:
    """Return one row for each kind: how many of its columns are chosen."""
    kinds = np.bincount(instance.kinds)
    starts = np.concatenate([[0], np.cumsum(kinds)])
    nothing = np.zeros(len(kinds))
    return Rows(starts, np.arange(instance.columns), np.ones(instance.columns), nothing, nothing)


def _rows_of_classes(instance: Instance) -> Rows:
    """Return one row for each class (covered - its columns <= 0), then those of the kinds."""
    classes, columns = instance.classes, instance.columns
    ends = instance.starts[1:]
    # Each class row holds its columns and then the class itself.
    index = np.insert(instance.at_column.astype(np.int64), ends, columns + np.arange(classes))
    value = np.insert(np.full(len(instance.at_column), -1.0), ends, 1.0)
    kinds = rows_of_kinds(instance)
    return Rows(
        np.concatenate([instance.starts + np.arange(classes + 1), len(index) + kinds.starts[1:]]),
        np.concatenate([index, kinds.index]),
        np.concatenate([value, kinds.value]),
        np.concatenate([np.full(classes, -UNBOUNDED), kinds.lower]),
        np.concatenate([np.zeros(classes), kinds.upper]),
    )
