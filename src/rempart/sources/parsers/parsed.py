"""What a parser found in a file, or the documents of an archive, and the messages in which it is sent back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, BinaryIO, Self

from rempart.sources.kinds import Kind

LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Parsed:
    """The text of a file and what the file declares; None where it is silent.

    ``published`` is an ISO date as precise as declared, ``address`` the canonical http(s) address,
    ``language`` the declared ISO 639 code, ``losses`` what of the file could not be read.
    """

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    address: str | None = None
    language: str | None = None
    losses: tuple[str, ...] = field(default=())

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Take back the fields as plain values."""
        known = {one.name: values[one.name] for one in fields(cls)}
        return cls(**{**known, "losses": tuple(known["losses"])})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server once sent: its number in the archive, and what kind of document it says it is.

    ``fetched`` is when it was, in UTC; ``problem`` is why its bytes are missing.
    """

    number: int
    kind: Kind
    address: str | None
    fetched: str | None
    charset: str | None
    data: bytes
    problem: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the fields but for the bytes as plain values."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name != "data"}


def title_of(text: str) -> str | None:
    r"""Return the first line where more text follows it and it is short enough for a headline.

    Example:
        >>> title_of("Oslo pays for shells\nThe government said on Monday ...")
        'Oslo pays for shells'
    """
    first, _, rest = text.strip().partition("\n")
    return first.strip() if rest.strip() and len(first) <= LONGEST_TITLE else None


LONGEST_HEADER = 64 * 2**20
LARGEST_PAYLOAD = 256 * 2**20
_LENGTHS = 16


def frame(header: Mapping[str, Any], payload: bytes = b"") -> bytes:
    """Return a message as bytes: two lengths of eight bytes, the header as JSON, the payload."""
    told = json.dumps(header, ensure_ascii=True).encode("ascii")
    return len(told).to_bytes(8, "big") + len(payload).to_bytes(8, "big") + told + payload


def lengths(data: bytes) -> tuple[int, int]:
    """Return the lengths that a message begins with.

    Raises:
        ValueError: they are larger than any message is; the other side is out of order.
    """
    header, payload = int.from_bytes(data[:8], "big"), int.from_bytes(data[8:16], "big")
    if header > LONGEST_HEADER or payload > LARGEST_PAYLOAD:
        raise ValueError("a message is longer than any is")
    return header, payload


def receive(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """Return the next message of a stream, None where it has ended."""
    start = stream.read(_LENGTHS)
    if len(start) < _LENGTHS:
        return None
    header, payload = lengths(start)
    told = json.loads(stream.read(header))
    return told, stream.read(payload)
