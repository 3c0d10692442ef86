"""Write a briefing's folder, tables too: into a temporary sibling first, then by one rename, so all of it or nothing."""

import errno
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from rempart.briefing.briefing_file import BriefingFile, Cell, Content, PrintedTable
from rempart.briefing.page.pages import page_tables, render
from rempart.briefing.page.paper import as_pdf
from rempart.errors import OutputError
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


_MARK = "briefing.json"  # a folder that holds this file is a briefing and may be replaced
_OURS = frozenset(
    {
        _MARK, "index.html", "documents.jsonl", "claims.jsonl", "ledger.jsonl", "programme.toml", "schedule.json",
        "schedule.csv", "coverage.json", "coverage.csv", "outlook.json", "tables", "briefing.pdf",
    }
)  # fmt: skip
_ATTEMPTS = 10
_NO_PROGRAMME = "# The plan came from a file without its programme.\n"


def write_folder(content: Content, folder: Path, *, pdf: bool = False) -> None:
    """Write the folder of a briefing, replacing a former briefing there; ``pdf`` adds ``briefing.pdf``.

    Raises:
        OutputError: the folder holds other files, it cannot be written, or a PDF cannot be made.
    """
    folder = folder.expanduser().resolve()
    check_replaceable(folder)
    files = {name: text.encode() for name, text in folder_files(content).items()}
    if pdf:
        files["briefing.pdf"] = as_pdf(render(content, paper=True))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as broken:
        raise _unwritable(folder, broken) from broken
    try:
        made.chmod(0o755)
        for name, written in files.items():
            path = made / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(written)
        _put_in_place(made, folder)
    except OSError as broken:
        raise _unwritable(folder, broken) from broken
    finally:
        shutil.rmtree(made, ignore_errors=True)


def folder_files(content: Content) -> dict[str, str]:
    """Return the text of every file of the folder, by its name."""
    programme = content.schedule.made_from
    tables = tuple({table.id: table for table in [*content.tables, *page_tables(content)]}.values())
    file = content.file.model_copy(update={"tables": tables})
    return {
        _MARK: _json(file.as_json()),
        "index.html": render(content),
        "documents.jsonl": "".join(_line(document) for document in file.documents),
        "claims.jsonl": "".join(report.json_line() + "\n" for report in content.ledger.reports),
        "ledger.jsonl": "".join(entry.json_line() + "\n" for entry in content.ledger.entries),
        "programme.toml": programme.to_toml() if programme is not None else _NO_PROGRAMME,
        "schedule.json": _json(file.schedule),
        "schedule.csv": _rows_csv(content.schedule.rows()),
        "coverage.json": _json(file.coverage),
        "coverage.csv": _rows_csv(content.coverage.rows()),
        "outlook.json": _json(file.outlook),
        **{f"tables/{table.id}.csv": as_csv(table) for table in tables},
        **{f"tables/{table.id}.csv-metadata.json": _json(described(table, file)) for table in tables},
    }


def _rows_csv(rows: Sequence[Mapping[str, Cell]]) -> str:
    """Return rows as CSV under the names of their fields, empty where there are none."""
    return csv_text([list(rows[0]), *(list(row.values()) for row in rows)]) if rows else ""


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _line(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def check_replaceable(folder: Path) -> None:
    """Refuse a folder whose files are not all a former briefing's.

    Raises:
        OutputError: the folder holds other files, is a file, or cannot be looked into.
    """
    try:
        if not folder.exists():
            return
        if not folder.is_dir():
            raise OutputError(f"{folder} is a file", "a folder for the briefing", "Name another folder.")
        held = sorted(entry.name for entry in folder.iterdir())
    except OSError as broken:
        raise _unwritable(folder, broken) from broken
    foreign = [name for name in held if name not in _OURS]
    if held and (_MARK not in held or foreign):
        raise OutputError(
            f"{folder} holds {(foreign or held)[0]}" + (f" and no {_MARK}" if _MARK not in held else ""),
            "an empty folder, a former briefing with nothing else in it, or a new name",
            "Name another folder, or move those files.",
        )


def _put_in_place(made: Path, folder: Path) -> None:
    """Rename ``made`` to ``folder``; a former briefing goes only once the new one stands.

    Where another run puts its own there in the meantime, the later one stands: each is whole.
    """
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for attempt in range(_ATTEMPTS):
            with suppress(FileNotFoundError):
                folder.rename(aside / str(attempt))
            try:
                made.rename(folder)
            except OSError as broken:
                if broken.errno not in {errno.ENOTEMPTY, errno.EEXIST} or attempt == _ATTEMPTS - 1:
                    raise
            else:
                return
    finally:
        formers = sorted(aside.iterdir())
        if formers and not folder.exists():
            formers[-1].rename(folder)
        shutil.rmtree(aside, ignore_errors=True)


def _unwritable(folder: Path, broken: OSError) -> OutputError:
    reason = broken.strerror or type(broken).__name__
    return OutputError(
        f"{folder} cannot be written: {reason}",
        "a folder that may be written",
        "Name another folder or free it.",
    )
