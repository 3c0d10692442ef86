"""Groups claims into agreements: candidates by block, joined strongest first, near linear in time."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from rempart.ledger.evidence import RIVAL_SUM, compare
from rempart.ledger.profiles import Profile
from rempart.terms.party import EU, EUROPE

# In a block larger than this each profile meets only its neighbours in the order of content, so that
# a much-told story does not cost the square of its size.
WINDOW = 40
# Kinds of deal that are one with another kind only where the sums say so.
_APART = frozenset(("guarantee", "loan", "production", "cooperation"))


@dataclass(slots=True)
class _Cluster:
    members: list[int]
    # One index for each distinct content but for the month and history: enough to see a veto.
    kinds: dict[tuple[object, ...], int] = field(default_factory=dict)
    # Groups that hold a veto against this one: a group only grows, so a veto stays.
    refused: set[int] = field(default_factory=set)


def group(profiles: Iterable[Profile]) -> dict[Profile, int]:
    """Give each distinct profile the number of its group; the numbering follows content alone.

    Pairs of one block are weighed, and joined from the strongest downwards; two groups are never
    joined where any two of their members veto each other.

    Args:
        profiles: In any order, with any repetitions.

    Returns:
        Group number of each distinct profile.
    """
    distinct = sorted(set(profiles), key=lambda one: one.sort_key)
    strong: list[tuple[float, int, int]] = []
    for left, right in _candidates(distinct):
        evidence = compare(distinct[left], distinct[right])
        if evidence.same:
            strong.append((-evidence.points, left, right))
    strong.sort()
    home = list(range(len(distinct)))
    clusters = {number: _Cluster([number], {_kind(one): number}) for number, one in enumerate(distinct)}
    for _, left, right in strong:
        first, second = home[left], home[right]
        if first == second or second in clusters[first].refused:
            continue
        if _agree(clusters[first], clusters[second], distinct):
            _join(clusters, home, first, second)
        else:
            clusters[first].refused.add(second)
            clusters[second].refused.add(first)
    return {one: home[number] for number, one in enumerate(distinct)}


def _kind(one: Profile) -> tuple[object, ...]:
    return (
        one.type,
        one.taker,
        one.supplier,
        one.payer,
        one.producer,
        one.item,
        one.sums,
        one.count,
        one.rate,
    )


def _agree(first: _Cluster, second: _Cluster, distinct: Sequence[Profile]) -> bool:
    return not any(
        compare(distinct[one], distinct[other]).vetoed
        for one in first.kinds.values()
        for other in second.kinds.values()
    )


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
    clusters[first].kinds.update(
        {kind: number for kind, number in moved.kinds.items() if kind not in clusters[first].kinds}
    )


def _candidates(distinct: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Yield each pair of indexes that shares a block, once.

    Claims that name two parties or more meet by a pair of parties; a claim that names one meets all
    that name it.
    """
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(distinct):
        for key in set(_blocks(one)):
            blocks[key].append(number)
    seen: set[tuple[int, int]] = set()
    for (kind, who, *_), numbers in blocks.items():
        lonely = isinstance(who, str)
        for place, left in enumerate(numbers):
            has_sums = kind != "sum" and bool(distinct[left].sums)
            complete = lonely and len(distinct[left].parties) > 1
            for right in numbers[place + 1 : place + 1 + WINDOW]:
                # Two sums that could be one share a block of sums, two complete claims one of a pair.
                if (has_sums and distinct[right].sums) or (complete and len(distinct[right].parties) > 1):
                    continue
                if (left, right) not in seen:
                    seen.add((left, right))
                    yield left, right


def _blocks(one: Profile) -> Iterator[tuple[object, ...]]:
    """Keys that two claims about one agreement share: parties with a sum, or with an item and a season.

    Claims that name no party are met by the sum and a word of the item.
    """
    parties = sorted({EUROPE if party == EU else party for party in one.parties}) or [""]
    together = (*parties, *combinations(parties, 2))
    bins = [
        (span.scale, *bin_) for span in one.sums for bin_ in _bins(math.log(span.middle), math.log(RIVAL_SUM))
    ]
    words = sorted(one.item) or [""]
    for who, bin_ in product(together, bins):
        yield ("sum", who, *bin_)
    for word, bin_ in product(words, bins):
        yield ("sum", "", word, *bin_)
    kind = one.type if one.type in _APART else "goods"
    seasons = [("any",)] if one.month is None else [("any",), *_bins(one.month, 6)]
    for who, word, season in product(together, words, seasons):
        yield (kind, who, word, *season)


def _bins(value: float, reach: float) -> tuple[tuple[str, int], tuple[str, int]]:
    """Two bins, twice as wide as ``reach`` and shifted by it: values closer than it share at least one."""
    return ("even", math.floor(value / reach / 2)), ("odd", math.floor((value / reach + 1) / 2))
