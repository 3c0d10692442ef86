"""What may wait for a verdict, worked out once for each state of a ledger; of large ones it is kept in the database."""

import json
from collections.abc import Collection
from dataclasses import astuple, dataclass
from threading import Lock
from typing import Self

from sqlalchemy import delete, insert, select

from rempart.desk.reviews.packed import Packed, packed
from rempart.desk.reviews.review import Subject
from rempart.desk.reviews.waiting import all_subjects
from rempart.desk.work_tables import queues
from rempart.ledger.book import trail
from rempart.ledger.book.access import PUBLIC
from rempart.ledger.book.book import Book
from rempart.ledger.book.filters import Filters
from rempart.ledger.book.paging import page
from rempart.ledger.book.pending import AT_ONCE
from rempart.ledger.book.settling import Asked, ledger_at, unsure_at
from rempart.ledger.book.times import LATEST

_IN_MEMORY = 4  # of different readers
_FORM = 2  # what is kept in another one is worked out anew
_EVERY = 10_000_000  # entries


@dataclass(frozen=True, slots=True)
class State:
    """A ledger as some readers know it: the accesses that they see, how many rows of them, and up to when."""

    seen: tuple[str, ...]
    rows: int
    through: str

    @property
    def key(self) -> str:
        """The state as a text, with the form in which what waits in it is kept."""
        return json.dumps([_FORM, *astuple(self)])

    @classmethod
    def of_key(cls, key: str) -> Self | None:
        """Return the state that a key names, None for one of another form."""
        form, seen, rows, through = json.loads(key) if key.startswith(f"[{_FORM},") else (0, (), 0, "")
        return cls(tuple(seen), rows, through) if form == _FORM else None


class Queues:
    """All subjects of reviews, judged or not, by the readers that see them.

    Raises:
        BookError: from every method, where the database fails.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._storage = book.storage
        self._held: dict[State, Packed] = {}
        self._lock = Lock()

    def state(self, groups: Collection[str]) -> State:
        """Return what such readers know as far as it is worked out."""
        with self._storage.reading(groups) as connection:
            seen = trail.readable(connection, groups)
            moment = self._book.moment(connection, groups)
            return State(seen, *trail.extent(connection, seen, moment))

    def subjects(self, groups: Collection[str]) -> tuple[State, Packed]:
        """Return every claim and every pair that may wait, and the state of the ledger in which they do.

        Of a large ledger just worked out, it is the state before until what waits in it is kept too.
        """
        state = self.state(groups)
        # Many who ask at once wait for one of them, who looks it up.
        with self._lock:
            found = (state, self._held[state]) if state in self._held else None
            if found is None and state.rows > AT_ONCE:
                found = self._kept(state, groups)
            if found is None:
                found = (state, Packed(self._worked_out(groups)))
            if found[0] not in self._held:
                while len(self._held) >= _IN_MEMORY:
                    self._held.pop(next(iter(self._held)))
                self._held[found[0]] = found[1]
        return found

    def forget(self) -> None:
        """Let go of what is held in memory; it is looked up again."""
        with self._lock:
            self._held.clear()

    def judged_since(self, groups: Collection[str], state: State) -> set[Subject]:
        """Return what such readers know to have been judged since a state was worked out."""
        with self._storage.reading(groups) as connection:
            since = trail.judgements_between(connection, state.seen, (state.through, LATEST))
            return {Subject.of(told) for _, _, told in since}

    def are_behind(self) -> bool:
        """True where what waits in a large ledger is not kept for all who read one group alone, or none."""
        return any(
            state.rows > AT_ONCE and not self._is_kept(state, groups)
            for groups in self._views()
            for state in (self.state(groups),)
        )

    def keep(self) -> None:
        """Work out what may wait for each group alone and for everybody, and keep it for whoever asks."""
        for groups in self._views():
            state = self.state(groups)
            if not self._is_kept(state, groups):
                content = self._worked_out(groups)
                view = next(iter(groups), PUBLIC)
                with self._storage.writing() as connection:
                    connection.execute(delete(queues).where(queues.c.view == view))
                    connection.execute(insert(queues).values(view=view, state=state.key, content=content))

    def _views(self) -> list[set[str]]:
        with self._storage.reading() as connection:
            return [{view} - {PUBLIC} for view in sorted(trail.groups(connection) | {PUBLIC})]

    def _is_kept(self, state: State, groups: Collection[str]) -> bool:
        with self._storage.reading(groups) as connection:
            asked = select(queues.c.view).where(queues.c.state == state.key).limit(1)
            return connection.scalar(asked) is not None

    def _kept(self, state: State, groups: Collection[str]) -> tuple[State, Packed] | None:
        """Return what is kept for a state, or for one before it of the same readers."""
        with self._storage.reading(groups) as connection:
            keys = connection.scalars(select(queues.c.state))
            known = [one for key in keys if (one := State.of_key(key)) and one.seen == state.seen]
            if not known:
                return None
            last = state if state in known else max(known, key=lambda one: one.rows)
            if last in self._held:
                return last, self._held[last]
            content = connection.scalar(select(queues.c.content).where(queues.c.state == last.key).limit(1))
        return None if content is None else (last, Packed(content))

    def _worked_out(self, groups: Collection[str]) -> bytes:
        with self._storage.reading(groups) as connection:
            asked = Asked(connection, groups, self._book.moment(connection, groups))
            pairs = unsure_at(*asked)
            if pairs is None:  # of several groups, whose ledger nothing keeps
                ledger = ledger_at(*asked)
                return packed(all_subjects(ledger.entries, ledger.unsure))
            entries = page(asked, Filters(), after="", limit=_EVERY)
        return packed(all_subjects(entries, pairs))
