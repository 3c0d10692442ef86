"""Calibres, lengths and the like: a number before one counts no things: *155-millimetre shells*, *30 mm guns*."""

import re
from typing import Final

_MEASURE: Final = re.compile(
    r"(?:mm|cm|km|мм|см|км|χλμ|χιλ)\b"
    r"|(?:mil+im[eè]t|millim|milim|мілім|милим|миллим|χιλιοστ|[ck]entim|kilom|кілом|килом|χιλιόμ|m[eè]tre|meter|метр)"
)


def is_measure(following: str) -> bool:
    """Tell a word of measure right behind a number.

    Example:
        >>> is_measure("mm mortars"), is_measure("mortars")
        (True, False)
    """
    return _MEASURE.match(following) is not None
