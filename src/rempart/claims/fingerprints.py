"""What tells a copy without its text: numbers in order, sentence lengths, a sketch of word runs."""

import re
from collections.abc import Sequence
from typing import Final
from zlib import crc32

import numpy as np

from rempart.claims.claim import Fingerprint
from rempart.claims.sentences import Sentence

WORDS_IN_A_RUN: Final = 5
SKETCH: Final = 32
LONGEST_LIST: Final = 400
_NUMBER: Final = re.compile(r"[0-9][0-9.,]{0,14}")
_ASCII: Final = bytes(range(0x80))
# The marks of ASCII as spaces; other bytes stay, as those of letters do.
_MARKS_AS_SPACES: Final = bytes(
    n if n >= 0x80 or chr(n).isalnum() or chr(n) == "_" else 0x20 for n in range(256)
)
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)  # an odd constant near the golden ratio of 2**64, to mix the bits
_MIXED_BITS: Final = np.uint64(29)
_KEPT_BITS: Final = np.uint64(16)  # 48 bits remain: exact in JSON readers that hold numbers as doubles


def fingerprint(folded: str, sentences: Sequence[Sentence]) -> Fingerprint:
    """Return the fingerprint of a folded text and all its sentences; the same text gives the same on every machine.

    The sketch holds the smallest hashes of runs of five words; two texts that share most of them are
    copies. Long lists are cut at a stated length.
    """
    return Fingerprint(
        numbers=tuple(n.rstrip(".,") for n in _NUMBER.findall(folded)[:LONGEST_LIST]),
        sentence_lengths=tuple(s.end - s.start for s in sentences[:LONGEST_LIST]),
        shingles=_sketch(_words(folded)),
    )


def _words(folded: str) -> list[bytes]:
    r"""Return the words of a text in UTF-8: what ``\w+`` finds, in a fraction of the time."""
    said = folded.encode("utf-8", "surrogatepass")
    for mark in set(said.translate(None, _ASCII).decode("utf-8", "surrogatepass")):
        if not mark.isalnum():
            said = said.replace(mark.encode("utf-8", "surrogatepass"), b" ")
    return said.translate(_MARKS_AS_SPACES).split()


def _sketch(words: Sequence[bytes]) -> tuple[int, ...]:
    """Return the smallest different hashes of the runs of words, in order."""
    hashes = np.fromiter(map(crc32, words), np.uint64, len(words))
    count = max(0, len(words) - WORDS_IN_A_RUN + 1)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(WORDS_IN_A_RUN if count else 0):
        mixed ^= hashes[place : place + count]
        mixed *= _ODD
        mixed ^= mixed >> _MIXED_BITS
    mixed *= _ODD
    mixed >>= _KEPT_BITS
    mixed.sort()
    smallest = dict.fromkeys(mixed[: 2 * SKETCH].tolist())
    if len(smallest) < SKETCH < count:  # many runs stand in the text more than once
        smallest = dict.fromkeys(mixed.tolist())
    return tuple(smallest)[:SKETCH]
