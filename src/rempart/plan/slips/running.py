"""Trials: what is delivered when, if orders follow the plan and the rest follows the draws.

Orders are placed as planned, as soon as what fell due before them is paid. A unit arrives its drawn lead
time later, not before output allows it (first in, first out), and is handed over once all that was due up to its
month is paid (arrears are paid in the order in which they fell due). Nobody plans anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from rempart.plan.model.matrix import Floats, Places
from rempart.plan.slips.course import Course, Ranged
from rempart.plan.slips.drawing import Drawn

ROUNDED = 1e-7  # of all the money: what the solver may miss and cents round away


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What happens in some trials.

    Args:
        items: The items (by index) that the plan orders; of all others nothing comes.
        delivered: Their units delivered so far at the end of each month: (trials, items, months).
        prices: What a unit costs, of every item of the programme: (trials, all items).
    """

    items: tuple[int, ...]
    delivered: Floats
    prices: Floats


def run(course: Course, drawn: Drawn) -> Outcome:
    """Run some trials."""
    trials, months = drawn.taken.shape
    prices = drawn.cost * np.array([item.price for item in course.items])
    place = {number: at for at, number in enumerate(course.busy)}
    sequence = users_first(course)
    busy = [[number for number in sequence if number in group] for group in course.groups]
    received = [_received(course, drawn, group) for group in range(len(course.groups))]
    paid_up = {}
    for group, members in enumerate(busy):
        due = np.tile(course.lines[group], (trials, 1))
        for number in members:
            due += prices[:, number, None] * due_as_planned(course, number)
        paid_up.update(dict.fromkeys(members, _paid_up(due, received[group])))
    # One month more than there are, in which nothing has come yet, stands before the first.
    so_far = np.zeros((trials, len(place), months + 1))
    delivered = so_far[:, :, 1:]
    _arrivals(course, drawn, paid_up, {number: delivered[:, at] for number, at in place.items()})
    starts = (np.arange(trials) * (len(place) * (months + 1)))[:, None]
    for group, members in enumerate(busy):
        due = np.tile(course.lines[group], (trials, 1))
        for number in members:
            owed = course.items[number].on_delivery * delivered[:, place[number]]
            owed += course.items[number].paid_before
            owed *= prices[:, number, None]
            due += owed
        handed = _paid_up(due, received[group]) + starts
        for number in members:
            delivered[:, place[number]] = np.take(so_far.ravel()[place[number] * (months + 1) :], handed)
    return Outcome(course.busy, delivered, prices)


def due_as_planned(course: Course, number: int) -> Floats:
    """Return units of the price due so far if everything arrives as planned."""
    item = course.items[number]
    ordered = np.concatenate((np.zeros(int(item.lead.mode)), item.orders))[: course.months]
    return item.paid_before + item.on_delivery * ordered


def _received(course: Course, drawn: Drawn, group: int) -> Floats:
    """Return what the instruments have brought a group by the end of each month."""
    total = np.zeros((len(drawn.taken), course.months))
    for stream in course.streams:
        if stream.group == group:
            by = np.minimum(drawn.delay[:, stream.instrument], course.months)
            position, path = drawn.ceiling[:, stream.instrument], stream.received
            brought = np.take(_windows(path.mode), by, axis=0)
            for part, way in (
                (np.minimum(position, 0.0), path.mode - path.low),
                (np.maximum(position, 0.0), path.high - path.mode),
            ):
                if way.any():
                    brought += part[:, None] * np.take(_windows(way), by, axis=0)
            total += brought
    return total


def _arrivals(
    course: Course, drawn: Drawn, paid_up: Mapping[int, Places], arrived: Mapping[int, Floats]
) -> None:
    """Fill in what has arrived by trial and month of each item that is ordered.

    Whoever brings a load of another item comes before that item's own deliveries.
    """
    needed_too = {needed for number in course.busy for needed, _ in course.items[number].loads}
    shared = needed_too | {number for number in course.busy if course.items[number].loads}
    left = {number: _output(course, drawn, number) for number in shared}
    for number in users_first(course):
        item = course.items[number]
        for needed, per_unit in item.loads:
            left[number] = np.minimum(left[number], left[needed] / per_unit)
        output = left[number] if number in shared else _output(course, drawn, number)
        due = np.concatenate((np.zeros(1), item.orders))[_ordered_by(drawn, number, paid_up[number])]
        arrived[number][:] = due
        _make(output, arrived[number])
        for needed, per_unit in item.loads:
            used = per_unit * np.diff(arrived[number], axis=1, prepend=0.0)
            left[needed] = np.maximum(left[needed] - used, 0.0)


