"""The monthly model in its reduced form: deliveries are the columns, the order follows from them.

An order earlier than delivery minus lead time costs cash and unlocks nothing, so the month of the
order is no choice. A column of deliveries counts in money at mode cost, which keeps cheap drones and
dear batteries in one scale. Source: the formulation of the programme page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, log10

import numpy as np

from rempart.plan.model.cases import Inputs, PromiseInputs
from rempart.plan.model.cash import Cash, add_cash, interest_of_draws
from rempart.plan.model.lines import LineColumns, add_lines
from rempart.plan.model.matrix import Arrays, Floats, Matrix, Places

NO_COLUMN = -1
SCALE = 1e-3  # the dearest month of output becomes about 1000 in the model


@dataclass(frozen=True, slots=True)
class Goal:
    """Costs at some columns; the least of their sum is wanted. ``scale`` turns it into its own unit."""

    places: Places
    costs: Floats
    scale: float


@dataclass(frozen=True, slots=True)
class Model:
    """The arrays of a case, and where things stand in them.

    ``columns`` (items, months) holds the column of each delivery or ``NO_COLUMN``; ``units`` the units
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
    lines: tuple[LineColumns, ...] = ()

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
        discount = (1 + self.inputs.discount) ** (-months / 12)
        costs = -weights[rows] * discount
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
    matrix = Matrix()
    dearest = max((float(item.possible.max()) * item.value for item in inputs.items), default=0.0)
    money = 10.0 ** np.ceil(log10(dearest or 1.0)) * SCALE
    units = np.array([money / item.value if item.value > 0 else 1.0 for item in inputs.items])
    columns = _add_deliveries(matrix, inputs, units)
    lines = add_lines(matrix, inputs)
    _add_output(matrix, inputs, lines, columns=columns, units=units)
    for item in range(len(inputs.items)):
        _add_ramp(matrix, inputs, item, columns=columns[item], units=units[item], lines=lines)
        _add_totals(matrix, inputs, item, columns=columns[item], units=units[item])
    cash = None
    if inputs.money_limits:
        paid = np.array([item.paid for item in inputs.items]) * units / money
        lines_cost = np.array([sum(line.most * line.cost for line in item.lines) for item in inputs.items])
        most = _most(inputs, units) * paid + lines_cost / money
        cash = add_cash(matrix, inputs, money, most)
        _add_payments(matrix, inputs, cash, columns=columns, paid=paid)
        _add_line_costs(matrix, cash, lines, money)
    extra = matrix.add_columns(len(extra_money) if cash else 0)
    for (group, month), column in zip(extra_money, extra, strict=False):
        matrix.put(cash.accounts[group][month] if cash else 0, column, -1.0)
    short = matrix.add_columns(len(inputs.promises), 1.0)
    for place, promise in enumerate(inputs.promises):
        _add_promise(matrix, promise, short[place], columns=columns, units=units)
    return Model(inputs, matrix.arrays(), money, columns, units, short, cash, extra, lines)


def _most(inputs: Inputs, units: Floats) -> Floats:
    """Return the most that can be delivered of each item over the horizon, in its columns' unit."""
    return np.array(
        [
            min(item.maximum, float(item.possible[item.lead :].sum())) / size
            for item, size in zip(inputs.items, units, strict=True)
        ]
    )


def _add_deliveries(matrix: Matrix, inputs: Inputs, units: Floats) -> Places:
    """Add a column for each month in which an item can be delivered and somebody may pay for it."""
    payable = set().union(*(row.pays_for for row in inputs.funding if row.ceiling > 0))
    columns = np.full((len(inputs.items), inputs.months), NO_COLUMN, dtype=np.int64)
    for number, item in enumerate(inputs.items):
        unpaid = inputs.money_limits and item.paid > 0 and number not in payable
        if unpaid or item.maximum == 0:
            continue
        upper = item.possible[item.lead :] / units[number]
        if item.ramp < inf and len(upper):
            upper = np.minimum(upper, np.cumsum(item.possible_ramp[item.lead :]) / units[number])
        usable = np.flatnonzero(upper > 0)
        columns[number, item.lead + usable] = matrix.add_columns(len(usable), upper[usable])
    return columns


