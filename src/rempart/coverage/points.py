"""Points with a coordinate, and what stands there; names of places are never held."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Point(NamedTuple):
    """One point: degrees; people or weight; region; the other fields as in ``Located``."""

    latitude: float
    longitude: float
    amount: int
    region: str
    level: int = -1
    flag: bool = True
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """Points with a coordinate: degrees, shape (n,), and what stands there.

    ``amount`` is people, or the weight of an object in half units; ``level`` that of the area from which
    on the point counts (-1: always); ``flag`` whether it is a settlement (people) or under government
    control (cities); ``kind`` the class of an object.
    """

    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    amount: NDArray[np.int64]
    region: NDArray[np.str_]
    level: NDArray[np.int64]
    flag: NDArray[np.bool_]
    kind: NDArray[np.str_]

    def only(self, chosen: NDArray[np.bool_]) -> "Located":
        """Return the points for which ``chosen`` holds, ordered by coordinate, so that no input order matters."""
        kept = np.flatnonzero(chosen)
        by = (self.kind, self.level, self.flag, self.amount, self.region, self.longitude, self.latitude)
        at = kept[np.lexsort(tuple(key[kept] for key in by))]
        return Located(*(getattr(self, name)[at] for name in Located.__dataclass_fields__))


def located(points: Iterable[Point]) -> Located:
    """Return points as arrays, in their order.

    Example:
        >>> located([Point(50.45, 30.52, 2952301, "UA-30")]).amount.tolist()
        [2952301]
    """
    columns = tuple(zip(*points, strict=True)) or ((),) * len(Point._fields)
    latitude, longitude, amount, region, level, flag, kind = columns
    return Located(
        np.array(latitude, dtype=np.float64),
        np.array(longitude, dtype=np.float64),
        np.array(amount, dtype=np.int64),
        np.array(region, dtype=np.str_),
        np.array(level, dtype=np.int64),
        np.array(flag, dtype=np.bool_),
        np.array(kind, dtype=np.str_),
    )
