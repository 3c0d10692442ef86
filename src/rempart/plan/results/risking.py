"""The odds of a plan: when promises are complete in the trials, what they cost, what drives the spread."""

from collections.abc import Iterator, Sequence
from math import ceil, floor, sqrt

import numpy as np

from rempart.engines import Engine
from rempart.plan.findings import CostOdds, Driver, ItemOdds, PromiseOdds, RiskRuns, Spread
from rempart.plan.model.earliest import kept_at
from rempart.plan.model.matrix import Floats, Places
from rempart.plan.programme import Programme
from rempart.plan.results.rows import rounded
from rempart.plan.slips.counting import count
from rempart.plan.slips.course import Course
from rempart.plan.slips.drawing import Dice
from rempart.plan.slips.tally import Wanted
from rempart.plan.timetable import PromiseResult, Schedule, Trials
from rempart.terms.figure import Number

BINS = 16  # equally full classes of an input, whose means tell how much of the spread it explains
LEAST_SHARE = 0.02
MOST_DRIVERS = 8
DRIVER_TRIALS = 50_000  # the first trials, which tell what spreads them
TWO_SIGMA = 1.96  # 95 % of a normal distribution
COMPLETE = 1e-6  # of the planned units may be missing: rounding


def risk(schedule: Schedule, *, trials: int, seed: int, engine: Engine | None = None) -> RiskRuns:
    """Run trials of a plan, here or by an engine, and say how its promises fare in them; the odds are the same.

    Raises:
        ProgrammeError: the schedule was read from a file, or there is no trial.
        ArchiveError: the engine is gone.

    Assumes:
        See ``RiskRuns.assumptions``; a month beyond the horizon is no month.
    """
    runs = Trials(schedule, trials=trials, seed=seed)
    programme, course = runs.schedule.made_from, runs.schedule.course
    assert programme is not None
    assert course is not None
    tally = count(course, _wanted(schedule, programme, course), seed, trials, engine=engine)
    planned = np.array([item.orders[-1] for item in course.items])
    prices = np.array([item.price for item in course.items])
    looked_at = slice(0, DRIVER_TRIALS)
    inputs = list(_inputs(programme, course, Dice(seed, np.arange(trials)[looked_at])))
    return RiskRuns(
        trials=trials,
        seed=seed,
        promises=tuple(
            _promise(programme, *told)
            for told in zip(schedule.promises, tally.months, tally.amounts, strict=True)
        ),
        items=tuple(
            _item(programme, (number, float(planned[number])), *told)
            for number, *told in zip(course.busy, tally.item_months, tally.item_amounts, strict=True)
        ),
        cost=tuple(
            _cost(promise, costs, float(prices @ (planned * (np.array(promise.counts(schedule.items)) > 0))))
            for promise, costs in zip(schedule.promises, tally.costs, strict=True)
        ),
        drivers=tuple(
            driver
            for promise, amounts in zip(schedule.promises, tally.amounts, strict=True)
            for driver in _drivers(promise.id, amounts[looked_at], inputs)
        ),
        assumptions=tuple(_assumptions()),
    )


def _assumptions() -> Iterator[str]:
    yield "Orders follow the plan, as soon as what fell due before them is paid; nobody plans anew in a trial."
    yield "Every number with a low and a high end is drawn between them (triangular): lead times, output, ceilings."
    yield "Cost and lead times then grow by lognormal factors, part of whose variance all items share."
    yield "An item may be put back in the queue once; what this buyer's own country makes is not put back."
    yield "Another war may begin in any year and takes part of the output of the categories named."
    yield "Money that comes late or less delays what is due after it; arrears are paid in the order in which they fell due."


def _wanted(schedule: Schedule, programme: Programme, course: Course) -> Wanted:
    """Return what is counted: every promise and every item that the plan orders."""
    busy = list(course.busy)
    counts = np.array([promise.counts(schedule.items) for promise in schedule.promises])
    counts = counts.reshape(len(schedule.promises), len(schedule.items))[:, busy]
    planned = np.array([course.items[number].orders[-1] for number in busy])
    return Wanted(
        counts=counts,
        kept=np.array([kept_at(float(promise.promised)) for promise in schedule.promises]),
        deadlines=np.array([_deadline(programme, promise) for promise in schedule.promises], dtype=np.int64),
        bought=planned * (counts > 0),
        complete=planned * (1 - COMPLETE),
    )


def _deadline(programme: Programme, promise: PromiseResult) -> int:
    last = programme.months - 1
    return last if promise.by is None else min(last, programme.index(promise.by))


def _promise(programme: Programme, promise: PromiseResult, months: Places, amounts: Floats) -> PromiseOdds:
    kept = months <= _deadline(programme, promise)
    digits = 2 if promise.measure == "value" else 6
    share = float(kept.mean())
    return PromiseOdds(
        **_months(programme, promise.id, np.bincount(months, minlength=programme.months + 1)),
        probability_by_deadline=rounded(share, 6),
        probability_interval=_interval(share, len(kept)),
        delivered_by_deadline=_spread(amounts, digits),
    )


