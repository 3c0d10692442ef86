"""Who is within reach of what: distances on the sphere, and people merged by equal reach."""

from dataclasses import dataclass
from math import cos

import numpy as np
from numpy.typing import NDArray

from rempart.coverage.places import Located

EARTH_RADIUS_KM = 6371.0088


@dataclass(frozen=True, slots=True, repr=False)
class Instance:
    """A maximal-covering instance: classes of demand with equal cover sets, columns of one kind each.

    Args:
        covers: Shape (classes, columns); whether the column covers the class.
        weights: Shape (classes,); whole numbers from 1 (people, or half units of infrastructure).
        kinds: Shape (columns,); from 0, ascending; each kind has its own number of systems.
    """

    covers: NDArray[np.bool_]
    weights: NDArray[np.int64]
    kinds: NDArray[np.int64]

    def value(self, chosen: NDArray[np.int64]) -> int:
        """Return the weight that the chosen columns cover together."""
        return int(self.weights[self.covers[:, chosen].any(axis=1)].sum())


class Neighbourhoods:
    """Great-circle neighbourhoods between demand and cities (sphere of 6371.0088 km).

    Args:
        demand: Points to be covered.
        cities: Where systems may stand.
    """

    def __init__(self, demand: Located, cities: Located) -> None:
        self._amount = demand.amount
        # The cosine of the angle between two places; three outer products, so that the sums do not
        # depend on the number of threads.
        self._cosine = np.zeros((len(demand.amount), len(cities.amount)))
        for ours, theirs in zip(_on_sphere(demand), _on_sphere(cities), strict=True):
            self._cosine += np.multiply.outer(ours, theirs)

    def within(self, radius_km: float) -> NDArray[np.bool_]:
        """Return shape (points, cities): at most ``radius_km`` apart."""
        reached: NDArray[np.bool_] = self._cosine >= cos(radius_km / EARTH_RADIUS_KM)
        return reached

    def instance(self, radii_km: tuple[float, ...], *, equal: bool = False) -> Instance:
        """Return the instance with one kind of system for each radius, at every city.

        ``equal`` counts every point once instead of by its amount. Points with equal cover sets are one class; points out of every reach are in none.
        """
        reach = np.concatenate([self.within(radius) for radius in radii_km], axis=1)
        kinds = np.repeat(np.arange(len(radii_km)), self._cosine.shape[1])
        return merged(reach, np.ones_like(self._amount) if equal else self._amount, kinds)


def merged(reach: NDArray[np.bool_], weights: NDArray[np.int64], kinds: NDArray[np.int64]) -> Instance:
    """Return the instance with one class for each cover set; the key is the set itself, not a hash of it."""
    counts = reach.any(axis=1) & (weights > 0)
    packed, belongs = np.unique(np.packbits(reach[counts], axis=1), axis=0, return_inverse=True)
    covers = np.unpackbits(packed, axis=1, count=reach.shape[1]).astype(np.bool_)
    summed = np.zeros(len(packed), dtype=np.int64)
    np.add.at(summed, belongs.ravel(), weights[counts])
    return Instance(covers, summed, kinds)


def _on_sphere(points: Located) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    latitude, longitude = np.radians(points.latitude), np.radians(points.longitude)
    return np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)
