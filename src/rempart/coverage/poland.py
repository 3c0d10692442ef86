"""The places of Poland, from the sourced tables (docs/tables.md): no flags, no cells, the fifty largest cities."""

from functools import cache

from rempart.coverage.outlines import outlines
from rempart.coverage.places import Counted, Places, told_of
from rempart.coverage.points import Point, located
from rempart.coverage.regions import shown_together
from rempart.terms.table import table


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
