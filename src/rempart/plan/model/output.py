"""Output in the model: production lines, deliveries by month, and what rates, ramps, lots and whole units allow of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

import numpy as np

from rempart.collecting import by_key
from rempart.plan.model.cases import Inputs, ItemInputs, LineInputs
from rempart.plan.model.matrix import Floats, Matrix, Places

NO_COLUMN = -1


@dataclass(frozen=True, slots=True)
class LineColumns:
    """One kind of line of one item: ``opened`` in the months from ``first`` on, ``active`` in every month."""

    item: int
    line: LineInputs
    first: int
    opened: Places
    active: Places

    def openings(self, values: Floats) -> Floats:
        """Return how many lines a plan opens in each month, in whole numbers."""
        found = np.zeros(len(self.active))
        found[self.first : self.first + len(self.opened)] = np.round(values[self.opened])
        return found

    def in_service(self, values: Floats) -> Floats:
        """Return how many lines are in service in each month."""
        opened = np.cumsum(self.openings(values))
        return np.concatenate((np.zeros(self.line.build), opened))[: len(opened)]


Lines = tuple[LineColumns, ...]


def add_lines(matrix: Matrix, inputs: Inputs) -> Lines:
    """Add the columns of every line that could come into service while its item's output is wanted.

    A line in service before the first delivery that could use it costs the same money earlier and
    unlocks nothing, so no earlier month is offered.
    """
    offered = list(_offered(inputs))
    if not offered:
        return ()
    months = inputs.months
    most = np.array([line.most for _, line, _ in offered], dtype=np.float64)
    ready = np.array([first + line.build for _, line, first in offered])
    openings = months - ready
    # Columns line by line: those that open it, then those of how many are in service.
    ends = np.cumsum(openings + months)
    active = ends[:, None] - months + np.arange(months)
    opens = np.ones(int(ends[-1]), dtype=np.bool_)
    opens[active] = False
    matrix.add_columns(len(opens), np.repeat(most, openings + months), whole=opens)
    active += matrix.columns - len(opens)
    rows = matrix.add_rows(0.0, 0.0, active.size).reshape(active.shape)
    matrix.put(rows, active, 1.0)
    matrix.put(rows[:, 1:], active[:, :-1], -1.0)
    built = np.arange(months) >= ready[:, None]
    # An opening stands as many columns before the first one in service as it comes before its own end.
    opened = active[:, :1] - openings[:, None] + np.arange(months) - ready[:, None]
    matrix.put(rows[built], opened[built], -1.0)
    return tuple(
        LineColumns(item, line, first, opening[first + line.build :], serving)
        for (item, line, first), opening, serving in zip(offered, opened, active, strict=True)
    )


def _offered(inputs: Inputs) -> Iterator[tuple[int, LineInputs, int]]:
    """Yield each line that can be of use, with its item and the first month in which it may be opened."""
    users = by_key((needed, other.lead) for other in inputs.items for needed, _ in other.loads)
    for number, item in enumerate(inputs.items):
        wanted = min([item.lead, *users.get(number, ())])
        for line in item.lines:
            first = max(0, wanted - line.build)
            if inputs.months - line.build - first > 0 and line.most > 0:
                yield number, line, first


@dataclass(frozen=True, slots=True)
class Deliveries:
    """Columns of deliveries, (items, months), ``NO_COLUMN`` where nothing can be delivered.

    ``units`` of an item stand in one unit of its columns; ``could`` is what could be delivered of it over the
    horizon with all lines opened, ``most`` what is wanted of that. ``places`` are all columns in
    their order, ``items`` and ``months`` what they stand for.
    """

    columns: Places
    units: Floats
    could: Floats
    most: Floats
    places: Places
    items: Places
    months: Places


def add_deliveries(matrix: Matrix, inputs: Inputs, units: Floats, possible: Floats) -> Deliveries:
    """Add a column for each month in which an item can be delivered and somebody may pay for it."""
    payable = set().union(*(row.pays_for for row in inputs.funding if row.ceiling > 0))
    unpaid = inputs.money_limits
    first = np.array(
        [
            inputs.months
            if item.maximum == 0 or (unpaid and item.paid > 0 and number not in payable)
            else item.lead
            for number, item in enumerate(inputs.items)
        ],
        dtype=np.int64,
    )
    upper = possible / units[:, None]
    for number, item in enumerate(inputs.items):
        if item.ramp < inf:
            climbed = np.cumsum(item.possible_ramp[item.lead :]) / units[number]
            upper[number, item.lead :] = np.minimum(upper[number, item.lead :], climbed)
    there = (upper > 0) & (np.arange(inputs.months) >= first[:, None])
    where, numbers = np.flatnonzero(there), np.arange(len(units))
    counts = np.count_nonzero(there, axis=1)
    items = np.repeat(numbers, counts)
    columns = np.full(upper.shape, NO_COLUMN, dtype=np.int64)
    columns.ravel()[where] = places = matrix.add_columns(len(where), upper.ravel()[where])
    # A 0 stands before the months of each item, since a sum of no months would be the month that follows.
    sums = np.zeros(len(where) + len(units))
    sums[np.arange(len(where)) + items + 1] = possible.ravel()[where]
    could = np.add.reduceat(sums, np.cumsum(counts) - counts + numbers)
    most = np.minimum(could, np.array([item.maximum for item in inputs.items]))
    return Deliveries(columns, units, could, most, places, items, where - items * inputs.months)


def add_output(matrix: Matrix, inputs: Inputs, lines: Lines, made: Deliveries) -> None:
    """Limit, in each month, own deliveries plus loads that come with other items by the item's output.

    Where an item has neither lines nor loads, the bound of its columns says it all.
    """
    users: dict[int, list[tuple[int, float]]] = {line.item: [] for line in lines}
    for number, item in enumerate(inputs.items):
        for needed, per_unit in item.loads:
            users.setdefault(needed, []).append((number, per_unit))
    if not users:
        return
    limited, units = list(users), made.units
    rates = np.array([inputs.items[number].rates for number in limited]) / units[limited, None]
    rows = matrix.add_rows(-inf, rates.ravel(), rates.size).reshape(rates.shape)
    own = made.columns[limited].ravel()
    there = np.flatnonzero(own >= 0)
    matrix.put(rows.ravel()[there], own[there], 1.0)
    place_of = {number: place for place, number in enumerate(limited)}
    for needed, loads in users.items():
        for user, per_unit in loads:
            there = np.flatnonzero(made.columns[user] >= 0)
            amount = per_unit * units[user] / units[needed]
            matrix.put(rows[place_of[needed], there], made.columns[user, there], amount)
    if lines:
        adds = np.array([line.line.adds / units[line.item] for line in lines])
        active = np.array([line.active for line in lines])
        matrix.put(rows[[place_of[line.item] for line in lines]], active, -adds[:, None])


def add_ramps_and_totals(matrix: Matrix, inputs: Inputs, lines: Lines, made: Deliveries) -> None:
    """Add the totals of all items over the horizon, then, item by item, ramps, lots and whole units of calendar years."""
    capped = (made.most < made.could) & np.array([item.minimum == 0 for item in inputs.items], np.bool_)
    rows = np.cumsum(capped) + (matrix.rows - 1)
    matrix.add_rows(-inf, (made.most / made.units)[capped], int(capped.sum()))
    here = capped[made.items]
    matrix.put(rows[made.items[here]], made.places[here], 1.0)
    for number, item in enumerate(inputs.items):
        if item.ramp == inf and item.minimum == 0 and not item.integer:
            continue
        there, units = np.flatnonzero(made.columns[number] >= 0), float(made.units[number])
        columns = made.columns[number, there]
        if item.ramp < inf:
            own = [line for line in lines if line.item == number]
            _add_ramp(matrix, item, own, columns=made.columns[number], units=units)
        if item.minimum > 0 and len(columns):
            _add_lot(matrix, item, columns, units=units, most=float(made.most[number]))
        if item.integer:
            _add_whole_units(matrix, inputs.years[there], columns, units)


def _add_ramp(
    matrix: Matrix, item: ItemInputs, lines: list[LineColumns], *, columns: Places, units: float
) -> None:
    """Limit by how much the deliveries of one item may grow from one month to the next."""
    there = np.flatnonzero(columns >= 0)
    rows = matrix.add_rows(-inf, item.ramp / units, len(there))
    matrix.put(rows, columns[there], 1.0)
    follows = np.flatnonzero(np.diff(there) == 1)
    matrix.put(rows[follows + 1], columns[there[follows]], -1.0)
    for line in lines:
        matrix.put(rows, line.active[there], -line.line.adds_ramp / units)


def _add_lot(matrix: Matrix, item: ItemInputs, columns: Places, *, units: float, most: float) -> None:
    """Buy none of an item, or at least its minimum and at most its maximum."""
    bought = matrix.add_columns(1, 1.0, whole=True)
    least_row, most_row = matrix.add_rows(0.0, inf), matrix.add_rows(-inf, 0.0)
    matrix.put(least_row, columns, 1.0)
    matrix.put(least_row, bought, -item.minimum / units)
    matrix.put(most_row, columns, 1.0)
    matrix.put(most_row, bought, -most / units)


def _add_whole_units(matrix: Matrix, years: Places, columns: Places, units: float) -> None:
    """Make the deliveries of each calendar year a whole number of units."""
    for year in np.unique(years):
        count = matrix.add_columns(1, whole=True)
        row = matrix.add_rows(0.0, 0.0)
        matrix.put(row, columns[years == year], units)
        matrix.put(row, count, -1.0)
