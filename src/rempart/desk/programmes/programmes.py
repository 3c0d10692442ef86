"""The programmes of one book: made from what a reader may see, changed by persons, every version kept."""

import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, insert, select

from rempart.desk.accounts import OfBook, Reader, groups_of
from rempart.desk.audit import Deed, needing_all, note
from rempart.desk.programmes.version import ROWS, Setting, Version, is_row
from rempart.desk.tables import programme_versions, programmes
from rempart.errors import DeskError, ProgrammeError, StaleError
from rempart.ledger.book.times import written
from rempart.plan.programme import Programme

LONGEST_WHY = 2000


class Programmes(OfBook):
    """Programmes kept at the desk.

    A reader sees those that were made from what his own groups may read, and no others.

    Raises:
        BookError: from every method, where the database fails.
    """

    def make(
        self,
        reader: Reader,
        *,
        start: str | None = None,
        months: int = 120,
        rights: str | None = None,
        name: str | None = None,
    ) -> Version:
        """Make a programme from the agreements that the reader sees, by the rules of the draft.

        It starts in a month such as ``2026-01``, by default the one after the latest report. ``rights`` say
        from whose ledger, None for all that the reader may read. Of a ``name`` that is there already the first
        version is returned.

        Raises:
            ProgrammeError: the start is no month, or the horizon is empty.
        """
        own = reader.rights(rights)
        made = self._drafted(own, start, months)
        name = name or secrets.token_urlsafe(8)
        with self._storage.writing() as connection:
            if _latest(connection, name):
                return _version(connection, name, 1, own)
            moment, title = written(self._clock()), made["programme"]["title"]
            connection.execute(insert(programmes).values(id=name, rights=own, created=moment))
            note(connection, Deed(reader.name, "made programme", name, needing_all(own)), self._clock)
            first = Version(
                programme_id=name,
                number=1,
                title=title,
                made=moment,
                who=reader.name,
                why="",
                rights=own,
                base=made,
            )
            return _kept(connection, first)

    def make_anew(self, reader: Reader, former: Version) -> Version:
        """Make the programme anew from what is known now; what persons had set is set again.

        Raises:
            StaleError: somebody made a later version meanwhile.
            ProgrammeError: a value that was set is not possible any more.
        """
        frame = former.base["programme"]
        base = self._drafted(former.rights, frame["start"], frame["months"])
        edited = former.model_copy(update={"base": base})
        return self._add(reader, edited, why="made anew from what is known now", deed="made programme anew")

    def set(self, reader: Reader, former: Version, values: Mapping[str, Any], *, why: str) -> Version:
        """Set values and keep the result as the next version of the one that the reader looked at.

        Values stand by path, such as ``funding.eu_loan.ceiling``; None takes a value that was set back.

        Raises:
            StaleError: somebody made a later version meanwhile; carries both.
            ProgrammeError: a path leads nowhere, or a value is not allowed.
        """
        _check_why(why)
        there = {one.path: one for one in former.values()}
        added = former.added
        changes = {one.path: one for one in former.changes}
        for path, value in values.items():
            if value is None and path in added:
                # What was set in the row goes with it.
                changes = {
                    name: one
                    for name, one in changes.items()
                    if name != path and not name.startswith(f"{path}.")
                }
                continue
            if path not in there:
                raise ProgrammeError(
                    f"{path!r} leads nowhere", "a value of the programme", "Correct the path."
                )
            default = there[path].default
            if value is None or value == default:
                changes.pop(path, None)
            elif value != there[path].value:
                moment = written(self._clock())
                changes[path] = Setting(
                    path=path, value=value, was=default, who=reader.name, when=moment, why=why
                )
        return self._add(
            reader, _with(former, changes), why=why, deed=f"set {', '.join(values)} in programme"
        )

    def add_row(
        self, reader: Reader, former: Version, section: str, row: Mapping[str, Any], *, why: str
    ) -> Version:
        """Add a row to one of ``ROWS``, such as a source of money, and keep the result as the next version.

        Its fields are as in a programme file; it cites no claim, since a person says it.

        Raises:
            StaleError: somebody made a later version meanwhile; carries both.
            ProgrammeError: there is such a row, or a field is not allowed.
        """
        _check_why(why)
        path = f"{section}.{row.get('id', '')}"
        if not is_row(path):
            raise ProgrammeError(
                f"{path!r} names no row",
                f"an id in one of {', '.join(ROWS)}",
                "Give the row an id of its own.",
            )
        if "claim" in row:
            raise ProgrammeError(
                f"{path} cites claim {row['claim']!r}", "a row that a person adds", "Leave the claim out."
            )
        if any(one.get("id") == row["id"] for one in former.whole.get(section, ())):
            raise ProgrammeError(
                f"{path} is there already", "an id of its own", "Choose another id, or change that row."
            )
        changes = {one.path: one for one in former.changes}
        moment = written(self._clock())
        changes[path] = Setting(path=path, value=dict(row), who=reader.name, when=moment, why=why)
        return self._add(reader, _with(former, changes), why=why, deed=f"added {path} to programme")

    def version(self, reader: Reader, name: str, number: int | None = None) -> Version:
        """Return a version of a programme; None for the latest.

        Raises:
            DeskError: there is none that the reader may see.
        """
        with self._storage.reading(reader.groups) as connection:
            rights = connection.scalar(select(programmes.c.rights).where(programmes.c.id == name))
            if rights is None or not reader.holds(rights):
                raise _absent(name)
            latest = _latest(connection, name)
            if number is not None and not 1 <= number <= latest:
                raise _absent(f"{name} of version {number}")
            return _version(connection, name, number or latest, rights)

    def versions(self, reader: Reader, name: str) -> tuple[Version, ...]:
        """Return every version of a programme, oldest first.

        Raises:
            DeskError: there is none that the reader may see.
        """
        latest = self.version(reader, name)
        with self._storage.reading(reader.groups) as connection:
            return tuple(
                _version(connection, name, number, latest.rights) for number in range(1, latest.number + 1)
            )

    def listed(self, reader: Reader) -> tuple[Version, ...]:
        """Return the latest version of each programme that the reader may see, the newest programme first."""
        asked = select(programmes).order_by(programmes.c.created.desc(), programmes.c.id)
        with self._storage.reading(reader.groups) as connection:
            rows = connection.execute(asked).all()
            return tuple(
                _version(connection, row.id, _latest(connection, row.id), row.rights)
                for row in rows
                if reader.holds(row.rights)
            )

    def _drafted(self, rights: str, start: str | None, months: int) -> dict[str, Any]:
        ledger = self._book.ledger(groups=groups_of(rights))
        return Programme.from_ledger(ledger, start=start, months=months).as_dict()

    def _add(self, reader: Reader, edited: Version, *, why: str, deed: str) -> Version:
        """Keep what was made of a version as the next one, where it is possible and nobody was quicker."""
        edited.programme()
        name = edited.programme_id
        self.version(reader, name)
        with self._storage.writing() as connection:
            latest = _latest(connection, name)
            if latest != edited.number:
                current = _version(connection, name, latest, edited.rights)
                raise StaleError(f"programme {name}", _told(edited), _told(current))
            number, title, moment = latest + 1, edited.base["programme"]["title"], written(self._clock())
            subject = f"{name} version {number}"
            note(connection, Deed(reader.name, deed, subject, needing_all(edited.rights)), self._clock)
            new = {"number": number, "title": title, "made": moment, "who": reader.name, "why": why}
            return _kept(connection, edited.model_copy(update=new))


