"""When delivered units become operational: only once what they need has been delivered too."""

import numpy as np

from rempart.plan.model.matrix import Floats
from rempart.plan.programme import Programme


def operational(programme: Programme, delivered: Floats) -> Floats:
    """Return the units by item and month that become operational, of what was delivered.

    A unit whose needs are bought on their own counts from the month of its delivery, if its needs are
    there within ``within_months`` of it; else from the month in which they are. Needs that come in the
    price never hold a unit back.

    Args:
        programme: The programme.
        delivered: Units, shape (items, months).

    Assumes:
        Items earlier in the file are served first where two need the same.
    """
    index = {item.id: number for number, item in enumerate(programme.items)}
    months = np.arange(delivered.shape[1])
    supply = np.cumsum(delivered, axis=1)
    working = np.cumsum(delivered, axis=1)
    for number, item in enumerate(programme.items):
        needs = [need for need in item.needs if not need.in_price]
        for need in needs:
            there = supply[index[need.item], np.minimum(months + need.within_months, len(months) - 1)]
            working[number] = np.minimum(working[number], there / float(need.per_unit))
        working[number] = np.maximum.accumulate(working[number])
        for need in needs:
            left = supply[index[need.item]] - working[number] * float(need.per_unit)
            supply[index[need.item]] = np.maximum(left, 0.0)
    return np.diff(working, axis=1, prepend=0.0)
