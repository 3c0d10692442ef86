"""How planners write amounts in a programme file: numbers, ranges, sums of money, rates by year."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, PlainSerializer, ValidationInfo
from pydantic_core import PydanticCustomError

from rempart.terms.figure import LowModeHigh, Number, whole
from rempart.terms.money import SCALES, Money, scale_of
from rempart.terms.months import month_number

End = Literal["low", "mode", "high"]
ENDS: tuple[End, ...] = ("low", "mode", "high")
# What is smaller is rounding to the solver, and what is larger it cannot tell from without limit.
LEAST, MOST, MOST_UNITS, MOST_WHOLE = 1e-9, 1e18, 1e12, 100_000
ALWAYS = 0  # the year under which a rate without years is kept: before every calendar year


def refusal(expected: str, remedy: str = "Correct the value.") -> PydanticCustomError:
    """Return the error that a validator raises: what is allowed, and what to do."""
    return PydanticCustomError("programme", "{expected}", {"expected": expected, "remedy": remedy})


@dataclass(frozen=True, slots=True)
class Sum:
    """An uncertain sum in full units of one currency, as written in the file.

    Example:
        >>> Sum(560e6, 1.1e9, 2e9, "USD").mode
        1100000000.0
    """

    low: Number
    mode: Number
    high: Number
    currency: str


@dataclass(frozen=True, slots=True)
class RatePath:
    """Units a month by calendar year: pairs of a year and the rate that holds from it on.

    Example:
        >>> RatePath(((2026, 0.2), (2028, 0.5))).at(2027)
        0.2
    """

    steps: tuple[tuple[int, Number], ...]

    def at(self, year: int) -> Number:
        """Return the rate of the latest year named that is not after ``year``, else the first."""
        rate = self.steps[0][1]
        for named, value in self.steps:
            if named > year:
                break
            rate = value
        return rate

    @property
    def most(self) -> Number:
        """The highest rate of all years."""
        return max(value for _, value in self.steps)


@dataclass(frozen=True, slots=True)
class Rates:
    """The three paths of an uncertain rate."""

    low: RatePath
    mode: RatePath
    high: RatePath


def as_number(value: object, most: float = MOST) -> Number:
    """Accept a finite number that the solver can tell from nothing, not one that only looks like one."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise refusal("a number")
    if not math.isfinite(value):
        raise refusal("a finite number")
    if value and not LEAST <= abs(value) <= most:
        raise refusal(f"0, or a number from {LEAST:g} to {most:g}")
    return whole(value)


def _accepting(
    expected: str, is_allowed: Callable[[Number], bool], most: float = MOST
) -> Callable[[object], Number]:
    def accept(value: object) -> Number:
        """Accept a number that is allowed."""
        number = as_number(value, most)
        if not is_allowed(number):
            raise refusal(expected)
        return number

    return accept


_number_from_zero = _accepting("a number of 0 or more", lambda number: number >= 0, MOST_UNITS)
_number_above_zero = _accepting("a number above 0", lambda number: number > 0, MOST_UNITS)
_share = _accepting("a share from 0 to 1", lambda number: 0 <= number <= 1)
_whole_from_zero = _accepting(
    f"a whole number from 0 to {MOST_WHOLE:,}",
    lambda number: isinstance(number, int) and 0 <= number <= MOST_WHOLE,
)


def _three(value: object) -> tuple[Any, Any, Any]:
    """Return the three ends: one value stands for all of them."""
    if not isinstance(value, Mapping):
        return value, value, value
    unknown = sorted(set(value) - set(ENDS))
    if unknown or "mode" not in value:
        raise refusal("one value, or { low = , mode = , high = }")
    mode = value["mode"]
    return value.get("low", mode), mode, value.get("high", mode)


def _in_order(low: Number, mode: Number, high: Number) -> None:
    if not low <= mode <= high:
        raise refusal("low, mode and high in rising order", "Put the three values in order.")


def _range(value: object) -> LowModeHigh:
    if isinstance(value, LowModeHigh):
        return value
    low, mode, high = (_number_from_zero(end) for end in _three(value))
    _in_order(low, mode, high)
    return LowModeHigh(low, mode, high)


def _months(value: object) -> LowModeHigh:
    span = _range(value)
    if not all(isinstance(end, int) for end in (span.low, span.mode, span.high)) or span.high > MOST_WHOLE:
        raise refusal(f"whole months from 0 to {MOST_WHOLE:,}")
    return span


