"""The risk trials of a plan, as whole systems by trial and as covered shares, each budget solved once.

Trials run in parts, here or on the workers of an engine: a part comes back as the systems that stand by trial
and month, a few bytes each, and not as what happens to every item in every month. Many budgets are answered in
parts as well, each by a search of its own: a search begins where the one before ended, so what it answers within
its gap depends on what it was asked before; a part asked alone and in its own order gives the same people, whoever
answers it, and whenever.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from rempart.coverage.answering import Answering, by_radius
from rempart.coverage.instance import Budget, Instance
from rempart.coverage.searching import Search
from rempart.coverage.systems import Layer
from rempart.engines import Engine, LocalEngine, every
from rempart.plan.slips.tally import Part, parts_of
from rempart.plan.timetable import Schedule, Trials
from rempart.terms.months import month_number

BUDGETS_AT_ONCE = 100  # budgets that one search answers: half a second to five of three types in a country

Asked = tuple[tuple[float, ...], tuple[int, ...]]  # radii in kilometres, and as many systems of each


@dataclass(frozen=True, slots=True)
class BudgetPart:
    """Budgets of the same radii, and what they are asked of. It stays inside the stage and is never printed."""

    radii_km: tuple[float, ...]
    counts: tuple[Budget, ...]
    instance: Instance = field(repr=False)


def people_of_each(
    answering: Answering, layer: Layer, budgets: Sequence[Mapping[str, int]], engine: Engine
) -> list[int]:
    """Return the people that each budget (systems by name) can cover, within 0.1 per cent of the most.

    Where there are many, the engine answers; the people are the same.

    Raises:
        ArchiveError: the engine is gone, or a part brought down several of its workers.
    """
    asked = [_asked(layer, budget) for budget in budgets]
    if len(set(asked)) <= BUDGETS_AT_ONCE:
        return [answering.about(layer, budget).value for budget in budgets]
    people: dict[Asked, int] = {((), ()): 0}
    for part, found in every(engine, people_of_part, list(_parts(answering, asked))):
        people.update(zip(((part.radii_km, counts) for counts in part.counts), found, strict=True))
    return [people[one] for one in asked]


def people_of_part(part: BudgetPart) -> list[int]:
    """Return the people that each budget of a part can cover."""
    search = Search(part.instance)
    return [search.about(counts).value for counts in part.counts]


def _asked(layer: Layer, budget: Mapping[str, int]) -> Asked:
    counts = by_radius(layer, "mode", budget)
    return tuple(counts), tuple(counts.values())


def _parts(answering: Answering, asked: Sequence[Asked]) -> Iterator[BudgetPart]:
    for radii, group in groupby(sorted(set(asked)), key=lambda one: one[0]):
        counts = tuple(counts for _, counts in group)
        if radii:
            instance = answering.instance("people", radii)
            for first in range(0, len(counts), BUDGETS_AT_ONCE):
                yield BudgetPart(radii, counts[first : first + BUDGETS_AT_ONCE], instance)


WHOLE = 1e-4  # quantities are rounded month by month; 9.9999 delivered over the years is ten
PART = (
    16_384  # trials that are run at once, and by one worker: a second or two of thirty items over ten years
)
Counts = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Slipped:
    """Whole systems that stand with what they need, in every trial of a plan.

    ``systems`` names the system of an item by its id; other items cover nothing.
    """

    trials: Trials
    systems: Mapping[str, str]
    engine: Engine = field(default_factory=LocalEngine)
    _known: dict[tuple[int, ...], Counts] = field(default_factory=dict, repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the systems, in the order of the counts."""
        return tuple(sorted(set(self.systems.values())))

    def counts(self, months: Sequence[int]) -> Counts:
        """Return the systems that stand before the start of each month, shape (trials, systems, months).

        Raises:
            ArchiveError: the engine is gone, or a part brought down several of its workers.
        """
        asked = tuple(months)
        # What is asked for again and again: calendar year ends, and years after the start.
        years = range(0, self.trials.schedule.months + 12, 12)
        usual = tuple(sorted({*self.year_ends().values(), *years}))
        if set(asked) <= set(usual):
            if usual not in self._known:
                self._known[usual] = self._counts(usual)
            return self._known[usual][:, :, [usual.index(month) for month in asked]]
        return self._counts(asked)

    def _counts(self, months: tuple[int, ...]) -> Counts:
        counts = np.zeros((self.trials.trials, len(self.names), len(months)), dtype=np.int32)
        if not self.systems:
            return counts
        count = partial(count_part, trials=self.trials, systems=self.systems, months=months)
        for part, found in every(self.engine, count, parts_of(self.trials.trials, PART)):
            counts[part.first : part.first + part.trials] = found
        return counts

    def year_ends(self) -> dict[str, int]:
        """Return the month index at the end of each calendar year of the plan."""
        schedule = self.trials.schedule
        start = month_number(schedule.start)
        years = range(int(schedule.start[:4]), (start + schedule.months - 1) // 12 + 1)
        return {f"{year:04d}": month_number(f"{year + 1:04d}-01") - start for year in years}

    def median(self) -> dict[str, dict[str, int]]:
        """Return the median count of each system by calendar year end: a number that some trial has."""
        ends = self.year_ends()
        middle = np.quantile(self.counts(tuple(ends.values())), 0.5, axis=0, method="inverted_cdf")
        return {
            year: {name: int(middle[row, at]) for row, name in enumerate(self.names) if middle[row, at]}
            for at, year in enumerate(ends)
        }


def trials_of(plan: Schedule, trials: int, seed: int) -> Schedule | Trials:
    """Return the trials of a plan, or the plan itself where nothing is promised that could slip."""
    return plan.slip(trials=trials, seed=seed) if plan.promises else plan


def count_part(part: Part, *, trials: Trials, systems: Mapping[str, str], months: tuple[int, ...]) -> Counts:
    """Return the systems that stand in some of the trials, as ``Slipped.counts`` does, by name in their order."""
    names = sorted(set(systems.values()))
    whole = trials if part.trials == part.of else trials.part(part)
    units = np.floor(whole.operational_by(months) + WHOLE).astype(np.int32)
    counts = np.zeros((part.trials, len(names), len(months)), dtype=np.int32)
    for place, item in enumerate(trials.items):
        if item in systems:
            counts[:, names.index(systems[item])] += units[:, place]
    return counts


@dataclass(frozen=True, slots=True)
class CoveredShares:
    """Shares of all people counted that the systems of each trial could cover, at nominal radius.

    Of the systems of a type ``availability`` per cent count.
    """

    slipped: Slipped
    answering: Answering = field(repr=False)
    everybody: int
    availability: int
    _known: dict[tuple[Layer, tuple[int, ...]], NDArray[np.float64]] = field(default_factory=dict, repr=False)
    _people: dict[tuple[Layer, tuple[int, ...]], int] = field(default_factory=dict, repr=False)

    def by_trial(self, layer: Layer, months: Sequence[int]) -> NDArray[np.float64]:
        """Return shape (trials, months), in the order of the trials of the plan.

        Each share is one that a choice of cities reaches; none reaches more than 0.1 per cent above it.
        """
        key = (layer, tuple(months))
        if key not in self._known:
            self._known[key] = self._by_trial(layer, months)
        return self._known[key]

    def _by_trial(self, layer: Layer, months: Sequence[int]) -> NDArray[np.float64]:
        counts = self.slipped.counts(months) * self.availability // 100
        if not counts.size or not self.everybody:
            return np.zeros((counts.shape[0], counts.shape[2]))
        budgets = counts.transpose(0, 2, 1).reshape(-1, counts.shape[1])
        # One number for each budget: many times faster to sort than rows.
        number = np.ravel_multi_index(tuple(budgets.T), tuple(budgets.max(axis=0) + 1))
        _, first, which = np.unique(number, return_index=True, return_inverse=True)
        people = self._people_of(layer, [tuple(budget) for budget in budgets[first].tolist()])
        shares = np.array(people, dtype=np.float64)[which.ravel()] / self.everybody
        return shares.reshape(counts.shape[0], counts.shape[2])

    def _people_of(self, layer: Layer, budgets: Sequence[Budget]) -> list[int]:
        new = [budget for budget in budgets if (layer, budget) not in self._people]
        systems = [dict(zip(self.slipped.names, budget, strict=True)) for budget in new]
        people = people_of_each(self.answering, layer, systems, self.slipped.engine)
        self._people.update(zip(((layer, budget) for budget in new), people, strict=True))
        return [self._people[layer, budget] for budget in budgets]
