"""Demand with equal cover sets summed while it streams by: found by a hash, then compared bit by bit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rempart.coverage.instance import Words

_AT_ONCE = 1 << 19  # rows held unmerged at most, so that memory does not grow with the demand
_MIXER = 0x9E3779B97F4A7C15  # 2**64 over the golden ratio: its multiples scatter over all bits
_SHIFT = np.uint64(29)


@dataclass(frozen=True, slots=True, repr=False)
class Merged:
    """Cover sets, each once and in one fixed order, with the weight of all demand that has it."""

    words: Words
    weights: NDArray[np.int64]


class Merging:
    """Cover sets as they come, with their weights; equal ones are one.

    Args:
        words: 64-bit words to one cover set.
    """

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
