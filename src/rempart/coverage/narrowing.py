"""An instance with some columns decided: what is left of it is small, and its classes merge once more."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rempart.coverage.instance import WORD, Instance, from_words
from rempart.coverage.merging import merged


@dataclass(frozen=True, slots=True, repr=False)
class Narrowed:
    """What is still open once some columns are taken and others are not.

    Args:
        instance: The classes that no taken column covers, and the open columns.
        columns: Shape (open columns,); which columns of the whole instance they are.
        taken: The columns that are taken.
        covered: The weight that those cover.
        counts: How many more of each kind with an open column may be taken.
    """

    instance: Instance
    columns: NDArray[np.int64]
    taken: NDArray[np.int64]
    covered: int
    counts: tuple[int, ...]

    def whole(self, chosen: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return a choice of open columns as one of the whole instance, together with what is taken."""
        return np.sort(np.concatenate([self.taken, self.columns[chosen]]))


def narrowed(
    instance: Instance,
    counts: tuple[int, ...],
    lower: NDArray[np.float64],
    upper: NDArray[np.float64],
) -> Narrowed:
    """Return what is open of an instance.

    Args:
        instance: The whole of it.
        counts: How many of each kind.
        lower: Shape (columns,); 1 where a column is taken.
        upper: Shape (columns,); 0 where it never is.
    """
    taken, columns = np.flatnonzero(lower == 1), np.flatnonzero(lower < upper)
    missing = ~instance.covered(taken)
    place = np.full(instance.columns, -1)
    place[columns] = np.arange(len(columns))
    at_class, at_column = instance.at_class(), place[instance.at_column]
    kept = (at_column >= 0) & missing[at_class]
    at_class, at_column = at_class[kept], at_column[kept]
    words = -(-max(1, len(columns)) // WORD)
    bits = np.zeros((instance.classes, words * WORD), dtype=np.uint8)
    bits[at_class, at_column] = 1
    reached = np.unique(at_class)
    packed = np.packbits(bits[reached], axis=1, bitorder="little").view(np.uint64)
    found = merged(packed, instance.weights[reached])
    open_kinds, kinds = np.unique(instance.kinds[columns], return_inverse=True)
    used = np.bincount(instance.kinds[taken], minlength=len(counts))
    return Narrowed(
        from_words(found.words, found.weights, kinds.astype(np.int64)),
        columns,
        taken,
        int(instance.weights[~missing].sum()),
        tuple(counts[kind] - int(used[kind]) for kind in open_kinds),
    )
