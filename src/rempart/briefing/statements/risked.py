"""Statements on what binds the plan, what else could be planned, and its odds in trials."""

from collections.abc import Iterator, Sequence

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.grounds import Grounds
from rempart.briefing.language import N_, _
from rempart.briefing.printing import MODEL_DIGITS
from rempart.briefing.statements.other_plans import scenario_phrase
from rempart.briefing.statements.planned import (
    frame_grounds,
    horizon_end,
    measured,
    names_of,
    promise_grounds,
    standing,
)
from rempart.briefing.statements.retelling import continued, named, retold
from rempart.briefing.statements.telling import Draft, Part, Phrase, in_a_row, joined, phrase
from rempart.coverage.shares import Assumption
from rempart.ledger.agreement import Ledger
from rempart.plan.findings import Fare, PromiseOdds, RiskRuns
from rempart.plan.timetable import PromiseResult, Schedule
from rempart.terms.figure import Number

# How a promise fares in the trials; the front of the page finds the statement by these words.
KEPT_IN_TRIALS = N_(
    "{title}: where goods come later, dearer or in part, as in trials of the plan, it is kept by {deadline} in {share} of "
    "them; {spread}; {ready}."
)

_TRIALS = "statement:trials"
_MOST_DRIVERS = 4
_CHANGED = 0.01  # of a promise: less is the same plan


def bound_statements(schedule: Schedule, ledger: Ledger) -> Iterator[Draft]:
    """Yield what binds first, what cannot hold together, and how many more could come."""
    if not schedule.promises:
        return
    behind = _behind_all(schedule, ledger)
    names = names_of(schedule, ledger)
    strongest: dict[str, str] = {}
    for row in schedule.bottlenecks:
        if row.name.startswith(("money that", "output of")):
            strongest.setdefault(row.name, row.sentence)
    if strongest:
        binding = [continued(retold(sentence, behind, names)) for sentence in strongest.values()]
        says = phrase("What binds first: {told}.", told=joined(binding, "; "))
        yield Draft("plan", "computed", says, behind, key="binds")
    if schedule.without_effect:
        idle = [continued(retold(sentence, behind, names)) for sentence in schedule.without_effect]
        says = phrase("What does not bind: {told}.", told=joined(idle, "; "))
        yield Draft("plan", "computed", says, behind, key="does not bind")
    if schedule.conflict is not None:
        yield Draft(
            "plan", "computed", retold(schedule.conflict.sentence, behind, names), behind, key="conflict"
        )
    yield from _further(schedule, ledger)


def _further(schedule: Schedule, ledger: Ledger) -> Iterator[Draft]:
    promises = {promise.id: promise for promise in schedule.promises}
    for row in schedule.further:
        promise = promises[row.promise]
        behind = promise_grounds(promise, ledger)

        def when(month: str | None, delivered: Number, promise: PromiseResult = promise, behind: tuple[str, ...] = behind) -> Part:  # fmt: skip
            """Return the month in which all is there, or what is there at the end."""
            if month is not None:
                return phrase("all by {month}", month=_month(month, behind))
            end = _month(horizon_end(schedule), behind)
            number = standing(delivered, promise, schedule, behind)
            return phrase("{number} by {end}", number=number, end=end)

        says = phrase(
            "{title}: of {amount}, the most that the tables count with, the money in force brings {money}; money without "
            "limit brings {paid}.",
            title=named(promise.title),
            amount=measured(row.amount, promise, schedule, behind),
            money=when(row.earliest_month, row.delivered_at_end),
            paid=when(row.earliest_month_if_paid, row.delivered_at_end_if_paid),
        )
        yield Draft("plan", "computed", says, behind, key=f"further {promise.id}")


