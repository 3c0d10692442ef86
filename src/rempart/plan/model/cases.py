"""One case of a programme as plain numbers: every uncertain input at its favourable, mode or adverse end."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from rempart.errors import TableError
from rempart.plan.programme import Programme
from rempart.plan.programme_file.amounts import End, RatePath
from rempart.plan.programme_file.catalogue import Funding, Item, Promise
from rempart.terms.figure import Number
from rempart.terms.money import Money
from rempart.terms.months import month_number
from rempart.terms.table import table

CaseName = Literal["favourable", "mode", "adverse"]
CASES: tuple[CaseName, ...] = ("favourable", "mode", "adverse")
# What is good for the plan is the high end of output and money, and the low end of time.
_MUCH: Mapping[CaseName, End] = {"favourable": "high", "mode": "mode", "adverse": "low"}
_LITTLE: Mapping[CaseName, End] = {"favourable": "low", "mode": "mode", "adverse": "high"}
_COST_COLUMN: Mapping[CaseName, str] = {"favourable": "p10", "adverse": "p90"}


@dataclass(frozen=True, slots=True)
class LineInputs:
    """A production line that may be opened: what it adds a month once built, its cost, how many at most."""

    id: str
    adds: float
    adds_ramp: float
    cost: float
    build: int
    most: int


@dataclass(frozen=True, slots=True)
class ItemInputs:
    """An item in one case; money in the programme's currency, ``rates`` in units for each month.

    ``value`` is the mode cost, by which promises count; ``paid`` what a unit costs in this case;
    ``slope`` the cost of the 2n-th unit over the n-th. ``loads`` are the units of other items (by index) that come with a
    unit in its price.
    """

    id: str
    value: float
    paid: float
    lead: int
    order: float
    milestone: float
    delivery: float
    milestone_months: int
    rates: NDArray[np.float64]
    ramp: float
    minimum: float
    maximum: float
    weight: float
    integer: bool
    loads: tuple[tuple[int, float], ...]
    lines: tuple[LineInputs, ...]
    slope: float

    @property
    def possible(self) -> NDArray[np.float64]:
        """The most that its output could be in each month, with every line opened in month 0."""
        total = self.rates.copy()
        self.add_lines(total)
        return total

    def add_lines(self, output: NDArray[np.float64]) -> None:
        """Add to the output of each month what every line opened in month 0 brings."""
        for line in self.lines:
            output[line.build :] += line.most * line.adds

    @property
    def possible_ramp(self) -> NDArray[np.float64]:
        """The most by which deliveries could grow in each month, with every line opened in month 0."""
        total = np.full(len(self.rates), self.ramp)
        for line in self.lines:
            total[line.build :] += line.most * line.adds_ramp
        return total

    def due(self, delivered: int) -> tuple[tuple[int, float], ...]:
        """Return (month, share of the price) of what is paid for a unit delivered in a month."""
        ordered = delivered - self.lead
        halfway = min(ordered + self.milestone_months, delivered)
        shares = ((ordered, self.order), (halfway, self.milestone), (delivered, self.delivery))
        return tuple((month, share) for month, share in shares if share)


@dataclass(frozen=True, slots=True)
class FundingInputs:
    """An instrument in one case; months count from the start, ``opens > closes`` means never open."""

    id: str
    ceiling: float
    pays_for: frozenset[int]
    per_year: float = inf
    opens: int = 0
    closes: int = 0
    monthly_rate: float = 0.0
    grace: int = 0
    term: int = 0
    pays_interest: bool = False
    shares: tuple[tuple[frozenset[int], float], ...] = ()

    def owes(self, months: int) -> bool:
        """Say whether its account must pay interest or principal inside the horizon."""
        repays = self.term > 0 and self.opens + self.grace + 1 < months
        return (self.pays_interest and self.monthly_rate > 0) or repays


@dataclass(frozen=True, slots=True)
class PromiseInputs:
    """A promise: what each unit of an item (by index) counts for, how much by which month."""

    id: str
    counts: Mapping[int, float]
    least: float
    deadline: int


@dataclass(frozen=True, slots=True)
class Inputs:
    """All numbers of one case; ``years`` holds the calendar year of each month."""

    months: int
    years: NDArray[np.int64]
    discount: float
    items: tuple[ItemInputs, ...]
    funding: tuple[FundingInputs, ...]
    promises: tuple[PromiseInputs, ...]
    money_limits: bool = True

    def possible(self) -> NDArray[np.float64]:
        """Return the most that the output of each item could be in each month, (items, months)."""
        total = np.array([item.rates for item in self.items]).reshape(-1, self.months)
        for output, item in zip(total, self.items, strict=True):
            item.add_lines(output)
        return total

    def alone(self, promise: PromiseInputs) -> "Inputs":
        """Return the same case where nothing but one promise is asked for.

        Nothing else is bought either, unless a share limit makes it worth while: an instrument of which
        at most a third may go to one class pays for that class only beside others.
        """
        if any(row.shares for row in self.funding):
            return replace(self, promises=(promise,))
        items = tuple(
            item if index in promise.counts else replace(item, maximum=0.0, minimum=0.0)
            for index, item in enumerate(self.items)
        )
        return replace(self, items=items, promises=(promise,))

    def with_money_without_limit(self) -> "Inputs":
        """Return the same case where every item is paid for."""
        return replace(self, money_limits=False)

    def with_output_without_limit(self) -> "Inputs":
        """Return the same case where all the money could buy any one item, after its lead time."""
        money = sum(row.ceiling for row in self.funding)
        items = tuple(
            replace(item, rates=np.full(self.months, money / item.paid), ramp=inf, lines=())
            if item.paid > 0 and item.possible.any()
            else item
            for item in self.items
        )
        return replace(self, items=items)

    def without_lead_times(self) -> "Inputs":
        """Return the same case where what is ordered arrives at once."""
        return replace(self, items=tuple(replace(item, lead=0) for item in self.items))


def cost_factor(case: CaseName) -> float:
    """Return what is paid for a unit over its mode cost: P10, 1 and P90 of the sourced prior.

    Source:
        ``slip_cost_priors``, row ``prior_cost_series``.
    """
    if case == "mode":
        return 1.0
    factor = table("slip_cost_priors")["prior_cost_series"].number(_COST_COLUMN[case])
    if factor is None:
        raise TableError(
            f"table slip_cost_priors, row prior_cost_series: no {_COST_COLUMN[case]}", "a factor", "Add it."
        )
    return float(factor)


def inputs(programme: Programme, case: CaseName = "mode") -> Inputs:
    """Return the numbers of one case; ``favourable`` and ``adverse`` put every uncertain input at one end at once.

    Assumes:
        Promises by value count mode costs in every case: constant prices.
    """
    index = {item.id: number for number, item in enumerate(programme.items)}
    years = (month_number(programme.start) + np.arange(programme.months, dtype=np.int64)) // 12
    rates = _by_month([getattr(item.rate_per_month, _MUCH[case]) for item in programme.items], years)
    factor = cost_factor(case)
    items = tuple(
        _item(programme, item, case, index, paid_over_value=factor, rates=row)
        for item, row in zip(programme.items, rates, strict=True)
    )
    return Inputs(
        months=programme.months,
        years=years,
        discount=float(programme.discount_per_year),
        items=items,
        funding=tuple(_funding(programme, row, case, index) for row in programme.funding),
        promises=tuple(_promise(programme, row, index, items) for row in programme.promises),
    )


def _item(
    programme: Programme,
    item: Item,
    case: CaseName,
    index: Mapping[str, int],
    *,
    paid_over_value: float,
    rates: NDArray[np.float64],
) -> ItemInputs:
    value, much, little = programme.end_in_currency(item.unit_cost), _MUCH[case], _LITTLE[case]
    lines = tuple(
        LineInputs(
            id=line.id,
            adds=float(getattr(line.adds_per_month, much)),
            adds_ramp=float(getattr(line.adds_ramp_per_month, much)),
            cost=programme.end_in_currency(line.cost, little),
            build=int(getattr(line.build_months, little)),
            most=line.most,
        )
        for line in item.line
    )
    return ItemInputs(
        id=item.id,
        value=value,
        paid=value * paid_over_value,
        lead=int(getattr(item.lead_time_months, little)),
        order=float(item.payment.order),
        milestone=float(item.payment.milestone),
        delivery=float(item.payment.delivery),
        milestone_months=item.milestone_months,
        rates=rates,
        ramp=inf if item.ramp_per_month is None else float(item.ramp_per_month.mode),
        minimum=float(item.minimum),
        maximum=inf if item.maximum is None else float(item.maximum),
        weight=float(programme.weight(item)),
        integer=item.integer,
        loads=tuple(
            (index[need.item], float(need.per_unit))
            for need in item.needs
            if need.in_price and need.item in index
        ),
        lines=lines,
        slope=float(item.learning_slope),
    )


def _by_month(paths: Sequence[RatePath], years: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the rates of each item that hold in each month, given the calendar years of the months."""
    first = np.array([path.steps[0][1] for path in paths], np.float64)
    rates = np.repeat(first, len(years)).reshape(-1, len(years))
    for row, path in zip(rates, paths, strict=True):
        for year, rate in path.steps[1:]:
            row[years >= year] = rate
    return rates


