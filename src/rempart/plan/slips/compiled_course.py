"""The compiled course of trials: what is delivered when, as in ``running`` and ``counting``, digit for digit.

Eight trials run side by side, two items at a time. When each month's orders are placed is the same for all items of a
group: so an item looks up what has come due where the group stood a lead time before. One pass over the months does
so, holds it to the output, keeps it and adds up what falls due on delivery. Rows of months hold the trials; little
here calls another file's compiled code, since Numba's cache looks at a function's own file alone to see whether what
it keeps is out of date: after a change in ``lanes`` or ``compiled_draws``, what is kept of this file must go.
"""

from typing import Any, NamedTuple

import numpy as np

from rempart.plan.model.matrix import Floats, Places
from rempart.plan.slips.compiled_draws import Draws, compiled, draw_trials, inlined
from rempart.plan.slips.compiled_room import Block, Counts, Room, Work
from rempart.plan.slips.lanes import (
    BLOCK,
    LANES,
    catch_up,
    fetch,
    gather,
    later,
    least,
    load,
    most,
    spread,
    spread_from,
    store,
    to_rows,
)
from rempart.plan.slips.running import ROUNDED
from rempart.plan.slips.sheet import FOURS, Loads, Making, Money
from rempart.plan.slips.tally import Tally, Wanted


class Item(NamedTuple):
    """What is read of an item, by month, and where what comes due and what is made of it stand."""

    orders: Floats
    before: Floats
    come: Counts
    made: Floats
    then: Any
    cost: Any


class Pair(NamedTuple):
    """Two items that are made side by side, and where what falls due for both is added up."""

    one: Item
    two: Item
    due: Floats


@compiled
def _receive(money: Money, draws: Draws, at: int, room: Room) -> None:
    """Fill in what has been received by each group and month, and what may be missed by rounding."""
    slack, months = room.slack, room.months
    slack[:] = 0.0
    for stream in range(len(money.stream_group)):
        lender, path = money.stream_instrument[stream], money.received[stream]
        for lane in range(LANES):
            by, where = min(draws.late[lender, at + lane], months), draws.where[lender, at + lane]
            way = money.less[stream] if where < 0 else money.more[stream]
            row, place = slack[money.stream_group[stream], lane], spread(where)
            for month in range(0, months - by, LANES):
                brought = load(path, month) + place * load(way, month)
                store(row, by + month, load(row, by + month) + brought)
    for group in range(slack.shape[0]):
        for lane in range(LANES):
            row = slack[group, lane]
            spare = spread(ROUNDED * row[months - 1])
            for month in range(0, months, LANES):
                store(row, month, load(row, month) + spare)


@compiled
def _pay(owed: Floats, slack: Floats, room: Room, placed: Counts) -> None:
    """Fill in for how many months of the plan all is paid by the end of each; both sums never fall."""
    for month in range(0, room.months, LANES):
        here = room.months + 1 + month
        if catch_up(placed, (owed, slack), (here, month)):
            for lane in range(LANES):
                paid = placed[lane, here - 1]
                for later_on in range(min(LANES, room.months - month)):
                    while paid <= month + later_on and owed[lane, paid] <= slack[lane, month + later_on]:
                        paid += 1
                    placed[lane, here + later_on] = paid


