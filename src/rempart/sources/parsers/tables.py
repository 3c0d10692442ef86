"""Parquet tables to rows of texts, a group of rows at a time: a group that cannot be read costs that group."""

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple

import pyarrow as pa
from pyarrow import parquet

from rempart.sources.decoding import NotTextError
from rempart.sources.kinds import LARGEST_FILE, TOO_LARGE

NEEDED = ("id", "text")
ROWS_AT_ONCE = 256
LETTERS_AT_ONCE = 2**20
BYTES_AT_ONCE = 2**20  # so that a column is not loaded whole


class Row(NamedTuple):
    """The values of a row by column, or why there are none; the number is that of the row, from 1."""

    number: int
    values: dict[str, str | None]
    problem: str | None = None


def rows_in(table: BinaryIO, fields: Sequence[str]) -> Iterator[list[Row]]:
    """Yield the rows of a Parquet table by the batch, only the columns that are asked for.

    Raises:
        NotTextError: it is no Parquet table, or its columns are not texts (``published`` may be a date).
        MemoryError: its description of itself is larger than this process may be.
    """
    # The library's own allocators reserve more than a process with a limit may have.
    pa.set_memory_pool(pa.system_memory_pool())
    pa.set_cpu_count(1)
    try:
        file = parquet.ParquetFile(table, buffer_size=BYTES_AT_ONCE, pre_buffer=False)
        schema = file.schema_arrow
    except (ValueError, OSError, RecursionError) as broken:  # the library's own errors are of these kinds
        raise NotTextError(f"it cannot be read as Parquet: {_short(broken)}") from broken
    columns = _columns(schema, fields)
    first = 1
    for group in range(file.num_row_groups):
        yield from _group(file, group, columns, first)
        first += file.metadata.row_group(group).num_rows


def _columns(schema: Any, fields: Sequence[str]) -> list[str]:
    """Return the known columns of a table.

    Raises:
        NotTextError: id or text is not there, a column is there twice, or is no text.
    """
    names = [name for name in schema.names if name in fields]
    if not set(NEEDED) <= set(names):
        raise NotTextError(
            f"it has the columns {', '.join(schema.names)[:200]}; expected at least id and text"
        )
    for name in names:
        if names.count(name) > 1:
            raise NotTextError(f"it has the column {name} twice")
        kind = schema.field(name).type
        if not (_is_text(kind) or (name == "published" and pa.types.is_date32(kind))):
            raise NotTextError(f"its column {name} holds {str(kind)[:80]}; expected texts")
    return names


def _is_text(kind: Any) -> bool:
    types = pa.types
    kind = kind.value_type if types.is_dictionary(kind) else kind
    return bool(types.is_string(kind) or types.is_large_string(kind) or types.is_null(kind))


def _group(file: Any, group: int, columns: Sequence[str], first: int) -> Iterator[list[Row]]:
    """Yield the rows of one group; where it breaks off, the last one says so."""
    number = first
    try:
        for batch in file.iter_batches(ROWS_AT_ONCE, row_groups=[group], columns=columns, use_threads=False):
            for some in _rows(batch, number):
                number += len(some)
                yield some
    except MemoryError:
        why = "need more memory than they may have"
    except (ValueError, OSError) as broken:
        why = f"cannot be read: {_short(broken)}"
    else:
        return
    yield [Row(number, {}, f"the rows from {number} in group {group + 1} {why}")]


def _rows(batch: Any, first: int) -> Iterator[list[Row]]:
    """Yield rows, few enough that their texts together are not long unless one alone is."""
    some: list[Row] = []
    letters = 0
    for place in range(batch.num_rows):
        row = _row(batch, place, first + place)
        letters += sum(len(value or "") for value in row.values.values())
        some.append(row)
        if letters > LETTERS_AT_ONCE:
            yield some
            some, letters = [], 0
    if some:
        yield some


def _row(batch: Any, place: int, number: int) -> Row:
    values: dict[str, str | None] = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        try:
            value = column[place].as_py()
        except UnicodeDecodeError:
            return Row(number, {}, f"row {number}: {name} is not UTF-8")
        values[name] = None if value is None else str(value)
        if len(values[name] or "") > LARGEST_FILE:
            return Row(number, {}, f"row {number}: {name}: {TOO_LARGE}")
    return Row(number, values)


def _short(broken: Exception) -> str:
    return " ".join(str(broken).split())[:200]
