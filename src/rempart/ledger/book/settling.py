"""Ledgers of a book as known at a moment: read where they are settled, else worked out from the trail."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, insert, select

from rempart.ledger.agreement import Agreement, Ledger
from rempart.ledger.book import trail
from rempart.ledger.book.access import PUBLIC, is_readable
from rempart.ledger.book.digests import Sealed, total_of, turn
from rempart.ledger.book.filters import parties_of
from rempart.ledger.book.storage import Storage
from rempart.ledger.book.succession import succession
from rempart.ledger.book.tables import doubts, settlements, versions
from rempart.ledger.book.times import LATEST, OPEN, Clock, after, written
from rempart.ledger.book.waiting import COLUMNS as WAITING
from rempart.ledger.book.waiting import Waiting, strongest_first, waiting_at, write_waiting
from rempart.ledger.deciding import decided
from rempart.ledger.doubts import Unsure
from rempart.ledger.merging import merge

# Whose rules made a settlement: a later version may read the same trail in another way.
RULES = version("rempart")


@dataclass(frozen=True, slots=True)
class Version(Sealed):
    """An entry as one view held it from ``since`` until before ``until``."""

    view: str
    id: str
    since: str
    until: str
    kind: str
    type: str
    goods: str
    money: str
    parties: str
    heir: str
    line: str

    @property
    def entry(self) -> Agreement:
        """The entry itself."""
        return trail.read(Agreement, self.line, f"the version of {self.id} since {self.since}")


@dataclass(frozen=True, slots=True)
class Settlement(Sealed):
    """Up to which moment, and with how many rows of the trail, a view is worked out."""

    view: str
    through: str
    rows: int
    entries: int
    total: str
    made_by: str
    doubts: int | None = None

    def is_of(self, rows: int) -> bool:
        """True where nothing is to be worked out beyond it: all rows are in, by the rules of this version."""
        return (self.rows, self.made_by) == (rows, RULES) and self.doubts is not None

    def told(self) -> dict[str, Any]:
        """Return the values that the digest covers; of older rows without ``doubts``."""
        return {name: value for name, value in asdict(self).items() if name != "doubts" or value is not None}


class Asked(NamedTuple):
    """Over which connection, as a member of which groups and as of which moment a book is asked."""

    connection: Connection
    groups: Collection[str]
    moment: str


COLUMNS = tuple(versions.c[name] for name in Version.__dataclass_fields__)
SETTLED = tuple(settlements.c[name] for name in Settlement.__dataclass_fields__)


def last_settlement(connection: Connection, view: str, moment: str) -> Settlement | None:
    """Return the latest settlement of a view that was known at a moment."""
    known = (settlements.c.view == view, settlements.c.through <= moment)
    found = connection.execute(
        select(*SETTLED).where(*known).order_by(settlements.c.through.desc()).limit(1)
    ).first()
    return None if found is None else Settlement(*found)


def settled_view(connection: Connection, groups: Collection[str], moment: str) -> str | None:
    """Return a view that holds just what such readers knew at the moment; None where none is settled."""
    count, _ = trail.extent(connection, trail.readable(connection, groups), moment)
    for view in (PUBLIC, *sorted(groups)):
        last = last_settlement(connection, view, moment)
        if (last.rows if last else 0) == count:
            # A view holds only rows that its readers may read, so the same number is the same rows.
            return view
    return None


def held(view: str, moment: str) -> ColumnElement[bool]:
    """Return the condition of the versions that a view held at a moment."""
    return (versions.c.view == view) & (versions.c.since <= moment) & (versions.c.until > moment)


def versions_at(connection: Connection, view: str, moment: str) -> list[Version]:
    """Return the entries that a view held at a moment."""
    return [Version(*row) for row in connection.execute(select(*COLUMNS).where(held(view, moment)))]


def gone_by(connection: Connection, view: str, moment: str) -> list[Version]:
    """Return the last version of each entry that ended without an heir: all its claims were rejected."""
    ended = (versions.c.view == view, versions.c.until <= moment, versions.c.heir == "")
    rows = connection.execute(select(*COLUMNS).where(*ended).order_by(versions.c.until, versions.c.id))
    return list({row.id: Version(*row) for row in rows}.values())


def ledger_at(connection: Connection, groups: Collection[str], moment: str) -> Ledger:
    """Return the ledger that a member of ``groups`` knew at a moment.

    It is computed from the rows that the reader may see; nothing is left out of a larger one.
    """
    seen = trail.readable(connection, groups)
    reports = trail.reports(connection, seen, moment)
    judgements = trail.judgements(connection, seen, moment)
    view = settled_view(connection, groups, moment)
    if view is not None:
        entries = [version.entry for version in versions_at(connection, view, moment)]
        entries.sort(key=lambda entry: (entry.kind, entry.id))
        reports.sort(key=lambda report: report.id)
        decisions = decided(judgements, reports)
        return Ledger(
            tuple(entries), decisions.reports(reports), refused=decisions.refused, rejected=decisions.rejected
        )
    made = merge(reports, judgements)
    views = [PUBLIC, *sorted(groups)]
    earlier = chain.from_iterable(versions_at(connection, view, moment) for view in views)
    gone = chain.from_iterable(gone_by(connection, view, moment) for view in views)
    entries_ = succession(
        (version.entry for version in earlier), made.entries, (version.entry for version in gone)
    ).entries
    return Ledger(entries_, made.reports, refused=made.refused, rejected=made.rejected)


def unsure_at(
    connection: Connection, groups: Collection[str], moment: str, *, about: str = ""
) -> tuple[Unsure, ...] | None:
    """Return the pairs that waited for a judgement at a moment; None where they were not worked out then."""
    view = settled_view(connection, groups, moment)
    last = None if view is None else last_settlement(connection, view, moment)
    if view is None or (last is not None and last.doubts is None):
        return None
    return strongest_first(one.pair for one in waiting_at(connection, view, moment, about=about))


def settle(storage: Storage, access: str, clock: Clock, *, most: int | None = None) -> None:
    """Work out every view that sees rows of ``access`` and has not yet seen the whole trail.

    A view of more than ``most`` rows is left as it is.

    What a group is told moves no view but its own. The merge runs beside other writers; where one of them
    settled the view meanwhile, it is done anew.
    """
    with storage.reading() as connection:
        views = sorted(trail.groups(connection) | {PUBLIC})
        seen = {view: trail.readable(connection, {view} - {PUBLIC}) for view in views}
        rows = {view: trail.extent(connection, seen[view], LATEST)[0] for view in views}
    for view in views:
        if is_readable(access, {view} - {PUBLIC}) and (most is None or rows[view] <= most):
            _inherit(storage, view)
            while not _settled(storage, view, clock):
                pass


def _inherit(storage: Storage, view: str) -> None:
    """Begin a group's view with all that everybody saw before the group had rows of its own."""
    with storage.reading() as connection:
        if view == PUBLIC or last_settlement(connection, view, LATEST) is not None:
            return
    with storage.writing() as connection:
        if last_settlement(connection, view, LATEST) is not None:
            return
        kinds = ((versions, COLUMNS, Version), (settlements, SETTLED, Settlement), (doubts, WAITING, Waiting))
        for kept, columns, kind in kinds:
            rows = connection.execute(select(*columns).where(kept.c.view == PUBLIC)).all()
            copies = [replace(kind(*row), view=view).row() for row in rows]
            if copies:
                connection.execute(insert(kept), copies)


