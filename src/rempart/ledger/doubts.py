"""Pairs of agreements that may be one: too much speaks for it to pass over, too little to join them unasked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

import numpy as np

from rempart.claims.claim import Claim, Report
from rempart.collecting import by_key
from rempart.ledger.blocks import blocks, keys, meetings
from rempart.ledger.evidence import SAME, UNSURE, compare
from rempart.ledger.profiles import Profile, profile
from rempart.ledger.weighing import Run, Weighing
from rempart.records import Record

Member = tuple[Claim, Report]
Told = list[tuple[Profile, Member]]
# By agreement and content: the claims that say it.
Said = Mapping[tuple[str, Profile], Told]


class Weight(Record):
    """One piece of evidence: the field, what was found there, and its points; None keeps the two apart."""

    field: str
    says: str
    points: float | None


class Weighed(Record):
    """Two claims side by side: every piece of evidence, their sum, and what it comes to."""

    claims: tuple[str, str]
    points: float
    verdict: str
    evidence: tuple[Weight, ...]

    @property
    def sentence(self) -> str:
        """The evidence in words, what speaks for it first.

        Example:
            ``5 of 6 points: amount equal +5, taker same +2, item another purpose -6``
        """
        veto = next((one for one in self.evidence if one.points is None), None)
        if veto is not None:
            return f"kept apart by {veto.field}: {veto.says}"
        told = sorted((one for one in self.evidence if one.points), key=lambda one: -(one.points or 0))
        parts = ", ".join(f"{one.field} {one.says} {one.points:+g}" for one in told)
        return f"{self.points:g} points, {SAME:g} make one agreement: {parts}"


class Unsure(Record):
    """Two agreements that wait for a judgement, and the pair of claims that speaks most for one.

    ``judged`` is True where a person judged a pair of them unsure.
    """

    agreements: tuple[str, str]
    weighed: Weighed
    judged: bool = False


def weighed(left: Member, right: Member) -> Weighed:
    """Weigh two claims as the merge does."""
    evidence = compare(profile(left[0], left[1].published), profile(right[0], right[1].published))
    apart = evidence.vetoed or evidence.points < UNSURE
    return Weighed(
        claims=(left[0].id, right[0].id),
        points=evidence.points,
        verdict="same" if evidence.same else "not_same" if apart else "unsure",
        evidence=tuple(
            Weight(field=one.field, says=one.says, points=one.points) for one in evidence.findings
        ),
    )


def doubtful(
    members: Iterable[tuple[str, Member]],
    settled: Iterable[tuple[str, str]],
    asked: Mapping[tuple[str, str], Sequence[Member]],
    about: AbstractSet[str] | None = None,
) -> tuple[Unsure, ...]:
    """List the pairs of agreements that are neither the same nor surely not the same.

    A pair is listed where the claims nearest to each other come to ``UNSURE`` points and less than ``SAME``,
    and no two of their claims veto each other.

    Args:
        members: Each claim of an agreement with the id of the agreement.
        settled: Pairs of agreements that a link or a judgement keeps apart already.
        asked: Pairs of agreements judged unsure, with the two claims judged.
        about: Only pairs of which one side is among these; None for all. Whether a pair is in doubt follows
            from its two sides alone.

    Returns:
        Those judged unsure and those found, strongest first.
    """
    known = {tuple(sorted(pair)) for pair in settled}
    told: dict[tuple[str, Profile], Told] = defaultdict(list)
    for name, member in members:
        one = profile(member[0], member[1].published)
        told[name, replace(one, month=None)].append((one, member))
    said: Said = told if about is None else _meeting(told, about)
    homes, runs, first = _runs(said)
    weighing = Weighing(runs)
    of_home = by_key((name, number) for number, name in enumerate(homes))
    found = [
        Unsure(agreements=pair, weighed=weighed(*sides), judged=True)
        for pair, sides in sorted(asked.items())
        if about is None or not about.isdisjoint(pair)
    ]
    for pair, (left, right) in _weak(homes, runs, weighing).items():
        if (
            pair not in known
            and pair not in asked
            and (about is None or not about.isdisjoint(pair))
            and not weighing.any_veto(of_home[pair[0]], of_home[pair[1]])
        ):
            sides = _nearest(first[left], first[right])
            found.append(Unsure(agreements=pair, weighed=weighed(*sides)))
    return tuple(sorted(found, key=lambda one: (not one.judged, -one.weighed.points, one.agreements)))


def _meeting(said: Said, about: AbstractSet[str]) -> Said:
    """Leave out agreements that share no block with those asked about: no pair of theirs is weighed."""
    shared = {key for name, content in said if name in about for key in keys(content)}
    near = {name for name, content in said if name in about or not shared.isdisjoint(keys(content))}
    return {place: told for place, told in said.items() if place[0] in near}


def _runs(said: Said) -> tuple[list[str], list[Run], list[Told]]:
    """One run for each content of each agreement, in the order of content; all its claims beside it."""
    homes, runs, claims = [], [], []
    for (name, _), told in sorted(said.items(), key=lambda one: (one[0][1].sort_key, one[0][0])):
        told.sort(key=lambda one: (one[0].sort_key, one[1][0].id))
        months = [one.month for one, _ in told if one.month is not None]
        start = min(months, default=None)
        content = replace(told[0][0], month=start)
        homes.append(name)
        runs.append(Run(content, start, max(months, default=None)))
        claims.append(told)
    return homes, runs, claims


def _weak(
    homes: Sequence[str], runs: Sequence[Run], weighing: Weighing
) -> dict[tuple[str, str], tuple[int, int]]:
    """For each pair of agreements in doubt the two runs that speak most for one."""
    place = {name: number for number, name in enumerate(sorted(set(homes)))}
    home = np.array([place[name] for name in homes], dtype=np.int64)
    best: dict[tuple[str, str], tuple[float, int, int]] = {}
    for left, right in meetings(blocks([run.content for run in runs])):
        other = home[left] != home[right]
        left, right = left[other], right[other]  # noqa: PLW2901 -- the same pairs, fewer
        points = weighing.points(left, right)
        doubt = np.flatnonzero((points >= UNSURE) & (points < SAME))
        for at in doubt.tolist():
            one, two = int(left[at]), int(right[at])
            pair = (min(homes[one], homes[two]), max(homes[one], homes[two]))
            held = best.get(pair)
            if held is None or (-points[at], one, two) < (-held[0], held[1], held[2]):
                best[pair] = (float(points[at]), one, two)
    return {pair: (one, two) for pair, (_, one, two) in best.items()}


def _nearest(left: Told, right: Told) -> tuple[Member, Member]:
    """The claims of two runs that are nearest in time; at a tie the first by id."""

    def distance(one: Profile, other: Profile) -> int:
        """Return how many months lie between two claims."""
        return abs(one.month - other.month) if one.month is not None and other.month is not None else 0

    pairs: Iterator[tuple[int, str, str, Member, Member]] = (
        (distance(one, other), ours[0].id, theirs[0].id, ours, theirs)
        for one, ours in left
        for other, theirs in right
    )
    _, _, _, ours, theirs = min(pairs, key=lambda pair: pair[:3])
    return ours, theirs
