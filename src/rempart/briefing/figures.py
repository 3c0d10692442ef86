"""Figures with what they rest on, and their words: one way from a figure to them, so that they cannot drift.

The walk back and ``checking`` print a figure again and compare; ``pages`` prints table cells with the
same function. Numbers, months and percentages follow CLDR (babel) in the language that is spoken.
Large sums are told in thousands of millions under the name that each language has for them: *bn* in
English, *milliard* in French and *млрд* in Ukrainian. French has no word here for a million millions: its
*billion* is one, and would be read as the English one.
"""

import datetime as dt
import math
import re
from decimal import ROUND_HALF_EVEN, Decimal

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.language import N_, _, locale, plural, spoken
from rempart.claims.claim import Amount
from rempart.ledger.agreement import Agreement, ClaimedAmount, Conflict, Item
from rempart.plan.first_draft.equipment import singular
from rempart.terms.figure import Bound, Number

_LONGEST_QUOTE = 280
_SOURCE_WORDS = {
    "A": N_("a completely reliable source"),
    "B": N_("a usually reliable source"),
    "C": N_("a fairly reliable source"),
    "D": N_("a source not usually reliable"),
    "E": N_("an unreliable source"),
    "F": N_("a source that cannot be judged"),
}
_REPORT_WORDS = {
    "1": N_("confirmed by independent origins"),
    "2": N_("probably true"),
    "3": N_("possibly true"),
    "4": N_("doubtful"),
    "5": N_("improbable"),
    "6": N_("truth that cannot be judged"),
}


