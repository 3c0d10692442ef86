"""Answers of the solver by layer, radius and counts, people and infrastructure each by itself; what one more adds."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from rempart.coverage.demand import Demand, Region
from rempart.coverage.instance import Instance
from rempart.coverage.places import Located
from rempart.coverage.reaching import Neighbourhoods
from rempart.coverage.searching import Answer, Search
from rempart.coverage.systems import Layer, known_systems

Radius = Literal["low", "mode", "high"]
RADII: tuple[Radius, ...] = ("low", "mode", "high")
Purpose = Literal["people", "weighted", "equal"]


@dataclass(frozen=True, slots=True)
class Reached:
    """Systems by name, and the layer and radius at which they are asked about."""

    layer: Layer
    radius: Radius
    counts: Mapping[str, int]


class Answering:
    """What given systems could cover at most, of people and of objects in half units of weight; the cities stay inside."""

    def __init__(self, demand: Demand, objects: Located) -> None:
        self._demand = demand
        self._people = Neighbourhoods(demand.people, demand.cities)
        self._objects = Neighbourhoods(objects, demand.cities)
        self._weights = objects.amount
        self._searches: dict[tuple[Purpose, tuple[float, ...]], Search] = {}

    def most(self, purpose: Purpose, layer: Layer, radius: Radius, systems: Mapping[str, int]) -> Answer:
        """Return the most that ``systems`` (counts by name) can cover in a layer at one of three radii.

        The unit is people, half units of weight, or objects.
        """
        counts = by_radius(layer, radius, systems)
        if not counts:
            return Answer(0, 0, np.empty(0, dtype=np.int64))
        return self.search(purpose, tuple(counts)).best(tuple(counts.values()))

    def about(self, layer: Layer, systems: Mapping[str, int]) -> Answer:
        """Return people that ``systems`` can cover at nominal radius, proven within 0.1 per cent of the most."""
        counts = by_radius(layer, "mode", systems)
        if not counts:
            return Answer(0, 0, np.empty(0, dtype=np.int64))
        return self.search("people", tuple(counts)).about(tuple(counts.values()))

    def by_group(self, purpose: Purpose, systems: Reached, groups: Iterable[Region]) -> list[int]:
        """Return what the answer for some systems covers of each group: people, or half units of weight."""
        counts = by_radius(systems.layer, systems.radius, systems.counts)
        chosen = self.most(purpose, systems.layer, systems.radius, systems.counts).chosen
        cities = len(self._demand.cities.amount)
        standing = {km: chosen[chosen // cities == kind] % cities for kind, km in enumerate(counts)}
        reached = self._reached(purpose, standing)
        return [int(reached[group.at].sum()) for group in groups]

    def covered_by(self, purpose: Purpose, standing: Mapping[float, NDArray[np.int64]]) -> int:
        """Return what systems at given cities cover, by their radius in kilometres."""
        return int(self._reached(purpose, standing).sum())

    def _reached(self, purpose: Purpose, standing: Mapping[float, NDArray[np.int64]]) -> NDArray[np.int64]:
        """Return the people or half units of each point that are covered, 0 where it is not."""
        side = self._people if purpose == "people" else self._objects
        amount = self._demand.people.amount if purpose == "people" else self._weights
        covered = np.zeros(len(amount), dtype=np.bool_)
        for kilometres, cities in standing.items():
            covered |= side.within(kilometres, cities)
        return np.asarray(amount * covered)

    def search(self, purpose: Purpose, radii_km: tuple[float, ...]) -> Search:
        """Return the search over one kind of system for each radius; made once."""
        key = (purpose, radii_km)
        if key not in self._searches:
            self._searches[key] = Search(self.instance(purpose, radii_km))
        return self._searches[key]

    def instance(self, purpose: Purpose, radii_km: tuple[float, ...]) -> Instance:
        """Return what one kind of system for each radius can cover. It stays inside the stage."""
        side = self._people if purpose == "people" else self._objects
        return side.instance(radii_km, equal=purpose == "equal")


def by_radius(layer: Layer, radius: Radius, systems: Mapping[str, int]) -> dict[float, int]:
    """Return counts by kilometres, the farthest first; systems of one radius are one kind."""
    counts: dict[float, int] = {}
    for name, count in systems.items():
        reach = known_systems()[name].reaches.get(layer)
        if reach is not None and count:
            kilometres = float(getattr(reach.radius_km, radius))
            counts[kilometres] = counts.get(kilometres, 0) + count
    return dict(sorted(counts.items(), reverse=True))


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
    most = range(min(excluded + stride, search.cities))
    return bisect_left(most, target, lo=excluded + 1, key=lambda count: search.relaxed_bound((count,)))
