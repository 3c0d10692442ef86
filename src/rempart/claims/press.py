"""The state whose press a text is: of those that speak its language, the one named first."""

from functools import cache

from babel.languages import get_official_languages

from rempart.claims.mentions import Mentions


@cache
def speaks(state: str, language: str) -> bool:
    """Tell whether a language is official in a state, by the Unicode locale data.

    Example:
        >>> speaks("CH", "de"), speaks("CH", "es")
        (True, False)
    """
    return language in get_official_languages(state, regional=False, de_facto=True)


def press_of(mentions: Mentions, language: str) -> str:
    """Return the state that *the ministry*, *der Bund* are of: the first named that speaks the language, or none.

    *Bern. Der Bund beschafft bei Diehl zwei Systeme* speaks of Switzerland, though a German firm is named behind.
    """
    told = mentions.of("party", "adjective")
    return next((m.value for m in told if not m.says("press") and speaks(m.value, language)), "")
