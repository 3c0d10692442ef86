"""Where the compiled loop keeps the numbers of the trials at hand."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rempart.plan.model.matrix import Floats, Places
from rempart.plan.slips.compiled_draws import Draws
from rempart.plan.slips.lanes import BLOCK, LANES, REACH, empty
from rempart.plan.slips.sheet import Sheet
from rempart.plan.slips.tally import Tally, Wanted

Counts = NDArray[np.int16]  # of months


class Work(NamedTuple):
    """What is read, what is counted of it, where, and the number of the first trial that is counted."""

    sheet: Sheet
    wanted: Wanted
    tally: Tally
    first: int


class Room(NamedTuple):
    """Numbers of the trials at hand, filled anew for each; rows of months hold one number a trial.

    ``months`` is their number. ``placed`` is of how many months of the plan the orders are placed by the end of each
    month, by group and trial, after a month more than there are in which none is; once all is made, of how many all is
    handed over. ``come`` is of how many the orders have come due, of two items, the trials of a month side by side;
    ``starts`` where in ``placed`` that is looked up, a trial after the other. ``owed`` is what is due of one group, a
    row a trial, and then more than anybody can pay. ``made`` begins with a month of nothing. ``handed`` is where what
    each group has handed over by the end of a month stands in ``made``.
    """

    groups: Places
    months: int
    made: Floats
    left: Floats
    due: Floats
    slack: Floats
    owed: Floats
    placed: Counts
    come: Counts
    starts: Places
    handed: Counts
    numbers: Floats
    search: Places


class Block(NamedTuple):
    """The trials at hand: their draws from one place on, and the room for them."""

    draws: Draws
    at: int
    room: Room


def room_for(sheet: Sheet) -> Room:
    """Return room for the numbers of some trials side by side."""
    (rows, months), (groups, padded) = sheet.making.output.shape, sheet.money.lines.shape
    blocks, owed = -(-months // BLOCK), empty((LANES, padded + REACH))
    owed[:] = np.inf
    return Room(
        groups=sheet.money.groups,
        months=months,
        made=empty((rows, (months + 1) * LANES)),
        left=empty((len(sheet.loads.shared), months * LANES)),
        due=empty((groups, padded * LANES)),
        slack=empty((groups, LANES, padded + LANES)),
        owed=owed,
        placed=empty((groups, LANES, months + 1 + blocks * BLOCK), np.int16),
        come=empty((2, blocks * BLOCK * LANES), np.int16),
        starts=empty((3, LANES), np.int64),
        handed=empty((groups, LANES), np.int16),
        numbers=empty((1, LANES)),
        search=empty((3, LANES), np.int64),
    )
