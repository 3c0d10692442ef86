"""What compiled trials draw: the same digits as ``drawing``, input by input, many trials side by side.

The last axis of every array is trials. Nothing here calls another file's compiled code, since Numba's cache looks
at a function's own file alone to see whether what it keeps is out of date.
"""

from typing import Any, NamedTuple

import numba
import numpy as np

from rempart.plan.model.matrix import Floats, Places
from rempart.plan.slips.drawing import Ends
from rempart.plan.slips.draws import FIRST, GOLDEN, SECOND, STEP_BITS, UNIT
from rempart.plan.slips.lanes import empty
from rempart.plan.slips.sheet import GUIDE, Chances, Goods, Money, Sheet

DRAWN = 64  # trials drawn together: enough to keep the processor's vectors full, few enough for its cache
_ONE, _30, _27, _31, _11 = (np.uint64(number) for number in (1, 30, 27, 31, 11))
# Without Numba's own memory no array is counted in and out at each call, which would cost as much as the work does.
_options: dict[str, Any] = {"nogil": True, "error_model": "numpy", "_nrt": False}
compiled = numba.njit(cache=True, **_options)
inlined = numba.njit(forceinline=True, **_options)


class Draws(NamedTuple):
    """The draws of some trials, as in ``Drawn``: by item or instrument and trial; ``taken`` by month and trial.

    After the items comes one of which there is nothing.
    ``where`` is the place of a lender's ceiling between its ends, ``late`` months; ``numbers`` are for the moment.
    """

    cost: Floats
    lead: Floats
    position: Floats
    since: Floats
    by: Floats
    taken: Floats
    where: Floats
    late: Places
    numbers: Floats
    steps: Places


def room_for_draws(sheet: Sheet) -> Draws:
    """Return room for the draws of ``DRAWN`` trials."""
    (rows, months), lenders = sheet.making.output.shape, len(sheet.money.delay_keys)
    lead = empty((rows, DRAWN))
    lead[-1] = months  # what there is nothing of never comes
    return Draws(
        cost=empty((rows, DRAWN)),
        lead=lead,
        position=empty((rows, DRAWN)),
        since=empty((rows, DRAWN)),
        by=empty((rows, DRAWN)),
        taken=empty((months, DRAWN)),
        where=empty((lenders, DRAWN)),
        late=empty((lenders, DRAWN), np.int64),
        numbers=empty((4, DRAWN)),
        steps=empty((2, DRAWN), np.int64),
    )


@inlined
def _word(key: np.uint64, trial: np.uint64) -> np.uint64:
    state = key + (trial + _ONE) * GOLDEN
    state = (state ^ (state >> _30)) * FIRST
    state = (state ^ (state >> _27)) * SECOND
    return state ^ (state >> _31)


@inlined
def _uniform(key: np.uint64, trial: np.uint64) -> float:
    return (np.float64(_word(key, trial) >> _11) + 0.5) * UNIT


@inlined
def _step(key: np.uint64, trial: np.uint64) -> int:
    return int(_word(key, trial) >> STEP_BITS)


@inlined
def _triangular(uniform: float, span: Ends) -> float:
    low, mode, high = span
    wide = high - low
    rises = uniform < (mode - low) / wide
    way = np.sqrt(uniform * (wide * (mode - low)) if rises else (1.0 - uniform) * (wide * (high - mode)))
    value = low + way if rises else high - way
    return value if wide > 0 else mode


@inlined
def _position(uniform: float, ends: Ends) -> float:
    _, mode, _ = ends
    away = _triangular(uniform, ends) - mode
    way = mode - ends[0] if away < 0 else ends[2] - mode
    return away / way if way > 0 else 0.0


@inlined
def _span(spans: Floats, row: int) -> Ends:
    return spans[row, 0], spans[row, 1], spans[row, 2]


