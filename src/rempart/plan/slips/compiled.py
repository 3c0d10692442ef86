"""The trials as one compiled loop: each trial alone, from its draws to what is counted of it.

The same arithmetic in the same order as ``drawing``, ``running`` and ``counting``, so that no digit differs
(tests/plan/slips/test_plan_compiled.py). Numba (extra ``fast``) compiles it when it is first asked for, which
takes some fifteen seconds; it keeps what it has compiled for the next time.
"""

from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from typing import NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray

from rempart.plan.model.matrix import Floats, Places
from rempart.plan.slips.course import Course
from rempart.plan.slips.drawing import Ends
from rempart.plan.slips.running import ROUNDED
from rempart.plan.slips.sheet import GUIDE, Chances, Goods, Money, Sheet, sheet_of
from rempart.plan.slips.tally import Tally, Wanted, empty_tally

Months = NDArray[np.uint16]
CHUNK = 10_000  # trials that one thread runs before it takes the next
_GOLDEN, _FIRST, _SECOND, _ONE = (
    np.uint64(0x9E3779B97F4A7C15),
    np.uint64(0xBF58476D1CE4E5B9),
    np.uint64(0x94D049BB133111EB),
    np.uint64(1),
)
_30, _27, _31, _11, _48 = (np.uint64(shift) for shift in (30, 27, 31, 11, 48))
_UNIT = 2.0**-53
_compiled = numba.njit(nogil=True, error_model="numpy", cache=True)
_inlined = numba.njit(nogil=True, error_model="numpy", forceinline=True)


class Work(NamedTuple):
    """What is read, what is counted of it, and where."""

    sheet: Sheet
    wanted: Wanted
    tally: Tally


class Room(NamedTuple):
    """Numbers of the trial at hand, filled anew in each; ``paid`` and ``handed`` begin before the start."""

    groups: Places
    orders: Floats
    cost: Floats
    lead: Places
    position: Floats
    since: Places
    by: Places
    taken: Floats
    due: Floats
    planned: Floats
    slack: Floats
    paid: NDArray[np.uint16]
    handed: NDArray[np.uint16]
    made: Floats
    rates: Floats


@_inlined
def _word(key: np.uint64, trial: np.uint64) -> np.uint64:
    state = key + (trial + _ONE) * _GOLDEN
    state = (state ^ (state >> _30)) * _FIRST
    state = (state ^ (state >> _27)) * _SECOND
    return state ^ (state >> _31)


@_inlined
def _uniform(key: np.uint64, trial: np.uint64) -> float:
    return (np.float64(_word(key, trial) >> _11) + 0.5) * _UNIT


@_inlined
def _step(key: np.uint64, trial: np.uint64) -> int:
    return int(_word(key, trial) >> _48)


@_inlined
def _triangular(uniform: float, span: Ends) -> float:
    low, mode, high = span
    wide = high - low
    rises = uniform < (mode - low) / wide
    way = np.sqrt(uniform * (wide * (mode - low)) if rises else (1.0 - uniform) * (wide * (high - mode)))
    value = low + way if rises else high - way
    return value if wide > 0 else mode


@_inlined
def _position(uniform: float, ends: Ends) -> float:
    _, mode, _ = ends
    away = _triangular(uniform, ends) - mode
    way = mode - ends[0] if away < 0 else ends[2] - mode
    return away / way if way > 0 else 0.0


@_inlined
def _span(spans: Floats, row: int) -> Ends:
    return spans[row, 0], spans[row, 1], spans[row, 2]


@_compiled
def _draw_goods(goods: Goods, chances: Chances, trial: np.uint64, room: Room) -> None:
    months = room.taken.shape[0]
    keys, ordered = goods.keys, room.cost.shape[0]
    queue_months = _span(chances.spans, 0)
    cost_shared = chances.cost_shared[_step(chances.keys[0], trial)]
    lead_shared = chances.lead_shared[_step(chances.keys[1], trial)]
    queue_when = _uniform(chances.keys[2], trial)
    queue_by = np.rint(_triangular(_uniform(chances.keys[3], trial), queue_months))
    for item in range(keys.shape[0]):
        room.position[item] = _position(_uniform(keys[item, 3], trial), _span(goods.output_ends, item))
    for item in range(ordered):
        room.cost[item] = cost_shared * chances.cost_own[_step(keys[item, 0], trial)] * goods.prices[item]
        slip = lead_shared * chances.lead_own[_step(keys[item, 2], trial)]
        lead = _triangular(_uniform(keys[item, 1], trial), _span(goods.lead, item))
        room.lead[item] = int(np.rint(lead * slip))
        room.since[item], room.by[item] = months, 0
        if goods.may_be_put_back[item]:
            is_common = _uniform(keys[item, 4], trial) < chances.follows
            when = queue_when if is_common else _uniform(keys[item, 5], trial)
            since = chances.queue_guide[int(when * GUIDE)]
            while since < months and chances.queue_so_far[since] < when:
                since += 1
            room.since[item] = since
            own_by = np.rint(_triangular(_uniform(keys[item, 6], trial), queue_months))
            room.by[item] = int(queue_by if is_common else own_by)


