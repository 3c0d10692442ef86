"""The monthly model in its reduced form: deliveries are the columns, the order follows from them.

An order earlier than delivery minus lead time costs cash and unlocks nothing, so the month of the
order is no choice. A column of deliveries counts in money at mode cost, which keeps cheap drones and
dear batteries in one scale. Source: the formulation of the programme page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf, log10

import numpy as np

from rempart.plan.model.cases import Inputs, PromiseInputs
from rempart.plan.model.cash import Cash, add_cash, add_line_costs, add_payments, interest_of_draws
from rempart.plan.model.matrix import Arrays, Floats, Matrix, Places
from rempart.plan.model.output import (
    Deliveries,
    Lines,
    add_deliveries,
    add_lines,
    add_output,
    add_ramps_and_totals,
)

SCALE = 1e-3  # the dearest month of output becomes about 1000 in the model
ENTRIES = 12  # coefficients for each item and month, in most programmes


@dataclass(frozen=True, slots=True)
class Goal:
    """Costs at some columns; the least of their sum is wanted. ``scale`` turns it into its own unit."""

    places: Places
    costs: Floats
    scale: float


@dataclass(frozen=True, slots=True)
class Model:
    """The arrays of a case, and where things stand in them.

    ``columns`` (items, months) holds the column of each delivery or -1; ``units`` the units
    of an item in one unit of its columns; ``short`` the column of each promise's relative shortfall.
    ``extra`` the columns of more money, where asked for; ``lines`` those of production lines;
    ``money`` the model's money in full units of the programme's currency.
    """

    inputs: Inputs
    arrays: Arrays
    money: float
    columns: Places
    units: Floats
    short: Places
    cash: Cash | None
    extra: Places
    lines: Lines = ()

    def delivered(self, values: Floats) -> Floats:
        """Return units by item and month."""
        found = np.append(values, 0.0)[self.columns]
        return np.maximum(found * self.units[:, None], 0.0)

    def shortfall_goal(self) -> Goal:
        """First goal: the least sum of relative shortfalls."""
        return Goal(self.short, np.ones(len(self.short)), 1.0)

    def capability_goal(self) -> Goal:
        """Second goal: the most discounted capability points (as a least: with its sign turned)."""
        rows, months = np.nonzero(self.columns >= 0)
        weights = np.array([item.weight for item in self.inputs.items]) * self.units
        discount = (1 + self.inputs.discount) ** (-np.arange(self.inputs.months) / 12)
        costs = -weights[rows] * discount[months]
        scale = float(np.abs(costs).max(initial=0.0)) or 1.0
        return Goal(self.columns[rows, months], costs / scale, scale)

    def interest_goal(self) -> Goal:
        """Third goal: the least interest due inside the horizon, whoever pays it, and cost of lines."""
        places: list[Places] = [np.zeros(0, np.int64)]
        costs: list[Floats] = [np.zeros(0)]
        for purse in self.cash.purses if self.cash else ():
            if purse.draws is not None:
                places.append(purse.draws)
                costs.append(interest_of_draws(self.inputs.funding[purse.instruments[0]], self.inputs.months))
        for lines in self.lines:
            places.append(lines.opened)
            costs.append(np.full(len(lines.opened), lines.line.cost / self.money))
        return Goal(np.concatenate(places), np.concatenate(costs), self.money)

    def delivery_goal(self, promise: PromiseInputs, until: int) -> Goal:
        """Return the goal of one promise alone: the most delivered up to and including a month."""
        items = np.array(sorted(promise.counts), dtype=np.int64)
        counts = np.array([promise.counts[int(item)] for item in items]) * self.units[items]
        here = self.columns[items, : until + 1]
        rows, months = np.nonzero(here >= 0)
        scale = float(counts.max(initial=0.0)) or 1.0
        return Goal(here[rows, months], -counts[rows] / scale, scale)


def build(inputs: Inputs, *, extra_money: Sequence[tuple[int, int]] = ()) -> Model:
    """Return the model of one case.

    Args:
        inputs: The numbers of the case; without ``money_limits`` every item is paid for.
        extra_money: Groups of items and months: for each, a column of more money from that month on.
    """
    matrix = Matrix(room=ENTRIES * len(inputs.items) * inputs.months)
    possible = inputs.possible()
    values = np.array([item.value for item in inputs.items])
    dearest = float((possible.max(axis=1) * values).max(initial=0.0))
    money = 10.0 ** ceil(log10(dearest or 1.0)) * SCALE
    units = money / np.where(values > 0, values, money)
    made = add_deliveries(matrix, inputs, units, possible)
    lines = add_lines(matrix, inputs)
    add_output(matrix, inputs, lines, made)
    add_ramps_and_totals(matrix, inputs, lines, made)
    cash = _add_money(matrix, inputs, lines, made=made, money=money) if inputs.money_limits else None
    extra = matrix.add_columns(len(extra_money) if cash else 0)
    for (group, month), column in zip(extra_money, extra, strict=False):
        matrix.put(cash.accounts[group][month] if cash else 0, column, -1.0)
    short = matrix.add_columns(len(inputs.promises), 1.0)
    for place, promise in enumerate(inputs.promises):
        _add_promise(matrix, promise, short[place], made)
    return Model(inputs, matrix.arrays(), money, made.columns, units, short, cash, extra, lines)


def _add_money(matrix: Matrix, inputs: Inputs, lines: Lines, *, made: Deliveries, money: float) -> Cash:
    """Add who pays what: accounts, draws, and what deliveries and lines cost."""
    paid = np.array([item.paid for item in inputs.items]) * made.units / money
    lines_cost = np.array([sum(line.most * line.cost for line in item.lines) for item in inputs.items])
    cash = add_cash(matrix, inputs, money, made.most / made.units * paid + lines_cost / money)
    add_payments(matrix, inputs, cash, made=made, paid=paid)
    add_line_costs(matrix, cash, lines, money)
    return cash


def _add_promise(matrix: Matrix, promise: PromiseInputs, short: int, made: Deliveries) -> None:
    """Ask for what is promised up to the deadline; what is missing is the relative shortfall."""
    items = np.fromiter(promise.counts, np.int64, len(promise.counts))
    counts = np.fromiter(promise.counts.values(), np.float64, len(items)) * made.units[items]
    scale = float(counts.max(initial=0.0)) or 1.0
    row = matrix.add_rows(promise.least / scale, inf)
    matrix.put(row, short, promise.least / scale)
    here = made.columns[items, : promise.deadline + 1]
    there = here >= 0
    matrix.put(row, here[there], np.repeat(counts / scale, there.sum(axis=1)))