def _ordered_by(drawn: Drawn, number: int, paid_up: Places) -> Places:
    """Return, for each trial and month, until which month of the plan what is ordered has come due by then.

    What is put back comes so many months later. Months of the plan count from 1; 0 is none.
    """
    month = np.arange(paid_up.shape[1], dtype=np.int32)
    since, by, lead = (
        column[:, number, None].astype(np.int32)
        for column in (drawn.put_back_from, drawn.put_back_by, drawn.lead)
    )
    # Sums never fall, so the larger of two of them is that of the later month.
    ordered = np.maximum(np.minimum(month, since - 1), month - by)
    ordered -= lead
    np.maximum(ordered, -1, out=ordered)
    starts = np.arange(0, paid_up.size, paid_up.shape[1])[:, None]
    found: Places = np.take(paid_up.ravel(), starts + np.maximum(ordered, 0))
    found *= ordered >= 0
    return found


def users_first(course: Course) -> list[int]:
    """Return the items ordered: those that bring loads of others, then those loads, then what stands alone, by lead time."""
    loads = {number: {needed for needed, _ in course.items[number].loads} for number in course.busy}
    shared = set().union(*loads.values(), (number for number, needed in loads.items() if needed))
    order: list[int] = []
    waiting = [number for number in course.busy if number in shared]
    while waiting:
        loaded = set().union(*(loads[number] for number in waiting))
        free = [number for number in waiting if number not in loaded] or waiting[:1]
        order += free
        waiting = [number for number in waiting if number not in free]
    alone = [number for number in course.busy if number not in shared]
    return order + sorted(alone, key=lambda number: course.items[number].lead.mode)


def _output(course: Course, drawn: Drawn, number: int) -> Floats:
    """Return the output open to this buyer by trial and month."""
    item = course.items[number]
    rates = _between(item.output, drawn.output[:, number])
    np.maximum(rates, 0.0, out=rates)
    if item.added.any():
        rates += item.added
    if item.may_be_drawn:
        rates *= 1.0 - drawn.taken
    return rates


def _windows(so_far: Floats) -> Floats:
    """Return the same sums 0 to all months later: shape (months + 1, months), row k is k months later."""
    months = len(so_far)
    padded = np.concatenate((np.zeros(months), so_far))
    return np.ascontiguousarray(sliding_window_view(padded, months)[::-1])


def _between(path: Ranged, position: Floats) -> Floats:
    """Return, for each trial, the path at a position between low (-1), mode (0) and high (1)."""
    ways = np.stack((path.mode - path.low, path.high - path.mode))
    between: Floats = np.take(ways, (position > 0).astype(np.int64), axis=0)
    between *= position[:, None]
    between += path.mode
    return between


def _make(output: Floats, made: Floats) -> None:
    """Turn what comes due into what is made: no more in a month than its output, the rest later."""
    late = made[:, 0] > output[:, 0]
    late |= (made[:, 1:] > made[:, :-1] + output[:, 1:]).any(axis=1)
    rows = np.flatnonzero(late)
    due, possible = (np.ascontiguousarray(path[rows].T) for path in (made, output))
    so_far = np.zeros(len(rows))
    for month in range(len(due)):
        so_far += possible[month]
        np.minimum(so_far, due[month], out=so_far)
        due[month] = so_far
    made[rows] = due.T


def _paid_up(due: Floats, received: Floats) -> Places:
    """Return, for each trial and month, up to which month all dues are paid by its end; from 1, 0 for none."""
    trials, months = due.shape
    found: Places = np.tile(np.arange(1, months + 1), (trials, 1))
    slack = received + ROUNDED * received[:, -1:]
    late = np.flatnonzero((due > slack).any(axis=1))
    size = 1 << months.bit_length()
    padded = np.full((len(late), size), np.inf)
    padded[:, :months] = due[late]
    slack, starts = slack[late], np.arange(0, padded.size, size)[:, None]
    paid = np.zeros(slack.shape, dtype=np.int64)
    step = size // 2
    while step:  # sums never fall, so how many of them are paid is found by halving
        paid += step * (np.take(padded.ravel(), starts + paid + (step - 1)) <= slack)
        step //= 2
    found[late] = np.maximum.accumulate(np.minimum(paid, found[late]), axis=1)
    return found
