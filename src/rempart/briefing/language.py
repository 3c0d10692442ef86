"""The language a briefing is told in: one catalogue for each, read from ``languages/*.po``.

A text in the code is its own key, in English: ``_("What was promised")``, ``phrase("{a} of {b}", ...)``.
Whoever composes, lays out, walks back or checks a briefing does so inside ``speaking(language)``; all
text below follows, so no function has to hand a language on. docs/translations.md tells the rest.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from rempart.errors import BriefingError

LANGUAGES = ("en", "fr", "uk")
_spoken: ContextVar[str] = ContextVar("language of the briefing", default="en")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Tell everything inside in one language.

    Raises:
        BriefingError: a briefing is not written in this language.

    Example:
        >>> with speaking("fr"):
        ...     counted("{n} report", "{n} reports", 2)
        '2 textes'
    """
    if language not in LANGUAGES:
        raise BriefingError(
            f"{language!r} is no language of a briefing", " or ".join(LANGUAGES), "Choose one of them."
        )
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> str:
    """Return the code of the present language: it is the name of its CLDR locale too."""
    return _spoken.get()


def is_translated() -> bool:
    """Say whether texts are looked up at all: English is what they are written in."""
    return type(_catalogue(spoken())) is not NullTranslations


def gettext(text: str) -> str:
    """Return a text in the present language; a text that no catalogue has is returned as it stands."""
    return _catalogue(spoken()).gettext(text) if text else text


_ = gettext


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools know for "only marked"
    """Mark a text for the catalogues without looking it up: it is a constant, told later by ``_``."""
    return text


def forms(single: str, many: str) -> tuple[str, str]:
    """Mark a text with its plural for the catalogues without looking it up: told later by ``plural``."""
    return single, many


def verb(text: str) -> tuple[str, str]:
    """Mark a text whose verb is the same for one and for several in English, but not elsewhere."""
    return text, text


def has(text: str) -> bool:
    """Say whether the present catalogue holds this text."""
    return gettext(text) != text


def plural(single: str, many: str, number: float) -> str:
    """Return the form that a number asks for; of 1.5 the form of its whole part, as the languages here do."""
    return _catalogue(spoken()).ngettext(single, many, int(abs(number)))


def counted(single: str, many: str, number: int, **parts: object) -> str:
    """Return a number with its noun, the number put in for ``{n}``, other parts for their names.

    Example:
        >>> counted("{n} report", "{n} reports", 1200)
        '1,200 reports'
    """
    return plural(single, many, number).format(n=format_decimal(number, locale=locale()), **parts)


def locale() -> Locale:
    """Return the CLDR data of the present language."""
    return _locale(spoken())


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def language_name(code: str | None) -> str:
    """Return a language by its name in the present one; a code that CLDR does not know as it stands.

    Example:
        >>> language_name("es")
        'Spanish'
    """
    return str(locale().languages.get(code or "", code or gettext("unknown")))


def _catalogue(language: str) -> NullTranslations:
    return catalogue("rempart.briefing", language)


def lines_of(name: str) -> list[str]:
    """Return the lines of a list that stands beside the catalogues, without its comments."""
    source = files("rempart.briefing").joinpath("languages", name).read_text(encoding="utf-8")
    return [line for line in source.splitlines() if line and not line.startswith("#")]


@cache
def catalogue(package: str, language: str) -> NullTranslations:
    """Return a package's catalogue of a language; compiled as it is read, so that no binary can differ from it."""
    if language == "en":
        return NullTranslations()
    source = files(package).joinpath("languages", f"{language}.po")
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source.read_bytes()), locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
