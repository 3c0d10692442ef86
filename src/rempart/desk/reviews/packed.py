"""All that may wait for a verdict as bytes, of which only the rows that are shown are ever read."""

import io
import json
import zlib
from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from rempart.desk.reviews.review import Subject
from rempart.desk.reviews.waiting import Waiting
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
