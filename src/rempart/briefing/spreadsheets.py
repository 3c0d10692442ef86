"""Tables as comma-separated files that a spreadsheet opens without running anything in them."""

from rempart.briefing.statement import PrintedTable
from rempart.ledger.exporting.cells import csv_text


def as_csv(table: PrintedTable) -> str:
    """Return a table as CSV: a line of column names with units, then the rows; an unknown cell is empty.

    Text that a spreadsheet would take for a formula gets a leading apostrophe; numbers stay untouched.
    """
    heads = [f"{c.name} ({c.unit})" if c.unit != "text" else c.name for c in table.columns]
    return csv_text([heads, *table.rows])
