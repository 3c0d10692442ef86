"""Tables as comma-separated files that a spreadsheet opens without running anything in them."""

from typing import Any

from rempart.briefing.briefing_file import BriefingFile, PrintedTable
from rempart.ledger.exporting.cells import csv_text


def as_csv(table: PrintedTable) -> str:
    """Return a table as CSV: a line of column names with units, then the rows; an unknown cell is empty.

    Text that a spreadsheet would take for a formula gets a leading apostrophe; numbers stay untouched.
    """
    heads = [f"{c.name} ({c.unit})" if c.unit != "text" else c.name for c in table.columns]
    return csv_text([heads, *table.rows])


def described(table: PrintedTable, file: BriefingFile) -> dict[str, Any]:
    """Return what a table is, as W3C's CSV on the Web asks: titles, units, what it was made from, how to cite it.

    Example:
        >>> described(briefing.tables[0], briefing.file)["url"]
        'agreements.csv'
    """
    documents = ", ".join(one.id for one in file.inputs)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": file.language}],
        "url": f"{table.id}.csv",
        "dc:title": table.title,
        "dc:description": table.note,
        "dc:creator": f"Rempart {file.version}",
        "dc:source": documents,
        "dc:bibliographicCitation": f"Rempart {file.version}, “{table.title}”, in “{file.title}” (seed {file.seed}), from {documents}",
        "tableSchema": {
            "columns": [
                {"titles": column.name, "dc:description": column.unit, "null": ""} for column in table.columns
            ]
        },
    }
