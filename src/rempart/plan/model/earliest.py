"""When a promise could be kept if it were asked for alone, and how much of it by a month."""

from bisect import bisect_left
from collections.abc import Callable

import numpy as np

from rempart.plan.model.cases import Inputs, PromiseInputs
from rempart.plan.model.matrix import Floats
from rempart.plan.model.monthly import Model, build
from rempart.plan.model.solver import Solver

ROUNDED = 1e-7  # a promise counts as kept when less than one part in ten million is missing


def is_kept(delivered: float, least: float) -> bool:
    """Say whether what is delivered keeps a promise, apart from the rounding of the solver."""
    return delivered >= kept_at(least)


def kept_at(least: float) -> float:
    """Return from how much on a promise counts as kept."""
    return least * (1 - ROUNDED)


def fared(promise: PromiseInputs, delivered: Floats) -> tuple[float, int | None]:
    """Return what counts for a promise by its deadline of units by item and month, and when it is kept, None if never."""
    counted = (delivered[item] * count for item, count in promise.counts.items())
    so_far = np.cumsum(sum(counted, np.zeros(delivered.shape[1])))
    enough = np.flatnonzero(so_far >= kept_at(promise.least))
    return float(so_far[promise.deadline]), int(enough[0]) if len(enough) else None


def least_whole(lowest: int, highest: int, works: Callable[[int], bool]) -> int | None:
    """Return the least number between two that works, where more always works too; None if none does."""
    if highest < lowest or not works(highest):
        return None
    return lowest + bisect_left(range(lowest, highest), True, key=works)


class Alone:
    """One promise asked for alone, maybe with one limit lifted: nothing else is promised, nothing else is bought."""

    def __init__(self, inputs: Inputs, promise: PromiseInputs) -> None:
        self.promise = promise
        self._model: Model = build(inputs.alone(promise))
        self._solver = Solver(self._model.arrays)
        self._known: dict[int, float] = {}

    def most(self, until: int) -> float:
        """Return the most that can be delivered of the promise up to and including a month."""
        if until < 0:
            return 0.0
        if until not in self._known:
            goal = self._model.delivery_goal(self.promise, until)
            self._known[until] = 0.0
            if len(goal.places):
                self._solver.set_goal(goal.places, goal.costs)
                self._known[until] = max(0.0, -self._solver.solve().value * goal.scale)
        return self._known[until]

    def earliest(self) -> int | None:
        """Return the first month by which the promise can be kept; None if not within the horizon."""
        last = self._model.inputs.months - 1
        least = self.promise.least
        return least_whole(self._first_by_output(), last, lambda month: is_kept(self.most(month), least))

    def _first_by_output(self) -> int:
        """Return a month before which output alone cannot keep the promise."""
        possible = np.where(self._model.columns >= 0, self._model.inputs.possible(), 0.0)
        first = fared(self.promise, possible)[1]
        return self._model.inputs.months - 1 if first is None else first
