"""Dates and publishers of plain texts, from a table that the reader brings."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rempart.errors import RecordError

COLUMNS = ("id", "published", "publisher", "source")
LONGEST_SHOWN = 200
A_DATE = "a date written 2025-08-19, 2025-08 or 2025, from 1900 to 2199"
_ISO_DAY = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_DATE = re.compile(r"(?:19|20|21)[0-9]{2}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


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
        why = broken.strerror if isinstance(broken, OSError) else f"byte {broken.start} is not UTF-8"
        raise RecordError(
            f"{path} cannot be read: {why}",
            "a UTF-8 CSV file with the columns " + ", ".join(COLUMNS),
            "Correct the path, or save the table as CSV in UTF-8.",
        ) from broken
    try:
        rows = list(csv.DictReader(text.splitlines()))
    except csv.Error as broken:
        raise RecordError(
            f"{path} is no CSV table: {broken}", "one row a line", "Save it as CSV."
        ) from broken
    named = tuple(next(csv.reader(text.splitlines()[:1]), ()))
    if "id" not in named or set(named) - set(COLUMNS):
        raise RecordError(
            f"{path} has the columns {', '.join(named)[:LONGEST_SHOWN] or '(none)'}",
            "id, and any of published, publisher, source, with commas between them",
            "Correct the first line of the file.",
        )
    found: dict[str, Publication] = {}
    for number, row in enumerate(rows, start=2):
        _check_row(row, found, f"{path} line {number}")
        found[row["id"] or ""] = Publication(
            _cell(row, "published"), _cell(row, "publisher"), _cell(row, "source")
        )
    return found


def is_date(text: str) -> bool:
    """Say whether a text is a date as precise as its source: a day, a month or a year.

    Example:
        >>> is_date("2025-08-19"), is_date("2025-08"), is_date("2025-02-30"), is_date("yesterday")
        (True, True, False, False)
    """
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - len("2025") :])
    except ValueError:
        return False
    return True


def day_in(text: object) -> str | None:
    """Return the day at the beginning of an ISO date and time, as it was where it was published.

    Example:
        >>> day_in("2025-08-18T23:40:00+01:00"), day_in("20250818"), day_in("18 August"), day_in(None)
        ('2025-08-18', '2025-08-18', None, None)
    """
    found = _ISO_DAY.match(text) if isinstance(text, str) else None
    day = "-".join(found.groups()) if found else ""
    return day if is_date(day) else None


def _cell(row: Mapping[str, str | None], column: str) -> str | None:
    return (row.get(column) or "").strip() or None


def _check_row(row: Mapping[str, str | None], known: Mapping[str, Publication], where: str) -> None:
    published, name = _cell(row, "published"), row["id"] or ""
    if None in row:
        raise RecordError(
            f"{where} has too many cells", "one cell a column", "Put texts with commas in quotes."
        )
    if published is not None and not is_date(published):
        raise RecordError(f"{where}: published is {published!r}", A_DATE, "Correct it or leave it empty.")
    if name in known:
        raise RecordError(
            f"{where}: id {name!r} stands there already", "one row an id", "Remove one of the rows."
        )
