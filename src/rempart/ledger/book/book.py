"""The book as Python sees it: open, add, judge, ask."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Self

from sqlalchemy import Connection

from rempart.claims.claim import Report
from rempart.errors import RecordError
from rempart.ledger.agreement import Agreement, Ledger
from rempart.ledger.book import trail
from rempart.ledger.book.access import access_of
from rempart.ledger.book.adding import Added, add
from rempart.ledger.book.changes import changes
from rempart.ledger.book.comparing import Change
from rempart.ledger.book.dossier import Dossier, Held, dossier, history
from rempart.ledger.book.filters import PAGE, Filters
from rempart.ledger.book.judging import Basis, judge
from rempart.ledger.book.paging import count, entry_named, page
from rempart.ledger.book.settling import Asked, ledger_at, settle, unsure_at
from rempart.ledger.book.storage import Storage
from rempart.ledger.book.times import AsOf, Clock, end_of, now
from rempart.ledger.book.verifying import Verified, verify
from rempart.ledger.chains import Step, origin_graph
from rempart.ledger.doubts import Unsure
from rempart.ledger.judgement import Judgement
from rempart.sources.document import Document

_ALL = Filters()


class Book(AbstractContextManager["Book"]):
    """Reports and judgements kept for good, and the ledger that they give as known at any moment.

    Everything is asked as of a moment (``as_of``: a day means its end, in UTC; None means now) and for a
    reader (``groups``: none sees what is public). An answer is computed from what that reader may see.

    Raises:
        BookError: from every method, where the database fails.

    Example:
        >>> with Book.open("sqlite:///agreements.db") as book:
        ...     added = book.add(read("reports/"))
        ...     print(book.ledger()["ua-us-arms-purchase-2025"].title)
        Ukraine to buy US weapons for 90 bn USD, or 100 bn USD or more, paid by Europe
    """

    def __init__(self, storage: Storage, clock: Clock = now) -> None:
        self._storage = storage
        self._clock = clock

    @classmethod
    def open(cls, url: str | None = None, *, clock: Clock = now) -> Self:
        """Open a book, or begin one; one of an older version is brought to this one.

        Args:
            url: ``sqlite:///FILE`` or ``postgresql://USER@HOST/NAME``; None for the user's own book.
            clock: Gives the moment at which something is learned.

        Raises:
            BookError: no such database, not a book, or one of a newer version.
        """
        return cls(Storage(url), clock)

    @property
    def storage(self) -> Storage:
        """The database under the book, in which the desk keeps its own tables."""
        return self._storage

    def close(self) -> None:
        """Let go of the database."""
        self._storage.close()

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(
        self,
        material: Iterable[Document | Report],
        *,
        access: Iterable[str] = (),
        told: Callable[[str], None] | None = None,
    ) -> Added:
        """Keep documents with what they claim, each for good before the next.

        Args:
            material: Documents, or reports that ``extract`` made of them.
            access: Groups that may read them; none for everybody. The id of a restricted one ends in ``@``
                and the groups.
            told: Called with the id of each document once it is kept.

        Returns:
            The ids, the same bytes twice being one document, and what was refused with its reason.
        """
        access_ = access_of(access)
        added = add(self._storage, material, access=access_, clock=self._clock, told=told)
        self._settle(access_)
        return added

    def judge(
        self,
        judgement: Judgement,
        *,
        access: Iterable[str] = (),
        based_on: Mapping[str, str] | None = None,
        groups: Iterable[str] = (),
    ) -> str:
        """Keep a judgement and return its id; a later one on the same claims overrules it.

        Its sides are claim ids; for the id of an agreement its first claim is put.

        Args:
            judgement: What is decided.
            access: Groups that may read it; none for everybody.
            based_on: The ``version`` of each agreement that whoever judges looked at, by its id.
            groups: The groups as whose member he looked.

        Raises:
            RecordError: it is about a claim that its readers do not see, or contradicts those that hold.
            StaleError: an agreement of ``based_on`` has changed since; both versions are in the error. The
                same judgement a second time is no fault: it is kept already, and its id is returned.
        """
        access_ = access_of(access)
        basis = Basis(based_on or {}, frozenset(groups))
        name = judge(self._storage, judgement, access=access_, clock=self._clock, basis=basis)
        self._settle(access_)
        return name

    def ledger(self, *, as_of: AsOf = None, groups: Iterable[str] = ()) -> Ledger:
        """Return the whole ledger; its reports come without their texts."""
        with self._asked(groups, as_of) as asked:
            return ledger_at(*asked)

    def agreements(
        self,
        filters: Filters = _ALL,
        *,
        after: str = "",
        limit: int = PAGE,
        as_of: AsOf = None,
        groups: Iterable[str] = (),
    ) -> tuple[Agreement, ...]:
        """Return a page of entries, agreements and stances, in the order of their ids, behind the id ``after``."""
        with self._asked(groups, as_of) as asked:
            return page(asked, filters, after=after, limit=limit)

    def agreement(self, name: str, *, as_of: AsOf = None, groups: Iterable[str] = ()) -> Agreement:
        """Return the entry that has this id, or had it once; for the id of a claim the entry that holds it.

        Raises:
            RecordError: there is none.
        """
        with self._asked(groups, as_of) as asked:
            return entry_named(asked, name)

    def count(self, filters: Filters = _ALL, *, as_of: AsOf = None, groups: Iterable[str] = ()) -> int:
        """Return how many entries ``agreements`` lists over all pages."""
        with self._asked(groups, as_of) as asked:
            return count(asked, filters)

    def dossier(self, name: str, *, as_of: AsOf = None, groups: Iterable[str] = ()) -> Dossier:
        """Return an entry with the reports that its claims stand in, and the name of its version.

        Raises:
            RecordError: there is none.
        """
        with self._asked(groups, as_of) as asked:
            return dossier(asked, name)

    def history(self, name: str, *, groups: Iterable[str] = ()) -> tuple[Held, ...]:
        """Return the versions of an entry and of those that it carries on, oldest first, under whatever ids.

        A reader of several groups with rows of their own gets the present version alone.

        Raises:
            RecordError: there is none.
        """
        with self._asked(groups) as asked:
            return history(asked, name)

    def unsure(
        self, *, about: str = "", as_of: AsOf = None, groups: Iterable[str] = ()
    ) -> tuple[Unsure, ...]:
        """Return the pairs of agreements that wait for a judgement, strongest first, with the evidence.

        ``Unsure.weighed.sentence`` says it in words. They are kept with the ledger; a reader of several groups
        waits while they are worked out. ``about``: only the pairs of the agreement that has this id at that time.
        """
        with self._asked(groups, as_of) as asked:
            found = unsure_at(*asked, about=about)
            if found is None:
                known = ledger_at(*asked).unsure
                found = tuple(one for one in known if not about or about in one.agreements)
            return found

    def origins(self, name: str, *, as_of: AsOf = None, groups: Iterable[str] = ()) -> tuple[Step, ...]:
        """Return who has the story of an agreement from whom: the steps of ``origin_graph``.

        Copies are looked for among all documents that the reader knows, so it takes as long as reading them.

        Raises:
            RecordError: there is no such agreement.
        """
        with self._asked(groups, as_of) as asked:
            entry = entry_named(asked, name)
            seen = trail.readable(asked.connection, asked.groups)
            known = trail.reports(asked.connection, seen, asked.moment)
        return origin_graph(known, entry)

    def reports(
        self, *, after: str = "", limit: int = PAGE, as_of: AsOf = None, groups: Iterable[str] = ()
    ) -> tuple[Report, ...]:
        """Return a page of documents in the order of their ids, each with what it claims, without texts.

        The claims are those read, whatever was judged later.
        """
        readers = set(groups)
        with self._storage.reading(readers) as connection:
            seen, moment = trail.readable(connection, readers), end_of(as_of)
            return tuple(trail.page_of_reports(connection, seen, moment=moment, after=after, limit=limit))

    def entered(
        self,
        *,
        kind: trail.Kind | None = None,
        after: str = "",
        limit: int = PAGE,
        as_of: AsOf = None,
        groups: Iterable[str] = (),
    ) -> tuple[trail.Entered, ...]:
        """Return a page of the audit trail, oldest first: documents and judgements as they were learned.

        ``after`` is the moment (``Entered.learned``) of the last row of the page before.
        """
        readers = set(groups)
        with self._storage.reading(readers) as connection:
            moment = end_of(as_of)
            return trail.entered(connection, readers, kind=kind, after=after, moment=moment, limit=limit)

    def learned(self, *, groups: Iterable[str] = ()) -> str:
        """Return the moment at which the latest of what such readers know was learned; empty for nothing.

        ``changes(since=...)`` takes it: what moved since a reader last looked.
        """
        with self._asked(groups) as asked:
            seen = trail.readable(asked.connection, asked.groups)
            return trail.extent(asked.connection, seen, asked.moment)[1]

    def report(self, name: str, *, groups: Iterable[str] = ()) -> Report:
        """Return what one document claims, without its text.

        Raises:
            RecordError: the reader sees no such document.
        """
        readers = set(groups)
        with self._storage.reading(readers) as connection:
            found = trail.report(connection, name, trail.readable(connection, readers))
        if found is None:
            raise RecordError(f"the book has no document {name}", "the id of a document", "Correct the id.")
        return found

    def document(self, name: str, *, groups: Iterable[str] = ()) -> Document:
        """Return a document with its text.

        Raises:
            RecordError: the reader sees no such document, or it was added without its text.
        """
        readers = set(groups)
        with self._storage.reading(readers) as connection:
            found = trail.document(connection, name, trail.readable(connection, readers))
        if found is None:
            raise RecordError(
                f"the book has no text of document {name}", "the id of a document", "Correct the id."
            )
        return found

    def changes(
        self, since: str | date, *, as_of: AsOf = None, groups: Iterable[str] = ()
    ) -> tuple[Change, ...]:
        """Return what moved after ``since`` (a day: after its end), oldest first."""
        with self._asked(groups, as_of) as asked:
            return changes(asked.connection, asked.groups, (end_of(since), asked.moment))

    @contextmanager
    def _asked(self, groups: Iterable[str], as_of: AsOf = None) -> Iterator[Asked]:
        readers = set(groups)
        with self._storage.reading(readers) as connection:
            yield Asked(connection, readers, self.moment(connection, readers, as_of))

    def _settle(self, access: str) -> None:
        """Work out what was told to the readers of ``access``."""
        settle(self._storage, access, self._clock)

    def moment(
        self,
        connection: Connection,  # noqa: ARG002 -- a book that is behind asks it
        readers: Collection[str],  # noqa: ARG002 -- the same
        as_of: AsOf = None,
    ) -> str:
        """Return the last moment that an answer to such readers sees."""
        return end_of(as_of)

    def verify(self) -> Verified:
        """Check every row of the book, whoever may read it."""
        with self._storage.reading() as connection:
            return verify(connection)
