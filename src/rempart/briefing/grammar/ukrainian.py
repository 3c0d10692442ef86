"""Ukrainian: the genitive of states, and the accusative of goods.

A state that is not in the list stands behind the word *держава*, which bends in its place; names in
Latin letters do not bend.
"""

import re
from functools import cache

from rempart.briefing.language import lines_of

_PLURAL = frozenset(("US", "NL", "AE", "PH", "BS", "MV", "KM", "SC", "SB", "MH"))
_NEUTER = ("ння", "ття", "лля", "сся", "ззя", "ччя", "ддя")
_CYRILLIC = re.compile(r"[а-яіїєґʼ’-]+")


def is_plural(code: str) -> bool:
    """Say whether the name of a state is a plural."""
    return code in _PLURAL


def genitive(code: str, name: str) -> str:
    """Return a state or bloc in the genitive.

    Example:
        >>> genitive("US", "Сполучені Штати"), genitive("TG", "Того")
        ('Сполучених Штатів', 'держави Того')
    """
    return _genitives().get(code, f"держави {name}")


def accusative(goods: str) -> str:
    """Return goods as the object of a verb: feminine words bend, plurals and neuters stay.

    Example:
        >>> accusative("військова техніка"), accusative("дрони"), accusative("озброєння")
        ('військову техніку', 'дрони', 'озброєння')
    """
    words = goods.split(" ")
    for place, word in enumerate(words):
        if not _CYRILLIC.fullmatch(word) or word.endswith(_NEUTER) or word[-1] not in "ая":
            break
        words[place] = word[:-1] + ("у" if word.endswith("а") else "ю")
    return " ".join(words)


@cache
def _genitives() -> dict[str, str]:
    told = (line.partition(" | ") for line in lines_of("genitives_uk.txt"))
    return {code: name for code, _bar, name in told}
