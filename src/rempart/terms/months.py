"""Calendar months, written ``2026-01``, and dates as precise as their source."""

import re
from functools import lru_cache

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@lru_cache(maxsize=1 << 12)
def month_number(month: str) -> int:
    """Return the months since year 0, so that months can be subtracted.

    Raises:
        ValueError: ``month`` is not written like ``2026-01``.

    Example:
        >>> month_number("2026-03") - month_number("2025-12")
        3
    """
    match = _MONTH.fullmatch(month)
    if match is None:
        raise ValueError(f"{month!r} is not a month such as '2026-01'")
    return int(match[1]) * 12 + int(match[2]) - 1


def add_months(month: str, count: int) -> str:
    """Return the month ``count`` months after ``month``.

    Example:
        >>> add_months("2026-01", 14)
        '2027-03'
    """
    number = month_number(month) + count
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
