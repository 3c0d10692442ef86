"""Numbers that know what they rest on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Bound = Literal["exact", "at_least", "at_most", "approx"]
Number = int | float


def whole(value: Number) -> Number:
    """Return ``value`` as an int where it is one, so that 100 bn is not printed 100000000000.0.

    Example:
        >>> whole(27.0), whole(0.5)
        (27, 0.5)
    """
    return int(value) if float(value).is_integer() else value


@dataclass(frozen=True, slots=True)
class LowModeHigh:
    """An uncertain value: three points in one unit, low <= mode <= high.

    Example:
        >>> LowModeHigh(24, 36, 60).mode
        36
    """

    low: Number
    mode: Number
    high: Number


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its unit, its range and what it rests on.

    ``value`` is a number, a month written ``2026-01`` (unit ``month``), or None for unknown.
    ``rests_on`` holds ids: ``claim:``, ``document:``, ``agreement:``, ``row:<table>/<key>``,
    ``assumption:`` or ``statement:`` (docs/files.md).
    """

    value: Number | str | None
    unit: str
    rests_on: Sequence[str]
    low: Number | None = None
    high: Number | None = None
    bound: Bound = "exact"
