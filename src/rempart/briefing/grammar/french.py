"""French: a state takes its article, and the article melts into à and de; goods take a partitive.

The gender of a state follows its ending, but for the exceptions named here; plural states and those
without an article are named too.
"""

import re
from typing import Literal

Case = Literal["subject", "object", "to", "of"]

_PLURAL = frozenset(("US", "NL", "AE", "PH", "BS", "MV", "KM", "SC", "SB", "MH"))
_BARE = frozenset(("IL", "CU", "CY", "MT", "SG", "TW", "DJ", "MC", "AD", "BH", "MU", "OM", "HT", "MG", "SM"))
_MASCULINE_IN_E = frozenset(("MX", "MZ", "KH", "ZW", "BZ", "SR"))
_VOWELS = "aeiouàâéèêëîïôöùûü"
_DE = re.compile(rf"\bde (?=[{_VOWELS}{_VOWELS.upper()}])")
_FEMININE_ENDINGS = ("e", "ion", "té")


def is_plural(code: str) -> bool:
    """Say whether the name of a state is a plural."""
    return code in _PLURAL


def state(code: str, name: str, case: Case) -> str:
    """Return a state or bloc as it stands in a sentence.

    Example:
        >>> state("US", "États-Unis", "to"), state("UA", "Ukraine", "of"), state("GB", "Royaume-Uni", "of")
        ('aux États-Unis', 'de l’Ukraine', 'du Royaume-Uni')
        >>> state("KR", "Corée du Sud", "to")
        'à la Corée du Sud'
    """
    if code in _BARE:
        return bare(name, case)
    if code in _PLURAL:
        return {"to": "aux ", "of": "des "}.get(case, "les ") + name
    if _elides(name):
        return {"to": "à l’", "of": "de l’"}.get(case, "l’") + name
    if name.partition(" ")[0].endswith("e") and code not in _MASCULINE_IN_E:
        return {"to": "à la ", "of": "de la "}.get(case, "la ") + name
    return {"to": "au ", "of": "du "}.get(case, "le ") + name


def bare(name: str, case: Case) -> str:
    """Return a name that takes no article: a firm, an island.

    Example:
        >>> bare("Saab", "to"), bare("Airbus", "of")
        ('à Saab', 'd’Airbus')
    """
    if case == "to":
        return f"à {name}"
    if case == "of":
        return f"d’{name}" if _elides(name) else f"de {name}"
    return name


def some(goods: str) -> str:
    """Return goods that are not counted: with a partitive.

    Example:
        >>> some("armes"), some("artillerie"), some("matériel"), some("autres équipements")
        ('des armes', 'de l’artillerie', 'du matériel', 'd’autres équipements')
    """
    noun = goods.partition(" ")[0]
    if noun == "autres":
        return f"d’{goods}"
    if noun.endswith(("s", "x")) or noun[:1].isupper():
        return f"des {goods}"
    if _elides(noun):
        return f"de l’{goods}"
    return f"de la {goods}" if noun.endswith(_FEMININE_ENDINGS) else f"du {goods}"


def elided(text: str) -> str:
    """Return a text with *de* cut before a vowel.

    Example:
        >>> elided("la production de obus")
        'la production d’obus'
    """
    return _DE.sub("d’", text)


def _elides(word: str) -> bool:
    return word[:1].lower() in _VOWELS
