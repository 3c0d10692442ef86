"""Checks a book: the chain of its trail, the quotes of its claims, and the ledgers made from them."""

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import BigInteger, Connection, func, select, text

from rempart.claims.claim import Report
from rempart.ledger.book import trail
from rempart.ledger.book.access import PUBLIC
from rempart.ledger.book.digests import summand, written_total
from rempart.ledger.book.settling import (
    COLUMNS,
    RULES,
    SETTLED,
    Settlement,
    Version,
    last_settlement,
    versions_at,
)
from rempart.ledger.book.tables import doubts, metadata, settlements, versions
from rempart.ledger.book.times import LATEST, OPEN
from rempart.ledger.book.waiting import COLUMNS as WAITING
from rempart.ledger.book.waiting import Waiting, waiting_at
from rempart.ledger.judgement import Judgement
from rempart.ledger.merging import merge
from rempart.records import Record
from rempart.sources.document import Document

_RESTORE = "Restore the book from a copy"
_DERIVED = f"{_RESTORE}; the trail, from which it is made, is checked by itself."
_TRIGGERS = {
    "sqlite": {"trail_no_update", "trail_no_delete", "trail_no_replacement"},
    "postgresql": {"trail_no_change"},
}


class Verified(Record):
    """What a check of a book found: rows of the trail, the hash of the last one, and every fault.

    A file whose pages are damaged is not read further: then ``rows`` is 0. Whoever keeps ``head`` elsewhere can tell whether rows were cut off at the end, or all of it rewritten.
    """

    rows: int
    head: str
    faults: tuple[str, ...]


def verify(connection: Connection) -> Verified:
    """Check every value of every row; each fault names the row and what to do."""
    faults = [*_intact(connection)]
    if faults:
        return Verified(rows=0, head=trail.START, faults=tuple(faults))
    faults += _guarded(connection)
    count, head = 0, trail.START
    for row in trail.rows(connection):
        count += 1
        place = f"row {row.number} of the trail ({row.kind} {row.id})"
        broken = list(_chained(row, count, head))
        faults += [f"{place} {what}. {_RESTORE}." for what in (broken or _contents(row))]
        head = row.hash
    faults += [*_changed_rows(connection), *_settlement_faults(connection)]
    if not faults:
        faults += _made_anew(connection)
    return Verified(rows=count, head=head, faults=tuple(faults))


def _intact(connection: Connection) -> Iterator[str]:
    """Let SQLite compare its indexes with its tables, and look whether every value is of its column's kind.

    A row that an index has lost is in no answer; a value of another kind can be hashed by nobody.
    """
    if connection.dialect.name != "sqlite":
        return
    for found in connection.scalars(text("PRAGMA integrity_check")):
        if found != "ok":
            yield f"the file is damaged: {found}. {_RESTORE}."
    for table in metadata.sorted_tables:
        for column in table.columns:
            kinds = ["integer"] if isinstance(column.type, BigInteger) else ["text"]
            kinds += ["null"] if column.nullable else []
            wrong = select(func.count()).select_from(table).where(func.typeof(column).not_in(kinds))
            if connection.scalar(wrong):
                yield f"the file is damaged: a {column.name} of {table.name} is no {kinds[0]}. {_RESTORE}."


def _guarded(connection: Connection) -> Iterator[str]:
    """Look whether the database itself still refuses changes of the trail."""
    kind = connection.dialect.name
    catalogue = "sqlite_master WHERE type = 'trigger'" if kind == "sqlite" else "pg_trigger"
    name = "name" if kind == "sqlite" else "tgname"
    found = set(connection.scalars(text(f"SELECT {name} FROM {catalogue}")))  # noqa: S608 -- our own words
    for missing in sorted(_TRIGGERS[kind] - found):
        yield f"the trigger {missing} is gone: the trail can be changed. {_RESTORE}."


def _chained(row: trail.Row, number: int, previous: str) -> Iterator[str]:
    if row.number != number:
        yield f"stands where row {number} is expected: rows are missing"
    if row.previous != previous:
        yield "does not follow the row before it"
    if row.hash != row.seal():
        yield "was changed: its hash does not fit its values"


def _contents(row: trail.Row) -> Iterator[str]:
    """Look whether a row that was never changed holds what it says."""
    try:
        if row.kind == "judgement":
            Judgement.model_validate_json(row.line)
            if sha256(row.line.encode()).hexdigest() != row.sha256:
                yield "has another hash than its judgement"
            return
        report = Report.model_validate_json(row.line)
        if (report.id, report.sha256) != (row.id, row.sha256):
            yield "holds a report of another id or hash"
        if row.document is not None:
            yield from _quotes(report, Document.model_validate_json(row.document))
    except ValueError as broken:
        yield f"cannot be read: {str(broken).splitlines()[0]}"


