"""What a plan does, as plain numbers that a trial can bend: orders, output, payments, money received."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rempart.plan.model.cases import FundingInputs, Inputs, inputs
from rempart.plan.model.cash import earliest_income, groups_of, is_open
from rempart.plan.model.matrix import Floats
from rempart.plan.programme import Programme
from rempart.plan.slips.priors import Priors, priors_of
from rempart.terms.figure import LowModeHigh


@dataclass(frozen=True, slots=True, eq=False)
class Ranged:
    """A path by month at its low end, mode and high end."""

    low: Floats
    mode: Floats
    high: Floats

    @property
    def ends(self) -> tuple[float, float, float]:
        """The three paths as one number each, by which the position between them is drawn."""
        return float(self.low.sum()), float(self.mode.sum()), float(self.high.sum())


@dataclass(frozen=True, slots=True, eq=False)
class ItemCourse:
    """One item of a plan; paths by month.

    ``orders`` are units ordered so far; ``output`` units a month open to this buyer, ``added`` those of
    opened lines; ``paid_before`` units of the price due so far before delivery, ``on_delivery`` the share
    of the price due on arrival. ``loads`` are units of other items (by index) that come with a unit.
    """

    id: str
    lead: LowModeHigh
    orders: Floats
    output: Ranged
    added: Floats
    price: float
    paid_before: Floats
    on_delivery: float
    loads: tuple[tuple[int, float], ...]
    may_be_put_back: bool
    may_be_drawn: bool


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """What one instrument has brought one group of items by the end of each month."""

    instrument: int
    group: int
    received: Ranged


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Course:
    """All that a trial bends.

    ``groups`` are the items (by index) that the same instruments may pay; ``lines`` what opened lines
    have cost each group by the end of each month; ``ceilings`` low, mode and high of each instrument.
    """

    months: int
    items: tuple[ItemCourse, ...]
    groups: tuple[tuple[int, ...], ...]
    lines: Floats
    instruments: tuple[str, ...]
    ceilings: tuple[tuple[float, float, float], ...]
    streams: tuple[Stream, ...]
    priors: Priors

    @property
    def busy(self) -> tuple[int, ...]:
        """The items (by index) of which the plan orders any."""
        return tuple(number for number, item in enumerate(self.items) if item.orders[-1] > 0)


@dataclass(frozen=True, slots=True, eq=False)
class Planned:
    """The part of a plan that is slipped.

    ``delivered``, ``added`` (output of opened lines) and ``line_costs`` by item and month, ``paid`` by
    instrument, group of items (in the order of ``groups_of``) and month, ``prices`` of a unit
    by item.
    """

    delivered: Floats
    added: Floats
    line_costs: Floats
    paid: Floats
    prices: Floats


def course_of(programme: Programme, planned: Planned) -> Course:
    """Return the course of a plan."""
    adverse, mode, favourable = (inputs(programme, case) for case in ("adverse", "mode", "favourable"))
    cases = (adverse, mode, favourable)
    groups = tuple(groups_of(mode))
    return Course(
        months=programme.months,
        items=tuple(_item(programme, number, cases, planned) for number in range(len(mode.items))),
        groups=groups,
        lines=np.array([np.cumsum(planned.line_costs[list(group)].sum(axis=0)) for group in groups]).reshape(
            len(groups), programme.months
        ),
        instruments=tuple(row.id for row in mode.funding),
        ceilings=tuple(
            (low.ceiling, middle.ceiling, high.ceiling)
            for low, middle, high in zip(*(case.funding for case in cases), strict=True)
        ),
        streams=tuple(_streams(cases, groups, planned.paid)),
        priors=priors_of(programme.risk),
    )


def _item(programme: Programme, number: int, cases: Sequence[Inputs], planned: Planned) -> ItemCourse:
    row, item, delivered = programme.items[number], cases[1].items[number], planned.delivered[number]
    months = len(delivered)
    low, _, high = (case.items[number].rates for case in cases)
    before, there = np.zeros(months), np.flatnonzero(delivered > 0)
    on_delivery = 0.0
    for month, share in item.due(item.lead):
        if month < item.lead:
            before[there - item.lead + month] += delivered[there] * share
        else:
            on_delivery += share
    return ItemCourse(
        id=item.id,
        lead=row.lead_time_months,
        orders=np.cumsum(delivered)[np.minimum(np.arange(months) + item.lead, months - 1)],
        output=Ranged(low, item.rates, high),
        added=planned.added[number],
        price=float(planned.prices[number]),
        paid_before=np.cumsum(before),
        on_delivery=on_delivery,
        loads=item.loads,
        may_be_put_back=(row.origin,) != programme.recipients,
        may_be_drawn=row.category in priors_of(programme.risk).war_categories,
    )


def _streams(cases: Sequence[Inputs], groups: Sequence[tuple[int, ...]], paid: Floats) -> list[Stream]:
    """Return what each instrument can bring each group: what the plan takes of it, and what it leaves over.

    Of what the plan leaves over, each group gets the part that it takes of the plan's payments, or an
    equal one where the plan takes nothing.
    """
    found = []
    for number, row in enumerate(cases[1].funding):
        low, mode, high = (_income(case.funding[number], case) for case in cases)
        planned, spent = np.cumsum(paid[number].sum(axis=0)), float(paid[number].sum())
        spare = 0.0 * mode if row.owes(cases[1].months) else _never_needed(mode - planned)
        able = [place for place, group in enumerate(groups) if row.pays_for.issuperset(group)]
        for place in able:
            part = float(paid[number, place].sum()) / spent if spent > 0 else 1 / len(able)
            received = np.cumsum(paid[number, place]) + part * spare
            more = part * np.maximum.accumulate(np.maximum(high - mode, 0.0))
            less = float(low[-1] / mode[-1]) if mode[-1] > 0 else 1.0
            found.append(Stream(number, place, Ranged(received * less, received, received + more)))
    return found


def _income(row: FundingInputs, case: Inputs) -> Floats:
    return np.cumsum(earliest_income(row, case.years)) if is_open(row) else np.zeros(case.months)


def _never_needed(left: Floats) -> Floats:
    """Return how much of what is left at the end of each month no later month of the plan needs."""
    later: Floats = np.minimum.accumulate(left[::-1])[::-1]
    return np.maximum(later, 0.0)
