"""The trail: every report and judgement in the order in which a book learned it, each row chained to the last."""

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, TypeVar

from sqlalchemy import Connection, Select, func, insert, select

from rempart.claims.claim import Report
from rempart.errors import BookError
from rempart.ledger.book.access import PUBLIC, is_readable
from rempart.ledger.book.tables import trail
from rempart.ledger.book.times import Clock, after, written
from rempart.ledger.judgement import Judgement
from rempart.records import Record
from rempart.sources.document import Document

Kind = Literal["document", "judgement"]
Kept = TypeVar("Kept", bound=Record)
START = "0" * 64
_REMEMBERED = 200  # extents, of one connection
_AT_ONCE = 500  # ids asked for in one statement


@dataclass(frozen=True, slots=True)
class Chained:
    """A row that carries a hash of its other values, that of the row before among them."""

    def seal(self) -> str:
        """Return the hash that the row must carry."""
        told = {name: value for name, value in asdict(self).items() if name != "hash"}
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Told:
    """A report with its document, or a judgement, before it has a place in the trail."""

    kind: Kind
    id: str
    access: str
    sha256: str
    line: str
    document: str | None


@dataclass(frozen=True, slots=True)
class Row(Told, Chained):
    """A row of the trail: when it was learned, and how it is chained to the row before."""

    number: int
    learned: str
    previous: str
    hash: str


class Entered(Record):
    """One row of the trail: when the book learned it, a document or a judgement, and for which groups.

    The place of a row and its hash are left out: they tell how many rows others have.
    """

    learned: str
    kind: Kind
    id: str
    groups: tuple[str, ...]
    sha256: str
    judgement: Judgement | None = None


def told_report(report: Report, access: str) -> Told:
    """Return the row of a report, with its text where it is at hand."""
    document = None if report.document is None else report.document.json_line()
    return Told("document", report.id, access, report.sha256, report.json_line(), document)


def told_judgement(judgement: Judgement, access: str) -> Told:
    """Return the row of a judgement; its id follows from what it says and who may read it."""
    line = judgement.json_line()
    digest = hashlib.sha256(line.encode()).hexdigest()
    name = f"{digest[:16]}@{access}" if access else digest[:16]
    return Told("judgement", name, access, digest, line, None)


def known_id(connection: Connection, told: Told) -> str | None:
    """Return the id under which the same bytes are kept for the same readers, None where they are not."""
    same = (trail.c.kind == told.kind, trail.c.access == told.access, trail.c.sha256 == told.sha256)
    return connection.scalar(select(trail.c.id).where(*same))


def is_taken(connection: Connection, told: Told) -> bool:
    """True where a row has the id already."""
    same = (trail.c.kind == told.kind, trail.c.id == told.id)
    return connection.scalar(select(trail.c.number).where(*same)) is not None


def append(connection: Connection, told: Told, clock: Clock) -> None:
    """Add a row at the end, inside the transaction of the only writer.

    It is learned now, or, where the clock went back, just after the latest row that the same readers see.
    """
    last = connection.execute(
        select(trail.c.number, trail.c.hash).order_by(trail.c.number.desc()).limit(1)
    ).first()
    seen = select(func.max(trail.c.learned)).where(trail.c.access.in_({PUBLIC, told.access}))
    latest = connection.scalar(seen)
    learned = written(clock())
    if latest is not None and learned <= latest:
        learned = after(latest)
    number, previous = (last.number + 1, last.hash) if last else (1, START)
    row = Row(**asdict(told), number=number, learned=learned, previous=previous, hash="")
    connection.execute(insert(trail).values(**asdict(row) | {"hash": row.seal()}))


_FIRST = select(func.min(trail.c.access).label("access")).cte("accesses", recursive=True)
_BEHIND = select(func.min(trail.c.access)).where(trail.c.access > _FIRST.c.access).scalar_subquery()
_EACH = _FIRST.union_all(select(_BEHIND).where(_FIRST.c.access.is_not(None)))
_ACCESSES = select(_EACH.c.access).where(_EACH.c.access.is_not(None))


def accesses(connection: Connection) -> tuple[str, ...]:
    """Return every access that rows of the book have, in order.

    Each is looked up behind the one before: as quick in a trail of many rows as in one of few.
    """
    return tuple(sorted(connection.scalars(_ACCESSES)))


def groups(connection: Connection) -> set[str]:
    """Return every group that rows of the book are for."""
    return {name for one in accesses(connection) for name in one.split("+")} - {PUBLIC}


def readable(connection: Connection, groups: Collection[str]) -> tuple[str, ...]:
    """Return the accesses of the rows that a member of ``groups`` may read."""
    return tuple(one for one in accesses(connection) if is_readable(one, groups))


def extent(connection: Connection, seen: Collection[str], moment: str) -> tuple[int, str]:
    """Return how many rows were known to such readers at a moment, and when the latest was learned.

    The connection remembers it until the trail goes on, which the hash of its last row tells.
    """
    ends = select(trail.c.number, trail.c.hash).order_by(trail.c.number.desc()).limit(1)
    last = connection.execute(ends).first()
    remembered: dict[Any, tuple[int, str]] = connection.info.setdefault("rempart extents", {})
    readers = connection.info.get("rempart readers")
    asked = (readers, None if last is None else tuple(last), frozenset(seen), moment)
    if asked not in remembered:
        known = (trail.c.access.in_(seen), trail.c.learned <= moment)
        count, latest = connection.execute(
            select(func.count(), func.max(trail.c.learned)).where(*known)
        ).one()
        if len(remembered) >= _REMEMBERED:
            remembered.clear()
        remembered[asked] = (count, latest or "")
    return remembered[asked]


