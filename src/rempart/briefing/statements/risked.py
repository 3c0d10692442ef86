"""Statements on what binds the plan, what else could be planned, and its odds in trials."""

from collections.abc import Iterator, Sequence

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.figures import modelled, stated
from rempart.briefing.grounds import Grounds
from rempart.briefing.language import N_, _
from rempart.briefing.statements.planned import (
    all_grounds,
    assumed,
    frame_grounds,
    horizon_end,
    measured,
    names_of,
    promise_grounds,
    standing,
)
from rempart.briefing.statements.retelling import continued, named, retold
from rempart.briefing.statements.telling import Behind, Draft, Part, Phrase, in_a_row, joined, phrase
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
# What a scenario is called in a sentence: never by its id.
_SCENARIOS = {
    "as planned": N_("the plan as it is"),
    "europe-pays": N_("the money told of for these deals paid in full"),
    "money-without-limit": N_("money without limit for these deals"),
    "no-eu-loan": N_("no loan from the European Union"),
    "tables-only": N_("only goods that the tables name"),
    "allied-stock": N_("allied stock open to this buyer"),
    "equal weights": N_("every promise weighing the same"),
}
_CHANGED = 0.01  # of a promise: less is the same plan


def bound_statements(schedule: Schedule, ledger: Ledger) -> Iterator[Draft]:
    """Yield what binds first, what cannot hold together, and how many more could come."""
    if not schedule.promises:
        return
    behind = all_grounds(schedule, ledger)
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

        def when(month: str | None, delivered: Number, promise: PromiseResult = promise, behind: Behind = behind) -> Part:  # fmt: skip
            """Return the month in which all is there, or what is there at the end."""
            if month is not None:
                return phrase("all by {month}", month=stated(month, "month", behind))
            end = stated(horizon_end(schedule), "month", behind)
            return phrase("{number} by {end}", number=standing(delivered, promise, schedule, behind), end=end)

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
    behind = all_grounds(schedule, ledger)
    base = {fare.id: fare for row in schedule.scenarios[:1] for fare in row.promises}
    varied = [(scenario_phrase(row.id, schedule, behind), row.promises) for row in schedule.scenarios[1:]]
    yield from _varied(
        "scenarios", N_("Other plans, all promises together"), varied, (schedule, base, behind)
    )
    moved = [(retold(f"{row.input}, {row.end} end", behind), row.promises) for row in schedule.sensitivity]
    yield from _varied("moved", N_("One kind of input moved alone"), moved, (schedule, base, behind))
    if schedule.upkeep:
        last = schedule.upkeep[-1]
        crew, support = last.crew, last.support_cost
        without = last.without_crew or last.without_support_cost
        says = phrase(
            "What the plan has delivered takes {crew} people to serve at the end of {year} and costs {support} to support "
            "in that year{without}.",
            crew=modelled(crew.mode, "number", behind, ends=(crew.low, crew.high)),
            support=modelled(support.mode, schedule.currency, behind, ends=(support.low, support.high)),
            year=stated(last.year, "year", behind),
            without=""
            if without is None
            else phrase(
                "; not counted, for want of a figure: {names}",
                names=retold(without, behind, names_of(schedule, ledger)),
            ),
        )
        yield Draft("plan", "computed", says, behind, key="upkeep")


def scenario_phrase(scenario: str, schedule: Schedule, rests_on: Behind) -> Phrase:
    """Return what a scenario changes, in words; one of a programme's own author keeps its name, quoted.

    Example:
        ``us_arms-90-bn-USD`` is the promise ``us_arms`` read as 90 bn USD.
    """
    if scenario in _SCENARIOS:
        return Phrase(_(_SCENARIOS[scenario]))
    promise = next((p for p in schedule.promises if scenario.startswith(f"{p.id}-")), None)
    words = scenario.removeprefix(promise.id if promise is not None else "").replace("-", " ").strip()
    if promise is None:
        return phrase("“{name}”", name=named(words.replace("_", " ")))
    return phrase("“{title}” read as {amount}", title=named(promise.title), amount=retold(words, rests_on))


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


def _change(fare: Fare, schedule: Schedule, base: dict[str, Fare], behind: Behind) -> Phrase | None:
    promise = next(row for row in schedule.promises if row.id == fare.id)
    before = base.get(fare.id)
    known = before.kept_month if before else promise.kept_month
    delivered = float(before.delivered_by_deadline if before else promise.delivered_by_deadline)
    near = abs(float(fare.delivered_by_deadline) - delivered) < _CHANGED * float(promise.promised)
    if fare.kept_month == known and (near or fare.kept_month is not None):
        return None
    if fare.kept_month is not None:
        month = stated(fare.kept_month, "month", behind)
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
        behind = [assumed(named[0], grounds), *grounds.sources(named[0].source)]
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
        trials=stated(schedule.risk.trials, "number", rests),
        seed=stated(schedule.risk.seed, "number", rests),
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


def _odds(odds: PromiseOdds, promise: PromiseResult, schedule: Schedule, behind: Behind) -> Phrase:
    spread = odds.delivered_by_deadline
    amounts = (standing(value, promise, schedule, behind) for value in (spread.p10, spread.p50, spread.p90))
    ready: Part = _("in the middle trial it is not complete within the plan's horizon")
    if odds.p50 is not None:
        ready = phrase("the middle trial has it complete in {month}", month=stated(odds.p50, "month", behind))
    return phrase(
        KEPT_IN_TRIALS,
        title=named(promise.title),
        deadline=stated(promise.by or horizon_end(schedule), "month", behind),
        share=modelled(odds.probability_by_deadline, "share", behind, ends=odds.probability_interval),
        spread=_spread(*amounts),
        ready=ready,
    )


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


def _drivers(runs: RiskRuns, promise: PromiseResult, schedule: Schedule, behind: Behind) -> Phrase | None:
    cost = next(row for row in runs.cost if row.promise == promise.id)
    rows = [row for row in runs.drivers if row.promise == promise.id][:_MOST_DRIVERS]
    if not rows:
        return None
    shares = [
        phrase(
            "{input}, {share}", input=named(row.input), share=modelled(row.share, "share", behind, digits=2)
        )
        for row in rows
    ]
    planned, middle, upper = (
        modelled(value, schedule.currency, behind) for value in (cost.planned, cost.p50, cost.p80)
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
