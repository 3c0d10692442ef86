"""Groups claims into agreements: candidates by block, joined strongest first, near linear in time."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rempart.ledger.evidence import RIVAL_SUM, compare
from rempart.ledger.profiles import Profile

# In a block larger than this each profile meets only its neighbours in the order of content, so that
# a much-told story does not cost the square of its size.
WINDOW = 60


@dataclass(slots=True)
class _Cluster:
    members: list[int]
    # One index for each distinct content but for the month and history: enough to see a veto.
    kinds: dict[tuple[object, ...], int] = field(default_factory=dict)


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
        if first != second and _agree(clusters[first], clusters[second], distinct):
            _join(clusters, home, first, second)
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
    clusters[first].kinds.update(
        {kind: number for kind, number in moved.kinds.items() if kind not in clusters[first].kinds}
    )


def _candidates(distinct: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Yield each pair of indexes that shares a block, once."""
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(distinct):
        for key in set(_blocks(one)):
            blocks[key].append(number)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks, key=repr):
        numbers = blocks[key]
        for place, left in enumerate(numbers):
            for right in numbers[place + 1 : place + 1 + WINDOW]:
                if (left, right) not in seen:
                    seen.add((left, right))
                    yield left, right


def _blocks(one: Profile) -> Iterator[tuple[object, ...]]:
    """Keys that two claims about one agreement share: a party with a sum, or with an item and a time."""
    parties = sorted(one.parties) or [""]
    for span in one.sums:
        step = math.floor(math.log(span.middle) / math.log(RIVAL_SUM))
        for party in parties:
            yield from ((party, span.scale, step + shift) for shift in (-1, 0, 1))
    half_year = None if one.month is None else one.month // 6
    for party in parties:
        for word in sorted(one.item) or [one.type]:
            yield (party, word, None)
            if half_year is not None:
                yield (party, word, half_year)
                yield (party, word, half_year + 1)
