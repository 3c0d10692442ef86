"""What one more unit of a limit would bring: measured by solving again, not read off a dual.

Duals at a corner of the plan may hold in one direction only. They serve here to leave out what brings
nothing; what may bring something is raised by a small step and the goal solved once more. Where a
promise falls short the goal is the sum of relative shortfalls, else the capability points. Lines opened
and lots bought stay as in the plan, and whole units may be split: so a price says what a little more brings.
Where a promise falls short only because units are whole, there are no such prices.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from rempart.plan.findings import Bottleneck, FullOutput
from rempart.plan.model.cases import FundingInputs, Inputs
from rempart.plan.model.cash import earliest_income, fits, groups_of, is_open
from rempart.plan.model.goals import GIVEN_UP
from rempart.plan.model.matrix import Floats, Places
from rempart.plan.model.monthly import Goal, Model, build
from rempart.plan.model.solver import Solution, Solver
from rempart.plan.programme import Programme
from rempart.plan.results.wording import list_words, money_words, month_at, number_words

STEP = 1e-3  # a thousandth of the limit: small beside every promise, large beside the solver's rounding
NOTHING = 1e-6  # below this part of a promise a step has brought nothing
BILLION, MILLION = 1e9, 1e6
_UNITS = {True: "share of a promise kept", False: "capability points"}


@dataclass(frozen=True, slots=True)
class Prices:
    """Limits with what one more unit brings, the strongest first, and sentences on those that bring nothing."""

    binding: tuple[Bottleneck, ...] = ()
    without_effect: tuple[str, ...] = ()


def bottlenecks(programme: Programme, plan: Model, values: Floats) -> Prices:
    """Return what raising each limit of a plan would bring.

    For money, by what it may pay for and by lender, what one billion more brings; for output, what one unit a
    month more from the first arrival on brings.
    """
    inputs = _as_bought(plan, values)
    if not inputs.promises:
        return Prices()
    return _Prober(programme, inputs, _openings(plan, values), float(values[plan.short].sum())).prices()


def _as_bought(plan: Model, values: Floats) -> Inputs:
    """Return the case with lots and whole units settled as the plan has them."""
    bought = plan.delivered(values).sum(axis=1) > 0
    items = tuple(
        replace(item, integer=False, minimum=0.0, maximum=item.maximum if is_bought or not item.minimum else 0.0)
        for item, is_bought in zip(plan.inputs.items, bought, strict=True)
    )  # fmt: skip
    return replace(plan.inputs, items=items)


def _openings(plan: Model, values: Floats) -> Floats:
    opened = [np.round(values[line.opened]) for line in plan.lines]
    return np.concatenate(opened) if opened else np.zeros(0)


class _Prober:
    """Solves the case again and again, each time with one limit a little higher."""

    def __init__(self, programme: Programme, inputs: Inputs, openings: Floats, short: float) -> None:
        self._programme = programme
        self._inputs = inputs
        self._openings = openings
        self._lenders = list(_lenders(inputs))
        spots = dict.fromkeys(spot for _, _, lent in self._lenders for spot in lent)
        groups = range(len(groups_of(inputs))) if inputs.money_limits else ()
        self._spots = list(dict.fromkeys([*((group, 0) for group in groups), *spots]))
        self._model, self._solver = self._built(inputs)
        goal = self._model.shortfall_goal()
        self._solver.set_goal(goal.places, goal.costs)
        self._base = self._solver.solve()
        self._split = short - self._base.value  # what whole units and lots alone leave open
        self.is_short = self._base.status != "infeasible" and self._base.value > NOTHING
        total = sum(row.ceiling for row in inputs.funding)
        self._sum = BILLION if total >= 10 * BILLION else MILLION
        self._told_per = money_words(self._sum, programme.currency)
        self._limit = self._base.value + GIVEN_UP
        self._goal: Goal = goal
        if not self.is_short and self._base.status != "infeasible":
            self._goal = self._model.capability_goal()
            self._solver.at_most(goal.places, goal.costs, self._limit)
            self._solver.set_goal(self._goal.places, self._goal.costs)
            self._base = self._solver.solve()
        self._duals = self._solver.column_duals()

    def prices(self) -> Prices:
        """Return all prices."""
        if self._base.status == "infeasible" or not len(self._goal.places) or self._split > NOTHING:
            return Prices()
        rows = [*self._money(), *self._output()]
        binding = sorted(
            (row for row in rows if row.shadow_price > 0),
            key=lambda row: (row.unit, -row.shadow_price, row.name),
        )
        idle = [row for row in rows if row.shadow_price <= 0]
        return Prices(tuple(binding), tuple(self._idle(idle)))

    def _built(self, inputs: Inputs) -> tuple[Model, Solver]:
        model = build(inputs, extra_money=self._spots)
        solver = Solver(replace(model.arrays, whole=np.zeros_like(model.arrays.whole)))
        solver.bound(model.extra, np.zeros(len(model.extra)), np.zeros(len(model.extra)))
        if model.lines:
            opened = np.concatenate([line.opened for line in model.lines])
            solver.bound(opened, self._openings, self._openings)
        return model, solver

    def _money(self) -> Iterator[Bottleneck]:
        """Price money: what may pay for each group, there from the first month on; then each lender's."""
        if self._model.cash is None:
            return
        known = {spot: self._more_money(spot) for spot in self._spots}
        for group in range(len(self._model.cash.groups)):
            name = f"money that may pay for {fits(self._programme, self._model.cash.groups[group])}"
            yield self._priced_money(name, known[group, 0], 0)
        for number, month, lent in self._lenders:
            name = self._programme.funding[number].name
            found = max((known[spot] for spot in lent), key=lambda pair: pair[0], default=(0.0, ""))
            yield self._priced_money(name, found, month)

    def _priced_money(self, name: str, found: tuple[float, str], month: int) -> Bottleneck:
        gain, brings = found
        of = "of" if name.startswith("money that") else "from"
        more = f"One more {self._told_per.partition(' ')[2]} {of} {name}"
        return Bottleneck(
            name=name,
            unit=f"{_UNITS[self.is_short]} for each bn {self._programme.currency} more",
            shadow_price=_four(gain),
            months=(self._programme.month(month),),
            sentence=f"{more} in {month_at(self._programme.start, month)} would bring {brings}.",
        )

    def _more_money(self, spot: tuple[int, int]) -> tuple[float, str]:
        """Return what a billion more for one group from one month on brings, and of which promise."""
        place = self._model.extra[[self._spots.index(spot)]]
        step = max(STEP * sum(row.ceiling for row in self._inputs.funding), 1.0) / self._model.money
        self._solver.bound(place, np.zeros(1), np.full(1, step))
        raised = self._solver.solve()
        self._solver.bound(place, np.zeros(1), np.zeros(1))
        gain = (self._base.value - raised.value) * self._goal.scale
        if gain <= NOTHING * step * self._goal.scale:
            return 0.0, ""
        per = 1 / (step * self._model.money)
        return gain * per * BILLION, self._brings(raised, gain, per * self._sum)

    def _brings(self, raised: Solution, gain: float, per_unit: float) -> str:
        """Say in a promise's own unit what a step brings, times ``per_unit``."""
        if not self.is_short:
            return f"{number_words(gain * per_unit)} capability points"
        less = self._base.columns[self._model.short] - raised.columns[self._model.short]
        best = int(np.argmax(less))
        promise, row = self._programme.promises[best], self._inputs.promises[best]
        amount = float(f"{float(less[best]) * row.least * per_unit:.4g}")
        told = (
            money_words(amount, self._programme.currency)
            if promise.measure == "value"
            else f"{number_words(amount)} units"
        )
        return f"{told} more of “{promise.title}”"

    def _output(self) -> Iterator[Bottleneck]:
        delivered = self._model.delivered(self._base.columns)
        wanted = {number for row in self._inputs.promises for number in row.counts}
        loads = {needed for item in self._inputs.items for needed, _ in item.loads}
        for number, item in enumerate(self._inputs.items):
            there = self._model.columns[number]
            priced = (np.abs(self._duals[there[there >= 0]]) > 1e-9).any()
            used = number in loads or any(line.item == number for line in self._model.lines)
            if not item.possible.any() or (number not in wanted and not used and self.is_short):
                continue
            gain, brings = self._more_output(number) if priced or used else (0.0, "")
            name = self._programme.items[number].name
            first = month_at(self._programme.start, min(item.lead, self._inputs.months - 1))
            yield Bottleneck(
                name=f"output of {name}",
                unit=f"{_UNITS[self.is_short]} for each unit a month more",
                shadow_price=_four(gain),
                months=_full(self._programme, self._inputs, delivered, number),
                sentence=f"One more {name} a month from {first} on would bring {brings}.",
            )

    def _more_output(self, number: int) -> tuple[float, str]:
        item = self._inputs.items[number]
        step = STEP * float(item.possible.max())
        open_months = np.arange(self._inputs.months) >= item.lead
        raised_item = replace(item, rates=np.where(open_months, item.rates + step, item.rates))
        items = (*self._inputs.items[:number], raised_item, *self._inputs.items[number + 1 :])
        model, solver = self._built(replace(self._inputs, items=items))
        goal = model.shortfall_goal()
        if not self.is_short:
            solver.at_most(goal.places, goal.costs, self._limit)
            goal = model.capability_goal()
        solver.set_goal(goal.places, goal.costs)
        found = solver.solve()
        gain = self._base.value * self._goal.scale - found.value * goal.scale
        if gain <= NOTHING * STEP * self._goal.scale:
            return 0.0, ""
        return gain / step, self._brings(found, gain, 1 / step)

    def _idle(self, rows: Sequence[Bottleneck]) -> Iterator[str]:
        """Say what would bring nothing: lenders in one sentence, outputs in another."""
        lenders = {row.name for row in self._programme.funding}
        outputs = [row.name.removeprefix("output of ") for row in rows if row.name.startswith("output of ")]
        for what, names in (
            (f"{self._told_per.partition(' ')[2]} from", [row.name for row in rows if row.name in lenders]),
            ("unit a month of", outputs),
        ):
            if names:
                told = list_words(list(dict.fromkeys(names)), 6, between="; ")
                yield f"One more {what} any one of them would bring nothing: {told}."


