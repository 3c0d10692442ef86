"""What one more unit of a limit would bring: measured by solving again, not read off a dual.

Duals at a corner of the plan may hold in one direction only. They serve here to leave out what brings
nothing; what may bring something is raised by a small step and the first goal solved once more.
"""

from dataclasses import replace

import numpy as np

from rempart.plan.model.cases import Inputs
from rempart.plan.model.cash import fits
from rempart.plan.model.matrix import Floats
from rempart.plan.model.monthly import Model, build
from rempart.plan.model.solver import Solution, Solver
from rempart.plan.programme import Programme
from rempart.plan.timetable import Bottleneck

STEP = 1e-3  # a thousandth of the limit: small beside every promise, large beside the solver's rounding
NOTHING = 1e-6  # below this part of a promise a step has brought nothing


def bottlenecks(programme: Programme, inputs: Inputs) -> tuple[Bottleneck, ...]:
    """Return the limits whose raising would lower the sum of relative shortfalls, the strongest first.

    Args:
        programme: The programme, for names.
        inputs: Its mode case.

    Returns:
        tuple: for money, by what it may pay for, the fall of the sum for one billion more from the first
        month on; for output, for one unit a month more from the first arrival on. Empty where no
        promise falls short, and where whole units or lots, or numbers too far apart, leave no such prices.
    """
    model = build(inputs, extra_money=True)
    if model.arrays.whole.any() or not inputs.promises:
        return ()
    solver = Solver(model.arrays)
    solver.bound(model.extra, np.zeros(len(model.extra)), np.zeros(len(model.extra)))
    goal = model.shortfall_goal()
    solver.set_goal(goal.places, goal.costs)
    base = solver.solve()
    if base.status == "infeasible" or base.value <= NOTHING:
        return ()
    money = _money(programme, model, solver, base)
    output = _output(programme, model, base)
    return tuple(sorted((*money, *output), key=lambda row: (row.unit, -row.shadow_price, row.name)))


def _money(programme: Programme, model: Model, solver: Solver, base: Solution) -> list[Bottleneck]:
    found = []
    total = sum(row.ceiling for row in model.inputs.funding)
    step = max(STEP * total, 1.0) / model.money
    for group, column in enumerate(model.extra):
        place = np.array([column])
        solver.bound(place, np.zeros(1), np.full(1, step))
        fall = base.value - solver.solve().value
        solver.bound(place, np.zeros(1), np.zeros(1))
        if fall > NOTHING * step and model.cash is not None:
            found.append(
                Bottleneck(
                    name=f"money that may pay for {fits(programme, model.cash.groups[group])}",
                    unit=f"share of a promise kept for each bn {programme.currency} more",
                    shadow_price=_four(fall / (step * model.money) * 1e9),
                    months=(programme.month(0),),
                )
            )
    return found


def _output(programme: Programme, model: Model, base: Solution) -> list[Bottleneck]:
    found = []
    delivered = model.delivered(base.columns)
    for number, item in enumerate(model.inputs.items):
        there = model.columns[number]
        priced = (np.abs(base.column_duals[there[there >= 0]]) > 1e-9).any()
        is_load = any(number == needed for other in model.inputs.items for needed, _ in other.loads)
        if not (priced or is_load) or not item.rates.any():
            continue
        step = STEP * float(item.rates.max())
        raised = replace(
            item, rates=np.where(np.arange(model.inputs.months) >= item.lead, item.rates + step, item.rates)
        )
        items = (*model.inputs.items[:number], raised, *model.inputs.items[number + 1 :])
        fall = base.value - _least(replace(model.inputs, items=items))
        if fall > NOTHING * STEP:
            found.append(
                Bottleneck(
                    name=f"output of {programme.items[number].name}",
                    unit="share of a promise kept for each unit a month more",
                    shadow_price=_four(fall / step),
                    months=_full(programme, model.inputs, delivered, number),
                )
            )
    return found


def _least(inputs: Inputs) -> float:
    model = build(inputs)
    solver = Solver(model.arrays)
    goal = model.shortfall_goal()
    solver.set_goal(goal.places, goal.costs)
    return solver.solve().value


def _full(programme: Programme, inputs: Inputs, delivered: Floats, number: int) -> tuple[str, ...]:
    """Return the months in which all that is open of an item's output is used."""
    used = delivered[number].copy()
    for other, item in enumerate(inputs.items):
        used += dict(item.loads).get(number, 0.0) * delivered[other]
    rates = inputs.items[number].rates
    return tuple(
        programme.month(int(month)) for month in np.flatnonzero((rates > 0) & (used >= rates * (1 - 1e-6)))
    )


def _four(value: float) -> float:
    return float(f"{value:.4g}")
