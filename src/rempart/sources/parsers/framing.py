"""Messages between this program and its parsers: a line of JSON with the lengths, then the bytes."""

import json
from collections.abc import Mapping
from typing import Any, BinaryIO

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
