"""What may wait for a verdict, worked out once for each state of a ledger; of large ones it is kept in the database."""

import json
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from threading import Lock
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import delete, insert, select

from rempart.desk.reviews.queue import Subjects, Waiting, all_subjects
from rempart.desk.reviews.review import Subject
from rempart.desk.reviews.stakes import Stake
from rempart.desk.work_tables import queues
from rempart.ledger.book import trail
from rempart.ledger.book.access import PUBLIC
from rempart.ledger.book.book import Book
from rempart.ledger.book.pending import AT_ONCE
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
        self._held: dict[State, Subjects] = {}
        self._lock = Lock()

    def state(self, groups: Collection[str]) -> State:
        """Return what such readers know as far as it is worked out."""
        with self._storage.reading(groups) as connection:
            seen = trail.readable(connection, groups)
            moment = self._book.moment(connection, groups)
            return State(seen, *trail.extent(connection, seen, moment))

    def subjects(self, groups: Collection[str]) -> tuple[State, Subjects]:
        """Return every claim and every pair that may wait, and the state of the ledger in which they do.

        Of a large ledger just worked out, it is the state before until what waits in it is kept too.
        """
        state = self.state(groups)
        # Many who ask at once wait for one of them, who looks it up.
        with self._lock:
            if state in self._held:
                return state, self._held[state]
            is_small = state.rows <= AT_ONCE
            found = None if is_small else self._kept(state, groups)
            earlier = next((one for one in reversed(self._held) if one.seen == state.seen), None)
            if found is None and earlier is not None and not is_small:
                return earlier, self._held[earlier]
            if found is None:
                found = Subjects(all_subjects(self._book.ledger(groups=groups)))
            while len(self._held) >= _IN_MEMORY:
                self._held.pop(next(iter(self._held)), None)
            self._held[state] = found
        return state, found

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
                content = zlib.compress(_LIST.dump_json(all_subjects(self._book.ledger(groups=groups))), 1)
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

    def _kept(self, state: State, groups: Collection[str]) -> Subjects | None:
        with self._storage.reading(groups) as connection:
            content = connection.scalar(select(queues.c.content).where(queues.c.state == state.key).limit(1))
        return None if content is None else Subjects(tuple(map(_told, json.loads(zlib.decompress(content)))))


def _told(row: dict[str, Any]) -> Waiting:
    """Return what a row of our own says; it is not checked again, so that nobody waits for a hundred thousand."""
    stake = Stake.model_construct(moves=tuple(row["stake"]["moves"]), sum=row["stake"]["sum"])
    return Waiting.model_construct(
        claims=tuple(row["claims"]),
        agreements=tuple(row["agreements"]),
        stake=stake,
        waits_for=row["waits_for"],
        evidence=row["evidence"],
    )
