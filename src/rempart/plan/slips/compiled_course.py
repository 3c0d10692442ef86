"""The compiled course of trials: what is delivered when, as in ``running`` and ``counting``, digit for digit.

A few trials run abreast: the steps of one that wait for each other leave the processor time for those of the
others. The last axis of an array is months, or trials where it has none. Nothing here calls another file's compiled
code, since Numba's cache looks at a function's own file alone to see whether what it keeps is out of date.
"""

from typing import NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray

from rempart.plan.model.matrix import Floats, Places
from rempart.plan.slips.compiled_draws import Draws
from rempart.plan.slips.running import ROUNDED
from rempart.plan.slips.sheet import Goods, Money, Sheet
from rempart.plan.slips.tally import Tally, Wanted

Months = NDArray[np.uint16]
LANES = 8  # trials that run abreast: a multiple of four
_compiled = numba.njit(nogil=True, error_model="numpy", cache=True)
_inlined = numba.njit(nogil=True, error_model="numpy", forceinline=True)


class Work(NamedTuple):
    """What is read, what is counted of it, and where."""

    sheet: Sheet
    wanted: Wanted
    tally: Tally


class Room(NamedTuple):
    """Numbers of the trials at hand, filled anew for each; the last axis is months, or trials where there are none.

    ``paid`` (months + 1 months of nothing before the first) and ``handed`` are up to which month of the plan
    all is paid by the end of each, ``reached`` in which month each month of the plan is; months of the plan
    count from 1. ``made`` begins with a month of nothing.
    """

    groups: Places
    cost: Floats
    lead: Places
    position: Floats
    since: Places
    by: Places
    taken: Floats
    due: Floats
    planned: Floats
    slack: Floats
    paid: Months
    handed: Months
    reached: Months
    made: Floats
    rates: Floats
    numbers: Floats
    search: Places


def room_for(sheet: Sheet) -> Room:
    """Return room for the numbers of some trials side by side."""
    (items, months), groups = sheet.goods.output.shape, len(sheet.money.lines)
    ordered = len(sheet.money.groups)
    return Room(
        groups=sheet.money.groups,
        cost=np.zeros((ordered, LANES)),
        lead=np.zeros((ordered, LANES), np.int64),
        position=np.zeros((items, LANES)),
        since=np.zeros((ordered, LANES), np.int64),
        by=np.zeros((ordered, LANES), np.int64),
        taken=np.zeros((LANES, months)),
        due=np.zeros((groups, LANES, months)),
        planned=np.zeros((LANES, months)),
        slack=np.zeros((groups, LANES, months)),
        paid=np.zeros((groups, LANES, 2 * months + 1), np.uint16),
        handed=np.zeros((groups, LANES, months + 1), np.uint16),
        reached=np.zeros((groups, LANES, months + 2), np.uint16),
        made=np.zeros((ordered, LANES, months + 1)),
        rates=np.zeros((items + 1, LANES, months)),
        numbers=np.zeros((4, LANES)),
        search=np.zeros((3, LANES), np.int64),
    )


@_compiled
def _take(draws: Draws, at: int, room: Room) -> None:
    """Take over the draws of the trials that run next."""
    room.cost[:] = draws.cost[:, at : at + LANES]
    room.lead[:] = draws.lead[:, at : at + LANES]
    room.position[:] = draws.position[:, at : at + LANES]
    room.since[:] = draws.since[:, at : at + LANES]
    room.by[:] = draws.by[:, at : at + LANES]
    room.taken[:] = draws.taken[at : at + LANES]


@_compiled
def _receive(money: Money, draws: Draws, at: int, slack: Floats) -> None:
    """Fill in what has been received by each group and month, and what may be missed by rounding."""
    slack[:] = 0.0
    months = slack.shape[2]
    for stream in range(len(money.stream_group)):
        lender, path = money.stream_instrument[stream], money.received[stream]
        for lane in range(LANES):
            by, where = min(draws.late[lender, at + lane], months), draws.where[lender, at + lane]
            way = money.less[stream] if where < 0 else money.more[stream]
            brought = slack[money.stream_group[stream], lane, by:]
            for month in range(months - by):
                brought[month] += path[month] + where * way[month]
    for group in range(slack.shape[0]):
        for lane in range(LANES):
            row = slack[group, lane]
            spare = ROUNDED * row[months - 1]
            for month in range(months):
                row[month] += spare