@compiled
def _order(money: Money, block: Block) -> None:
    """Find of how many months of the plan the orders are placed by each month; what is due begins anew."""
    draws, at, room = block
    owed = room.owed
    for group in range(room.due.shape[0]):
        due, lines = room.due[group], money.lines[group]
        for month in range(0, len(lines), LANES):
            planned = money.planned[month // LANES]
            for lane in range(0, LANES, FOURS):
                one = two = three = four = load(lines, month)
                for place in range(money.member_starts[group], money.member_starts[group + 1]):
                    owes, costs = load(planned, place * LANES), draws.cost[money.members[place]]
                    one = one + spread(costs[at + lane]) * owes
                    two = two + spread(costs[at + lane + 1]) * owes
                    three = three + spread(costs[at + lane + 2]) * owes
                    four = four + spread(costs[at + lane + 3]) * owes
                store(owed[lane], month, one)
                store(owed[lane + 1], month, two)
                store(owed[lane + 2], month, three)
                store(owed[lane + 3], month, four)
        _pay(owed, room.slack[group], room, room.placed[group])
        for month in range(len(lines)):
            store(due, month * LANES, spread(lines[month]))


@inlined
def _output(making: Making, block: Block, item: int, month: int) -> Any:
    """Return the output open to this buyer in a month."""
    draws, at, _ = block
    width, nothing = draws.position.shape[1], spread(0.0)
    where = load(draws.position, item * width + at)
    rate = spread(making.output[item, month])
    rate = rate + most(where, nothing) * spread(making.more[item, month])
    rate = rate + least(where, nothing) * spread(making.less[item, month])
    rate = most(rate, nothing) + spread(making.added[item, month])
    if making.may_be_drawn[item]:
        rate = rate * (spread(1.0) - load(draws.taken, month * width + at))
    return rate


@inlined
def _come_due(block: Block, group: int, item: int, come: Counts) -> int:
    """Fill in of how many months of the plan the orders have come due: those placed by a lead time before.

    What would come due from ``since`` on comes due ``by`` months later than it would have. Return the number of the
    first months in which nothing can have come.
    """
    draws, at, room = block
    months = soonest = room.months
    placed, starts = room.placed[group], room.starts
    for lane in range(LANES):
        lead = min(int(draws.lead[item, at + lane]), months)
        soonest = min(soonest, lead)
        early = months + 1 - lead
        starts[0, lane] = early
        starts[1, lane] = months + 1 - min(lead + int(draws.by[item, at + lane]), months)
        starts[2, lane] = placed[lane, max(early + int(draws.since[item, at + lane]) - 1, 0)]
    for month in range(soonest // BLOCK * BLOCK, months, BLOCK):
        later(come, placed, (starts, month))
    return soonest


@inlined
def _item(making: Making, block: Block, item: int, come: Counts) -> Item:
    draws, at, room = block
    return Item(
        making.orders[item],
        making.paid_before[item],
        come,
        room.made[item],
        spread(making.on_delivery[item]),
        load(draws.cost, item * draws.cost.shape[1] + at),
    )


@inlined
def _come(pair: Pair, month: int) -> tuple[Any, Any]:
    """Return the units of both items that have come due by the end of a month."""
    one, two, _ = pair
    return gather(one.orders, one.come, month * LANES), gather(two.orders, two.come, month * LANES)


@inlined
def _advance(pair: Pair, month: int, most_made: tuple[Any, Any], come: tuple[Any, Any]) -> tuple[Any, Any]:
    """Keep what is made of both by the end of a month, as much as may be of what has come due, and add what it costs."""
    (one, two, due), row = pair, month * LANES
    here_one, here_two = least(most_made[0], come[0]), least(most_made[1], come[1])
    store(one.made, row + LANES, here_one)
    store(two.made, row + LANES, here_two)
    owed_one = one.cost * (spread_from(one.before, month) + one.then * here_one)
    owed_two = two.cost * (spread_from(two.before, month) + two.then * here_two)
    store(due, row, load(due, row) + owed_one + owed_two)
    return here_one, here_two


@inlined
def _make_pair(making: Making, block: Block, number: int) -> None:
    """Turn what comes due of two items into what is made: no more in a month than the output, the rest later.

    Two months are looked up before either is written: the processor waits wherever a look-up follows so few stores.
    """
    room, nothing = block.room, spread(0.0)
    (one, two), group = making.pairs[number], making.pair_groups[number]
    pair = Pair(
        _item(making, block, one, room.come[0]), _item(making, block, two, room.come[1]), room.due[group]
    )
    soonest = min(_come_due(block, group, one, pair.one.come), _come_due(block, group, two, pair.two.come))
    here_one = here_two = nothing
    for item in making.pairs[min(number + 1, len(making.pairs) - 1)]:
        # in a large plan they are far away, and a look-up waits for them
        for month in range(0, room.months, LANES):
            fetch(making.orders[item], month)
    for month in range(soonest):
        _advance(pair, month, (nothing, nothing), (nothing, nothing))
    for turn in range(making.turn_starts[number], making.turn_starts[number + 1] - 1):
        begin, end = making.turns[turn], making.turns[turn + 1]
        rate_one = _output(making, block, one, begin)
        rate_two = _output(making, block, two, begin)
        month = max(begin, soonest)
        while month < end - 1:
            come, then = _come(pair, month), _come(pair, month + 1)
            here_one, here_two = _advance(pair, month, (here_one + rate_one, here_two + rate_two), come)
            here_one, here_two = _advance(pair, month + 1, (here_one + rate_one, here_two + rate_two), then)
            month += 2
        if month < end:
            come = _come(pair, month)
            here_one, here_two = _advance(pair, month, (here_one + rate_one, here_two + rate_two), come)


@compiled
def _make_pairs(making: Making, block: Block) -> None:
    for pair in range(len(making.pairs)):
        _make_pair(making, block, pair)


@compiled
def _make(making: Making, block: Block, item: int, left: Floats) -> None:
    """Turn what comes due of one item into what is made of it, with the output left by month."""
    draws, at, room = block
    due, width, nothing = room.due[room.groups[item]], draws.cost.shape[1], spread(0.0)
    come, made = room.come[0], room.made[item]
    orders, before = making.orders[item], making.paid_before[item]
    then, cost = spread(making.on_delivery[item]), load(draws.cost, item * width + at)
    _come_due(block, room.groups[item], item, come)
    here = nothing
    for month in range(len(before)):
        row = month * LANES
        here = least(here + load(left, row), gather(orders, come, row))
        store(made, row + LANES, here)
        store(due, row, load(due, row) + cost * (spread_from(before, month) + then * here))


@compiled
def _make_shared(loads: Loads, making: Making, block: Block) -> None:
    """Make the items that bring loads of others, which take of the others' output, and then those loads."""
    room = block.room
    months, nothing = block.draws.taken.shape[0], spread(0.0)
    for item in loads.shared:
        for month in range(months):
            store(room.left[loads.rows[item]], month * LANES, _output(making, block, item, month))
    for item in loads.order:
        left, made = room.left[loads.rows[item]], room.made[item]
        for place in range(loads.starts[item], loads.starts[item + 1]):
            others, each = room.left[loads.rows[loads.loads[place]]], spread(loads.per_unit[place])
            for row in range(0, months * LANES, LANES):
                store(left, row, least(load(left, row), load(others, row) / each))
        _make(making, block, item, left)
        for place in range(loads.starts[item], loads.starts[item + 1]):
            others, each = room.left[loads.rows[loads.loads[place]]], spread(loads.per_unit[place])
            for row in range(0, months * LANES, LANES):
                used = each * (load(made, row + LANES) - load(made, row))
                store(others, row, most(load(others, row) - used, nothing))


@compiled
def _hand_over(room: Room) -> None:
    """Find up to which month of the plan all dues are paid by each month; nobody asks any more for orders placed."""
    for group in range(room.due.shape[0]):
        for month in range(0, room.months, LANES):
            to_rows(room.due[group], room.owed, month)
        _pay(room.owed, room.slack[group], room, room.placed[group])


@compiled
def _look_up(room: Room, month: Places) -> None:
    """Find where in ``made`` stands what is handed over by the end of a month of its own for each trial."""
    for group in range(room.placed.shape[0]):
        for lane in range(LANES):
            paid = int(room.placed[group, lane, room.months + 1 + month[lane]])
            room.handed[group, lane] = paid * LANES + lane


@compiled
def _sum(counts: Floats, room: Room, month: Places, total: Floats) -> None:
    """Fill in what is handed over by the end of a month of its own for each trial, as a promise counts it."""
    _look_up(room, month)
    so_far = spread(0.0)
    for item in range(len(counts)):
        if counts[item] != 0:
            so_far = so_far + spread(counts[item]) * gather(
                room.made[item], room.handed[room.groups[item]], 0
            )
    store(total, 0, so_far)


@compiled
def _complete(counts: Floats, kept: float, room: Room) -> None:
    """Find the month by whose end a promise is kept in each trial: the number of months where it never is."""
    months, total = room.months, room.numbers[0]
    low, high, middle = room.search[0], room.search[1], room.search[2]
    middle[:] = months - 1
    _sum(counts, room, middle, total)
    for lane in range(LANES):
        low[lane] = months if total[lane] < kept else 0
        high[lane] = months if total[lane] < kept else months - 1
    while True:
        is_open = False
        for lane in range(LANES):
            middle[lane] = min((low[lane] + high[lane]) // 2, months - 1)
            is_open = is_open or low[lane] < high[lane]
        if not is_open:
            return
        _sum(counts, room, middle, total)
        for lane in range(LANES):
            if low[lane] < high[lane]:
                if total[lane] < kept:
                    low[lane] = middle[lane] + 1
                else:
                    high[lane] = middle[lane]


@compiled
def _count_promises(wanted: Wanted, block: Block, tally: Tally, first: int) -> None:
    draws, at, room = block
    total, month, width = room.numbers[0], room.search[0], draws.cost.shape[1]
    there = min(LANES, tally.months.shape[1] - first)
    for promise in range(wanted.counts.shape[0]):
        counts = wanted.counts[promise]
        month[:] = wanted.deadlines[promise]
        _sum(counts, room, month, total)
        for lane in range(there):
            tally.amounts[promise, first + lane] = total[lane]
        _complete(counts, wanted.kept[promise], room)
        for lane in range(there):
            tally.months[promise, first + lane] = month[lane]
        costs = spread(0.0)
        for item in range(len(counts)):
            costs = costs + load(draws.cost, item * width + at) * spread(wanted.bought[promise, item])
        store(total, 0, costs)
        for lane in range(there):
            tally.costs[promise, first + lane] = total[lane]


@compiled
def _count_items(wanted: Wanted, room: Room, tally: Tally, first: int) -> None:
    months, kept, half = room.months, tally.item_amounts.shape[1], 1
    while 2 * half <= months:
        half *= 2
    there = min(LANES, tally.months.shape[1] - first)
    room.search[0] = months - 1
    _look_up(room, room.search[0])
    for item in range(len(room.groups)):
        group, made, complete = room.groups[item], room.made[item], wanted.complete[item]
        for lane in range(there):
            if first + lane < kept:
                tally.item_amounts[item, first + lane] = made[room.handed[group, lane]]
            month = months
            if made[months * LANES + lane] >= complete:
                handed, here, month, step = room.placed[group, lane], 0, 0, half
                while step:  # sums never fall, so how many of them are too few is found by halving
                    probe = min(here + step, months)
                    here = probe if made[probe * LANES + lane] < complete else here
                    step //= 2
                step = half
                while step:  # nor does up to which month all is paid
                    probe = min(month + step, months)
                    month = probe if handed[months + probe] <= here else month
                    step //= 2
            tally.item_months[item, month] += 1


@compiled
def count_trials(work: Work, draws: Draws, room: Room, trials: tuple[int, int]) -> None:
    """Draw the trials of the part from one number to before another, run them, and count what is asked for."""
    sheet, wanted, tally, number = work
    width = draws.cost.shape[1]
    for first in range(trials[0], trials[1], width):
        draw_trials(sheet, np.uint64(number + first), draws)
        for at in range(0, min(width, trials[1] - first), LANES):
            block = Block(draws, at, room)
            _receive(sheet.money, draws, at, room)
            _order(sheet.money, block)
            _make_shared(sheet.loads, sheet.making, block)
            _make_pairs(sheet.making, block)
            _hand_over(room)
            _count_promises(wanted, block, tally, first + at)
            _count_items(wanted, room, tally, first + at)
