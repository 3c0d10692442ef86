"""The desk as the pages see it: a book, and who works on it."""

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from random import SystemRandom
from typing import Self

from rempart.claims.claim import Report
from rempart.desk.accounts import Accounts
from rempart.desk.audit import AuditRow, Deed, deeds, note
from rempart.desk.identities import Identities
from rempart.desk.jobs.jobs import Jobs
from rempart.desk.passwords import Passwords
from rempart.desk.programmes.programmes import Programmes
from rempart.desk.reviews.reviews import Reviews
from rempart.desk.sessions import Sessions
from rempart.desk.watching.watches import Feeds, Watches
from rempart.errors import RecordError
from rempart.ledger.book.access import access_of
from rempart.ledger.book.adding import Added
from rempart.ledger.book.pending import PendingBook
from rempart.ledger.book.storage import Storage, revision_of
from rempart.ledger.book.times import Clock, now
from rempart.ledger.book.upgrading import newest, upgrade
from rempart.sources.document import Document

_SCRIPTS = Path(__file__).parent / "migrations"


def prepare(storage: Storage) -> None:
    """Make the desk's tables where they are missing, all of them or none.

    Raises:
        BookError: they are of a newer Rempart.
    """
    with storage.reading() as connection:
        if revision_of(connection, "desk_version") == newest(_SCRIPTS):
            return
    with storage.writing() as connection:
        upgrade(connection, f"the desk in {storage.name}", scripts=_SCRIPTS)


class Desk(AbstractContextManager["Desk"]):
    """A book with its accounts and sessions, in one database."""

    def __init__(self, storage: Storage, clock: Clock = now, *, second_share: float = 0.0) -> None:
        """Take an open database; for the rest see ``open``."""
        prepare(storage)
        self.second_share = second_share
        self.storage = storage
        self.url = storage.url
        self.clock = clock
        self.book = PendingBook(storage, clock)
        self.accounts = Accounts(storage, clock)
        self.passwords = Passwords(storage, clock)
        self.sessions = Sessions(storage, clock)
        self.identities = Identities(storage, clock)
        self.reviews = Reviews(self.book, clock, is_drawn=self._is_drawn)
        self.jobs = Jobs(storage, clock)
        self.programmes = Programmes(self.book, clock)
        self.watches = Watches(self.book, clock)
        self.feeds = Feeds(self.book, clock)

    @classmethod
    def open(cls, url: str | None = None, *, clock: Clock = now, second_share: float = 0.0) -> Self:
        """Open the desk of a book, or begin both.

        The address is ``sqlite:///FILE`` or ``postgresql://USER@HOST/NAME``, None for the user's own book.
        ``second_share`` is the share of first verdicts, drawn at random, that are sealed until a second person
        has judged, where there is another one who may.

        Raises:
            BookError: no such database, not a book, or one of a newer version.
        """
        return cls(Storage(url), clock, second_share=second_share)

    def add(self, documents: Iterable[Document | Report], groups: Iterable[str], *, by: str) -> Added:
        """Keep documents in the book for these groups, none for everybody, and note who added them."""
        access = access_of(groups)
        added = self.book.add(documents, access=access.split("+") if access else ())
        with self.storage.writing() as connection:
            for name in added.accepted:
                note(connection, Deed(by, "added document", name, access), self.clock)
        return added

    def document(self, name: str, groups: Collection[str]) -> Document | None:
        """Return a document as a member of ``groups`` may read it; None where the book has no text of it for him."""
        try:
            return self.book.document(name, groups=groups)
        except RecordError:
            return None

    def deeds(self, groups: frozenset[str], *, skip: int, limit: int) -> tuple[AuditRow, ...]:
        """Return a page of the audit trail, newest first, as a member of ``groups`` may read it."""
        return deeds(self.storage, groups=groups, skip=skip, limit=limit)

    def _is_drawn(self, who: str, access: str) -> bool:
        return SystemRandom().random() < self.second_share and self.accounts.has_other_reviewer(who, access)

    def close(self) -> None:
        """Let go of the database."""
        self.storage.close()

    def __exit__(self, *_: object) -> None:
        self.close()
