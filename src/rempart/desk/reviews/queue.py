"""The queue of one reader: what waits for his verdict, found by what changed and read where it is shown."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rempart.desk.reviews.packed import Packed
from rempart.desk.reviews.review import Kind, Subject
from rempart.desk.reviews.waiting import Waiting, order
from rempart.ledger.made_when_asked import MadeWhenAsked


class Queue(MadeWhenAsked[Waiting]):
    """What waits for a reader, in the order in which verdicts would move most; its length is known unread.

    Example:
        >>> from rempart.desk.reviews.packed import packed
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

        Args:
            packed: All that may wait.
            states: From ``Reviews.open_subjects``: what is sealed or differs; what the reader has given already
                is left out.
            judged: What was judged since the ledger was worked out.
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
