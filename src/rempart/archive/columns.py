"""The rows that a shard leaves: what was claimed as a line of ``claims.jsonl``, or why nothing was read."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from rempart.errors import ArchiveError
from rempart.extras import library
from rempart.keeping import beside

ROWS_AT_ONCE = 1000


class Row(NamedTuple):
    """One document: its id and source, its line of claims where it has any, or why it was refused.

    ``twin`` is the same for what counts as one document: files with the same bytes, lines with the same id and text.
    """

    id: str
    twin: str
    source: str
    line: str | None
    reason: str | None


def write_rows(place: Path, rows: Iterable[Row]) -> None:
    """Write rows to a Parquet file a batch at a time; the file is whole or not there.

    Raises:
        ArchiveError: pyarrow is not installed.
        OSError: the file cannot be written.
    """
    arrow, parquet = archive_library("pyarrow"), archive_library("pyarrow.parquet")
    schema = arrow.schema([arrow.field(name, arrow.string()) for name in Row._fields])
    with beside(place) as draft, parquet.ParquetWriter(draft, schema, compression="zstd") as writer:
        batch: list[Row] = []
        for row in rows:
            batch.append(row)
            if len(batch) == ROWS_AT_ONCE:
                writer.write_batch(_batch(arrow, schema, batch))
                batch = []
        if batch:
            writer.write_batch(_batch(arrow, schema, batch))


def are_rows(place: Path) -> bool:
    """Return whether a file is there that begins and ends as ``write_rows`` leaves it; its rows are not read."""
    try:
        names: list[str] = archive_library("pyarrow.parquet").read_schema(place).names
    except (ValueError, OSError):  # pyarrow's own errors are of these kinds
        return False
    return names == list(Row._fields)


def can_be_read(place: Path) -> bool:
    """Return whether every row of a file can be read, a batch at a time."""
    try:
        for _ in archive_library("pyarrow.parquet").ParquetFile(place).iter_batches(ROWS_AT_ONCE):
            pass
    except (ValueError, OSError):
        return False
    return True


def archive_library(name: str) -> Any:
    """Return a library of the extra ``archive``.

    Raises:
        ArchiveError: it is not installed.
    """
    return library(name, "archive", ArchiveError)


def _batch(arrow: Any, schema: Any, rows: list[Row]) -> Any:
    columns = zip(*rows, strict=True)
    arrays = [arrow.array(column, type=arrow.string()) for column in columns]
    return arrow.RecordBatch.from_arrays(arrays, schema=schema)