def _money(value: object, currency: str) -> Money:
    if isinstance(value, Money):
        return value
    if isinstance(value, str):
        try:
            money = Money.parse(value)
        except ValueError as broken:
            raise refusal("a sum such as '1.1 bn USD' (k, M, bn, tn) or a plain number") from broken
    else:
        money = Money(as_number(value), currency)
    if money.value < 0:
        raise refusal("a sum of 0 or more")
    as_number(money.value)
    return money


def own_currency(info: ValidationInfo) -> str:
    """Return the programme's currency, in which a number without a currency is meant."""
    return str((info.context or {}).get("currency", ""))


def single_sum(value: object, info: ValidationInfo) -> Money:
    """Accept a sum with or without a currency."""
    return _money(value, own_currency(info))


def _sum(value: object, info: ValidationInfo) -> Sum:
    if isinstance(value, Sum):
        return value
    low, mode, high = (_money(end, own_currency(info)) for end in _three(value))
    if not low.currency == mode.currency == high.currency:
        raise refusal("one currency for low, mode and high", "Write the three sums in one currency.")
    _in_order(low.value, mode.value, high.value)
    return Sum(low.value, mode.value, high.value, mode.currency)


def _path(value: object) -> RatePath:
    if not isinstance(value, Mapping):
        return RatePath(((ALWAYS, _number_from_zero(value)),))
    if not value or not all(str(year).isdigit() and len(str(year)) == 4 for year in value):
        raise refusal("a number, or a table of calendar years such as { 2026 = 0.2, 2028 = 0.5 }")
    return RatePath(tuple(sorted((int(year), _number_from_zero(rate)) for year, rate in value.items())))


def _rates(value: object) -> Rates:
    if isinstance(value, Rates):
        return value
    by_end = isinstance(value, Mapping) and bool(set(value) & set(ENDS))
    low, mode, high = (_path(end) for end in (_three(value) if by_end else (value, value, value)))
    for year in sorted({year for path in (low, mode, high) for year, _ in path.steps}):
        _in_order(low.at(year), mode.at(year), high.at(year))
    return Rates(low, mode, high)


def _calendar_month(value: object) -> str:
    try:
        month_number(value if isinstance(value, str) else "")
    except ValueError as broken:
        raise refusal("a month in quotes, such as '2026-01'") from broken
    return str(value)


def _scaled(value: Number, currency: str) -> str:
    exact = Decimal(repr(value))
    scale = scale_of(exact, "k")
    number = f"{(exact / SCALES.get(scale, 1)).normalize():f}"
    return " ".join(filter(None, (number, scale, currency)))


def as_written(value: Money | Sum | LowModeHigh | Rates) -> Any:
    """Return an amount as a planner would write it: one value where all ends are the same."""
    if isinstance(value, Money):
        return _scaled(value.value, value.currency)
    if isinstance(value, Sum):
        ends: list[Any] = [_scaled(end, value.currency) for end in (value.low, value.mode, value.high)]
    elif isinstance(value, LowModeHigh):
        ends = [value.low, value.mode, value.high]
    else:
        ends = [_path_as_written(path) for path in (value.low, value.mode, value.high)]
    return ends[1] if ends[0] == ends[1] == ends[2] else dict(zip(ENDS, ends, strict=True))


def _path_as_written(path: RatePath) -> Any:
    if path.steps[0][0] == ALWAYS:
        return path.steps[0][1]
    return {str(year): rate for year, rate in path.steps}


_written = PlainSerializer(as_written)
PlainNumber = Annotated[Number, BeforeValidator(as_number)]
NumberFromZero = Annotated[Number, BeforeValidator(_number_from_zero)]
NumberAboveZero = Annotated[Number, BeforeValidator(_number_above_zero)]
Share = Annotated[Number, BeforeValidator(_share)]
WholeFromZero = Annotated[int, BeforeValidator(_whole_from_zero)]
UncertainNumber = Annotated[LowModeHigh, BeforeValidator(_range), _written]
UncertainMonths = Annotated[LowModeHigh, BeforeValidator(_months), _written]
SingleSum = Annotated[Money, BeforeValidator(single_sum), _written]
UncertainSum = Annotated[Sum, BeforeValidator(_sum), _written]
UncertainRate = Annotated[Rates, BeforeValidator(_rates), _written]
CalendarMonth = Annotated[str, BeforeValidator(_calendar_month)]
