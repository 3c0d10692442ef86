"""Whose money the press of a language means where it names none."""

from collections.abc import Sequence
from functools import cache

from babel.core import get_global
from babel.numbers import get_territory_currencies

CROWNS = {"SE": "SEK", "NO": "NOK", "DK": "DKK", "CZ": "CZK", "IS": "ISK"}
PESOS = {"PH": "PHP", "MX": "MXN", "CO": "COP", "CL": "CLP", "AR": "ARS", "UY": "UYU"}
# Languages of many states, whose press means many moneys.
SPREAD = frozenset({"en", "es", "pt", "ar"})


@cache
def home_currency(language: str) -> str:
    """Return the currency of the state in which a language is mostly spoken, by the Unicode locale data.

    Example:
        >>> home_currency("it"), home_currency("cs"), home_currency("en")
        ('EUR', 'CZK', '')
    """
    likely = get_global("likely_subtags").get(language)
    state = likely.rsplit("_", 1)[-1] if likely and language not in SPREAD else ""
    return next(iter(get_territory_currencies(state)), "") if state else ""


def told_before(folded: str, known: Sequence[tuple[int, str]], start: int, language: str) -> list[str]:
    """Return the currencies told before a sum that names none, the likeliest last: ``known`` are places and codes.

    In the paragraph of a sum in dollars more sums are dollars; in a new one the press means its own money again.
    """
    earlier = [(at, code) for at, code in known if at < start]
    home = home_currency(language)
    fresh = bool(earlier) and "\n" in folded[earlier[-1][0] : start]
    codes = [code for _, code in earlier]
    return [*codes, home] if fresh and home in codes else codes
