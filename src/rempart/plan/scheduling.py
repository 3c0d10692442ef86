"""From a programme to its schedule: solve, read the plan back, say how each promise fares and why."""

from dataclasses import dataclass
from functools import partial
from math import inf
from pathlib import Path

import numpy as np

from rempart.engines import Engine
from rempart.errors import ProgrammeError
from rempart.plan.findings import Shortfall
from rempart.plan.model.cases import CASES, CaseName, Inputs, PromiseInputs, inputs
from rempart.plan.model.earliest import Alone, fared
from rempart.plan.model.goals import Found
from rempart.plan.model.learning import Learned, settle
from rempart.plan.model.matrix import Floats
from rempart.plan.model.monthly import Model
from rempart.plan.model.solver import Patience, patience
from rempart.plan.programme import Programme
from rempart.plan.programme_file.catalogue import Promise
from rempart.plan.results.accounts import accounts, added_output, line_costs
from rempart.plan.results.bottlenecks import Prices, bottlenecks, full_output
from rempart.plan.results.carrying import burden
from rempart.plan.results.comparing import Comparing, scenarios, sensitivity
from rempart.plan.results.conflicting import conflict
from rempart.plan.results.premises import premises
from rempart.plan.results.reasons import Reasons, Standing, further
from rempart.plan.results.relaxing import relaxations
from rempart.plan.results.risking import risk
from rempart.plan.results.rows import (
    CENTS,
    cash_flows,
    deliveries_of,
    learning_of,
    measured,
    month_of,
    objective_of,
    openings_of,
    planned_items,
    rounded,
)
from rempart.plan.results.upkeep import upkeep
from rempart.plan.slips.course import Planned, course_of
from rempart.plan.slips.operating import operational
from rempart.plan.timetable import Case, CasePromise, PromiseResult, Schedule


@dataclass(frozen=True, slots=True)
class Plan:
    """One case solved: the model, what was found, units delivered by item and month, each promise."""

    model: Model
    found: Found
    delivered: Floats
    standings: list[Standing]
    learned: Learned | None


def schedule(
    programme: Programme,
    *,
    trials: int = 0,
    seed: int = 1,
    compare: Comparing = "nothing",
    seconds: float | None = None,
    engine: Engine | None = None,
) -> Schedule:
    """Plan a programme month by month: what is delivered, who pays, what falls short and why.

    Three goals in order: the least sum of relative shortfalls; the most capability points, discounted;
    the least interest. All three cases are solved; the schedule itself is that of the mode.

    Args:
        programme: A checked programme.
        trials: Trials for the odds in ``Schedule.risk``; 0 leaves it out.
        seed: Of the trials.
        compare: ``kinds`` also plans every scenario, equal weights, and each kind of uncertain input at
            both ends; ``every`` moves each single input as well.
        seconds: When to stop searching; an interrupt then stops it too. The best plan so far is returned,
            its gap not zero or its status ``time_limit``; ``not_examined`` says what was left out.
        engine: Who runs the trials; this process where none is given. The odds are the same.

    Returns:
        Schedule: money in full units of the programme's currency, months as ``2026-01``.

    Assumes:
        One exchange rate for the horizon; no order before it can be delivered in time; see
        ``Schedule.assumptions``.

    Source:
        The monthly model of docs/programme.md, solved by HiGHS.

    Example:
        >>> round(schedule(Programme.read("ukraine-2025.toml")).objective.shortfall_sum, 6)
        1.115215
    """
    with patience(seconds) as search:
        plans: dict[CaseName, Plan] = {"mode": solve(programme, "mode", search)}
        for case in CASES:
            found = search.found(f"the {case} case", partial(solve, programme, case, search), None)
            if found is not None and case != "mode":
                plans[case] = found
        planned = _written(programme, plans, search)
    more: dict[str, object] = {}
    if trials:
        more["risk"] = risk(planned, trials=trials, seed=seed, engine=engine)
    if compare != "nothing":
        more["scenarios"] = scenarios(programme)
        more["sensitivity"] = sensitivity(programme, every=compare == "every")
    return planned.model_copy(update=more)


