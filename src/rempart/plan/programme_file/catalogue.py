"""The rows of a programme file: items, promises, funding instruments, risk, scenarios, lists."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, ValidationInfo, model_validator

from rempart.plan.programme_file.amounts import (
    MOST_UNITS,
    CalendarMonth,
    NumberAboveZero,
    NumberFromZero,
    PlainNumber,
    Share,
    SingleSum,
    UncertainMonths,
    UncertainNumber,
    UncertainRate,
    UncertainSum,
    WholeFromZero,
    as_number,
    as_written,
    refusal,
    single_sum,
)
from rempart.records import Record
from rempart.terms.figure import LowModeHigh, Number
from rempart.terms.money import Money

NOTHING = LowModeHigh(0, 0, 0)
SHARES_ROUNDED = 1e-5  # shares of many bearers, each rounded to six digits, may sum to a little more


def _identifier(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or ":" in value or value in {"*", "none"}:
        raise refusal("a short name in quotes, without a colon")
    return value


def _selectors(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not value:
        raise refusal("a list of ids, 'class:…', 'category:…' or '*'")
    for selector in value:
        kind, colon, name = selector.partition(":") if isinstance(selector, str) else ("", ":", "")
        if (colon and (kind not in {"class", "category"} or not name)) or not selector:
            raise refusal("ids, 'class:…', 'category:…' or '*'")
    return tuple(value)


Identifier = Annotated[str, BeforeValidator(_identifier)]
Selectors = Annotated[tuple[str, ...], BeforeValidator(_selectors)]


class Row(Record):
    """A row of the programme: what it rests on; with neither source nor claim it is an assumption."""

    source: str | None = None
    claim: str | None = None


class Payment(Row):
    """Shares of the price paid at the order, at the milestone and at delivery; they sum to 1."""

    order: Share = 0
    milestone: Share = 0
    delivery: Share = 0

    @model_validator(mode="after")
    def _whole_price(self) -> "Payment":
        total = self.order + self.milestone + self.delivery
        if abs(total - 1) > 1e-9:
            raise refusal(f"shares that sum to 1 (these sum to {total:.9g})", "Correct one of the shares.")
        return self


class NeededItem(Row):
    """Units of another item without which a delivered unit is not operational.

    ``in_price``: the first load comes with the unit, is paid in its price and uses the other's output.
    """

    item: Identifier
    per_unit: NumberAboveZero
    within_months: WholeFromZero = 0
    in_price: bool = Field(default=False, strict=True)


class Line(Row):
    """A production line that may be opened: what it adds a month, its cost and its time to build."""

    id: Identifier
    adds_per_month: UncertainNumber
    adds_ramp_per_month: UncertainNumber = NOTHING
    cost: UncertainSum
    build_months: UncertainMonths = NOTHING
    most: WholeFromZero = 1


class Item(Row):
    """One kind of equipment as it can be bought: price, lead time, payments and output open to it."""

    id: Identifier
    name: str
    category: str
    origin: str | None = None
    item_class: str = Field(alias="class")
    unit_cost: UncertainSum
    lead_time_months: UncertainMonths
    payment: Payment = Payment(delivery=1)
    milestone_months: WholeFromZero = 0
    rate_per_month: UncertainRate
    ramp_per_month: UncertainNumber | None = None
    minimum: NumberFromZero = 0
    maximum: NumberFromZero | None = None
    weight: NumberFromZero | None = None
    integer: bool = Field(default=False, strict=True)
    learning_slope: NumberAboveZero = 1
    system: str | None = None
    needs: tuple[NeededItem, ...] = ()
    support_cost_per_year: UncertainSum | None = None
    crew_per_unit: UncertainNumber | None = None
    in_service: UncertainNumber = NOTHING
    line: tuple[Line, ...] = ()

    @model_validator(mode="after")
    def _possible(self) -> "Item":
        if self.maximum is not None and self.minimum > self.maximum:
            raise refusal(
                f"a minimum of at most the maximum, {self.maximum}", "Lower minimum or raise maximum."
            )
        if self.minimum > 0 and self.rate_per_month.high.most == 0 and not self.line:
            raise refusal("a rate above 0 where a minimum is asked for", "Give a rate or drop the minimum.")
        if self.learning_slope > 1:
            raise refusal("a learning_slope above 0 and at most 1", "Correct the slope; 1 means none.")
        return self


def _at_least(value: object, info: ValidationInfo) -> Money | Number:
    if info.data.get("measure") != "count":
        least: Money | Number = single_sum(value, info)
    elif isinstance(value, str):
        raise refusal("a number of units, since the measure is count", "Drop the unit or measure by value.")
    else:
        least = as_number(value, MOST_UNITS)
    if (least.value if isinstance(least, Money) else least) <= 0:
        raise refusal("an amount above 0")
    return least


def _at_least_as_written(least: Money | Number) -> Any:
    return as_written(least) if isinstance(least, Money) else least


PromisedAmount = Annotated[Money | Number, BeforeValidator(_at_least), PlainSerializer(_at_least_as_written)]


class Promise(Row):
    """What was announced: at least so much of these items, by a month where one was given."""

    id: Identifier
    title: str
    agreement: str | None = None
    items: Selectors
    measure: Literal["value", "count"]
    at_least: PromisedAmount
    by: CalendarMonth | None = None
    within: str | None = None


class Bearer(Row):
    """A party that carries a share of an instrument."""

    party: str
    share: Share


class ShareLimit(Row):
    """At most this share of all that an instrument pays may go to these items."""

    of: Selectors
    at_most: Share


class Funding(Row):
    """A grant or a loan: when it can be drawn, how much, for what, at which terms, carried by whom."""

    id: Identifier
    name: str
    kind: Literal["grant", "loan"]
    currency: str
    opens: CalendarMonth | None = Field(default=None, alias="from")
    closes: CalendarMonth | None = Field(default=None, alias="to")
    ceiling: UncertainSum
    per_year: UncertainSum | None = None
    rate_per_year: UncertainNumber = NOTHING
    grace_months: WholeFromZero = 0
    term_months: WholeFromZero | None = None
    interest_paid_by: str | None = None
    pays_for: Selectors
    bearers: tuple[Bearer, ...] = ()
    share: tuple[ShareLimit, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> "Funding":
        if self.opens and self.closes and self.closes < self.opens:
            raise refusal(
                f"to ({self.closes}) in or after the month of from ({self.opens})", "Correct the window."
            )
        if self.kind == "loan" and (self.term_months or 0) <= self.grace_months:
            raise refusal(
                f"a loan whose term_months ({self.term_months or 'missing'}) is above its grace_months ({self.grace_months})",
                "Give the term from the draw to the last repayment.",
            )
        if self.kind == "grant" and (self.rate_per_year.high or self.grace_months or self.term_months):
            raise refusal("a grant without rate, grace and term", "Drop them, or make it a loan.")
        if sum(bearer.share for bearer in self.bearers) > 1 + SHARES_ROUNDED:
            raise refusal("bearers whose shares sum to at most 1", "Correct the shares.")
        return self


class Growth(Row):
    """A lognormal factor: its median and the sigma of its logarithm."""

    median: NumberAboveZero
    sigma: NumberFromZero


class QueueReorder(Row):
    """The chance a year that this buyer is put behind another one, and for how long."""

    per_year: Share
    months: UncertainNumber


class WarDraw(Row):
    """The chance a year that another theatre draws output, how much, how long, of which categories."""

    per_year: Share
    share: UncertainNumber
    months: UncertainNumber
    categories: tuple[str, ...] = ()


class Risk(Row):
    """What the risk runs vary; what is left out comes from the sourced tables."""

    cost_growth: Growth | None = None
    lead_growth: Growth | None = None
    common_share: Share | None = None
    queue_reorder: QueueReorder | None = None
    war_draw: WarDraw | None = None
    funding_delay_months: UncertainNumber | None = None


class Scenario(Row):
    """A named variation: new values for fields, each named ``funding.<id>.ceiling`` and so on."""

    id: Identifier
    values: dict[str, Any] = Field(alias="set")


class CoverageChoices(Row):
    """How coverage counts; left out: the defaults of that stage."""

    area: Literal["government", "official", "recognised"] | None = None
    population: Literal["present", "registered", "low"] | None = None
    rural: Literal["spread", "unplaced"] | None = None
    sites: Literal["control", "all"] | None = None
    availability: WholeFromZero | None = None


class KnownItem(Row):
    """What is known of one item of a confidential list."""

    item: Identifier
    at_least: NumberFromZero = 0
    at_most: NumberFromZero | None = None


class KnownValue(Row):
    """What is known of the sum of a confidential list."""

    at_least: SingleSum
    at_most: SingleSum


class Unknown(Row):
    """A confidential list: its sum, the least of some items; ``items`` are what it may hold.

    Without ``items`` it may hold what the promise by value holds whose sum it is.
    """

    id: Identifier
    value: KnownValue
    items: Selectors | None = None
    item: tuple[KnownItem, ...] = ()


def _symbols(value: object) -> dict[str, Any]:
    """Accept the outlook's symbols: a value each, ``{ low, high }``, or a list with a value a year."""
    if not isinstance(value, dict):
        raise refusal("a section [outlook]")
    for symbol in value.values():
        inner = (
            symbol.values() if isinstance(symbol, dict) else symbol if isinstance(symbol, list) else [symbol]
        )
        for number in inner:
            as_number(number)
    return value


