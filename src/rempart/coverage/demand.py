"""Who is counted under the switches, and the regions and classes that are shown together: three places or more."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rempart.coverage.places import AREA_LEVELS, Located, Places
from rempart.coverage.switches import Population, Switches
from rempart.errors import CoverageError

FEWEST_PLACES = 3
SIZE_CLASSES: tuple[tuple[int, str], ...] = (
    (1_000_000, "1m+"),
    (500_000, "500k-1m"),
    (100_000, "100k-500k"),
    (50_000, "50k-100k"),
    (15_000, "15k-50k"),
    (0, "under 15k and rural"),
)


def shown_together(
    people: Mapping[str, int], settled: Mapping[str, int], beside: Mapping[str, AbstractSet[str]]
) -> dict[str, str]:
    """Return the code under which each region is shown: those with fewer than three places join a neighbour.

    ``settled`` counts the places of a region, ``beside`` names those it shares a border with.

    Returns:
        dict[str, str]: merged regions as ``UA-30+UA-32``; a region without neighbours stays alone.

    Example:
        >>> shown_together({"A": 9, "B": 5, "C": 7}, {"A": 1, "B": 4, "C": 4}, {"A": {"B", "C"}})["A"]
        'A+B'
    """
    groups = {code: frozenset({code}) for code in sorted(people)}
    alone: set[frozenset[str]] = set()
    while True:
        few = [
            group
            for group in sorted(set(groups.values()), key=sorted)
            if group not in alone and sum(settled.get(code, 0) for code in group) < FEWEST_PLACES
        ]
        if not few:
            return {code: "+".join(sorted(group)) for code, group in groups.items()}
        group = few[0]
        near = {groups[other] for code in group for other in beside.get(code, ()) if other in groups} - {
            group
        }
        if not near:
            alone.add(group)
            continue
        joined = group | min(near, key=lambda one: (sum(people[code] for code in one), sorted(one)))
        groups |= dict.fromkeys(joined, joined)


def size_class(people: int, *, settlement: bool) -> str:
    """Return the size class of a settlement, or that of people outside settlements.

    Example:
        >>> size_class(120_000, settlement=True), size_class(120_000, settlement=False)
        ('100k-500k', 'under 15k and rural')
    """
    smallest = SIZE_CLASSES[-1][1]
    if not settlement:
        return smallest
    return next((name for least, name in SIZE_CLASSES if people >= least), smallest)


def joined_classes(places: Sequence[tuple[str, int]]) -> dict[str, str]:
    """Return the name under which each class is shown; one with fewer than three places joins the next, smaller one.

    Example:
        >>> joined_classes([("1m+", 2), ("500k-1m", 4)])
        {'1m+': '1m+, 500k-1m', '500k-1m': '1m+, 500k-1m'}
    """
    groups: list[tuple[list[str], int]] = []
    for name, number in places:
        if groups and groups[-1][1] < FEWEST_PLACES:
            groups[-1] = ([*groups[-1][0], name], groups[-1][1] + number)
        else:
            groups.append(([name], number))
    return {name: ", ".join(names) for names, _ in groups for name in names}


_TWENTIETHS = 20


@dataclass(frozen=True, slots=True)
class Region:
    """Regions, size classes or classes of objects shown under one code; ``at`` are the positions of theirs.

    ``people`` is what is counted there: people, or half units of weight.
    """

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
    sizes: tuple[Region, ...] = field(repr=False)
    people: Located = field(repr=False)
    cities: Located = field(repr=False)


def demand_of(places: Places, switches: Switches) -> Demand:
    """Return who is counted and where systems may stand under ``switches``."""
    level = AREA_LEVELS[switches.area]
    inside = places.people.level <= level
    if switches.rural == "unplaced" and places.spread:
        inside &= places.people.flag
    people = places.people.only(inside)
    cities = places.cities.only(places.cities.flag | (switches.sites == "all"))
    government = places.total("government")
    return Demand(
        everybody=places.total(switches.area),
        placed=int(people.amount.sum()),
        factors={
            population: places.estimates[population] / government if population != "registered" else 1.0
            for population in _populations(places, switches)
        },
        regions=_regions(places, people, level),
        sizes=_sizes(people),
        people=people,
        cities=cities,
    )


def _populations(places: Places, switches: Switches) -> tuple[Population, ...]:
    """Return the population figures that are shown: without later estimates, those registered."""
    if places.estimates:
        return switches.populations
    if switches.population not in {None, "registered"}:
        raise CoverageError(
            f"population {switches.population} with places {places.code}",
            "registered, because no later estimate is known for these places",
            "Choose population registered, or leave it out.",
        )
    return ("registered",)


def _sizes(people: Located) -> tuple[Region, ...]:
    """Return settlements by size class, the largest first; everybody else is in the smallest."""
    names = np.array(
        [
            size_class(int(amount), settlement=bool(flag))
            for amount, flag in zip(people.amount, people.flag, strict=True)
        ],
        dtype=np.str_,
    )
    settled = people.flag & (people.amount > 0)
    numbers = [(name, int(np.count_nonzero(settled & (names == name)))) for _, name in SIZE_CLASSES]
    return _grouped(people.amount, names, settled, joined_classes(numbers))


def classes_of(objects: Located) -> tuple[Region, ...]:
    """Return listed objects by class; places are the cities they stand at, not the objects."""
    first_of_city = np.zeros(len(objects.amount), dtype=np.bool_)
    cities: set[tuple[str, float, float]] = set()
    for at, key in enumerate(
        zip(objects.kind.tolist(), objects.latitude.tolist(), objects.longitude.tolist(), strict=True)
    ):
        first_of_city[at] = key not in cities
        cities.add(key)
    shown = {name: name for name in sorted(set(objects.kind.tolist()))}
    return _grouped(objects.amount, objects.kind, first_of_city, shown)


def _grouped(
    amount: NDArray[np.int64], names: NDArray[np.str_], places: NDArray[np.bool_], shown: dict[str, str]
) -> tuple[Region, ...]:
    """Return one cell for each name under which classes are shown, in the order of ``shown``."""
    groups = []
    for code in dict.fromkeys(shown.values()):
        inside = np.isin(names, [name for name, under in shown.items() if under == code])
        at = np.flatnonzero(inside)
        groups.append(Region(code, int(amount[at].sum()), int(np.count_nonzero(places[at])), at))
    return tuple(groups)


def _regions(places: Places, people: Located, level: int) -> tuple[Region, ...]:
    totals = dict.fromkeys(sorted(set(places.regions.values())), 0)
    for part in places.counted:
        totals[places.regions[part.region]] += part.people if part.level <= level else 0
    shown = np.array([places.regions[str(region)] for region in people.region], dtype=np.str_)
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


def rounded_nearest(part: int, whole: int) -> float:
    """Round a share to the nearest 0.05, half of it up, from 0.05 to 0.95: never wholly covered or wholly not.

    Example:
        >>> rounded_nearest(31, 100), rounded_nearest(0, 100), rounded_nearest(100, 100)
        (0.3, 0.05, 0.95)
    """
    nearest = (2 * part * _TWENTIETHS + whole) // (2 * whole)
    return min(max(nearest, 1), _TWENTIETHS - 1) / _TWENTIETHS
