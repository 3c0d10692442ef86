"""All that stands behind one entry: the reports of its claims, and the versions in which it was held."""

import hashlib
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select

from rempart.claims.claim import Report
from rempart.errors import StaleError
from rempart.ledger.agreement import Agreement
from rempart.ledger.book import trail
from rempart.ledger.book.paging import entry_named
from rempart.ledger.book.settling import COLUMNS, Asked, Version, held, settled_view
from rempart.ledger.book.tables import versions
from rempart.ledger.book.times import LATEST, OPEN
from rempart.records import Record

_LETTERS = 16


class Held(Record):
    """An entry as it was held from the moment ``since`` until before ``until``, None where it holds still."""

    since: str
    until: str | None
    entry: Agreement


class Dossier(Record):
    """An entry with the reports that its claims stand in, by id, as they were read and without their texts.

    A report holds the claims of the entry alone. ``version`` names this version of the entry: whoever
    judges hands it back, and learns where it has changed meanwhile.
    """

    entry: Agreement
    version: str
    reports: Mapping[str, Report]


def version_of(entry: Agreement) -> str:
    """Return a short text that changes with anything in an entry.

    Example:
        The desk prints it into a form, and gives it back with ``Book.judge(..., based_on={id: version})``.
    """
    return hashlib.sha256(entry.json_line().encode(errors="surrogatepass")).hexdigest()[:_LETTERS]


def dossier(asked: Asked, name: str) -> Dossier:
    """Return an entry with the reports behind it.

    Raises:
        RecordError: no entry known then has or had this id.
    """
    entry = entry_named(asked, name)
    told = {*entry.claims, *entry.stances}
    names = {claim.rpartition("#")[0] for claim in told}
    found = trail.some_reports(asked.connection, names, trail.readable(asked.connection, asked.groups))
    reports = {
        one.id: one.model_copy(update={"claims": tuple(claim for claim in one.claims if claim.id in told)})
        for one in sorted(found, key=lambda one: one.id)
    }
    return Dossier(entry=entry, version=version_of(entry), reports=reports)


def history(asked: Asked, name: str) -> tuple[Held, ...]:
    """Return the versions of an entry as known at a moment and of those that it carries on, oldest first.

    Raises:
        RecordError: no entry has or had this id.
    """
    view = settled_view(*asked)
    current = entry_named(asked, name)
    if view is None:
        return (Held(since="", until=None, entry=current),)
    present = select(*COLUMNS).where(held(view, asked.moment), versions.c.id == current.id)
    todo = [Version(*row) for row in asked.connection.execute(present)]
    found: list[Version] = []
    while todo:
        later = todo.pop()
        found.append(later)
        # What ended as this version began, and went on in it.
        before = (versions.c.until == later.since, versions.c.heir == later.id)
        earlier = select(*COLUMNS).where(versions.c.view == view, *before)
        todo += [Version(*row) for row in asked.connection.execute(earlier)]
    return tuple(
        Held(since=one.since, until=None if one.until == OPEN else one.until, entry=one.entry)
        for one in sorted(found, key=lambda one: (one.since, one.id))
    )


def check_fresh(connection: Connection, based_on: Mapping[str, str], groups: Collection[str]) -> None:
    """Refuse what was decided on a version that holds no more.

    Raises:
        StaleError: one of the entries has changed; it carries both versions.
        RecordError: there is no such entry.
    """
    asked = Asked(connection, groups, LATEST)
    for name, version in based_on.items():
        current = entry_named(asked, name)
        if version_of(current) != version:
            former = (one.entry for one in history(asked, name))
            read = next((one for one in former if version_of(one) == version), None)
            raise StaleError(name, None if read is None else read.as_json(), current.as_json())
