"""Break-evens at the mid point: where guarantees first is at least quick compromise."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from rempart.outlook.assessment import BreakEven
from rempart.outlook.game import Array, play
from rempart.outlook.outcomes import CRITERIA, DECADE, TIE, Outcome, outcome_of
from rempart.outlook.parameters import Assumed, as_number
from rempart.outlook.sampling import mid_point
from rempart.outlook.wording import CRITERION_WORDS, NO_ADVICE_ON_TIMING, parameter_words, two_digits
from rempart.terms.table import table

MOVED = {"credibility_guarantees_first": 1, "years_until_in_force": 12, "build_up_years": 10}
# No parameter but a factor on both paths: 0 nothing arrives, 1 as planned, 2 twice as much and at most all.
DELIVERED_PART, MOST_DELIVERED = "delivered_part", 2
TIMED = ("build_up_years", "years_until_in_force")  # what is said of them must not read as advice
STEPS = 100


@dataclass(frozen=True, slots=True)
class Moved:
    """Guarantees first with one parameter moved over its grid, and its rival.

    The rival does not move, but with the deliveries, which both have.
    """

    parameter: str
    grid: Array
    outcome: Outcome
    rival: Outcome


def moves(ranges: Mapping[str, Assumed], paths: tuple[Array, Array]) -> tuple[Moved, ...]:
    """Solve guarantees first over 101 equal steps of each moved parameter, all else at its mid.

    The last one moves what arrives: the planned deliveries and their coverage, times 0 to 2.

    The paths must have one column: the mid point uses the plan without slips.
    """
    values = mid_point(ranges)
    rival = outcome_of(play(values, paths, "quick_compromise"), values, "quick_compromise")
    found = []
    for parameter, most in MOVED.items():
        grid = np.round(most * np.arange(STEPS + 1) / STEPS, 9)
        moved = mid_point(ranges, {parameter: grid})
        outcome = outcome_of(play(moved, paths, "guarantees_first"), moved, "guarantees_first")
        found.append(Moved(parameter, grid, outcome, rival))
    return (*found, _delivered(ranges, paths))


def _delivered(ranges: Mapping[str, Assumed], paths: tuple[Array, Array]) -> Moved:
    grid = np.round(MOST_DELIVERED * np.arange(STEPS + 1) / STEPS, 9)
    values = mid_point(ranges, {"yearly_discount": np.full(len(grid), ranges["yearly_discount"].mid)})
    scaled = np.minimum(1.0, paths[0] * grid), np.minimum(1.0, paths[1] * grid)
    first, second = (
        outcome_of(play(values, scaled, one), values, one) for one in ("guarantees_first", "quick_compromise")
    )
    return Moved(DELIVERED_PART, grid, first, second)


def break_evens(moved: tuple[Moved, ...]) -> tuple[BreakEven, ...]:
    """Return the grid intervals in which guarantees first is at least quick compromise, by criterion."""
    return tuple(_break_even(each, criterion) for each in moved for criterion in CRITERIA)


def runs(grid: Array, holds: NDArray[np.bool_]) -> tuple[tuple[float, float], ...]:
    """Return first and last grid value of each run in which ``holds`` is true.

    Example:
        >>> runs(np.array([0.0, 0.1, 0.2]), np.array([True, False, True]))
        ((0.0, 0.0), (0.2, 0.2))
    """
    edges = np.flatnonzero(np.diff(np.concatenate([[False], holds, [False]])))
    return tuple((float(grid[a]), float(grid[b - 1])) for a, b in zip(edges[::2], edges[1::2], strict=True))


def _break_even(moved: Moved, criterion: str) -> BreakEven:
    first, second = moved.outcome.criterion(criterion), moved.rival.criterion(criterion)
    defined = ~(np.isnan(first) | np.isnan(second))
    found = runs(moved.grid, defined & (first >= second - TIE))
    intervals = tuple((as_number(low), as_number(high)) for low, high in found)
    state: Literal["none", "undefined"] = "none" if defined.any() else "undefined"
    return BreakEven(
        parameter=moved.parameter,
        criterion=criterion,
        intervals=intervals or state,
        unit=_unit(moved.parameter),
        says=_says(moved, criterion, intervals, state),
        undefined_values=int(np.count_nonzero(~defined)),
    )


def _says(moved: Moved, criterion: str, intervals: tuple[tuple[float, float], ...], otherwise: str) -> str:
    what, meant = parameter_words()[moved.parameter], CRITERION_WORDS[criterion]
    tried = f"between {moved.grid[0]:g} and {moved.grid[-1]:g}"
    if moved.parameter == DELIVERED_PART:
        tried += " times as planned"
    if not intervals and otherwise == "undefined":
        why = "nobody signs" if moved.outcome.years >= DECADE else "the horizon is shorter"
        sentence = f"Moving {what} {tried}, all else at its middle value, leaves '{meant}' undefined: {why}."
    elif not intervals:
        sentence = (
            f"At no value of {what} {tried}, all else at its middle value, is guarantees first "
            f"at least quick compromise on '{meant}'."
        )
    else:
        spans = " and ".join(f"from {two_digits(low)} to {two_digits(high)}" for low, high in intervals)
        sentence = (
            f"Moving {what} {tried}, all else at its middle value, guarantees first is at least quick "
            f"compromise on '{meant}' {spans}."
        )
    return f"{sentence} {NO_ADVICE_ON_TIMING}" if moved.parameter in TIMED else sentence


def _unit(parameter: str) -> str:
    rows = table("peace/parameters")
    return rows[parameter].text("unit") if parameter in rows else "times as planned"
