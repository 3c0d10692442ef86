"""When delivered units become operational: only once what they need has been delivered too."""

from collections.abc import Sequence

import numpy as np

from rempart.plan.model.matrix import Floats
from rempart.plan.programme import Programme


def operational(programme: Programme, so_far: Floats, items: Sequence[int] | None = None) -> Floats:
    """Return the units operational by the end of each month, of those delivered by then.

    A unit whose needs are bought on their own counts from the month of its delivery, if its needs are
    there within ``within_months`` of it; else from the month in which they are. Needs that come in the
    price never hold a unit back.

    Args:
        programme: The programme.
        so_far: Units delivered by the end of each month, shape (..., items, months).
        items: Which items of the programme they are, ascending; None: all. Of others nothing comes.

    Assumes:
        Items earlier in the file are served first where two need the same.
    """
    there = range(len(programme.items)) if items is None else items
    place = {programme.items[number].id: at for at, number in enumerate(there)}
    months = np.arange(so_far.shape[-1])
    supply, working = so_far.copy(), so_far.copy()
    for at, number in enumerate(there):
        needs = [need for need in programme.items[number].needs if not need.in_price]
        if not needs:
            continue
        for need in needs:
            if need.item not in place:
                working[..., at, :] = 0.0
                continue
            in_time = np.minimum(months + need.within_months, len(months) - 1)
            served = supply[..., place[need.item], in_time] / float(need.per_unit)
            working[..., at, :] = np.minimum(working[..., at, :], served)
        working[..., at, :] = np.maximum.accumulate(working[..., at, :], axis=-1)
        for need in needs:
            if need.item in place:
                left = supply[..., place[need.item], :] - working[..., at, :] * float(need.per_unit)
                supply[..., place[need.item], :] = np.maximum(left, 0.0)
    return working
