"""Groups claims into agreements: runs of like claims, weighed where they share a block, joined strongest first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from rempart.ledger.blocks import meetings
from rempart.ledger.evidence import MONTHS_APART, compare
from rempart.ledger.profiles import Profile
from rempart.ledger.weighing import Run, Weighing

_PAIRS_AT_ONCE = 1 << 16


@dataclass(slots=True)
class _Cluster:
    members: list[int]
    # One run for each distinct content as far as a veto rests on it.
    contents: dict[int, int]
    # Groups that hold a veto against this one: a group only grows, so a veto stays.
    refused: set[int] = field(default_factory=set)


def group(profiles: Iterable[Profile]) -> dict[Profile, int]:
    """Give each distinct profile the number of its group; the grouping follows content alone.

    Claims that say the same in one season after the other are one run. Runs that share a block are
    weighed at their nearest months, and joined from the strongest pair downwards; two groups are never
    joined where any two of their members veto each other. So what becomes of a claim depends on those
    claims alone to which a chain of strong pairs leads.

    Args:
        profiles: In any order, with any repetitions.

    Returns:
        Group number of each distinct profile.
    """
    runs, run_of = _runs(profiles)
    weighing = Weighing(runs)
    home = list(range(len(runs)))
    clusters = {number: _Cluster([number], {weighing.content[number]: number}) for number in home}
    for one, other in _strong_pairs(runs, weighing):
        first, second = home[one], home[other]
        if first == second or second in clusters[first].refused:
            continue
        ours, theirs = clusters[first].contents, clusters[second].contents
        # Two runs alone are joined unseen: a strong pair holds no veto.
        if len(ours) * len(theirs) > 1 and weighing.any_veto([*ours.values()], [*theirs.values()]):
            clusters[first].refused.add(second)
            clusters[second].refused.add(first)
        else:
            _join(clusters, home, first, second)
    return {profile: home[number] for profile, number in run_of.items()}


def _runs(profiles: Iterable[Profile]) -> tuple[list[Run], dict[Profile, int]]:
    """The runs in the order of content, and the place of each profile's run."""
    months: dict[Profile, list[Profile]] = defaultdict(list)
    for one in set(profiles):
        months[replace(one, month=None)].append(one)
    stretches: list[list[Profile]] = []
    for same in months.values():
        dated = sorted((one for one in same if one.month is not None), key=_month)
        stretches += [[one] for one in same if one.month is None]
        # Even word for word the same is not one agreement where next to nothing is told.
        is_one = len(dated) > 1 and compare(dated[0], dated[0]).same
        for place, one in enumerate(dated):
            if place and is_one and _month(one) - _month(dated[place - 1]) <= MONTHS_APART[0]:
                stretches[-1].append(one)
            else:
                stretches.append([one])
    stretches = _in_order(stretches)
    runs = [Run(stretch[0], stretch[0].month, stretch[-1].month) for stretch in stretches]
    return runs, {one: number for number, stretch in enumerate(stretches) for one in stretch}


def _in_order(stretches: Iterable[list[Profile]]) -> list[list[Profile]]:
    """By the ``sort_key`` of the first; by its two first parts before the rest, since whole keys take much memory."""
    alike: dict[tuple[str, tuple[str, ...]], list[list[Profile]]] = defaultdict(list)
    for stretch in stretches:
        alike[stretch[0].type, tuple(sorted(stretch[0].taker))].append(stretch)
    ordered = (sorted(alike[start], key=lambda stretch: stretch[0].sort_key) for start in sorted(alike))
    return [stretch for some in ordered for stretch in some]


def _month(one: Profile) -> int:
    return -1 if one.month is None else one.month


def _strong_pairs(runs: Sequence[Run], weighing: Weighing) -> Iterator[tuple[int, int]]:
    """Yield the pairs taken as one agreement: strongest first, then the best confirmed, then by content.

    A pair is as well confirmed as that one of the two which makes the most strong pairs: what fits two groups alike,
    such as a claim without a sum, goes to the account that most claims give.
    """
    found = [weighing.strong(left, right) for left, right in meetings([run.content for run in runs])]
    if not found:
        return
    pairs = np.concatenate([left * len(runs) + right for left, right, _ in found])
    points = np.concatenate([points for _, _, points in found])
    del found
    pairs, where = np.unique(pairs, return_index=True)
    left, right = np.divmod(pairs, len(runs))
    partners = np.bincount(left, minlength=len(runs)) + np.bincount(right, minlength=len(runs))
    confirmed = np.maximum(partners[left], partners[right])
    pairs = pairs[np.lexsort((-confirmed, -points[where]))]
    for start in range(0, len(pairs), _PAIRS_AT_ONCE):
        left, right = np.divmod(pairs[start : start + _PAIRS_AT_ONCE], len(runs))
        yield from zip(left.tolist(), right.tolist(), strict=True)


def _join(clusters: dict[int, _Cluster], home: list[int], first: int, second: int) -> None:
    """Move the smaller group into the larger one; at a tie the first by content stays."""
    sizes = len(clusters[first].members), len(clusters[second].members)
    if sizes[0] < sizes[1] or (sizes[0] == sizes[1] and second < first):
        first, second = second, first
    moved = clusters.pop(second)
    for member in moved.members:
        home[member] = first
    clusters[first].members.extend(moved.members)
    clusters[first].refused |= moved.refused
    for other in moved.refused:
        clusters[other].refused.discard(second)
        clusters[other].refused.add(first)
    clusters[first].contents = moved.contents | clusters[first].contents
