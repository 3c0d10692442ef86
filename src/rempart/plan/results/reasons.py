"""Why a promise falls short or comes late: one sentence, with the counter-test that shows it.

Each limit is lifted alone, for the promise asked for alone: lead times, output, money. The limit named
is the first that would keep the promise if it were lifted, else the one whose lifting helps most. The same
questions tell when more than was promised could come.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import Literal

import numpy as np

from rempart.plan.findings import Further
from rempart.plan.model.cases import FundingInputs, Inputs, PromiseInputs
from rempart.plan.model.cash import earliest_income, is_open
from rempart.plan.model.earliest import Alone, is_kept
from rempart.plan.programme import Programme
from rempart.plan.programme_file.catalogue import Promise
from rempart.plan.results.foreseeing import nobody
from rempart.plan.results.rows import MILLIONTHS, month_of, rounded
from rempart.plan.results.wording import list_words, money_words, month_at, number_words

Limit = Literal["lead", "output", "money"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How one promise stands in the plan: delivered by its deadline, kept in which month, if ever."""

    promise: Promise
    inputs: PromiseInputs
    delivered: float
    kept: int | None
    earliest: int | None

    @property
    def is_kept(self) -> bool:
        """Whether it is kept by its deadline."""
        return is_kept(self.delivered, self.inputs.least)


class Reasons:
    """Finds the reason for each promise of one plan, in its mode case."""

    def __init__(self, programme: Programme, inputs: Inputs) -> None:
        self._programme = programme
        self._inputs = inputs

    def because(self, standing: Standing, others: list[Standing]) -> str:
        """Return the sentence for one promise; ``others`` are the promises it may compete with."""
        missing = nobody(self._programme, self._inputs, standing.inputs)
        if missing and missing.startswith("Nobody may pay"):
            lifted = Alone(self._inputs.with_money_without_limit(), standing.inputs)
            then = self._could_come(standing, lifted.most(standing.inputs.deadline))
            return f"{missing}; with money without limit {then}."
        if missing:
            return f"{missing}."
        if standing.is_kept:
            return self._kept(standing)
        alone = Alone(self._inputs, standing.inputs)
        if is_kept(alone.most(standing.inputs.deadline), standing.inputs.least):
            return self._competition(standing, others)
        return self._limit(standing)

    def _kept(self, standing: Standing) -> str:
        kept = standing.inputs.deadline if standing.kept is None else standing.kept
        start = self._programme.start
        text = f"Kept in {month_at(start, kept)}"
        if standing.earliest is not None and standing.earliest < kept:
            text += f"; asked for alone it could be kept in {month_at(start, standing.earliest)}"
        arrival, lead = self._first_arrival(standing)
        if lead == 0:
            return text + "."
        return (
            f"{text}, as no unit can arrive before {month_at(start, arrival)}, {_months(lead)} after the first order; "
            "from then on the output open to this buyer sets the pace."
        )

    def _limit(self, standing: Standing) -> str:
        deadline, least = standing.inputs.deadline, standing.inputs.least
        lifts: dict[Limit, Callable[[], Inputs]] = {
            "lead": self._inputs.without_lead_times,
            "output": self._inputs.with_output_without_limit,
            "money": self._inputs.with_money_without_limit,
        }
        arrival, _ = self._first_arrival(standing)
        found: dict[Limit, float] = {}
        for limit, lifted in lifts.items():
            found[limit] = Alone(lifted(), standing.inputs).most(deadline)
            if is_kept(found[limit], least) or (limit == "lead" and arrival > deadline):
                return self._sentence(standing, limit, found[limit])
        best = max(found, key=lambda limit: found[limit])
        return self._sentence(standing, best, found[best])

    def _sentence(self, standing: Standing, limit: Limit, lifted: float) -> str:
        start = self._programme.start
        head = f"{self._part(standing)}: "
        then = self._could_come(standing, lifted)
        if limit == "lead":
            arrival, lead = self._first_arrival(standing)
            return (
                f"{head}no unit can arrive before {month_at(start, arrival)}, {_months(lead)} after the "
                f"first order; if orders arrived at once, {then}."
            )
        if limit == "output":
            needed = standing.inputs.least / standing.delivered if standing.delivered > 0 else 0.0
            more = f" and would have to be at least {number_words(needed)} times as much" if needed else ""
            return (
                f"{head}the output of {self._names(standing)} open to this buyer brings no more{more}; "
                f"with output without limit {then}."
            )
        payers = self._payers(standing)
        total = sum(amount for _, amount in payers)
        return (
            f"{head}the money in force that may pay for it is {self._money(total)} "
            f"({list_words([name for name, _ in payers], between='; ')}){self._served(standing)}; "
            f"with money without limit {then}."
        )

    def _could_come(self, standing: Standing, lifted: float) -> str:
        """Say what would arrive by the deadline with one limit lifted."""
        kept = is_kept(lifted, standing.inputs.least)
        what = "all of it" if kept else self._amount(standing, lifted)
        return f"{what} could be delivered by {month_at(self._programme.start, standing.inputs.deadline)}"

    def _served(self, standing: Standing) -> str:
        """Say so where part of the money goes back as interest and principal."""
        if any(row.owes(self._inputs.months) for row in self._able(standing)):
            return ", less the interest and principal that loans pay out of themselves"
        return ""

    def _competition(self, standing: Standing, others: list[Standing]) -> str:
        what, rivals = self._rivals(standing, others)
        earliest, take = standing.earliest, "takes" if len(rivals) == 1 else "take"
        alone = "" if earliest is None else f" in {month_at(self._programme.start, earliest)}"
        return (
            f"{self._part(standing)}: {list_words(rivals)} {take} {what}; "
            f"asked for alone it could be kept{alone}."
        )

    def _rivals(self, standing: Standing, others: list[Standing]) -> tuple[str, list[str]]:
        mine, payers = set(standing.inputs.counts), self._able(standing)
        money = [
            f'"{other.promise.title}"'
            for other in others
            if any(row.pays_for & set(other.inputs.counts) for row in payers)
        ]
        loads = {needed for index in mine for needed, _ in self._inputs.items[index].loads}
        output = [f'"{other.promise.title}"' for other in others if (mine | loads) & set(other.inputs.counts)]
        if money:
            return "the same money", money
        return "the same output", output or ["what else the plan buys"]

    def _able(self, standing: Standing) -> list[FundingInputs]:
        """Return the instruments with money in them that may pay for any of it."""
        mine = set(standing.inputs.counts)
        return [row for row in self._inputs.funding if is_open(row) and row.pays_for & mine]

    def _payers(self, standing: Standing) -> list[tuple[str, float]]:
        """Return the instruments that may pay, largest first; parts of one instrument are one."""
        names = {row.id: row.name for row in self._programme.funding}
        sums: dict[str, float] = {}
        for row in self._able(standing):
            income = float(earliest_income(row, self._inputs.years).sum())
            sums[names[row.id]] = sums.get(names[row.id], 0.0) + income
        return sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))

    def _first_arrival(self, standing: Standing) -> tuple[int, int]:
        """Return the first month in which a unit of the promise can arrive, and that item's lead time.

        Where none can within the horizon, it is the lead time alone that tells when.
        """
        firsts, beyond = [], []
        for index in standing.inputs.counts:
            item = self._inputs.items[index]
            usable = np.flatnonzero(item.possible[item.lead :])
            if len(usable):
                firsts.append((item.lead + int(usable[0]), item.lead))
            elif item.possible.any():
                beyond.append((max(item.lead, self._inputs.months), item.lead))
        return min(firsts or beyond, default=(self._inputs.months, self._inputs.months))

    def _names(self, standing: Standing) -> str:
        return list_words(sorted({self._programme.items[index].name for index in standing.inputs.counts}))

    def _amount(self, standing: Standing, value: float) -> str:
        return self._money(value) if standing.promise.measure == "value" else number_words(value)

    def _part(self, standing: Standing) -> str:
        part = self._amount(standing, standing.delivered)
        whole = self._amount(standing, standing.inputs.least)
        number, _, unit = part.partition(" ")
        return f"{number if whole.partition(' ')[2] == unit else part} of {whole}"

    def _money(self, value: float) -> str:
        return money_words(value, self._programme.currency)


