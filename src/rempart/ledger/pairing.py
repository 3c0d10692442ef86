"""Pairs judged by people, applied to groups: what is judged the same is joined, what is not is parted."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from rempart.claims.claim import Claim
from rempart.collecting import by_key
from rempart.ledger.archive import Home
from rempart.ledger.deciding import Decisions
from rempart.ledger.evidence import compare
from rempart.ledger.packed import Member, Members
from rempart.ledger.profiles import Profile, profile
from rempart.ledger.unions import Union


def as_judged(
    groups: Sequence[Members], decisions: Decisions, home_in: Callable[[Sequence[Members]], Home]
) -> list[Members]:
    """Join and part groups of claims as the judgements say; ``home_in`` finds claims among the groups.

    A pair judged the same joins the two whole groups: the judgement is about agreements. A pair judged not
    the same, or unsure, parts a group that holds both: every other claim goes where its evidence is
    strongest, a part of a package with its package, what was judged the same together.

    Returns:
        The groups in an order that follows from their content.
    """
    pairs = [(one.left, one.right or "") for one in decisions.together]
    apart = [(one.left, one.right or "") for one in decisions.apart]
    if not pairs and not apart:
        return list(groups)
    find = home_in(groups)
    home = {name: find(name) or 0 for pair in (*pairs, *apart) for name in pair}
    joined = Union(len(groups))
    for left, right in pairs:
        joined.join(home[left], home[right])
    whole: dict[int, Members] = {}
    for number, group in enumerate(groups):
        root = joined.root(number)
        whole[root] = whole[root] + group if root in whole else group
    inside: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for left, right in apart:
        if joined.root(home[left]) == joined.root(home[right]):
            inside[joined.root(home[left])].append((left, right))
    parted: list[Members] = []
    for number in sorted(whole):
        parted.extend(_parted(whole[number], pairs, inside[number]) if inside[number] else [whole[number]])
    return parted


def _parted(
    group: Members, pairs: Sequence[tuple[str, str]], apart: Sequence[tuple[str, str]]
) -> list[list[Member]]:
    """Part one group; the parts grow from the claims that were judged apart."""
    members = sorted(group, key=lambda one: one[0].id)
    place = {claim.id: number for number, (claim, _) in enumerate(members)}
    bound = Union(len(members))
    for left, right in pairs:
        if left in place and right in place:
            bound.join(place[left], place[right])
    foes: dict[int, set[int]] = defaultdict(set)
    for left, right in apart:
        first, second = bound.root(place[left]), bound.root(place[right])
        foes[first].add(second)
        foes[second].add(first)
    part_of = _seeds(foes)
    profiles = [profile(claim, report.published) for claim, report in members]
    seeds: dict[int, list[Profile]] = defaultdict(list)
    for number in range(len(members)):
        if bound.root(number) in part_of:
            seeds[part_of[bound.root(number)]].append(profiles[number])
    chosen: dict[int, int] = dict(part_of)
    for number in range(len(members)):
        root = bound.root(number)
        if root not in chosen:
            chosen[root] = _nearest(profiles[root], seeds)
    placed = {claim.id: chosen[bound.root(place[claim.id])] for claim, _ in members}
    free = {claim.id for claim, _ in members if bound.root(place[claim.id]) not in part_of}
    parts = by_key((_with_its_package(claim, free, placed), (claim, report)) for claim, report in members)
    return [parts[number] for number in sorted(parts)]


def _seeds(foes: Mapping[int, set[int]]) -> dict[int, int]:
    """Number the parts: each seed joins the first part that holds none of its foes."""
    part_of: dict[int, int] = {}
    for seed in sorted(foes):
        taken = {part_of[foe] for foe in foes[seed] if foe in part_of}
        part_of[seed] = next(number for number in range(len(foes)) if number not in taken)
    return part_of


def _nearest(claimed: Profile, seeds: Mapping[int, Sequence[Profile]]) -> int:
    """The part whose seeds speak most for ``claimed``; a veto counts as the least, at a tie the first part."""

    def strength(part: int) -> float:
        """Return the most that speaks for a part."""
        found = [compare(claimed, seed) for seed in seeds[part]]
        return max(float("-inf") if evidence.vetoed else evidence.points for evidence in found)

    return max(sorted(seeds), key=strength)


def _with_its_package(claim: Claim, free: set[str], placed: Mapping[str, int]) -> int:
    """The part of the package that a claim is said to be a part of; its own where that is judged or unknown."""
    if claim.id in free:
        for link in claim.links:
            if link.relation == "part_of" and link.claim in placed:
                return placed[link.claim]
    return placed[claim.id]
