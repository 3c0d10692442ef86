"""The country: its totals as published, and what is kept of it."""

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pytest
from tests.coverage.coverage_samples import raw_rows

from rempart.coverage.demand import demand_of, rounded_outward
from rempart.coverage.places import places
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
    with pytest.raises(CoverageError, match="PL"):
        places("PL")
