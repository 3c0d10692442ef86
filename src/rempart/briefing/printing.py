"""Numbers as a briefing prints them: one way from a figure to its words, so that they cannot drift.

The walk back and ``checking`` print a figure again and compare; ``pages`` prints table cells with the
same function. Numbers, months and percentages follow CLDR (babel).
"""

import datetime as dt
import math
from decimal import ROUND_HALF_EVEN, Decimal

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from rempart.briefing.statement import StatedFigure
from rempart.terms.figure import Number

MODEL_DIGITS = 3  # what a model result is worth: three significant digits
_SCALES = ((10**12, "tn"), (10**9, "bn"), (10**6, "M"))
_EVERY_DIGIT = "#,##0.##############"
_SHARE_DECIMALS = 1
_COUNT_DECIMALS = 2


def printed(figure: StatedFigure, locale: str = "en") -> str:
    """Return the words of a figure: bound, value, range and unit.

    Example:
        >>> printed(StatedFigure(value=100e9, unit="USD", bound="at_least", rests_on=()))
        'at least 100 bn USD'
        >>> printed(StatedFigure(value=0.308, low=0.299, high=0.36, unit="share", rests_on=()))
        '30.8% (29.9% to 36%)'
    """
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        if low == high and figure.value in (low, None):
            return printed_value(low, figure.unit, figure.significant, locale)
        ends = _range(low, high, figure, locale)
        if figure.value is None or figure.bound == "approx":
            return ends
        return f"{printed_value(figure.value, figure.unit, figure.significant, locale)} ({ends})"
    if figure.value is None:
        return "unknown"
    words = printed_value(figure.value, figure.unit, figure.significant, locale)
    before = {"exact": "", "at_least": "at least ", "at_most": "at most ", "approx": "about "}
    return before[figure.bound] + words


def printed_value(value: Number | str, unit: str, significant: int | None = None, locale: str = "en") -> str:
    """Return one value in its unit: ``100 bn USD``, ``30.8%``, ``August 2033``, ``9.59 million``.

    ``significant`` is the number of significant digits; None prints every digit there is.
    """
    if isinstance(value, str):
        return _printed_date(value, locale) if unit in {"month", "date"} else value
    if unit == "share":
        return _printed_share(value, significant, locale)
    if unit == "year":
        return str(int(value))
    if unit == "people":
        return _scaled(value, ((10**6, "million"),), significant, locale)
    if unit == "sum" or is_currency(unit):
        return _scaled(value, _SCALES, significant, locale) + ("" if unit == "sum" else f" {unit}")
    return _printed_count(value, significant, locale) + (f" {unit}" if unit == "km" else "")


def is_currency(unit: str) -> bool:
    """Say whether a unit is an ISO 4217 code."""
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


def rounded(value: Number, significant: int | None) -> Decimal:
    """Return ``value`` to a number of significant digits; None keeps every digit of its shortest form.

    Example:
        >>> rounded(9589889, 3)
        Decimal('9590000')
    """
    exact = Decimal(str(value))
    if significant is None or not exact:
        return exact
    places = significant - 1 - exact.adjusted()
    return Decimal(int(round(exact, places))) if places <= 0 else exact.quantize(Decimal(1).scaleb(-places))


def _range(low: Number, high: Number, figure: StatedFigure, locale: str) -> str:
    first = printed_value(low, figure.unit, figure.significant, locale)
    last = printed_value(high, figure.unit, figure.significant, locale)
    if first == last:
        return first
    words, ending = first.split(), last.split()
    while len(words) > 1 and len(ending) > 1 and words[-1] == ending[-1]:
        ending.pop()
        words.pop()
    return f"{' '.join(words)} to {last}"


def _printed_date(value: str, locale: str) -> str:
    parts = [int(part) for part in value.split("-")]
    pattern = ("y", "MMMM y", "d MMMM y")[len(parts) - 1]
    day = dt.date(*[*parts, 1, 1][:3])
    return str(format_date(day, pattern, locale=locale))


def _printed_share(value: Number, significant: int | None, locale: str) -> str:
    exact = Decimal(str(value))
    if significant is None:
        return str(format_percent(exact, "#,##0.##########%", locale=locale))
    step = Decimal(1).scaleb(-2 - _SHARE_DECIMALS)
    shown = rounded(value, significant)
    if shown != shown.quantize(step):
        shown = exact.quantize(step, rounding=ROUND_HALF_EVEN)
    before = ""
    if not shown and exact:
        shown, before = step, "under "
    elif shown == 1 and exact < 1:
        shown, before = 1 - step, "over "
    return before + str(format_percent(shown, "#,##0.#%", locale=locale))


def _printed_count(value: Number, significant: int | None, locale: str) -> str:
    if significant is None:
        return str(format_decimal(Decimal(str(value)), _EVERY_DIGIT, locale=locale))
    step = Decimal(1).scaleb(-_COUNT_DECIMALS)
    if 0 < abs(value) < step / 2:
        return "under " + str(format_decimal(step, _EVERY_DIGIT, locale=locale))
    shown = rounded(value, significant)
    if shown != shown.quantize(step):
        shown = shown.quantize(step)
    return str(format_decimal(shown, _EVERY_DIGIT, locale=locale))


def _scaled(value: Number, scales: tuple[tuple[int, str], ...], significant: int | None, locale: str) -> str:
    shown = rounded(value, significant)
    if significant is not None and 0 < abs(value) < 1:
        return "under " + str(format_decimal(1, locale=locale))
    for scale, word in scales:
        if abs(shown) >= scale:
            return f"{format_decimal(shown / scale, _EVERY_DIGIT, locale=locale)} {word}"
    if significant is not None and not math.isclose(shown, round(shown)):
        shown = Decimal(round(shown))
    return str(format_decimal(shown, _EVERY_DIGIT, locale=locale))