def compared_statements(schedule: Schedule, ledger: Ledger) -> Iterator[Draft]:
    """Yield what scenarios and single inputs change, and what the units delivered need."""
    if not schedule.promises:
        return
    behind = _behind_all(schedule, ledger)
    base = {fare.id: fare for row in schedule.scenarios[:1] for fare in row.promises}
    varied = [(scenario_phrase(row.id, schedule, behind), row.promises) for row in schedule.scenarios[1:]]
    yield from _varied(
        "scenarios", N_("Other plans, all promises together"), varied, (schedule, base, behind)
    )
    moved = [(retold(f"{row.input}, {row.end} end", behind), row.promises) for row in schedule.sensitivity]
    yield from _varied("moved", N_("One kind of input moved alone"), moved, (schedule, base, behind))
    if schedule.upkeep:
        last = schedule.upkeep[-1]

        def ends(name: str, unit: str) -> StatedFigure:
            """Return a range of the last year as a figure."""
            span = getattr(last, name)
            return StatedFigure(value=span.mode, low=span.low, high=span.high, unit=unit, rests_on=behind, significant=MODEL_DIGITS)  # fmt: skip

        without = last.without_crew or last.without_support_cost
        says = phrase(
            "What the plan has delivered takes {crew} people to serve at the end of {year} and costs {support} to support "
            "in that year{without}.",
            crew=ends("crew", "number"),
            support=ends("support_cost", schedule.currency),
            year=StatedFigure(value=last.year, unit="year", rests_on=behind),
            without=""
            if without is None
            else phrase(
                "; not counted, for want of a figure: {names}",
                names=retold(without, behind, names_of(schedule, ledger)),
            ),
        )
        yield Draft("plan", "computed", says, behind, key="upkeep")


_Frame = tuple[Schedule, dict[str, Fare], tuple[str, ...]]


def _varied(
    key: str, head: str, plans: Sequence[tuple[Phrase, tuple[Fare, ...]]], frame: _Frame
) -> Iterator[Draft]:
    """Tell the plans that change a promise by a hundredth or more, the unchanged ones by name."""
    schedule, base, behind = frame
    varied: list[Phrase] = []
    same: list[Phrase] = []
    for name, fares in plans:
        changes = [_change(fare, schedule, base, behind) for fare in fares]
        changed = [change for change in changes if change is not None]
        if changed:
            varied.append(phrase("with {name}, {changes}", name=name, changes=in_a_row(changed)))
        else:
            same.append(name)
    if same:
        varied.append(phrase("no change with {names}", names=in_a_row(same)))
    if varied:
        says = phrase("{head}: {told}.", head=_(head), told=joined(varied, "; "))
        yield Draft("plan", "computed", says, behind, key=key)


def _change(fare: Fare, schedule: Schedule, base: dict[str, Fare], behind: tuple[str, ...]) -> Phrase | None:
    promise = next(row for row in schedule.promises if row.id == fare.id)
    before = base.get(fare.id)
    known = before.kept_month if before else promise.kept_month
    delivered = float(before.delivered_by_deadline if before else promise.delivered_by_deadline)
    near = abs(float(fare.delivered_by_deadline) - delivered) < _CHANGED * float(promise.promised)
    if fare.kept_month == known and (near or fare.kept_month is not None):
        return None
    if fare.kept_month is not None:
        month = _month(fare.kept_month, behind)
        return phrase("“{title}” kept in {month}", title=named(promise.title), month=month)
    return phrase(
        "{delivered} of “{title}”",
        delivered=standing(fare.delivered_by_deadline, promise, schedule, behind),
        title=named(promise.title),
    )


def risk_grounds(schedule: Schedule, grounds: Grounds) -> Iterator[Draft]:
    """Yield how trials are drawn, which the odds rest on."""
    if schedule.risk is None or schedule.made_from is None:
        return
    programme = schedule.made_from
    named = [row for row in programme.assumptions if row.id == "risk"]
    if named:
        fields = named[0].model_dump(include={"id", "text", "value", "low", "high", "unit", "source"})
        behind = [grounds.assume(Assumption.model_validate(fields)), *grounds.sources(named[0].source)]
    else:
        text = N_(
            "Spread of cost and lead time, queue, war and late money: as the programme file, else the tables have it"
        )
        behind = [grounds.assume(Assumption(id="programme/risk", text=text))]
    behind += frame_grounds(programme, grounds)
    rests = tuple(dict.fromkeys(behind))
    said = joined([retold(each, rests) for each in schedule.risk.assumptions], " ")
    says = phrase(
        "{trials} trials of the plan (seed {seed}): {said}",
        trials=_number(schedule.risk.trials, rests),
        seed=_number(schedule.risk.seed, rests),
        said=said,
    )
    yield Draft("assumptions", "assumed", says, rests, key="trials")


