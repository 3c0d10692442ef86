"""The linear relaxation of maximal covering, solved by HiGHS: the one file of this stage that touches it.

Two ways to the same relaxation. ``Relaxation`` holds a row for each class of demand: best where there
are few. ``CutRelaxation`` holds none (Benders): a handful of figures stand for the covered weight of
whole groups of classes, and cuts from the classes themselves bound them, so that its size depends on
the columns alone. Cordeau, Furini and Ljubic (2019) gave the cuts; the points they are taken at lie
between the last answer and the best point so far (in-out stabilisation, Ben-Ameur and Neto 2007).
"""

import os
from dataclasses import dataclass
from typing import Protocol

import highspy
import numpy as np
from numpy.typing import NDArray

from rempart.coverage.improving import Improving
from rempart.coverage.instance import Instance

_GROUPS = 300
_ROUNDS = 200
_LIKE_THE_LAST = 0.5  # weight of the last answer in the point that the next cuts are taken at
_CLOSE = 2e-5  # relative; nearer than that the relaxation counts as solved


@dataclass(frozen=True, slots=True, repr=False)
class Relaxed:
    """An answer of the relaxation: column values (columns,) in 0..1 and prices (classes,) of being covered."""

    columns: NDArray[np.float64]
    prices: NDArray[np.float64]
    basis: highspy.HighsBasis | None


class Relaxing(Protocol):
    """A way to solve the relaxation under changing counts and bounds of columns."""

    def solve(
        self,
        counts: tuple[int, ...],
        lower: NDArray[np.float64],
        upper: NDArray[np.float64],
        warm: Relaxed | None = None,
    ) -> Relaxed:
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
        self._index = np.arange(self._columns, dtype=np.int32)
        self._highs = _silent_highs()
        self._highs.passModel(_model(instance))

    def solve(
        self,
        counts: tuple[int, ...],
        lower: NDArray[np.float64],
        upper: NDArray[np.float64],
        warm: Relaxed | None = None,
    ) -> Relaxed:
        """See ``Relaxing``."""
        for kind, count in enumerate(counts):
            self._highs.changeRowBounds(self._classes + kind, 0.0, float(count))
        self._highs.changeColsBounds(self._columns, self._index, lower, upper)
        if warm is not None and warm.basis is not None:
            self._highs.setBasis(warm.basis)
        self._highs.run()
        solution = self._highs.getSolution()
        return Relaxed(
            np.array(solution.col_value[: self._columns]),
            np.array(solution.row_dual[: self._classes]),
            self._highs.getBasis(),
        )


