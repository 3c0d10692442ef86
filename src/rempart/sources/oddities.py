"""What in a text may deceive the eye: letters of two scripts in one word, signs that turn the direction."""

import re

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Names in Latin letters take Cyrillic or Greek endings, so a word is odd only where its scripts change twice.
_LATIN = "A-Za-z"
_ALIKE = "\u0370-\u03ff\u0400-\u04ff"
_MIXED = re.compile(f"[{_LATIN}][{_ALIKE}]+[{_LATIN}]|[{_ALIKE}][{_LATIN}]+[{_ALIKE}]")


def oddities_of(text: str) -> list[str]:
    r"""Return what a person should look at before trusting the look of a text.

    Example:
        >>> oddities_of("Ukr\u0430ine buys 20 tanks"), oddities_of("20 tanks")
        (['1 words mix letters of two scripts'], [])
    """
    found: list[str] = []
    if not text.isascii():
        mixed, turning = len(_MIXED.findall(text)), len(_TURNING.findall(text))
        if mixed:
            found.append(f"{mixed} words mix letters of two scripts")
        if turning:
            found.append(f"{turning} signs turn the direction of writing, so that it looks other than it is")
    return found
