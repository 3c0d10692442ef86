"""The least that would have to give, one kind at a time, for every promise to be kept."""

from dataclasses import replace

import numpy as np

from rempart.plan.findings import Relaxation
from rempart.plan.model.cases import FundingInputs, Inputs, LineInputs
from rempart.plan.model.cash import fits, groups_of
from rempart.plan.model.earliest import ROUNDED, least_whole
from rempart.plan.model.monthly import build
from rempart.plan.model.solver import Solver
from rempart.plan.programme import Programme
from rempart.plan.results.reasons import Standing
from rempart.plan.results.rows import CENTS, measured, rounded
from rempart.plan.results.wording import money_words, number_words
from rempart.terms.figure import Number

FACTOR_STEP = 1e-3  # the least factor of output is found to one part in a thousand, and never below it
MOST_FACTOR = 1e3


def relaxations(programme: Programme, inputs: Inputs, standings: list[Standing]) -> tuple[Relaxation, ...]:
    """Return the least change of each kind in the mode case, deadlines, money, output, quantities; none if all are kept."""
    if all(standing.is_kept for standing in standings):
        return ()
    return (
        _deadlines(inputs),
        _money(programme, inputs),
        _output(inputs),
        *(_quantity(programme, standing) for standing in standings if not standing.is_kept),
    )


def shortfall(inputs: Inputs) -> float:
    """Return the least sum of relative shortfalls of a case."""
    model = build(inputs)
    goal = model.shortfall_goal()
    return max(0.0, Solver(model.arrays, (goal.places, goal.costs)).solve().value)


def _all_kept(inputs: Inputs) -> bool:
    return shortfall(inputs) <= ROUNDED * len(inputs.promises)


def _later(inputs: Inputs, months: int) -> Inputs:
    last = inputs.months - 1
    promises = (
        replace(promise, deadline=min(last, promise.deadline + months)) for promise in inputs.promises
    )
    return replace(inputs, promises=tuple(promises))


def _deadlines(inputs: Inputs) -> Relaxation:
    latest = max((inputs.months - 1 - promise.deadline for promise in inputs.promises), default=0)
    least = least_whole(1, latest, lambda months: _all_kept(_later(inputs, months)))
    sentence = (
        "No later deadline within the horizon keeps every promise."
        if least is None
        else f"Every promise could be kept if all deadlines moved by {least} month{'s' if least > 1 else ''}."
    )
    return Relaxation(free="deadlines", amount=least, unit="months", who=None, sentence=sentence)


def _money(programme: Programme, inputs: Inputs) -> Relaxation:
    """Find the least money that may pay for anything, there from the first month on, on top of the rest."""
    anything = FundingInputs(id="", ceiling=1e-6, pays_for=frozenset(range(len(inputs.items))))
    paid = replace(inputs, funding=(*inputs.funding, anything))
    model = build(paid, extra_money=[(group, 0) for group in range(len(groups_of(paid)))])
    solver = Solver(model.arrays, (model.extra, np.ones(len(model.extra))))
    solver.bound(model.short, np.zeros(len(model.short)), np.zeros(len(model.short)))
    solution = solver.solve()
    currency = programme.currency
    amount: Number | None = None
    who = None
    if solution.status == "infeasible" or model.cash is None:
        left = number_words(100 * shortfall(inputs.with_money_without_limit()))
        sentence = (
            "No amount of money alone keeps every promise: with money without limit, the undelivered "
            f"shares of the promises still add up to {left} %."
        )
    else:
        sums = solution.columns[model.extra] * model.money
        total = float(sums.sum())
        who = "; ".join(
            f"{money_words(part, currency)} that may pay for {fits(programme, model.cash.groups[group])}"
            for group, part in enumerate(sums)
            if part > total * ROUNDED
        )
        amount = rounded(total, CENTS)
        sentence = f"Every promise could be kept with {money_words(total, currency)} more from the first month on: {who}."
    return Relaxation(free="money", amount=amount, unit=currency, who=who or None, sentence=sentence)


def _faster(inputs: Inputs, factor: float) -> Inputs:
    items = (
        replace(item, rates=item.rates * factor, ramp=item.ramp * factor, lines=_times(item.lines, factor))
        for item in inputs.items
    )
    return replace(inputs, items=tuple(items))


def _output(inputs: Inputs) -> Relaxation:
    amount = None
    sentence = "No increase of output alone keeps every promise."
    if _all_kept(_faster(inputs, MOST_FACTOR)):
        low, high = 1.0, MOST_FACTOR
        while high / low > 1 + FACTOR_STEP:
            middle = float(np.sqrt(low * high))
            low, high = (low, middle) if _all_kept(_faster(inputs, middle)) else (middle, high)
        amount = float(f"{high:.4g}")
        sentence = f"Every promise could be kept if the output of every item were {number_words(high)} times as high."
    return Relaxation(free="output", amount=amount, unit="times", who=None, sentence=sentence)


def _times(lines: tuple[LineInputs, ...], factor: float) -> tuple[LineInputs, ...]:
    return tuple(replace(line, adds=line.adds * factor, adds_ramp=line.adds_ramp * factor) for line in lines)


def _quantity(programme: Programme, standing: Standing) -> Relaxation:
    short, unit = standing.inputs.least - standing.delivered, "units"
    told = f"{number_words(short)} unit{'s' if short != 1 else ''}"
    if standing.promise.measure == "value":
        unit, told = programme.currency, money_words(short, programme.currency)
    amount = measured(short, standing.promise.measure)
    sentence = f'"{standing.promise.title}" would have to ask for {told} less.'
    return Relaxation(free="quantity", amount=amount, unit=unit, who=standing.promise.id, sentence=sentence)
