"""Covering instances as one matrix, for small cases that a test works out by itself."""

import numpy as np
from numpy.typing import NDArray

from rempart.coverage.instance import Instance

Reach = NDArray[np.bool_]


def from_reach(reach: Reach, weights: NDArray[np.int64], kinds: NDArray[np.int64]) -> Instance:
    """Return the instance with one class for each row of ``reach`` that has a column and a weight; none merged."""
    counts = reach.any(axis=1) & (weights > 0)
    _, at_column = np.nonzero(reach[counts])
    starts = np.concatenate(([0], np.cumsum(reach[counts].sum(axis=1)))).astype(np.int64)
    return Instance(weights[counts], kinds, starts, np.asarray(at_column, dtype=np.int32))


def reach_of(instance: Instance) -> Reach:
    """Return shape (classes, columns): whether the column covers the class."""
    reach = np.zeros((instance.classes, instance.columns), dtype=np.bool_)
    reach[instance.at_class(), instance.at_column] = True
    return reach
