"""Trials in blocks: drawn many at a time, run few at a time, and the last ones of each plan kept."""

from collections.abc import Iterator
from weakref import WeakKeyDictionary

import numpy as np

from rempart.plan.model.matrix import Places
from rempart.plan.slips.course import Course
from rempart.plan.slips.drawing import drawn
from rempart.plan.slips.running import Outcome, run

Block = tuple[Places, Outcome]
_AT_ONCE = 2_000_000  # numbers of one array of a block of trials: 16 MB
_DRAWN = 8  # blocks drawn together: draws are small, and a call for each input costs more than they do
_KEPT_AT_MOST = 8_000_000  # numbers of all blocks that are kept: 64 MB

# The last trials of each plan at hand: odds, coverage and outlook all read the same ones.
_kept: WeakKeyDictionary[Course, tuple[tuple[int, int], list[Block]]] = WeakKeyDictionary()


def blocks_of(course: Course, seed: int, trials: int, *, first: int = 0) -> Iterator[Block]:
    """Yield what happens in so many trials from a first one on, block by block, with their numbers, in order.

    Few of them are kept for the next who asks for the same.
    """
    if first or trials * len(course.busy) * course.months > _KEPT_AT_MOST:
        yield from _made(course, seed, range(first, first + trials))
        return
    asked, made = _kept.get(course, ((0, 0), []))
    if asked != (seed, trials):
        made = list(_made(course, seed, range(trials)))
        _kept[course] = ((seed, trials), made)
    yield from made


def _made(course: Course, seed: int, trials: range) -> Iterator[Block]:
    block = max(1, _AT_ONCE // max(1, len(course.items) * course.months))
    for first in trials[:: _DRAWN * block]:
        numbers: Places = np.arange(first, min(first + _DRAWN * block, trials.stop))
        several = drawn(course, seed, numbers)
        for start in range(0, len(numbers), block):
            part = slice(start, start + block)
            yield numbers[part], run(course, several.part(part))
