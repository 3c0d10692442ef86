"""Who is counted under the switches: all people, those with a coordinate, and the regions they live in."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rempart.coverage.places import AREA_LEVELS, Located, Places
from rempart.coverage.switches import Population, Switches

FEWEST_PLACES = 3
_TWENTIETHS = 20


@dataclass(frozen=True, slots=True)
class Region:
    """One or more regions shown under one code; ``at`` are the positions of its placed people."""

    code: str
    people: int
    places: int
    at: NDArray[np.int64] = field(repr=False)

    @property
    def withheld(self) -> str | None:
        """Why no share of this region may be shown, or None where one may."""
        if not self.people:
            return "no counted people"
        return "fewer than three places" if self.places < FEWEST_PLACES else None


@dataclass(frozen=True, slots=True)
class Demand:
    """People counted, in the figures of the tables; ``factors`` turn them into those of a population."""

    everybody: int
    placed: int
    factors: dict[Population, float]
    regions: tuple[Region, ...] = field(repr=False)
    people: Located = field(repr=False)
    cities: Located = field(repr=False)


def demand_of(places: Places, switches: Switches) -> Demand:
    """Return who is counted and where systems may stand under ``switches``."""
    level = AREA_LEVELS[switches.area]
    inside = places.people.level <= level
    if switches.rural == "unplaced":
        inside &= places.people.flag
    people = places.people.only(inside)
    cities = places.cities.only(places.cities.flag | (switches.sites == "all"))
    government = places.total("government")
    return Demand(
        everybody=places.total(switches.area),
        placed=int(people.amount.sum()),
        factors={
            population: places.estimates[population] / government if population != "registered" else 1.0
            for population in switches.populations
        },
        regions=_regions(places, people, level),
        people=people,
        cities=cities,
    )


def _regions(places: Places, people: Located, level: int) -> tuple[Region, ...]:
    totals = dict.fromkeys(sorted(set(places.regions.values())), 0)
    for part in places.counted:
        totals[places.regions[part.region]] += part.people if part.level <= level else 0
    shown = np.array([places.regions[str(region)] for region in people.region])
    regions = []
    for code, total in totals.items():
        at = np.flatnonzero(shown == code)
        settled = int(np.count_nonzero(people.flag[at] & (people.amount[at] > 0)))
        regions.append(Region(code, total, settled, at))
    return tuple(regions)


def rounded_outward(least: tuple[int, int], largest: tuple[int, int]) -> tuple[float, float]:
    """Round two shares (part, whole) outward to 0.05, never to wholly covered or wholly not.

    Example:
        >>> rounded_outward((31, 100), (100, 100))
        (0.3, 1.0)
    """
    low = least[0] * _TWENTIETHS // least[1]
    high = -(-largest[0] * _TWENTIETHS // largest[1])
    return min(low, _TWENTIETHS - 1) / _TWENTIETHS, max(high, 1) / _TWENTIETHS
