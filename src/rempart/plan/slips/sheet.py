"""A course as plain arrays: what the compiled loop of the trials reads."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rempart.plan.model.matrix import Floats, Places
from rempart.plan.slips.course import Course
from rempart.plan.slips.drawing import chance_so_far
from rempart.plan.slips.draws import Words, growth_steps, key_of
from rempart.plan.slips.running import on_delivery_as_planned, users_first
from rempart.terms.figure import LowModeHigh

GUIDE = 256  # classes of a uniform number, each with the first month in which the queue may be upset


class Goods(NamedTuple):
    """Items that are made, those ordered first; paths by month, spans as (low, mode, high).

    ``keys`` (items, 7) are those of cost, lead time and its growth, output, and three of the queue.
    ``order`` is the sequence in which they are made, ``loads`` rows of (item, needed item) with
    ``per_unit``, those of item k from ``load_starts[k]`` on; ``is_shared`` marks output that loads use.
    """

    keys: Words
    lead: Floats
    output_ends: Floats
    orders: Floats
    prices: Floats
    paid_before: Floats
    planned_on_delivery: Floats
    on_delivery: Floats
    output: Floats
    less: Floats
    more: Floats
    added: Floats
    may_be_drawn: NDArray[np.bool_]
    may_be_put_back: NDArray[np.bool_]
    is_shared: NDArray[np.bool_]
    order: Places
    load_starts: Places
    loads: Places
    per_unit: Floats


class Money(NamedTuple):
    """Groups of items and the streams of money that reach them; ``groups`` is the group of each item ordered.

    ``members`` are the items of each group in order, those of group g from ``member_starts[g]`` on.
    """

    groups: Places
    member_starts: Places
    members: Places
    lines: Floats
    stream_group: Places
    stream_instrument: Places
    received: Floats
    less: Floats
    more: Floats
    ceiling_keys: Words
    ceiling_ends: Floats
    delay_keys: Words


class Chances(NamedTuple):
    """Draws that all items share: tables of growth, the queue, the wars of each year, late money.

    ``keys`` are those of shared cost and lead growth, queue and queue months; ``war_keys`` (years, 4).
    ``spans`` are months put back, months and share of a war, and months of delay.
    """

    keys: Words
    cost_own: Floats
    cost_shared: Floats
    lead_own: Floats
    lead_shared: Floats
    queue_so_far: Floats
    queue_guide: Places
    follows: float
    war_keys: Words
    war_chance: float
    spans: Floats


class Sheet(NamedTuple):
    """All that the trials of one plan and one seed read."""

    goods: Goods
    money: Money
    chances: Chances


def sheet_of(course: Course, seed: int) -> Sheet:
    """Return a course and a seed as arrays."""
    return Sheet(_goods(course, seed), _money(course, seed), _chances(course, seed))


def _goods(course: Course, seed: int) -> Goods:
    """Return the items that are ordered, then those whose output is needed for their loads."""
    busy = course.busy
    needed = {other for number in busy for other, _ in course.items[number].loads}
    made = [*busy, *sorted(needed - set(busy))]
    place = {number: at for at, number in enumerate(made)}
    items = [course.items[number] for number in made]
    loads = [
        (at, place[other], per) for at, item in enumerate(items[: len(busy)]) for other, per in item.loads
    ]
    shared = {at for pair in loads for at in pair[:2]}
    names = ("cost growth", "lead", "lead growth", "output", "queue shared", "queue", "queue months")
    return Goods(
        keys=np.array([[key_of(seed, f"{name}/{item.id}") for name in names] for item in items], np.uint64),
        lead=_spans([item.lead for item in items]),
        output_ends=np.array([item.output.ends for item in items]),
        orders=np.array([np.concatenate((np.zeros(1), item.orders)) for item in items]),
        prices=np.array([item.price for item in items]),
        paid_before=np.array([item.paid_before for item in items]),
        planned_on_delivery=np.array([on_delivery_as_planned(course, number) for number in made]),
        on_delivery=np.array([item.on_delivery for item in items]),
        output=np.array([item.output.mode for item in items]),
        less=np.array([item.output.mode - item.output.low for item in items]),
        more=np.array([item.output.high - item.output.mode for item in items]),
        added=np.array([item.added for item in items]),
        may_be_drawn=np.array([item.may_be_drawn for item in items]),
        may_be_put_back=np.array([item.may_be_put_back for item in items]),
        is_shared=np.array([at in shared for at in range(len(items))]),
        order=np.array([place[number] for number in users_first(course)]),
        load_starts=_starts([sum(user == at for user, _, _ in loads) for at in range(len(items))]),
        loads=np.array([other for _, other, _ in loads], dtype=np.int64),
        per_unit=np.array([per for _, _, per in loads], dtype=np.float64),
    )


def _money(course: Course, seed: int) -> Money:
    """Return the groups, and what each instrument brings them."""
    place = {number: at for at, number in enumerate(course.busy)}
    members = [[place[number] for number in group if number in place] for group in course.groups]
    groups = np.full(len(place), -1)
    for group, here in enumerate(members):
        groups[here] = group
    paths, shape = [stream.received for stream in course.streams], (-1, course.months)
    return Money(
        groups=groups,
        member_starts=_starts([len(here) for here in members]),
        members=np.array([at for here in members for at in here], dtype=np.int64),
        lines=course.lines,
        stream_group=np.array([stream.group for stream in course.streams], dtype=np.int64),
        stream_instrument=np.array([stream.instrument for stream in course.streams], dtype=np.int64),
        received=np.array([path.mode for path in paths]).reshape(shape),
        less=np.array([path.mode - path.low for path in paths]).reshape(shape),
        more=np.array([path.high - path.mode for path in paths]).reshape(shape),
        ceiling_keys=_keys(seed, [f"ceiling/{name}" for name in course.instruments]),
        ceiling_ends=np.array(course.ceilings, dtype=np.float64).reshape(-1, 3),
        delay_keys=_keys(seed, [f"delay/{name}" for name in course.instruments]),
    )


def _chances(course: Course, seed: int) -> Chances:
    """Return what all items share."""
    priors, share = course.priors, course.priors.common_share
    so_far = chance_so_far(priors, course.months)
    war = ("war", "war month", "war months", "war share")
    years = range(-(-course.months // 12))
    (cost_own, cost_shared), (lead_own, lead_shared) = (
        (
            growth_steps(float(growth.sigma) * (1 - share) ** 0.5),
            float(growth.median) * growth_steps(float(growth.sigma) * share**0.5),
        )
        for growth in (priors.cost_growth, priors.lead_growth)
    )
    return Chances(
        keys=_keys(seed, ["cost growth", "lead growth", "queue", "queue months"]),
        cost_own=cost_own,
        cost_shared=cost_shared,
        lead_own=lead_own,
        lead_shared=lead_shared,
        queue_so_far=so_far,
        queue_guide=np.searchsorted(so_far, np.arange(GUIDE) / GUIDE, side="left"),
        follows=share**0.5,
        war_keys=np.array([[key_of(seed, f"{name}/{year}") for name in war] for year in years], np.uint64),
        war_chance=priors.war_chance,
        spans=_spans([priors.queue_months, priors.war_months, priors.war_share, priors.funding_delay]),
    )


def _keys(seed: int, names: list[str]) -> Words:
    return np.array([key_of(seed, name) for name in names], dtype=np.uint64)


def _spans(spans: list[LowModeHigh]) -> Floats:
    return np.array([[float(span.low), float(span.mode), float(span.high)] for span in spans]).reshape(-1, 3)


def _starts(sizes: list[int]) -> Places:
    return np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