@_compiled
def _pay(due: Floats, slack: Floats, paid: Months, reached: Months) -> None:
    """Fill in up to which month all dues are paid by the end of each, and when each is; both sums never fall."""
    months = slack.shape[1]
    before = paid.shape[1] - months
    for lane in range(LANES):
        at, owed, money, here, when = 0, due[lane], slack[lane], paid[lane], reached[lane]
        for month in range(months):
            while at <= month and owed[at] <= money[month]:
                at += 1
                when[at] = month
            here[before + month] = at
        when[at + 1 :] = months


@_compiled
def _order(goods: Goods, money: Money, room: Room) -> None:
    """Fill in what falls due, and up to which month of the plan orders are placed by the end of each month."""
    planned = room.planned
    for group in range(room.due.shape[0]):
        due = room.due[group]
        due[:] = money.lines[group]
        members = money.members[money.member_starts[group] : money.member_starts[group + 1]]
        for item in members:
            _add(room.cost[item], goods.paid_before[item], due)
        planned[:] = due
        for item in members:
            _add(room.cost[item], goods.planned_on_delivery[item], planned)
        _pay(planned, room.slack[group], room.paid[group], room.reached[group])


@_inlined
def _add(cost: Floats, units: Floats, due: Floats) -> None:
    for lane in range(LANES):
        each, row = cost[lane], due[lane]
        for month in range(len(row)):
            row[month] += each * units[month]


@_compiled
def _output(goods: Goods, room: Room, item: int, rates: Floats) -> None:
    """Fill in the output open to this buyer by month."""
    mode, added = goods.output[item], goods.added[item]
    for lane in range(LANES):
        where, row, taken = room.position[item, lane], rates[lane], room.taken[lane]
        way = goods.more[item] if where > 0 else goods.less[item]
        for month in range(len(row)):
            open_ = way[month] * where + mode[month]
            row[month] = max(0.0, open_) + added[month]
        if goods.may_be_drawn[item]:
            for month in range(len(row)):
                row[month] *= 1.0 - taken[month]


@_compiled
def _come_due(goods: Goods, paid: Months, room: Room, item: int) -> None:
    """Fill in what has come due by the end of each month: what was ordered its lead time before.

    From ``since`` on nothing more comes due, and after ``by`` months the same orders as would have.
    """
    orders, months = goods.orders[item], room.taken.shape[1]
    for lane in range(LANES):
        since, by, lead = room.since[item, lane], room.by[item, lane], min(room.lead[item, lane], months)
        come, ordered = room.made[item, lane, 1:], paid[lane, months + 1 - lead :]
        for month in range(since):
            come[month] = orders[ordered[month]]
        again = min(since + by, months)
        come[since:again] = come[since - 1] if since > 0 else 0.0
        ordered = paid[lane, months + 1 - min(lead + by, months) :]
        for month in range(again, months):
            come[month] = orders[ordered[month]]


@_compiled
def _make(room: Room, item: int, rates: Floats) -> None:
    """Turn what comes due into what is made: no more in a month than its output, the rest later.

    Each sum waits for that of the month before; so four trials take their steps in turn.
    """
    for lane in range(0, LANES, 4):
        one, two, three, four = (
            room.made[item, lane],
            room.made[item, lane + 1],
            room.made[item, lane + 2],
            room.made[item, lane + 3],
        )
        first, second, third, fourth = rates[lane], rates[lane + 1], rates[lane + 2], rates[lane + 3]
        a = b = c = d = 0.0
        for month in range(rates.shape[1]):
            a, b, c, d = a + first[month], b + second[month], c + third[month], d + fourth[month]
            to_a, to_b, to_c, to_d = one[month + 1], two[month + 1], three[month + 1], four[month + 1]
            a, b, c, d = (
                min(a, to_a),
                min(b, to_b),
                min(c, to_c),
                min(d, to_d),
            )
            one[month + 1], two[month + 1], three[month + 1], four[month + 1] = a, b, c, d


@_compiled
def _limit(goods: Goods, room: Room, item: int, rates: Floats) -> None:
    """Let no more of an item come than its loads allow, which come with it."""
    for load in range(goods.load_starts[item], goods.load_starts[item + 1]):
        left, each = room.rates[goods.loads[load]], goods.per_unit[load]
        rates[:] = np.minimum(rates, left / each)


@_compiled
def _use(goods: Goods, room: Room, item: int) -> None:
    """Take what an item's loads have used from the output that is left for others."""
    for load in range(goods.load_starts[item], goods.load_starts[item + 1]):
        left, each = room.rates[goods.loads[load]], goods.per_unit[load]
        for lane in range(LANES):
            made, row = room.made[item, lane], left[lane]
            for month in range(len(row)):
                row[month] = max(row[month] - each * (made[month + 1] - made[month]), 0.0)


