"""What rests on a claim, or on whether two agreements are one: how much a verdict could move."""

from collections.abc import Iterator

from rempart.ledger.agreement import Agreement
from rempart.ledger.converting import Yardstick
from rempart.records import Record

CURRENCY = "USD"


class Stake(Record):
    """What a verdict could move.

    ``moves`` says what would change if it went against the reading: for a claim ``agreement`` (it is the only
    one), ``goods_status``, ``money_status`` or ``side_state`` (it set them), ``amount`` and ``quantity`` (no
    other claim says them), ``contradiction`` (it is a side of one); for a pair ``count`` (one agreement less).
    ``sum`` is the money that would move with it, in dollars at the mean rate of the year in which it was first
    said; None where there is no sum, or no rate for it.
    """

    moves: tuple[str, ...]
    sum: float | None

    @property
    def order(self) -> tuple[float, int]:
        """What would move most comes first: money, then the number of things."""
        return (-(self.sum or 0.0), -len(self.moves))


def stakes_of_claims(entry: Agreement) -> Iterator[tuple[str, Stake]]:
    """Yield each claim and stance of an agreement with what would move in it if that were rejected."""
    sole: dict[str, set[str | None]] = {
        "agreement": set(entry.claims) if len(entry.claims) == 1 else set(),
        "goods_status": {entry.goods_status.claim} if entry.goods_status else set(),
        "money_status": {entry.money_status.claim} if entry.money_status else set(),
        "side_state": {mark.claim for mark in entry.side_states},
        "amount": {one.claims[0] for one in entry.amounts if len(one.claims) == 1},
        "quantity": {one.claims[0] for one in entry.items if len(one.claims) == 1 and one.mode is not None},
        "contradiction": {name for conflict in entry.conflicts for name in conflict.claims},
    }
    dollars = in_dollars(entry)
    for name in (*entry.claims, *entry.stances):
        moves = tuple(move for move, names in sole.items() if name in names)
        yield name, Stake(moves=moves, sum=dollars if moves else None)


def stake_of_pair(left: Agreement, right: Agreement) -> Stake:
    """Return what would move if two agreements were one: the smaller sum would no longer count."""
    sums = [told for entry in (left, right) if (told := in_dollars(entry)) is not None]
    return Stake(moves=("count",), sum=min(sums) if len(sums) == 2 else None)


def in_dollars(entry: Agreement) -> float | None:
    """Return the sum that an agreement shows first, in dollars; a rate (a sum a year) is no sum."""
    amount = next((one for one in entry.amounts if one.period is None), None)
    if amount is None:
        return None
    year = entry.first_reported[:4] if entry.first_reported else None
    factor = Yardstick(CURRENCY).factor(amount.currency, year)
    return None if isinstance(factor, str) else factor.times(amount.value)
