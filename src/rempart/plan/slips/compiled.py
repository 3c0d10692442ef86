"""Trials counted by the compiled loop, in pieces that several threads take one after the other.

The same arithmetic in the same order as ``drawing``, ``running`` and ``counting``, so that no digit differs
(tests/plan/slips/test_plan_compiled.py). Numba (extra ``fast``) compiles it when it is first asked for, which
takes some fifteen seconds; it keeps what it has compiled for the next time.
"""

from concurrent.futures import ThreadPoolExecutor
from os import cpu_count

import numpy as np

from rempart.plan.model.matrix import Places
from rempart.plan.slips.compiled_course import count_trials
from rempart.plan.slips.compiled_draws import DRAWN, Draws, room_for_draws
from rempart.plan.slips.compiled_room import Room, Work, room_for
from rempart.plan.slips.course import Course
from rempart.plan.slips.sheet import sheet_of
from rempart.plan.slips.tally import Part, Tally, Wanted, empty_tally

CHUNK = 32 * DRAWN  # trials that one thread runs before it takes the next


def count_compiled(
    course: Course, wanted: Wanted, seed: int, part: Part, *, threads: int | None = None
) -> Tally:
    """Run and count trials, each alone; the same with any number of threads (None: one a processor)."""
    sheet, tally = sheet_of(course, seed), empty_tally(course, wanted, part)
    free: list[tuple[Draws, Room]] = []  # what no thread is at: memory touched once is not asked for again

    def run(first: int) -> Places:
        """Run the trials of a chunk; the counts that two threads would add to at once are returned."""
        try:
            draws, room = free.pop()
        except IndexError:
            draws, room = room_for_draws(sheet), room_for(sheet)
        own = tally._replace(item_months=np.zeros_like(tally.item_months))
        work = Work(sheet, wanted, own, part.first)
        count_trials(work, draws, room, (first, min(first + CHUNK, part.trials)))
        free.append((draws, room))
        return own.item_months

    with ThreadPoolExecutor(threads or cpu_count()) as pool:
        for item_months in pool.map(run, range(0, part.trials, CHUNK)):
            tally.item_months[:] += item_months
    return tally
