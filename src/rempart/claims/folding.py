"""Letters as the tables write them, one for one, so that no offset moves."""

_SAME = {
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
}
# Characters without width, direction marks, soft hyphens and NUL: they hide words and carry no meaning.
_INVISIBLE = dict.fromkeys(
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
_FOLD = {ord(mark): plain for mark, plain in _SAME.items()}


def fold(text: str) -> str:
    """Return ``text`` in lower case with plain quotes, dashes and spaces, of the same length.

    Example:
        >>> fold("L’Ukraine")
        "l'ukraine"
    """
    folded = text.translate(_FOLD)
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in folded)


def without_invisible(text: str) -> tuple[str, list[int] | None]:
    """Return the text without invisible characters, and where each kept character stood.

    The second value is None where nothing was dropped, so that offsets are the text's own.
    """
    cleaned = text.translate(_INVISIBLE)
    if len(cleaned) == len(text):
        return text, None
    places = [place for place, letter in enumerate(text) if ord(letter) not in _INVISIBLE]
    return cleaned, [*places, len(text)]
