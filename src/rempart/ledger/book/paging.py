"""One page of a ledger as known at a moment, and one entry by any id that it ever had."""

import json
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import ColumnElement, Connection, func, select

from rempart.errors import RecordError
from rempart.ledger.agreement import Agreement
from rempart.ledger.book import trail
from rempart.ledger.book.access import PUBLIC
from rempart.ledger.book.filters import Filters
from rempart.ledger.book.settling import COLUMNS, Asked, Version, held, ledger_at, settled_view
from rempart.ledger.book.tables import versions


def page(asked: Asked, filters: Filters, *, after: str, limit: int) -> tuple[Agreement, ...]:
    """Return the next entries by id, behind ``after``."""
    view = settled_view(*asked)
    if view is None:
        entries = (one for one in ledger_at(*asked).entries if one.id > after and filters.holds(one))
        return tuple(sorted(entries, key=lambda one: one.id)[:limit])
    connection = asked.connection
    chosen = (
        select(versions.c.id, versions.c.since)
        .where(held(view, asked.moment), versions.c.id > after, *_conditions(connection, filters))
        .order_by(versions.c.id)
        .limit(limit)
        .subquery()
    )
    same = (versions.c.view == view, versions.c.id == chosen.c.id, versions.c.since == chosen.c.since)
    lines = connection.scalars(
        select(versions.c.line).join(chosen, same[1] & same[2]).where(same[0]).order_by(versions.c.id)
    )
    return tuple(trail.read(Agreement, line, "an entry") for line in lines)


def count(asked: Asked, filters: Filters) -> int:
    """Return how many entries are asked for."""
    view = settled_view(*asked)
    if view is None:
        return sum(filters.holds(one) for one in ledger_at(*asked).entries)
    conditions = _conditions(asked.connection, filters)
    number = select(func.count()).select_from(versions).where(held(view, asked.moment), *conditions)
    return asked.connection.scalar(number) or 0


def _conditions(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    names = ("kind", "type", "goods", "money")
    asked = [versions.c[name] == value for name in names if (value := getattr(filters, name)) is not None]
    within = func.instr if connection.dialect.name == "sqlite" else func.strpos
    if filters.party is not None:
        asked.append(within(versions.c.parties, f"|{filters.party}|") > 0)
    if filters.word:
        asked.append(within(versions.c.id, filters.word) > 0)
    return asked


def entry_named(asked: Asked, name: str) -> Agreement:
    """Return the entry that has this id, or had it once; for the id of a claim the entry that holds it.

    Raises:
        RecordError: no entry known then has or had it.
    """
    view = settled_view(*asked)
    if "#" in name:
        return _holder(asked, view, name)
    connection, _groups, moment = asked
    found = None
    if view is None:
        found = _worked_out(asked, name)
    elif (line := _line(connection, view, name, moment)) is not None:
        found = trail.read(Agreement, line, f"agreement {name}")
    elif (heir := _heir(connection, [view], name, moment)) is not None:
        found = heir.entry
    else:
        found = next((one for one in _with_text(connection, view, name, moment) if name in one.aliases), None)
    if found is None:
        raise RecordError(
            f"no agreement {name} is known then",
            "an id that rempart ledger list prints",
            "Correct the id, or the date.",
        )
    return found


def _worked_out(asked: Asked, name: str) -> Agreement | None:
    """Find an entry for a reader whose ledger no view holds: by its id, by an alias, by what became of it."""
    ledger = ledger_at(*asked)
    heir = _heir(asked.connection, [PUBLIC, *sorted(asked.groups)], name, asked.moment)
    for known in (name, heir.id if heir else name):
        alias = next((one for one in ledger.entries if known in one.aliases), None)
        found = ledger.get(known, alias)
        if found is not None:
            return found
    return None


def _holder(asked: Asked, view: str | None, claim: str) -> Agreement:
    """Return the entry that holds a claim."""
    entries: Iterable[Agreement] = (
        ledger_at(*asked).entries if view is None else _with_text(asked.connection, view, claim, asked.moment)
    )
    for entry in entries:
        if claim in entry.claims or claim in entry.stances:
            return entry
    raise RecordError(
        f"no agreement holds claim {claim} then",
        "a claim of a document of the book that was not rejected",
        "Correct the id, or the date.",
    )


def _with_text(connection: Connection, view: str, text: str, moment: str) -> Iterator[Agreement]:
    """Yield the entries that hold a text, such as an id, anywhere."""
    within = func.instr if connection.dialect.name == "sqlite" else func.strpos
    named = within(versions.c.line, json.dumps(text, ensure_ascii=False)) > 0
    for line in connection.scalars(select(versions.c.line).where(held(view, moment), named)):
        yield trail.read(Agreement, line, "an entry")


def _line(connection: Connection, view: str, name: str, moment: str) -> str | None:
    return connection.scalar(select(versions.c.line).where(held(view, moment), versions.c.id == name))


def _heir(connection: Connection, views: Collection[str], name: str, moment: str) -> Version | None:
    """Return the version in which the entry that last had this id goes on at the moment, None where it is gone.

    Followed from end to end in time: an id on the way may by now be that of another entry.
    """
    ended = (versions.c.view.in_(views), versions.c.id == name, versions.c.until <= moment)
    asked = select(*COLUMNS).where(*ended).order_by(versions.c.until.desc()).limit(1)
    while (row := connection.execute(asked).first()) is not None:
        version = Version(*row)
        if version.until > moment:
            return version
        asked = select(*COLUMNS).where(held(version.view, version.until), versions.c.id == version.heir)
    return None
