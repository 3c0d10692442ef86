"""Finds the pairs of claims that are worth weighing: those that share a block.

A block is named by what one claim says alone, so that whether two claims meet never depends on a third.
"""

import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rempart.ledger.evidence import RIVAL_SUM
from rempart.ledger.profiles import Profile, Span
from rempart.terms.party import EU, EUROPE

Key = tuple[object, ...]
Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]
# Kinds of deal that are one with another kind only where the sums say so.
_APART = frozenset(("guarantee", "loan", "production", "cooperation"))
# Pairs handed over at once: enough for arrays to pay, little enough to fit in memory.
_PAIRS_AT_ONCE = 1 << 18


def keys(profile: Profile) -> Iterator[Key]:
    """What two claims about one agreement share: parties with a sum, or with a word of the item.

    Claims that name no party are met by the sum and a word of the item.
    """
    yield from _by_sum(profile)
    yield from _by_item(profile)


def _by_sum(profile: Profile) -> Iterator[Key]:
    bins = [bin_ for span in profile.sums for bin_ in _bins_of(span)]
    for who, bin_ in product(_parties(profile), bins):
        yield ("sum", who, *bin_)
    for word, bin_ in product(_words(profile), bins):
        yield ("sum", "", word, *bin_)


def _by_item(profile: Profile) -> Iterator[Key]:
    kind = profile.type if profile.type in _APART else "goods"
    for who, word in product(_parties(profile), _words(profile)):
        yield (kind, who, word)


def _parties(profile: Profile) -> list[object]:
    parties = sorted(_names(profile)) or [""]
    return [*parties, *combinations(parties, 2)]


def _words(profile: Profile) -> list[str]:
    return sorted(profile.item) or [""]


def _names(profile: Profile) -> set[str]:
    """The parties by which claims meet: the Union and Europe are one."""
    return {EUROPE if party == EU else party for party in profile.parties}


def _bins_of(span: Span) -> Iterator[Key]:
    """The bins of what the sum is compared in, and of the sum as told, since the rates of two years differ."""
    reach = math.log(RIVAL_SUM)
    yield from ((span.scale, *bin_) for bin_ in _bins(math.log(span.middle), reach))
    if span.told != span.scale:
        told = math.log(math.sqrt(span.told_low * span.told_high))
        yield from ((span.told, *bin_) for bin_ in _bins(told, reach))


def _bins(value: float, reach: float) -> tuple[tuple[str, int], tuple[str, int]]:
    """Two bins, twice as wide as ``reach`` and shifted by it: values closer than it share at least one."""
    return ("even", math.floor(value / reach / 2)), ("odd", math.floor((value / reach + 1) / 2))


class Block(NamedTuple):
    """The places of claims that share a block; two of which both have what is barred do not meet there."""

    places: NDArray[np.int32]
    barred: tuple[NDArray[np.bool_], ...]

    @property
    def pairs(self) -> float:
        """How many pairs there are at most."""
        return len(self.places) ** 2 / 2


def blocks(profiles: Sequence[Profile]) -> list[Block]:
    """The blocks of two claims or more, in an order that follows from that of the claims.

    Claims that name two parties or more meet by a pair of parties; a claim that names one meets all
    that name it. Two sums that could be one meet by the sum.
    """
    complete = np.array([len(_names(one)) > 1 for one in profiles], dtype=bool)
    with_sum = np.array([bool(one.sums) for one in profiles], dtype=bool)
    found = []
    # One sort of blocks after the other, since their names take much memory.
    for names in (_by_sum, _by_item):
        for (kind, who, *_), members in _blocks(profiles, names):
            barred = [complete] if isinstance(who, str) else []
            barred += [with_sum] if kind != "sum" else []
            found.append(Block(np.array(members, dtype=np.int32), tuple(barred)))
    return found


def meetings(some: Iterable[Block]) -> Iterator[Pairs]:
    """Yield the places of pairs that share a block, the smaller one first; a pair may come more than once."""
    waiting: list[Pairs] = []
    size = 0
    for block in some:
        for pairs in _within(block.places.astype(np.int64), block.barred):
            waiting.append(pairs)
            size += len(pairs[0])
            if size >= _PAIRS_AT_ONCE:
                yield _joined(waiting)
                waiting, size = [], 0
    if waiting:
        yield _joined(waiting)


def _blocks(
    profiles: Sequence[Profile], names: Callable[[Profile], Iterator[Key]]
) -> Iterator[tuple[Key, "array[int]"]]:
    """The blocks of two claims or more, with their places."""
    first: dict[Key, int] = {}
    members: dict[Key, array[int]] = {}
    for place, one in enumerate(profiles):
        for key in set(names(one)):
            at = first.setdefault(key, place)
            if at != place:
                if key not in members:
                    members[key] = array("i", [at])
                members[key].append(place)
    yield from members.items()


def _within(places: NDArray[np.int64], barred: Sequence[NDArray[np.bool_]]) -> Iterator[Pairs]:
    """Pairs of one block, a stretch of rows at a time, but for those of which both have what is barred."""
    rows = max(1, _PAIRS_AT_ONCE // len(places))
    for start in range(0, len(places), rows):
        left, right = places[start : start + rows, None], places[None, start:]
        meets = left < right
        for flag in barred:
            meets &= ~(flag[left] & flag[right])
        row, column = np.nonzero(meets)
        yield places[start + row], places[start + column]


def _joined(waiting: Sequence[Pairs]) -> Pairs:
    return np.concatenate([left for left, _ in waiting]), np.concatenate([right for _, right in waiting])
