"""Who is within reach of what on the sphere, and people merged by what reaches them."""

from math import sin

import numpy as np
from numpy.typing import NDArray

from rempart.coverage.instance import Instance, Words
from rempart.coverage.points import Located
from rempart.coverage.reaching import Map, Reaching

EARTH_RADIUS_KM = 6371.0088


class Sphere:
    """The map is longitude and latitude in degrees, radii are in kilometres along great circles.

    Positions are points of the unit sphere; straight lines through it order places as great circles do.
    A point at exactly the radius is within reach.
    """

    strict = False

    def positions(self, points: Map) -> Map:
        """Return shape (3, n) for longitudes and latitudes of shape (2, n)."""
        longitude, latitude = np.radians(points)
        return np.stack(
            [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)]
        )

    def length(self, radius: float) -> float:
        """Return the chord of a great-circle distance in kilometres."""
        return 2 * sin(min(radius / EARTH_RADIUS_KM, np.pi) / 2)


class Neighbourhoods:
    """Great-circle neighbourhoods between demand and cities (sphere of 6371.0088 km).

    Args:
        demand: Points to be covered.
        cities: Where systems may stand.
    """

    def __init__(self, demand: Located, cities: Located) -> None:
        self._surface = Sphere()
        self._amount = demand.amount
        self._demand = np.stack([demand.longitude, demand.latitude])
        self._cities = np.stack([cities.longitude, cities.latitude])

    def within(self, radius_km: float, cities: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return shape (points,): at most ``radius_km`` from any of the given cities."""
        points = self._surface.positions(self._demand)
        reach = self._surface.length(radius_km) ** 2
        covered = np.zeros(len(self._amount), dtype=np.bool_)
        for city in self._surface.positions(self._cities[:, cities]).T:
            covered |= ((points - city[:, None]) ** 2).sum(axis=0) <= reach
        return covered

    def instance(self, radii_km: tuple[float, ...], *, equal: bool = False) -> Instance:
        """Return the instance with one kind of system for each radius, at every city.

        ``equal`` counts every point once instead of by its amount. Points with equal cover sets are one
        class; points out of every reach are in none.
        """
        reaching = self._reaching(radii_km)
        reaching.add(self._demand, np.ones_like(self._amount) if equal else self._amount)
        return reaching.instance()

    def words(self, radii_km: tuple[float, ...]) -> Words:
        """Return the cover set of each point as bits, for one kind of system for each radius at every city."""
        return self._reaching(radii_km).words_of(self._demand)

    def _reaching(self, radii_km: tuple[float, ...]) -> Reaching:
        size = len(self._amount)
        corners = self._demand if size else np.zeros((2, 1))
        box = np.stack([corners.min(axis=1), corners.max(axis=1)], axis=1)
        return Reaching(self._surface, self._cities, radii_km, corners=box, points=size)
