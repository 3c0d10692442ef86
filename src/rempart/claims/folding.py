"""Letters as the tables write them, one for one, so that no offset moves."""

import re
from typing import Final

_SAME: Final = {
    "\u0401": "\u0415",
    "\u0451": "\u0435",
    "\u015e": "\u0218",
    "\u015f": "\u0219",
    "\u0162": "\u021a",
    "\u0163": "\u021b",
    "\u2019": "'",
    "\u2018": "'",
    "\u02bc": "'",
    "\u00b4": "'",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u2007": " ",
    "\u2060": " ",
    "\t": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2212": "-",
    "\u201c": '"',
    "\u201d": '"',
    "\u00ab": '"',
    "\u00bb": '"',
    "\u201e": '"',
    "\u300a": '"',
    "\u300b": '"',
    "\u300c": '"',
    "\u300d": '"',
    "\u300e": '"',
    "\u300f": '"',
    "\uff0c": ",",
    "\u3001": ",",
    "\uff1b": ";",
    "\uff1a": ":",
    "\uff08": "(",
    "\uff09": ")",
    "\u3000": " ",
    "\u060c": ",",
    "\u061b": ";",
    "\u066b": ".",
    "\u066c": ",",
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    **{chr(0x0660 + digit): str(digit) for digit in range(10)},
    **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
}
# Characters without width, direction marks, soft hyphens and NUL: they hide words and carry no meaning.
_INVISIBLE: Final = dict.fromkeys(
    [
        0x00,
        0xAD,
        0x200B,
        0x200C,
        0x200D,
        0x200E,
        0x200F,
        0x2060,
        0xFEFF,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
)
# Digits of ASCII as ones, all else as spaces.
_DIGITS_AS_ONES: Final = bytes(0x31 if 0x30 <= n <= 0x39 else 0x20 for n in range(256))
_ODD: Final = re.compile(f"[{''.join(_SAME)}]")
_HIDDEN: Final = re.compile(f"[{''.join(map(chr, _INVISIBLE))}]")


def plain_letters(text: str) -> str:
    """Return ``text`` with plain quotes, dashes and spaces, and *е* for *ё*, of the same length and case.

    Example:
        >>> plain_letters("Трёх")
        'Трех'
    """
    return text if text.isascii() else _ODD.sub(lambda found: _SAME[found.group()], text)


def fold(text: str) -> str:
    """Return ``text`` in lower case with plain quotes, dashes and spaces, of the same length.

    Example:
        >>> fold("L’Ukraine")
        "l'ukraine"
    """
    folded = plain_letters(text)
    if "\t" in folded:
        folded = folded.replace("\t", " ")
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in folded)


def digits_as_ones(folded: str) -> bytes:
    """Return a one for each digit of a folded text and a space for all else: a digit is then found in no time.

    Example:
        >>> digits_as_ones("10 млн")
        b'11    '
    """
    return folded.encode("ascii", "replace").translate(_DIGITS_AS_ONES)


def without_invisible(text: str) -> tuple[str, list[int] | None]:
    """Return the text without invisible characters, and where each kept character stood.

    The second value is None where nothing was dropped, so that offsets are the text's own.
    """
    if (text.isascii() and "\0" not in text) or not _HIDDEN.search(text):
        return text, None
    cleaned = text.translate(_INVISIBLE)
    places = [place for place, letter in enumerate(text) if ord(letter) not in _INVISIBLE]
    return cleaned, [*places, len(text)]
