"""Linear programs, with or without whole columns, solved by HiGHS: the one file of this stage that touches it."""

import os
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Index = NDArray[np.int64]
UNBOUNDED = float(highspy.kHighsInf)
_DUAL, _PRIMAL = 1, 4  # how the solver numbers its simplex methods
_MISSED = 1e-6  # relative; by how much more an objective may miss its values than rounding explains
_WHOLE_GAP = 1e-7  # absolute; what an answer in whole numbers may leave open


@dataclass(frozen=True, slots=True, repr=False)
class Rows:
    """Rows of a program: where each begins in ``index`` and ``value``, and between what it lies."""

    starts: Index
    index: Index
    value: Values
    lower: Values
    upper: Values


@dataclass(frozen=True, slots=True, repr=False)
class Solved:
    """An answer: values of columns, prices of rows, the objective; ``possible`` is False where there is none."""

    values: Values
    prices: Values
    objective: float
    possible: bool = True


class Linear:
    """A program to be maximised, kept warm from one solve to the next. It prints nothing.

    Args:
        cost: What one of each column is worth, shape (columns,); columns lie from 0 to ``upper``.
        upper: Shape (columns,).
        rows: The rows to begin with.
    """

    def __init__(self, cost: Values, upper: Values, rows: Rows) -> None:
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(cost), len(rows.lower)
        model.sense_ = highspy.ObjSense.kMaximize
        model.col_cost_, model.col_lower_, model.col_upper_ = cost, np.zeros(len(cost)), upper
        model.row_lower_, model.row_upper_ = rows.lower, rows.upper
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = rows.starts.astype(np.int32)
        model.a_matrix_.index_ = rows.index.astype(np.int32)
        model.a_matrix_.value_ = rows.value
        self._highs = _silent_highs()
        self._highs.passModel(model)
        self._columns = len(cost)

    def bound_row(self, row: int, lower: float, upper: float) -> None:
        """Put a row between two values."""
        self._highs.changeRowBounds(row, lower, upper)

    def bound_columns(self, lower: Values, upper: Values) -> None:
        """Put the first columns, as many as are given, between two values each."""
        index = np.arange(len(lower), dtype=np.int32)
        self._highs.changeColsBounds(len(lower), index, lower, upper)

    def bound_column(self, column: int, lower: float, upper: float) -> None:
        """Put one column between two values."""
        self._highs.changeColBounds(column, lower, upper)

    def value_columns(self, cost: Values) -> None:
        """Say what one of each column is worth now."""
        self._highs.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost)

    def add_row(self, index: Index, value: Values, upper: float) -> None:
        """Add a row that is at most ``upper``."""
        self._highs.addRow(-UNBOUNDED, upper, len(index), index.astype(np.int32), value)

    def solve(self, basis: Any | None = None, *, primal: bool = False) -> Solved:
        """Solve it, from ``basis`` on where one is given, else from where the last solve ended.

        With ``primal`` by the primal simplex method, which is faster where nothing is known yet.
        """
        if basis is not None:
            self._highs.setBasis(basis)
        self._highs.setOptionValue("simplex_strategy", _PRIMAL if primal else _DUAL)
        self._highs.run()
        if self._highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return Solved(np.zeros(self._columns), np.empty(0), -np.inf, possible=False)
        solution = self._highs.getSolution()
        return Solved(
            np.array(solution.col_value), np.array(solution.row_dual), float(self._highs.getObjectiveValue())
        )

    def basis(self) -> Any:
        """Return where the last solve ended, to be given to another one."""
        return self._highs.getBasis()

    def solve_whole(self, columns: int, seconds: float | None, start: Values | None = None) -> Solved:
        """Solve it with the first columns in whole numbers; ``objective`` is then a proven bound.

        It begins with ``start``, and ends after ``seconds`` with what there is; without them when it is proven.

        Returns:
            Solved: without values where none were found in time.
        """
        index = np.arange(columns, dtype=np.int32)
        kind = highspy.HighsVarType
        self._highs.changeColsIntegrality(columns, index, np.full(columns, kind.kInteger))
        self._highs.setOptionValue("mip_rel_gap", 0.0)
        self._highs.setOptionValue("mip_abs_gap", _WHOLE_GAP)
        limit = UNBOUNDED if seconds is None else self._highs.getRunTime() + max(0.1, seconds)
        self._highs.setOptionValue("time_limit", limit)
        if start is not None:
            self._highs.setSolution(columns, index, start)
        self._highs.run()
        if not self._adds_up():
            self._highs.setOptionValue("presolve", "off")
            self._highs.clearSolver()
            self._highs.run()
            self._highs.setOptionValue("presolve", "choose")
        status, info = self._highs.getModelStatus(), self._highs.getInfo()
        found = info.primal_solution_status == int(highspy.SolutionStatus.kSolutionStatusFeasible)
        values = np.array(self._highs.getSolution().col_value) if found else np.empty(0)
        bound = float(info.mip_dual_bound)
        self._highs.changeColsIntegrality(columns, index, np.full(columns, kind.kContinuous))
        self._highs.setOptionValue("time_limit", UNBOUNDED)
        possible = status != highspy.HighsModelStatus.kInfeasible
        return Solved(values, np.empty(0), bound if possible else -np.inf, possible)

    def _adds_up(self) -> bool:
        """Say whether the values found are worth the objective that is told with them.

        HiGHS 1.15 now and then loses a value on the way back from its presolve, so that a choice seems to be
        worth what it is not.
        """
        values = np.array(self._highs.getSolution().col_value)
        told = float(self._highs.getInfo().objective_function_value)
        if len(values) != self._columns or not np.isfinite(told):
            return True
        worth = float(np.dot(np.array(self._highs.getLp().col_cost_), values))
        return abs(told - worth) <= _MISSED * max(1.0, abs(told))


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
