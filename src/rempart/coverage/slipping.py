"""The risk trials of a plan, as whole systems by trial and as covered shares, each budget solved once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rempart.coverage.answering import Answering
from rempart.coverage.layers import Layer
from rempart.plan.timetable import Trials
from rempart.terms.months import month_number

WHOLE = 1e-4  # quantities are rounded month by month; 9.9999 delivered over the years is ten
LAYERS: tuple[Layer, ...] = ("ballistic", "other")


@dataclass(frozen=True, slots=True)
class Slipped:
    """Whole systems that stand with what they need, in every trial of a plan.

    Args:
        trials: The trials.
        systems: The system's name by item id; other items cover nothing.
    """

    trials: Trials
    systems: Mapping[str, str]
    _known: dict[tuple[int, ...], NDArray[np.int64]] = field(default_factory=dict, repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the systems, in the order of the counts."""
        return tuple(sorted(set(self.systems.values())))

    def counts(self, months: Sequence[int]) -> NDArray[np.int64]:
        """Return the systems that stand before the start of each month, shape (trials, systems, months)."""
        asked = tuple(months)
        usual = self._usual()
        if set(asked) <= set(usual):
            if usual not in self._known:
                self._known[usual] = self._counts(usual)
            return self._known[usual][:, :, [usual.index(month) for month in asked]]
        return self._counts(asked)

    def _usual(self) -> tuple[int, ...]:
        """Return the months that are asked for again and again: calendar year ends, and years after the start."""
        years = range(0, self.trials.schedule.months + 12, 12)
        return tuple(sorted({*self.year_ends().values(), *years}))

    def _counts(self, months: tuple[int, ...]) -> NDArray[np.int64]:
        counts = np.zeros((self.trials.trials, len(self.names), len(months)), dtype=np.int64)
        if not self.systems:
            return counts
        units = np.floor(self.trials.operational_by(months) + WHOLE).astype(np.int64)
        for place, item in enumerate(self.trials.items):
            if item in self.systems:
                counts[:, self.names.index(self.systems[item])] += units[:, place]
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


@dataclass(frozen=True, slots=True)
class CoveredShares:
    """Shares of all people counted that the systems of each trial could cover, at nominal radius.

    Args:
        slipped: Systems by trial.
        answering: Answers by counts, each found once.
        everybody: All people counted.
        availability: Whole per cent of the systems of a type that count.
    """

    slipped: Slipped
    answering: Answering = field(repr=False)
    everybody: int
    availability: int
    _known: dict[tuple[Layer, tuple[int, ...]], NDArray[np.float64]] = field(default_factory=dict, repr=False)

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
        people = [self._people(layer, budget) for budget in budgets[first]]
        shares = np.array(people, dtype=np.float64)[which.ravel()] / self.everybody
        return shares.reshape(counts.shape[0], counts.shape[2])

    def _people(self, layer: Layer, budget: NDArray[np.int64]) -> int:
        systems = {name: int(count) for name, count in zip(self.slipped.names, budget, strict=True)}
        return self.answering.about(layer, systems).value
