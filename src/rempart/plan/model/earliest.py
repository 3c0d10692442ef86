"""When a promise could be kept if it were asked for alone, and how much of it by a month."""

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


class Alone:
    """One promise asked for alone: nothing else is promised, nothing else is bought.

    Args:
        inputs: The case, or the case with one limit lifted.
        promise: The promise.
    """

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
        if not is_kept(self.most(last), self.promise.least):
            return None
        low, high = self._first_by_output(), last
        while low < high:
            middle = (low + high) // 2
            if is_kept(self.most(middle), self.promise.least):
                high = middle
            else:
                low = middle + 1
        return high

    def _first_by_output(self) -> int:
        """Return a month before which output alone cannot keep the promise."""
        possible = np.cumsum(self._possible_by_month())
        enough = np.flatnonzero(possible >= kept_at(self.promise.least))
        return int(enough[0]) if len(enough) else self._model.inputs.months - 1

    def _possible_by_month(self) -> Floats:
        model = self._model
        possible = np.zeros(model.inputs.months)
        for item, count in self.promise.counts.items():
            rates = model.inputs.items[item].possible
            possible += np.where(model.columns[item] >= 0, rates, 0.0) * count
        return possible
