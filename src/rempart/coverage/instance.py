"""A maximal-covering instance: classes of demand with equal cover sets, and the columns that reach them.

Demand with equal cover sets is summed while it streams by: found by a hash, then compared bit by bit. With some
columns decided what is left of an instance is small, and its classes merge once more.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]
WORD = 64
Budget = tuple[int, ...]  # at most so many systems of each kind
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


_AT_ONCE = 1 << 19  # rows held unmerged at most, so that memory does not grow with the demand
_MIXER = 0x9E3779B97F4A7C15  # 2**64 over the golden ratio: its multiples scatter over all bits
_SHIFT = np.uint64(29)


@dataclass(frozen=True, slots=True, repr=False)
class Merged:
    """Cover sets, each once and in one fixed order, with the weight of all demand that has it."""

    words: Words
    weights: NDArray[np.int64]


class Merging:
    """Cover sets of so many 64-bit words as they come, with their weights; equal ones are one."""

    def __init__(self, words: int) -> None:
        self._merged = Merged(np.empty((0, words), dtype=np.uint64), np.empty(0, dtype=np.int64))
        self._waiting: list[Merged] = []
        self._held = 0

    def add(self, words: Words, weights: NDArray[np.int64]) -> None:
        """Add rows of bits of shape (n, words) with weights of shape (n,)."""
        if len(words):
            part = merged(words, weights)
            self._waiting.append(part)
            self._held += len(part.weights)
            if self._held > max(_AT_ONCE, len(self._merged.weights)):
                self._merged = self.all()
                self._waiting, self._held = [], 0

    def all(self) -> Merged:
        """Return everything added so far; the order of adding changes nothing."""
        parts = [self._merged, *self._waiting]
        return merged(
            np.concatenate([part.words for part in parts]), np.concatenate([part.weights for part in parts])
        )


def merged(words: Words, weights: NDArray[np.int64]) -> Merged:
    """Return each row of ``words`` once, with the sum of its weights."""
    if not len(words):
        return Merged(words, weights)
    hashed = hash_of(words)
    order = np.argsort(hashed, kind="stable")
    first = _differs(words[order])
    by_hash = np.diff(hashed[order]) != 0
    if not np.array_equal(first[1:], by_hash):
        # Two cover sets share a hash: only an order by the sets themselves brings equal ones together.
        order = np.lexsort(words.T[::-1])
        first = _differs(words[order])
    starts = np.flatnonzero(first)
    return Merged(words[order[starts]], np.add.reduceat(weights[order], starts))


def _differs(words: Words) -> NDArray[np.bool_]:
    """Say of each row whether it differs from the one before it, bit by bit."""
    first = np.ones(len(words), dtype=np.bool_)
    first[1:] = (words[1:] != words[:-1]).any(axis=1)
    return first


def hash_of(words: Words) -> NDArray[np.uint64]:
    """Return a number for each row; equal rows have equal ones, others hardly ever."""
    hashed = np.zeros(len(words), dtype=np.uint64)
    for at in range(words.shape[1]):
        hashed = (hashed ^ words[:, at]) * np.uint64(_MIXER)
        hashed ^= hashed >> _SHIFT
    return hashed


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
    counts: Budget

    def whole(self, chosen: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return a choice of open columns as one of the whole instance, together with what is taken."""
        return np.sort(np.concatenate([self.taken, self.columns[chosen]]))


def narrowed(
    instance: Instance, counts: Budget, lower: NDArray[np.float64], upper: NDArray[np.float64]
) -> Narrowed:
    """Return what is open of an instance.

    ``lower`` and ``upper`` have shape (columns,): 1 where a column is taken, 0 where it never is.
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
