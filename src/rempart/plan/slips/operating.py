"""When delivered units become operational: only once what they need has been delivered too."""

import numpy as np

from rempart.plan.model.matrix import Floats
from rempart.plan.programme import Programme


def operational(programme: Programme, so_far: Floats) -> Floats:
    """Return the units operational by the end of each month, of those delivered by then.

    A unit whose needs are bought on their own counts from the month of its delivery, if its needs are
    there within ``within_months`` of it; else from the month in which they are. Needs that come in the
    price never hold a unit back.

    Args:
        programme: The programme.
        so_far: Units delivered by the end of each month, shape (..., items, months).

    Assumes:
        Items earlier in the file are served first where two need the same.
    """
    index = {item.id: number for number, item in enumerate(programme.items)}
    months = np.arange(so_far.shape[-1])
    supply, working = so_far.copy(), so_far.copy()
    for number, item in enumerate(programme.items):
        needs = [(index[need.item], need) for need in item.needs if not need.in_price]
        if not needs:
            continue
        for needed, need in needs:
            there = supply[..., needed, np.minimum(months + need.within_months, len(months) - 1)]
            working[..., number, :] = np.minimum(working[..., number, :], there / float(need.per_unit))
        working[..., number, :] = np.maximum.accumulate(working[..., number, :], axis=-1)
        for needed, need in needs:
            left = supply[..., needed, :] - working[..., number, :] * float(need.per_unit)
            supply[..., needed, :] = np.maximum(left, 0.0)
    return working
