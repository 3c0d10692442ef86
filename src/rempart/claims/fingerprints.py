"""What tells a copy without its text: numbers in order, sentence lengths, a sketch of word runs."""

import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np

from rempart.claims.claim import Fingerprint
from rempart.claims.sentences import Sentence

WORDS_IN_A_RUN = 5
SKETCH = 32
LONGEST_LIST = 400
_NUMBER = re.compile(r"\d[\d.,]{0,14}")
_WORD = re.compile(r"\w+")
_ODD = np.uint64(0x9E3779B97F4A7C15)  # an odd constant near the golden ratio of 2**64, to mix the bits
_KEPT_BITS = np.uint64(16)  # 48 bits remain: exact in JSON readers that hold numbers as doubles


class _Hashes(dict[str, int]):
    """The hash of each word, worked out at its first sight."""

    def __missing__(self, word: str) -> int:
        self[word] = value = crc32(word.encode())
        return value


_KNOWN = _Hashes()
REMEMBERED = 200_000  # words; beyond it all are forgotten, so that an archive does not fill the memory


def fingerprint(folded: str, sentences: Sequence[Sentence]) -> Fingerprint:
    """Return the fingerprint of a folded text; the same text gives the same on every machine.

    The sketch holds the smallest hashes of runs of five words; two texts that share most of them are
    copies. Long lists are cut at a stated length.
    """
    return Fingerprint(
        numbers=tuple(n.rstrip(".,") for n in _NUMBER.findall(folded)[:LONGEST_LIST]),
        sentence_lengths=tuple(s.end - s.start for s in sentences[:LONGEST_LIST]),
        shingles=_sketch(_WORD.findall(folded)),
    )


def _sketch(words: Sequence[str]) -> tuple[int, ...]:
    """Return the smallest different hashes of the runs of words, in order."""
    if len(_KNOWN) > REMEMBERED:
        _KNOWN.clear()
    hashes = np.array([_KNOWN[word] for word in words], dtype=np.uint64)
    count = max(0, len(words) - WORDS_IN_A_RUN + 1)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(WORDS_IN_A_RUN if count else 0):
        mixed = (mixed ^ hashes[place : place + count]) * _ODD
        mixed ^= mixed >> np.uint64(29)
    return tuple(np.unique((mixed * _ODD) >> _KEPT_BITS)[:SKETCH].tolist())
