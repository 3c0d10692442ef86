"""Trials: what is delivered when, if orders follow the plan and the rest follows the draws.

Orders are placed as planned, as soon as what fell due before them is paid. A unit arrives its drawn lead
time later, not before output allows it (first in, first out), and is handed over once all that was due up to its
month is paid (arrears are paid in the order in which they fell due). Nobody plans anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rempart.plan.model.matrix import Floats, Places
from rempart.plan.slips.course import Course, Ranged
from rempart.plan.slips.drawing import Drawn

ROUNDED = 1e-7  # of all the money: what the solver may miss and cents round away


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """Units delivered so far at the end of each month: (trials, items, months); what a unit costs: (trials, items)."""

    delivered: Floats
    prices: Floats


def run(course: Course, drawn: Drawn) -> Outcome:
    """Run some trials."""
    trials, months = drawn.taken.shape
    prices = drawn.cost * np.array([item.price for item in course.items])
    received = [_received(course, drawn, group) for group in range(len(course.groups))]
    busy = [[number for number in members if number in course.busy] for members in course.groups]
    paid_up = {}
    for group, members in enumerate(busy):
        due = np.tile(course.lines[group], (trials, 1))
        for number in members:
            due += prices[:, number, None] * _due_as_planned(course, number)
        paid_up.update(dict.fromkeys(members, _paid_up(due, received[group])))
    arrived = _arrivals(course, drawn, paid_up)
    for group, members in enumerate(busy):
        due = np.tile(course.lines[group], (trials, 1))
        for number in members:
            item = course.items[number]
            due += prices[:, number, None] * (item.paid_before + item.on_delivery * arrived[number])
        handed = _paid_up(due, received[group])
        for number in members:
            arrived[number] = _at(arrived[number], handed)
    delivered = np.zeros((trials, len(course.items), months))
    for number, so_far in arrived.items():
        delivered[:, number] = so_far
    return Outcome(delivered, prices)


def _due_as_planned(course: Course, number: int) -> Floats:
    """Return units of the price due so far if everything arrives as planned."""
    item = course.items[number]
    arrived: Floats = _later(item.orders[None], np.array([item.lead.mode]))[0]
    return item.paid_before + item.on_delivery * arrived


def _received(course: Course, drawn: Drawn, group: int) -> Floats:
    """Return what the instruments have brought a group by the end of each month."""
    total = np.zeros((len(drawn.taken), course.months))
    for stream in course.streams:
        if stream.group == group:
            position = drawn.ceiling[:, stream.instrument, None]
            total += _later(_between(stream.received, position), drawn.delay[:, stream.instrument])
    return total


def _arrivals(course: Course, drawn: Drawn, paid_up: Mapping[int, Places]) -> dict[int, Floats]:
    """Return what has arrived by trial and month of each item that is ordered.

    Whoever brings a load of another item comes before that item's own deliveries.
    """
    needed_too = {needed for number in course.busy for needed, _ in course.items[number].loads}
    left = {number: _output(course, drawn, number) for number in {*course.busy, *needed_too}}
    arrived: dict[int, Floats] = {}
    months = np.arange(course.months)
    for number in _users_first(course):
        item = course.items[number]
        for needed, per_unit in item.loads:
            left[number] = np.minimum(left[number], left[needed] / per_unit)
        placed = np.concatenate((np.zeros(1), item.orders))[paid_up.get(number, months[None]) + 1]
        placed = np.broadcast_to(placed, drawn.taken.shape)
        due = _put_back(_later(placed, drawn.lead[:, number]), drawn, number)
        arrived[number] = _made(due, np.cumsum(left[number], axis=1))
        for needed, per_unit in item.loads:
            used = per_unit * np.diff(arrived[number], axis=1, prepend=0.0)
            left[needed] = np.maximum(left[needed] - used, 0.0)
    return arrived


def _users_first(course: Course) -> list[int]:
    """Return the items ordered, in a sequence in which those that bring a load of another come before it."""
    order: list[int] = []
    waiting = list(course.busy)
    while waiting:
        loaded = {needed for number in waiting for needed, _ in course.items[number].loads}
        free = [number for number in waiting if number not in loaded] or waiting[:1]
        order += free
        waiting = [number for number in waiting if number not in free]
    return order


def _output(course: Course, drawn: Drawn, number: int) -> Floats:
    """Return the output open to this buyer by trial and month."""
    item = course.items[number]
    rates = np.maximum(_between(item.output, drawn.output[:, number, None]), 0.0) + item.added
    return rates * (1.0 - drawn.taken) if item.may_be_drawn else rates


def _between(path: Ranged, position: Floats) -> Floats:
    below, above = np.minimum(position, 0.0), np.maximum(position, 0.0)
    between: Floats = path.mode + below * (path.mode - path.low) + above * (path.high - path.mode)
    return between


def _later(so_far: Floats, by: Places) -> Floats:
    """Return the same sums a number of months later, one for each trial."""
    return _at(so_far, np.arange(so_far.shape[1]) - by[:, None])


def _at(so_far: Floats, months: Places) -> Floats:
    """Return the sums at the end of other months; before the first month they are 0."""
    trials, count = so_far.shape
    padded = np.zeros((trials, count + 1))
    padded[:, 1:] = so_far
    places = np.minimum(np.maximum(months + 1, 0), count)
    places += (np.arange(trials) * (count + 1))[:, None]
    return np.take(padded.ravel(), places)


def _put_back(due: Floats, drawn: Drawn, number: int) -> Floats:
    """Return arrivals if what has not come by a month comes so many months later."""
    since = drawn.put_back_from[:, number]
    hit = np.flatnonzero(since < due.shape[1])
    months = np.arange(due.shape[1])
    before = _at(due[hit], np.minimum(months, since[hit, None] - 1))
    due[hit] = np.maximum(before, _later(due[hit], drawn.put_back_by[hit, number]))
    return due


def _made(due: Floats, possible: Floats) -> Floats:
    """Return what has been made by the end of each month: not before it is due, not more than possible."""
    behind = np.minimum.accumulate(due - possible, axis=1)
    return np.minimum(np.minimum(behind, 0.0) + possible, due)


def _paid_up(due: Floats, received: Floats) -> Places:
    """Return, for each month, the last month whose dues are all paid by its end; -1 for none."""
    trials, months = due.shape
    slack = received + ROUNDED * received[:, -1:]
    found = np.tile(np.arange(months), (trials, 1))
    late = np.flatnonzero((due > slack).any(axis=1))
    due, slack = due[late], slack[late]
    rows, last = np.arange(len(late)), np.full(len(late), -1)
    for month in range(months):
        moving = np.ones(len(late), dtype=bool)
        while moving.any():
            following = np.minimum(last + 1, months - 1)
            moving = (last < month) & (due[rows, following] <= slack[:, month])
            last = last + moving
        found[late, month] = last
    return found
