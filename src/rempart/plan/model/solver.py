"""HiGHS, touched in this one file of the plan: one programme in memory, solved again and again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from math import inf
from time import monotonic
from typing import Literal, TypeVar

import highspy
import numpy as np

from rempart.plan.model.matrix import Arrays, Floats, Places

# Work limits, not time limits: the same plan on a slow machine. Far above what any known case needs.
MOST_NODES = 200_000
TOLERANCE = 1e-9
FEASIBLE = 2  # HiGHS's code of a point that keeps every limit


Found = TypeVar("Found")


class SearchStopped(Exception):  # noqa: N818 -- no error: it says that there is no time for more
    """The time for searching is over, or somebody interrupted it."""


@dataclass(slots=True)
class Patience:
    """Until when searches may go on; an interrupt ends it as well. ``left_out`` is what there was no time for."""

    until: float = inf
    interrupted: bool = False
    left_out: list[str] = field(default_factory=list)

    def found(self, name: str, find: Callable[[], Found], otherwise: Found) -> Found:
        """Return what is found, or ``otherwise`` where there is no time left to look for it."""
        try:
            return find()
        except SearchStopped:
            if name not in self.left_out:
                self.left_out.append(name)
            return otherwise

    @property
    def is_over(self) -> bool:
        """Whether no further search may begin."""
        return self.interrupted or monotonic() >= self.until


_PATIENCE: ContextVar[Patience | None] = ContextVar("patience", default=None)


@contextmanager
def patience(seconds: float | None) -> Iterator[Patience]:
    """Limit all searches within to some seconds; an interrupt ends them instead of the program.

    Args:
        seconds: The limit; None searches to the end, and leaves interrupts alone.
    """
    limit = Patience(inf if seconds is None else monotonic() + seconds)
    token = _PATIENCE.set(None if seconds is None else limit)
    try:
        yield limit
    finally:
        _PATIENCE.reset(token)


@dataclass(frozen=True, slots=True)
class Solution:
    """What was found: ``value`` of the goal, ``gap`` (relative, 0 when proved), columns and their duals."""

    status: Literal["optimal", "stopped", "infeasible"]
    value: float
    gap: float
    columns: Floats
    column_duals: Floats


class _QuietHighs(highspy.Highs):
    """HiGHS without its banner, which it prints while its callbacks are set up."""

    def enableCallbacks(self) -> None:  # noqa: N802 -- the name is that of the parent
        """Set up the callbacks in silence."""
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]  # the parent has no types


class Solver:
    """One linear or mixed-integer programme, kept warm between goals.

    Args:
        arrays: The programme; all columns and rows keep their places.
        tolerance: By how much rows and duals may be missed; a looser one for sums that leave no room.
    """

    def __init__(self, arrays: Arrays, *, tolerance: float = TOLERANCE) -> None:
        self._highs = _QuietHighs()  # type: ignore[no-untyped-call]  # the parent has no types
        self._whole = bool(arrays.whole.any())
        self._columns = len(arrays.lower)
        options = {
            "threads": 1,
            "random_seed": 0,
            "primal_feasibility_tolerance": tolerance,
            "dual_feasibility_tolerance": tolerance,
            "mip_feasibility_tolerance": tolerance,
            "mip_rel_gap": TOLERANCE,
            "mip_max_nodes": MOST_NODES,
        }
        for name, value in options.items():
            self._highs.setOptionValue(name, value)
        self._highs.passModel(_model(arrays))

    def set_goal(self, places: Places, costs: Floats) -> None:
        """Make the least of ``costs`` at ``places`` the goal; all other columns are free of cost."""
        goal = np.zeros(self._columns)
        goal[places] = costs
        self._highs.changeColsCost(self._columns, np.arange(self._columns, dtype=np.int32), goal)

    def at_most(self, places: Places, values: Floats, limit: float) -> None:
        """Add the row that keeps a goal reached."""
        self._highs.addRow(-highspy.kHighsInf, limit, len(places), places.astype(np.int32), values)

    def bound(self, places: Places, lower: Floats, upper: Floats) -> None:
        """Set the bounds of some columns."""
        self._highs.changeColsBounds(len(places), places.astype(np.int32), lower, upper)

    def solve(self, *, or_best: bool = False) -> Solution:
        """Solve for the goal that is set, from where the last search ended.

        Args:
            or_best: Return the best found where the time ends during the search.

        Raises:
            SearchStopped: the time is over.
        """
        limit = _PATIENCE.get()
        if limit is None:
            self._highs.run()
        else:
            self._run_within(limit)
        status = self._highs.getModelStatus()
        if limit is not None and limit.is_over and not or_best:
            raise SearchStopped
        found = self._highs.getSolution()
        info = self._highs.getInfo()
        stopped_empty = limit is not None and info.primal_solution_status != FEASIBLE
        if len(found.col_value) < self._columns or stopped_empty:
            nothing = np.zeros(0)
            return Solution("infeasible", np.inf, 0.0, nothing, nothing)
        known = {
            highspy.HighsModelStatus.kOptimal: "optimal",
            highspy.HighsModelStatus.kModelEmpty: "optimal",
            highspy.HighsModelStatus.kInfeasible: "infeasible",
            highspy.HighsModelStatus.kUnboundedOrInfeasible: "infeasible",
        }
        return Solution(
            status=known.get(status, "stopped"),  # type: ignore[arg-type]  # the values above are the literals
            value=info.objective_function_value,
            gap=info.mip_gap if self._whole and info.mip_gap > TOLERANCE else 0.0,
            columns=np.array(found.col_value),
            column_duals=np.array(found.col_dual),
        )

    def _run_within(self, limit: Patience) -> None:
        """Run in a thread, so that an interrupt can end the search and keep what it has found."""
        if limit.is_over:
            raise SearchStopped
        self._highs.HandleUserInterrupt = True
        self._highs.startSolve()
        is_done = False
        while not is_done:
            try:
                is_done = self._highs.wait(0.05)[0]
            except KeyboardInterrupt:
                limit.interrupted = True
            if limit.is_over:
                self._highs.cancelSolve()


def _model(arrays: Arrays) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_col_ = len(arrays.lower)
    model.num_row_ = len(arrays.row_lower)
    model.col_cost_ = np.zeros(len(arrays.lower))
    model.col_lower_ = arrays.lower
    model.col_upper_ = arrays.upper
    model.row_lower_ = arrays.row_lower
    model.row_upper_ = arrays.row_upper
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = arrays.starts
    model.a_matrix_.index_ = arrays.places
    model.a_matrix_.value_ = arrays.values
    if arrays.whole.any():
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        model.integrality_ = [kinds[int(whole)] for whole in arrays.whole]
    return model
