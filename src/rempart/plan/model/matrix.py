"""A linear programme in arrays: blocks of columns and rows, filled by vectors, never by names."""

from dataclasses import dataclass
from math import inf
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Indices = NDArray[np.int32]  # what the solver takes as it stands
Scalar = TypeVar("Scalar", np.int32, np.int64, np.float64, np.bool_)
Part = tuple[int, ArrayLike]  # how many places, and what stands there


@dataclass(frozen=True, slots=True)
class Arrays:
    """Bounds of columns and rows, which columns are whole, and the matrix row by row."""

    lower: Floats
    upper: Floats
    whole: NDArray[np.bool_]
    row_lower: Floats
    row_upper: Floats
    starts: Indices
    places: Indices
    values: Floats


class Matrix:
    """Collects columns, rows and coefficients; coefficients put twice at one place are added."""

    def __init__(self) -> None:
        self._upper: list[Part] = []
        self._whole: list[Part] = []
        self._row_lower: list[Part] = []
        self._row_upper: list[Part] = []
        self._entries: tuple[list[Part], list[Part], list[Part]] = ([], [], [])
        self.columns = 0
        self.rows = 0

    def add_columns(self, count: int, upper: ArrayLike = inf, *, whole: ArrayLike = False) -> Places:
        """Add columns from 0 to ``upper`` and return their places."""
        self._upper.append((count, upper))
        self._whole.append((count, whole))
        self.columns += count
        return np.arange(self.columns - count, self.columns)

    def add_rows(self, lower: ArrayLike, upper: ArrayLike, count: int = 1) -> Places:
        """Add rows between ``lower`` and ``upper`` and return their places."""
        self._row_lower.append((count, lower))
        self._row_upper.append((count, upper))
        self.rows += count
        return np.arange(self.rows - count, self.rows)

    def put(self, rows: ArrayLike, columns: ArrayLike, values: ArrayLike) -> None:
        """Put coefficients; the three are broadcast against each other."""
        row, column, value = np.asarray(rows), np.asarray(columns), np.asarray(values)
        if row.ndim > 1 or column.ndim > 1:
            row, column, value = (part.ravel() for part in np.broadcast_arrays(row, column, value))
        size = row.size if column.size == 1 else column.size
        for entries, part in zip(self._entries, (row, column, value), strict=True):
            entries.append((size, part))

    def arrays(self) -> Arrays:
        """Return the whole programme, its matrix sorted by row and column."""
        rows, columns, values = self._entries
        # Building is fetching memory, above all: places take that of the rows, and values that of the places.
        place, column = _filled(rows, np.int64), _filled(columns, np.int32)
        starts = np.zeros(self.rows + 1, dtype=np.int32)
        np.cumsum(np.bincount(place, minlength=self.rows), out=starts[1:])
        place *= self.columns
        place += column
        # One stable sort by place in the whole matrix: it makes use of blocks that are in order already.
        order = np.argsort(place, kind="stable")
        column = column[order]
        twice = np.flatnonzero(column[1:] == column[:-1])
        twice = twice[place[order[twice]] == place[order[twice + 1]]] + 1
        del place
        value = _filled(values, np.float64)[order]
        if len(twice):
            first = np.delete(np.arange(len(value)), twice)
            column, value = column[first], np.add.reduceat(value, first)
            starts -= np.searchsorted(twice, starts).astype(np.int32)
        return Arrays(
            lower=np.zeros(self.columns),
            upper=_filled(self._upper, np.float64),
            whole=_filled(self._whole, np.bool_),
            row_lower=_filled(self._row_lower, np.float64),
            row_upper=_filled(self._row_upper, np.float64),
            starts=starts,
            places=column,
            values=value,
        )


def _filled(parts: list[Part], kind: type[Scalar]) -> NDArray[Scalar]:
    """Return all parts one after the other; one number fills as many places as its part has."""
    filled = np.empty(sum(size for size, _ in parts), dtype=kind)
    at = 0
    for size, part in parts:
        filled[at : at + size] = part
        at += size
    return filled
