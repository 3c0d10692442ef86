"""The language of the desk's pages: its own catalogues, behind them those of the briefing; and errors told in it.

A stage says in English what was found, expected and to be done. ``languages/errors.txt`` lists these texts, one a
line, with ``{1}``, ``{2}`` for what varies. A text is found by the line that it fits, or whole in the catalogue; one
that is in neither, such as what a library says of a file, stands as it is.
"""

import re
from functools import cache
from importlib.resources import files

from babel.numbers import format_decimal

from rempart.briefing.language import LANGUAGES, N_, catalogue, is_translated, speaking, spoken
from rempart.briefing.language import gettext as briefing_text
from rempart.briefing.language import plural as briefing_plural
from rempart.errors import RempartError

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
    """Return the language of a visitor: that of the cookie, else the first of ``Accept-Language`` that there is.

    Example:
        >>> chosen(None, "pl, uk;q=0.9, en;q=0.8"), chosen("fr", "uk")
        ('uk', 'fr')
    """
    if cookie in LANGUAGES:
        return cookie
    ranked = sorted(_ranked(accepted), key=lambda one: -one[0])
    return next((language for _rank, language in ranked if language in LANGUAGES), LANGUAGES[0])


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


_PLACE = re.compile(r"\{\d\}")


def told_error(text: str) -> str:
    """Return a text of an error in the present language.

    Example:
        >>> from rempart.web.language import speaking
        >>> with speaking("fr"):
        ...     told_error("there is no account 'ana'")
        "il n’y a pas de compte 'ana'"
    """
    if not is_translated():
        return text
    for line, pattern in _lines():
        found = pattern.fullmatch(text)
        if found is not None:
            return gettext(line).format(text, *found.groups())
    return gettext(text)


def error_sentence(problem: RempartError) -> str:
    """Return an error as one line in the present language."""
    return _("{found}; expected {expected}. {remedy}").format(
        found=told_error(problem.found),
        expected=told_error(problem.expected),
        remedy=told_error(problem.remedy),
    )


def error_lines() -> tuple[str, ...]:
    """Return the texts that are listed."""
    source = files("rempart.web").joinpath("languages", "errors.txt").read_text(encoding="utf-8")
    return tuple(source.splitlines())


@cache
def _lines() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each text with what finds it, those with most words of their own first."""
    lines = sorted(error_lines(), key=lambda line: (-len(_PLACE.sub("", line)), line))
    return tuple(
        (line, re.compile("(.+)".join(map(re.escape, _PLACE.split(line))), re.DOTALL)) for line in lines
    )
