"""The table that says which column of a sheet is what, and how its cells are read."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rempart.errors import RecordError
from rempart.terms.party import ROLES
from rempart.terms.table import table

_FIGURES = ("item", "unit", "quantity", "delivered", "amount", "currency")
_FIELDS = ("sheet", "id", "type", *ROLES, *_FIGURES, "date", "status")
_READINGS = ("text", "constant", "shared", "party", "number", "date", "status")
SHIPPED = ("kiel", "sipri")
_HEADS = ("field", "column", "read_as", "words", "required")


@dataclass(frozen=True, slots=True)
class Reader:
    """How one of our fields is read from a sheet.

    ``column`` is the head of their column, or the value itself where ``read_as`` is ``constant``;
    ``words`` names the scheme of the crosswalk for a status.
    """

    field: str
    column: str
    read_as: str
    words: str
    required: bool


def read_columns(named: str) -> dict[str, Reader]:
    """Read a column table: a file, or ``kiel`` or ``sipri`` for those that ship with Rempart.

    Raises:
        RecordError: no such file, a column is missing, or a row names an unknown field or way of reading.
    """
    if named in SHIPPED:
        return _readers((row.values for row in table(f"import_{named}").values()), f"import_{named}")
    try:
        with Path(named).open(encoding="utf-8-sig", newline="") as handle:
            return _readers(csv.DictReader(handle), named)
    except (OSError, UnicodeDecodeError, csv.Error) as broken:
        raise RecordError(
            f"{named} cannot be read: {broken}",
            f"a CSV file in UTF-8 with the columns {', '.join(_HEADS)}, or one of {', '.join(SHIPPED)}",
            "Correct the path or the file.",
        ) from broken


def _readers(rows: Iterable[Mapping[str, str | None]], where: str) -> dict[str, Reader]:
    readers: dict[str, Reader] = {}
    for line, row in enumerate(rows, start=2):
        told = {head: (row.get(head) or "").strip() for head in _HEADS}
        if told["field"] not in _FIELDS or told["read_as"] not in _READINGS:
            raise RecordError(
                f"{where} line {line}: field {told['field']!r}, read_as {told['read_as']!r}",
                f"a field of {', '.join(_FIELDS)}; read as {', '.join(_READINGS)}",
                "Correct the row (docs/exports.md).",
            )
        if told["field"] in readers or not told["column"]:
            raise RecordError(
                f"{where} line {line}: field {told['field']}",
                "each field once, with its column",
                "Correct the row.",
            )
        readers[told["field"]] = Reader(
            told["field"], told["column"], told["read_as"], told["words"], told["required"] == "yes"
        )
    if not readers:
        raise RecordError(
            f"{where} has no row", f"rows with {', '.join(_HEADS)}", "Write one for each field."
        )
    return readers
