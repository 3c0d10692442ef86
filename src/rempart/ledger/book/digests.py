"""Digests over what a book has worked out, so that a changed, lost or added row shows."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any


def digest(values: Mapping[str, Any]) -> str:
    """Return the SHA-256 of named values."""
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


def total_of(lines: Iterable[str]) -> str:
    """Return the sum of the digests of lines; their order changes nothing."""
    return written_total(sum(summand(line) for line in lines))


def written_total(number: int) -> str:
    """Return a sum of digests as a settlement holds it."""
    return f"{number % 2**256:064x}"


def summand(line: str) -> int:
    """Return the digest of a line as a number."""
    return int(hashlib.sha256(line.encode(errors="surrogatepass")).hexdigest(), 16)
