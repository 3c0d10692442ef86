"""Reads a sheet, CSV or XLSX, as rows of texts by the heads of its columns; formulas are not evaluated."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

from rempart.errors import RecordError
from rempart.extras import library
from rempart.ledger.comparing.column_table import Reader
from rempart.terms.figure import whole

MOST_BYTES = 200_000_000  # of a sheet, unpacked
Row = tuple[int, Mapping[str, str]]


def read_sheet(path: Path, readers: Mapping[str, Reader]) -> list[Row]:
    """Return the rows that are not empty, each with its line, by the heads of the columns.

    Raises:
        RecordError: the file cannot be read, is too large, or lacks a column that is required.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(path)
        lines = _workbook(path, readers) if path.suffix.casefold() == ".xlsx" else _csv(path)
    except (OSError, UnicodeDecodeError, csv.Error, ValueError) as broken:
        raise RecordError(
            f"{path} cannot be read: {broken}",
            "a CSV file in UTF-8, or an XLSX workbook",
            "Correct the path, or save the sheet anew.",
        ) from broken
    heads, rows = _by_head(lines)
    for reader in readers.values():
        if reader.required and reader.read_as != "constant" and reader.column not in heads:
            raise RecordError(
                f"{path} has no column {reader.column!r} for {reader.field}",
                f"one of its columns: {', '.join(heads[:30])}",
                "Correct the column table, or take the sheet it is made for.",
            )
    return rows


def _too_large(path: Path) -> RecordError:
    return RecordError(
        f"{path} is larger than {MOST_BYTES:,} bytes, unpacked", "a sheet below that", "Split the sheet."
    )


def _by_head(lines: Iterable[list[str]]) -> tuple[list[str], list[Row]]:
    """Take the first line as the heads; spaces around them say nothing."""
    heads: list[str] = []
    rows: list[Row] = []
    for number, line in enumerate(lines, start=1):
        if not heads:
            heads = [cell.strip() for cell in line]
        elif any(cell.strip() for cell in line):
            rows.append((number, dict(zip(heads, (cell.strip() for cell in line), strict=False))))
    return heads, rows


def _csv(path: Path) -> list[list[str]]:
    text = path.read_text(encoding="utf-8-sig")
    head = text.partition("\n")[0]
    between = max((",", ";", "\t"), key=head.count)
    return list(csv.reader(StringIO(text, newline=""), delimiter=between))


def _workbook(path: Path, readers: Mapping[str, Reader]) -> list[list[str]]:
    openpyxl = library("openpyxl", "xlsx")
    try:
        _check_unpacked(path)
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            wanted = readers["sheet"].column if "sheet" in readers else None
            sheet = book[wanted] if wanted in book.sheetnames else book.worksheets[0]
            return [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        finally:
            book.close()
    except RecordError:
        raise
    except Exception as broken:  # openpyxl lets through whatever its parsers raise at a damaged part
        raise ValueError(f"a damaged workbook ({type(broken).__name__})") from broken


def _check_unpacked(path: Path) -> None:
    with ZipFile(path) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_BYTES:
            raise _too_large(path)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return str(cell)
    return str(whole(cell)) if isinstance(cell, int | float) else str(cell)
