"""A maximal-covering instance: classes of demand with equal cover sets, and the columns that reach them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]
WORD = 64
_UNPACKED_AT_ONCE = 1 << 25  # bits, so that unpacking takes a few tens of MiB whatever the size


@dataclass(frozen=True, slots=True, repr=False)
class Instance:
    """Classes and columns, sparse both ways. It stays inside the stage and is never printed.

    Args:
        weights: Shape (classes,); whole numbers from 1 (people, or half units of infrastructure).
        kinds: Shape (columns,); from 0, ascending; each kind has its own number of systems.
        starts: Shape (classes + 1,); where the columns of each class begin in ``at_column``.
        at_column: Shape (pairs,); the columns that reach each class, ascending within it.
    """

    weights: NDArray[np.int64]
    kinds: NDArray[np.int64]
    starts: NDArray[np.int64]
    at_column: NDArray[np.int32]

    @property
    def classes(self) -> int:
        """How many classes of demand there are."""
        return len(self.weights)

    @property
    def columns(self) -> int:
        """How many columns there are: one for each kind of system and city."""
        return len(self.kinds)

    def at_class(self) -> NDArray[np.int32]:
        """Return shape (pairs,): the class of each entry of ``at_column``."""
        return np.repeat(np.arange(self.classes, dtype=np.int32), np.diff(self.starts))

    def covered(self, chosen: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return shape (classes,): whether any of the chosen columns covers the class."""
        if not len(self.at_column):
            return np.zeros(self.classes, dtype=np.bool_)
        marked = np.zeros(self.columns, dtype=np.bool_)
        marked[chosen] = True
        # Every class has a column, so no part that is reduced is empty.
        return np.logical_or.reduceat(marked[self.at_column], self.starts[:-1])

    def value(self, chosen: NDArray[np.int64]) -> int:
        """Return the weight that the chosen columns cover together."""
        return int(self.weights[self.covered(chosen)].sum())


def from_words(words: Words, weights: NDArray[np.int64], kinds: NDArray[np.int64]) -> Instance:
    """Return the instance whose classes are rows of bits: column c is bit c % 64 of word c // 64.

    Args:
        words: Shape (classes, words), no row of zeros.
        weights: Shape (classes,), from 1.
        kinds: Shape (columns,).
    """
    rows = max(1, _UNPACKED_AT_ONCE // (WORD * max(1, words.shape[1])))
    sizes: list[NDArray[np.int64]] = [np.zeros(1, dtype=np.int64)]
    at_column: list[NDArray[np.int32]] = []
    for first in range(0, len(words), rows):
        part = np.ascontiguousarray(words[first : first + rows]).view(np.uint8)
        found, reached = np.nonzero(np.unpackbits(part, axis=1, bitorder="little"))
        sizes.append(np.bincount(found, minlength=len(part)))
        at_column.append(np.asarray(reached, dtype=np.int32))
    starts = np.cumsum(np.concatenate(sizes))
    columns = np.concatenate(at_column) if at_column else np.zeros(0, dtype=np.int32)
    return Instance(weights, kinds, starts, columns)
