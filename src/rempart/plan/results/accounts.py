"""From a plan found to the accounts of each instrument: drawn, paid, due as interest, repaid, owed."""

from dataclasses import dataclass

import numpy as np

from rempart.plan.model.cases import FundingInputs, Inputs
from rempart.plan.model.cash import Purse, debt_left, earliest_income
from rempart.plan.model.matrix import Floats
from rempart.plan.model.monthly import Model


@dataclass(frozen=True, slots=True)
class Accounts:
    """Money by instrument and month, in full units of the programme's currency.

    ``by_group`` splits the payments by instrument, group of items (``Cash.groups``) and month.
    """

    by_group: Floats
    draws: Floats
    interest: Floats
    repayments: Floats
    debt: Floats

    @property
    def payments(self) -> Floats:
        """What each instrument pays each month for items and lines."""
        paid: Floats = self.by_group.sum(axis=1)
        return paid


def accounts(model: Model, values: Floats) -> Accounts:
    """Return who pays what when, for the plan ``values``.

    Money that a purse holds is paid out in the order: what the plan drew as a loan, then the rest in
    the order of the file. A grant is drawn as late as its rules allow; what is never spent is not drawn.
    """
    inputs = model.inputs
    shape = (len(inputs.funding), inputs.months)
    draws = np.zeros(shape)
    by_group = np.zeros((len(inputs.funding), len(model.cash.groups) if model.cash else 0, inputs.months))
    for purse, paid in _paid_by_purse(model, values):
        income = [earliest_income(inputs.funding[number], inputs.years) for number in purse.instruments]
        if purse.draws is not None:
            draws[purse.instruments[0]] = income[0] = _drawn(model, purse, values)
        together = paid.sum(axis=0)
        parts = np.divide(paid, together, out=np.zeros_like(paid), where=together > 0)
        for number, share in zip(purse.instruments, _shared_out(together, income), strict=True):
            by_group[number] = share * parts
            if purse.draws is None:
                draws[number] = latest_draws(inputs.funding[number], share, inputs)
    served = [debt_service(row, draws[number]) for number, row in enumerate(inputs.funding)]
    interest, repayments, debt = (
        np.array([each[part] for each in served]).reshape(shape) for part in range(3)
    )
    return Accounts(by_group, draws, interest, repayments, debt)


def due_by_month(inputs: Inputs, delivered: Floats) -> Floats:
    """Return what falls due by item and month for these deliveries, in the programme's currency."""
    due = np.zeros_like(delivered)
    for number, item in enumerate(inputs.items):
        there = np.flatnonzero(delivered[number] > 0)
        for month, share in item.due(item.lead):
            due[number, there - item.lead + month] += delivered[number, there] * item.paid * share
    return due


def line_costs(model: Model, values: Floats) -> Floats:
    """Return what the lines that a plan opens cost by item and month."""
    costs = np.zeros((len(model.inputs.items), model.inputs.months))
    for line in model.lines:
        costs[line.item] += line.openings(values) * line.line.cost
    return costs


def added_output(model: Model, values: Floats) -> Floats:
    """Return the units a month that opened lines add, by item and month."""
    added = np.zeros((len(model.inputs.items), model.inputs.months))
    for line in model.lines:
        added[line.item] += line.in_service(values) * line.line.adds
    return added


def _paid_by_purse(model: Model, values: Floats) -> list[tuple[Purse, Floats]]:
    """Return what each purse pays by group and month; loans that the plan drew pay first."""
    if model.cash is None:
        return []
    cash, months = model.cash, model.inputs.months
    due = due_by_month(model.inputs, model.delivered(values)) + line_costs(model, values)
    paid = [np.zeros((len(cash.groups), months)) for _ in cash.purses]
    for group, members in enumerate(cash.groups):
        able = [place for place, purse in enumerate(cash.purses) if group in purse.groups]
        able.sort(key=lambda place: cash.purses[place].draws is None)
        streams = [_stream(model, cash.purses[place], group, values) for place in able]
        for place, share in zip(able, _shared_out(due[list(members)].sum(axis=0), streams), strict=True):
            paid[place][group] += share
    return list(zip(cash.purses, paid, strict=True))


def _drawn(model: Model, purse: Purse, values: Floats) -> Floats:
    assert purse.draws is not None
    row = model.inputs.funding[purse.instruments[0]]
    drawn = np.zeros(model.inputs.months)
    drawn[row.opens : row.closes + 1] = np.maximum(values[purse.draws], 0.0) * model.money
    return drawn


def _stream(model: Model, purse: Purse, group: int, values: Floats) -> Floats:
    """Return what a purse puts aside for a group each month."""
    if group in purse.spent:
        return np.maximum(values[purse.spent[group]], 0.0) * model.money
    return purse.income * model.money if purse.draws is None else _drawn(model, purse, values)


def _shared_out(owed: Floats, streams: list[Floats]) -> list[Floats]:
    """Pay what is due each month from streams that keep what is not spent, the first one first."""
    paid = [np.zeros(len(owed)) for _ in streams]
    balance = np.zeros(len(streams))
    for month, amount in enumerate(owed):
        left = float(amount)
        for place, stream in enumerate(streams):
            balance[place] += stream[month]
            now = min(left, balance[place])
            paid[place][month] = now
            balance[place] -= now
            left -= now
    return paid


def latest_draws(funding: FundingInputs, paid: Floats, inputs: Inputs) -> Floats:
    """Return the latest draws inside the window and the yearly limits that bring cash before it is paid."""
    draws = np.zeros(len(paid))
    this_year: dict[int, float] = {}
    wanted = 0.0
    for month in range(len(paid) - 1, -1, -1):
        wanted += float(paid[month])
        if funding.opens <= month <= funding.closes:
            year = int(inputs.years[month])
            draws[month] = min(wanted, this_year.get(year, funding.per_year))
            this_year[year] = this_year.get(year, funding.per_year) - draws[month]
            wanted -= draws[month]
    return draws


def debt_service(funding: FundingInputs, draws: Floats) -> tuple[Floats, Floats, Floats]:
    """Return interest due, principal repaid and debt at the end of each month; a grant has none."""
    months = len(draws)
    if funding.term == 0:
        return np.zeros(months), np.zeros(months), np.zeros(months)
    kept = np.array([debt_left(funding, lag) for lag in range(months)])
    debt = np.convolve(draws, kept)[:months]
    before = np.concatenate(([0.0], debt[:-1]))
    return before * funding.monthly_rate, before + draws - debt, debt
