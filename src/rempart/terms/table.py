"""Sourced tables: rows of text with a key, so that every value can be walked back."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from rempart.errors import TableError
from rempart.terms.figure import Number, whole

FOLDERS = ("", "places", "peace")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sourced table; ``values`` maps column names to the text of the cell."""

    table: str
    key: str
    values: Mapping[str, str]

    @property
    def id(self) -> str:
        """The id by which a figure names this row, for example ``row:systems/patriot-other``."""
        return f"row:{self.table}/{self.key}"

    def text(self, column: str) -> str:
        """Return the cell, stripped; an empty cell is an empty text.

        Raises:
            TableError: the table has no such column.
        """
        try:
            return self.values[column].strip()
        except KeyError as missing:
            raise TableError(
                f"table {self.table} has no column {column!r}",
                f"one of {', '.join(self.values)}",
                "Correct the column name.",
            ) from missing

    def number(self, column: str) -> Number | None:
        """Return the cell as a number, or None where it is empty (unknown).

        Raises:
            TableError: the cell is neither empty nor a number.
        """
        cell = self.text(column)
        if not cell:
            return None
        try:
            return whole(float(cell))
        except ValueError as broken:
            raise TableError(
                f"table {self.table}, row {self.key}, column {column}: {cell!r}",
                "a number or an empty cell",
                "Correct the cell and give its source.",
            ) from broken


class Table(Mapping[str, Row]):
    """The rows of one table by their key, in the order of the file.

    Example:
        >>> table("systems")["patriot-other"].number("radius_mode_km")
        70
    """

    def __init__(self, name: str, rows: Mapping[str, Row]) -> None:
        self.name = name
        self._rows = rows

    def __getitem__(self, key: str) -> Row:
        """Return the row with this key.

        Raises:
            TableError: the table has no such row.
        """
        row = self._rows.get(key)
        if row is None:
            raise TableError(
                f"table {self.name} has no row {key!r}",
                "the key of a row",
                f"Add the row with its source to data/{self.name}.csv or correct the key.",
            )
        return row

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


@cache
def table(name: str, *key_columns: str) -> Table:
    """Read a table that ships with Rempart, by the name of its file; names are one of a kind.

    The table is looked for in ``data`` and in its folders; ``peace/findings`` names the folder as well,
    which changes nothing but the reading. The key is the text of ``key_columns`` joined by ``-``; without them the column ``key``, else the
    first column.

    Raises:
        TableError: there is no such table, or two rows share a key.
    """
    data = files("rempart").joinpath("data")
    found = [path for path in (data.joinpath(folder, f"{name}.csv") for folder in FOLDERS) if path.is_file()]
    if not found:
        raise TableError(f"no table {name!r}", "a file in rempart/data", "Correct the table's name.")
    name = name.rpartition("/")[2]
    with as_file(found[0]) as file, file.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        columns = list(reader.fieldnames or ())
        keys = key_columns or (("key",) if "key" in columns else (columns[0],))
        rows: dict[str, Row] = {}
        for values in reader:
            key = "-".join(values[column] for column in keys)
            if key in rows:
                raise TableError(
                    f"table {name}: two rows with the key {key!r}", "one row a key", "Rename one."
                )
            rows[key] = Row(name, key, values)
    return Table(name, rows)
