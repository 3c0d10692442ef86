"""Many trials counted: block by block with NumPy, or in a compiled loop where that is worth it; here or elsewhere."""

from functools import partial
from importlib.util import find_spec

import numpy as np

from rempart.engines import Engine, every
from rempart.plan.model.matrix import Floats, Places
from rempart.plan.slips.blocks import blocks_of
from rempart.plan.slips.course import Course
from rempart.plan.slips.running import Outcome
from rempart.plan.slips.tally import Part, Tally, Wanted, empty_tally, join, parts_of, whole_run

WORTH_COMPILING = (
    300_000_000  # months of items in all trials: minutes in blocks, where compiling takes seconds
)
PART = 16_384  # trials that a worker runs before it reports: about a second of a hundred items


def count(course: Course, wanted: Wanted, seed: int, trials: int, *, engine: Engine | None = None) -> Tally:
    """Run so many trials, from 0 on, and count them: the threads of this process, or an engine in parts, alike.

    Raises:
        ArchiveError: the engine is gone, or a part brought down several of its workers.
    """
    everything = whole_run(trials)
    if engine is None:
        return _count(everything, course=course, wanted=wanted, seed=seed, threads=None)
    tally = empty_tally(course, wanted, everything)
    counted = partial(_count, course=course, wanted=wanted, seed=seed, threads=1)
    for part, result in every(engine, counted, parts_of(trials, PART)):
        join(tally, part, result)
    return tally


def _count(part: Part, *, course: Course, wanted: Wanted, seed: int, threads: int | None) -> Tally:
    is_long = part.of * len(course.busy) * course.months >= WORTH_COMPILING
    if is_long and find_spec("numba"):
        from rempart.plan.slips.compiled import count_compiled  # noqa: PLC0415 -- an extra, slow to import

        return count_compiled(course, wanted, seed, part, threads=threads)
    return count_in_blocks(course, wanted, seed, part)


def count_in_blocks(course: Course, wanted: Wanted, seed: int, part: Part) -> Tally:
    """Run and count trials in blocks."""
    tally = empty_tally(course, wanted, part)
    for trials, outcome in blocks_of(course, seed, part.trials, first=part.first):
        numbers = trials - part.first
        for promise, counts in enumerate(wanted.counts):
            so_far = _summed(outcome, counts)
            tally.months[promise, numbers] = _completed(so_far, wanted.kept[promise])
            tally.amounts[promise, numbers] = so_far[:, wanted.deadlines[promise]]
            tally.costs[promise, numbers] = _cost(outcome, wanted.bought[promise])
        here = numbers[numbers < tally.item_amounts.shape[1]]
        for item, least in enumerate(wanted.complete):
            so_far = outcome.delivered[:, item]
            tally.item_months[item] += np.bincount(_completed(so_far, least), minlength=course.months + 1)
            tally.item_amounts[item, here] = so_far[: len(here), -1]
    return tally


def _summed(outcome: Outcome, counts: Floats) -> Floats:
    """Return what is delivered so far, each item counted as a promise counts it, one item after the other."""
    total = np.zeros((len(outcome.delivered), outcome.delivered.shape[2]))
    for item in np.flatnonzero(counts):
        total += counts[item] * outcome.delivered[:, item]
    return total


def _cost(outcome: Outcome, bought: Floats) -> Floats:
    total = np.zeros(len(outcome.prices))
    for number, units in zip(outcome.items, bought, strict=True):
        total += outcome.prices[:, number] * units
    return total


def _completed(so_far: Floats, least: float) -> Places:
    """Return the month in which each trial reaches an amount, the number of months where it never does."""
    return np.asarray((so_far < least).sum(axis=1), dtype=np.int64)
