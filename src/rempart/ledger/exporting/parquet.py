"""Parquet: the same rows for machines, typed, names as lists, texts untouched."""

import io

from rempart.extras import library
from rempart.ledger.agreement import Ledger
from rempart.ledger.exporting.columns import COLUMNS, flat_rows


def as_parquet(ledger: Ledger) -> bytes:
    """Return the agreements as one Parquet table.

    Raises:
        OutputError: pyarrow is not installed.
    """
    arrow, parquet = library("pyarrow", "parquet"), library("pyarrow.parquet", "parquet")
    text = arrow.string()
    kinds = {"text": text, "number": arrow.float64(), "whole": arrow.int64(), "list": arrow.list_(text)}
    rows = flat_rows(ledger)
    columns = []
    for place, column in enumerate(COLUMNS):
        values = [list(cell) if isinstance(cell := row[place], tuple) else cell for row in rows]
        columns.append(arrow.array(values, type=kinds[column.kind]))
    handle = io.BytesIO()
    parquet.write_table(arrow.table(columns, names=[column.name for column in COLUMNS]), handle)
    return handle.getvalue()
