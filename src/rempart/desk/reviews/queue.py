"""The queue: claims that nobody reviewed yet and pairs in doubt, those first that would move most."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping

from rempart.desk.reviews.review import Subject
from rempart.desk.reviews.stakes import Stake, stake_of_claim, stake_of_pair
from rempart.ledger.agreement import Agreement, Ledger
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


def all_subjects(ledger: Ledger) -> tuple[Waiting, ...]:
    """Return every claim and every pair in doubt of a ledger, in the order in which verdicts would move most.

    A claim that somebody has judged ``waits_for`` nothing (``""``).
    """
    return tuple(sorted([*_claims(ledger), *_pairs(ledger)], key=order))


class Subjects:
    """All that may wait, in the order of ``all_subjects``; what waits for one reader is found by its changes alone."""

    def __init__(self, told: tuple[Waiting, ...]) -> None:
        self.all = told
        self._places = {" ".join(sorted(one.claims)): place for place, one in enumerate(told)}
        self._open_places = [place for place, one in enumerate(told) if one.waits_for]
        self._open = [told[place] for place in self._open_places]

    def waiting(self, states: Mapping[Subject, str], judged: Collection[Subject] = ()) -> tuple[Waiting, ...]:
        """Return what waits for a reader's verdict.

        Args:
            states: From ``Reviews.open_subjects``: what is sealed or differs; what the reader has given already
                is left out.
            judged: What was judged since the ledger was worked out.
        """
        changed: dict[int, Waiting | None] = {}
        for subject in judged:
            if (place := self._places.get(_key(subject))) is not None:
                changed[place] = None
        for subject, state in states.items():
            if (place := self._places.get(_key(subject))) is not None:
                told = self.all[place].model_copy(update={"waits_for": state})
                changed[place] = None if state == "given" else told
        return tuple(self._with(changed))

    def _with(self, changed: Mapping[int, Waiting | None]) -> list[Waiting]:
        """Return what is open, with what is changed in its place."""
        found: list[Waiting] = []
        begin = 0
        for place in sorted(changed):
            cut = bisect_left(self._open_places, place)
            found += self._open[begin:cut]
            told = changed[place]
            if told is not None:
                found.append(told)
            begin = bisect_right(self._open_places, place)
        return found + self._open[begin:]


def pair_under_review(claims: tuple[str, ...], entries: tuple[Agreement, Agreement], state: str) -> Waiting:
    """Return a pair that stays in the queue, though what was learned since the first verdict settles it."""
    left, right = entries
    return Waiting(
        claims=claims,
        agreements=(left.id, right.id),
        stake=stake_of_pair(left, right),
        waits_for=state,
    )


def order(one: Waiting) -> tuple[object, ...]:
    """Return the place of a subject in the queue."""
    return (one.stake.order, one.claims)


def _key(subject: Subject) -> str:
    return " ".join(subject.claims)


def _claims(ledger: Ledger) -> Iterator[Waiting]:
    for entry in ledger.entries:
        judged = {
            claim
            for ruling in entry.judgements
            if ruling.verdict in {"accept", "reject", "correct"}
            for claim in ruling.claims
        }
        for name in (*entry.claims, *entry.stances):
            yield Waiting(
                claims=(name,),
                agreements=(entry.id,),
                stake=stake_of_claim(name, entry),
                waits_for="" if name in judged else "first",
            )


def _pairs(ledger: Ledger) -> Iterator[Waiting]:
    for pair in ledger.unsure:
        left, right = (ledger[name] for name in pair.agreements)
        yield Waiting(
            claims=pair.weighed.claims,
            agreements=pair.agreements,
            stake=stake_of_pair(left, right),
            waits_for="first",
            evidence=pair.weighed.sentence,
        )
