"""What statements rest on besides claims: rows of sourced tables and named assumptions, gathered once."""

import csv
import re
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from io import StringIO

from rempart.briefing.briefing_file import SourcedRow
from rempart.coverage.shares import Assumption
from rempart.errors import BriefingError, TableError
from rempart.terms.figure import Number
from rempart.terms.table import Row, Table, table

_CITED = re.compile(r"^[a-z0-9_/]+/[^\s,;]+$")


_UNKNOWN = {"text": "{key}", "low": "", "mode": "", "high": "", "unit": "{unit}"}
_ALWAYS_JUDGED = {"equipment_rates", "parameters", "ledger_signal", "fallback_paths", "readings"}


class Grounds:
    """Collects the rows and assumptions of one briefing as statements come to rest on them.

    A row marked J is a judgement: it is cited as ``assumption:<table>/<key>`` and its cells stand
    beside it as a row. A row marked R (recalled, not checked) is refused.
    """

    def __init__(self) -> None:
        self._rows: dict[str, SourcedRow] = {}
        self._assumptions: dict[str, Assumption] = {}
        self._judged_by: dict[str, str] = {}

    @property
    def rows(self) -> tuple[SourcedRow, ...]:
        """The rows gathered, by id."""
        return tuple(self._rows[row_id] for row_id in sorted(self._rows))

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The assumptions gathered, by id."""
        return tuple(self._assumptions[name] for name in sorted(self._assumptions))

    def assume(self, assumption: Assumption) -> str:
        """Keep an assumption and return the id by which a figure names it.

        Its ``source`` becomes the ids of the rows that it names. An assumption that names one row is
        what that row is cited as from then on.
        """
        name = assumption.id.removeprefix("assumption:")
        if name not in self._assumptions:
            rows = self.cited(assumption.source)
            source = ", ".join(row.id for row in rows) or assumption.source
            self._assumptions[name] = assumption.model_copy(update={"id": name, "source": source})
            for row in rows:
                self._keep(row)
            if len(rows) == 1:
                self._judged_by.setdefault(rows[0].id, name)
        return f"assumption:{name}"

    def row(self, row: Row) -> str:
        """Keep a row and return the id by which a figure names it: ``row:`` or, if judged, ``assumption:``."""
        self._keep(row)
        if _mark(row) != "J" and row.table not in _ALWAYS_JUDGED:
            return row.id
        if row.id in self._judged_by:
            return f"assumption:{self._judged_by[row.id]}"
        if row.table == "equipment_rates":
            return self._rates(row.text("equipment"))
        judged = _judged().get(row.table, _UNKNOWN)
        cells = {name: (value or "").strip() for name, value in row.values.items()}
        low, mode, high = (_number(cells.get(judged[point], "")) for point in ("low", "mode", "high"))
        return self.assume(
            Assumption(
                id=f"{row.table}/{row.key}",
                text=judged["text"].format_map({"key": row.key, **cells}),
                value=mode,
                low=low,
                high=high,
                unit=judged["unit"].format_map({"unit": "", **cells}) or None,
                source=row.id,
            )
        )

    def _rates(self, equipment: str) -> str:
        """Keep the yearly rates of one item as one assumption: they are one judgement."""
        name = f"equipment_rates/{equipment}"
        if name in self._assumptions:
            return f"assumption:{name}"
        rows = [row for row in table("equipment_rates").values() if row.text("equipment") == equipment]
        first, last = rows[0], rows[-1]
        item = table("equipment_attributes")
        text = (
            f"Output of {item[equipment].text('item') if equipment in item else equipment} open to this buyer: world "
            f"output of its line times the part open to one buyer, in {first.text('year')} "
            f"{first.text('rate_per_month_mode')} and in {last.text('year')} {last.text('rate_per_month_mode')} "
            "a month in the mode"
        )
        lows = [row.number("rate_per_month_low") or 0 for row in rows]
        highs = [row.number("rate_per_month_high") or 0 for row in rows]
        source = ", ".join(row.id for row in rows)
        return self.assume(
            Assumption(
                id=name, text=text, low=min(lows), high=max(highs), unit="units a month", source=source
            )
        )

    def cited(self, source: str | None) -> list[Row]:
        """Return the rows that a ``source`` names: ``table/key``, ``row:table/key``, ``table/start-*``.

        Words that name no table (a title, an address) give no row.
        """
        found: list[Row] = []
        for part in (source or "").replace(";", ",").split(","):
            name = part.strip().removeprefix("row:")
            if _CITED.match(name):
                found += _rows_named(name)
        return found

    def sources(self, source: str | None) -> tuple[str, ...]:
        """Keep all rows that ``source`` names and return the ids by which a figure names them."""
        return tuple(dict.fromkeys(self.row(row) for row in self.cited(source)))

    def _keep(self, row: Row) -> None:
        mark = _mark(row)
        if mark == "R":
            raise BriefingError(
                f"{row.id} is marked R: recalled, not checked",
                "rows that were read, computed or judged",
                "Check the row against its source and mark it S, or leave it out.",
            )
        if row.id in self._rows:
            return
        values = {name: value or "" for name, value in row.values.items()}
        title, url = _origin(values)
        self._rows[row.id] = SourcedRow(
            id=row.id,
            table=row.table,
            values=values,
            source=title,
            mark=mark,
            source_title=title,
            source_url=url,
        )


def _mark(row: Row) -> str | None:
    return (row.values.get("mark") or "").strip() or None


def _number(cell: str) -> Number | None:
    try:
        return float(cell) if "." in cell else int(cell)
    except ValueError:
        return None


def _origin(values: dict[str, str]) -> tuple[str | None, str | None]:
    """Return title and address of a row's source, looked up in ``sources`` where the row has a key only."""
    title, url = values.get("source_title") or "", values.get("source_url") or ""
    key = values.get("source_key") or values.get("printed_source_key") or ""
    known = table("sources")
    for part in key.split(";"):
        if not title and part.strip() in known:
            title, url = known[part.strip()].text("title"), known[part.strip()].text("url")
    return (title or values.get("source") or values.get("where_printed") or None), url or None


def _rows_named(name: str) -> list[Row]:
    table_name, _, key = name.rpartition("/")
    found = _table_named(table_name)
    if found is None:
        return []
    if "*" in key:
        return [found[each] for each in found if fnmatchcase(each, key)]
    return [found[key]] if key in found else []


def _table_named(name: str) -> Table | None:
    try:
        return table(name)
    except TableError:
        return None


@cache
def _judged() -> dict[str, dict[str, str]]:
    """Return by table how a judged row (mark J) reads as an assumption: its words, its three points, its unit."""
    source = files("rempart.briefing").joinpath("judged_rows.csv").read_text(encoding="utf-8")
    return {row["table"]: row for row in csv.DictReader(StringIO(source))}