@_compiled
def _draw_wars(chances: Chances, trial: np.uint64, taken: Floats) -> None:
    taken[:] = 0.0
    keys = chances.war_keys
    for year in range(keys.shape[0]):
        if _uniform(keys[year, 0], trial) < chances.war_chance:
            first = 12 * year + int(np.floor(12 * _uniform(keys[year, 1], trial)))
            length = int(np.rint(_triangular(_uniform(keys[year, 2], trial), _span(chances.spans, 1))))
            share = _triangular(_uniform(keys[year, 3], trial), _span(chances.spans, 2))
            for month in range(first, min(first + length, len(taken))):
                taken[month] = max(taken[month], share)


@_compiled
def _receive(money: Money, chances: Chances, trial: np.uint64, slack: Floats) -> None:
    """Fill in what has been received by each group and month, and what may be missed by rounding."""
    slack[:] = 0.0
    months = slack.shape[1]
    for stream in range(len(money.stream_group)):
        instrument, group = money.stream_instrument[stream], money.stream_group[stream]
        late = np.rint(_triangular(_uniform(money.delay_keys[instrument], trial), _span(chances.spans, 3)))
        by = min(int(late), months)
        ends = _span(money.ceiling_ends, instrument)
        where = _position(_uniform(money.ceiling_keys[instrument], trial), ends)
        way = money.less if where < 0 else money.more
        for month in range(months - by):
            slack[group, month + by] += money.received[stream, month] + where * way[stream, month]
    for group in range(slack.shape[0]):
        spare = ROUNDED * slack[group, months - 1]
        for month in range(months):
            slack[group, month] += spare


@_compiled
def _pay(due: Floats, slack: Floats, group: int, paid: Months) -> None:
    """Fill in up to which month all dues are paid by the end of each; both sums never fall."""
    at = 0
    for month in range(due.shape[1]):
        here = slack[group, month]
        while at <= month and due[group, at] <= here:
            at += 1
        paid[group, month + 1] = at


@_compiled
def _order(goods: Goods, money: Money, room: Room) -> None:
    """Fill in what falls due, and up to which month of the plan orders are placed by the end of each month."""
    months = room.due.shape[1]
    for group in range(room.due.shape[0]):
        for month in range(months):
            room.due[group, month] = money.lines[group, month]
        start, end = money.member_starts[group], money.member_starts[group + 1]
        for item in money.members[start:end]:
            cost = room.cost[item]
            for month in range(months):
                room.due[group, month] += cost * goods.paid_before[item, month]
        for month in range(months):
            room.planned[group, month] = room.due[group, month]
        for item in money.members[start:end]:
            cost = room.cost[item]
            for month in range(months):
                room.planned[group, month] += cost * goods.planned_on_delivery[item, month]
        _pay(room.planned, room.slack, group, room.paid)


@_compiled
def _output(goods: Goods, room: Room, item: int, place: int) -> None:
    """Fill in the output open to this buyer by month, in one row of ``rates``."""
    where, rates = room.position[item], room.rates
    way = goods.more if where > 0 else goods.less
    for month in range(rates.shape[1]):
        rates[place, month] = max(way[item, month] * where + goods.output[item, month], 0.0)
        rates[place, month] += goods.added[item, month]
    if goods.may_be_drawn[item]:
        for month in range(rates.shape[1]):
            rates[place, month] *= 1.0 - room.taken[month]


@_inlined
def _come_due(room: Room, item: int, month: int) -> float:
    """Return what has come due by the end of a month: what was ordered its lead time before."""
    ordered = max(min(month, room.since[item] - 1), month - room.by[item]) - room.lead[item]
    return room.orders[item, room.paid[room.groups[item], max(ordered, -1) + 1]]


@_compiled
def _make(paid_then: float, room: Room, item: int, place: int) -> None:
    """Fill in what is made of an item, and add what falls due on delivery.

    No more is made in a month than its output; the rest later. Months on time are one loop and months that
    are late another, so that the first need not wait for each other.
    """
    months, month, so_far, group = room.made.shape[1], 0, 0.0, room.groups[item]
    while month < min(months, room.lead[item]):
        room.made[item, month] = 0.0
        month += 1
    while month < months:
        units = _come_due(room, item, month)
        if units <= so_far + room.rates[place, month]:
            so_far = units
            room.made[item, month] = units
            room.due[group, month] += paid_then * units
            month += 1
            continue
        while month < months:
            so_far += room.rates[place, month]
            room.made[item, month] = so_far
            room.due[group, month] += paid_then * so_far
            month += 1
            if month < months and _come_due(room, item, month) <= so_far + room.rates[place, month]:
                break


