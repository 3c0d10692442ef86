"""A linear programme in arrays: blocks of columns and rows, filled by vectors, never by names."""

from dataclasses import dataclass
from math import inf, prod

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Indices = NDArray[np.int32]  # what the solver takes as it stands


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
    """Collects columns, rows and coefficients, for which room grows; coefficients put twice at one place are added."""

    def __init__(self, room: int = 1024) -> None:
        self._columns = _Block(room, np.float64, np.bool_)
        self._rows = _Block(room, np.float64, np.float64)
        self._coefficients = _Block(room, np.int32, np.int32, np.float64)

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return self._columns.size

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self._rows.size

    def add_columns(self, count: int, upper: ArrayLike = inf, *, whole: ArrayLike = False) -> Places:
        """Add columns from 0 to ``upper`` and return their places."""
        self._columns.add((count,), upper, whole)
        return np.arange(self.columns - count, self.columns)

    def add_rows(self, lower: ArrayLike, upper: ArrayLike, count: int = 1) -> Places:
        """Add rows between ``lower`` and ``upper`` and return their places."""
        self._rows.add((count,), lower, upper)
        return np.arange(self.rows - count, self.rows)

    def put(self, rows: ArrayLike, columns: ArrayLike, values: ArrayLike) -> None:
        """Put coefficients; rows, columns and values are stretched to one shape, as by NumPy's rules."""
        self._coefficients.add(np.broadcast(rows, columns, values).shape, rows, columns, values)

    def arrays(self) -> Arrays:
        """Return the whole programme, its matrix sorted by column and row; nothing can be added afterwards."""
        row, column, value = self._coefficients.filled
        place = column.astype(np.int64)
        starts = np.zeros(self.columns + 1, dtype=np.int32)
        np.cumsum(np.bincount(place, minlength=self.columns), out=starts[1:])
        place *= self.rows
        place += np.asarray(row, np.int32)
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
        (upper, whole), (row_lower, row_upper) = self._columns.filled, self._rows.filled
        return Arrays(
            lower=np.zeros(self.columns),
            upper=np.asarray(upper, np.float64),
            whole=np.asarray(whole, np.bool_),
            row_lower=np.asarray(row_lower, np.float64),
            row_upper=np.asarray(row_upper, np.float64),
            starts=starts,
            places=np.asarray(row, np.int32),
            values=np.asarray(value, np.float64),
        )


class _Block:
    """Arrays of one length, laid down one part after the other in memory that is fetched once."""

    def __init__(self, room: int, *kinds: type[np.generic]) -> None:
        self._memory = [np.empty(room, dtype=kind) for kind in kinds]
        self.size = 0

    def add(self, shape: tuple[int, ...], *parts: ArrayLike) -> None:
        """Add numbers of some shape to each array, row by row; those of one part are stretched to that shape."""
        start, self.size = self.size, self.size + prod(shape)
        if self.size > len(self._memory[0]):
            self._memory = [
                np.concatenate((numbers, np.empty_like(numbers, shape=self.size))) for numbers in self._memory
            ]
        for numbers, part in zip(self._memory, parts, strict=True):
            numbers[start : self.size].reshape(shape)[...] = part

    @property
    def filled(self) -> list[NDArray[np.generic]]:
        """All that was added, array by array."""
        return [numbers[: self.size] for numbers in self._memory]
