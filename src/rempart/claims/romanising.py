"""Names of persons in another alphabet, written in Latin letters by the table of their language."""

from collections.abc import Mapping


def romanised(name: str, letters: Mapping[str, str]) -> str:
    """Return a name in Latin letters; what the table does not hold stays as it is.

    Example:
        >>> romanised("Пол", {"п": "p", "о": "o", "л": "l"})
        'Pol'
    """
    return "".join(_letter(letter, letters) for letter in name)


def _letter(letter: str, letters: Mapping[str, str]) -> str:
    plain = letters.get(letter.lower())
    if plain is None:
        return letter
    return plain if letter.islower() else plain.capitalize()
