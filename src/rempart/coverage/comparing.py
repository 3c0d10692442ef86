"""Larger numbers of a system that a country is on record as wanting, to compare the promised ones with."""

from collections.abc import Iterable
from dataclasses import dataclass

from rempart.coverage.systems import System, resolve
from rempart.errors import CoverageError
from rempart.terms.table import Row, table

_WANTED = "proposed"
_COUNTRIES = {"UA": "Ukraine", "PL": "Poland"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The largest number on record of one system that a country wants, and the row that says so."""

    name: str
    count: int
    said_on: str
    source: str


def wanted(country: str, names: Iterable[str]) -> tuple[Wanted, ...]:
    """Return the largest number of each system that the timeline has the country want; none: left out.

    Example:
        >>> [(one.name, one.count, one.said_on) for one in wanted("UA", ["Patriot"])]
        [('Patriot', 27, '2025-11-10')]
    """
    found = []
    for name in dict.fromkeys(names):
        rows = [row for row in table("agreements_timeline").values() if _is_wish(row, country, name)]
        if rows:
            row = max(rows, key=lambda one: (int(one.number("quantity") or 0), one.key))
            found.append(Wanted(name, int(row.number("quantity") or 0), row.text("date"), row.id))
    return tuple(found)


def _is_wish(row: Row, country: str, name: str) -> bool:
    parties = [party.strip() for party in row.text("parties").split(";")]
    wishes = row.text("goods_status") == _WANTED and parties[:1] == [_COUNTRIES.get(country, country)]
    return wishes and bool(row.number("quantity")) and _system_of(row.text("item")) == name


def _system_of(item: str) -> str | None:
    try:
        system = resolve(item)
    except CoverageError:
        return None
    return system.name if isinstance(system, System) else None
