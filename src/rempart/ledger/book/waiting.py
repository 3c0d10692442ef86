"""Pairs of agreements that wait for a judgement, kept with the moments between which they waited."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, or_, select

from rempart.ledger.book import trail
from rempart.ledger.book.digests import Sealed, turn
from rempart.ledger.book.tables import doubts
from rempart.ledger.book.times import OPEN
from rempart.ledger.doubts import Unsure


@dataclass(frozen=True, slots=True)
class Waiting(Sealed):
    """A pair as one view held it in doubt from ``since`` until before ``until``."""

    view: str
    left: str
    right: str
    since: str
    until: str
    line: str

    @property
    def pair(self) -> Unsure:
        """The pair itself."""
        return trail.read(Unsure, self.line, f"the pair {self.left} and {self.right}")


COLUMNS = tuple(doubts.c[name] for name in Waiting.__dataclass_fields__)


def waiting_at(connection: Connection, view: str, moment: str, *, about: str = "") -> list[Waiting]:
    """Return the pairs that waited in a view at a moment, all of them or those of one agreement."""
    held = [doubts.c.view == view, doubts.c.since <= moment, doubts.c.until > moment]
    if about:
        held.append(or_(doubts.c.left == about, doubts.c.right == about))
    return [Waiting(*row) for row in connection.execute(select(*COLUMNS).where(*held))]


def strongest_first(pairs: Iterable[Unsure]) -> tuple[Unsure, ...]:
    """Return pairs in the order of ``Ledger.unsure``."""
    return tuple(sorted(pairs, key=lambda one: (not one.judged, -one.weighed.points, one.agreements)))


def write_waiting(connection: Connection, place: tuple[str, str], pairs: Iterable[Unsure]) -> list[str]:
    """Close the pairs that wait no more, open the new ones, and return the lines of what waits now."""
    view, moment = place
    current = {}
    for one in pairs:
        left, right = one.agreements
        current[one.agreements] = Waiting(view, left, right, moment, OPEN, one.json_line())
    held = waiting_at(connection, view, moment)
    same = {
        (one.left, one.right)
        for one in held
        if (one.left, one.right) in current and current[one.left, one.right].line == one.line
    }
    ended = [replace(one, until=moment) for one in held if (one.left, one.right) not in same]
    turn(connection, doubts, ended, [one for pair, one in current.items() if pair not in same], "until")
    return [one.line for one in current.values()]
