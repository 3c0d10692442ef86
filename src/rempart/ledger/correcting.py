"""Corrections of single fields of a claim: which fields, and how their values are written."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, get_args

from rempart.claims.claim import Amount, Claim, Quantity
from rempart.ledger.checking import DATE
from rempart.ledger.wording import BOUNDS
from rempart.terms.figure import Bound, Number, whole
from rempart.terms.money import SCALES, Money, scale_of
from rempart.terms.party import ROLES
from rempart.terms.status import GOODS_ORDER, MONEY_ORDER, ClaimStatus, ClaimType, SideState

# Fields of which one of several rival values can be accepted as the one to show first.
ACCEPTED_FIELDS: tuple[str, ...] = ("type", *ROLES, "item", "amount")
_COUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?")
_NONE = frozenset(("none", "null", "unknown"))


def _or_none(read: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda text: None if text.casefold() in _NONE else read(text)


def _parties(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.replace(";", ",").split(",") if name.strip())


def _one_of(names: tuple[str, ...]) -> Callable[[str], str]:
    def read(text: str) -> str:
        """Return a word that is allowed; else a ValueError says which are."""
        if text not in names:
            raise ValueError(f"{text!r}; expected one of {', '.join(names)}")
        return text

    return read


def _bounded(text: str) -> tuple[Bound, str, str]:
    """Return the bound, the number or the low end, and the high end where there is one."""
    told = next((one for one, words in BOUNDS.items() if words and text.casefold().startswith(words)), None)
    first, _, last = (text[len(BOUNDS[told]) :].strip() if told else text).partition(" to ")
    return told or "exact", first, last


def _amount(text: str) -> Amount:
    bound, first, last = _bounded(text)
    low, high = Money.parse(first), Money.parse(last or first)
    if low.value < 0 or low.value > high.value or low.currency != high.currency:
        raise ValueError(f"{text!r}; expected a sum such as 'at least 90 bn USD' or '10 bn USD to 30 bn USD'")
    if not last:
        return Amount(value=low.value, currency=low.currency, bound=bound)
    middle = whole((low.value + high.value) / 2)
    return Amount(value=middle, currency=low.currency, bound="approx", low=low.value, high=high.value)


def _quantity(text: str) -> Quantity:
    bound, first, last = _bounded(text)
    if not _COUNT.fullmatch(first) or not _COUNT.fullmatch(last or first):
        raise ValueError(f"{text!r}; expected a number such as '25', 'at least 10' or '10 to 12'")
    low, high = whole(float(first)), whole(float(last or first))
    if not last:
        return Quantity(value=low, bound=bound)
    return Quantity(value=whole((low + high) / 2), bound="approx", low=low, high=high)


def _date(text: str) -> str:
    if not DATE.fullmatch(text):
        raise ValueError(f"{text!r}; expected a date such as 2025-08-19, 2025-08 or 2025")
    return text


FIELDS: Mapping[str, Callable[[str], Any]] = {
    "type": _one_of(tuple(name for name in get_args(ClaimType) if name != "stance")),
    "status": _one_of(get_args(ClaimStatus)),
    **dict.fromkeys(ROLES, _or_none(_parties)),
    **dict.fromkeys(("item", "unit", "by", "period"), _or_none(str)),
    "amount": _or_none(_amount),
    "quantity": _or_none(_quantity),
    # The date of the whole report that the claim stands in.
    "published": _date,
    # What no claim field holds, but a reader may find in its sentence.
    "goods_status": _one_of(GOODS_ORDER),
    "money_status": _one_of(MONEY_ORDER),
    "side_state": _one_of(get_args(SideState)),
}
# Fields of the agreement that a claim can be said to support; they are no fields of the claim.
STATES: tuple[str, ...] = ("goods_status", "money_status", "side_state")


def corrected_value(field: str, value: str | None) -> Any:
    """Read the value of a correction; None stands for no value, which takes a correction back.

    Args:
        field: One of ``FIELDS``.
        value: As written: parties by commas, ``at least 90 bn USD``, ``25``; ``none`` empties the field.

    Raises:
        ValueError: an unknown field or a value that the field cannot have; says what was expected.

    Example:
        >>> corrected_value("amount", "at least 90 bn USD").value
        90000000000
    """
    if field not in FIELDS:
        raise ValueError(f"field is {field or 'empty'!r}; expected one of {', '.join(FIELDS)}")
    if value is None:
        return None
    try:
        return FIELDS[field](value.strip())
    except ValueError as broken:
        raise ValueError(f"value of {field}: {broken}") from broken


def corrected(claim: Claim, field: str, value: str) -> Claim:
    """Return the claim with one field as a person reads it; everything else is kept.

    Example:
        >>> corrected(claim, "status", "planned").status
        'planned'
    """
    return claim.model_copy(update={field: corrected_value(field, value)})


def value_text(claim: Claim, field: str) -> str:
    """Write a field of a claim as a correction would have to be written to give it back; ``none`` where empty.

    Example:
        >>> value_text(claim, "amount")
        '100 bn USD'
    """
    told = getattr(claim, field, None)
    if isinstance(told, Amount | Quantity):
        currency = told.currency if isinstance(told, Amount) else None
        if told.low is not None and told.high is not None:
            return f"{_figure(told.low, currency)} to {_figure(told.high, currency)}"
        return f"{BOUNDS[told.bound]}{_figure(told.value, currency)}"
    if isinstance(told, tuple):
        return ", ".join(told) or "none"
    return str(told) if told is not None else "none"


def _figure(value: Number, currency: str | None) -> str:
    if currency is None:
        return str(value)
    scale = scale_of(value)
    scaled = Decimal(str(value)) / SCALES.get(scale, 1)
    return " ".join(part for part in (f"{scaled.normalize():f}", scale, currency) if part)
