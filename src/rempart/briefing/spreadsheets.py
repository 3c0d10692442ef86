"""Tables as comma-separated files that a spreadsheet opens without running anything in them."""

import csv
import io
from collections.abc import Iterable

from rempart.briefing.statement import Cell, PrintedTable

# A text cell that begins with one of these would be run as a formula; the full-width forms too.
_DANGEROUS = frozenset("=+-@\t\r\n＝＋－＠")


def as_csv(table: PrintedTable) -> str:
    """Return a table as CSV: a line of column names with units, then the rows; an unknown cell is empty.

    Text that a spreadsheet would take for a formula gets a leading apostrophe; numbers stay untouched.
    """
    heads = [f"{c.name} ({c.unit})" if c.unit != "text" else c.name for c in table.columns]
    return csv_text([heads, *table.rows])


def csv_text(rows: Iterable[Iterable[Cell]]) -> str:
    """Return rows as CSV with line feeds, each text cell guarded."""
    handle = io.StringIO()
    writer = csv.writer(handle, lineterminator="\n")
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
    return handle.getvalue()


def guarded(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet runs.

    Example:
        >>> guarded("=1+1"), guarded(-5), guarded("a-b"), guarded(None)
        ("'=1+1", -5, 'a-b', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, str) and (cell[:1] in _DANGEROUS or cell.lstrip()[:1] in _DANGEROUS):
        return f"'{cell}"
    return cell