def _lenders(inputs: Inputs) -> Iterator[tuple[int, int, tuple[tuple[int, int], ...]]]:
    """Yield each open instrument, the month in which more of it would come, and where it could go."""
    groups = groups_of(inputs)
    for number, row in enumerate(inputs.funding):
        if not is_open(row) or not inputs.money_limits:
            continue
        month = _next_month(row, inputs.years)
        able = [group for group, members in enumerate(groups) if row.pays_for.issuperset(members)]
        spots = () if month is None else tuple((group, month) for group in able)
        yield number, row.closes if month is None else month, spots


def _next_month(funding: FundingInputs, years: Places) -> int | None:
    """Return the month in which an instrument with a little more in it would bring it, None if never."""
    more = replace(funding, ceiling=funding.ceiling * (1 + STEP))
    rises = np.flatnonzero(earliest_income(more, years) > earliest_income(funding, years))
    return int(rises[0]) if len(rises) else None


def full_output(programme: Programme, plan: Model, values: Floats) -> tuple[FullOutput, ...]:
    """Return, for each item, the months in which a plan uses all the output open to it (lines not counted)."""
    delivered = plan.delivered(values)
    found = (
        FullOutput(item=item.id, months=_full(programme, plan.inputs, delivered, number))
        for number, item in enumerate(programme.items)
    )
    return tuple(row for row in found if row.months)


def _full(programme: Programme, inputs: Inputs, delivered: Floats, number: int) -> tuple[str, ...]:
    """Return the months in which all that is open of an item's output is used, lines not counted."""
    used = delivered[number].copy()
    for other, item in enumerate(inputs.items):
        used += dict(item.loads).get(number, 0.0) * delivered[other]
    rates = inputs.items[number].rates
    return tuple(
        programme.month(int(month)) for month in np.flatnonzero((rates > 0) & (used >= rates * (1 - 1e-6)))
    )


def _four(value: float) -> float:
    return float(f"{value:.4g}")
