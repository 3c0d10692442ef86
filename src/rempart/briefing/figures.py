"""Figures with what they rest on: values as they stand, what models give, sums and numbers as claims state them."""

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.printing import MODEL_DIGITS
from rempart.claims.claim import Amount
from rempart.ledger.agreement import Agreement, ClaimedAmount, Conflict, Item
from rempart.plan.first_draft.equipment import singular
from rempart.terms.figure import Number


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