@_compiled
def _arrive(goods: Goods, room: Room) -> None:
    """Fill in what is made by the end of each month, and add what falls due on delivery."""
    months, last = room.made.shape[1], room.rates.shape[0] - 1
    for item in range(last):
        if goods.is_shared[item]:
            _output(goods, room, item, item)
    for item in goods.order:
        place = item if goods.is_shared[item] else last
        if place == last:
            _output(goods, room, item, last)
        for load in range(goods.load_starts[item], goods.load_starts[item + 1]):
            needed, each = goods.loads[load], goods.per_unit[load]
            for month in range(months):
                room.rates[place, month] = min(room.rates[place, month], room.rates[needed, month] / each)
        _make(room.cost[item] * goods.on_delivery[item], room, item, place)
        for load in range(goods.load_starts[item], goods.load_starts[item + 1]):
            needed, each, so_far = goods.loads[load], goods.per_unit[load], 0.0
            for month in range(months):
                used = each * (room.made[item, month] - so_far)
                room.rates[needed, month] = max(room.rates[needed, month] - used, 0.0)
                so_far = room.made[item, month]


@_compiled
def _sum(counts: Floats, promise: int, room: Room, month: int) -> float:
    total = 0.0
    for item in range(counts.shape[1]):
        if counts[promise, item] != 0:
            handed = int(room.handed[room.groups[item], month + 1])
            total += counts[promise, item] * (room.made[item, handed - 1] if handed > 0 else 0.0)
    return total


@_compiled
def _count_promises(wanted: Wanted, room: Room, tally: Tally, at: int) -> None:
    months = room.due.shape[1]
    for promise in range(wanted.counts.shape[0]):
        tally.amounts[promise, at] = _sum(wanted.counts, promise, room, wanted.deadlines[promise])
        low, high = 0, months
        while low < high:
            middle = (low + high) // 2
            if _sum(wanted.counts, promise, room, middle) < wanted.kept[promise]:
                low = middle + 1
            else:
                high = middle
        tally.months[promise, at] = low
        cost = 0.0
        for item in range(wanted.counts.shape[1]):
            cost += room.cost[item] * wanted.bought[promise, item]
        tally.costs[promise, at] = cost


@_compiled
def _count_items(wanted: Wanted, room: Room, tally: Tally, at: int) -> None:
    months = room.due.shape[1]
    for item in range(len(wanted.complete)):
        group, made = room.groups[item], room.made
        last = int(room.handed[group, months])
        amount = made[item, last - 1] if last > 0 else 0.0
        if at < tally.item_amounts.shape[1]:
            tally.item_amounts[item, at] = amount
        done, low, high = months, 0, months - 1
        if amount >= wanted.complete[item]:
            while low < high:
                middle = (low + high) // 2
                there = int(room.handed[group, middle + 1])
                is_there = there > 0 and made[item, there - 1] >= wanted.complete[item]
                low, high = (low, middle) if is_there else (middle + 1, high)
            done = low
        tally.item_months[item, done] += 1


def count_compiled(
    course: Course, wanted: Wanted, seed: int, trials: int, *, threads: int | None = None
) -> Tally:
    """Run and count trials, each alone; the same with any number of threads.

    Args:
        course: The plan's course.
        wanted: What is counted.
        seed: Of all draws.
        trials: How many, numbered from 0.
        threads: How many run at once; None: one a processor.
    """
    sheet, tally = sheet_of(course, seed), empty_tally(course, wanted, trials)

    def run(first: int) -> Places:
        own = tally._replace(item_months=np.zeros_like(tally.item_months))
        _count(Work(sheet, wanted, own), _room_for(sheet), first, min(first + CHUNK, trials))
        return own.item_months

    with ThreadPoolExecutor(threads or cpu_count()) as pool:
        for item_months in pool.map(run, range(0, trials, CHUNK)):
            tally.item_months[:] += item_months
    return tally


def _room_for(sheet: Sheet) -> Room:
    """Return room for the numbers of one trial."""
    (items, months), groups = sheet.goods.output.shape, len(sheet.money.lines)
    ordered = len(sheet.money.groups)
    return Room(
        groups=sheet.money.groups,
        orders=sheet.goods.orders,
        cost=np.zeros(ordered),
        lead=np.zeros(ordered, np.int64),
        position=np.zeros(items),
        since=np.zeros(ordered, np.int64),
        by=np.zeros(ordered, np.int64),
        taken=np.zeros(months),
        due=np.zeros((groups, months)),
        planned=np.zeros((groups, months)),
        slack=np.zeros((groups, months)),
        paid=np.zeros((groups, months + 1), np.uint16),
        handed=np.zeros((groups, months + 1), np.uint16),
        made=np.zeros((ordered, months)),
        rates=np.zeros((items + 1, months)),
    )


@_compiled
def _count(work: Work, room: Room, first: int, last: int) -> None:
    """Run the trials from ``first`` to before ``last`` and count them."""
    sheet, wanted, tally = work
    for at in range(first, last):
        trial = np.uint64(at)
        _draw_goods(sheet.goods, sheet.chances, trial, room)
        _draw_wars(sheet.chances, trial, room.taken)
        _receive(sheet.money, sheet.chances, trial, room.slack)
        _order(sheet.goods, sheet.money, room)
        _arrive(sheet.goods, room)
        for group in range(room.due.shape[0]):
            _pay(room.due, room.slack, group, room.handed)
        _count_promises(wanted, room, tally, at)
        _count_items(wanted, room, tally, at)
