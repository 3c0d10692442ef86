"""The schedule: what is delivered, drawn, repaid and owed by month, and how each promise fares; its trials."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from pydantic import ConfigDict, Field

from rempart.errors import ProgrammeError
from rempart.plan.findings import (
    Bottleneck,
    Compared,
    Conflict,
    FullOutput,
    Further,
    Learning,
    Moved,
    Relaxation,
    RiskRuns,
    Shortfall,
    Upkeep,
)
from rempart.plan.model.matrix import Floats, Places
from rempart.plan.programme import Programme
from rempart.plan.slips.blocks import blocks_of
from rempart.plan.slips.course import Course
from rempart.plan.slips.operating import operational
from rempart.plan.slips.running import Outcome
from rempart.plan.slips.tally import Part
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

    def counts(self, items: Sequence["PlannedItem"]) -> list[float]:
        """Return what a unit of each item counts for in this promise, 0 where it does not fit."""
        by_value = self.measure == "value"
        return [
            (float(item.unit_cost) if by_value else 1.0) if item.id in self.items else 0.0 for item in items
        ]


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
    """The whole plan (docs/files.md).

    ``programme`` is the title; ``currency`` the programme's; ``start`` its month 0. ``status`` is
    ``infeasible`` whenever a promise falls short. ``operational`` tells, for items whose needs are
    bought on their own, how many units become operational when. ``assumptions`` name what the plan rests on. ``further`` tells when more than was promised could come, ``upkeep`` is what the delivered units need by year. ``without_effect`` names the limits
    of which one more unit would bring nothing. ``scenarios`` and ``sensitivity`` are there where a
    comparison was asked for; ``not_examined`` is what there was no time for.
    ``made_from`` is the programme itself and ``course`` what its trials bend, where they are at hand;
    neither is part of ``schedule.json``.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

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
    without_effect: tuple[str, ...] = ()
    conflict: Conflict | None = None
    upkeep: tuple[Upkeep, ...] = ()
    further: tuple[Further, ...] = ()
    full_output: tuple[FullOutput, ...] = ()
    not_examined: tuple[str, ...] = ()
    learning: Learning | None = None
    risk: RiskRuns | None = None
    scenarios: tuple[Compared, ...] = ()
    sensitivity: tuple[Moved, ...] = ()
    made_from: Programme | None = Field(default=None, exclude=True, repr=False)
    course: Course | None = Field(default=None, exclude=True, repr=False)

    def slip(self, trials: int = 10_000, seed: int = 1) -> "Trials":
        """Return trials of this plan: dearer goods, longer waits, lost output, late or missing money.

        Args:
            trials: How many.
            seed: Of all draws.

        Raises:
            ProgrammeError: the schedule was read from a file, so that its programme is not at hand.

        Example:
            >>> schedule.slip(trials=100, seed=7).delivered_by([60, 120]).shape
            (100, 33, 2)
        """
        return Trials(self, trials=trials, seed=seed)

    def rows(self) -> list[dict[str, str | Number]]:
        """Return ``schedule.csv``: a row for each item and month with a delivery, in the order of months.

        ``units`` are delivered in the month, ``units_so_far`` up to it; ``worth`` is at mode cost, in
        full units of ``currency``.

        Example:
            >>> schedule.rows()[0]["month"]
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


@dataclass(frozen=True, slots=True)
class Trials:
    """Trials of one plan (docs/programme.md, section on risk).

    Trial k is the same alone, in any block and under any number of threads; ``first`` is the number of the
    first one. Months count from the start of the programme; nobody plans anew.
    """

    schedule: Schedule
    trials: int
    seed: int
    first: int = 0

    def __post_init__(self) -> None:
        if self.schedule.course is None or self.schedule.made_from is None:
            raise ProgrammeError(
                f"{self.schedule.programme}: a schedule without its programme",
                "a schedule that rempart.schedule has just made",
                "Plan the programme again; schedule.json does not hold what trials need.",
            )
        if self.trials < 1 or self.seed < 0:
            raise ProgrammeError(
                f"trials = {self.trials}, seed = {self.seed}",
                "at least 1 trial and a seed from 0",
                "Correct the numbers.",
            )

    def part(self, part: Part) -> "Trials":
        """Return some of the trials; what happens in them is the same."""
        return replace(self, first=part.first, trials=part.trials)

    @property
    def items(self) -> tuple[str, ...]:
        """Ids of the items, in the order of the programme."""
        return tuple(item.id for item in self.schedule.items)

    def delivered_by(self, months: Sequence[int]) -> Floats:
        """Return the units delivered before the start of each of these months.

        Args:
            months: Indices from 0 (the start, when nothing has been delivered); those after the horizon
                give what its last month gives.

        Returns:
            Floats: shape (trials, items, months).
        """
        return self._before(months, lambda outcome: outcome.delivered)

    def operational_by(self, months: Sequence[int]) -> Floats:
        """Return the same, where a unit counts only once what it needs is there too.

        Returns:
            Floats: shape (trials, items, months).
        """
        programme = self.schedule.made_from
        assert programme is not None
        return self._before(months, lambda outcome: operational(programme, outcome.delivered, outcome.items))

    def _before(self, months: Sequence[int], counted: Callable[[Outcome], Floats]) -> Floats:
        """Return what sums by month were before the start of some months, for every item of the programme."""
        found = []
        for _, outcome in self.blocks():
            so_far = counted(outcome)
            places = np.minimum(np.asarray(months, dtype=np.int64), so_far.shape[2]) - 1
            before = np.zeros((len(so_far), len(self.items), len(months)))
            before[:, outcome.items] = np.where(places >= 0, so_far[:, :, places], 0.0)
            found.append(before)
        return np.concatenate(found)

    def delivered_shares(self, months: Sequence[int]) -> Floats:
        """Return the mean over promises of the part of each that is delivered before each month.

        Each promise weighs the same and none counts above 1; deadlines play no part. A promise of
        nothing is kept once the plan runs. Without promises the share is 0.

        Returns:
            Floats: shape (trials, months).
        """
        delivered = self.delivered_by(months)
        shares = np.zeros((self.trials, len(months)))
        for promise in self.schedule.promises:
            counts = np.array(promise.counts(self.schedule.items))
            if promise.promised > 0:
                reached = np.tensordot(delivered, counts, axes=(1, 0)) / promise.promised
                shares += np.minimum(reached, 1.0)
            else:
                shares += np.array([float(month > 0) for month in months])
        return shares / max(1, len(self.schedule.promises))

    def blocks(self) -> Iterator[tuple[Places, Outcome]]:
        """Yield what happens, block by block, with the numbers of the trials, in order."""
        course = self.schedule.course
        assert course is not None
        return blocks_of(course, self.seed, self.trials, first=self.first)


class EnvelopeItem(Record):
    """Least and most units of one item that a confidential list could hold.

    Of baskets drawn: ``mean``, ``p10`` and ``p90`` units, and the share of baskets that hold any.
    """

    item: str
    least: Number
    most: Number
    mean: Number | None = None
    in_share_of_baskets: Number | None = None
    p10: Number | None = None
    p90: Number | None = None


class EnvelopeCategory(Record):
    """Least and most of the sum that a category could take, in the programme's currency; of baskets drawn too."""

    category: str
    least: Number
    most: Number
    mean: Number | None = None
    p10: Number | None = None
    p90: Number | None = None


class Envelope(Record):
    """What a withheld list could contain (docs/files.md); ``exact`` says how it was found.

    ``note`` says where only one list fits, or where no basket of whole units was found.
    """

    unknown: str
    currency: str
    value_least: Number
    value_most: Number
    items: tuple[EnvelopeItem, ...]
    categories: tuple[EnvelopeCategory, ...]
    baskets: int | None = None
    seed: int | None = None
    exact: bool = True
    note: str | None = None
