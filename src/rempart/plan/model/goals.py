"""Three goals in order, each solved from where the one before ended."""

from dataclasses import dataclass, replace
from math import inf
from typing import Literal

import numpy as np

from rempart.plan.model.matrix import Floats
from rempart.plan.model.monthly import Goal, Model
from rempart.plan.model.solver import MANY_COLUMNS, SearchStopped, Solver

GIVEN_UP = 1e-8  # the part of a goal reached that the next may give up; one part in ten million is allowed

NO_SHORTFALL = 1e-6  # the sum of relative shortfalls that counts as none
LEAST_PART = 1e-3  # of a lot or unit, which an interior point does not tell from none


@dataclass(frozen=True, slots=True)
class Found:
    """A plan: the columns, the value of each goal in its own unit, and how sure the search is."""

    values: Floats
    shortfall_sum: float
    capability_points: float
    interest: float
    status: Literal["optimal", "stopped"]
    gap: float


def reach(model: Model, *, or_best: bool = False) -> Found:
    """Return the plan that is best in the first goal, then the second, then the third; ``or_best``: as far as time allows.

    Raises:
        SearchStopped: the time ended, and the best so far is not good enough.
    """
    if model.arrays.whole.any() and len(model.arrays.lower) >= MANY_COLUMNS:
        return _reach_by_rounding(model, or_best=or_best)
    solver = Solver(model.arrays)
    goals = (model.shortfall_goal(), model.capability_goal(), model.interest_goal())
    best = start = _nothing(model)
    gap, proved = 0.0, True
    for goal in goals:
        if not len(goal.places):
            continue
        solver.set_goal(goal.places, goal.costs)
        try:
            solution = solver.solve(or_best=or_best)
        except SearchStopped:
            if not or_best:
                raise
            proved, gap = False, inf if best is start else gap
            break
        if solution.status == "infeasible":
            # Only rounding can do this, or no time to find any plan: that before keeps every limit and stays.
            proved, gap = False, inf if best is start else gap
            continue
        best, gap = solution.columns, max(gap, solution.gap)
        proved = proved and solution.status == "optimal"
        value = _value(goal, best)
        solver.at_most(goal.places, goal.costs, value + GIVEN_UP * abs(value))
    reached = [_value(goal, best) * goal.scale for goal in goals]
    return Found(
        values=best,
        shortfall_sum=max(0.0, reached[0]),
        capability_points=abs(reached[1]),
        interest=max(0.0, reached[2]),
        status="optimal" if proved else "stopped",
        gap=gap,
    )


def _reach_by_rounding(model: Model, *, or_best: bool) -> Found:
    """Return a good plan of a model too large to search: the best in fractions, its whole columns rounded.

    The gap is that to the best in fractions, which no plan can better, in the goal where it is widest.
    """
    free = replace(model, arrays=replace(model.arrays, whole=np.zeros_like(model.arrays.whole)))
    ideal = reach(free, or_best=or_best)
    rounded = _rounded(model, ideal.values)
    bounds = model.arrays.lower.copy(), model.arrays.upper.copy()
    for bound in bounds:
        bound[model.arrays.whole] = rounded[model.arrays.whole]
    found = reach(
        replace(free, arrays=replace(free.arrays, lower=bounds[0], upper=bounds[1])), or_best=or_best
    )
    lost = found.shortfall_sum - ideal.shortfall_sum, ideal.capability_points - found.capability_points
    parts = lost[0] / max(found.shortfall_sum, NO_SHORTFALL), lost[1] / max(found.capability_points, 1.0)
    is_known = ideal.status == found.status == "optimal"
    return replace(found, status="stopped", gap=max(0.0, *parts) + ideal.gap if is_known else inf)


def _rounded(model: Model, values: Floats) -> Floats:
    """Return whole values near a plan in fractions: lines that are rather opened than not, in their middle month.

    Lots are bought where any part of them is; units of a year are rounded down.
    """
    rounded = np.where(model.arrays.upper == 1, np.ceil(values - LEAST_PART), np.floor(values + LEAST_PART))
    for lines in model.lines:
        opened = np.cumsum(values[lines.opened])
        steps = np.arange(round(float(opened[-1]))) + 0.5
        months = np.searchsorted(opened, np.minimum(steps, opened[-1]))
        rounded[lines.opened] = np.bincount(months, minlength=len(opened))
    return rounded


def _nothing(model: Model) -> Floats:
    """Return the plan that buys nothing, which no limit forbids."""
    values = np.zeros(len(model.arrays.lower))
    values[model.short] = 1.0
    return values


def _value(goal: Goal, columns: Floats) -> float:
    return float(np.dot(goal.costs, columns[goal.places]))
