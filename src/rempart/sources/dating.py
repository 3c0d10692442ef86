"""Dates and publishers of plain texts, from a table that the reader brings."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rempart.errors import RecordError

COLUMNS = ("id", "published", "publisher", "source")


@dataclass(frozen=True, slots=True)
class Publication:
    """When, by whom and where a document was published; None where the table leaves it open."""

    published: str | None
    publisher: str | None
    source: str | None


def read_publications(path: str | Path) -> Mapping[str, Publication]:
    """Read a CSV table with the columns id, published (2025-08-19), publisher, source.

    Raises:
        RecordError: the file is missing, a column is unknown or missing, or a date is no date.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as broken:
        raise RecordError(
            f"{path} cannot be read: {broken}",
            "a UTF-8 CSV file with the columns " + ", ".join(COLUMNS),
            "Correct the path or the file.",
        ) from broken
    rows = csv.DictReader(text.splitlines())
    named = tuple(rows.fieldnames or ())
    if "id" not in named or set(named) - set(COLUMNS):
        raise RecordError(
            f"{path} has the columns {', '.join(named) or '(none)'}",
            "id, and any of published, publisher, source",
            "Correct the first line of the file.",
        )
    found: dict[str, Publication] = {}
    for number, row in enumerate(rows, start=2):
        published = _cell(row, "published")
        if published is not None:
            _check_day(published, f"{path} line {number}")
        found[row["id"]] = Publication(published, _cell(row, "publisher"), _cell(row, "source"))
    return found


def _cell(row: Mapping[str, str | None], column: str) -> str | None:
    return (row.get(column) or "").strip() or None


def _check_day(text: str, where: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError as broken:
        raise RecordError(
            f"{where}: published is {text!r}", "a day written 2025-08-19", "Correct it or leave it empty."
        ) from broken