def _written(programme: Programme, plans: dict[CaseName, Plan], search: Patience) -> Schedule:
    plan = plans["mode"]
    case = plan.model.inputs
    results = _results(programme, plan, search)
    flows = accounts(plan.model, plan.found.values)
    short = tuple(
        Shortfall(promise=row.id, unit=row.measure, short=row.short, of=row.promised)
        for row in results
        if row.short > 0
    )
    prices = search.found(
        "the bottlenecks", partial(bottlenecks, programme, plan.model, plan.found.values), Prices()
    )
    waits = [any(not need.in_price for need in item.needs) for item in programme.items]
    working = np.diff(operational(programme, np.cumsum(plan.delivered, axis=1)), axis=1, prepend=0.0)
    working *= np.array(waits, dtype=np.float64)[:, None]
    added, costs = added_output(plan.model, plan.found.values), line_costs(plan.model, plan.found.values)
    bent = Planned(plan.delivered, added, costs, flows.by_group, np.array([item.paid for item in case.items]))
    return Schedule(
        programme=programme.title,
        recipients=programme.recipients,
        start=programme.start,
        months=programme.months,
        currency=programme.currency,
        status="infeasible" if short else "optimal" if plan.found.status == "optimal" else "time_limit",
        gap=None if plan.found.gap == inf else plan.found.gap,
        objective=objective_of(plan.found),
        promises=results,
        shortfalls=short,
        relaxations=search.found(
            "the relaxations", partial(relaxations, programme, case, plan.standings), ()
        ),
        bottlenecks=prices.binding,
        full_output=full_output(programme, plan.model, plan.found.values),
        upkeep=upkeep(programme, plan.delivered),
        further=search.found("how many more", partial(further, programme, case, plan.standings), ()),
        conflict=search.found("the conflict", partial(conflict, programme, case, plan.standings), None),
        without_effect=prices.without_effect,
        deliveries=deliveries_of(programme, plan.delivered),
        openings=openings_of(programme, plan.model, plan.found.values),
        draws=cash_flows(programme, flows.draws),
        repayments=cash_flows(programme, flows.repayments),
        interest=cash_flows(programme, flows.interest),
        debt=cash_flows(programme, flows.debt),
        payments=cash_flows(programme, flows.payments),
        burden=burden(programme, flows),
        cases=tuple(_case(programme, name, plans[name]) for name in CASES if name in plans),
        items=planned_items(programme),
        operational=deliveries_of(programme, working),
        assumptions=premises(programme, plan.learned),
        learning=learning_of(plan.learned),
        not_examined=tuple(search.left_out),
        made_from=programme,
        course=course_of(programme, bent),
    )


def _results(programme: Programme, plan: Plan, search: Patience) -> tuple[PromiseResult, ...]:
    reasons = Reasons(programme, plan.model.inputs)
    return tuple(
        _result(
            programme,
            plan,
            standing,
            search.found(
                "the reasons",
                partial(reasons.because, standing, [row for row in plan.standings if row is not standing]),
                "The search was stopped before the reason was looked for.",
            ),
        )
        for standing in plan.standings
    )


def solve(programme: Programme, case: CaseName, search: Patience | None = None) -> Plan:
    """Solve one case and read back how each promise stands; without ``search`` to the end."""
    search = search or Patience()
    model, found, learned = settle(inputs(programme, case), or_best=case == "mode")
    delivered = model.delivered(found.values)
    standings = [
        _standing(model.inputs, promise, row, delivered=delivered, search=search)
        for promise, row in zip(programme.promises, model.inputs.promises, strict=True)
    ]
    return Plan(model, found, delivered, standings, learned)


def faults_of(path: str | Path) -> list[ProgrammeError]:
    """Return all that is wrong with a programme file.

    Raises:
        ProgrammeError: the file cannot be read at all, or is no TOML.

    Example:
        >>> faults_of("ukraine-2025.toml")
        []
    """
    return Programme.faults(Programme.load(path), str(path))


def _standing(
    case: Inputs, promise: Promise, row: PromiseInputs, *, delivered: Floats, search: Patience
) -> Standing:
    earliest = search.found("the earliest months", lambda: Alone(case, row).earliest(), None)
    return Standing(promise, row, *fared(row, delivered), earliest)


def _result(programme: Programme, plan: Plan, standing: Standing, because: str) -> PromiseResult:
    row = standing.inputs
    measure = standing.promise.measure
    until = row.deadline + 1
    cost = sum(
        float(plan.delivered[item, :until].sum()) * plan.model.inputs.items[item].paid for item in row.counts
    )
    return PromiseResult(
        id=row.id,
        agreement=standing.promise.agreement,
        measure=measure,
        promised=measured(row.least, measure),
        delivered_by_deadline=measured(standing.delivered, measure),
        short=0 if standing.is_kept else measured(row.least - standing.delivered, measure),
        kept_month=month_of(programme, standing.kept),
        earliest_month=month_of(programme, standing.earliest),
        cost=rounded(cost, CENTS),
        because=because,
        title=standing.promise.title,
        by=standing.promise.by,
        items=tuple(plan.model.inputs.items[item].id for item in row.counts),
    )


def _case(programme: Programme, case: CaseName, plan: Plan) -> Case:
    return Case(
        id=case,
        objective=objective_of(plan.found),
        promises=tuple(
            CasePromise(
                id=standing.promise.id,
                delivered_by_deadline=measured(standing.delivered, standing.promise.measure),
                kept_month=month_of(programme, standing.kept),
                earliest_month=month_of(programme, standing.earliest),
            )
            for standing in plan.standings
        ),
    )