def sentence_start(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def shortened(text: str, longest: int = _LONGEST_QUOTE) -> str:
    """Return the text on one line, cut at a word where it is longer than ``longest``."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[:longest].rpartition(" ")[0] or line[:longest]


def cut(text: str, longest: int) -> str:
    """Return a text on one line, cut at a word and marked with an ellipsis where it is longer.

    Example:
        >>> cut("Twelve Patriot batteries", 16)
        'Twelve Patriot …'
    """
    line = shortened(text, longest)
    return line if line == " ".join(text.split()) else f"{line} …"


def grade_words(grade: str) -> str:
    """Return an Admiralty grade in plain words.

    Example:
        >>> grade_words("F6")
        'a source that cannot be judged, truth that cannot be judged'
    """
    words = (_SOURCE_WORDS.get(grade[:1], ""), _REPORT_WORDS.get(grade[1:2], ""))
    return ", ".join(_(word) for word in words if word)


MODEL_DIGITS = 3  # what a model result is worth: three significant digits
_TRILLION, _BILLION, _MILLION = 10**12, 10**9, 10**6
_BOUNDS: dict[Bound, str] = {
    "exact": "{value}",
    "at_least": N_("at least {value}"),
    "at_most": N_("at most {value}"),
    "approx": N_("about {value}"),
}
_EVERY_DIGIT = "#,##0.##############"
_SHARE_DECIMALS = 1
_COUNT_DECIMALS = 2


def printed(figure: StatedFigure) -> str:
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
            return printed_value(low, figure.unit, figure.significant)
        ends = _range(low, high, figure)
        if figure.value is None or figure.bound == "approx":
            return ends
        return f"{printed_value(figure.value, figure.unit, figure.significant)} ({ends})"
    if figure.value is None:
        return _("unknown")
    return _(_BOUNDS[figure.bound]).format(value=printed_value(figure.value, figure.unit, figure.significant))


def printed_value(
    value: Number | str, unit: str, significant: int | None = None, *, alone: bool = False
) -> str:
    """Return one value in its unit: ``100 bn USD``, ``30.8%``, ``August 2033``, ``9.59 million``.

    ``unit`` is as in ``StatedFigure``; without ``significant`` every digit is printed. A value ``alone``, as in
    a cell, stands in no sentence: some languages decline months.
    """
    if isinstance(value, str):
        return _printed_date(value, alone=alone) if unit in {"month", "date"} else _(value)
    if unit == "share":
        return _printed_share(value, significant)
    if unit == "year":
        return str(int(value))
    if unit == "people":
        return _printed_people(value, significant)
    if unit == "sum" or is_currency(unit):
        return _printed_sum(value, significant) + ("" if unit == "sum" else f"{_gap()}{unit}")
    number = _printed_count(value, significant)
    return _("{n} km").format(n=number) if unit == "km" else number


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


def number(value: Number | Decimal, pattern: str = _EVERY_DIGIT) -> str:
    """Return a bare number as the language writes it.

    Example:
        >>> number(1234.5)
        '1,234.5'
    """
    return str(format_decimal(Decimal(str(value)), pattern, locale=locale()))


def percent(share: Number | Decimal, decimals: str = "") -> str:
    """Return a share in per cent, the sign set as the language sets it.

    Example:
        >>> percent(0.308), percent(0.308, ".#")
        ('31%', '30.8%')
    """
    pattern = locale().percent_formats[None].pattern.replace("#,##0", f"#,##0{decimals}")
    return str(format_percent(Decimal(str(share)), pattern, locale=locale()))


def _gap() -> str:
    """Return the space between a number and its unit, which a line of French or Ukrainian never breaks at."""
    return " " if spoken() == "en" else "\N{NO-BREAK SPACE}"


def _range(low: Number, high: Number, figure: StatedFigure) -> str:
    """Return both ends; what follows both numbers alike (a scale, a currency) is told once."""
    first = printed_value(low, figure.unit, figure.significant)
    last = printed_value(high, figure.unit, figure.significant)
    if first == last:
        return first
    if not isinstance(low, str) and figure.unit != "share":
        unit, ending = (re.search(r"[^\d]*$", words) for words in (first, last))
        if unit is not None and ending is not None and unit[0] == ending[0]:
            first = first[: unit.start()] or first
        elif unit is not None and figure.unit != "sum" and first.endswith(f"{_gap()}{figure.unit}"):
            first = first.removesuffix(f"{_gap()}{figure.unit}")
    return _("{low} to {high}").format(low=first, high=last)


def _printed_date(value: str, *, alone: bool) -> str:
    parts = [int(part) for part in value.split("-")]
    patterns = {
        "en": ("y", "MMMM y", "d MMMM y"),
        "fr": ("y", "MMMM y", "d MMMM y"),
        "uk": ("y", "LLLL y" if alone else "MMMM y року", "d MMMM y року"),
    }
    day = dt.date(*[*parts, 1, 1][:3])
    words = str(format_date(day, patterns[spoken()][len(parts) - 1], locale=locale()))
    return re.sub(r"^1 ", "1er ", words) if spoken() == "fr" and len(parts) == 3 else words


def _printed_share(value: Number, significant: int | None) -> str:
    exact = Decimal(str(value))
    if significant is None:
        return percent(exact, ".##########")
    step = Decimal(1).scaleb(-2 - _SHARE_DECIMALS)
    shown = rounded(value, significant)
    if shown != shown.quantize(step):
        shown = exact.quantize(step, rounding=ROUND_HALF_EVEN)
    if not shown and exact:
        return _("under {value}").format(value=percent(step, ".#"))
    if shown == 1 and exact < 1:
        return _("over {value}").format(value=percent(1 - step, ".#"))
    return percent(shown, ".#")


def _printed_count(value: Number, significant: int | None) -> str:
    if significant is None:
        return number(value)
    step = Decimal(1).scaleb(-_COUNT_DECIMALS)
    if 0 < abs(value) < step / 2:
        return _("under {value}").format(value=number(step))
    shown = rounded(value, significant)
    if shown != shown.quantize(step):
        shown = shown.quantize(step)
    return number(shown)


def _printed_people(value: Number, significant: int | None) -> str:
    shown = rounded(value, significant)
    if abs(shown) >= _MILLION:
        part = shown / _MILLION
        return plural("{n} million", "{n} million", float(part)).format(n=number(part))
    return _below_scales(value, shown, significant)


def _printed_sum(value: Number, significant: int | None) -> str:
    shown = rounded(value, significant)
    if abs(shown) >= _TRILLION and spoken() != "fr":
        return _("{n} tn").format(n=number(shown / _TRILLION))
    if abs(shown) >= _BILLION:
        part = shown / _BILLION
        return plural("{n} bn", "{n} bn", float(part)).format(n=number(part))
    if abs(shown) >= _MILLION:
        part = shown / _MILLION
        return plural("{n} M", "{n} M", float(part)).format(n=number(part))
    return _below_scales(value, shown, significant)


def _below_scales(value: Number, shown: Decimal, significant: int | None) -> str:
    if significant is not None and 0 < abs(value) < 1:
        return _("under {value}").format(value=number(1))
    if significant is not None and not math.isclose(shown, round(shown)):
        shown = Decimal(round(shown))
    return number(shown)


def stated(value: Number | str | None, unit: str, rests_on: tuple[str, ...]) -> StatedFigure:
    """Return a value that is printed as it stands."""
    return StatedFigure(value=value, unit=unit, rests_on=rests_on)


def modelled(
    value: Number | str | None,
    unit: str,
    rests_on: tuple[str, ...],
    *,
    ends: tuple[Number | None, Number | None] = (None, None),
    digits: int = MODEL_DIGITS,
) -> StatedFigure:
    """Return what a model gives, with the ends of its range, to as many digits as it is worth."""
    low, high = ends
    return StatedFigure(value=value, low=low, high=high, unit=unit, rests_on=rests_on, significant=digits)


def claim_ids(claims: tuple[str, ...]) -> tuple[str, ...]:
    """Return ids as a statement rests on them."""
    return tuple(f"claim:{claim_id}" for claim_id in claims)


def amount_figure(amount: Amount | ClaimedAmount, claims: tuple[str, ...]) -> StatedFigure:
    """Return a sum as the claims with these ids state it; a range keeps its ends."""
    return StatedFigure(
        value=amount.value,
        low=amount.low,
        high=amount.high,
        bound=amount.bound,
        unit=amount.currency,
        rests_on=claim_ids(claims),
    )


def quantity_figure(item: Item) -> StatedFigure | None:
    """Return the number of units of an item as claimed, None where no number is known."""
    value = item.mode if item.mode is not None else item.low if item.low is not None else item.high
    if value is None:
        return None
    ranged = item.bound == "approx" and item.low is not None and item.high is not None
    return StatedFigure(
        value=value,
        low=item.low if ranged else None,
        high=item.high if ranged else None,
        bound=item.bound or "exact",
        unit=item.unit or "units",
        rests_on=claim_ids(item.claims),
    )


def counted_in(item: Item) -> str:
    """Return the unit that an item is counted in, empty where its name says so: "submarines" are no "ship" besides.

    Example:
        >>> counted_in(Item(item="submarines", unit="ship", low=4, mode=4, high=4, bound="exact", claims=()))
        ''
    """
    last = item.item.rpartition(" ")[2]
    says_it = last.islower() and singular(last) != last
    return "" if not item.unit or says_it or item.unit.lower() in item.item.lower() else item.unit


def conflicts_of(agreement: Agreement) -> tuple[Conflict, ...]:
    """Return the conflicts of an agreement, without those whose claims another one on the same field sets apart too."""
    every = agreement.conflicts
    return tuple(
        one
        for one in every
        if not any(
            set(one.claims) < set(other.claims)
            and one.field.partition(" ")[0] == other.field.partition(" ")[0]
            for other in every
        )
    )
