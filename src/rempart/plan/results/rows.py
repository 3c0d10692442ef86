"""From the arrays of a plan to the rows of its schedule."""

from typing import Literal

import numpy as np

from rempart.plan.findings import Learning
from rempart.plan.model.goals import Found
from rempart.plan.model.learning import Learned
from rempart.plan.model.matrix import Floats
from rempart.plan.model.monthly import Model
from rempart.plan.programme import Programme
from rempart.plan.timetable import CashFlow, Delivery, Need, Objective, Opening, PlannedItem
from rempart.terms.figure import Number, whole

CENTS, MILLIONTHS = 2, 6  # digits kept of money and of units: far below what the solver can tell apart


def rounded(value: float, digits: int) -> Number:
    """Return an amount that is not negative, with so many digits after the point."""
    return whole(round(max(0.0, value), digits))


def measured(value: float, measure: Literal["value", "count"]) -> Number:
    """Return an amount of a promise in its own measure: to a hundredth of money, a millionth of a unit."""
    return rounded(value, CENTS if measure == "value" else MILLIONTHS)


def month_of(programme: Programme, index: int | None) -> str | None:
    """Return the calendar month of month ``index``, None for none."""
    return None if index is None else programme.month(index)


def learning_of(learned: Learned | None) -> Learning | None:
    """Return how prices that fall with the units were found."""
    if learned is None:
        return None
    return Learning(
        rounds=learned.rounds,
        moved=rounded(learned.moved, 9),
        least_shortfall_sum=rounded(learned.least_shortfall_sum, 9),
        most_capability_points=rounded(learned.most_capability_points, MILLIONTHS),
    )


def planned_items(programme: Programme) -> tuple[PlannedItem, ...]:
    """Return what later stages need of each item."""
    return tuple(
        PlannedItem.model_validate(
            {
                "id": item.id,
                "name": item.name,
                "category": item.category,
                "class": item.item_class,
                "unit_cost": programme.in_currency(item.unit_cost).mode,
                "system": item.system,
                "in_service": item.in_service.mode,
                "needs": tuple(
                    Need(item=need.item, per_unit=need.per_unit, in_price=need.in_price)
                    for need in item.needs
                ),
            }
        )
        for item in programme.items
    )


def deliveries_of(programme: Programme, delivered: Floats) -> tuple[Delivery, ...]:
    """Return a row for each item and month in which units arrive."""
    rounded = np.round(delivered, MILLIONTHS)
    return tuple(
        Delivery(item=programme.items[item].id, month=programme.month(month), quantity=whole(float(units)))
        for item, row in enumerate(rounded)
        for month, units in enumerate(row)
        if units > 0
    )


def openings_of(programme: Programme, model: Model, values: Floats) -> tuple[Opening, ...]:
    """Return the lines that a plan opens, by month."""
    return tuple(
        Opening(
            item=programme.items[line.item].id,
            line=line.line.id,
            month=programme.month(int(month)),
            count=int(opened[month]),
        )
        for line in model.lines
        for opened in [line.openings(values)]
        for month in np.flatnonzero(opened)
    )


def cash_flows(programme: Programme, amounts: Floats) -> tuple[CashFlow, ...]:
    """Return a row for each instrument and month with an amount."""
    rounded = np.round(amounts, CENTS)
    return tuple(
        CashFlow(
            instrument=programme.funding[row].id,
            month=programme.month(int(month)),
            amount=whole(float(rounded[row, month])),
            currency=programme.currency,
        )
        for row, month in zip(*np.nonzero(rounded > 0), strict=True)
    )


def objective_of(found: Found) -> Objective:
    """Return the three goals reached."""
    return Objective(
        shortfall_sum=rounded(found.shortfall_sum, 9),
        capability_points=rounded(found.capability_points, MILLIONTHS),
        interest_and_line_cost=rounded(found.interest, CENTS),
    )
