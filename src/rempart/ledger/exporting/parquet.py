"""Parquet: the same rows for machines, typed, names as lists, texts untouched."""

import io

from rempart.ledger.agreement import Ledger
from rempart.ledger.exporting.columns import COLUMNS, flat_rows
from rempart.ledger.exporting.extras import needs


def as_parquet(ledger: Ledger) -> bytes:
    """Return the agreements as one Parquet table.

    Raises:
        OutputError: pyarrow is not installed.
    """
    needs("pyarrow", "parquet")
    import pyarrow as pa  # noqa: PLC0415 -- an extra, loaded only where it is used
    import pyarrow.parquet as pq  # noqa: PLC0415 -- see above

    kinds = {"text": pa.string(), "number": pa.float64(), "whole": pa.int64(), "list": pa.list_(pa.string())}
    rows = flat_rows(ledger)
    columns = []
    for place, column in enumerate(COLUMNS):
        values = [list(cell) if isinstance(cell := row[place], tuple) else cell for row in rows]
        columns.append(pa.array(values, type=kinds[column.kind]))
    handle = io.BytesIO()
    pq.write_table(pa.table(columns, names=[column.name for column in COLUMNS]), handle)
    return handle.getvalue()