class Assumption(Row):
    """A judgement that the programme rests on, by name; ``source`` names its table row where it has one."""

    id: Identifier
    text: str
    value: PlainNumber | str | None = None
    low: PlainNumber | None = None
    high: PlainNumber | None = None
    unit: str | None = None


class Excluded(Row):
    """An agreement, or (``source``) a row of a table, that does not enter the programme, and why not."""

    agreement: str | None = None
    reason: str


class Contents(Row):
    """All rows of one programme file; the fields of its first section stand first."""

    title: str
    start: CalendarMonth
    months: WholeFromZero
    currency: str
    recipients: tuple[str, ...] = ()
    discount_per_year: NumberFromZero = 0
    exchange: dict[str, NumberAboveZero] = Field(default_factory=dict)
    exchange_source: str | None = None
    items: tuple[Item, ...] = Field(default=(), alias="item")
    promises: tuple[Promise, ...] = Field(default=(), alias="promise")
    funding: tuple[Funding, ...] = ()
    risk: Risk | None = None
    scenarios: tuple[Scenario, ...] = Field(default=(), alias="scenario")
    coverage: CoverageChoices | None = None
    outlook: Annotated[dict[str, Any], BeforeValidator(_symbols)] = Field(default_factory=dict)
    unknowns: tuple[Unknown, ...] = Field(default=(), alias="unknown")
    assumptions: tuple[Assumption, ...] = Field(default=(), alias="assumption")
    excluded: tuple[Excluded, ...] = ()
