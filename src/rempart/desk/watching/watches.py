"""Watch lists: what a person watches, and what moved in it since he last looked, also as an Atom feed."""

import hashlib
import json
import re
import secrets
from collections.abc import Callable, Iterable
from typing import Any, Literal, Self
from xml.etree import ElementTree as ET

from sqlalchemy import Connection, delete, insert, select, update

from rempart.desk.accounts import OfBook, Reader
from rempart.desk.passwords import digest
from rempart.desk.tables import feeds, watches
from rempart.errors import DeskError, RecordError
from rempart.ledger.agreement import Agreement
from rempart.ledger.book.comparing import Change
from rempart.ledger.book.filters import Filters, parties_of
from rempart.ledger.book.times import after, written
from rempart.records import Record

_ATOM = "http://www.w3.org/2005/Atom"
# What XML 1.0 cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MOST_ENTRIES = 200
NEVER = "1970-01-01T00:00:00Z"


def atom(
    changes: Iterable[Change], *, title: str, address: str, link: Callable[[Change], str], updated: str
) -> bytes:
    """Return a feed, the newest change first; the same changes give the same bytes.

    The address of the feed is part of no entry, since it is a secret; ``link`` gives that of the page about a
    change.
    """
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    _add(feed, "title", title)
    _add(feed, "id", f"urn:sha256:{_digest(address)}")
    _add(feed, "updated", updated or NEVER)
    _add(ET.SubElement(feed, f"{{{_ATOM}}}author"), "name", "Rempart")
    unique = {f"urn:sha256:{_digest(change.json_line())}": change for change in changes}
    newest = sorted(unique, key=lambda name: (unique[name].learned, name), reverse=True)
    for name in newest[:MOST_ENTRIES]:
        change = unique[name]
        entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(entry, "id", name)
        _add(entry, "title", change.sentence)
        _add(entry, "updated", change.learned)
        ET.SubElement(entry, f"{{{_ATOM}}}link", href=_clean(link(change)), rel="alternate")
        _add(entry, "content", change.sentence, type="text")
    written: str = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}'.encode()


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes).text = _clean(text)


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


Kind = Literal["agreement", "party", "query"]
MOST = 200  # of one person
LONGEST = 500
QUERY = ("kind", "type", "party", "item", "goods", "money")


class Watch(Record):
    """What somebody watches: an agreement by its id, a party by its code, or a query.

    ``looked`` is the moment up to which he has seen what moved.
    """

    id: str
    who: str
    kind: Kind
    subject: str
    created: str
    looked: str

    @classmethod
    def of_row(cls, row: Any) -> Self:
        """Return the watch that a row of the table holds."""
        return cls(**{name: getattr(row, name) for name in cls.model_fields})

    def holds(self, entry: Agreement) -> bool:
        """True for an entry that is watched."""
        if self.kind == "agreement":
            return self.subject == entry.id or self.subject in entry.aliases
        if self.kind == "party":
            return self.subject in parties_of(entry)
        return Filters(**json.loads(self.subject)).holds(entry)


class News(Record):
    """What moved in what is watched, oldest first, up to the moment ``until``."""

    watch: Watch
    until: str
    changes: tuple[Change, ...]


