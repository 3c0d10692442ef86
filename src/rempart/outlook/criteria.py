"""What comes out, by criterion: mid points, ranges, orders, and what each strategy falls short of the best."""

from collections import Counter
from collections.abc import Mapping
from typing import Literal

import numpy as np

from rempart.outlook.assessment import (
    STRATEGIES,
    Credibility,
    Ranking,
    Regret,
    Spread,
    Strategy,
    StrategyId,
    Undefined,
    Window,
)
from rempart.outlook.game import Array, Play, credibility_needed
from rempart.outlook.outcomes import CRITERIA, DECADE, TIE, Outcome, outcome_of
from rempart.outlook.parameters import as_number
from rempart.terms.figure import Number

ENDS = (0.05, 0.95)
REPORTED_YEARS = (1, 5, DECADE)
UNDEFINED: Undefined = "undefined"
_ORDERS = (3, 3, 3, 2, 2)  # three places of three strategies, and whether the value falls twice


def strategy_result(
    strategy: StrategyId, over_sets: Outcome, played: Play, values: Mapping[str, Array]
) -> Strategy:
    """Return one strategy: each output's mid point, from one set, and its range over all sets."""
    mid = outcome_of(played, values, strategy)
    years = {str(year): year for year in REPORTED_YEARS} | {"T": mid.years}
    given = over_sets.holds_given_accord(mid.years)
    return Strategy(
        id=strategy,
        no_accord=_sure(over_sets.no_accord, mid.no_accord),
        accord_and_holds={
            key: spread(over_sets.accord_and_holds(year), mid.accord_and_holds(year))
            for key, year in years.items()
        },
        holds_given_accord={
            key: spread(over_sets.holds_given_accord(year), mid.holds_given_accord(year))
            for key, year in years.items()
        },
        defender_value=_sure(over_sets.defender_value, mid.defender_value),
        undefined_sets=int(np.count_nonzero(np.isnan(given))),
        ended_on_purpose=_by_year(over_sets.ended_on_purpose(), mid.ended_on_purpose()),
        ended_by_accident=_by_year(over_sets.ended_by_accident(), mid.ended_by_accident()),
        window=_window(over_sets, mid, played),
        credibility_needed=_credibility(over_sets, credibility_needed(values, played.win, strategy)),
    )


def spread(over_sets: Array, middle: Array) -> Spread | Undefined:
    """Return mid point and 5 % and 95 % quantiles over the defined sets (linear interpolation).

    ``"undefined"`` where the mid point or every set is undefined.
    """
    defined = over_sets[~np.isnan(over_sets)]
    if not defined.size or np.isnan(middle[0]):
        return UNDEFINED
    return _sure(defined, middle)


def rankings(over_sets: Mapping[StrategyId, Outcome]) -> tuple[Ranking, ...]:
    """Return, by criterion, the share of sets defined for all strategies that stand in each order."""
    found: list[Ranking] = []
    for criterion in CRITERIA:
        values = np.array([over_sets[strategy].criterion(criterion) for strategy in STRATEGIES])
        values = values[:, ~np.isnan(values).any(axis=0)]
        orders = _orders(values)
        sets = values.shape[1]
        for order, count in sorted(orders.items(), key=lambda pair: (-pair[1], pair[0])):
            share = as_number(count / sets)
            found.append(Ranking(criterion=criterion, order=order, share=share, defined_sets=sets))
    return tuple(found)


def compared(first: Array, second: Array) -> dict[Literal["above", "equal", "below"], float]:
    """Return the share of sets, of those defined for both, with ``first`` above, equal to or below ``second``."""
    gap = (first - second)[~(np.isnan(first) | np.isnan(second))]
    if not gap.size:
        return {}
    above, below = float(np.mean(gap > TIE)), float(np.mean(gap < -TIE))
    return {"above": above, "equal": float(np.mean(np.abs(gap) <= TIE)), "below": below}


