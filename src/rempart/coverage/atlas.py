"""The countries whose places ship with Rempart, from sourced tables (docs/tables.md), and the user's own places."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from statistics import mode

from rempart.coverage.demand import shown_together
from rempart.coverage.outlines import outlines
from rempart.coverage.own_places import OwnFiles, own_places
from rempart.coverage.places import Counted, Places, Point, located, told_of
from rempart.errors import CoverageError
from rempart.terms.table import Row, table

# Regions that hold one city are shown together with the region around them (at least three places).
_SHOWN_TOGETHER = {
    "UA-30": "UA-30+UA-32", "UA-32": "UA-30+UA-32", "UA-40": "UA-40+UA-43", "UA-43": "UA-40+UA-43",
}  # fmt: skip
_RAIONS = ("region_iso", "raion_en")
_CELLS = ("raion_en", "cell_lat", "cell_lon")
_TOWNS = ("region_iso", "raion_uk", "name_uk", "population_2022")


@cache
def ukraine() -> Places:
    """Return Ukraine in its recognised borders, with flags of control by district and city."""
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
    elsewhere = [row for row in cities if row.text("region_iso") not in inside]
    return Places(
        code="UA",
        people_as_of="2022-01-01",
        control_as_of=f"{mode(control)} (single places {control[0]} to {control[-1]})",
        regions={region: _SHOWN_TOGETHER.get(region, region) for region in sorted(region_rows)},
        counted=tuple(counted),
        people=located([*_towns(level_of, elsewhere), *_cells(level_of)]),
        cities=located(
            Point(
                float(row.text("lat")), float(row.text("lon")), 0, row.text("region_iso"),
                flag=row.text("under_government_control") == "yes",
            )
            for row in cities
        ),
        objects=located(_objects(table("places/ua_infrastructure").values())),
        estimates=_estimates(),
        spread=True,
        told=told_of("UA"),
    )  # fmt: skip


def _estimates() -> dict[str, int]:
    rows = table("places/ua_population_estimates")
    low = rows["E06"]
    return {
        "present": int(rows["E03"].text("value")),
        "low": (int(low.text("low")) + int(low.text("high"))) // 2,
    }


def _towns(level_of: Mapping[str, int], elsewhere: Iterable[Row]) -> Iterator[Point]:
    """Yield settlements at their coordinate; where no districts are listed, the listed cities alone."""
    in_ukrainian = {
        (row.text("region_iso"), row.text("raion_uk")): level_of[row.key]
        for row in table("places/ua_raions", *_RAIONS).values()
    }
    for row in table("places/ua_urban_places", *_TOWNS).values():
        if row.text("lat"):
            level = in_ukrainian[row.text("region_iso"), row.text("raion_uk")]
            yield _point(row, ("lat", "lon", "population_2022"), level, settlement=True)
    for row in elsewhere:
        yield _point(row, ("lat", "lon", "population"), 2, settlement=True)


def _cells(level_of: Mapping[str, int]) -> Iterator[Point]:
    """Yield everybody else in cells of 0.1 degree."""
    for row in table("places/ua_rural_cells", *_CELLS).values():
        level = level_of[f"{row.text('region_iso')}-{row.text('raion_en')}"]
        yield _point(row, ("cell_lat", "cell_lon", "population_2022"), level, settlement=False)


def _point(place: Row, columns: tuple[str, str, str], level: int, *, settlement: bool) -> Point:
    latitude, longitude, people = (place.text(column) for column in columns)
    return Point(
        float(latitude), float(longitude), int(people), place.text("region_iso"), level, flag=settlement
    )


def _objects(rows: Iterable[Row]) -> Iterator[Point]:
    for row in rows:
        if row.text("counted_by_default") == "1":
            weight = round(2 * float(row.text("weight")))
            latitude, longitude = float(row.text("city_lat")), float(row.text("city_lon"))
            yield Point(latitude, longitude, weight, row.text("region_iso"), kind=row.text("class"))


@cache
def poland() -> Places:
    """Return Poland: people beyond the listed cities of a region have no coordinate."""
    regions = table("places/pl_regions")
    cities = list(table("places/pl_cities").values())
    people = {row.key: int(row.text("pop_official")) for row in regions.values()}
    settled = dict.fromkeys(people, 0)
    for row in cities:
        settled[row.text("region_iso")] += 1
    points = [
        Point(
            float(row.text("lat")), float(row.text("lon")), int(row.text("population")),
            row.text("region_iso"), level=0,
        )
        for row in cities
    ]  # fmt: skip
    return Places(
        code="PL",
        people_as_of=max(row.text("pop_official_date") for row in regions.values()),
        control_as_of="",
        regions=shown_together(people, settled, outlines("PL").neighbours()),
        counted=tuple(Counted(region, number) for region, number in people.items()),
        people=located(points),
        cities=located(points),
        objects=located([]),
        told=told_of("PL"),
    )


_COUNTRIES = {"UA": ukraine, "PL": poland}


def country_of(recipients: Iterable[str]) -> str:
    """Return the country whose places are covered: the first recipient that has tables, else Ukraine.

    Example:
        >>> country_of(["FR", "PL"]), country_of(["FR"])
        ('PL', 'UA')
    """
    return next((party for party in recipients if party in _COUNTRIES), "UA")


def places(where: str | Path, *, infrastructure: str | Path | None = None) -> Places:
    """Return the places of a country, or your own.

    Args:
        where: ``UA`` or ``PL``, or a CSV or GeoJSON file of points with people (docs/coverage.md).
        infrastructure: A CSV or GeoJSON list of public objects at their cities, for your own places.

    Raises:
        CoverageError: there are no tables for this country, or the file cannot be used.

    Example:
        >>> places("UA").total("government")
        34293555
    """
    country = _COUNTRIES.get(str(where))
    if country is not None and infrastructure is not None:
        raise CoverageError(
            f"an infrastructure list with places {where}",
            "one with places from a file",
            "Leave the list out: that of the country ships with Rempart.",
        )
    if country is not None:
        return country()
    path = Path(where)
    if path.suffix.lower() in {".csv", ".geojson", ".json"} or path.is_file():
        return own_places(OwnFiles(path, Path(infrastructure) if infrastructure is not None else None))
    raise CoverageError(
        f"no places for {str(where)!r}",
        f"{' or '.join(_COUNTRIES)}, or a CSV or GeoJSON file of points with people",
        "Use --places UA, or name a file.",
    )
