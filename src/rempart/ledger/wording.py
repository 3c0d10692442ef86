"""How the ledger says names, sums and counts in English."""

from collections.abc import Sequence

from rempart.naming import party_names
from rempart.terms.figure import Bound, Number, whole
from rempart.terms.money import SCALES, scale_of

BOUNDS: dict[Bound, str] = {"exact": "", "at_least": "at least ", "at_most": "up to ", "approx": "about "}


def parties_text(parties: Sequence[str]) -> str:
    """Name parties as in a sentence, a firm with its country behind it.

    Example:
        >>> parties_text(("Hyundai Rotem", "KR")), parties_text(("DK", "NO"))
        ('Hyundai Rotem (South Korea)', 'Denmark and Norway')
    """
    return party_names(parties)


def number_text(value: Number) -> str:
    """A number with its thousands set apart by commas, no decimals that say nothing."""
    return f"{whole(round(value, 2)):,}"


def sum_text(value: Number, currency: str, bound: Bound, ends: tuple[Number | None, Number | None]) -> str:
    """A sum as printed in titles and conflicts, a range by its ends.

    Example:
        >>> sum_text(100_000_000_000, "USD", "at_least", (None, None))
        'at least 100 bn USD'
    """
    low, high = ends
    if low is not None and high is not None and low != high:
        return f"{_scaled(low, currency)} to {_scaled(high, currency)}"
    return f"{BOUNDS[bound]}{_scaled(value, currency)}"


def _scaled(value: Number, currency: str) -> str:
    scale = scale_of(value)
    return " ".join(filter(None, (number_text(value / SCALES.get(scale, 1)), scale, currency)))


def count_text(value: Number, bound: Bound | None, ends: tuple[Number | None, Number | None]) -> str:
    """A count with its bound, a range by its ends.

    Example:
        >>> count_text(10, "at_least", (10, None))
        'at least 10'
    """
    low, high = ends
    if bound == "approx" and low is not None and high is not None and low != high:
        return f"{number_text(low)} to {number_text(high)}"
    return f"{BOUNDS[bound or 'exact']}{number_text(value)}"
