"""Groups claims into agreements: runs of like claims, weighed where they share a block, joined strongest first."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from rempart.collecting import by_key
from rempart.ledger.blocks import Block, blocks, meetings
from rempart.ledger.evidence import MONTHS_APART, compare
from rempart.ledger.profiles import Profile
from rempart.ledger.spreading import Each, one_by_one
from rempart.ledger.standoffs import Holding, Standoffs
from rempart.ledger.weighing import Run, Weighing

Places = NDArray[np.int32]
# Pairs looked at between two looks at who is in which group.
_PAIRS_AT_ONCE = 1 << 12
# Pairs in a portion of work, and how many cost as much as a claim does elsewhere.
_PAIRS_A_PORTION = 1 << 19
_PAIRS_A_CLAIM = 100


@dataclass(slots=True)
class _Cluster:
    members: list[int]
    # None as long as it is one run that no other was compared with.
    held: Holding | None = None
    # Groups that hold a veto against this one: a group only grows, so a veto stays.
    refused: set[int] = field(default_factory=set)


def group(profiles: Iterable[Profile], each: Each = one_by_one) -> dict[Profile, int]:
    """Give each distinct profile the number of its group; the grouping follows content alone, in whatever order.

    Claims that say the same in one season after the other are one run. Runs that share a block are
    weighed at their nearest months, and joined from the strongest pair downwards; two groups are never
    joined where any two of their members veto each other. So what becomes of a claim depends on those
    claims alone to which a chain of strong pairs leads.
    """
    runs, run_of = _runs(profiles)
    weighing = Weighing(runs)
    home = np.arange(len(runs))
    standoffs = Standoffs(runs, weighing)
    clusters = [_Cluster([number]) for number in range(len(runs))]
    for one, other in _still_apart(*_strong_pairs(runs, weighing, each), home):
        first, second = int(home[one]), int(home[other])
        if first == second or second in clusters[first].refused:
            continue
        ours, theirs = _held(clusters[first], standoffs), _held(clusters[second], standoffs)
        # Two runs alone are joined unseen: a strong pair holds no veto.
        alone = len(ours.contents) == len(theirs.contents) == 1
        if not alone and standoffs.between(ours, theirs):
            clusters[first].refused.add(second)
            clusters[second].refused.add(first)
        else:
            _join(clusters, home, first, second).held = ours.joined(theirs)
    named = home.tolist()
    return {profile: named[number] for profile, number in run_of.items()}


def _runs(profiles: Iterable[Profile]) -> tuple[list[Run], dict[Profile, int]]:
    """The runs in the order of content, and the place of each profile's run."""
    months = by_key((replace(one, month=None), one) for one in set(profiles))
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
    alike = by_key(((stretch[0].type, tuple(sorted(stretch[0].taker))), stretch) for stretch in stretches)
    ordered = (sorted(alike[start], key=lambda stretch: stretch[0].sort_key) for start in sorted(alike))
    return [stretch for some in ordered for stretch in some]


def _month(profile: Profile) -> int:
    return -1 if profile.month is None else profile.month


def _strong_pairs(runs: Sequence[Run], weighing: Weighing, each: Each) -> tuple[Places, Places]:
    """The pairs taken as one agreement: strongest first, then the best confirmed, then by content.

    A pair is as well confirmed as its two make strong pairs, both counted: what fits two groups alike, such as a claim
    without a sum, goes to the account that most claims give.
    """

    def strong(some: Sequence[Block]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Return the strong pairs of some blocks, and their points."""
        found = [weighing.strong(left, right) for left, right in meetings(some)]
        if not found:
            return np.empty(0, dtype=np.int64), np.empty(0)
        pairs = np.concatenate([left * len(runs) + right for left, right, _ in found])
        points = np.concatenate([points for _, _, points in found])
        pairs, where = np.unique(pairs, return_index=True)
        return pairs, points[where]

    portions = _portions(blocks([run.content for run in runs]))
    sizes = [int(sum(block.pairs for block in some) / _PAIRS_A_CLAIM) for some in portions]
    found = each(strong, portions, sizes)
    pairs, where = np.unique(
        np.concatenate([pairs for pairs, _ in found] or [np.empty(0, dtype=np.int64)]), return_index=True
    )
    points = np.concatenate([points for _, points in found] or [np.empty(0)])[where]
    del found, where
    left, right = (places.astype(np.int32) for places in np.divmod(pairs, max(len(runs), 1)))
    partners = np.bincount(left, minlength=len(runs)) + np.bincount(right, minlength=len(runs))
    confirmed = (partners[left] + partners[right]).astype(np.int32)
    order = np.lexsort((-confirmed, -points))
    return left[order], right[order]


def _portions(some: Sequence[Block]) -> list[list[Block]]:
    """Blocks in portions that are worth sharing out, in their order."""
    portions: list[list[Block]] = []
    size = math.inf
    for block in some:
        if size >= _PAIRS_A_PORTION:
            portions.append([])
            size = 0
        portions[-1].append(block)
        size += block.pairs
    return portions


def _still_apart(left: Places, right: Places, home: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Yield the pairs whose two are not yet in one group, and of those between two groups the first.

    Most pairs come when their two have long been joined, or kept apart, by a stronger one.
    """
    for start in range(0, len(left), _PAIRS_AT_ONCE):
        one, other = left[start : start + _PAIRS_AT_ONCE], right[start : start + _PAIRS_AT_ONCE]
        here, there = home[one], home[other]
        groups = np.minimum(here, there) * len(home) + np.maximum(here, there)
        _, first = np.unique(groups, return_index=True)
        first.sort()
        first = first[here[first] != there[first]]
        yield from zip(one[first].tolist(), other[first].tolist(), strict=True)


def _held(cluster: _Cluster, standoffs: Standoffs) -> Holding:
    if cluster.held is None:
        cluster.held = standoffs.holding(cluster.members[0])
    return cluster.held


def _join(clusters: list[_Cluster], home: NDArray[np.int64], first: int, second: int) -> _Cluster:
    """Move the smaller group into the larger one, and return it; at a tie the first by content stays."""
    sizes = len(clusters[first].members), len(clusters[second].members)
    if sizes[0] < sizes[1] or (sizes[0] == sizes[1] and second < first):
        first, second = second, first
    moved = clusters[second]
    home[moved.members] = first
    clusters[first].members.extend(moved.members)
    clusters[first].refused |= moved.refused
    for other in moved.refused:
        clusters[other].refused.discard(second)
        clusters[other].refused.add(first)
    clusters[second] = _Cluster([])
    return clusters[first]
