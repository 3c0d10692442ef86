"""XLSX: a sheet of agreements, one of every sum and one of every item; texts are typed as texts."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from rempart.extras import library
from rempart.ledger.agreement import Ledger
from rempart.ledger.exporting.columns import COLUMNS, flat_rows, joined

# The columns behind that of the agreement.
_SUMS = ("amount", "currency", "bound", "low", "high", "period", "origins", "claims")
_ITEMS = ("item", "unit", "low", "quantity", "high", "bound", "period", "claims")
_FIELDS = {"amount": "value", "quantity": "mode"}  # those that a column calls by another name
# A workbook carries its hour of birth; a fixed one keeps the bytes the same.
_BORN = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")  # openpyxl puts the hour of saving here
_LONGEST = 32_767  # characters that a cell can hold


def as_xlsx(ledger: Ledger) -> bytes:
    """Return a workbook without a live formula.

    Raises:
        OutputError: openpyxl is not installed.
    """
    book = library("openpyxl", "xlsx").Workbook(write_only=True)
    book.properties.creator = "rempart"
    book.properties.created = _BORN
    _fill(
        book,
        "agreements",
        [column.name for column in COLUMNS],
        ([joined(value) for value in row] for row in flat_rows(ledger)),
    )
    for name, field, heads in (("sums", "amounts", _SUMS), ("items", "items", _ITEMS)):
        told = ((entry.id, one) for entry in ledger.agreements for one in getattr(entry, field))
        rows = (
            [entry_id, *(joined(getattr(one, _FIELDS.get(head, head))) for head in heads)]
            for entry_id, one in told
        )
        _fill(book, name, ["agreement", *heads], rows)
    handle = io.BytesIO()
    book.save(handle)
    return _timeless(handle.getvalue())


def _fill(book: Any, name: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    cells_of_openpyxl = library("openpyxl.cell.cell", "xlsx")
    illegal = cells_of_openpyxl.ILLEGAL_CHARACTERS_RE
    sheet = book.create_sheet(name)
    for row in (heads, *rows):
        cells = []
        for value in row:
            text = isinstance(value, str)
            shown = illegal.sub("\N{REPLACEMENT CHARACTER}", str(value))[:_LONGEST] if text else value
            cell = cells_of_openpyxl.WriteOnlyCell(sheet, value=shown)
            if text:
                cell.data_type = "s"  # never a formula, whatever it begins with
            cells.append(cell)
        sheet.append(cells)


def _timeless(data: bytes) -> bytes:
    """Pack the workbook anew with one fixed date for every part, so that the same ledger gives the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", old.read(part))
            new.writestr(zipfile.ZipInfo(part.filename, (2000, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