def _with(former: Version, changes: Mapping[str, Setting]) -> Version:
    return former.model_copy(update={"changes": tuple(changes[path] for path in sorted(changes))})


def _check_why(reason: str) -> None:
    if len(reason) > LONGEST_WHY:
        raise ProgrammeError(f"a reason of {len(reason)} letters", f"at most {LONGEST_WHY}", "Shorten it.")


def _told(version: Version) -> dict[str, Any]:
    """Return what a person who edits needs to see of a version: what was set, by whom."""
    told = {name: getattr(version, name) for name in ("number", "made", "who", "why")}
    return told | {"changes": [one.as_json() for one in version.changes]}


def _absent(name: str) -> DeskError:
    return DeskError(f"there is no programme {name}", "the id of a programme", "Correct the address.")


def _latest(connection: Connection, name: str) -> int:
    asked = select(func.max(programme_versions.c.number)).where(programme_versions.c.programme == name)
    return int(connection.scalar(asked) or 0)


def _kept(connection: Connection, version: Version) -> Version:
    connection.execute(insert(programme_versions).values(**version.row()))
    return _version(connection, version.programme_id, version.number, version.rights)


def _version(connection: Connection, name: str, number: int, rights: str) -> Version:
    mine = (programme_versions.c.programme == name, programme_versions.c.number == number)
    return Version.of_row(connection.execute(select(programme_versions).where(*mine)).one(), rights)
