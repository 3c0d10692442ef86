"""A linear programme in arrays: blocks of columns and rows, filled by vectors, never by names."""

from dataclasses import dataclass
from math import inf
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Number = TypeVar("Number", np.int64, np.float64)


@dataclass(frozen=True, slots=True)
class Arrays:
    """Bounds of columns and rows, which columns are whole, and the matrix row by row."""

    lower: Floats
    upper: Floats
    whole: NDArray[np.bool_]
    row_lower: Floats
    row_upper: Floats
    starts: Places
    places: Places
    values: Floats


class Matrix:
    """Collects columns, rows and coefficients; coefficients put twice at one place are added."""

    def __init__(self) -> None:
        self._lower: list[Floats] = []
        self._upper: list[Floats] = []
        self._whole: list[NDArray[np.bool_]] = []
        self._row_lower: list[Floats] = []
        self._row_upper: list[Floats] = []
        self._entries: list[tuple[Places, Places, Floats]] = []
        self.columns = 0
        self.rows = 0

    def add_columns(self, count: int, upper: ArrayLike = inf, *, whole: bool = False) -> Places:
        """Add columns from 0 to ``upper`` and return their places."""
        self._lower.append(np.zeros(count))
        self._upper.append(np.broadcast_to(np.asarray(upper, dtype=np.float64), count))
        self._whole.append(np.full(count, whole))
        self.columns += count
        return np.arange(self.columns - count, self.columns)

    def add_rows(self, lower: ArrayLike, upper: ArrayLike, count: int = 1) -> Places:
        """Add rows between ``lower`` and ``upper`` and return their places."""
        self._row_lower.append(np.broadcast_to(np.asarray(lower, dtype=np.float64), count))
        self._row_upper.append(np.broadcast_to(np.asarray(upper, dtype=np.float64), count))
        self.rows += count
        return np.arange(self.rows - count, self.rows)

    def put(self, rows: ArrayLike, columns: ArrayLike, values: ArrayLike) -> None:
        """Put coefficients; the three are broadcast against each other."""
        row, column = np.asarray(rows, dtype=np.int64), np.asarray(columns, dtype=np.int64)
        value = np.asarray(values, dtype=np.float64)
        if row.ndim > 1 or column.ndim > 1:
            row, column, value = (part.ravel() for part in np.broadcast_arrays(row, column, value))
        size = row.size if column.size == 1 else column.size
        row, column, value = _repeated(row, size), _repeated(column, size), _repeated(value, size)
        self._entries.append((row, column, value))

    def arrays(self) -> Arrays:
        """Return the whole programme, its matrix sorted by row and column."""
        row, column, value = (
            (np.concatenate([entry[part] for entry in self._entries]) for part in range(3))
            if self._entries
            else (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
        )
        # One stable sort by place in the whole matrix: it makes use of blocks that are in order already.
        order = np.argsort(row * self.columns + column, kind="stable")
        row, column, value = row[order], column[order], value[order]
        new = np.ones(len(row), dtype=bool)
        new[1:] = (row[1:] != row[:-1]) | (column[1:] != column[:-1])
        first = np.flatnonzero(new)
        value = np.add.reduceat(value, first) if len(first) else value
        starts = np.zeros(self.rows + 1, dtype=np.int64)
        np.cumsum(np.bincount(row[first], minlength=self.rows), out=starts[1:])
        return Arrays(
            lower=_joined(self._lower),
            upper=_joined(self._upper),
            whole=np.concatenate(self._whole) if self._whole else np.zeros(0, dtype=bool),
            row_lower=_joined(self._row_lower),
            row_upper=_joined(self._row_upper),
            starts=starts,
            places=column[first],
            values=value,
        )


def _repeated(part: NDArray[Number], size: int) -> NDArray[Number]:
    return part.reshape(-1) if part.size == size else np.full(size, part)


def _joined(parts: list[Floats]) -> Floats:
    return np.concatenate(parts) if parts else np.zeros(0)