def _add_output(
    matrix: Matrix, inputs: Inputs, lines: tuple[LineColumns, ...], *, columns: Places, units: Floats
) -> None:
    """Limit, in each month, own deliveries plus loads that come with other items by the item's output.

    Where an item has neither lines nor loads, the bound of its columns says it all.
    """
    users: dict[int, list[tuple[int, float]]] = {line.item: [] for line in lines}
    for number, item in enumerate(inputs.items):
        for needed, per_unit in item.loads:
            users.setdefault(needed, []).append((number, per_unit))
    for needed, loads in users.items():
        rows = matrix.add_rows(-inf, inputs.items[needed].rates / units[needed], inputs.months)
        own = np.flatnonzero(columns[needed] >= 0)
        matrix.put(rows[own], columns[needed, own], 1.0)
        for user, per_unit in loads:
            there = np.flatnonzero(columns[user] >= 0)
            matrix.put(rows[there], columns[user, there], per_unit * units[user] / units[needed])
        for line in lines:
            if line.item == needed:
                matrix.put(rows, line.active, -line.line.adds / units[needed])


def _add_ramp(
    matrix: Matrix,
    inputs: Inputs,
    number: int,
    *,
    columns: Places,
    units: float,
    lines: tuple[LineColumns, ...],
) -> None:
    """Limit by how much the deliveries of one item may grow from one month to the next."""
    item = inputs.items[number]
    there = np.flatnonzero(columns >= 0)
    if item.ramp == inf or not len(there):
        return
    rows = matrix.add_rows(-inf, item.ramp / units, len(there))
    matrix.put(rows, columns[there], 1.0)
    follows = np.flatnonzero(np.diff(there) == 1)
    matrix.put(rows[follows + 1], columns[there[follows]], -1.0)
    for line in lines:
        if line.item == number:
            matrix.put(rows, line.active[there], -line.line.adds_ramp / units)


def _add_totals(matrix: Matrix, inputs: Inputs, number: int, *, columns: Places, units: float) -> None:
    """Add the totals over the horizon and the whole units of each calendar year of one item."""
    item = inputs.items[number]
    there = np.flatnonzero(columns >= 0)
    if not len(there):
        return
    could = float(item.possible[there].sum())
    if item.minimum > 0:
        bought = matrix.add_columns(1, 1.0, whole=True)
        most = min(item.maximum, could) / units
        least_row, most_row = matrix.add_rows(0.0, inf), matrix.add_rows(-inf, 0.0)
        matrix.put(least_row, columns[there], 1.0)
        matrix.put(least_row, bought, -item.minimum / units)
        matrix.put(most_row, columns[there], 1.0)
        matrix.put(most_row, bought, -most)
    elif item.maximum < could:
        matrix.put(matrix.add_rows(-inf, item.maximum / units), columns[there], 1.0)
    if item.integer:
        for year in np.unique(inputs.years[there]):
            count = matrix.add_columns(1, whole=True)
            row = matrix.add_rows(0.0, 0.0)
            matrix.put(row, columns[there[inputs.years[there] == year]], units)
            matrix.put(row, count, -1.0)


def _add_payments(matrix: Matrix, inputs: Inputs, cash: Cash, *, columns: Places, paid: Floats) -> None:
    """Put what each delivery costs into the account of its group, in the months in which it is due."""
    for group, members in enumerate(cash.groups):
        rows = cash.accounts[group]
        for number in members:
            item = inputs.items[number]
            there = np.flatnonzero(columns[number] >= 0)
            if len(there) and item.paid > 0:
                for month, share in item.due(item.lead):
                    matrix.put(rows[there - item.lead + month], columns[number, there], paid[number] * share)


def _add_line_costs(matrix: Matrix, cash: Cash, lines: tuple[LineColumns, ...], money: float) -> None:
    """Put what a line costs into the account of its item's group, in the month in which it is opened.

    A line that nobody may pay for is not opened, unless it costs nothing.
    """
    group_of = {number: group for group, members in enumerate(cash.groups) for number in members}
    for line in lines:
        if line.line.cost == 0:
            continue
        if line.item in group_of:
            rows = cash.accounts[group_of[line.item]][line.first : line.first + len(line.opened)]
            matrix.put(rows, line.opened, line.line.cost / money)
        else:
            matrix.put(matrix.add_rows(0.0, 0.0), line.opened, 1.0)


def _add_promise(
    matrix: Matrix, promise: PromiseInputs, short: int, *, columns: Places, units: Floats
) -> None:
    """Ask for what is promised up to the deadline; what is missing is the relative shortfall."""
    scale = max((count * units[item] for item, count in promise.counts.items()), default=1.0) or 1.0
    row = matrix.add_rows(promise.least / scale, inf)
    matrix.put(row, short, promise.least / scale)
    for item, count in promise.counts.items():
        there = columns[item, : promise.deadline + 1]
        matrix.put(row, there[there >= 0], count * units[item] / scale)