def _sure(over_sets: Array, middle: Array) -> Spread:
    low, high = np.quantile(over_sets, ENDS)
    return Spread(low=as_number(low), mid=as_number(middle[0]), high=as_number(high))


def _by_year(over_sets: Array, middle: Array) -> tuple[Spread, ...]:
    low, high = np.quantile(over_sets, ENDS, axis=1)
    return tuple(
        Spread(low=as_number(low[year]), mid=as_number(middle[year, 0]), high=as_number(high[year]))
        for year in range(len(middle))
    )


def _window(over_sets: Outcome, middle: Outcome, played: Play) -> Window:
    sets = len(over_sets.peak_year)
    return Window(
        peak_year=_sure(over_sets.peak_year, middle.peak_year),
        years=tuple(int(year) for year in np.flatnonzero(middle.in_window)),
        in_share_of_sets=tuple(as_number(count / sets) for count in over_sets.in_window),
        break_thresholds=tuple(as_number(cost) for cost in played.thresholds[:, 0]),
    )


def _credibility(over_sets: Outcome, by_year: Array) -> Credibility:
    defined = over_sets.needed[~np.isnan(over_sets.needed)]
    low, high = np.quantile(defined, ENDS) if defined.size else (np.nan, np.nan)
    return Credibility(
        low=_needed(low),
        mid=_needed(np.max(by_year[1:, 0])),
        high=_needed(high),
        by_year=tuple(_needed(value) for value in by_year[1:, 0]),
        none_in_share_of_sets=as_number(float(np.mean(defined > 1))) if defined.size else UNDEFINED,
    )


def _needed(value: float) -> Number | Literal["none", "undefined"]:
    if np.isnan(value):
        return UNDEFINED
    return "none" if value > 1 else as_number(value)


def _orders(values: Array) -> Counter[str]:
    """Count the orders ``a > b = c`` among the columns; equal ones stand in the order of STRATEGIES."""
    ranked = np.argsort(-values, axis=0, kind="stable")
    fall = -np.diff(np.take_along_axis(values, ranked, axis=0), axis=0) > TIE
    # One whole number for each order: who stands where, and where the value falls.
    codes = np.ravel_multi_index((ranked[0], ranked[1], ranked[2], *fall.astype(np.intp)), _ORDERS)
    counts: Counter[str] = Counter()
    for code, count in enumerate(np.bincount(codes, minlength=1)):
        if count:
            *places, falls, falls_again = (int(part) for part in np.unravel_index(code, _ORDERS))
            groups = [[places[0]]]
            for place, apart in zip(places[1:], (falls, falls_again), strict=True):
                groups = [*groups, [place]] if apart else [*groups[:-1], [*groups[-1], place]]
            words = (" = ".join(STRATEGIES[place] for place in sorted(group)) for group in groups)
            counts[" > ".join(words)] += int(count)
    return counts


_HIGH = 0.95


def regrets(over_sets: Mapping[StrategyId, Outcome]) -> tuple[Regret, ...]:
    """Return, by criterion and strategy, how much is lost against the best, over sets defined for all."""
    found: list[Regret] = []
    for criterion in CRITERIA:
        values = np.array([over_sets[strategy].criterion(criterion) for strategy in STRATEGIES])
        values = values[:, ~np.isnan(values).any(axis=0)]
        if not values.size:
            continue
        best = values.max(axis=0)
        for strategy, own in zip(STRATEGIES, values, strict=True):
            lost = best - own
            lost[lost <= TIE] = 0
            median, high = np.quantile(lost, (0.5, _HIGH))
            found.append(
                Regret(
                    criterion=criterion,
                    strategy=strategy,
                    none_in_share=as_number(float(np.mean(lost == 0))),
                    median=as_number(median),
                    high=as_number(high),
                    largest=as_number(lost.max()),
                    defined_sets=lost.size,
                )
            )
    return tuple(found)
