"""What is counted of trials, and where: the same for both ways to run them."""

from typing import NamedTuple

import numpy as np

from rempart.plan.model.matrix import Floats, Places
from rempart.plan.slips.course import Course

KEPT = 20_000  # trials whose amounts are kept by item; of promises those of all trials are


class Wanted(NamedTuple):
    """What is counted: promises (rows) over the items that the plan orders, in the order of ``Course.busy``.

    ``counts`` are what a unit counts for, ``kept`` from how much on a promise is kept, ``deadlines`` the
    last month that counts, ``bought`` the units whose cost is told; ``complete`` from how many units on
    each item is.
    """

    counts: Floats
    kept: Floats
    deadlines: Places
    bought: Floats
    complete: Floats


class Tally(NamedTuple):
    """The counts: by promise and trial, by item and month of completion, by item and (of the first ones) trial.

    A month of completion is the number of months where there is none. ``amounts`` are there by the
    deadline, ``item_amounts`` at the end.
    """

    months: Places
    amounts: Floats
    costs: Floats
    item_months: Places
    item_amounts: Floats


class Part(NamedTuple):
    """Some of the trials of a run: the number of the first one, how many, and how many the run has in all."""

    first: int
    trials: int
    of: int


def whole_run(trials: int) -> Part:
    """Return all trials of a run."""
    return Part(0, trials, trials)


def parts_of(trials: int, most: int) -> list[Part]:
    """Cut a run into parts of at most so many trials.

    Example:
        >>> parts_of(5, 3)
        [Part(first=0, trials=3, of=5), Part(first=3, trials=2, of=5)]
    """
    return [Part(first, min(most, trials - first), trials) for first in range(0, trials, most)]


def empty_tally(course: Course, wanted: Wanted, part: Part) -> Tally:
    """Return room for the counts of so many trials."""
    promises, items = wanted.counts.shape
    return Tally(
        months=np.zeros((promises, part.trials), np.int64),
        amounts=np.zeros((promises, part.trials)),
        costs=np.zeros((promises, part.trials)),
        item_months=np.zeros((items, course.months + 1), np.int64),
        item_amounts=np.zeros((items, max(0, min(part.trials, KEPT - part.first)))),
    )


def join(tally: Tally, part: Part, counted: Tally) -> None:
    """Write what was counted of a part to its place among all."""
    here = slice(part.first, part.first + part.trials)
    tally.months[:, here] = counted.months
    tally.amounts[:, here] = counted.amounts
    tally.costs[:, here] = counted.costs
    tally.item_months[:] += counted.item_months
    tally.item_amounts[:, here] = counted.item_amounts
