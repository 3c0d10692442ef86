"""A book that takes in at once and works its ledger out later: for desks, where nobody should wait for a merge."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, func, select

from rempart.ledger.book import trail
from rempart.ledger.book.access import PUBLIC, is_readable
from rempart.ledger.book.book import Book
from rempart.ledger.book.settling import last_settlement, settle
from rempart.ledger.book.tables import trail as rows
from rempart.ledger.book.times import LATEST, AsOf, end_of

# Up to so many rows that its readers see, the ledger is worked out before an answer: it takes less than half a second.
AT_ONCE = 500


class PendingBook(Book):
    """A book that, once it is large, answers as of what is worked out, until ``settle`` is called.

    A report or a judgement is kept for good when ``add`` or ``judge`` returns; what follows from it for a
    ledger of more than ``AT_ONCE`` rows is not. Somebody else calls ``settle``: the desk in a process apart.
    """

    def worked_out(self, *, groups: Iterable[str] = ()) -> str | None:
        """Return the moment as of which answers to such readers are worked out; None where nothing is behind."""
        readers = set(groups)
        with self._storage.reading(readers) as connection:
            return worked_out(connection, readers)

    def is_large(self, *, groups: Iterable[str] = ()) -> bool:
        """True where what follows from all that such readers know is not worked out while somebody waits."""
        with self._storage.reading(readers := set(groups)) as connection:
            return trail.extent(connection, trail.readable(connection, readers), LATEST)[0] > AT_ONCE

    def is_behind(self) -> bool:
        """True where something was learned that is not yet worked out for all its readers."""
        with self._storage.reading() as connection:
            return worked_out(connection, trail.groups(connection)) is not None

    def settle(self) -> None:
        """Work the ledger out for everybody; a row that comes in meanwhile may be left for the next time."""
        settle(self._storage, PUBLIC, self._clock)

    def _settle(self, access: str) -> None:
        settle(self._storage, access, self._clock, most=AT_ONCE)

    def moment(self, connection: Connection, readers: Collection[str], as_of: AsOf = None) -> str:
        """Return the last moment that an answer to such readers sees: none that is not worked out."""
        known = worked_out(connection, readers)
        return end_of(as_of) if known is None else min(end_of(as_of), known)


def worked_out(connection: Connection, groups: Collection[str]) -> str | None:
    """Return the moment as of which the ledger of such readers is worked out, None where nothing is behind.

    It is empty where nothing of what they may read is worked out yet.
    """
    accesses = trail.accesses(connection)
    moments = (_through(connection, view, accesses) for view in (PUBLIC, *sorted(groups)))
    return min((one for one in moments if one is not None), default=None)


def _through(connection: Connection, view: str, accesses: Collection[str]) -> str | None:
    """Return up to which moment one view is worked out; None where it is so, or nobody has rows for it."""
    seen = [one for one in accesses if is_readable(one, {view} - {PUBLIC})]
    own = [one for one in seen if view == PUBLIC or one != PUBLIC]
    if not own:
        return None
    last = last_settlement(connection, view, LATEST)
    if last is not None:
        return None if last.rows == trail.extent(connection, seen, LATEST)[0] else last.through
    if view == PUBLIC:
        return ""
    # A group's view begins with what everybody saw before the group had rows of its own.
    first = connection.scalar(select(func.min(rows.c.learned)).where(rows.c.access.in_(own)))
    common = last_settlement(connection, PUBLIC, str(first))
    return common.through if common else ""