@compiled
def _draw_goods(goods: Goods, chances: Chances, first: np.uint64, draws: Draws) -> None:
    """Draw what each item costs, how long it takes, and how much of it there is."""
    cost_shared, lead_shared = draws.numbers[0], draws.numbers[1]
    cost_step, lead_step = draws.steps[0], draws.steps[1]
    for lane in range(draws.cost.shape[1]):
        trial = first + np.uint64(lane)
        cost_shared[lane] = chances.cost_shared[_step(chances.keys[0], trial)]
        lead_shared[lane] = chances.lead_shared[_step(chances.keys[1], trial)]
    for item in range(goods.keys.shape[0]):
        key, ends, position = goods.keys[item, 3], _span(goods.output_ends, item), draws.position[item]
        for lane in range(draws.cost.shape[1]):
            position[lane] = _position(_uniform(key, first + np.uint64(lane)), ends)
    for item in range(goods.keys.shape[0]):
        own, key, growth = goods.keys[item, 0], goods.keys[item, 1], goods.keys[item, 2]
        price = goods.prices[item]
        span, cost, months = _span(goods.lead, item), draws.cost[item], draws.lead[item]
        for lane in range(draws.cost.shape[1]):
            trial = first + np.uint64(lane)
            cost_step[lane] = _step(own, trial)
            lead_step[lane] = _step(growth, trial)
            months[lane] = _triangular(_uniform(key, trial), span)
        for lane in range(draws.cost.shape[1]):
            cost[lane] = cost_shared[lane] * chances.cost_own[cost_step[lane]] * price
            months[lane] = np.rint(months[lane] * (lead_shared[lane] * chances.lead_own[lead_step[lane]]))


@compiled
def _draw_queue(goods: Goods, chances: Chances, first: np.uint64, draws: Draws) -> None:
    """Draw from which month on each item is put back, and by how many months."""
    months, span, follows = draws.taken.shape[0], _span(chances.spans, 0), chances.follows
    shared_when, shared_by, when, by = draws.numbers[0], draws.numbers[1], draws.numbers[2], draws.numbers[3]
    for lane in range(draws.cost.shape[1]):
        trial = first + np.uint64(lane)
        shared_when[lane] = _uniform(chances.keys[2], trial)
        shared_by[lane] = np.rint(_triangular(_uniform(chances.keys[3], trial), span))
    for item in range(goods.keys.shape[0]):
        if not goods.may_be_put_back[item]:
            draws.since[item] = months
            draws.by[item] = 0
            continue
        shared, own, own_by = goods.keys[item, 4], goods.keys[item, 5], goods.keys[item, 6]
        for lane in range(draws.cost.shape[1]):
            trial = first + np.uint64(lane)
            is_common = _uniform(shared, trial) < follows
            own_when = _uniform(own, trial)
            put_back = np.rint(_triangular(_uniform(own_by, trial), span))
            when[lane] = shared_when[lane] if is_common else own_when
            by[lane] = shared_by[lane] if is_common else put_back
        for lane in range(draws.cost.shape[1]):
            since = chances.queue_guide[int(when[lane] * GUIDE)]
            since += 1 if chances.queue_so_far[since] < when[lane] else 0
            while chances.queue_so_far[since] < when[lane]:  # hardly ever: a class holds a month at most
                since += 1
            draws.since[item, lane] = since
            draws.by[item, lane] = by[lane]


@compiled
def _draw_wars(chances: Chances, first: np.uint64, draws: Draws) -> None:
    taken, begins, keys = draws.taken, draws.numbers[0], chances.war_keys
    taken[:] = 0.0
    for year in range(keys.shape[0]):
        for lane in range(taken.shape[1]):
            begins[lane] = _uniform(keys[year, 0], first + np.uint64(lane))
        for lane in range(taken.shape[1]):
            trial = first + np.uint64(lane)
            if begins[lane] < chances.war_chance:
                start = 12 * year + int(np.floor(12 * _uniform(keys[year, 1], trial)))
                length = int(np.rint(_triangular(_uniform(keys[year, 2], trial), _span(chances.spans, 1))))
                share = _triangular(_uniform(keys[year, 3], trial), _span(chances.spans, 2))
                for month in range(start, min(start + length, taken.shape[0])):
                    taken[month, lane] = max(taken[month, lane], share)


@compiled
def _draw_money(money: Money, chances: Chances, first: np.uint64, draws: Draws) -> None:
    """Draw where each lender's ceiling lies, and by how many months its money comes late."""
    span = _span(chances.spans, 3)
    for lender in range(len(money.delay_keys)):
        delay, ceiling = money.delay_keys[lender], money.ceiling_keys[lender]
        ends = _span(money.ceiling_ends, lender)
        where, late = draws.where[lender], draws.late[lender]
        for lane in range(draws.cost.shape[1]):
            trial = first + np.uint64(lane)
            where[lane] = _position(_uniform(ceiling, trial), ends)
            late[lane] = int(np.rint(_triangular(_uniform(delay, trial), span)))


@compiled
def draw_trials(sheet: Sheet, first: np.uint64, draws: Draws) -> None:
    """Draw the trials from ``first`` on."""
    _draw_goods(sheet.goods, sheet.chances, first, draws)
    _draw_queue(sheet.goods, sheet.chances, first, draws)
    _draw_wars(sheet.chances, first, draws)
    _draw_money(sheet.money, sheet.chances, first, draws)