def risk_statements(schedule: Schedule, ledger: Ledger) -> Iterator[Draft]:
    """Yield the odds of each promise, what they cost in trials, and what drives the spread."""
    runs = schedule.risk
    if runs is None:
        return
    for promise in schedule.promises:
        behind = (*promise_grounds(promise, ledger), _TRIALS)
        odds = next(row for row in runs.promises if row.id == promise.id)
        yield Draft(
            "plan", "computed", _odds(odds, promise, schedule, behind), behind, key=f"odds {promise.id}"
        )
        driving = _drivers(runs, promise, schedule, behind)
        if driving is not None:
            yield Draft("plan", "computed", driving, behind, key=f"drivers {promise.id}")


def _odds(odds: PromiseOdds, promise: PromiseResult, schedule: Schedule, behind: tuple[str, ...]) -> Phrase:
    spread = odds.delivered_by_deadline
    low, high = odds.probability_interval

    def amount(value: Number) -> StatedFigure:
        """Return what is delivered as a figure of the promise."""
        return standing(value, promise, schedule, behind)

    ready: Part = _("in the middle trial it is not complete within the plan's horizon")
    if odds.p50 is not None:
        ready = phrase("the middle trial has it complete in {month}", month=_month(odds.p50, behind))
    return phrase(
        KEPT_IN_TRIALS,
        title=named(promise.title),
        deadline=_month(promise.by or horizon_end(schedule), behind),
        share=StatedFigure(value=odds.probability_by_deadline, low=low, high=high, unit="share", rests_on=behind, significant=MODEL_DIGITS),
        spread=_spread(*map(amount, (spread.p10, spread.p50, spread.p90))),
        ready=ready,
    )  # fmt: skip


def _spread(least: StatedFigure, middle: StatedFigure, most: StatedFigure) -> Phrase:
    """Tell what a tenth, half and nine tenths of the trials deliver; where half deliver nothing, that in words."""
    if most.value == 0:
        return phrase("nine in ten of them deliver nothing by then")
    if middle.value == 0:
        return phrase("half of them deliver nothing by then, one in ten {most} or more", most=most)
    return phrase(
        "half of them deliver at least {middle} by then, one in ten no more than {least}, one in ten {most} or more",
        middle=middle,
        least=least,
        most=most,
    )


def _drivers(
    runs: RiskRuns, promise: PromiseResult, schedule: Schedule, behind: tuple[str, ...]
) -> Phrase | None:
    cost = next(row for row in runs.cost if row.promise == promise.id)
    rows = [row for row in runs.drivers if row.promise == promise.id][:_MOST_DRIVERS]
    if not rows:
        return None
    shares = [
        phrase(
            "{input}, {share}",
            input=named(row.input),
            share=StatedFigure(value=row.share, unit="share", rests_on=behind, significant=2),
        )
        for row in rows
    ]
    planned, middle, upper = (
        StatedFigure(value=value, unit=schedule.currency, rests_on=behind, significant=MODEL_DIGITS)
        for value in (cost.planned, cost.p50, cost.p80)
    )
    return phrase(
        "{title}: what spreads the trials most, by the part of the spread that each explains alone: {shares}. What the "
        "plan buys for it costs {planned} at middle prices, in half of the trials up to {middle}, in four of five up "
        "to {upper}.",
        title=named(promise.title),
        shares=joined(shares, "; "),
        planned=planned,
        middle=middle,
        upper=upper,
    )


def _month(month: str, rests_on: tuple[str, ...]) -> StatedFigure:
    return StatedFigure(value=month, unit="month", rests_on=rests_on)


def _number(value: Number, rests_on: tuple[str, ...]) -> StatedFigure:
    return StatedFigure(value=value, unit="number", rests_on=rests_on)


def _behind_all(schedule: Schedule, ledger: Ledger) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for promise in schedule.promises for i in promise_grounds(promise, ledger)))
