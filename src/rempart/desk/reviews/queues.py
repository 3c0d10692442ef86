"""What may wait for a verdict: all of it, worked out once for each state of a ledger, and the queue of one reader."""

import io
import json
import zlib
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from hashlib import blake2b
from threading import Lock
from typing import Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import delete, insert, select

from rempart.desk.reviews.review import Kind, Subject
from rempart.desk.reviews.waiting import Waiting, all_subjects, order
from rempart.desk.tables import queues
from rempart.ledger.book import trail
from rempart.ledger.book.access import PUBLIC
from rempart.ledger.book.book import Book
from rempart.ledger.book.filters import Filters
from rempart.ledger.book.paging import page
from rempart.ledger.book.pending import AT_ONCE
from rempart.ledger.book.settling import Asked, ledger_at, unsure_at
from rempart.ledger.book.times import LATEST
from rempart.ledger.made_when_asked import MadeWhenAsked

_TOGETHER = 64  # rows that are compressed, and read, at once


def packed(told: Sequence[Waiting]) -> bytes:
    """Return subjects as bytes: their rows as compressed JSON, and what finds one among them."""
    runs = [
        zlib.compress("\n".join(one.json_line() for one in told[begin : begin + _TOGETHER]).encode(), 1)
        for begin in range(0, len(told), _TOGETHER)
    ]
    keys = np.array([_key(one.subject) for one in told], dtype=np.uint64)
    places = np.argsort(keys, kind="stable")
    content = io.BytesIO()
    np.savez(
        content,
        rows=np.frombuffer(b"".join(runs), dtype=np.uint8),
        ends=np.cumsum([len(run) for run in runs], dtype=np.int64),
        is_open=np.array([bool(one.waits_for) for one in told], dtype=bool),
        is_pair=np.array([one.subject.kind == "pair" for one in told], dtype=bool),
        keys=keys[places],
        places=places.astype(np.int32),
    )
    return content.getvalue()


class Packed(MadeWhenAsked[Waiting]):
    """Subjects in their order, from what ``packed`` made; one of a hundred thousand is there in a millisecond.

    ``is_open`` says of each whether it waits for anybody, ``is_pair`` whether it is a pair.

    Example:
        >>> Packed(packed([]))[:]
        ()
    """

    def __init__(self, content: bytes) -> None:
        with np.load(io.BytesIO(content), allow_pickle=False) as kept:
            self._rows: bytes = kept["rows"].tobytes()
            self._ends: list[int] = kept["ends"].tolist()
            self.is_open, self.is_pair = kept["is_open"], kept["is_pair"]
            self._keys, self._places = kept["keys"], kept["places"]

    def __len__(self) -> int:
        return len(self.is_open)

    def some(self, places: Sequence[int]) -> tuple[Waiting, ...]:
        """Return the subjects at these places; each run of rows is read once."""
        runs: dict[int, list[str]] = {}
        found = []
        for place in places:
            run, row = divmod(int(place), _TOGETHER)
            if run not in runs:
                begin = self._ends[run - 1] if run else 0
                runs[run] = zlib.decompress(self._rows[begin : self._ends[run]]).decode().split("\n")
            found.append(Waiting.model_validate_json(runs[run][row]))
        return tuple(found)

    def place(self, subject: Subject) -> int | None:
        """Return where a subject stands, None where it is not among them."""
        key = np.uint64(_key(subject))
        begin = int(np.searchsorted(self._keys, key))
        end = int(np.searchsorted(self._keys, key, side="right"))
        # Two subjects may have one key.
        return next((int(one) for one in self._places[begin:end] if self[int(one)].subject == subject), None)


def _key(subject: Subject) -> int:
    return int.from_bytes(blake2b(json.dumps(subject.claims).encode(), digest_size=8).digest(), "big")


class Queue(MadeWhenAsked[Waiting]):
    """What waits for a reader, in the order in which verdicts would move most; its length is known unread.

    Example:
        >>> from rempart.desk.reviews.queues import packed
        >>> len(Queue.of(Packed(packed([])), {}, []))
        0
    """

    def __init__(
        self,
        packed: Packed,
        places: NDArray[np.int64],
        states: Mapping[int, str],
        more: Sequence[Waiting] = (),
    ) -> None:
        self._all = packed
        self._places = places  # those of ``more`` are below 0
        self._states = states
        self._more = more

    @classmethod
    def of(cls, packed: Packed, states: Mapping[Subject, str], judged: Collection[Subject]) -> "Queue":
        """Return what waits for a reader's verdict.

        ``states`` (``Reviews.open_subjects``) say what is sealed or differs, and what the reader has given
        already; ``judged`` is what was judged since the ledger was worked out.
        """
        is_open = packed.is_open.copy()
        for subject in judged:
            if (place := packed.place(subject)) is not None:
                is_open[place] = False
        told: dict[int, str] = {}
        for subject, state in states.items():
            if (place := packed.place(subject)) is not None:
                is_open[place] = state != "given"
                told[place] = state
        return cls(packed, np.flatnonzero(is_open), told)

    def __len__(self) -> int:
        return len(self._places)

    def some(self, places: Sequence[int]) -> tuple[Waiting, ...]:
        """Return what waits at these places."""
        return self._read(self._places[list(places)].tolist())

    def with_more(self, more: Iterable[Waiting]) -> "Queue":
        """Return the same with subjects that a ledger does not hold as such, each in its place."""
        told = sorted(more, key=order)
        # Where two would stand at one place the order of ``told`` holds.
        places = [bisect_left(self, order(one), key=order) for one in told]
        own = -1 - np.arange(len(told))
        return Queue(self._all, np.insert(self._places, places, own), self._states, told)

    def of_kind(self, kind: Kind) -> "Queue":
        """Return the claims of it, or the pairs."""
        is_pair = np.array([one.subject.kind == "pair" for one in reversed(self._more)], dtype=bool)
        # Places below 0 count from the end: there the others stand.
        of_all = np.concatenate([self._all.is_pair, is_pair])[self._places]
        return Queue(self._all, self._places[of_all == (kind == "pair")], self._states, self._more)

    def about(self, subject: Subject) -> Waiting | None:
        """Return what waits about a subject, None where nothing does."""
        place = self._all.place(subject)
        if place is not None and place in self._places:
            return self._read([place])[0]
        return next((one for one in self._more if one.subject == subject), None)

    def is_under_review(self, subject: Subject) -> bool:
        """True where a subject has its place in the ledger, and a blind verdict on it waits for another one."""
        return self._all.place(subject) in self._states

    def _read(self, places: Sequence[int]) -> tuple[Waiting, ...]:
        found = iter(self._all.some([place for place in places if place >= 0]))
        return tuple(
            self._more[-1 - place] if place < 0 else self._now(place, next(found)) for place in places
        )

    def _now(self, place: int, waiting: Waiting) -> Waiting:
        state = self._states.get(place)
        return waiting if state is None else waiting.model_copy(update={"waits_for": state})


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
