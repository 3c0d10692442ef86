"""What tells a copy without its text: numbers in order, sentence lengths, a sketch of word runs."""

import hashlib
import re

from rempart.claims.claim import Fingerprint
from rempart.claims.folding import fold
from rempart.claims.sentences import Sentence

WORDS_IN_A_RUN = 5
SKETCH = 32
LONGEST_LIST = 400
_NUMBER = re.compile(r"\d[\d.,]{0,14}")
_WORD = re.compile(r"\w+")


def fingerprint(text: str, sentences: list[Sentence]) -> Fingerprint:
    """Return the fingerprint of a text; the same text gives the same on every machine.

    The sketch holds the smallest hashes of runs of five words; two texts that share most of them are
    copies. Long lists are cut at a stated length.
    """
    folded = fold(text)
    words = _WORD.findall(folded)
    runs = {
        " ".join(words[place : place + WORDS_IN_A_RUN])
        for place in range(max(0, len(words) - WORDS_IN_A_RUN + 1))
    }
    hashes = (int.from_bytes(hashlib.blake2b(run.encode(), digest_size=6).digest(), "big") for run in runs)
    return Fingerprint(
        numbers=tuple(n.rstrip(".,") for n in _NUMBER.findall(folded)[:LONGEST_LIST]),
        sentence_lengths=tuple(s.end - s.start for s in sentences[:LONGEST_LIST]),
        shingles=tuple(sorted(hashes)[:SKETCH]),
    )
