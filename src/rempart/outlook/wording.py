"""Plain words for strategies, criteria and parameters, shared by every sentence of the outlook."""

from collections.abc import Mapping
from functools import cache

from rempart.outlook.assessment import StrategyId
from rempart.terms.figure import Number
from rempart.terms.table import table

STRATEGY_WORDS: dict[StrategyId, str] = {
    "guarantees_first": "guarantees first",
    "quick_compromise": "quick compromise",
    "no_guarantee": "no guarantee",
}
CRITERION_WORDS = {
    "no_accord": "no accord is reached",
    "holds_given_accord_10": "an accord, once signed, holds ten years",
    "accord_and_holds_10": "an accord is signed and holds ten years",
    "defender_value": "value to the defender",
}
SETS_TRIED = "of the assumption sets tried"
PATH_WORDS = {
    "delivered_share": "Share of what is promised that is delivered, by year from the start of the plan",
    "covered_share": "Share of all people that the weaker of both layers covers at most, by year",
}
PATH_SUBJECTS = {"delivered_share": "the delivered share", "covered_share": "the covered share"}
# What is moved or drawn beside the parameters.
_NO_PARAMETERS = {
    "trial": "how the plan slips",
    "delivered_part": "the part of the planned deliveries, and of the coverage they bring, that arrives",
}
OUTPUT_WORDS = {
    "order_on_holds_given_accord_10": (
        "whether a signed accord holds ten years at least as well under guarantees first as under quick compromise"
    ),
    "gap_in_accord_and_holds_10": (
        "how far the two stand apart on whether an accord is signed and holds ten years"
    ),
    "gap_in_defender_value": "how far the two stand apart in value to the defender",
    "no_accord_guarantees_first": "whether no accord is reached under guarantees first",
}
STRUCTURED_ARGUMENT = (
    "This is a structured argument and not a prediction: it shows what follows from named inputs, of which "
    "no parameter is estimated from data."
)
NO_ADVICE_ON_TIMING = (
    "What the model shows when the offer comes later is a property of the model and no advice on timing: "
    "what the war costs meanwhile is itself assumed."
)


@cache
def parameter_words() -> Mapping[str, str]:
    """Return by name what parameters, and what else is moved or drawn, are called in a sentence."""
    rows = table("peace/parameters").values()
    return {row.text("name"): row.text("words") for row in rows if row.text("words")} | _NO_PARAMETERS


def two_digits(value: float) -> str:
    """Return a number to two significant digits, as every result of the model is told.

    Example:
        >>> two_digits(0.3141), two_digits(12.0), two_digits(1.08), two_digits(0)
        ('0.31', '12', '1.1', '0')
    """
    shown = float(f"{value:.2g}")
    return f"{shown:.0f}" if shown.is_integer() else f"{shown:.10f}".rstrip("0")


def percent(share: float) -> str:
    """Return a share in per cent to two significant digits; never 0 or 100 where it is not.

    Example:
        >>> percent(0.745), percent(0.0004), percent(0.996), percent(1)
        ('74 %', 'under 0.1 %', 'over 99 %', '100 %')
    """
    if 0 < share < 0.001:
        return "under 0.1 %"
    shown = two_digits(100 * share)
    return "over 99 %" if shown == "100" and share < 1 else f"{shown} %"


def spanned(
    mid: Number | str | None,
    low: Number | str | None,
    high: Number | str | None,
    *,
    scale: int = 1,
    unit: str = "",
) -> str:
    """Return a middle value with its range: no figure of the model stands alone.

    Example:
        >>> spanned(0.314, 0, 0.628, scale=100, unit=" %")
        '31 % (0 to 63 %)'
    """
    ends = [end for end in (low, high) if isinstance(end, int | float)]
    shown = "undefined" if not isinstance(mid, int | float) else f"{two_digits(float(mid) * scale)}{unit}"
    if len(ends) < 2:
        return shown
    first, last = (two_digits(float(end) * scale) for end in ends)
    return f"{shown} ({first} to {last}{unit})"


def as_assumed(mid: Number | None, low: Number | None, high: Number | None) -> str:
    """Return an assumption with every digit it was given: a range, or a point.

    Example:
        >>> as_assumed(0.0225, 0.005, 0.04), as_assumed(12, 12, 12)
        ('0.0225 (0.005 to 0.04)', '12')
    """
    if mid is None or low is None or high is None:
        return ""
    return f"{mid:g}" if low == high else f"{mid:g} ({low:g} to {high:g})"
