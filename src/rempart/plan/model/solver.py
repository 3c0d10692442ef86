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
from numpy.typing import NDArray

from rempart.plan.model.matrix import Arrays, Floats, Places

# Work limits, not time limits: the same plan on a slow machine. Far above what any known case needs.
MOST_NODES = 200_000
TOLERANCE = 1e-9
# From so many whole columns on, a search first settles those that come out whole by themselves when fractions
# are allowed, and ends this close to what no plan can better.
MANY_WHOLE = 1_000
CLOSE = 1e-4
SETTLED = 1e-6
PATIENT = 30.0  # seconds: with less time a search takes any plan that it comes upon
# From so many columns on, the simplex method takes hours: an interior point is found instead, to a looser
# tolerance and without going on to a corner.
MANY_COLUMNS = 150_000
INTERIOR: dict[str, str | float] = {
    "solver": "ipm",
    "run_crossover": "off",
    "ipm_optimality_tolerance": 1e-5,
    "primal_feasibility_tolerance": 1e-7,
    "dual_feasibility_tolerance": 1e-7,
}
FEASIBLE = 2  # HiGHS's code of a point that keeps every limit

Status = Literal["optimal", "stopped", "infeasible"]
_STATUS: dict[highspy.HighsModelStatus, Status] = {
    highspy.HighsModelStatus.kOptimal: "optimal",
    highspy.HighsModelStatus.kModelEmpty: "optimal",
    highspy.HighsModelStatus.kInfeasible: "infeasible",
    highspy.HighsModelStatus.kUnboundedOrInfeasible: "infeasible",
}

Found = TypeVar("Found")
Else = TypeVar("Else")


class SearchStopped(Exception):  # noqa: N818 -- no error: it says that there is no time for more
    """The time for searching is over, or somebody interrupted it."""


@dataclass(slots=True)
class Patience:
    """Until when searches may go on; an interrupt ends it as well. ``left_out`` is what there was no time for."""

    until: float = inf
    interrupted: bool = False
    left_out: list[str] = field(default_factory=list)

    def found(self, name: str, find: Callable[[], Found], otherwise: Else) -> Found | Else:
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
    """Limit all searches within to some seconds, and let an interrupt end them alone; None limits nothing."""
    limit = Patience(inf if seconds is None else monotonic() + seconds)
    token = _PATIENCE.set(None if seconds is None else limit)
    try:
        yield limit
    finally:
        _PATIENCE.reset(token)


