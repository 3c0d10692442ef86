"""What may wait for a verdict, worked out once for each state of a ledger; of large ones it is kept in the database."""

import json
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from threading import Lock

from pydantic import TypeAdapter
from sqlalchemy import delete, insert, select

from rempart.desk.reviews.queue import Waiting, all_subjects
from rempart.desk.reviews.review import Subject
from rempart.desk.work_tables import queues
from rempart.ledger.book import trail
from rempart.ledger.book.access import PUBLIC
from rempart.ledger.book.book import Book
from rempart.ledger.book.times import LATEST

_IN_MEMORY = 4  # of different readers
_LIST = TypeAdapter(tuple[Waiting, ...])


@dataclass(frozen=True, slots=True)
class State:
    """A ledger as some readers know it: the accesses that they see, how many rows of them, and up to when."""

    seen: tuple[str, ...]
    rows: int
    through: str

    @property
    def key(self) -> str:
        """The state as a text."""
        return json.dumps([self.seen, self.rows, self.through])


class Queues:
    """All subjects of reviews, judged or not, by the readers that see them.

    Raises:
        BookError: from every method, where the database fails.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._storage = book.storage
        self._held: dict[State, tuple[Waiting, ...]] = {}
        self._lock = Lock()

    def state(self, groups: Collection[str]) -> State:
        """Return what such readers know as far as it is worked out."""
        with self._storage.reading(groups) as connection:
            seen = trail.readable(connection, groups)
            moment = self._book.moment(connection, groups)
            return State(seen, *trail.extent(connection, seen, moment))

    def subjects(self, groups: Collection[str]) -> tuple[State, tuple[Waiting, ...]]:
        """Return every claim and every pair that may wait, and the state of the ledger in which they do."""
        state = self.state(groups)
        # Many who ask at once wait for one of them, who looks it up.
        with self._lock:
            held = self._held.get(state)
            if held is None:
                kept = self._kept(state, groups)
                held = all_subjects(self._book.ledger(groups=groups)) if kept is None else kept
                while len(self._held) >= _IN_MEMORY:
                    self._held.pop(next(iter(self._held)), None)
                self._held[state] = held
        return state, held

    def judged_since(self, groups: Collection[str], state: State) -> set[Subject]:
        """Return what such readers know to have been judged since a state was worked out."""
        with self._storage.reading(groups) as connection:
            since = trail.judgements_between(connection, state.seen, (state.through, LATEST))
            return {Subject.of(told) for _, _, told in since}

    def keep(self) -> None:
        """Work out what may wait for each group alone and for everybody, and keep it for whoever asks."""
        with self._storage.reading() as connection:
            views = sorted(trail.groups(connection) | {PUBLIC})
        for view in views:
            groups = {view} - {PUBLIC}
            state = self.state(groups)
            if self._kept(state, groups) is None:
                content = zlib.compress(_LIST.dump_json(all_subjects(self._book.ledger(groups=groups))), 1)
                with self._storage.writing() as connection:
                    connection.execute(delete(queues).where(queues.c.view == view))
                    connection.execute(insert(queues).values(view=view, state=state.key, content=content))

    def _kept(self, state: State, groups: Collection[str]) -> tuple[Waiting, ...] | None:
        with self._storage.reading(groups) as connection:
            content = connection.scalar(select(queues.c.content).where(queues.c.state == state.key).limit(1))
        return None if content is None else _LIST.validate_json(zlib.decompress(content))