def _settled(storage: Storage, view: str, clock: Clock) -> bool:
    """Bring one view up to date; False where another writer was quicker and it must be tried again."""
    with storage.reading() as connection:
        seen = trail.readable(connection, {view} - {PUBLIC})
        count, latest = trail.extent(connection, seen, LATEST)
        last = last_settlement(connection, view, LATEST)
        if last.is_of(count) if last else not count:
            return True
        reports = trail.reports(connection, seen, latest)
        judgements = trail.judgements(connection, seen, latest)
        former = versions_at(connection, view, last.through) if last else []
        gone = gone_by(connection, view, last.through) if last else []
        waiting = waiting_at(connection, view, last.through) if last else []
    if last is not None and latest <= last.through:
        # Nothing new but the rules of this version, or a row whose clock went back: known from now on.
        latest = max(after(last.through), written(clock()))
    made = merge(reports, judgements)
    turned = _turned((view, latest), former, gone, made.entries)
    pairs = _in_doubt(made, waiting if last and last.is_of(last.rows) else None, turned)
    with storage.writing() as connection:
        if last_settlement(connection, view, LATEST) != last:
            return False
        turn(connection, versions, turned.ended, turned.fresh, "until", "heir")
        lines = turned.lines + write_waiting(connection, (view, latest), pairs)
        point = Settlement(view, latest, count, len(made.entries), total_of(lines), RULES, doubts=len(pairs))
        connection.execute(insert(settlements).values(**point.row()))
    return True


@dataclass(frozen=True, slots=True)
class _Turn:
    """What a step changes: versions that end, versions that begin, all lines that hold now, ids that stay."""

    ended: list[Version]
    fresh: list[Version]
    lines: list[str]
    same: frozenset[str]


def _turned(
    place: tuple[str, str], former: Sequence[Version], gone: Sequence[Version], entries: Iterable[Agreement]
) -> _Turn:
    """Compare the entries that held with those that hold from now on."""
    view, moment = place
    passed = succession((version.entry for version in former), entries, (version.entry for version in gone))
    current = {entry.id: _version(view, moment, entry) for entry in passed.entries}
    same = {one.id for one in former if one.id in current and current[one.id].line == one.line}
    ended = [replace(one, until=moment, heir=passed.heirs[one.id]) for one in former if one.id not in same]
    fresh = [one for one in current.values() if one.id not in same]
    return _Turn(ended, fresh, [version.line for version in current.values()], frozenset(same))


def _in_doubt(made: Ledger, waiting: Sequence[Waiting] | None, turned: _Turn) -> list[Unsure]:
    """Return the pairs in doubt now: of two entries that stayed as they were those known; the others anew."""
    if waiting is None:
        return list(made.unsure)
    kept = [one.pair for one in waiting if {one.left, one.right} <= turned.same]
    return [*kept, *made.doubts(made.keys() - turned.same)]


def _version(view: str, moment: str, entry: Agreement) -> Version:
    return Version(
        view=view,
        id=entry.id,
        since=moment,
        until=OPEN,
        kind=entry.kind,
        type=entry.type,
        goods=entry.goods or "",
        money=entry.money or "",
        parties="".join(f"|{name}" for name in sorted(parties_of(entry))) + "|",
        heir="",
        line=entry.json_line(),
    )
