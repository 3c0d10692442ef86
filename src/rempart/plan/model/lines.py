"""Production lines in the model: how many are opened in which month, and how many are in service."""

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
    found = []
    users: dict[int, list[int]] = {}
    for other in inputs.items:
        for needed, _ in other.loads:
            users.setdefault(needed, []).append(other.lead)
    for number, item in enumerate(inputs.items):
        wanted = min([item.lead, *users.get(number, ())])
        for line in item.lines:
            first = max(0, wanted - line.build)
            months = inputs.months - line.build - first
            if months <= 0 or line.most == 0:
                continue
            opened = matrix.add_columns(months, float(line.most), whole=True)
            active = matrix.add_columns(inputs.months, float(line.most))
            rows = matrix.add_rows(0.0, 0.0, inputs.months)
            matrix.put(rows, active, 1.0)
            matrix.put(rows[1:], active[:-1], -1.0)
            matrix.put(rows[first + line.build :], opened, -1.0)
            found.append(LineColumns(number, line, first, opened, active))
    return tuple(found)
