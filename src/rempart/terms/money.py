"""Sums of money, as planners write them in a programme file, and the scales they are told in."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from math import isfinite

from rempart.terms.figure import Number, whole

SCALES = {"k": 10**3, "M": 10**6, "bn": 10**9, "tn": 10**12}
_WRITTEN = re.compile(r"^\s*(-?[0-9][0-9_]*(?:\.[0-9]+)?)\s*(k|M|m|bn|tn)?\s*([A-Z]{3})\s*$")


def scale_of(value: Number | Decimal, smallest: str = "M") -> str:
    """Return the largest scale, none below ``smallest``, that leaves a number of 1 or more; else an empty text.

    Example:
        >>> scale_of(22_966_413_565), scale_of(5000), scale_of(5000, "k")
        ('bn', '', 'k')
    """
    size = abs(Decimal(value))
    fitting = [name for name, scale in SCALES.items() if SCALES[smallest] <= scale <= size]
    return fitting[-1] if fitting else ""


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in full units of a currency (ISO 4217 code).

    Example:
        >>> Money.parse("1.1 bn USD")
        Money(value=1100000000, currency='USD')
    """

    value: Number
    currency: str

    @classmethod
    def parse(cls, text: str) -> "Money":
        """Read ``"1.1 bn USD"``, ``"578 USD"`` or ``"18 bn EUR"``; units are k, M, bn, tn.

        Raises:
            ValueError: the text is not a number, a unit and a currency code.
        """
        match = _WRITTEN.match(text)
        if match is None:
            raise ValueError(f"{text!r} is not a sum such as '1.1 bn USD'")
        digits, scale, currency = match.groups()
        try:
            value = Decimal(digits.replace("_", "")) * SCALES.get("M" if scale == "m" else scale, 1)
        except InvalidOperation as broken:
            raise ValueError(f"{text!r} has no readable number") from broken
        number = float(value)
        if not isfinite(number):
            raise ValueError(f"{text!r} is too large a sum")
        return cls(whole(number), currency)
