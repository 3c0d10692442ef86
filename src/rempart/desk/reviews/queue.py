"""The queue: claims that nobody reviewed yet and pairs in doubt, those first that would move most."""

from collections.abc import Iterator, Mapping

from rempart.desk.reviews.review import Subject
from rempart.desk.reviews.stakes import Stake, stake_of_claim, stake_of_pair
from rempart.ledger.agreement import Ledger
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
    evidence: str | None = None

    @property
    def subject(self) -> Subject:
        """What the verdict would be about."""
        return Subject(*sorted(self.claims))


def queue(ledger: Ledger, states: Mapping[Subject, str]) -> tuple[Waiting, ...]:
    """Return what waits for a reader's verdict, in the order in which verdicts would move most.

    Args:
        ledger: As the reader sees it.
        states: From ``Reviews.open_subjects``: what is sealed or differs; what the reader has given already
            is left out.
    """
    found = [*_claims(ledger, states), *_pairs(ledger, states)]
    shown = (one for one in found if states.get(one.subject) != "given")
    return tuple(sorted(shown, key=lambda one: (one.stake.order, one.claims)))


def _claims(ledger: Ledger, states: Mapping[Subject, str]) -> Iterator[Waiting]:
    for entry in ledger.entries:
        judged = {
            claim
            for ruling in entry.judgements
            if ruling.verdict in {"accept", "reject", "correct"}
            for claim in ruling.claims
        }
        for name in (*entry.claims, *entry.stances):
            state = states.get(Subject(name), "first")
            if name not in judged or state != "first":
                yield Waiting(
                    claims=(name,),
                    agreements=(entry.id,),
                    stake=stake_of_claim(name, entry),
                    waits_for=state,
                )


def _pairs(ledger: Ledger, states: Mapping[Subject, str]) -> Iterator[Waiting]:
    seen: set[Subject] = set()
    for pair in ledger.unsure:
        left, right = (ledger[name] for name in pair.agreements)
        subject = Subject(*sorted(pair.weighed.claims))
        seen.add(subject)
        yield Waiting(
            claims=pair.weighed.claims,
            agreements=pair.agreements,
            stake=stake_of_pair(left, right),
            waits_for=states.get(subject, "first"),
            evidence=pair.weighed.sentence,
        )
    # A pair under review stays, even where what was learned since settles it.
    home = {claim: entry.id for entry in ledger.agreements for claim in entry.claims}
    for subject, state in states.items():
        if subject.kind == "pair" and subject not in seen and all(one in home for one in subject.claims):
            names = tuple(home[one] for one in subject.claims)
            yield Waiting(
                claims=subject.claims,
                agreements=names,
                stake=stake_of_pair(*(ledger[name] for name in names)),
                waits_for=state,
            )
