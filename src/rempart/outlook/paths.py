"""The two paths of the game by year: what is delivered, and whom it could cover (docs/outlook.md, section 10).

Year k is calendar time: k = 0 is the first day of the plan's first month, k = 1 twelve months later.
Where the plan's trials are given, each path also has one column a trial, and both have the same trials.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rempart.coverage.shares import Coverage, Period
from rempart.coverage.systems import LAYERS
from rempart.errors import AssumptionError
from rempart.outlook.assessment import Spread
from rempart.outlook.game import Array
from rempart.outlook.parameters import FROM_PROGRAMME, as_number, path_in
from rempart.plan.timetable import PromiseResult, Schedule, Trials
from rempart.terms.months import month_number
from rempart.terms.table import table

FALLBACK = "fallback_paths.csv"
_DEFAULTS = (("population", "present"), ("area", "government"), ("rural", "spread"))


@dataclass(frozen=True, slots=True)
class SharePath:
    """A share for each of the years 0 to T, who set it and what it rests on.

    ``shares`` are those of the plan without slips, ``by_trial`` those of each trial, shape
    (T + 1, trials); None where no slip is drawn.
    """

    name: str
    shares: tuple[float, ...]
    set_by: str
    rests_on: tuple[str, ...]
    note: str | None = None
    by_trial: Array | None = None

    @property
    def planned(self) -> Array:
        """The path without slips, one column."""
        return np.array(self.shares)[:, None]

    @property
    def drawn(self) -> Array:
        """The path by trial, or the one without slips where there is no trial."""
        return self.planned if self.by_trial is None else self.by_trial


@dataclass(frozen=True, slots=True)
class Paths:
    """Both paths over the same years, and, where slips are drawn, over the same trials."""

    delivered: SharePath
    covered: SharePath

    @property
    def both(self) -> tuple[SharePath, SharePath]:
        """The delivered and the covered one."""
        return self.delivered, self.covered

    @property
    def planned(self) -> tuple[Array, Array]:
        """Both without slips, one column each."""
        return self.delivered.planned, self.covered.planned

    @property
    def drawn(self) -> tuple[Array, Array]:
        """Both by trial; one column where a path has none."""
        return self.delivered.drawn, self.covered.drawn

    @property
    def trials(self) -> int | None:
        """How many trials there are, None where no slip is drawn."""
        return max([path.by_trial.shape[1] for path in self.both if path.by_trial is not None], default=None)

    def over_trials(self) -> dict[str, tuple[Spread, ...]]:
        """Return, for each path with trials, 5 % quantile, plan and 95 % quantile by year."""
        found = {}
        for path in self.both:
            if path.by_trial is not None:
                low, high = np.quantile(path.by_trial, (0.05, 0.95), axis=1)
                points = zip(low, path.shares, high, strict=True)
                found[path.name] = tuple(
                    Spread(low=as_number(a), mid=as_number(b), high=as_number(c)) for a, b, c in points
                )
        return found


def paths_of(
    plan: Schedule | Trials | None,
    coverage: Coverage | None,
    years: int,
    *,
    settings: Mapping[str, object] | None = None,
) -> Paths:
    """Return both paths for the years 0 to ``years``.

    Raises:
        AssumptionError: a list in ``settings`` that is too long or leaves 0 to 1.
    """
    drawn = _with_trials(plan, coverage)
    return Paths(
        _given("delivered_share", years, settings) or delivered_path(drawn, years),
        _given("covered_share", years, settings) or covered_path(coverage, schedule_of(plan), years),
    )


def _given(name: str, years: int, settings: Mapping[str, object] | None) -> SharePath | None:
    """Return a path that ``[outlook]`` gives, which goes before what is computed; None where it gives none."""
    given = path_in(settings, name, years)
    return None if given is None else SharePath(name, given, FROM_PROGRAMME, ())


def _with_trials(plan: Schedule | Trials | None, coverage: Coverage | None) -> Schedule | Trials | None:
    """Return the trials that the coverage was made of, where the plan itself is given.

    Raises:
        AssumptionError: plan and coverage come from different trials, so that no index is common.
    """
    drawn = coverage.risk if coverage is not None and coverage.by_trial is not None else None
    if drawn is None or plan is None:
        return plan
    if isinstance(plan, Trials):
        if (plan.trials, plan.seed) != (drawn.trials, drawn.seed):
            raise AssumptionError(
                f"{plan.trials} trials of the plan with seed {plan.seed}, and a coverage of {drawn.trials} with "
                f"seed {drawn.seed}",
                "the same trials in both, since one slip drives both",
                "Cover the trials that are weighed.",
            )
        return plan
    return plan if plan.course is None else plan.slip(trials=drawn.trials, seed=drawn.seed)


def delivered_path(plan: Schedule | Trials | None, years: int) -> SharePath:
    """Return the delivered share by year, of the schedule, else the fallback.

    ``plan`` may be trials of a schedule, which then give a path for each trial as well.
    """
    name, schedule = "delivered_share", schedule_of(plan)
    if schedule is None or not schedule.promises:
        return _fallback(name, years, "no schedule" if schedule is None else "a schedule without a promise")
    promised = tuple(f"agreement:{each.agreement}" for each in schedule.promises if each.agreement)
    months = [12 * year for year in range(years + 1)]
    return SharePath(
        name,
        delivered_shares(schedule, years),
        "schedule",
        tuple(dict.fromkeys(promised)),
        by_trial=plan.delivered_shares(months).T if isinstance(plan, Trials) else None,
    )


def schedule_of(plan: Schedule | Trials | None) -> Schedule | None:
    """Return the schedule, also of trials of it."""
    return plan.schedule if isinstance(plan, Trials) else plan


def covered_path(coverage: Coverage | None, schedule: Schedule | None, years: int) -> SharePath:
    """Return the covered share by year, of the coverage, else the fallback."""
    name, rows = "covered_share", _planned(coverage)
    if not rows:
        return _fallback(name, years, "no coverage of planned systems")
    # Without a plan nothing dates the first day but the first year end that the coverage names.
    start = schedule.start if schedule is not None else f"{min(_year(row) for row in rows)}-01"
    note = None if schedule is not None else f"the first day is taken to be that of {start}"
    by_trial = None
    if coverage is not None and coverage.by_trial is not None and schedule is not None:
        by_trial = coverage.covered_shares([12 * year for year in range(years + 1)]).T
    return SharePath(name, covered_shares(rows, start, years), "coverage", (), note, by_trial=by_trial)


def delivered_shares(schedule: Schedule, years: int) -> tuple[float, ...]:
    """Return, for each year k, the mean over promises of what months 0 to 12k - 1 deliver of them.

    Each promise weighs the same and none counts above 1. What stands in service before month 0 and a
    promise's deadline play no part: lateness shows as a lower share.

    Example:
        >>> delivered_shares(schedule, 12)[0]
        0.0
    """
    first = month_number(schedule.start)
    cost = {item.id: item.unit_cost for item in schedule.items}
    by_year = np.zeros((len(schedule.promises), years + 1))
    for number, promise in enumerate(schedule.promises):
        for delivery in schedule.deliveries:
            year = (month_number(delivery.month) - first) // 12 + 1
            if delivery.item in promise.items and year <= years:
                worth = cost[delivery.item] if promise.measure == "value" else 1
                by_year[number, year] += delivery.quantity * worth
        by_year[number] = _part_of(promise, np.cumsum(by_year[number]))
    return tuple(float(share) for share in by_year.mean(axis=0))


def covered_shares(rows: list[Period], start: str, years: int) -> tuple[float, ...]:
    """Return, for each year k, the smaller of the two layers' share of all people counted.

    The smaller, because a mixed attack is stopped no better than by the weaker layer. A layer without
    any row has no system and counts 0. Linear between calendar year ends, 0 on the first day of
    ``start``, constant after the last.
    """
    ends = sorted({_year(row) for row in rows})
    share = {(row.layer, _year(row)): float(row.share.mode or 0) for row in rows}
    smaller = [min(share.get((layer, end), 0.0) for layer in LAYERS) for end in ends]
    first = month_number(start)
    after = [(month_number(f"{end + 1:04d}-01") - first) / 12 for end in ends]
    known = [(when, value) for when, value in zip(after, smaller, strict=True) if when > 0]
    times, values = [0.0, *(when for when, _ in known)], [0.0, *(value for _, value in known)]
    return tuple(float(value) for value in np.interp(np.arange(years + 1), times, values))


def _part_of(promise: PromiseResult, delivered: Array) -> Array:
    if promise.promised <= 0:  # nothing was asked for, so nothing is missing once the plan runs
        return np.minimum(np.arange(len(delivered)), 1.0)
    return np.minimum(1.0, delivered / promise.promised)


def _planned(coverage: Coverage | None) -> list[Period]:
    """Return the rows of planned systems with a nominal share, under the default switches if present."""
    rows = [row for row in (coverage.periods if coverage else ()) if row.systems == "planned"]
    rows = [row for row in rows if row.share.mode is not None]
    for switch, default in _DEFAULTS:
        chosen = default if any(getattr(row, switch) == default for row in rows) else None
        rows = [row for row in rows if chosen is None or getattr(row, switch) == chosen]
    return rows


def _year(period: Period) -> int:
    return int(period.period[:4])


def _fallback(name: str, years: int, lacking: str) -> SharePath:
    rows = list(table("peace/fallback_paths").values())
    shares = [float(row.text(name)) for row in rows]
    held = (shares + [shares[-1]] * years)[: years + 1]
    return SharePath(name, tuple(held), FALLBACK, tuple(row.id for row in rows), f"there is {lacking}")
