"""A course as plain arrays: what the compiled loop of the trials reads."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rempart.plan.model.matrix import Floats, Places
from rempart.plan.slips.course import Course, Ranged
from rempart.plan.slips.drawing import chance_so_far
from rempart.plan.slips.draws import Words, growth_steps, key_of
from rempart.plan.slips.running import due_as_planned, users_first
from rempart.terms.figure import LowModeHigh

FOURS = 4  # trials whose dues are summed together
EIGHTS = 8  # months that are summed together
GUIDE = 1024  # classes of a uniform number, each with the first month in which the queue may be upset


class Goods(NamedTuple):
    """What is drawn of items that are made, those ordered first; spans as (low, mode, high).

    ``keys`` (items, 7) are those of cost, lead time and its growth, output, and three of the queue.
    """

    keys: Words
    lead: Floats
    output_ends: Floats
    prices: Floats
    may_be_put_back: NDArray[np.bool_]


class Making(NamedTuple):
    """How the same items are ordered, made and paid, by month; after them comes one of which there is nothing.

    ``orders`` are units ordered so far, after a month of nothing. ``pairs`` are the items that stand alone, two of one ``pair_groups`` at a time; the
    output open of pair k is another in the months from ``turn_starts[k]`` on in ``turns``, which end with
    the number of months.
    """

    orders: Floats
    paid_before: Floats
    on_delivery: Floats
    output: Floats
    less: Floats
    more: Floats
    added: Floats
    may_be_drawn: NDArray[np.bool_]
    pairs: Places
    pair_groups: Places
    turn_starts: Places
    turns: Places


class Loads(NamedTuple):
    """Items whose output is shared with others.

    ``order`` are those ordered, in the sequence in which they are made, ``shared`` all of them, item k in the
    row ``rows[k]``; ``loads`` are the items that come with a unit of item k, from ``starts[k]`` on, with
    ``per_unit``.
    """

    order: Places
    shared: Places
    rows: Places
    starts: Places
    loads: Places
    per_unit: Floats


class Money(NamedTuple):
    """Groups of items and the streams of money that reach them; ``groups`` is the group of each item ordered.

    ``members`` are the items of each group in order, those of group g from ``member_starts[g]`` on; ``planned`` are
    the units of its price that each of them owes if all goes as planned: (eights of months, members, 8). It, what is
    received, and ``lines`` (of opened lines, by group) go on after the last month until their number is one of eights:
    the lines with more than anybody can pay.
    """

    groups: Places
    member_starts: Places
    members: Places
    planned: Floats
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
    making: Making
    loads: Loads
    money: Money
    chances: Chances


def sheet_of(course: Course, seed: int) -> Sheet:
    """Return a course and a seed as arrays: the items that are ordered, then those that only come with others."""
    busy = course.busy
    needed = {other for number in busy for other, _ in course.items[number].loads}
    made = [*busy, *sorted(needed - set(busy))]
    loads = _loads(course, made)
    return Sheet(
        _goods(course, made, seed),
        _making(course, made, loads),
        loads,
        _money(course, seed),
        _chances(course, seed),
    )


def _goods(course: Course, made: list[int], seed: int) -> Goods:
    items = [course.items[number] for number in made]
    names = ("cost growth", "lead", "lead growth", "output", "queue shared", "queue", "queue months")
    return Goods(
        keys=np.array([[key_of(seed, f"{name}/{item.id}") for name in names] for item in items], np.uint64),
        lead=_spans([item.lead for item in items]),
        output_ends=np.array([item.output.ends for item in items]),
        prices=np.array([item.price for item in items]),
        may_be_put_back=np.array([item.may_be_put_back for item in items]),
    )


def _loads(course: Course, made: list[int]) -> Loads:
    place = {number: at for at, number in enumerate(made)}
    loads = [
        (place[number], place[other], per)
        for number in course.busy
        for other, per in course.items[number].loads
    ]
    shared = sorted({at for pair in loads for at in pair[:2]})
    rows = np.full(len(made), -1)
    rows[shared] = range(len(shared))
    order = [place[number] for number in users_first(course) if place[number] in shared]
    return Loads(
        order=np.array(order, dtype=np.int64),
        shared=np.array(shared, dtype=np.int64),
        rows=rows,
        starts=_starts([sum(user == at for user, _, _ in loads) for at in range(len(made))]),
        loads=np.array([other for _, other, _ in loads], dtype=np.int64),
        per_unit=np.array([per for _, _, per in loads], dtype=np.float64),
    )


def _making(course: Course, made: list[int], loads: Loads) -> Making:
    items = [course.items[number] for number in made]
    pairs, groups = _pairs(course, loads)
    paths = (*_ways([item.output for item in items]), [item.added for item in items])
    output, less, more, added = (_and_nothing(of_items) for of_items in paths)
    drawn = np.array([*(item.may_be_drawn for item in items), False])
    changes = drawn[:, None].repeat(course.months, axis=1)
    changes[:, 0] = True
    for path in (output, less, more, added):
        changes[:, 1:] |= np.diff(path, axis=1) != 0
    turns = [[*np.flatnonzero(changes[list(pair)].any(axis=0)), course.months] for pair in pairs]
    return Making(
        orders=np.pad(_and_nothing([item.orders for item in items]), ((0, 0), (1, 0))),
        paid_before=_and_nothing([item.paid_before for item in items]),
        on_delivery=np.array([*(item.on_delivery for item in items), 0.0]),
        output=output,
        less=less,
        more=more,
        added=added,
        may_be_drawn=drawn,
        pairs=np.array(pairs, dtype=np.int64).reshape(-1, 2),
        pair_groups=np.array(groups, dtype=np.int64),
        turn_starts=_starts([len(of_pair) for of_pair in turns]),
        turns=np.array([month for of_pair in turns for month in of_pair], dtype=np.int64),
    )


def _pairs(course: Course, loads: Loads) -> tuple[list[tuple[int, int]], list[int]]:
    """Return items that stand alone, two of a group at a time, and the groups; the last one stands with nothing.

    Two whose lead times are alike stand together: both have months at first in which nothing can come.
    """
    pairs, groups, nothing = [], [], len(loads.rows)
    place = {number: at for at, number in enumerate(course.busy)}
    sequence = [number for number in users_first(course) if loads.rows[place[number]] < 0]
    for group, members in enumerate(course.groups):
        alone = [place[number] for number in sequence if number in members]
        alone += [nothing] * (len(alone) % 2)
        pairs += list(zip(alone[::2], alone[1::2], strict=True))
        groups += [group] * (len(alone) // 2)
    return pairs, groups


def _money(course: Course, seed: int) -> Money:
    """Return the groups, and what each instrument brings them."""
    place = {number: at for at, number in enumerate(course.busy)}
    sequence = users_first(course)
    members = [[place[number] for number in sequence if number in group] for group in course.groups]
    groups = np.full(len(place), -1)
    for group, here in enumerate(members):
        groups[here] = group
    to_eights = ((0, 0), (0, -course.months % EIGHTS))
    received, less, more = (
        np.pad(np.array(paths).reshape(-1, course.months), to_eights)
        for paths in _ways([stream.received for stream in course.streams])
    )
    return Money(
        groups=groups,
        member_starts=_starts([len(here) for here in members]),
        members=np.array([at for here in members for at in here], dtype=np.int64),
        planned=np.ascontiguousarray(
            np.pad([due_as_planned(course, course.busy[at]) for here in members for at in here], to_eights)
            .reshape(len(place), -1, EIGHTS)
            .transpose(1, 0, 2)
        ),
        lines=np.pad(course.lines, to_eights, constant_values=np.inf),
        stream_group=np.array([stream.group for stream in course.streams], dtype=np.int64),
        stream_instrument=np.array([stream.instrument for stream in course.streams], dtype=np.int64),
        received=received,
        less=less,
        more=more,
        ceiling_keys=_keys(seed, [f"ceiling/{name}" for name in course.instruments]),
        ceiling_ends=np.array(course.ceilings, dtype=np.float64).reshape(-1, 3),
        delay_keys=_keys(seed, [f"delay/{name}" for name in course.instruments]),
    )


def _chances(course: Course, seed: int) -> Chances:
    """Return what all items share."""
    priors, share = course.priors, course.priors.common_share
    so_far = chance_so_far(priors, course.months)
    war = ("war", "war month", "war months", "war share")
    years = range(-(-course.months // 12)) if any(item.may_be_drawn for item in course.items) else ()
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
        queue_so_far=np.append(so_far, 1.0),
        queue_guide=np.searchsorted(so_far, np.arange(GUIDE) / GUIDE, side="left"),
        follows=share**0.5,
        war_keys=_keys(seed, [f"{name}/{year}" for year in years for name in war]).reshape(-1, len(war)),
        war_chance=priors.war_chance,
        spans=_spans([priors.queue_months, priors.war_months, priors.war_share, priors.funding_delay]),
    )


def _ways(paths: list[Ranged]) -> tuple[list[Floats], list[Floats], list[Floats]]:
    """Return the modes, and the ways from there down to the low ends and up to the high ends."""
    modes = [path.mode for path in paths]
    return modes, [path.mode - path.low for path in paths], [path.high - path.mode for path in paths]


def _and_nothing(paths: list[Floats]) -> Floats:
    return np.array([*paths, np.zeros_like(paths[0])])


def _keys(seed: int, names: list[str]) -> Words:
    return np.array([key_of(seed, name) for name in names], dtype=np.uint64)


def _spans(spans: list[LowModeHigh]) -> Floats:
    return np.array([[float(span.low), float(span.mode), float(span.high)] for span in spans]).reshape(-1, 3)


def _starts(sizes: list[int]) -> Places:
    return np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