def _known(kind: Kind, seen: Collection[str], moment: str) -> Select[tuple[str, str]]:
    where = (trail.c.kind == kind, trail.c.access.in_(seen), trail.c.learned <= moment)
    # As recorded, not as learned: a clock may go back, and then a judgement would not overrule those before it.
    return select(trail.c.id, trail.c.line).where(*where).order_by(trail.c.number)


def reports(connection: Connection, seen: Collection[str], moment: str) -> list[Report]:
    """Return the reports that such readers knew at a moment, without their texts."""
    return _reports(connection, _known("document", seen, moment))


def judgements(connection: Connection, seen: Collection[str], moment: str) -> list[Judgement]:
    """Return the judgements that such readers knew at a moment, in the order recorded."""
    found = connection.execute(_known("judgement", seen, moment))
    return [read(Judgement, row.line, f"judgement {row.id}") for row in found]


def judgements_between(
    connection: Connection, seen: Collection[str], span: tuple[str, str]
) -> Iterator[tuple[str, str, Judgement]]:
    """Yield when each judgement was learned that such readers learned in a span, its id and itself."""
    since, until = span
    # By an index of their own: few rows are judgements, and whether one is stands beside its long line.
    named = select(trail.c.number).where(trail.c.kind == "judgement")
    where = (trail.c.number.in_(named), trail.c.access.in_(seen), trail.c.learned > since)
    asked = select(trail.c.learned, trail.c.id, trail.c.line).where(*where, trail.c.learned <= until)
    for row in connection.execute(asked.order_by(trail.c.learned, trail.c.number)):
        yield row.learned, row.id, read(Judgement, row.line, f"judgement {row.id}")


def _reports(connection: Connection, asked: Select[tuple[str, str]]) -> list[Report]:
    return [read(Report, row.line, f"document {row.id}") for row in connection.execute(asked)]


def report(connection: Connection, name: str, seen: Collection[str]) -> Report | None:
    """Return what a document claims; None where it is not known to such readers."""
    found = some_reports(connection, [name], seen)
    return found[0] if found else None


def some_reports(connection: Connection, names: Collection[str], seen: Collection[str]) -> list[Report]:
    """Return what the named documents claim, as far as such readers know them."""
    ordered = sorted(names)
    found: list[Report] = []
    for start in range(0, len(ordered), _AT_ONCE):
        some = ordered[start : start + _AT_ONCE]
        where = (trail.c.kind == "document", trail.c.id.in_(some), trail.c.access.in_(seen))
        found += _reports(connection, select(trail.c.id, trail.c.line).where(*where))
    return found


def page_of_reports(
    connection: Connection, seen: Collection[str], *, moment: str, after: str, limit: int
) -> list[Report]:
    """Return what the next documents by id claim, behind ``after``, without their texts."""
    known = _known("document", seen, moment).where(trail.c.id > after)
    return _reports(connection, known.order_by(None).order_by(trail.c.id).limit(limit))


def document(connection: Connection, name: str, seen: Collection[str]) -> Document | None:
    """Return a document with its text; None where it is not known to such readers, or kept without text."""
    where = (trail.c.kind == "document", trail.c.id == name, trail.c.access.in_(seen))
    line = connection.scalar(select(trail.c.document).where(*where))
    return None if line is None else read(Document, line, f"document {name}")


def entered(
    connection: Connection, groups: Collection[str], *, kind: Kind | None, after: str, moment: str, limit: int
) -> tuple[Entered, ...]:
    """Return what such readers learned after a moment, oldest first."""
    seen = readable(connection, groups)
    where = [trail.c.access.in_(seen), trail.c.learned > after, trail.c.learned <= moment]
    if kind is not None:
        where.append(trail.c.kind == kind)
    columns = [trail.c[name] for name in ("learned", "kind", "id", "access", "sha256", "line")]
    asked = select(*columns).where(*where).order_by(trail.c.learned, trail.c.id).limit(limit)
    return tuple(
        Entered(
            learned=row.learned,
            kind=row.kind,
            id=row.id,
            groups=tuple(row.access.split("+")) if row.access else (),
            sha256=row.sha256,
            judgement=read(Judgement, row.line, f"judgement {row.id}") if row.kind == "judgement" else None,
        )
        for row in connection.execute(asked)
    )


def rows(connection: Connection) -> Iterator[Row]:
    """Yield the whole trail in its order, some rows in memory at a time."""
    names = [trail.c[field.name] for field in fields(Row)]
    asked = select(*names).order_by(trail.c.number).execution_options(yield_per=500)
    for found in connection.execute(asked):
        yield Row(*found)


def read(kind: type[Kept], line: str, what: str) -> Kept:
    """Read a line of the trail.

    Raises:
        BookError: it is damaged.
    """
    try:
        return kind.model_validate_json(line)
    except ValueError as broken:
        raise BookError(
            f"{what} in the book is damaged", "a row as it was written", "Run rempart ledger verify."
        ) from broken
