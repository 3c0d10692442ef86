"""``export``: a ledger in the form that others read."""

import io
from collections.abc import Callable
from pathlib import Path

from rempart.errors import OutputError
from rempart.extras import library
from rempart.keeping import put_in_place
from rempart.ledger.agreement import Ledger
from rempart.ledger.exporting.aid_activities import as_iati
from rempart.ledger.exporting.cells import csv_text
from rempart.ledger.exporting.columns import COLUMNS, flat_rows, joined
from rempart.ledger.exporting.contracting import as_records, as_releases
from rempart.ledger.exporting.exported import Exported
from rempart.ledger.exporting.followthemoney import as_entities, as_statements
from rempart.ledger.exporting.register import as_register
from rempart.ledger.exporting.tracker import as_tracker
from rempart.ledger.exporting.workbook import as_xlsx


def _as_csv(ledger: Ledger) -> bytes:
    rows = [[joined(value) for value in row] for row in flat_rows(ledger)]
    return csv_text([[column.name for column in COLUMNS], *rows]).encode()


def _as_parquet(ledger: Ledger) -> bytes:
    """Return the rows of CSV typed, names as lists, texts untouched."""
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


def _whole(write: Callable[[Ledger], bytes]) -> Callable[[Ledger], Exported]:
    """A format that holds every agreement."""
    return lambda ledger: Exported(write(ledger))


FORMATS: dict[str, Callable[[Ledger], Exported]] = {
    "csv": _whole(_as_csv),
    "xlsx": _whole(as_xlsx),
    "parquet": _whole(_as_parquet),
    "jsonl": _whole(lambda ledger: "".join(f"{entry.json_line()}\n" for entry in ledger.entries).encode()),
    "ftm": _whole(as_entities),
    "ftm-statements": _whole(as_statements),
    "ocds-releases": as_releases,
    "ocds-records": as_records,
    "sipri": as_register,
    "kiel": as_tracker,
    "iati": as_iati,
}


def export(ledger: Ledger, form: str, path: str | Path | None = None) -> Exported:
    """Write a ledger in one of ``FORMATS``; the same ledger gives the same bytes.

    Args:
        ledger: From ``merge``, from a book as of any date, or from a file.
        form: The name of the format.
        path: The file to write, whole or not at all; None writes none.

    Returns:
        The bytes, and in words which agreements the format cannot hold.

    Raises:
        OutputError: no such format, a library that it needs is missing, a ledger that it cannot hold at
            all, or a file that cannot be written.

    Example:
        >>> export(Ledger(()), "jsonl").data
        b''
    """
    if form not in FORMATS:
        raise OutputError(f"no format {form!r}", f"one of {', '.join(FORMATS)}", "Correct the format.")
    exported = FORMATS[form](ledger)
    if path is not None:
        _write(Path(path), exported.data)
    return exported


def _write(path: Path, data: bytes) -> None:
    try:
        put_in_place(path, data)
    except OSError as broken:
        raise OutputError(
            f"{path} cannot be written: {broken.strerror or broken}",
            "a place with room that may be written",
            "Free room or choose another place.",
        ) from broken
