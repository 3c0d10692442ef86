"""What moneys are called alike, by the Unicode locale data: dollars, pesos, rupees of many states."""

from collections import defaultdict
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name, get_territory_currencies, list_currencies

# Letters from which on a word is a name of moneys, and moneys that make it one.
LONG, SEVERAL = 4, 2
# Codes that are words in a title of capitals.
WORDS = frozenset({"ALL", "TOP"})
# What two spellings, or three sisters, are one name of.
ALIKE = {"riyal": "rial", "krona": "crown", "krone": "crown", "koruna": "crown", "króna": "crown"}
COUNTS = (1, 2, 5)  # of which languages with cases have a form each


@cache
def current() -> frozenset[str]:
    """Return the ISO 4217 codes of the moneys in use.

    Example:
        >>> "PHP" in current(), "DEM" in current()
        (True, False)
    """
    used = get_global("territory_currencies").values()
    return frozenset(code for rows in used for code, _, end, tender in rows if end is None and tender)


@cache
def denomination(code: str) -> str:
    """Return what a money is called, or the name itself.

    Example:
        >>> denomination("CAD"), denomination("QAR"), denomination("SEK"), denomination("peso")
        ('dollar', 'rial', 'crown', 'peso')
    """
    if not code.isupper():
        return code
    word = get_currency_name(code, locale="en").split()[-1].lower()
    return ALIKE.get(word, word)


@cache
def money_of(state: str, called: str) -> str:
    """Return the money of a state where it is called so, empty where it is not.

    Example:
        >>> money_of("CL", "peso"), money_of("FR", "peso")
        ('CLP', '')
    """
    codes = get_territory_currencies(state) if len(state) == len("FR") else []
    return next((code for code in codes if denomination(code) == called), "")


def names_of_moneys(language: str) -> dict[str, str]:
    """Return the names of moneys of a language with their code, or with what several are called: *pesos* -> ``peso``."""
    locale = Locale.parse(language)
    names: dict[str, str] = {}
    shared: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for code in sorted(list_currencies(locale)):
        for count in COUNTS:
            name = get_currency_name(code, count=count, locale=locale).lower()
            if name != code.lower() and len(name) > LONG:
                names.setdefault(name, code)
            for word in name.replace("-", " ").split() if code in current() else ():
                shared[word, denomination(code)].add(code)
    for (word, called), codes in shared.items():
        if len(codes) > SEVERAL and len(word) >= LONG and word.isalpha():
            names.setdefault(word, called)
    return names
