"""The schedule: what is delivered, drawn, repaid and owed by month, and how each promise fares."""

from typing import Literal

from pydantic import Field

from rempart.plan.programme import Programme
from rempart.records import Record
from rempart.terms.figure import Number, whole


class Objective(Record):
    """The three goals: sum of relative shortfalls; discounted points; interest and line cost."""

    shortfall_sum: Number
    capability_points: Number
    interest_and_line_cost: Number


class Need(Record):
    """Units of another item without which a delivered unit is not operational."""

    item: str
    per_unit: Number
    in_price: bool


class PromiseResult(Record):
    """How one promise fares; money in full units of the programme's currency, months ``2026-01``.

    ``kept_month`` is the month in which this plan has kept it, None if never; ``earliest_month`` the
    earliest possible if it were asked for alone; ``because`` one sentence. ``items`` are the ids of
    the items that its selectors name.
    """

    id: str
    agreement: str | None
    measure: Literal["value", "count"]
    promised: Number
    delivered_by_deadline: Number
    short: Number
    kept_month: str | None
    earliest_month: str | None
    cost: Number
    because: str
    title: str
    by: str | None
    items: tuple[str, ...]


class PlannedItem(Record):
    """What later stages need of an item: its mode unit cost and the row of the systems table."""

    id: str
    name: str
    category: str
    item_class: str = Field(alias="class")
    unit_cost: Number
    system: str | None
    in_service: Number
    needs: tuple[Need, ...] = ()


class Shortfall(Record):
    """What a promise lacks, in its own unit, of how much."""

    promise: str
    unit: Literal["value", "count"]
    short: Number
    of: Number


class Relaxation(Record):
    """The least change of one kind that keeps every promise (None: no such change does)."""

    free: Literal["deadlines", "money", "output", "quantity"]
    amount: Number | None
    unit: str
    who: str | None
    sentence: str


class Bottleneck(Record):
    """A limit that holds the plan back, and what one more unit of it would bring."""

    name: str
    unit: str
    shadow_price: Number
    months: tuple[str, ...]


class Delivery(Record):
    """Units of one item delivered in one month."""

    item: str
    month: str
    quantity: Number


class Opening(Record):
    """Production lines of an item opened in a month."""

    item: str
    line: str
    month: str
    count: Number


class CashFlow(Record):
    """A sum of one instrument in one month, in full units of ``currency``."""

    instrument: str
    month: str
    amount: Number
    currency: str


class Burden(Record):
    """What one party carries in one calendar year, in the programme's currency."""

    party: str
    year: int
    grants: Number
    interest: Number
    principal: Number
    contingent: Number


class CasePromise(Record):
    """How a promise fares in a named case; ``earliest_month`` is the earliest if it were asked for alone."""

    id: str
    delivered_by_deadline: Number
    kept_month: str | None
    earliest_month: str | None = None


class Case(Record):
    """Each uncertain input at its favourable, mode or adverse end; a corner, not a quantile."""

    id: Literal["favourable", "mode", "adverse"]
    promises: tuple[CasePromise, ...]
    objective: Objective | None = None


class Schedule(Record):
    """The whole plan (design, section 4.4).

    ``programme`` is the title; ``currency`` the programme's; ``start`` its month 0. ``status`` is
    ``infeasible`` whenever a promise falls short. ``operational`` tells, for items whose needs are
    bought on their own, how many units become operational when. ``assumptions`` name what the plan rests on.
    ``made_from`` is the programme itself where it is at hand; it is not part of ``schedule.json``.
    """

    programme: str
    start: str
    months: int
    currency: str
    recipients: tuple[str, ...] = ()
    status: Literal["optimal", "time_limit", "infeasible"]
    gap: Number | None
    objective: Objective
    promises: tuple[PromiseResult, ...]
    shortfalls: tuple[Shortfall, ...]
    relaxations: tuple[Relaxation, ...]
    bottlenecks: tuple[Bottleneck, ...]
    deliveries: tuple[Delivery, ...]
    openings: tuple[Opening, ...]
    draws: tuple[CashFlow, ...]
    repayments: tuple[CashFlow, ...]
    interest: tuple[CashFlow, ...]
    debt: tuple[CashFlow, ...]
    payments: tuple[CashFlow, ...]
    burden: tuple[Burden, ...]
    cases: tuple[Case, ...]
    items: tuple[PlannedItem, ...]
    operational: tuple[Delivery, ...] = ()
    assumptions: tuple[str, ...] = ()
    made_from: Programme | None = Field(default=None, exclude=True, repr=False)

    def rows(self) -> list[dict[str, str | Number]]:
        """Return ``schedule.csv``: a row for each item and month with a delivery, in the order of months.

        ``units`` are delivered in the month, ``units_so_far`` up to it; ``worth`` is at mode cost, in
        full units of ``currency``.

        Example:
            >>> schedule.rows()[0]["month"]  # doctest: +SKIP
            '2026-02'
        """
        named = {item.id: item for item in self.items}
        order = {item.id: place for place, item in enumerate(self.items)}
        so_far = dict.fromkeys(named, 0.0)
        rows: list[dict[str, str | Number]] = []
        for delivery in sorted(self.deliveries, key=lambda row: (row.month, order[row.item])):
            item = named[delivery.item]
            so_far[item.id] += delivery.quantity
            rows.append(
                {
                    "month": delivery.month,
                    "item": item.id,
                    "name": item.name,
                    "category": item.category,
                    "class": item.item_class,
                    "units": delivery.quantity,
                    "units_so_far": whole(round(so_far[item.id], 6)),
                    "worth": whole(round(delivery.quantity * item.unit_cost, 2)),
                    "currency": self.currency,
                }
            )
        return rows


class EnvelopeItem(Record):
    """Least and most units of one item that a confidential list could hold."""

    item: str
    least: Number
    most: Number
    mean: Number | None = None
    in_share_of_baskets: Number | None = None


class EnvelopeCategory(Record):
    """Least and most of the sum that a category could take, in the programme's currency."""

    category: str
    least: Number
    most: Number


class Envelope(Record):
    """What a withheld list could contain (design, section 4.4); ``exact`` says how it was found."""

    unknown: str
    currency: str
    value_least: Number
    value_most: Number
    items: tuple[EnvelopeItem, ...]
    categories: tuple[EnvelopeCategory, ...]
    baskets: int | None = None
    seed: int | None = None
    exact: bool = True
