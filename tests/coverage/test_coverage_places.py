"""The country: its totals as published, and what is kept of it."""

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pytest
from tests.coverage.coverage_samples import raw_rows

from rempart.coverage.atlas import places
from rempart.coverage.covering import cover
from rempart.coverage.demand import classes_of, demand_of, joined_classes, rounded_outward, shown_together
from rempart.coverage.outlines import inside, outlines
from rempart.coverage.switches import Switches
from rempart.errors import CoverageError


@pytest.mark.parametrize(
    ("area", "people"), [("government", 34_293_555), ("official", 41_167_335), ("recognised", 43_520_435)]
)
def test_people_add_up_to_the_published_totals(area: str, people: int) -> None:
    assert places("UA").total(area) == people


@pytest.mark.parametrize(
    ("switches", "everybody", "placed"),
    [
        ({}, 34_293_555, 34_293_555),
        ({"rural": "unplaced"}, 34_293_555, 22_842_403),
        ({"area": "official"}, 41_167_335, 41_167_335),
        ({"area": "official", "rural": "unplaced"}, 41_167_335, 28_502_610),
    ],
)
def test_both_denominators_are_those_of_the_rules(
    switches: dict[str, Any], everybody: int, placed: int
) -> None:
    counted = demand_of(places("UA"), Switches.read(switches))
    assert (counted.everybody, counted.placed) == (everybody, placed)


def test_crimea_counts_whole_and_is_placed_at_its_listed_cities_alone() -> None:
    counted = demand_of(places("UA"), Switches(area="recognised"))
    cities = sum(
        int(row["population"]) for row in raw_rows("ua_cities") if row["region_iso"] in {"UA-40", "UA-43"}
    )
    assert counted.everybody - counted.placed == 2_353_100 - cities
    merged = next(region for region in counted.regions if region.code == "UA-40+UA-43")
    assert (merged.people, merged.places) == (2_353_100, 14)


def test_systems_stand_under_government_control_unless_switched() -> None:
    assert len(demand_of(places("UA"), Switches()).cities.amount) == 176
    assert len(demand_of(places("UA"), Switches(sites="all")).cities.amount) == 255


def test_later_totals_scale_by_one_factor() -> None:
    factors = demand_of(places("UA"), Switches()).factors
    assert factors["present"] == pytest.approx(0.906876, abs=5e-7)
    assert factors["registered"] == 1
    low = demand_of(places("UA"), Switches(population="low")).factors
    assert low["low"] == pytest.approx(0.772740, abs=5e-7)


def test_listed_infrastructure_is_what_the_table_counts() -> None:
    objects = places("UA").objects
    assert len(objects.amount) == 42
    assert objects.amount.sum() / 2 == 103.5


def test_every_cell_shown_holds_three_places_or_says_why_not() -> None:
    regions = {region.code: region for region in demand_of(places("UA"), Switches()).regions}
    assert len(regions) == 25
    assert {"UA-30+UA-32", "UA-40+UA-43"} <= set(regions)
    assert not {"UA-30", "UA-32", "UA-40", "UA-43"} & set(regions)
    assert sum(region.people for region in regions.values()) == 34_293_555
    assert sum(region.places for region in regions.values()) == 3 + 4 + 24 + 27 + 120 + 704
    assert {code for code, region in regions.items() if region.withheld == "no counted people"} == {
        "UA-09",
        "UA-40+UA-43",
    }
    assert all(region.places >= 3 for region in regions.values() if region.withheld is None)


def test_size_classes_hold_what_the_rules_print() -> None:
    sizes = demand_of(places("UA"), Switches()).sizes
    assert [(one.code, one.places) for one in sizes] == [
        ("1m+", 3), ("500k-1m", 4), ("100k-500k", 24), ("50k-100k", 27), ("15k-50k", 120),
        ("under 15k and rural", 704),
    ]  # fmt: skip
    assert sum(one.people for one in sizes) == 34_293_555
    assert joined_classes([("1m+", 1), ("500k-1m", 1), ("100k-500k", 9), ("50k-100k", 2)]) == {
        "1m+": "1m+, 500k-1m, 100k-500k", "500k-1m": "1m+, 500k-1m, 100k-500k",
        "100k-500k": "1m+, 500k-1m, 100k-500k", "50k-100k": "50k-100k",
    }  # fmt: skip


def test_classes_of_objects_count_cities_and_not_objects() -> None:
    classes = {one.code: one for one in classes_of(places("UA").objects.only(places("UA").objects.flag))}
    rows = [row for row in raw_rows("ua_infrastructure") if row["counted_by_default"] == "1"]
    for name, found in classes.items():
        of_class = [row for row in rows if row["class"] == name]
        assert found.people == sum(2 * float(row["weight"]) for row in of_class)
        assert found.places == len({row["city_geonameid"] for row in of_class})
        assert (found.withheld is None) == (found.places >= 3)


