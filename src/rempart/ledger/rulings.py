"""Judgements as they show in the ledger: beside what was read, and in what they change."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rempart.claims.claim import Report
from rempart.ledger.agreement import Ruling
from rempart.ledger.correcting import STATES, value_text
from rempart.ledger.deciding import Decisions
from rempart.ledger.judgement import PAIRING, Judgement
from rempart.ledger.said import Said


def marked(sayings: Sequence[Said], decisions: Decisions) -> tuple[Said, ...]:
    """Mark claims with the fields that a person accepted and the states that a person read in them."""
    return tuple(
        _marked(said, decisions.of_claim[said.claim.id]) if said.claim.id in decisions.of_claim else said
        for said in sayings
    )


def _marked(said: Said, told: Iterable[Judgement]) -> Said:
    accepted = frozenset(one.field for one in told if one.verdict == "accept" and one.field)
    stated = {one.field: one.value or "" for one in told if one.verdict == "correct" and one.field in STATES}
    return replace(said, accepted=accepted, stated=stated)


class Rulings:
    """Finds the judgements that hold for an agreement; ``reports`` are those as read."""

    def __init__(self, decisions: Decisions, reports: Iterable[Report]) -> None:
        self._read = {
            claim.id: (claim, report)
            for report in (reports if decisions.of_claim else ())
            for claim in report.claims
            if claim.id in decisions.of_claim
        }
        self._about: dict[str, list[Judgement]] = defaultdict(list)
        for told in decisions.of_claim.values():
            for one in told:
                self._about[one.left].append(one)
        for one in (*decisions.together, *decisions.apart):
            self._about[one.left].append(one)
            self._about[one.right or ""].append(one)

    def of(self, claims: Iterable[str]) -> tuple[Ruling, ...]:
        """The judgements on any of these claims, oldest first, each once."""
        if not self._about:
            return ()
        found = {one.json_line(): one for name in claims for one in self._about.get(name, ())}
        return tuple(
            self._ruling(found[line]) for line in sorted(found, key=lambda line: (found[line].moment, line))
        )

    def _ruling(self, judgement: Judgement) -> Ruling:
        pair = judgement.verdict in PAIRING
        changes = judgement.verdict == "correct"
        return Ruling(
            verdict=judgement.verdict,
            claims=(judgement.left, judgement.right or "") if pair else (judgement.left,),
            when=judgement.when,
            who=judgement.who,
            why=judgement.why,
            field=judgement.field,
            read=self._reading(judgement.left, judgement.field or "") if changes else None,
            judged=judgement.value if changes else None,
        )

    def _reading(self, name: str, field: str) -> str:
        claim, report = self._read[name]
        return (report.published or "none") if field == "published" else value_text(claim, field)
