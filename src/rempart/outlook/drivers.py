"""What drives the answer: Sobol indices of where two strategies stand apart, of each input alone and with the others."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from rempart.outlook.assessment import Driver, StrategyId
from rempart.outlook.game import Array, play
from rempart.outlook.outcomes import DECADE, SETS_AT_ONCE, TIE, Outcome, outcome_of, processors
from rempart.outlook.parameters import IN_FORCE, Assumed, as_number
from rempart.outlook.sampling import scaled, slices

_NORMAL_95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Indices:
    """First and total index of each input, with half of a 95 % interval; arrays of shape (inputs,)."""

    first: Array
    total: Array
    first_half_width: Array
    total_half_width: Array


def sobol_indices(at_a: Array, at_b: Array, at_mixed: Array) -> Indices | None:
    """Estimate Sobol indices from three samples of one output.

    The first index is the share of the variance that goes when the input becomes known; the total one
    the share that stays when everything else is known. Estimators of Saltelli et al. 2010 (first) and
    Jansen 1999 (total), those of SALib. The half widths take the rows as independent draws and follow
    from the spread of each row's contribution to the ratio (delta method).

    Args:
        at_a: The output at N rows of draws, shape (N,).
        at_b: The output at N other rows.
        at_mixed: For each input, the output at the first rows with this input's column taken from
            the second ones, shape (inputs, N).

    Returns:
        Indices | None: None where the output does not vary.

    Example:
        >>> a, b = np.array([0.0, 1, 0, 1]), np.array([1.0, 1, 0, 0])
        >>> found = sobol_indices(a, b, np.array([b, a]))  # the first input is all there is
        >>> float(found.total[1])
        0.0
    """
    centre = np.concatenate([at_a, at_b, at_mixed.ravel()]).mean()
    a, b, mixed = at_a - centre, at_b - centre, at_mixed - centre
    both = np.concatenate([a, b])
    variance = both.var()
    if not variance > 0:
        return None
    spread = ((a - both.mean()) ** 2 + (b - both.mean()) ** 2) / 2
    alone, together = b * (mixed - a), (a - mixed) ** 2 / 2
    first, total = alone.mean(axis=1) / variance, together.mean(axis=1) / variance
    return Indices(
        first,
        total,
        _half_width(alone - first[:, None] * spread, variance),
        _half_width(together - total[:, None] * spread, variance),
    )


def _half_width(contributions: Array, variance: float) -> Array:
    rows = contributions.shape[1]
    half: Array = _NORMAL_95 * contributions.std(axis=1) / variance / np.sqrt(rows)
    return half


ROWS = 4096
TRIAL = "trial"
_STREAM = 1  # of the seed: the sets of the ranges are stream 0
_PLAYED: tuple[StrategyId, StrategyId] = ("guarantees_first", "quick_compromise")


def _apart(criterion: str) -> Callable[[Outcome, Outcome], Array]:
    return lambda first, second: first.criterion(criterion) - second.criterion(criterion)


def _order(first: Outcome, second: Outcome) -> Array:
    """Return 1 where a signed accord holds at least as well under guarantees first, else 0.

    Where nobody signs the order is undefined and counts 0, so that every row has a value.
    """
    gap = first.holds_given_accord(DECADE) - second.holds_given_accord(DECADE)
    return np.where(gap >= -TIE, 1.0, 0.0)


OUTPUTS: dict[str, Callable[[Outcome, Outcome], Array]] = {
    "order_on_holds_given_accord_10": _order,
    "gap_in_accord_and_holds_10": _apart("accord_and_holds_10"),
    "gap_in_defender_value": _apart("defender_value"),
    "no_accord_guarantees_first": lambda first, _: first.no_accord,
}


def drivers(
    ranges: Mapping[str, Assumed], paths: tuple[Array, Array], *, seed: int, rows: int = ROWS
) -> tuple[Driver, ...]:
    """Return first and total indices of every input that varies, the largest total first, by output.

    ``rows`` draws, as many others, and the first with one column of the others for each input. ``paths`` are
    the delivered and the covered share, shape (T + 1, 1) or (T + 1, trials); where they hold trials, the trial
    is an input as well: it stands for all slips of the plan.
    """
    names = [*ranges, TRIAL]
    ours, others = np.random.default_rng([seed, _STREAM]).random((2, rows, len(names)))
    varied = _varied(ranges, paths)
    samples = [ours, others]
    for name in varied:
        mixed = ours.copy()
        mixed[:, names.index(name)] = others[:, names.index(name)]
        samples.append(mixed)
    values = _values(np.concatenate(samples), ranges, paths)
    return tuple(
        driver
        for output, found in values.items()
        if not np.isnan(found).any()
        for driver in _of_output(output, found.reshape(len(samples), rows), varied)
    )


def _varied(ranges: Mapping[str, Assumed], paths: tuple[Array, Array]) -> list[str]:
    varied = [name for name, assumed in ranges.items() if assumed.low < assumed.high]
    if ranges[IN_FORCE].in_force_on is not None and IN_FORCE in varied:
        varied.remove(IN_FORCE)  # a date leaves nothing to draw
    return [*varied, TRIAL] if max(path.shape[1] for path in paths) > 1 else varied


def _values(draws: Array, ranges: Mapping[str, Assumed], paths: tuple[Array, Array]) -> dict[str, Array]:
    trials = max(path.shape[1] for path in paths)
    found = {output: np.empty(len(draws)) for output in OUTPUTS}

    def solve(part: slice) -> None:
        """Solve a part of the draws, and write what it gives into its place."""
        values = scaled(draws[part, :-1], ranges)
        trial = np.minimum((draws[part, -1] * trials).astype(np.intp), trials - 1)
        first, second = (outcome_of(play(values, paths, one, trial), values, one) for one in _PLAYED)
        for output, read in OUTPUTS.items():
            found[output][part] = read(first, second)

    with ThreadPoolExecutor(processors()) as pool:
        list(pool.map(solve, slices(len(draws), SETS_AT_ONCE)))
    if len(paths[0]) <= DECADE:
        found.pop("order_on_holds_given_accord_10")
    return found


def _of_output(output: str, values: Array, varied: list[str]) -> list[Driver]:
    indices = sobol_indices(values[0], values[1], values[2:]) if varied else None
    if indices is None:
        return []
    found = [
        Driver(
            output=output,
            input=name,
            first=as_number(indices.first[row]),
            total=as_number(indices.total[row]),
            half_width=as_number(indices.total_half_width[row]),
            first_half_width=as_number(indices.first_half_width[row]),
        )
        for row, name in enumerate(varied)
    ]
    return sorted(found, key=lambda driver: (-driver.total, driver.input))
