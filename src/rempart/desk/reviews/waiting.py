"""What waits for a verdict, and how much one could move: every claim and every pair in doubt of a ledger."""

from collections.abc import Iterable, Iterator

from rempart.desk.reviews.review import Subject
from rempart.ledger.agreement import Agreement
from rempart.ledger.converting import Yardstick
from rempart.ledger.doubts import Unsure, Weighed
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


class Waiting(Record):
    """What waits for a verdict.

    ``claims`` holds the claim, or the two of the pair; ``agreements`` where they stand. ``waits_for`` is
    ``first`` (nobody has judged), ``second`` (a blind second verdict) or ``differs`` (two blind verdicts are
    not the same). ``evidence`` says for a pair what speaks for one agreement.
    """

    claims: tuple[str, ...]
    agreements: tuple[str, ...]
    stake: Stake
    waits_for: str
    evidence: Weighed | None = None

    @property
    def subject(self) -> Subject:
        """What the verdict would be about."""
        return Subject(*sorted(self.claims))


def all_subjects(entries: Iterable[Agreement], pairs: Iterable[Unsure]) -> tuple[Waiting, ...]:
    """Return every claim of some entries and every pair of them, in the order in which verdicts would move most.

    A claim that somebody has judged ``waits_for`` nothing (``""``).
    """
    known = {entry.id: entry for entry in entries}
    claims = (one for entry in known.values() for one in _claims(entry))
    return tuple(sorted([*claims, *(_pair(known, pair) for pair in pairs)], key=order))


def pair_under_review(claims: tuple[str, ...], entries: tuple[Agreement, Agreement], state: str) -> Waiting:
    """Return a pair that stays in the queue, though what was learned since the first verdict settles it."""
    left, right = entries
    return Waiting(
        claims=claims, agreements=(left.id, right.id), stake=stake_of_pair(left, right), waits_for=state
    )


def order(waiting: Waiting) -> tuple[object, ...]:
    """Return the place of a subject in the queue."""
    return (waiting.stake.order, waiting.claims)


def _claims(entry: Agreement) -> Iterator[Waiting]:
    judged = {
        claim
        for ruling in entry.judgements
        if ruling.verdict in {"accept", "reject", "correct"}
        for claim in ruling.claims
    }
    for name, stake in stakes_of_claims(entry):
        yield Waiting(
            claims=(name,), agreements=(entry.id,), stake=stake, waits_for="" if name in judged else "first"
        )


def _pair(known: dict[str, Agreement], pair: Unsure) -> Waiting:
    left, right = (known[name] for name in pair.agreements)
    return Waiting(
        claims=pair.weighed.claims,
        agreements=pair.agreements,
        stake=stake_of_pair(left, right),
        waits_for="first",
        evidence=pair.weighed,
    )
