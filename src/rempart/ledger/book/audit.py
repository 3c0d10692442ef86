"""The audit trail as its readers may see it: what was told, when, for whom."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from rempart.ledger.book import trail as kept
from rempart.ledger.book.tables import trail
from rempart.ledger.judgement import Judgement
from rempart.records import Record


class Entered(Record):
    """One row of the trail: when the book learned it, a document or a judgement, and for which groups.

    The place of a row and its hash are left out: they tell how many rows others have.
    """

    learned: str
    kind: kept.Kind
    id: str
    groups: tuple[str, ...]
    sha256: str
    judgement: Judgement | None = None


def entered(
    connection: Connection,
    groups: Collection[str],
    *,
    kind: kept.Kind | None,
    after: str,
    moment: str,
    limit: int,
) -> tuple[Entered, ...]:
    """Return what such readers learned after a moment, oldest first."""
    seen = kept.readable(connection, groups)
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
            judgement=kept.read(Judgement, row.line, f"judgement {row.id}")
            if row.kind == "judgement"
            else None,
        )
        for row in connection.execute(asked)
    )