def _item(programme: Programme, item: tuple[int, float], months: Places, amounts: Floats) -> ItemOdds:
    number, planned = item
    return ItemOdds(
        **_months(programme, programme.items[number].id, months),
        planned=rounded(planned, 6),
        delivered_at_end=_spread(amounts, 6),
    )


def _cost(promise: PromiseResult, costs: Floats, planned: float) -> CostOdds:
    ordered = np.sort(costs)
    return CostOdds(
        promise=promise.id,
        planned=rounded(planned, 2),
        p50=rounded(float(ordered[_rank(0.5, len(ordered))]), 2),
        p80=rounded(float(ordered[_rank(0.8, len(ordered))]), 2),
    )


def _months(programme: Programme, name: str, tally: Places) -> dict[str, object]:
    """Return the quantiles of a month of completion; beyond the horizon there is no month.

    ``tally`` is the number of trials complete in each month, the last place that of those never complete.
    """
    so_far = np.cumsum(tally)
    count = int(so_far[-1])

    def month(rank: int) -> str | None:
        """Return the month of the trial of this rank."""
        index = int(np.searchsorted(so_far, min(max(rank, 0), count - 1), side="right"))
        return programme.month(index) if index < programme.months else None

    def around(part: float) -> tuple[str | None, str | None]:
        """Return the 95 % interval of a quantile."""
        spread = TWO_SIGMA * sqrt(count * part * (1 - part))
        return month(floor(count * part - spread) - 1), month(ceil(count * part + spread))

    quantiles = {f"p{round(100 * part)}": month(_rank(part, count)) for part in (0.1, 0.5, 0.8, 0.9)}
    return {
        "id": name,
        **quantiles,
        "beyond_horizon": None in quantiles.values(),
        "p50_interval": around(0.5),
        "p80_interval": around(0.8),
    }


def _rank(part: float, count: int) -> int:
    return max(0, ceil(part * count) - 1)


def _spread(amounts: Floats, digits: int) -> Spread:
    ordered = np.sort(amounts)
    ends = (float(ordered[_rank(part, len(ordered))]) for part in (0.1, 0.5, 0.9))
    low, middle, high = (rounded(end, digits) for end in ends)
    return Spread(p10=low, p50=middle, p90=high)


def _interval(share: float, count: int) -> tuple[Number, Number]:
    """Return the 95 % interval of a share (Wilson)."""
    square = TWO_SIGMA**2 / count
    middle = (share + square / 2) / (1 + square)
    half = TWO_SIGMA * sqrt(share * (1 - share) / count + square / (4 * count)) / (1 + square)
    return rounded(max(0.0, middle - half), 4), rounded(min(1.0, middle + half), 4)


def _inputs(programme: Programme, course: Course, dice: Dice) -> Iterator[tuple[str, Floats]]:
    """Yield every uncertain input with what it is in each trial; all are independent of each other."""
    yield "cost growth shared by all items", dice.rank("cost growth")
    yield "lead time growth shared by all items", dice.rank("lead growth")
    yield "queue places shared by all items", dice.uniform("queue")
    yield "another war", dice.war(course.months, course.priors).sum(axis=1)
    for number in course.busy:
        item, name = course.items[number], programme.items[number].name
        yield f"cost growth of {name}", dice.rank(f"cost growth/{item.id}")
        yield f"lead time growth of {name}", dice.rank(f"lead growth/{item.id}")
        yield f"lead time quoted for {name}", dice.uniform(f"lead/{item.id}")
        yield f"output of {name}", dice.position(f"output/{item.id}", item.output.ends)
        if item.may_be_put_back:
            own = ~dice.follows(item.id, course.priors.common_share)
            yield f"queue place of {name}", own * dice.uniform(f"queue/{item.id}")
    for number, row in enumerate(programme.funding):
        yield f"ceiling of {row.name}", dice.position(f"ceiling/{row.id}", course.ceilings[number])
        yield f"late money from {row.name}", dice.triangular(f"delay/{row.id}", course.priors.funding_delay)


def _drivers(promise: str, amount: Floats, inputs: Sequence[tuple[str, Floats]]) -> list[Driver]:
    """Return which inputs explain most of the spread of an amount, each alone.

    The share is that of the variance of the amount which the means of sixteen equally full classes of
    the input explain, less what as many classes of pure chance would.
    """
    spread = float(amount.var())
    if len(amount) <= 4 * BINS or spread <= 0:
        return []
    chance = (BINS - 1) / (len(amount) - 1)
    found = []
    for name, values in inputs:
        explained = _explained(amount, values) / spread
        share = (explained - chance) / (1 - chance)
        if share >= LEAST_SHARE:
            found.append(Driver(promise=promise, input=name, share=rounded(share, 4)))
    found.sort(key=lambda driver: (-driver.share, driver.input))
    return found[:MOST_DRIVERS]


def _explained(amount: Floats, values: Floats) -> float:
    edges = np.quantile(values, np.arange(1, BINS) / BINS)
    classes = np.searchsorted(edges, values, side="left")
    sizes = np.bincount(classes, minlength=BINS)
    sums = np.bincount(classes, weights=amount, minlength=BINS)
    full = sizes > 0
    return float((sizes[full] * (sums[full] / sizes[full] - amount.mean()) ** 2).sum() / len(amount))
