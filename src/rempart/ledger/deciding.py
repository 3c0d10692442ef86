"""Judgements beside the claims: which hold, which are overruled, which are refused and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from rempart.claims.claim import Claim, Report
from rempart.ledger.correcting import STATES, corrected
from rempart.ledger.judgement import PAIRING, Judgement, Refusal, read_judgements

Judgements = str | Path | Iterable[Judgement]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the judgements that hold say, each subject once.

    ``together`` and ``apart`` are about pairs of claims (``apart`` also those judged ``unsure``), of which none
    is rejected;
    ``of_claim`` holds for each claim what was accepted, rejected and corrected of it.
    """

    together: tuple[Judgement, ...] = ()
    apart: tuple[Judgement, ...] = ()
    of_claim: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    refused: tuple[Refusal, ...] = ()

    @property
    def rejected(self) -> frozenset[str]:
        """Ids of the claims that are left out."""
        return frozenset(
            name for name, told in self.of_claim.items() if any(one.verdict == "reject" for one in told)
        )

    def reports(self, known: Sequence[Report]) -> tuple[Report, ...]:
        """Return the reports as judged: rejected claims left out, corrected fields as corrected."""
        return tuple(self._judged(report) for report in known) if self.of_claim else tuple(known)

    def _judged(self, report: Report) -> Report:
        if not any(claim.id in self.of_claim for claim in report.claims):
            return report
        out = self.rejected
        kept = [self._corrected(claim) for claim in report.claims if claim.id not in out]
        claims = tuple(
            claim.model_copy(update={"links": tuple(link for link in claim.links if link.claim not in out)})
            for claim in kept
        )
        dates = [
            one.value
            for claim in report.claims
            for one in self.of_claim.get(claim.id, ())
            if one.field == "published"
        ]
        return report.model_copy(
            update={"claims": claims, "published": dates[-1] if dates else report.published}
        )

    def _corrected(self, claim: Claim) -> Claim:
        for one in self.of_claim.get(claim.id, ()):
            if one.verdict == "correct" and one.field not in (*STATES, "published"):
                claim = corrected(claim, one.field or "", one.value or "")
        return claim


def decided(judgements: Judgements, reports: Iterable[Report]) -> Decisions:
    """Settle which judgements hold for the claims of ``reports``.

    In order of time, at the same time in the order given: a later judgement on a subject overrules the
    earlier ones. One that breaks its contract, is about a claim that is not there, or contradicts the pairs
    that hold is refused with the reason; the rest is kept.

    Raises:
        RecordError: the file of judgements cannot be read.
    """
    refused: list[Refusal] = []
    if isinstance(judgements, str | Path):
        recorded = read_judgements(judgements)
        refused.extend(recorded.refused)
        judgements = recorded.judgements
    judgements = list(judgements)
    asked = {name for one in judgements for name in (one.left, one.right)}
    found = (claim for report in reports for claim in report.claims if claim.id in asked) if asked else ()
    claims = {claim.id: claim for claim in found}
    good: list[tuple[str, Judgement]] = []
    for number, one in enumerate(judgements, start=1):
        place = f"judgement {number} ({one.when}, {one.who})"
        because = one.problem() or _absent(one, claims)
        if because is None:
            good.append((place, one))
        else:
            refused.append(Refusal(place=place, judgement=one, because=because))
    good.sort(key=lambda told: told[1].moment)
    latest = {one.subject: (place, one) for place, one in good}
    holding = [told for told in good if latest[told[1].subject][1] is told[1]]
    of_claim: dict[str, list[Judgement]] = defaultdict(list)
    for _, one in holding:
        if one.verdict not in PAIRING and not (one.verdict == "correct" and one.value is None):
            of_claim[one.left].append(one)
    pairs = _Pairs()
    for place, one in holding:
        because = pairs.added(one) if one.verdict in PAIRING else None
        if because is not None:
            refused.append(Refusal(place=place, judgement=one, because=because))
    settled = Decisions((), (), {name: tuple(told) for name, told in of_claim.items()}, tuple(refused))
    return replace(
        settled,
        together=_in_force(pairs.together, settled.rejected),
        apart=_in_force(pairs.apart, settled.rejected),
    )


def _in_force(pairs: Iterable[Judgement], rejected: frozenset[str]) -> tuple[Judgement, ...]:
    """The pairs of claims that count; a pair waits while one of its claims is rejected."""
    return tuple(one for one in pairs if not {one.left, one.right} & rejected)


def _absent(judgement: Judgement, claims: Mapping[str, Claim]) -> str | None:
    for name in (judgement.left, judgement.right):
        if name and name not in claims:
            return f"claim {name} is in none of these reports; the judgement holds again when it is"
        if name and claims[name].type == "stance" and judgement.verdict not in {"accept", "reject"}:
            return f"claim {name} is a stance, which can only be accepted or rejected"
    return None


class _Pairs:
    """Pairs judged same or apart, kept free of contradiction."""

    def __init__(self) -> None:
        self.together: list[Judgement] = []
        self.apart: list[Judgement] = []
        self._home: dict[str, str] = {}

    def added(self, judgement: Judgement) -> str | None:
        """Take the pair, or say which earlier judgements it contradicts."""
        left, right = self._root(judgement.left), self._root(judgement.right or "")
        if judgement.verdict == "same":
            for other in self.apart:
                if {self._root(other.left), self._root(other.right or "")} == {left, right}:
                    return self._contradiction(judgement, [other])
            self._home[max(left, right)] = min(left, right)
            self.together.append(judgement)
            return None
        if left == right:
            return self._contradiction(judgement, [])
        self.apart.append(judgement)
        return None

    def _contradiction(self, judgement: Judgement, others: Iterable[Judgement]) -> str:
        """Name what stands against a judgement: a pair judged apart, and the pairs that chain its sides."""
        roots = {self._root(judgement.left), self._root(judgement.right or "")}
        chain = [other for other in self.together if self._root(other.left) in roots]
        told = "; ".join(
            f"{other.left} {other.verdict} {other.right} ({other.when}, {other.who})"
            for other in (*others, *chain)
        )
        return f"{judgement.left} {judgement.verdict} {judgement.right} contradicts what was judged before: {told}; judge those anew first"

    def _root(self, name: str) -> str:
        while name in self._home and self._home[name] != name:
            name = self._home[name]
        return name
