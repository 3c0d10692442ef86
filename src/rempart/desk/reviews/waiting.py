"""What waits for a verdict: every claim and every pair in doubt of a ledger, those first that would move most."""

from collections.abc import Iterable, Iterator

from rempart.desk.reviews.review import Subject
from rempart.desk.reviews.stakes import Stake, stake_of_pair, stakes_of_claims
from rempart.ledger.agreement import Agreement
from rempart.ledger.doubts import Unsure, Weighed
from rempart.records import Record


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
        claims=claims,
        agreements=(left.id, right.id),
        stake=stake_of_pair(left, right),
        waits_for=state,
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
            claims=(name,),
            agreements=(entry.id,),
            stake=stake,
            waits_for="" if name in judged else "first",
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