@_compiled
def _owe(goods: Goods, room: Room, item: int) -> None:
    """Add what falls due on delivery."""
    due = room.due[room.groups[item]]
    for lane in range(LANES):
        each, made, row = room.cost[item, lane] * goods.on_delivery[item], room.made[item, lane], due[lane]
        for month in range(len(row)):
            row[month] += each * made[month + 1]


@_compiled
def _arrive(goods: Goods, room: Room) -> None:
    """Fill in what is made by the end of each month, and add what falls due on delivery."""
    last = room.rates.shape[0] - 1
    for item in range(last):
        if goods.is_shared[item]:
            _output(goods, room, item, room.rates[item])
    for item in goods.order:
        rates = room.rates[item if goods.is_shared[item] else last]
        if not goods.is_shared[item]:
            _output(goods, room, item, rates)
        _limit(goods, room, item, rates)
        _come_due(goods, room.paid[room.groups[item]], room, item)
        _make(room, item, rates)
        _use(goods, room, item)
        if goods.on_delivery[item] > 0:
            _owe(goods, room, item)


@_inlined
def _sum(counts: Floats, room: Room, month: Places, total: Floats) -> None:
    """Fill in what is handed over by the end of a month of its own for each trial, as a promise counts it."""
    total[:] = 0.0
    for item in range(len(counts)):
        if counts[item] != 0:
            handed, made, each = room.handed[room.groups[item]], room.made[item], counts[item]
            for lane in range(LANES):
                total[lane] += each * made[lane, handed[lane, month[lane] + 1]]


@_compiled
def _count_promises(wanted: Wanted, room: Room, tally: Tally, first: int) -> None:
    months, total = room.taken.shape[1], room.numbers[0]
    low, high, middle = room.search[0], room.search[1], room.search[2]
    there, halvings = min(LANES, tally.months.shape[1] - first), int(np.ceil(np.log2(months + 1)))
    for promise in range(wanted.counts.shape[0]):
        counts, kept = wanted.counts[promise], wanted.kept[promise]
        middle[:] = wanted.deadlines[promise]
        _sum(counts, room, middle, total)
        tally.amounts[promise, first : first + there] = total[:there]
        low[:], high[:] = 0, months
        for _ in range(halvings):
            for lane in range(LANES):
                middle[lane] = min((low[lane] + high[lane]) // 2, months - 1)
            _sum(counts, room, middle, total)
            for lane in range(LANES):
                is_open, is_short = low[lane] < high[lane], total[lane] < kept
                low[lane] = middle[lane] + 1 if is_open and is_short else low[lane]
                high[lane] = middle[lane] if is_open and not is_short else high[lane]
        tally.months[promise, first : first + there] = low[:there]
        total[:] = 0.0
        for item in range(len(counts)):
            for lane in range(LANES):
                total[lane] += room.cost[item, lane] * wanted.bought[promise, item]
        tally.costs[promise, first : first + there] = total[:there]


@_compiled
def _count_items(wanted: Wanted, room: Room, tally: Tally, first: int) -> None:
    months, kept, half = room.taken.shape[1], tally.item_amounts.shape[1], 1
    while 2 * half <= months:
        half *= 2
    there = min(LANES, tally.months.shape[1] - first)
    for item in range(len(room.groups)):
        handed, reached, complete = (
            room.handed[room.groups[item]],
            room.reached[room.groups[item]],
            wanted.complete[item],
        )
        for lane in range(there):
            made = room.made[item, lane]
            if first + lane < kept:
                tally.item_amounts[item, first + lane] = made[handed[lane, months]]
            at, step = 0, half
            while step:  # sums never fall, so how many of them are too few is found by halving
                probe = min(at + step, months)
                at = probe if made[probe] < complete else at
                step //= 2
            tally.item_months[item, reached[lane, at + 1]] += 1


@_compiled
def count_trials(work: Work, draws: Draws, room: Room, first: int) -> None:
    """Run the trials that are drawn, from number ``first`` on, and count those that are asked for."""
    sheet, wanted, tally = work
    drawn = min(draws.cost.shape[1], tally.months.shape[1] - first)
    for at in range(0, drawn, LANES):
        _take(draws, at, room)
        _receive(sheet.money, draws, at, room.slack)
        _order(sheet.goods, sheet.money, room)
        _arrive(sheet.goods, room)
        for group in range(room.due.shape[0]):
            _pay(room.due[group], room.slack[group], room.handed[group], room.reached[group])
        _count_promises(wanted, room, tally, first + at)
        _count_items(wanted, room, tally, first + at)
