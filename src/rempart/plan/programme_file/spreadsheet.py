"""A programme as a workbook (XLSX): one sheet a section, one row a row, for planners who work in spreadsheets.

A column is a field; a field within a field is named with a dot (``unit_cost.low``). Lists and tables in
a list stand in one cell as JSON. An empty cell is a field left out. openpyxl (extra ``xlsx``) reads and
writes; formulas are neither written nor evaluated.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from rempart.errors import ProgrammeError
from rempart.extras import library

PAIRS = ("programme", "exchange", "risk", "coverage", "outlook")  # sections of one row: a field a line
ENDING = ".xlsx"


def read_workbook(path: Path) -> dict[str, Any]:
    """Return the sections of a programme as ``tomllib`` would give them.

    Raises:
        ProgrammeError: openpyxl is not installed, or the file is no workbook.
    """
    openpyxl = library("openpyxl", "xlsx", ProgrammeError)
    no_book = openpyxl.utils.exceptions.InvalidFileException
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (no_book, BadZipFile, KeyError, ValueError, OSError) as broken:
        raise ProgrammeError(
            f"{path}: {broken}", "a workbook written by rempart", "Save it as XLSX, or use TOML."
        ) from broken
    sections: dict[str, Any] = {}
    for sheet in book.worksheets:
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        name = str(sheet.title)
        found = (_pairs if name in PAIRS else _rows)(rows, f"{path}, sheet {name}")
        if found:
            sections[name] = found
    return sections


def write_workbook(data: Mapping[str, Any], path: Path) -> None:
    """Write the sections of a programme as a workbook.

    Raises:
        ProgrammeError: openpyxl is not installed, or the file cannot be written.
    """
    book = library("openpyxl", "xlsx", ProgrammeError).Workbook()
    book.remove(book.active)
    for name, section in data.items():
        sheet = book.create_sheet(name)
        if isinstance(section, Mapping):
            table: list[Sequence[object]] = [("field", "value"), *_flat(section)]
        else:
            flat = [dict(_flat(row)) for row in section]
            heads = list(dict.fromkeys(field for row in flat for field in row))
            table = [heads, *([row.get(head) for head in heads] for row in flat)]
        for number, row in enumerate(table, start=1):
            for place, value in enumerate(row, start=1):
                if value is not None:
                    cell = sheet.cell(number, place, value)
                    if isinstance(value, str):
                        cell.data_type = "s"  # a text that begins with = is no formula
    try:
        book.save(path)
    except OSError as broken:
        raise ProgrammeError(
            f"{path}: {broken.strerror or broken}", "a file that can be written", "Check the path."
        ) from broken


def _flat(fields: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, object]]:
    """Yield (field, cell): tables within a row become fields with a dot, lists become JSON."""
    for field, value in fields.items():
        name = f"{before}{field}"
        if isinstance(value, Mapping) and value and not any("." in str(key) for key in value):
            yield from _flat(value, f"{name}.")
        elif isinstance(value, Mapping | list | tuple) or (
            isinstance(value, str) and value[:1] in {"{", "[", '"'}
        ):
            yield name, json.dumps(value, ensure_ascii=False)
        else:
            yield name, value


def _pairs(rows: Sequence[Sequence[object]], where: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for number, row in enumerate(rows[1:], start=2):
        if len(row) > 1 and row[0] is not None and row[1] is not None:
            _set(found, str(row[0]), row[1], f"{where}, row {number}")
    return found


def _rows(rows: Sequence[Sequence[object]], where: str) -> list[dict[str, Any]]:
    heads = [str(head) if head is not None else "" for head in rows[0]] if rows else []
    found = []
    for number, row in enumerate(rows[1:], start=2):
        made: dict[str, Any] = {}
        for head, value in zip(heads, row, strict=False):
            if head and value is not None:
                _set(made, head, value, f"{where}, row {number}, {head}")
        if made:
            found.append(made)
    return found


def _set(row: dict[str, Any], field: str, value: object, where: str) -> None:
    """Put a cell where its dotted name says."""
    *path, last = field.split(".")
    for step in path:
        inner = row.setdefault(step, {})
        if not isinstance(inner, dict):
            raise ProgrammeError(
                f"{where}: {step} has a value and parts", "one of the two", "Empty one of the cells."
            )
        row = inner
    if isinstance(value, str) and value[:1] in {"{", "[", '"'}:
        text = value
        try:
            value = json.loads(text)
        except ValueError as broken:
            raise ProgrammeError(
                f"{where}: {text[:60]!r}", "JSON in a cell that begins with { or [", "Correct the cell."
            ) from broken
    row[last] = value
