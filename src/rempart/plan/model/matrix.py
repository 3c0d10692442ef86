"""A linear programme in arrays: blocks of columns and rows, filled by vectors, never by names."""

from dataclasses import dataclass
from math import inf
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Indices = NDArray[np.int32]  # what the solver takes as it stands
Scalar = TypeVar("Scalar", np.int32, np.int64, np.float64, np.bool_)


@dataclass(frozen=True, slots=True)
class Arrays:
    """Bounds of columns and rows, which columns are whole, and the matrix column by column."""

    lower: Floats
    upper: Floats
    whole: NDArray[np.bool_]
    row_lower: Floats
    row_upper: Floats
    starts: Indices
    places: Indices
    values: Floats


class Matrix:
    """Collects columns, rows and coefficients; coefficients put twice at one place are added.

    Args:
        room: For how many coefficients there is room at first; it grows where that is too little.
    """

    def __init__(self, room: int = 1024) -> None:
        self._upper = _Column(np.float64, room)
        self._whole = _Column(np.bool_, room)
        self._row_lower = _Column(np.float64, room)
        self._row_upper = _Column(np.float64, room)
        self._at_row = _Column(np.int32, room)
        self._at_column = _Column(np.int32, room)
        self._values = _Column(np.float64, room)

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return self._upper.size

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self._row_upper.size

    def add_columns(self, count: int, upper: ArrayLike = inf, *, whole: ArrayLike = False) -> Places:
        """Add columns from 0 to ``upper`` and return their places."""
        self._whole.add(count, whole)
        return np.arange(self._upper.size, self._upper.add(count, upper))

    def add_rows(self, lower: ArrayLike, upper: ArrayLike, count: int = 1) -> Places:
        """Add rows between ``lower`` and ``upper`` and return their places."""
        self._row_lower.add(count, lower)
        return np.arange(self._row_upper.size, self._row_upper.add(count, upper))

    def put(self, rows: ArrayLike, columns: ArrayLike, values: ArrayLike) -> None:
        """Put coefficients; a single row, column or value stands for all of them."""
        size = np.size(columns)
        if size == 1:
            size = np.size(rows)
        self._at_row.add(size, rows)
        self._at_column.add(size, columns)
        self._values.add(size, values)

    def arrays(self) -> Arrays:
        """Return the whole programme, its matrix sorted by column and row; nothing can be added afterwards."""
        row, column, value = self._at_row.filled, self._at_column.filled, self._values.filled
        place = column.astype(np.int64)
        starts = np.zeros(self.columns + 1, dtype=np.int32)
        np.cumsum(np.bincount(place, minlength=self.columns), out=starts[1:])
        place *= self.rows
        place += row
        # One stable sort by place in the whole matrix: it makes use of blocks that are in order already.
        order = np.argsort(place, kind="stable")
        # Building is fetching memory, above all: rows take that of the columns, and values that of the places.
        row = np.take(row, order, out=column, mode="clip")
        twice = np.flatnonzero(row[1:] == row[:-1])
        twice = twice[place[order[twice]] == place[order[twice + 1]]] + 1
        value = np.take(value, order, out=place.view(np.float64), mode="clip")
        if len(twice):
            first = np.delete(np.arange(len(value)), twice)
            row, value = row[first], np.add.reduceat(value, first)
            starts -= np.searchsorted(twice, starts).astype(np.int32)
        return Arrays(
            lower=np.zeros(self.columns),
            upper=self._upper.filled,
            whole=self._whole.filled,
            row_lower=self._row_lower.filled,
            row_upper=self._row_upper.filled,
            starts=starts,
            places=row,
            values=value,
        )


class _Column(Generic[Scalar]):
    """Numbers laid down one part after the other in memory that is fetched once."""

    def __init__(self, kind: type[Scalar], room: int) -> None:
        self._memory: NDArray[Scalar] = np.empty(room, dtype=kind)
        self.size = 0

    def add(self, count: int, part: ArrayLike) -> int:
        """Add so many numbers, one number for all of them or one for each, and return how many there are now."""
        start, self.size = self.size, self.size + count
        if self.size > len(self._memory):
            grown = np.empty(2 * self.size, dtype=self._memory.dtype)
            grown[:start] = self._memory[:start]
            self._memory = grown
        self._memory[start : self.size] = part
        return self.size

    @property
    def filled(self) -> NDArray[Scalar]:
        """All that was added."""
        return self._memory[: self.size]