def _quotes(report: Report, document: Document) -> Iterator[str]:
    if sha256(document.text.encode()).hexdigest() != document.text_sha256:
        yield "holds another text than was published"
    for claim in report.claims:
        if document.text[claim.start : claim.end] != claim.quote:
            yield f"holds claim {claim.id}, whose quote is not in the text"


def _changed_rows(connection: Connection) -> Iterator[str]:
    """Look whether the digests of versions and of pairs in doubt still fit."""
    for kind, columns, table in ((Version, COLUMNS, versions), (Waiting, WAITING, doubts)):
        asked = select(*columns, table.c.digest).execution_options(yield_per=500)
        for row in connection.execute(asked):
            one = kind(*row[:-1])
            if one.digest() != row.digest:
                pair = isinstance(one, Waiting)
                what = f"pair in doubt {row.left} and {row.right}" if pair else f"version of {row.id}"
                yield f"the {what} since {row.since} (view {_view(row.view)}) was changed. {_DERIVED}"


def _moved(connection: Connection) -> dict[str, dict[str, tuple[int, int]]]:
    """By view and moment: how many entries more it held from then on, and by how much the total rose."""
    moved: dict[str, dict[str, tuple[int, int]]] = defaultdict(lambda: defaultdict(lambda: (0, 0)))
    for table, counts in ((versions, 1), (doubts, 0)):
        asked = select(table.c.view, table.c.since, table.c.until, table.c.line)
        for view, since, until, line in connection.execute(asked.execution_options(yield_per=500)):
            for moment, sign in ((since, 1), (until, -1)):
                number, total = moved[view][moment]
                moved[view][moment] = (number + sign * counts, total + sign * summand(line))
    return moved


def _settlement_faults(connection: Connection) -> Iterator[str]:
    """Look whether the versions that held at each settlement are as many, and the same, as then."""
    moved = _moved(connection)
    number, total, settled = 0, 0, defaultdict[str, set[str]](set)
    view = None
    asked_points = select(*SETTLED, settlements.c.digest).order_by(settlements.c.view, settlements.c.through)
    for row in connection.execute(asked_points):
        point = Settlement(*row[:-1])
        place = f"the settlement of {point.through} (view {_view(point.view)})"
        if point.view != view:
            number, total, view = 0, 0, point.view
        settled[point.view].add(point.through)
        change = moved[point.view].get(point.through, (0, 0))
        number, total = number + change[0], total + change[1]
        if point.digest() != row.digest:
            yield f"{place} was changed. {_DERIVED}"
        elif (number, written_total(total)) != (point.entries, point.total):
            yield f"{place} had other entries: some were removed, added or moved. {_DERIVED}"
    for name, moments in moved.items():
        for moment in sorted(set(moments) - settled[name] - {OPEN}):
            yield f"versions of {moment} (view {_view(name)}) belong to no settlement. {_DERIVED}"


def _made_anew(connection: Connection) -> Iterator[str]:
    """Merge the whole trail once more and compare it with the last settlement of each view."""
    for view in connection.scalars(select(settlements.c.view).distinct().order_by(settlements.c.view)):
        last = last_settlement(connection, view, LATEST)
        if last is None or last.made_by != RULES:
            continue  # other rules, other entries: nothing can be said
        seen = trail.readable(connection, {view} - {PUBLIC})
        if trail.extent(connection, seen, last.through)[0] != last.rows:
            continue  # a row was told late
        reports = trail.reports(connection, seen, last.through)
        ledger = merge(reports, trail.judgements(connection, seen, last.through))
        made = ledger.entries
        kept = {one.id: one.entry for one in versions_at(connection, view, last.through)}
        for entry in made:
            same = kept.pop(entry.id, None)
            if same is None or same.model_copy(update={"aliases": ()}) != entry:
                yield f"{entry.id} (view {_view(view)}) is not what its claims give. {_DERIVED}"
        for name in sorted(kept):
            yield f"{name} (view {_view(view)}) is made of no claims. {_DERIVED}"
        pairs = {one.line for one in waiting_at(connection, view, last.through)}
        if last.doubts is not None and pairs != {one.json_line() for one in ledger.unsure}:
            yield f"the pairs in doubt (view {_view(view)}) are not those of its claims. {_DERIVED}"


def _view(name: str) -> str:
    return f"of group {name}" if name else "of everybody"
