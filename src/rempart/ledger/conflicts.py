"""What cannot all hold: the values side by side, with the claims behind each."""

from collections.abc import Iterator, Sequence

from rempart.claims.claim import Amount, Parties
from rempart.collecting import by_key
from rempart.ledger.agreement import ClaimedAmount, Conflict, Item
from rempart.ledger.evidence import SAME_CONVERTED, SAME_SUM
from rempart.ledger.profiles import dollars, item_words, stands_for
from rempart.ledger.said import Said, claim_ids
from rempart.ledger.wording import count_text, sum_text
from rempart.terms.figure import Bound, Number
from rempart.terms.party import ROLES
from rempart.terms.status import ClaimType

# Kinds of deal that cannot all be right about one sum; a purchase and its funding can.
_RIVAL_TYPES: tuple[frozenset[ClaimType], ...] = tuple(
    frozenset(pair)
    for pair in (
        ("production", "purchase"),
        ("production", "funding"),
        ("production", "donation"),
        ("purchase", "donation"),
        ("loan", "donation"),
    )
)


def conflicts(
    sayings: Sequence[Said], sums: Sequence[ClaimedAmount], rows: Sequence[Item]
) -> tuple[Conflict, ...]:
    """All contradictions inside one agreement, in the order: sums, counts, kind, parties, status."""
    found = [*_sums(sums), *_misprints(sayings), *_counts(rows), *_types(sayings)]
    for role in ROLES:
        found.extend(_parties(sayings, role))
    found.extend(_denials(sayings))
    return tuple(found)


def amount_text(amount: Amount | ClaimedAmount) -> str:
    """The sum with bound and, for a rate, its period."""
    text = sum_text(amount.value, amount.currency, amount.bound, (amount.low, amount.high))
    return f"{text} per {amount.period}" if isinstance(amount, ClaimedAmount) and amount.period else text


def _sums(sums: Sequence[ClaimedAmount]) -> Iterator[Conflict]:
    rivals = [one for one in sums if any(apart(one, other) for other in sums)]
    if rivals:
        yield Conflict(
            field="amount",
            values=tuple(dict.fromkeys(amount_text(one) for one in rivals)),
            claims=tuple(dict.fromkeys(claim for one in rivals for claim in one.claims)),
            note="the sums differ; they are kept side by side and never averaged",
        )


def apart(one: ClaimedAmount, other: ClaimedAmount) -> bool:
    """True where no sum satisfies both; sums in two currencies are compared at the latest yearly rate."""
    if one.period != other.period:
        return False
    ratio = SAME_SUM if one.currency == other.currency else SAME_CONVERTED
    ours, theirs = _range(one), _range(other)
    if ours is None or theirs is None:
        return False
    return ours[0] > theirs[1] * ratio or theirs[0] > ours[1] * ratio


def _range(amount: ClaimedAmount) -> tuple[float, float] | None:
    ends = _ends(amount.value, amount.bound, amount.low, amount.high)
    low, high = (dollars(end, amount.currency, None) for end in ends)
    return None if low is None or high is None else (low, high)


def _ends(value: Number, bound: Bound, low: Number | None, high: Number | None) -> tuple[float, float]:
    if bound == "at_least":
        return float(low or value), float("inf")
    if bound == "at_most":
        return 0.0, float(high or value)
    if bound == "approx" and low is None and high is None:
        return value * 0.9, value * 1.1
    return float(low or value), float(high or value)


def _misprints(sayings: Sequence[Said]) -> Iterator[Conflict]:
    for said in sorted(sayings, key=lambda one: one.order):
        for place in said.claim.also_at:
            main, wrong = said.claim.amount, place.amount
            if place.misprint and wrong is not None and main is not None:
                yield Conflict(
                    field="amount",
                    values=(amount_text(main), amount_text(wrong)),
                    claims=(said.claim.id,),
                    note="the same text gives both: the second is taken for a misprint",
                )


def _counts(rows: Sequence[Item]) -> Iterator[Conflict]:
    totals = (row for row in rows if row.mode is not None and row.period is None)
    by_item = by_key((item_words(row.item), row) for row in totals)
    for same in by_item.values():
        rivals = [one for one in same if any(_counts_apart(one, other) for other in same)]
        if rivals:
            yield Conflict(
                field="quantity",
                values=tuple(
                    dict.fromkeys(
                        f"{count_text(row.mode or 0, row.bound, (row.low, row.high))} {row.item}"
                        for row in rivals
                    )
                ),
                claims=tuple(dict.fromkeys(claim for row in rivals for claim in row.claims)),
                note="versions or rival counts, in the order said; they are never added",
            )


def _counts_apart(one: Item, other: Item) -> bool:
    if one.mode is None or other.mode is None or one.bound is None or other.bound is None:
        return False
    if one.mode != other.mode and {one.bound, other.bound} <= {"exact", "at_least"}:
        # "at least 10", then "25": both can hold, but the second is another version of the wish.
        return True
    ours = _ends(one.mode, one.bound, one.low, one.high)
    theirs = _ends(other.mode, other.bound, other.low, other.high)
    return ours[0] > theirs[1] or theirs[0] > ours[1]


def _types(sayings: Sequence[Said]) -> Iterator[Conflict]:
    types = {said.claim.type for said in sayings}
    rival = {name for pair in _RIVAL_TYPES if pair <= types for name in pair}
    if rival:
        yield Conflict(
            field="type",
            values=tuple(sorted(rival)),
            claims=claim_ids(said for said in sayings if said.claim.type in rival),
            note="reports differ on the kind of deal, and with it on who buys, gives or produces",
        )


def _parties(sayings: Sequence[Said], role: str) -> Iterator[Conflict]:
    told: dict[tuple[str, ...], list[Said]] = {}
    for said in sorted(sayings, key=lambda one: one.order):
        parties: Parties = getattr(said.claim, role)
        if parties:
            told.setdefault(tuple(sorted(parties)), []).append(said)
    rivals = [one for one in told if any(_other_party(one, other) for other in told)]
    if rivals:
        yield Conflict(
            field=role,
            values=tuple(", ".join(one) for one in rivals),
            claims=claim_ids(said for one in rivals for said in told[one]),
        )


def _other_party(one: Sequence[str], other: Sequence[str]) -> bool:
    ours, theirs = frozenset(one), frozenset(other)
    return not ours & theirs and not stands_for(ours, theirs)


def _denials(sayings: Sequence[Said]) -> Iterator[Conflict]:
    denials = [said for said in sayings if said.claim.status == "denied"]
    if denials and len(denials) < len(sayings):
        yield Conflict(
            field="status",
            values=tuple(
                dict.fromkeys(said.claim.status for said in sorted(sayings, key=lambda one: one.order))
            ),
            claims=claim_ids(sayings),
            note="affirmed by some, denied by others",
        )
