"""Errors of other stages, told in the language of the page.

A stage says in English what was found, expected and to be done. ``languages/errors.txt`` lists these texts, one a
line, with ``{1}``, ``{2}`` for what varies. A text is found by the line that it fits, or whole in the catalogue; one
that is in neither, such as what a library says of a file, stands as it is.
"""

import re
from functools import cache
from importlib.resources import files

from rempart.briefing.language import is_translated
from rempart.errors import RempartError
from rempart.web.language import _, gettext

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
