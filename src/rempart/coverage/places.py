"""The places of a country: people by settlement and cell, cities where systems may stand, objects by city.

City level only: coordinates are those of cities (two decimals) or of cells of 0.1 degree. Names of
cities are never read from the tables, so that none can be printed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from statistics import mode

import numpy as np
from numpy.typing import NDArray

from rempart.errors import CoverageError
from rempart.terms.table import Row, table

# Who is counted, from the narrowest area to the widest: a part counts where its level is at most the area's.
AREA_LEVELS: Mapping[str, int] = {"government": 0, "official": 1, "recognised": 2}
# Regions that hold one city are shown together with the region around them (at least three places).
_SHOWN_TOGETHER = {
    "UA-30": "UA-30+UA-32", "UA-32": "UA-30+UA-32", "UA-40": "UA-40+UA-43", "UA-43": "UA-40+UA-43",
}  # fmt: skip
_RAIONS = ("region_iso", "raion_en")
_CELLS = ("raion_en", "cell_lat", "cell_lon")
_TOWNS = ("region_iso", "raion_uk", "name_uk", "population_2022")


@dataclass(frozen=True, slots=True)
class Located:
    """Points with a coordinate: degrees, shape (n,), and what stands there.

    ``amount`` is people, or the weight of an object in half units; ``level`` that of the area from which
    on the point counts (-1: always); ``flag`` whether it is a settlement (people) or under government
    control (cities).
    """

    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    amount: NDArray[np.int64]
    region: NDArray[np.str_]
    level: NDArray[np.int64]
    flag: NDArray[np.bool_]

    def only(self, chosen: NDArray[np.bool_]) -> "Located":
        """Return the points for which ``chosen`` holds, ordered by coordinate, so that no input order matters."""
        kept = np.flatnonzero(chosen)
        order = np.lexsort(
            (
                self.level[kept],
                self.flag[kept],
                self.amount[kept],
                self.region[kept],
                self.longitude[kept],
                self.latitude[kept],
            )
        )
        at = kept[order]
        return Located(
            self.latitude[at],
            self.longitude[at],
            self.amount[at],
            self.region[at],
            self.level[at],
            self.flag[at],
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """People of one district or region, with or without a coordinate."""

    region: str
    people: int
    level: int


@dataclass(frozen=True, slots=True)
class Places:
    """A country at city level (never smaller): who lives where, and what is listed where.

    ``estimates`` are later totals of people: present and low, for ``area="government"`` only.
    ``regions`` maps each region to the code under which it is shown.
    """

    code: str
    people_as_of: str
    control_as_of: str
    estimates: Mapping[str, int]
    regions: Mapping[str, str]
    counted: tuple[Counted, ...] = field(repr=False)
    people: Located = field(repr=False)
    cities: Located = field(repr=False)
    objects: Located = field(repr=False)

    def total(self, area: str) -> int:
        """Return all people counted in ``area``, in the figures of ``people_as_of``."""
        return sum(part.people for part in self.counted if part.level <= AREA_LEVELS[area])


@cache
def places(code: str) -> Places:
    """Return the places of a country.

    Args:
        code: ISO 3166 alpha-2; ``UA`` is the one country whose tables ship with this version.

    Raises:
        CoverageError: there are no tables for this country.

    Example:
        >>> places("UA").total("government")
        34293555
    """
    if code != "UA":
        raise CoverageError(f"no places for {code!r}", "UA", "Use --places UA.")
    raions = table("places/ua_raions", *_RAIONS)
    level_of = {row.key: 0 if row.text("under_government_control") == "yes" else 1 for row in raions.values()}
    region_rows = table("places/ua_regions")
    inside = {row.text("region_iso") for row in raions.values()}
    counted = [
        Counted(row.text("region_iso"), int(row.text("population_2022")), level_of[row.key])
        for row in raions.values()
    ]
    counted += [
        Counted(row.key, int(row.text("pop_official")), 2)
        for row in region_rows.values()
        if row.key not in inside
    ]
    cities = list(table("places/ua_cities").values())
    control = sorted(row.text("control_as_of") for row in cities)
    return Places(
        code=code,
        people_as_of="2022-01-01",
        control_as_of=f"{mode(control)} (single places {control[0]} to {control[-1]})",
        estimates=_estimates(),
        regions={region: _SHOWN_TOGETHER.get(region, region) for region in sorted(region_rows)},
        counted=tuple(counted),
        people=_people(level_of, [row for row in cities if row.text("region_iso") not in inside]),
        cities=_located(
            [(row, 0, -1, row.text("under_government_control") == "yes") for row in cities], "lat", "lon"
        ),
        objects=_located(
            [
                (row, round(2 * float(row.text("weight"))), -1, True)
                for row in table("places/ua_infrastructure").values()
                if row.text("counted_by_default") == "1"
            ],
            "city_lat",
            "city_lon",
        ),
    )


def _estimates() -> dict[str, int]:
    rows = table("places/ua_population_estimates")
    low = rows["E06"]
    return {
        "present": int(rows["E03"].text("value")),
        "low": (int(low.text("low")) + int(low.text("high"))) // 2,
    }


def _people(level_of: Mapping[str, int], cities_elsewhere: list[Row]) -> Located:
    """Settlements at their coordinate, everybody else in cells; elsewhere the listed cities alone."""
    in_ukrainian = {
        (row.text("region_iso"), row.text("raion_uk")): level_of[row.key]
        for row in table("places/ua_raions", *_RAIONS).values()
    }
    settlements = [
        (row, int(row.text("population_2022")), in_ukrainian[row.text("region_iso"), row.text("raion_uk")])
        for row in table("places/ua_urban_places", *_TOWNS).values()
        if row.text("lat")
    ]
    settlements += [(row, int(row.text("population")), 2) for row in cities_elsewhere]
    towns = _located([(row, amount, level, True) for row, amount, level in settlements], "lat", "lon")
    cells = _located(
        [
            (
                row,
                int(row.text("population_2022")),
                level_of[f"{row.text('region_iso')}-{row.text('raion_en')}"],
                False,
            )
            for row in table("places/ua_rural_cells", *_CELLS).values()
        ],
        "cell_lat",
        "cell_lon",
    )
    return Located(
        *(
            np.concatenate([getattr(towns, name), getattr(cells, name)])
            for name in Located.__dataclass_fields__
        )
    )


def _located(rows: list[tuple[Row, int, int, bool]], latitude: str, longitude: str) -> Located:
    return Located(
        np.array([float(row.text(latitude)) for row, *_ in rows]),
        np.array([float(row.text(longitude)) for row, *_ in rows]),
        np.array([amount for _, amount, _, _ in rows], dtype=np.int64),
        np.array([row.text("region_iso") for row, *_ in rows]),
        np.array([level for _, _, level, _ in rows], dtype=np.int64),
        np.array([flag for *_, flag in rows]),
    )
