"""What comes out of the game over all assumption sets: solved slice by slice, read as criteria."""

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from rempart.outlook.assessment import STRATEGIES, StrategyId
from rempart.outlook.game import Array, Play, credibility_needed, play
from rempart.outlook.sampling import Box, slices, trials_of

SETS_AT_ONCE = 4096  # what fits a processor's cache; results do not depend on it
TIE = 1e-9  # values closer than this are equal: many sets end by accident only and tie exactly
DECADE = 10
CRITERIA = ("holds_given_accord_10", "accord_and_holds_10", "defender_value")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One strategy over the sets: arrays of shape (years 0..T, sets) or (sets,).

    ``accident`` is the chance of an accident in a year; ``needed`` the credibility needed in the year
    that asks for most (NaN: undefined); ``in_window`` counts, by year, the sets in which a break adds
    more than the least cost of war.
    """

    alive: Array
    accident: Array
    defender_value: Array
    peak_year: Array
    needed: Array
    in_window: Array

    @property
    def years(self) -> int:
        """The horizon T."""
        return len(self.alive) - 1

    @property
    def no_accord(self) -> Array:
        """The share of leaders who do not sign."""
        signed: Array = self.alive[0]
        return 1 - signed

    def accord_and_holds(self, year: int) -> Array:
        """The share of cases signed and at peace for ``year`` years; NaN beyond the horizon."""
        if year > self.years:
            return np.full_like(self.accident, np.nan)
        alive: Array = self.alive[year]
        return alive

    def holds_given_accord(self, year: int) -> Array:
        """The share of signed accords that hold ``year`` years; NaN where nobody signs."""
        signed: Array = self.alive[0]
        lasting = np.full_like(signed, np.nan)
        np.divide(self.accord_and_holds(year), signed, out=lasting, where=signed > 0)
        return lasting

    def ended_by_accident(self) -> Array:
        """The share of cases that end by accident in each of the years 1 to T."""
        return self.accident * self.alive[:-1]

    def ended_on_purpose(self) -> Array:
        """The share of cases that a leader ends in each of the years 1 to T."""
        ended: Array = self.alive[:-1] - self.alive[1:] - self.ended_by_accident()
        return np.maximum(ended, 0)  # a rounding below 0 is 0

    def criterion(self, name: str) -> Array:
        """One of ``CRITERIA``, by set; NaN where it is undefined."""
        if name == "defender_value":
            return self.defender_value
        of_year = self.accord_and_holds if name == "accord_and_holds_10" else self.holds_given_accord
        return of_year(DECADE)


def outcome_of(played: Play, values: Mapping[str, Array], strategy: StrategyId) -> Outcome:
    """Read the outcome of one strategy from a solved game."""
    return Outcome(
        alive=played.alive,
        accident=played.accident,
        defender_value=played.defender_value,
        peak_year=np.argmax(played.gain, axis=0).astype(np.float64),
        needed=np.max(credibility_needed(values, played.win, strategy)[1:], axis=0),
        in_window=np.sum(played.gain > values["war_cost_least"], axis=1, dtype=np.float64),
    )


def outcomes(
    box: Box, paths: tuple[Array, Array], *, at_once: int = SETS_AT_ONCE, threads: int | None = None
) -> dict[StrategyId, Outcome]:
    """Solve every set under every strategy, ``at_once`` sets at a time on ``threads`` threads.

    ``paths`` are the delivered and the covered share, shape (T + 1, 1) or (T + 1, trials): set i reads trial i
    mod trials, the same in both. No result depends on ``at_once``, nor on the threads, by default one a
    processor.
    """
    found = {strategy: _blank(len(paths[0]), box.sets) for strategy in STRATEGIES}

    def solve(part: slice) -> dict[StrategyId, Array]:
        """Solve a part of the sets, and write it into its place."""
        values = box.values(part)
        trial = trials_of(part, max(path.shape[1] for path in paths))
        counted = {}
        for strategy, whole in found.items():
            solved = outcome_of(play(values, paths, strategy, trial), values, strategy)
            for name in ("alive", "accident", "defender_value", "peak_year", "needed"):
                getattr(whole, name)[..., part] = getattr(solved, name)
            counted[strategy] = solved.in_window
        return counted

    with ThreadPoolExecutor(threads or processors()) as pool:
        for counted in pool.map(solve, slices(box.sets, at_once)):
            for strategy, in_window in counted.items():
                np.add(found[strategy].in_window, in_window, out=found[strategy].in_window)
    return found


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _blank(rows: int, sets: int) -> Outcome:
    accident, defender_value, peak_year, needed = (np.empty(sets) for _ in range(4))
    return Outcome(np.empty((rows, sets)), accident, defender_value, peak_year, needed, np.zeros(rows))
