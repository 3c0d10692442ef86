"""The places of a country: people by settlement and cell, cities where systems may stand, objects by city.

City level only: coordinates are those of cities (two decimals) or of cells of 0.1 degree. Names of
cities are never read from the tables, so that none can be printed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rempart.terms.table import table


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


# Who is counted, from the narrowest area to the widest: a part counts where its level is at most the area's.
AREA_LEVELS: Mapping[str, int] = {"government": 0, "official": 1, "recognised": 2}


@dataclass(frozen=True, slots=True)
class Counted:
    """People of one district or region, with or without a coordinate."""

    region: str
    people: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Places:
    """A country at city level (never smaller): who lives where, and what is listed where.

    ``estimates`` are later totals of people (present and low, for ``area="government"`` only); without
    them people are as registered. ``regions`` maps each region to the code under which it is shown.
    ``spread`` says whether people without a coordinate of their own are spread over cells by a rule.
    ``told`` are the assumptions of this country, id and sentence, and ``refused`` the rows of a file that
    were left out, with the reason.
    """

    code: str
    people_as_of: str
    control_as_of: str
    regions: Mapping[str, str]
    counted: tuple[Counted, ...] = field(repr=False)
    people: Located = field(repr=False)
    cities: Located = field(repr=False)
    objects: Located = field(repr=False)
    estimates: Mapping[str, int] = field(default_factory=dict)
    spread: bool = False
    told: tuple[tuple[str, str], ...] = ()
    refused: tuple[str, ...] = ()

    def total(self, area: str) -> int:
        """Return all people counted in ``area``, in the figures of ``people_as_of``."""
        return sum(part.people for part in self.counted if part.level <= AREA_LEVELS[area])

    @property
    def has_flags(self) -> bool:
        """Whether places are flagged by who controls them; without flags everybody counts."""
        return bool(self.control_as_of)


def told_of(holds: str) -> tuple[tuple[str, str], ...]:
    """Return the assumptions of a country, of a setting of a switch, or of every coverage: id and sentence.

    Example:
        >>> told_of("PL")[0][0]
        'people-2023'
    """
    rows = table("places/coverage_assumptions").values()
    return tuple((row.key, row.text("text")) for row in rows if row.text("holds") == holds)
