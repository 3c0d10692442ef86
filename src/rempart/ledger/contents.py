"""What an agreement is said to contain: sums, items and counts, each with its claims."""

from collections import defaultdict
from collections.abc import Sequence

from rempart.claims.claim import Amount
from rempart.collecting import by_key
from rempart.ledger.agreement import ClaimedAmount, Item
from rempart.ledger.profiles import is_rate, item_words
from rempart.ledger.said import Said, best_supported, claim_ids, origin_names
from rempart.terms.figure import Bound, Number

# Units that count parts of a system; every other unit counts the thing itself, and texts use
# "system", "battery" and "fire unit" for each other.
_PART_UNITS = frozenset(("missile", "launcher", "interceptor", "round", "radar"))


def amounts(sayings: Sequence[Said]) -> tuple[ClaimedAmount, ...]:
    """Every distinct sum with its bound, never averaged; conversions told beside a sum are not sums.

    A sum that a person accepted comes first, then the one with the most origins.
    """
    found: dict[tuple[Amount, str | None], list[Said]] = defaultdict(list)
    for said in sayings:
        if said.claim.amount is not None:
            # The conversions told beside a sum do not make it another sum.
            told = said.claim.amount
            told = told.model_copy(update={"also": ()}) if told.also else told
            found[(told, rate_of(said))].append(said)
    ordered = sorted(
        found.items(),
        key=lambda one: (
            not any("amount" in said.accepted for said in one[1]),
            -len(origin_names(one[1])),
            min(said.order for said in one[1]),
        ),
    )
    return tuple(
        ClaimedAmount(
            value=told.value,
            currency=told.currency,
            bound=told.bound,
            claims=claim_ids(group),
            origins=origin_names(group),
            low=told.low,
            high=told.high,
            period=period,
        )
        for (told, period), group in ordered
    )


def rate_of(said: Said) -> str | None:
    """The period of a rate ("month"); None for a total, also for one over some years."""
    return said.claim.period if is_rate(said.claim.period) else None


def main_item(sayings: Sequence[Said]) -> str | None:
    """What the agreement as a whole is for: not its parts, and what the sum is said to buy first."""
    own = {said.claim.id for said in sayings}
    wholes = [
        said
        for said in sayings
        if not any(link.relation == "part_of" and link.claim in own for link in said.claim.links)
    ]
    with_sum = [said for said in wholes if said.claim.amount is not None]
    accepted = [said for said in sayings if "item" in said.accepted]
    return (
        best_supported(accepted, _item_text)
        or best_supported(with_sum, _item_text)
        or best_supported(wholes, _item_text)
    )


def _item_text(said: Said) -> str | None:
    return said.claim.item


def items(sayings: Sequence[Said]) -> tuple[Item, ...]:
    """Each named item with each count claimed of it; without any count, one row that says so.

    The main item comes first, the others by name; counts of one item in the order first said.
    """
    counted: dict[tuple[object, ...], list[Said]] = defaultdict(list)
    uncounted: dict[frozenset[str], list[Said]] = defaultdict(list)
    for said in sayings:
        if said.claim.item is None:
            continue
        words = item_words(said.claim.item)
        told = said.claim.quantity
        if told is None:
            uncounted[words].append(said)
        else:
            unit = said.claim.unit if said.claim.unit in _PART_UNITS else None
            counted[(words, unit, told.value, told.bound, told.low, told.high, rate_of(said))].append(said)
    with_count = {key[0] for key in counted}
    groups = list(counted.values())
    groups += [group for words, group in uncounted.items() if words not in with_count]
    told_as = by_key((item_words(said.claim.item), said) for said in sayings)
    names = {words: best_supported(same, _item_text) or "" for words, same in told_as.items()}
    main = item_words(main_item(sayings))
    rows = []
    for group in groups:
        words = item_words(group[0].claim.item)
        rows.append((words != main, names[words], min(said.order for said in group), group))
    return tuple(_item(row[1], row[3]) for row in sorted(rows, key=lambda row: row[:3]))


def _item(name: str, group: Sequence[Said]) -> Item:
    told = group[0].claim.quantity
    low, mode, high = (
        (None, None, None) if told is None else points(told.value, told.bound, told.low, told.high)
    )
    return Item(
        item=name,
        unit=best_supported(group, lambda said: said.claim.unit),
        low=low,
        mode=mode,
        high=high,
        bound=None if told is None else told.bound,
        claims=claim_ids(group),
        period=None if told is None else rate_of(group[0]),
    )


def points(
    value: Number, bound: Bound, low: Number | None, high: Number | None
) -> tuple[Number | None, Number, Number | None]:
    """Low, mode and high of a number with its bound; None where the text leaves an end open.

    Example:
        >>> points(10, "at_least", None, None)
        (10, 10, None)
    """
    if bound == "exact":
        return value, value, value
    if bound == "at_least":
        return (value if low is None else low), value, high
    if bound == "at_most":
        return low, value, (value if high is None else high)
    return low, value, high
