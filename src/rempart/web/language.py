"""The language of the desk's pages: its own catalogues, and behind them those of the briefing."""

from babel.numbers import format_decimal

from rempart.briefing.language import LANGUAGES, N_, catalogue, speaking, spoken
from rempart.briefing.language import gettext as briefing_text
from rempart.briefing.language import plural as briefing_plural

__all__ = ["LANGUAGES", "NAMES", "N_", "_", "chosen", "counted", "gettext", "plural", "speaking", "spoken"]

# What each language calls itself.
NAMES = {"en": "English", "fr": "Français", "uk": "Українська"}
_HERE = "rempart.web"


def gettext(text: str) -> str:
    """Return a text in the present language, from the desk's catalogue or else that of the briefing."""
    if not text:
        return text
    told = catalogue(_HERE, spoken()).gettext(text)
    return briefing_text(text) if told == text else told


_ = gettext


def plural(single: str, many: str, number: int) -> str:
    """Return the form that a number asks for."""
    told = catalogue(_HERE, spoken()).ngettext(single, many, number)
    return briefing_plural(single, many, number) if told in {single, many} else told


def counted(single: str, many: str, number: int, **parts: object) -> str:
    """Return a number with its noun.

    Example:
        >>> with speaking("fr"):
        ...     counted("{n} entry", "{n} entries", 2)
        '2 entrées'
    """
    return plural(single, many, number).format(n=format_decimal(number, locale=spoken()), **parts)


def chosen(cookie: str | None, accepted: str) -> str:
    """Return the language of a visitor: the one chosen, else the first that the browser accepts.

    Args:
        cookie: What was chosen, None or something else where nothing was.
        accepted: The header ``Accept-Language``.

    Example:
        >>> chosen(None, "pl, uk;q=0.9, en;q=0.8"), chosen("fr", "uk")
        ('uk', 'fr')
    """
    if cookie in LANGUAGES:
        return cookie
    for _rank, language in sorted(_ranked(accepted), key=lambda one: -one[0]):
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]


def _ranked(accepted: str) -> list[tuple[float, str]]:
    found = []
    for part in accepted.split(","):
        name, _sign, quality = part.strip().partition(";q=")
        try:
            rank = float(quality) if quality else 1.0
        except ValueError:
            continue
        found.append((rank, name.strip().lower().partition("-")[0]))
    return found