@pytest.mark.parametrize(
    ("least", "largest", "shown"),
    [
        ((0, 10), (0, 10), (0.0, 0.05)), ((10, 10), (10, 10), (0.95, 1.0)), ((31, 100), (34, 100), (0.3, 0.35)),
        ((35, 100), (35, 100), (0.35, 0.35)), ((351, 1000), (351, 1000), (0.35, 0.4)),
    ],
)  # fmt: skip
def test_shares_of_regions_are_rounded_outward(
    least: tuple[int, int], largest: tuple[int, int], shown: tuple[float, float]
) -> None:
    assert rounded_outward(least, largest) == shown


def test_names_of_cities_are_never_read() -> None:
    names = {row["name_en"] for row in raw_rows("ua_cities")} | {
        row["name_uk"] for row in raw_rows("ua_cities")
    }

    def texts(value: object) -> set[str]:
        if isinstance(value, str):
            return {value}
        if isinstance(value, np.ndarray):
            return {str(one) for one in value.ravel()} if value.dtype.kind == "U" else set()
        if is_dataclass(value):
            return set().union(*(texts(getattr(value, field.name)) for field in fields(value)))
        if isinstance(value, dict):
            return texts(tuple(value)) | texts(tuple(value.values()))
        return set().union(*map(texts, value)) if isinstance(value, tuple) else set()

    assert not names & texts(places("UA"))


def test_a_country_without_tables_is_refused() -> None:
    with pytest.raises(CoverageError, match="UA or PL"):
        places("FR")
    with pytest.raises(CoverageError, match="infrastructure list with places UA"):
        places("UA", infrastructure="list.csv")


# City, longitude and latitude as in the gazetteer, and the region it lies in by ISO 3166-2.
IN_UKRAINE = [
    ("Simferopol", 34.11, 44.96, "UA-43"),
    ("Sevastopol", 33.52, 44.59, "UA-40"),
    ("Donetsk", 37.80, 48.02, "UA-14"),
    ("Luhansk", 39.32, 48.57, "UA-09"),
    ("Mariupol", 37.54, 47.10, "UA-14"),
]


@pytest.mark.parametrize(("city", "longitude", "latitude", "region"), IN_UKRAINE)
def test_borders_are_the_recognised_ones(city: str, longitude: float, latitude: float, region: str) -> None:
    drawn = outlines("UA")
    assert inside((longitude, latitude), drawn.country), city
    assert [code for code, rings in drawn.regions.items() if inside((longitude, latitude), rings)] == [region]
    assert not inside((longitude, latitude), outlines("PL").country)


def test_people_of_poland_add_up_and_those_without_a_coordinate_are_not_placed() -> None:
    counted = demand_of(places("PL"), Switches())
    regions, cities = raw_rows("pl_regions"), raw_rows("pl_cities")
    assert counted.everybody == sum(int(row["pop_official"]) for row in regions)
    assert counted.placed == sum(int(row["population"]) for row in cities)
    assert counted.factors == {"registered": 1.0}
    assert len(counted.cities.amount) == 50
    assert sum(region.people for region in counted.regions) == counted.everybody


def test_regions_of_poland_are_merged_until_each_holds_three_places() -> None:
    regions = demand_of(places("PL"), Switches()).regions
    assert {code for region in regions for code in region.code.split("+")} == {
        row["iso_3166_2"] for row in raw_rows("pl_regions")
    }
    assert all(region.places >= 3 and region.withheld is None for region in regions)
    beside = outlines("PL").neighbours()
    for region in regions:
        codes = region.code.split("+")
        reached, todo = set[str](), [codes[0]]
        while todo:
            code = todo.pop()
            if code not in reached:
                reached.add(code)
                todo += [other for other in beside[code] if other in codes]
        assert reached == set(codes)
    assert any(region.code == "PL-24" for region in regions)


def test_a_region_joins_the_neighbour_with_the_fewest_people() -> None:
    people = {"A": 9, "B": 5, "C": 5, "D": 1, "E": 7}
    settled = {"A": 1, "B": 3, "C": 3, "D": 3, "E": 2}
    beside = {"A": {"B", "C"}, "B": {"A", "D"}, "C": {"A"}, "D": {"B"}, "E": set[str]()}
    assert shown_together(people, settled, beside) == {"A": "A+B", "B": "A+B", "C": "C", "D": "D", "E": "E"}


def test_later_figures_of_a_country_without_them_are_refused() -> None:
    with pytest.raises(CoverageError, match="registered, because no later estimate"):
        demand_of(places("PL"), Switches(population="present"))


def test_poland_is_covered_by_the_same_rules() -> None:
    found = cover({"Patriot": 4}, places("PL"))
    assert all(row.status == "optimal" for row in found.periods)
    row = next(row for row in found.periods if row.layer == "other")
    assert (row.population, row.share.mode < row.share_of_placed.mode) == ("registered", True)  # type: ignore[operator]  # both are known here
    assert row.infrastructure_share.mode == 0
    assert {one.id for one in found.assumptions} >= {"people-2023", "fifty-cities", "area-all"}
    assert not {one.id for one in found.assumptions} & {"people-2022", "rural-even-cells", "area-government"}
    assert {one.code for one in found.regions} == {
        region.code for region in demand_of(places("PL"), Switches()).regions
    }
