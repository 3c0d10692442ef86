"""Good choices found fast: greedy, then one and two systems moved at a time while anything is gained."""

import numpy as np
from numpy.typing import NDArray

from rempart.coverage.instance import Budget, Instance

_PAIRED = 48  # candidates whose overlaps are counted exactly for one pair of moves
_ENOUGH_MOVES = 400

Chosen = NDArray[np.int64]
Weights = NDArray[np.float64]


class Improving:
    """Looks for choices of one instance; every sum of weights is in whole numbers, so no order matters."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._at_class = instance.at_class()
        self._at_column = instance.at_column
        self._weights = instance.weights.astype(np.float64)
        self._classes = self._at_class[np.argsort(self._at_column, kind="stable")]
        self._first = np.concatenate(
            [[0], np.cumsum(np.bincount(self._at_column, minlength=instance.columns))]
        )

    def by_column(self, of_class: Weights) -> Weights:
        """Sum a figure of classes over the classes that each column covers, in one fixed order."""
        summed = np.bincount(
            self._at_column, weights=of_class[self._at_class], minlength=self._instance.columns
        )
        return summed.astype(np.float64, copy=False)

    def by_class(self, of_column: Weights) -> Weights:
        """Sum a figure of columns over the columns that reach each class."""
        if not len(self._at_column):
            return np.zeros(self._instance.classes)
        return np.asarray(np.add.reduceat(of_column[self._at_column], self._instance.starts[:-1]))

    def greedy(self, counts: Budget) -> Chosen:
        """Return columns taken one by one, each time the one that adds most."""
        kinds = self._instance.kinds
        left = np.array(counts)
        allowed = left[kinds] > 0
        missing = np.ones(self._instance.classes, dtype=np.bool_)
        gains = self.by_column(self._weights)
        chosen: list[int] = []
        while allowed.any():
            column = int(np.where(allowed, gains, -1).argmax())
            chosen.append(column)
            gains -= self._lost(column, missing)
            left[kinds[column]] -= 1
            allowed[column] = False
            allowed &= left[kinds] > 0
        return np.array(chosen, dtype=np.int64)

    def _lost(self, column: int, missing: NDArray[np.bool_]) -> Weights:
        """Cover what a column reaches, and return by how much that lowers the gain of every column."""
        reached = self._reached_by(column)
        fresh = reached[missing[reached]]
        missing[fresh] = False
        return self._gains(fresh)

    def _reached_by(self, column: int) -> NDArray[np.int32]:
        return np.asarray(self._classes[self._first[column] : self._first[column + 1]])

    def _gains(self, classes: NDArray[np.int32]) -> Weights:
        """Return the weight of the given classes that each column would cover."""
        starts = self._instance.starts
        sizes = starts[classes + 1] - starts[classes]
        ends = np.cumsum(sizes)
        at = np.repeat(starts[classes] - np.concatenate([[0], ends[:-1]]), sizes) + np.arange(
            ends[-1] if len(ends) else 0
        )
        summed = np.bincount(
            self._at_column[at],
            weights=np.repeat(self._weights[classes], sizes),
            minlength=self._instance.columns,
        )
        return summed.astype(np.float64, copy=False)

    def improved(self, chosen: Chosen, *, pairs: bool = False) -> Chosen:
        """Move one chosen column to another of its kind, the best move first, until none adds anything.

        With ``pairs``, two columns are moved at once where no single move helps.
        """
        chosen = chosen.copy()
        for _ in range(_ENOUGH_MOVES):
            if not len(chosen):
                break
            times = self._times(chosen)
            if not (self._moved_one(chosen, times) or (pairs and self._moved_two(chosen, times))):
                break
        return np.sort(chosen)

    def _times(self, chosen: Chosen) -> NDArray[np.int64]:
        """Return how many chosen columns cover each class."""
        reached = [self._reached_by(int(column)) for column in chosen]
        return np.bincount(np.concatenate(reached), minlength=self._instance.classes)

    def _moved_one(self, chosen: Chosen, times: NDArray[np.int64]) -> bool:
        """Make the best single move, if any adds."""
        kinds = self._instance.kinds
        gains = self._gains(np.flatnonzero(times == 0).astype(np.int32))
        change = np.empty((len(chosen), self._instance.columns))
        for place, column in enumerate(chosen):
            reached = self._reached_by(int(column))
            alone = reached[times[reached] == 1]
            change[place] = gains + self._gains(alone) - self._weights[alone].sum()
        change[kinds[chosen][:, None] != kinds[None, :]] = -1
        change[:, chosen] = -1
        best = int(change.argmax())
        if change.flat[best] < 1:
            return False
        place, column = divmod(best, self._instance.columns)
        chosen[place] = column
        return True

    def _moved_two(self, chosen: Chosen, times: NDArray[np.int64]) -> bool:
        """Make the first pair of moves that adds, looking at pairs of columns that share or adjoin classes."""
        missing = np.flatnonzero(times == 0).astype(np.int32)
        for one in range(len(chosen)):
            for other in range(one + 1, len(chosen)):
                if self._replaced(chosen, times, (one, other), missing):
                    return True
        return False

    def _replaced(
        self, chosen: Chosen, times: NDArray[np.int64], places: tuple[int, int], missing: NDArray[np.int32]
    ) -> bool:
        """Put two better columns at two places, if any are better."""
        kinds = self._instance.kinds
        both = [self._reached_by(int(chosen[place])) for place in places]
        shared = np.bincount(np.concatenate(both), minlength=self._instance.classes)
        freed = np.flatnonzero((shared > 0) & (times == shared)).astype(np.int32)
        free = np.concatenate([missing, freed])
        gains = self._gains(free)
        gains[np.delete(chosen, places)] = -1
        needed = float(self._weights[freed].sum()) + 1
        first_kind, second_kind = (int(kinds[chosen[place]]) for place in places)
        most = {kind: float(gains[kinds == kind].max()) for kind in (first_kind, second_kind)}
        firsts = _candidates(gains, (kinds == first_kind) & (gains + most[second_kind] >= needed))
        seconds = _candidates(gains, (kinds == second_kind) & (gains + most[first_kind] >= needed))
        if not len(firsts) or not len(seconds):
            return False
        open_class = np.zeros(self._instance.classes, dtype=np.bool_)
        open_class[free] = True
        together = gains[firsts][:, None] + gains[seconds][None, :]
        together -= self._overlaps(firsts, seconds, open_class)
        together[firsts[:, None] == seconds[None, :]] = -1
        at, by = np.unravel_index(int(together.argmax()), together.shape)
        if together[at, by] < needed:
            return False
        chosen[places[0]], chosen[places[1]] = firsts[at], seconds[by]
        return True

    def _overlaps(self, firsts: Chosen, seconds: Chosen, open_class: NDArray[np.bool_]) -> Weights:
        """Return the weight of open classes that each first and each second column cover both."""
        overlaps = np.empty((len(firsts), len(seconds)))
        for at, column in enumerate(firsts):
            reached = self._reached_by(int(column))
            overlaps[at] = self._gains(reached[open_class[reached]])[seconds]
        return overlaps


def _candidates(gains: Weights, allowed: NDArray[np.bool_]) -> Chosen:
    """Return the allowed columns of the largest gains, at most so many."""
    columns = np.flatnonzero(allowed)
    return columns[np.argsort(-gains[columns], kind="stable")[:_PAIRED]]
