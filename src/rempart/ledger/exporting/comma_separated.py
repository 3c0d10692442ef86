"""CSV: a row an agreement, text guarded against spreadsheets that run it."""

from rempart.ledger.agreement import Ledger
from rempart.ledger.exporting.cells import csv_text
from rempart.ledger.exporting.columns import COLUMNS, flat_rows, joined


def as_csv(ledger: Ledger) -> bytes:
    """Return the agreements as CSV in UTF-8; an unknown cell is empty."""
    rows = [[joined(value) for value in row] for row in flat_rows(ledger)]
    return csv_text([[column.name for column in COLUMNS], *rows]).encode()