class Watches(OfBook):
    """The watch lists of one book; each person sees his own alone.

    Raises:
        BookError: from every method, where the database fails.
    """

    def add(self, reader: Reader, kind: Kind, subject: str) -> Watch:
        """Watch something from now on; the same twice is one.

        Raises:
            DeskError: the list is full, or the subject cannot be watched.
            RecordError: the agreement is not known to the reader.
        """
        subject = self._checked(reader, kind, subject.strip())
        with self._storage.writing() as connection:
            held = connection.execute(select(watches).where(watches.c.who == reader.name)).all()
            for row in held:
                if (row.kind, row.subject) == (kind, subject):
                    return Watch.of_row(row)
            if len(held) >= MOST:
                raise DeskError(f"you watch {MOST} things already", "fewer", "Take some off the list.")
            moment = written(self._clock())
            latest = max((row.created for row in held), default="")
            made = Watch(
                id=secrets.token_urlsafe(8),
                who=reader.name,
                kind=kind,
                subject=subject,
                created=max(moment, after(latest)) if latest else moment,
                looked=moment,
            )
            connection.execute(insert(watches).values(**made.as_json()))
            return made

    def listed(self, reader: Reader) -> tuple[Watch, ...]:
        """Return what a person watches, in the order in which he began."""
        asked = select(watches).where(watches.c.who == reader.name).order_by(watches.c.created, watches.c.id)
        with self._storage.reading() as connection:
            return tuple(Watch.of_row(row) for row in connection.execute(asked))

    def remove(self, reader: Reader, name: str) -> None:
        """Stop watching something.

        Raises:
            DeskError: it is not on the list.
        """
        with self._storage.writing() as connection:
            _own(connection, reader, name)
            connection.execute(delete(watches).where(watches.c.id == name))

    def looked(self, reader: Reader, until: str, name: str | None = None) -> None:
        """Say that what moved up to a moment has been seen, of one watch or of all.

        What was learned after the moment stays news: it is never lost between two looks.
        """
        mine = [watches.c.who == reader.name, watches.c.looked < until]
        with self._storage.writing() as connection:
            if name is not None:
                _own(connection, reader, name)
                mine.append(watches.c.id == name)
            connection.execute(update(watches).where(*mine).values(looked=until))

    def news(self, reader: Reader, *, since: str | None = None) -> tuple[News, ...]:
        """Return what moved in each thing that a person watches, as far as he may read it now.

        It begins at ``since``, or for each thing when he last looked at it.
        """
        held = self.listed(reader)
        if not held:
            return ()
        # All up to one moment: what comes in meanwhile is news of the next look.
        until = self._book.learned(groups=reader.groups) or ""
        first = min(since or one.looked for one in held)
        if first >= until:
            return tuple(News(watch=one, until=until, changes=()) for one in held)
        moved = self._book.changes(first, as_of=until, groups=reader.groups)
        entries = self._entries(reader, moved, first, until)
        return tuple(
            News(
                watch=one,
                until=until,
                changes=tuple(
                    change
                    for change in moved
                    if change.learned > (since or one.looked) and _concerns(one, change, entries)
                ),
            )
            for one in held
        )

    def _entries(
        self, reader: Reader, moved: Iterable[Change], first: str, until: str
    ) -> dict[str, tuple[Agreement, ...]]:
        """Return each entry that changes name, as it was before and as it is after them."""
        names = {name for change in moved for name in _named(change)}
        found: dict[str, tuple[Agreement, ...]] = {}
        for name in sorted(names):
            held = []
            for moment in (first, until):
                try:
                    held.append(self._book.agreement(name, as_of=moment, groups=reader.groups))
                except RecordError:
                    continue  # not known then
            found[name] = tuple(held)
        return found

    def _checked(self, reader: Reader, kind: Kind, subject: str) -> str:
        if not subject or len(subject) > LONGEST:
            raise DeskError("nothing to watch is named", f"at most {LONGEST} letters", "Name something.")
        if kind == "agreement":
            return self._book.agreement(subject, groups=reader.groups).id
        if kind == "party":
            return subject
        try:
            told = json.loads(subject)
            asked = {name: str(told[name]) for name in QUERY if told.get(name)}
        except (ValueError, AttributeError) as broken:
            raise DeskError(f"{subject[:80]!r} is no query", "filters as JSON", "Correct it.") from broken
        if not asked:
            raise DeskError("the query asks for nothing", "at least one filter", "Name one.")
        return json.dumps(asked, sort_keys=True, ensure_ascii=False)


class Feeds(OfBook):
    """The addresses of feeds: one for each person, which nobody can guess."""

    def open(self, reader: Reader, *, restricted: bool = False) -> str:
        """Return a new token for a person's feed; one that he had before opens nothing any more.

        ``restricted`` tells also what only his groups may read: whoever learns the address reads it then.
        """
        token = secrets.token_urlsafe(32)
        with self._storage.writing() as connection:
            connection.execute(delete(feeds).where(feeds.c.who == reader.name))
            told = {"who": reader.name, "token": digest(token), "restricted": int(restricted)}
            connection.execute(insert(feeds).values(**told, created=written(self._clock())))
        return token

    def close(self, reader: Reader) -> None:
        """Let the person's address open nothing any more."""
        with self._storage.writing() as connection:
            connection.execute(delete(feeds).where(feeds.c.who == reader.name))

    def is_open(self, reader: Reader) -> bool:
        """True where the person has an address."""
        with self._storage.reading() as connection:
            return connection.scalar(select(feeds.c.who).where(feeds.c.who == reader.name)) is not None

    def owner(self, token: str) -> tuple[str, bool] | None:
        """Return whose feed a token opens, and whether it tells what is restricted; None for no feed."""
        with self._storage.reading() as connection:
            row = connection.execute(select(feeds).where(feeds.c.token == digest(token))).first()
        return None if row is None else (row.who, bool(row.restricted))


def _own(connection: Connection, reader: Reader, name: str) -> None:
    mine = (watches.c.id == name, watches.c.who == reader.name)
    if connection.scalar(select(watches.c.id).where(*mine)) is None:
        raise DeskError(f"{name} is not on your list", "something that you watch", "Correct the address.")


def _named(change: Change) -> set[str]:
    """Return the agreements, by id or by a claim of theirs, that a change is about."""
    names = {change.agreement} if change.agreement else set()
    behind = [one.partition(":") for one in change.behind]
    kinds = {"agreement", "claim"} if change.agreement is None else {"agreement"}
    return names | {name for kind, _, name in behind if kind in kinds}


def _concerns(watch: Watch, change: Change, entries: dict[str, tuple[Agreement, ...]]) -> bool:
    if watch.kind == "agreement" and watch.subject in _named(change):
        return True
    return any(watch.holds(entry) for name in _named(change) for entry in entries.get(name, ()))
