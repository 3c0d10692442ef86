"""The audit trail: who did what at the desk, each row chained to the last."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, fields

from sqlalchemy import Connection, insert, inspect, select

from rempart.desk.tables import audit
from rempart.ledger.book.access import is_readable
from rempart.ledger.book.storage import Storage
from rempart.ledger.book.times import Clock, written
from rempart.ledger.book.trail import START, Chained


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did: a sentence's verb and its subject.

    ``access`` is that of the subject: of a row of the book, which each of its groups may read, or what
    ``needing_all`` makes of the rights of work.
    """

    who: str
    what: str
    subject: str = ""
    access: str = ""


@dataclass(frozen=True, slots=True)
class AuditRow(Chained):
    """A row of the audit trail."""

    number: int
    moment: str
    who: str
    what: str
    subject: str
    access: str
    previous: str
    hash: str


def needing_all(rights: str) -> str:
    """Return as an access of the trail what only members of all groups may see, as programmes and runs are.

    Example:
        >>> needing_all("desk+ministry"), needing_all("")
        ('desk&ministry', '')
    """
    return rights.replace("+", "&")


_COLUMNS = tuple(audit.c[field.name] for field in fields(AuditRow))


def note(connection: Connection, deed: Deed, clock: Clock) -> None:
    """Add a row, inside the transaction that does the deed: neither stands without the other."""
    last = connection.execute(
        select(audit.c.number, audit.c.hash).order_by(audit.c.number.desc()).limit(1)
    ).first()
    number, previous = (last.number + 1, last.hash) if last else (1, START)
    row = AuditRow(number=number, moment=written(clock()), previous=previous, hash="", **asdict(deed))
    connection.execute(insert(audit).values(**asdict(row) | {"hash": row.seal()}))


def deeds(
    storage: Storage, *, groups: Collection[str], skip: int = 0, limit: int = 100
) -> tuple[AuditRow, ...]:
    """Return a page of the trail, newest first; what is about a restricted row only to those who may read it.

    ``skip`` counts the rows that such readers see on the pages before: the place of a row in the whole trail
    would tell how many others there are.
    """
    with storage.reading(groups) as connection:
        seen = [
            one
            for one in connection.scalars(select(audit.c.access).distinct())
            if all(is_readable(part, groups) for part in one.split("&"))
        ]
        asked = select(*_COLUMNS).where(audit.c.access.in_(seen)).order_by(audit.c.number.desc()).limit(limit)
        return tuple(AuditRow(*row) for row in connection.execute(asked.offset(skip).limit(limit)))


def broken_rows(storage: Storage) -> tuple[int, ...]:
    """Return the numbers of the rows whose hash or whose link to the row before does not hold.

    A book that no desk was opened on has no trail, and so no broken row.
    """
    broken: list[int] = []
    with storage.reading() as connection:
        if not inspect(connection).has_table(audit.name):
            return ()
        previous, expected = START, 1
        for values in connection.execute(select(*_COLUMNS).order_by(audit.c.number)):
            row = AuditRow(*values)
            if row.number != expected or row.previous != previous or row.hash != row.seal():
                broken.append(row.number)
            previous, expected = row.hash, row.number + 1
    return tuple(broken)
