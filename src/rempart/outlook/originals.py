"""The original files of the data owners, and plain files of spells, as a user has them on disk.

Columns are read by name, those of the owners' code books: the Correlates of War's inter-state wars,
version 4.0, and the Uppsala programme's armed conflicts, version 25.1. Only what is needed is read.
"""

import csv
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from rempart.errors import SpellError
from rempart.outlook.spells import ActiveYear, Participant
from rempart.outlook.survival import Spells

COW_LAST_DAY = dt.date(2007, 12, 31)  # what version 4.0 covers
FIRST_YEAR = 1946  # of the wars counted, as in the tables that ship with Rempart
_INTERSTATE = "2"
_STINT = tuple(f"{end}{part}" for end in ("Start", "End") for part in ("Year", "Month", "Day"))
_COW = (
    *("WarNum", "ccode", "Side", "Outcome", "BatDeath"),
    *(f"{part}{stint}" for stint in (1, 2) for part in _STINT),
)
_UCDP = (
    "conflict_id", "year", "type_of_conflict", "intensity_level", "gwno_a", "gwno_a_2nd", "gwno_b", "gwno_b_2nd",
    "start_date2", "ep_end_date",
)  # fmt: skip
_SPELLS = ("war_id", "duration_years", "renewed")
_ENCODINGS = ("utf-8-sig", "latin-1")
Cells = Mapping[str, str]
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Original:
    """What one file holds: exactly one of the three kinds."""

    name: str
    participants: tuple[Participant, ...] = ()
    years: tuple[ActiveYear, ...] = ()
    spells: Spells | None = None


def read_original(path: Path) -> Original:
    """Read one file: which of the three kinds it is follows from its columns.

    Raises:
        SpellError: there is no such file, its columns are of no known kind, a cell is not what it should
            be, or it holds no war between states or no spell.
    """
    columns, rows = _rows(path)
    if set(_COW) <= columns:
        found = tuple(one for one in _each(path, rows, _participant) if one is not None)
        return Original(
            path.name, participants=_some(path, found, f"a war that began in {FIRST_YEAR} or later")
        )
    if set(_UCDP) <= columns:
        active = _each(path, [row for row in rows if row["type_of_conflict"].strip() == _INTERSTATE], _year)
        return Original(path.name, years=_some(path, active, "a year of a conflict between states"))
    if set(_SPELLS) <= columns:
        spells = _some(path, _each(path, rows, _spell), "a spell of peace")
        years, renewed, wars_of = zip(*spells, strict=True)
        return Original(path.name, spells=Spells(np.array(years), np.array(renewed), tuple(wars_of)))
    raise SpellError(
        f"{path}: the columns {', '.join(sorted(columns)) or 'nothing'}",
        f"those of the Correlates of War ({', '.join(_COW[:5])}, ...), of the Uppsala programme "
        f"({', '.join(_UCDP[:4])}, ...), or {', '.join(_SPELLS)}",
        "Give the owner's CSV file as it is, or a table of spells with these columns.",
    )


def _rows(path: Path) -> tuple[set[str], list[dict[str, str]]]:
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise SpellError(f"{path}: {problem.strerror}", "a CSV file", "Correct the path.") from problem
    for encoding in _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        break
    reader = csv.DictReader(text.splitlines(), restval="")
    try:
        rows = [{name: cell for name, cell in row.items() if name is not None} for row in reader]
    except csv.Error as problem:
        raise SpellError(f"{path}: {problem}", "a CSV file", "Give the owner's file as it is.") from problem
    return set(reader.fieldnames or ()), rows


def _each(path: Path, rows: list[dict[str, str]], read: Callable[[Cells], Read]) -> tuple[Read, ...]:
    found = []
    for number, row in enumerate(rows, start=2):
        try:
            found.append(read(row))
        except ValueError as problem:
            raise SpellError(
                f"{path} line {number}: {problem}",
                "numbers and dates as the code book has them",
                "Correct the line, or give the owner's file as it is.",
            ) from problem
    return tuple(found)


def _some(path: Path, found: tuple[Read, ...], what: str) -> tuple[Read, ...]:
    if not found:
        raise SpellError(f"{path} holds none", what, "Give a file that holds some.")
    return found


def _participant(cells: Cells) -> Participant | None:
    """Return one state's part in a war; None for a war that began before ``FIRST_YEAR``."""
    stints = tuple(_stint(cells, number) for number in ("1", "2"))
    began = min((stint[0].year for stint in stints if stint is not None), default=0)
    if began < FIRST_YEAR:
        return None
    deaths = int(cells["BatDeath"])
    return Participant(
        war=int(cells["WarNum"]),
        state=int(cells["ccode"]),
        side=int(cells["Side"]),
        stints=stints,
        outcome=int(cells["Outcome"]),
        deaths=deaths if deaths >= 0 else None,
    )


def _stint(cells: Cells, number: str) -> tuple[dt.date, dt.date] | None:
    """Return the days of one stint; an unknown day or month is the first at a start, the last at an end."""
    year, month, day = (int(cells[f"Start{part}{number}"]) for part in ("Year", "Month", "Day"))
    if year < 0:
        return None
    start = dt.date(year, max(month, 1), max(day, 1))
    year, month, day = (int(cells[f"End{part}{number}"]) for part in ("Year", "Month", "Day"))
    if year < 0:
        return start, COW_LAST_DAY
    month = month if month > 0 else 12
    if day > 0:
        return start, dt.date(year, month, day)
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    return start, after - dt.timedelta(days=1)


def _year(cells: Cells) -> ActiveYear:
    return ActiveYear(
        conflict=int(cells["conflict_id"]),
        year=int(cells["year"]),
        sides=(_codes(cells["gwno_a"]), _codes(cells["gwno_b"])),
        supporters=(_codes(cells["gwno_a_2nd"]), _codes(cells["gwno_b_2nd"])),
        intensity=int(cells["intensity_level"]),
        started=dt.date.fromisoformat(cells["start_date2"].strip()),
        ended=dt.date.fromisoformat(end) if (end := cells["ep_end_date"].strip()) else None,
    )


def _codes(cell: str) -> tuple[int, ...]:
    return tuple(int(code) for code in cell.replace(";", ",").split(",") if code.strip())


def _spell(cells: Cells) -> tuple[float, bool, str]:
    years, renewed = float(cells["duration_years"]), cells["renewed"].strip()
    if renewed not in {"0", "1"}:
        raise ValueError(f"renewed {renewed!r}, which is neither 0 nor 1")
    if not 0 < years < 1e4:
        raise ValueError(f"duration_years {years:g}")
    return years, renewed == "1", cells["war_id"].strip()
