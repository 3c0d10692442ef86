"""Production lines in the model: how many are opened in which month, and how many are in service."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rempart.plan.model.cases import Inputs, LineInputs
from rempart.plan.model.matrix import Floats, Matrix, Places


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
        built: Floats = np.concatenate((np.zeros(self.line.build), opened))[: len(opened)]
        return built


def add_lines(matrix: Matrix, inputs: Inputs) -> tuple[LineColumns, ...]:
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
    users: dict[int, list[int]] = {}
    for other in inputs.items:
        for needed, _ in other.loads:
            users.setdefault(needed, []).append(other.lead)
    for number, item in enumerate(inputs.items):
        wanted = min([item.lead, *users.get(number, ())])
        for line in item.lines:
            first = max(0, wanted - line.build)
            if inputs.months - line.build - first > 0 and line.most > 0:
                yield number, line, first
