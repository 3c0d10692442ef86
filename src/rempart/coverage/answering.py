"""Answers of the solver by layer, radius and counts: people and infrastructure, each maximised by itself."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from rempart.coverage.demand import Demand
from rempart.coverage.neighbourhoods import Neighbourhoods
from rempart.coverage.places import Located
from rempart.coverage.searching import Answer, Search
from rempart.coverage.shares import Layer
from rempart.coverage.systems import known_systems

Radius = Literal["low", "mode", "high"]
RADII: tuple[Radius, ...] = ("low", "mode", "high")
Purpose = Literal["people", "weighted", "equal"]


class Answering:
    """What given systems could cover at most. The chosen cities stay inside.

    Args:
        demand: Who is counted, and where systems may stand.
        objects: Listed infrastructure at its cities, weights in half units.
    """

    def __init__(self, demand: Demand, objects: Located) -> None:
        self._demand = demand
        self._people = Neighbourhoods(demand.people, demand.cities)
        self._objects = Neighbourhoods(objects, demand.cities)
        self._searches: dict[tuple[Purpose, tuple[float, ...]], Search] = {}

    def most(self, purpose: Purpose, layer: Layer, radius: Radius, systems: Mapping[str, int]) -> Answer:
        """Return the most that ``systems`` (counts by name) can cover in a layer at one of three radii.

        The unit is people, half units of weight, or objects.
        """
        counts = _by_radius(layer, radius, systems)
        if not counts:
            return Answer(0, 0, np.empty(0, dtype=np.int64))
        return self.search(purpose, tuple(counts)).best(tuple(counts.values()))

    def about(self, layer: Layer, systems: Mapping[str, int]) -> Answer:
        """Return people that ``systems`` can cover at nominal radius, proven within 0.1 per cent of the most."""
        counts = _by_radius(layer, "mode", systems)
        if not counts:
            return Answer(0, 0, np.empty(0, dtype=np.int64))
        return self.search("people", tuple(counts)).about(tuple(counts.values()))

    def by_region(self, layer: Layer, radius: Radius, systems: Mapping[str, int]) -> list[int]:
        """Return the people of each region that the answer for ``systems`` covers, in the order of the regions."""
        counts = _by_radius(layer, radius, systems)
        covered = np.zeros(len(self._demand.people.amount), dtype=np.bool_)
        chosen = self.most("people", layer, radius, systems).chosen
        cities = len(self._demand.cities.amount)
        for kind, kilometres in enumerate(counts):
            of_kind = chosen[chosen // cities == kind] % cities
            covered |= self._people.within(kilometres, of_kind)
        people = self._demand.people.amount * covered
        return [int(people[region.at].sum()) for region in self._demand.regions]

    def search(self, purpose: Purpose, radii_km: tuple[float, ...]) -> Search:
        """Return the search over one kind of system for each radius; made once."""
        key = (purpose, radii_km)
        if key not in self._searches:
            side = self._people if purpose == "people" else self._objects
            instance = side.instance(radii_km, equal=purpose == "equal")
            self._searches[key] = Search(instance)
        return self._searches[key]


def _by_radius(layer: Layer, radius: Radius, systems: Mapping[str, int]) -> dict[float, int]:
    """Return counts by kilometres, the farthest first; systems of one radius are one kind."""
    counts: dict[float, int] = {}
    for name, count in systems.items():
        reach = known_systems()[name].reaches.get(layer)
        if reach is not None and count:
            kilometres = float(getattr(reach.radius_km, radius))
            counts[kilometres] = counts.get(kilometres, 0) + count
    return dict(sorted(counts.items(), reverse=True))
