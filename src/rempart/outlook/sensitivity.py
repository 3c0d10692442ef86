"""Sobol indices: how much of what an output varies comes from each input, alone and with the others."""

from dataclasses import dataclass

import numpy as np

from rempart.outlook.game import Array

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
