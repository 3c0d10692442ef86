"""Scripts that write no spaces between words: there any letter may begin and end a word."""

from typing import Final

WORDLESS: Final = (
    "\u3005-\u3007\u3040-\u30fe\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # kana and Han characters
)
_RANGES: Final = tuple(
    (part[0], part[-1])
    for part in ("\u3005-\u3007", "\u3040-\u30fe", "\u3400-\u4dbf", "\u4e00-\u9fff", "\uf900-\ufaff")
)

# Letters that a name begins with, in the alphabets of the tables.
CAPITAL: Final = "[A-ZÀ-ÞŁŚŻČŠŽİŞĞŐŰŘŇŤĎĚŮĆĐŃŹĄĘȘȚΑ-ΩΆΈΉΊΌΎΏА-ЯЁЄІЇҐ]"


def is_wordless(letter: str) -> bool:
    """Tell a letter of a script without spaces.

    Example:
        >>> is_wordless("国"), is_wordless("я"), is_wordless("")
        (True, False, False)
    """
    return letter >= "\u3005" and any(low <= letter <= high for low, high in _RANGES)


def goes_on(letter: str) -> bool:
    """Tell a letter that would go on a word, as letters of scripts with spaces do.

    Example:
        >>> goes_on("n"), goes_on("国"), goes_on(" ")
        (True, False, False)
    """
    return letter.isalpha() and not is_wordless(letter)
