"""The linear relaxation of maximal covering, solved by HiGHS: the one file of this stage that touches it."""

import os
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from rempart.coverage.neighbourhoods import Instance


@dataclass(frozen=True, slots=True, repr=False)
class Relaxed:
    """An answer of the relaxation: column values (columns,) in 0..1 and prices (classes,) of being covered."""

    columns: NDArray[np.float64]
    prices: NDArray[np.float64]
    basis: highspy.HighsBasis


class Relaxation:
    """The relaxation of one instance, kept warm from one solve to the next.

    Maximise the weight of covered classes, a class being covered at most as much as the columns that
    reach it are chosen, with at most ``counts`` columns of each kind and columns between bounds.
    """

    def __init__(self, instance: Instance) -> None:
        classes, columns = instance.covers.shape
        self._classes, self._columns = classes, columns
        self._index = np.arange(columns, dtype=np.int32)
        self._highs = _silent_highs()
        self._highs.passModel(_model(instance))

    def solve(
        self,
        counts: tuple[int, ...],
        lower: NDArray[np.float64],
        upper: NDArray[np.float64],
        warm: Relaxed | None = None,
    ) -> Relaxed:
        """Solve with ``counts`` systems of each kind and columns in ``lower`` to ``upper``, from the basis of ``warm``.

        The bound is not taken from the solver: prices of any quality give a valid one (see searching).
        """
        for kind, count in enumerate(counts):
            self._highs.changeRowBounds(self._classes + kind, 0.0, float(count))
        self._highs.changeColsBounds(self._columns, self._index, lower, upper)
        if warm is not None:
            self._highs.setBasis(warm.basis)
        self._highs.run()
        solution = self._highs.getSolution()
        return Relaxed(
            np.array(solution.col_value[: self._columns]),
            np.array(solution.row_dual[: self._classes]),
            self._highs.getBasis(),
        )


def _model(instance: Instance) -> highspy.HighsLp:
    """Rows: one a class (covered - its columns <= 0), one a kind; columns: those of the instance, then classes."""
    classes, columns = instance.covers.shape
    kinds = int(instance.kinds[-1]) + 1
    at_class, at_column = np.nonzero(instance.covers)
    per_class = np.bincount(at_class, minlength=classes)
    ends = np.cumsum(per_class)
    # Each class row holds its columns and then the class itself.
    index = np.insert(at_column, ends, columns + np.arange(classes))
    value = np.insert(np.full(len(at_column), -1.0), ends, 1.0)
    starts = np.concatenate(
        [[0], np.cumsum(per_class + 1), len(index) + np.cumsum(np.bincount(instance.kinds))]
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
