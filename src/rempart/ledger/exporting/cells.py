"""Cells of a sheet: numbers stay numbers, and no text is run as a formula."""

import csv
import io
from collections.abc import Iterable

Cell = str | int | float | None
# A text cell that begins with one of these would be run as a formula; the full-width forms too.
_DANGEROUS = frozenset("=+-@\t\r\n＝＋－＠")


def guarded(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet runs: text that looks like a formula gets a leading apostrophe.

    A carriage return becomes a line feed: the csv module leaves it unquoted, so that what follows it
    would begin a row of its own.

    Example:
        >>> guarded("=1+1"), guarded(-5), guarded("a-b"), guarded(None)
        ("'=1+1", -5, 'a-b', '')
    """
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    if cell[:1] in _DANGEROUS or cell.lstrip()[:1] in _DANGEROUS:
        return f"'{text}"
    return text


def csv_text(rows: Iterable[Iterable[Cell]]) -> str:
    """Return rows as CSV with line feeds, each text cell guarded."""
    handle = io.StringIO()
    writer = csv.writer(handle, lineterminator="\n")
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
    return handle.getvalue()