class CutRelaxation:
    """The relaxation by cuts, kept from one solve to the next; they hold whatever counts and bounds are.

    For a group of classes and any point, no choice covers more of the group than the weight that is fully
    covered at the point, plus what the chosen columns reach of the rest.
    """

    def __init__(self, instance: Instance, *, groups: int = _GROUPS) -> None:
        self._improving = Improving(instance)
        self._weights = instance.weights.astype(np.float64)
        self._columns = instance.columns
        self._groups = min(groups, max(1, instance.classes))
        # Classes side by side share columns, so groups follow the first column of each.
        first = instance.at_column[instance.starts[:-1]]
        self._group = (first.astype(np.int64) * self._groups) // max(1, self._columns)
        self._cell = self._group[instance.at_class()] * self._columns + instance.at_column
        self._at_class = instance.at_class()
        self._index = np.arange(self._columns, dtype=np.int32)
        self._kinds = int(instance.kinds[-1]) + 1
        self._points: list[NDArray[np.bool_]] = []
        self._cut_of: list[tuple[int, int]] = []
        self._highs = _silent_highs()
        self._highs.passModel(_master(instance, self._groups, self._group))

    def solve(
        self,
        counts: tuple[int, ...],
        lower: NDArray[np.float64],
        upper: NDArray[np.float64],
        warm: Relaxed | None = None,  # noqa: ARG002 # the cuts themselves are what is kept
    ) -> Relaxed:
        """See ``Relaxing``."""
        for kind, count in enumerate(counts):
            self._highs.changeRowBounds(kind, 0.0, float(count))
        self._highs.changeColsBounds(self._columns, self._index, lower, upper)
        best, best_value = None, -1.0
        for _ in range(_ROUNDS):
            self._highs.run()
            values = np.array(self._highs.getSolution().col_value)
            columns, most = values[: self._columns], float(values[self._columns :].sum())
            reached = self._value(columns)
            if reached > best_value:
                best, best_value = columns, reached
            if most - best_value <= _CLOSE * most or best is None:
                break
            point = _LIKE_THE_LAST * columns + (1 - _LIKE_THE_LAST) * best
            between = self._value(point)
            if between > best_value:
                best, best_value = point, between
            if not self._cut(point, values) and not self._cut(columns, values):
                break
        return Relaxed(columns, self._prices(), None)

    def _value(self, columns: NDArray[np.float64]) -> float:
        return float((self._weights * np.minimum(1, self._improving.by_class(columns))).sum())

    def _cut(self, point: NDArray[np.float64], values: NDArray[np.float64]) -> bool:
        """Add the cuts of a point that the last answer breaks, and say whether there were any."""
        partly = self._improving.by_class(point) < 1 - 1e-9
        constants = np.bincount(self._group, weights=self._weights * ~partly, minlength=self._groups)
        slopes = np.bincount(
            self._cell,
            weights=(self._weights * partly)[self._at_class],
            minlength=self._groups * self._columns,
        ).reshape(self._groups, self._columns)
        claimed = values[self._columns :]
        allowed = constants + slopes @ values[: self._columns]
        broken = np.flatnonzero(claimed > allowed + 1e-7 * (1 + np.abs(claimed)))
        if len(broken):
            self._points.append(partly)
        for group in broken:
            used = np.flatnonzero(slopes[group])
            index = np.append(used, self._columns + group).astype(np.int32)
            value = np.append(-slopes[group, used], 1.0)
            self._highs.addRow(-highspy.kHighsInf, float(constants[group]), len(index), index, value)
            self._cut_of.append((len(self._points) - 1, int(group)))
        return bool(len(broken))

    def _prices(self) -> NDArray[np.float64]:
        """Return the prices of classes: in each cut a class costs its weight where it was partly covered."""
        duals = np.array(self._highs.getSolution().row_dual)[self._kinds :]
        share = np.zeros((len(self._points), self._groups))
        for (point, group), dual in zip(self._cut_of, duals, strict=True):
            share[point, group] += max(0.0, dual)
        prices = np.zeros(len(self._weights))
        for partly, by_group in zip(self._points, share, strict=True):
            if by_group.any():
                prices += partly * by_group[self._group]
        return prices * self._weights


def _master(instance: Instance, groups: int, group: NDArray[np.int64]) -> highspy.HighsLp:
    """Rows: one a kind; columns: those of the instance, then one a group, at most its whole weight."""
    kinds = int(instance.kinds[-1]) + 1
    whole = np.bincount(group, weights=instance.weights.astype(np.float64), minlength=groups)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = instance.columns + groups, kinds
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = np.concatenate([np.zeros(instance.columns), np.ones(groups)])
    model.col_lower_ = np.zeros(instance.columns + groups)
    model.col_upper_ = np.concatenate([np.ones(instance.columns), whole])
    model.row_lower_, model.row_upper_ = np.zeros(kinds), np.zeros(kinds)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.concatenate([[0], np.cumsum(np.bincount(instance.kinds))]).astype(np.int32)
    model.a_matrix_.index_ = np.arange(instance.columns, dtype=np.int32)
    model.a_matrix_.value_ = np.ones(instance.columns)
    return model


def _model(instance: Instance) -> highspy.HighsLp:
    """Rows: one a class (covered - its columns <= 0), one a kind; columns: those of the instance, then classes."""
    classes, columns = instance.classes, instance.columns
    kinds = int(instance.kinds[-1]) + 1
    ends = instance.starts[1:]
    # Each class row holds its columns and then the class itself.
    index = np.insert(instance.at_column, ends, columns + np.arange(classes))
    value = np.insert(np.full(len(instance.at_column), -1.0), ends, 1.0)
    starts = np.concatenate(
        [instance.starts + np.arange(classes + 1), len(index) + np.cumsum(np.bincount(instance.kinds))]
    )
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = columns + classes, classes + kinds
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = np.concatenate([np.zeros(columns), instance.weights.astype(np.float64)])
    model.col_lower_ = np.zeros(columns + classes)
    model.col_upper_ = np.ones(columns + classes)
    model.row_lower_ = np.concatenate([np.full(classes, -highspy.kHighsInf), np.zeros(kinds)])
    model.row_upper_ = np.zeros(classes + kinds)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = starts.astype(np.int32)
    model.a_matrix_.index_ = np.concatenate([index, np.arange(columns)]).astype(np.int32)
    model.a_matrix_.value_ = np.concatenate([value, np.ones(columns)])
    return model


def _silent_highs() -> highspy.Highs:
    """Return a solver that writes nothing: making the first one prints a banner, and data go to that stream."""
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        highs = highspy.Highs()  # type: ignore[no-untyped-call]  # the package ships no types for it
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    return highs
