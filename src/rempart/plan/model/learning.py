"""Learning: the n-th unit costs less than the first, so prices follow from the plan and the plan from prices.

A plan has one price for all units of an item, the mean of the units it delivers, as a contract for all
of them would. Found by fixed point: plan at the prices of the plan before, until the total cost hardly moves. That is no proof of the best plan; the bound with every unit at its cheapest tells how far
off it can be. Source: the unit curve of Crawford, cost of unit n = n to the power log2(slope).
"""

from dataclasses import dataclass, replace
from math import log2

import numpy as np

from rempart.plan.model.cases import Inputs, ItemInputs
from rempart.plan.model.goals import Found, reach
from rempart.plan.model.matrix import Floats
from rempart.plan.model.monthly import Model, build

ENOUGH = 1e-3  # of the total cost
MOST_ROUNDS = 8
_COUNTED = 1000  # units summed one by one; above, Euler and Maclaurin to more digits than matter


@dataclass(frozen=True, slots=True)
class Learned:
    """How a fixed point ended: rounds, the part by which the total cost last moved, bounds of two goals."""

    rounds: int
    moved: float
    least_shortfall_sum: float
    most_capability_points: float


def cost_so_far(units: Floats, slope: float) -> Floats:
    """Return what the first so many units cost, in costs of the first one; part of a unit costs its part.

    Args:
        units: Units, from 0, of any shape.
        slope: Cost of the 2n-th unit over the n-th, above 0 and at most 1.

    Example:
        >>> round(float(cost_so_far(np.array(100.0), 0.8)), 3)
        32.651
    """
    power = log2(slope)
    full = np.floor(units)
    exact = np.concatenate((np.zeros(1), np.cumsum(np.arange(1, _COUNTED + 1.0) ** power)))
    small = exact[np.minimum(full, _COUNTED).astype(np.int64)]
    end = np.maximum(full, _COUNTED)
    tail = _integral(end, power) - _integral(float(_COUNTED), power)
    tail += (end**power - _COUNTED**power) / 2
    tail += power * (end ** (power - 1) - _COUNTED ** (power - 1)) / 12
    return small + tail + (units - full) * (full + 1) ** power


def mean_price(item: ItemInputs, units: float) -> float:
    """Return the mean price of the first so many units over that of the first one."""
    if item.slope == 1:
        return 1.0
    return float(cost_so_far(np.array(max(units, 1.0)), item.slope)) / max(units, 1.0)


def settle(inputs: Inputs, *, or_best: bool = False) -> tuple[Model, Found, Learned | None]:
    """Return the model and the plan of a case, prices and plan settled on each other where items learn.

    ``or_best`` as in ``reach``.
    """
    if all(item.slope == 1 for item in inputs.items):
        model = build(inputs)
        return model, reach(model, or_best=or_best), None
    # Prices start at those of full output, which most plans come near.
    units = [_most(item) for item in inputs.items]
    before, moved, rounds = 0.0, 1.0, 0
    while moved > ENOUGH and rounds < MOST_ROUNDS:
        model = build(_priced(inputs, [mean_price(*pair) for pair in zip(inputs.items, units, strict=True)]))
        found = reach(model, or_best=or_best)
        units = [float(row.sum()) for row in model.delivered(found.values)]
        total = sum(
            item.paid * float(cost_so_far(np.array(count), item.slope))
            for item, count in zip(inputs.items, units, strict=True)
        )
        moved, before, rounds = abs(total - before) / max(total, 1.0), total, rounds + 1
    bound = reach(build(_priced(inputs, [_cheapest(item) for item in inputs.items])), or_best=or_best)
    return model, found, Learned(rounds, moved, bound.shortfall_sum, bound.capability_points)


def _integral(units: Floats | float, power: float) -> Floats:
    return np.asarray(np.log(units) if power == -1 else np.asarray(units) ** (power + 1) / (power + 1))


def _most(item: ItemInputs) -> float:
    return min(item.maximum, float(item.possible[item.lead :].sum()))


def _cheapest(item: ItemInputs) -> float:
    """Return the price of the last unit that could be made over that of the first one."""
    return float(max(1.0, np.ceil(_most(item))) ** log2(item.slope))


def _priced(inputs: Inputs, factors: list[float]) -> Inputs:
    pairs = zip(inputs.items, factors, strict=True)
    return replace(inputs, items=tuple(replace(item, paid=item.paid * factor) for item, factor in pairs))
