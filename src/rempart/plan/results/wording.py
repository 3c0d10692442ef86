"""How the plan says months and amounts in its sentences."""

import datetime as dt
from collections.abc import Sequence

from babel.dates import format_date

from rempart.naming import listed
from rempart.terms.money import SCALES, scale_of
from rempart.terms.months import add_months


def month_words(month: str) -> str:
    """Return a month as a reader says it.

    Example:
        >>> month_words("2030-07")
        'July 2030'
    """
    return str(format_date(dt.date.fromisoformat(f"{month}-01"), "MMMM y", locale="en"))


def month_at(start: str, index: int) -> str:
    """Return the words for month ``index`` of a programme that starts in ``start``.

    Example:
        >>> month_at("2026-01", 54)
        'July 2030'
    """
    month = add_months(start, index)
    year = month.partition("-")[0]
    return month_words(month) if len(year) == len("2030") else f"the year {year}"  # calendars end there


def number_words(value: float) -> str:
    """Return a number with three figures that matter, never more certain than a plan is.

    Example:
        >>> number_words(17.600021), number_words(22.966), number_words(1234.5)
        ('17.6', '23', '1,234')
    """
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{float(f'{value:.3g}'):g}"


def money_words(value: float, currency: str) -> str:
    """Return a sum in the largest unit that leaves a number above 1.

    Example:
        >>> money_words(22_966_413_565, "USD")
        '23 bn USD'
    """
    scale = scale_of(value, "k")
    return " ".join(filter(None, (number_words(value / SCALES.get(scale, 1)), scale, currency)))


def list_words(names: Sequence[str], most: int = 3, between: str = ", ") -> str:
    """Return names as a list that a sentence can hold; names with commas need another ``between``.

    Example:
        >>> list_words(["a", "b", "c", "d", "e"])
        'a, b, c and 2 more'
    """
    rest = [f"{len(names) - most} more"] if len(names) > most else []
    return listed([*names[:most], *rest], between=between)