def _funding(
    programme: Programme, funding: Funding, case: CaseName, index: Mapping[str, int]
) -> FundingInputs:
    def chosen(selectors: Collection[str]) -> frozenset[int]:
        """Return the places of the items that selectors name."""
        return frozenset(index[item.id] for item in programme.select(tuple(selectors)))

    much = _MUCH[case]
    per_year = inf if funding.per_year is None else programme.end_in_currency(funding.per_year, much)
    last = programme.months - 1
    return FundingInputs(
        id=funding.id,
        ceiling=programme.end_in_currency(funding.ceiling, much),
        per_year=per_year,
        opens=max(0, programme.index(funding.opens)) if funding.opens else 0,
        closes=min(last, programme.index(funding.closes)) if funding.closes else last,
        monthly_rate=float(funding.rate_per_year.mode) / 12,
        grace=funding.grace_months,
        term=funding.term_months or 0,
        pays_interest=funding.interest_paid_by is None,
        pays_for=chosen(funding.pays_for),
        shares=tuple((chosen(limit.of), float(limit.at_most)) for limit in funding.share),
    )


def _promise(
    programme: Programme, promise: Promise, index: Mapping[str, int], items: Sequence[ItemInputs]
) -> PromiseInputs:
    last = programme.months - 1
    chosen = [index[item.id] for item in programme.select(promise.items)]
    counts = {number: items[number].value if promise.measure == "value" else 1.0 for number in chosen}
    return PromiseInputs(
        id=promise.id,
        counts=counts,
        least=float(asked(programme, promise)),
        deadline=last if promise.by is None else min(last, programme.index(promise.by)),
    )


def asked(programme: Programme, promise: Promise) -> Number:
    """Return what a promise asks for, with what other promises put on top of it.

    A promise with ``within = "none"`` raises every other promise by value that its items fit: by its
    count times the mode cost of the cheapest of them, or by its own value.
    """
    total = programme.promised(promise)
    on_top = [other for other in programme.promises if other.within == "none" and other.id != promise.id]
    if promise.measure != "value" or not on_top:
        return total
    fitting = {item.id for item in programme.select(promise.items)}
    for other in on_top:
        shared = [item for item in programme.select(other.items) if item.id in fitting]
        if not shared:
            continue
        if isinstance(other.at_least, Money):
            total += programme.promised(other)
        else:
            total += other.at_least * min(programme.in_currency(item.unit_cost).mode for item in shared)
    return total
