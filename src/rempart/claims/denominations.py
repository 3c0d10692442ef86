"""What moneys are called, by the Unicode locale data: dollars, pesos, rupees of many states, the ringgit of one."""

import re
from collections import defaultdict
from functools import cache
from typing import Final

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name, get_territory_currencies, list_currencies

# Moneys in which states pay that have others of their own.
OF_MANY: Final = frozenset({"EUR", "USD"})
# Letters from which on a word is a name of moneys, and moneys that make it one.
LONG, SEVERAL = 4, 2
# Codes that are words in a title of capitals.
WORDS: Final = frozenset({"ALL", "TOP"})
# What two spellings, or three sisters, are one name of.
ALIKE: Final = {"riyal": "rial", "krona": "crown", "krone": "crown", "koruna": "crown", "króna": "crown"}
COUNTS: Final = (1, 2, 5)  # of which languages with cases have a form each
# Moneys of several states together, of which a text means that of the state it is about.
COMMON: Final = {"cfa": frozenset({"XOF", "XAF"})}
# Moneys called like dead ones of Europe: marks, florins, guilders, escudos.
_NAMESAKES: Final = frozenset({"BAM", "AWG", "XCG", "CVE"})
# Words that are no money where they stand without an adjective: *так*, *колона* (a column), *бира* (beer).
_ORDINARY: Final = {
    **dict.fromkeys(("pl", "cs", "sk"), frozenset({"taka", "taky", "dobra", "dobry", "dobré"})),
    **dict.fromkeys(
        ("uk", "ru", "bg"),
        frozenset(
            [
                "так",
                "таки",
                "така",
                "соли",
                "соль",
                "вони",
                "вона",
                "колон",
                "колона",
                "колони",
                "колонов",
                "колонів",
                "пул",
                "пули",
                "пулы",
                "бир",
                "бира",
                "бири",
                "острови",
                "островов",
                "емирства",
                "драма",
                "драми",
            ]
        ),
    ),
    "fi": frozenset({"taka", "takaa"}),
    "hr": frozenset({"taka", "take", "bira", "dobra", "dobre", "kolon", "kolona", "drama", "pula"}),
    "ro": frozenset({"dobra", "dobre", "pula", "soli"}),
    "el": frozenset({"χρυσή", "χρυσές"}),
    "en": frozenset({"gold"}),
}
# Endings that the locale data do not give.
_ENDINGS: Final = {
    "hu": "(|t|ot|et|ért|nak|nek|ból|ből|ról|ről|ra|re|tal|tel|os|es|s|nyi)",
    "fi": "(|n|in|lla|illa|sta|ista|ksi|iksi|jen|ien)",
    "tr": "(|ı|i|u|ü|sı|si|su|sü|a|e|ya|ye|dan|den|tan|ten|lık|lik|luk|lük|nın|nin|nun|nün)",
}
_POSSESSIVE: Final = re.compile(r"(?<=[aeıioöuü])s[ıiuü]$|[ıiuü]$")  # Turkish: *Malezya ringgiti*
_CAPITALS: Final = frozenset({"de", "pt"})  # languages whose locale data write moneys with a capital
_WORD: Final = re.compile(r"[\s-]+")


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
@cache
def moneys_of(state: str) -> tuple[str, ...]:
    """Return the codes of the moneys of a state, the first one first; none of a bloc.

    Example:
        >>> moneys_of("CH"), moneys_of("EUROPE")
        (('CHF',), ())
    """
    return tuple(get_territory_currencies(state)) if len(state) == len("FR") else ()


def money_of(state: str, called: str) -> str:
    """Return the money of a state where it is called so, empty where it is not.

    Example:
        >>> money_of("CL", "peso"), money_of("FR", "peso")
        ('CLP', '')
        >>> money_of("CM", "cfa")
        'XAF'
    """
    codes = moneys_of(state)
    among = COMMON.get(called)
    return next((code for code in codes if (code in among if among else denomination(code) == called)), "")


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
    return names | {word: code for word, code in _nouns(locale).items() if word not in names}


def _nouns(locale: Locale) -> dict[str, str]:
    """Return the nouns of moneys that one state has, or two that call it alike: *ринггит*, *kwacha*.

    In one language all nouns stand last (*малайзийский ринггит*), in another first (*ringgit malezyjski*): where there
    are fewer words, since adjectives are all different.
    """
    told = [
        (code, _WORD.split(get_currency_name(code, count=count, locale=locale).partition(" (")[0]))
        for code in sorted(current() - _NAMESAKES)
        for count in COUNTS
    ]
    place = min((0, -1), key=lambda at: len({words[at] for _, words in told[:: len(COUNTS)]}))
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for code, words in told:
        if words[place] != code and (words[place].islower() or locale.language in _CAPITALS):
            owners[words[place].lower()].add(code)
    states = {str(name).casefold() for name in locale.territories.values()}
    nouns: dict[str, str] = {}
    for word, codes in owners.items():
        alike = {denomination(code) for code in codes}
        short = len(word) < (LONG if word.isascii() else LONG - 1)
        usual = word in states or word in _ORDINARY.get(locale.language, ())
        plain = word.isalpha() and not short and not usual and alike != {"crown"}
        if plain and len(codes) <= SEVERAL and len(alike) == 1:
            nouns[_stem(word, locale.language)] = next(iter(codes if len(codes) == 1 else alike))
    return nouns


def _stem(word: str, language: str) -> str:
    """Return a noun with the endings that stand behind it: *ringgiti* -> ``ringgit(|ı|…)``."""
    bare = _POSSESSIVE.sub("", word) if language == "tr" else word
    return bare + _ENDINGS.get(language, "")