@dataclass(frozen=True, slots=True)
class Solution:
    """What was found: ``value`` of the goal, ``gap`` (relative, 0 when proved) and the columns."""

    status: Status
    value: float
    gap: float
    columns: Floats


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
        goal: Places and costs of the first goal; without it none is set yet.
        tolerance: By how much rows and duals may be missed; a looser one for sums that leave no room.
    """

    def __init__(
        self, arrays: Arrays, goal: tuple[Places, Floats] | None = None, *, tolerance: float = TOLERANCE
    ) -> None:
        self._highs = _QuietHighs()  # type: ignore[no-untyped-call]  # the parent has no types
        whole = np.flatnonzero(arrays.whole).astype(np.int32)
        self._whole = len(whole) > 0
        self._columns = len(arrays.lower)
        self._many = whole if len(whole) >= MANY_WHOLE else None
        self._interior = self._columns >= MANY_COLUMNS and not self._whole
        options: dict[str, str | float] = {
            "threads": 1,
            "random_seed": 0,
            "primal_feasibility_tolerance": tolerance,
            "dual_feasibility_tolerance": tolerance,
            "mip_feasibility_tolerance": tolerance,
            "mip_rel_gap": TOLERANCE if self._many is None else CLOSE,
            "mip_max_nodes": MOST_NODES,
        }
        for name, value in (options | (INTERIOR if self._interior else {})).items():
            self._highs.setOptionValue(name, value)
        self._goal = np.zeros(self._columns)
        if goal:
            self._goal[goal[0]] = goal[1]
        pass_model(self._highs, arrays, self._goal)

    def set_goal(self, places: Places, costs: Floats) -> None:
        """Make the least of ``costs`` at ``places`` the goal; all other columns are free of cost."""
        goal = np.zeros(self._columns)
        goal[places] = costs
        changed = np.flatnonzero(goal != self._goal).astype(np.int32)
        self._highs.changeColsCost(len(changed), changed, goal[changed])
        self._goal = goal

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
        has_time = limit is None or limit.until - monotonic() >= PATIENT
        near = self._near_fractions(self._many) if self._many is not None and has_time else None
        if near is not None:
            if near.status == "stopped" and not or_best:
                raise SearchStopped("the time ended during the search")
            return near
        self.run()
        status = self._highs.getModelStatus()
        if limit is not None and limit.is_over and not or_best:
            raise SearchStopped("the time ended during the search")
        columns = _floats(self._highs.getSolution().col_value)
        info = self._highs.getInfo()
        stopped_empty = limit is not None and info.primal_solution_status != FEASIBLE
        if len(columns) < self._columns or stopped_empty:
            return Solution("infeasible", np.inf, 0.0, np.zeros(0))
        return Solution(
            status=_STATUS.get(status, "stopped"),
            value=info.objective_function_value,
            gap=self._gap(info),
            columns=columns,
        )

    def column_duals(self) -> Floats:
        """Return the duals of the columns at the end of the last search."""
        return _floats(self._highs.getSolution().col_dual)

    def _gap(self, info: highspy.HighsInfo) -> float:
        """Return how far the plan found may be from what no plan can better, relative; 0 when proved."""
        if self._interior:
            return float(info.primal_dual_objective_error)  # type: ignore[attr-defined]  # highspy's types lack it
        return float(info.mip_gap) if self._whole and info.mip_gap > TOLERANCE else 0.0

    def run(self) -> None:
        """Let HiGHS search, as long as there is patience.

        In a thread where that may end, so that an interrupt can end the search and keep what it has found.
        """
        limit = _PATIENCE.get()
        if limit is None:
            self._highs.run()
            return
        if limit.is_over:
            raise SearchStopped("there was no time left to begin a search")
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

    def _near_fractions(self, whole: NDArray[np.int32]) -> Solution | None:
        """Search where most whole columns keep what they are when fractions are allowed.

        Returns:
            Solution | None: A plan close to what no plan can better; None where there is none. Where it is
            not close enough, the next search starts from it.
        """
        kinds = np.zeros(len(whole), np.uint8)
        self._highs.changeColsIntegrality(len(whole), whole, kinds)
        self.run()
        is_solved = self._highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        least = self._highs.getInfo().objective_function_value
        fractions = _floats(self._highs.getSolution().col_value)
        self._highs.changeColsIntegrality(len(whole), whole, kinds + 1)
        if not is_solved:
            return None
        settled = whole[np.abs(fractions[whole] - np.round(fractions[whole])) <= SETTLED]
        kept = np.round(fractions[settled])
        bounds = self._highs.getLp()
        lower, upper = np.asarray(bounds.col_lower_)[settled], np.asarray(bounds.col_upper_)[settled]
        self._highs.changeColsBounds(len(settled), settled, kept, kept)
        self.run()
        found, info = self._highs.getSolution(), self._highs.getInfo()
        self._highs.changeColsBounds(len(settled), settled, lower, upper)
        if info.primal_solution_status != FEASIBLE:
            return None
        value, columns = info.objective_function_value, _floats(found.col_value)
        gap = (value - least) / abs(value) if value > least else 0.0
        limit = _PATIENCE.get()
        is_over = limit is not None and limit.is_over
        if gap > CLOSE and not is_over:
            start = highspy.HighsSolution()
            start.col_value = list(columns)
            self._highs.setSolution(start)
            return None
        return Solution(
            status="optimal" if gap <= CLOSE else "stopped",
            value=value,
            gap=gap if gap > TOLERANCE else 0.0,
            columns=columns,
        )


def _floats(numbers: list[float]) -> Floats:
    return np.fromiter(numbers, np.float64, len(numbers))


def pass_model(highs: highspy.Highs, arrays: Arrays, costs: Floats) -> None:
    """Hand a programme over in one call, so that whole arrays are copied and no single numbers."""
    highs.passModel(
        len(arrays.lower),
        len(arrays.row_lower),
        len(arrays.values),
        int(highspy.MatrixFormat.kColwise),
        int(highspy.ObjSense.kMinimize),
        0.0,
        costs,
        arrays.lower,
        arrays.upper,
        arrays.row_lower,
        arrays.row_upper,
        arrays.starts,
        arrays.places,
        arrays.values,
        arrays.whole.astype(np.int32),
    )
