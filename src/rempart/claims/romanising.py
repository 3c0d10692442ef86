"""Names of persons in another alphabet, written in Latin letters by the table of their language."""

from collections.abc import Mapping


def romanised(name: str, letters: Mapping[str, str]) -> str:
    """Return a name in Latin letters, pairs before single ones; what the table does not hold stays as it is.

    Example:
        >>> romanised("Пол", {"п": "p", "о": "o", "л": "l"})
        'Pol'
        >>> romanised("Джо", {"дж": "j", "д": "d", "ж": "zh", "о": "o"})
        'Jo'
    """
    out, place = "", 0
    while place < len(name):
        pair = name[place : place + 2]
        taken = pair if len(pair) == 2 and pair.lower() in letters else name[place]
        out += _letter(taken, letters)
        place += len(taken)
    return out


def _letter(letter: str, letters: Mapping[str, str]) -> str:
    plain = letters.get(letter.lower())
    if plain is None:
        return letter
    return plain if letter[0].islower() else plain.capitalize()