def _months(count: int) -> str:
    return "1 month" if count == 1 else f"{count} months"


def further(programme: Programme, inputs: Inputs, standings: Sequence[Standing]) -> tuple[Further, ...]:
    """Return, for each promise by count, when the most that its items' ``maximum`` allows could come.

    Asked for alone, with the money in force and with money without limit. Items without a maximum, or
    without any output, are not counted.
    """
    found = []
    for standing in standings:
        if standing.promise.measure != "count":
            continue
        items = [
            inputs.items[place] for place in standing.inputs.counts if inputs.items[place].possible.any()
        ]
        most = sum(item.maximum for item in items)
        if not items or not isfinite(most) or most <= standing.inputs.least:
            continue
        asked = replace(standing.inputs, least=most, deadline=inputs.months - 1)
        alone, paid = Alone(inputs, asked), Alone(inputs.with_money_without_limit(), asked)
        found.append(
            Further(
                promise=standing.promise.id,
                amount=rounded(most, MILLIONTHS),
                earliest_month=month_of(programme, alone.earliest()),
                earliest_month_if_paid=month_of(programme, paid.earliest()),
                delivered_at_end=rounded(alone.most(inputs.months - 1), MILLIONTHS),
                delivered_at_end_if_paid=rounded(paid.most(inputs.months - 1), MILLIONTHS),
            )
        )
    return tuple(found)
