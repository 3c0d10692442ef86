"""One item by itself at nominal radius: what each further system adds, and how many would be needed."""

from collections.abc import Iterator
from dataclasses import dataclass

from rempart.coverage.searching import Answer, Search

SHARES = ((80, 0.8), (90, 0.9), (95, 0.95))
LEAST_LENGTH = 30


@dataclass(frozen=True, slots=True)
class Added:
    """People that the ``count``-th system adds: proven limits, in the figures of the tables."""

    count: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Fewest:
    """Proven limits of the fewest systems for a share; both None where no number reaches it."""

    share: float
    low: int | None
    high: int | None
    largest: int


def added(search: Search, longest: int) -> Iterator[Added]:
    """Yield what each system from the first to the ``longest``-th adds (at least thirty of them).

    None beyond the number of cities: there is nowhere left to stand. The best choices for two counts need
    not hold one another, so this is a difference of two optima.
    """
    before = Answer(0, 0, search.best((0,)).chosen)
    for count in range(1, max(LEAST_LENGTH, min(longest, search.cities)) + 1):
        now = search.best((count,))
        yield Added(count, max(0, now.value - before.bound), max(0, now.bound - before.value))
        before = now


def fewest(search: Search, everybody: int) -> Iterator[Fewest]:
    """Yield the fewest systems for 80, 90 and 95 per cent of ``everybody``."""
    largest = search.everywhere()
    start = 1
    for per_cent, share in SHARES:
        target = -(-per_cent * everybody // 100)
        if largest < target:
            yield Fewest(share, None, None, largest)
            continue
        low = _first_not_excluded(search, target, start)
        proven = start = low
        while (answer := search.reaching((low,), target)).value < target:
            low += 1
            if answer.bound < target:
                proven = low
        yield Fewest(share, proven, low, largest)


def _first_not_excluded(search: Search, target: int, start: int) -> int:
    """Return the least count whose bound reaches the target: strides that double, then halving."""
    excluded, stride = start - 1, 1
    while search.relaxed_bound((min(excluded + stride, search.cities),)) < target:
        excluded += stride
        stride *= 2
    least, most = excluded + 1, min(excluded + stride, search.cities)
    while least < most:
        middle = (least + most) // 2
        if search.relaxed_bound((middle,)) >= target:
            most = middle
        else:
            least = middle + 1
    return least
