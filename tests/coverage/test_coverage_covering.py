"""The whole of the coverage: the default answers of the rules, and a recount from raw distances."""

from math import asin, cos, radians, sin, sqrt
from typing import Any

import pytest
from tests.coverage.coverage_samples import item, plan, promise, raw_rows

from rempart.coverage.answering import Answering, Reached
from rempart.coverage.atlas import places
from rempart.coverage.covering import cover
from rempart.coverage.demand import demand_of
from rempart.coverage.shares import Coverage, Period, Range
from rempart.coverage.switches import Switches
from rempart.coverage.systems import known_systems
from rempart.errors import CoverageError


def row_of(coverage: Coverage, layer: str, population: str = "present") -> Period:
    return next(row for row in coverage.periods if (row.layer, row.population) == (layer, population))


def in_per_cent(spread: Range) -> tuple[float, ...]:
    return tuple(round(100 * value, 1) for value in points(spread) if value is not None)


def points(spread: Range) -> tuple[float | None, ...]:
    return spread.low, spread.mode, spread.high


# Printed in the rules of the coverage (section 7), ten systems, low / nominal / high radius.
TEN = {
    "ballistic": (
        (9_283_971, 9_589_889, 11_196_975),
        (29.9, 30.8, 36.0),
        (58.5, 58.5, 66.2),
        (54.8, 54.8, 61.9),
    ),
    "other": (
        (10_436_721, 17_432_284, 23_736_322),
        (33.6, 56.1, 76.3),
        (61.4, 85.0, 98.6),
        (57.1, 83.3, 97.6),
    ),
}
TEN_REGISTERED = {
    "ballistic": (10_237_311, 10_574_643, 12_346_755),
    "other": (11_508_433, 19_222_347, 26_173_726),
}


@pytest.mark.parametrize("layer", ["ballistic", "other"])
def test_ten_patriot_cover_what_the_rules_print(ten_patriot: Coverage, layer: str) -> None:
    people, share, weighted, equal = TEN[layer]
    row = row_of(ten_patriot, layer)
    assert points(row.people) == pytest.approx(people, abs=1)
    assert points(row_of(ten_patriot, layer, "registered").people) == TEN_REGISTERED[layer]
    for printed, found in (
        (share, row.share),
        (weighted, row.infrastructure_share),
        (equal, row.infrastructure_share_equal),
    ):
        assert [100 * (one or 0) for one in points(found)] == pytest.approx(printed, abs=0.05)
    assert row.value == row.bound == row.people.mode
    assert (row.gap, row.status) == (0, "optimal")
    assert points(row.bounds) == points(row.people)
    assert row.denominator.all == row.denominator.placed == 31_100_000


def test_population_changes_head_counts_and_no_share(ten_patriot: Coverage) -> None:
    present = [row for row in ten_patriot.periods if row.population == "present"]
    registered = [row for row in ten_patriot.periods if row.population == "registered"]
    assert len(present) == len(registered) == 2
    for one, other in zip(present, registered, strict=True):
        assert one.share == other.share
        assert one.infrastructure_share == other.infrastructure_share
        assert (one.people.mode or 0) / 31_100_000 == pytest.approx(
            (other.people.mode or 0) / 34_293_555, abs=1e-7
        )


def test_what_the_eleventh_adds_and_how_many_are_needed(ten_patriot: Coverage) -> None:
    added = {
        (row.layer, row.count): (row.low, row.high)
        for row in ten_patriot.marginal
        if row.population == "registered"
    }
    assert added["ballistic", 11] == (368_688, 368_688)
    assert added["ballistic", 28] == (177_376, 177_376)
    assert added["other", 11] == (1_135_275, 1_135_275)
    assert added["other", 28] == (338_237, 338_237)
    assert {count for _, count in added} == set(range(1, 31))
    need = {(row.layer, row.share): row for row in ten_patriot.need}
    assert [(need["other", share].low, need["other", share].high) for share in (0.8, 0.9, 0.95)] == [
        (21, 21), (28, 28), (35, 35),
    ]  # fmt: skip
    for share in (0.8, 0.9, 0.95):
        row = need["ballistic", share]
        assert (row.low, row.high, row.reason) == (None, None, "beyond_reach")
        assert row.largest_share == pytest.approx(0.711, abs=5e-4)


def test_regions_are_ranges_of_a_twentieth_or_withheld(ten_patriot: Coverage) -> None:
    assert {row.code for row in ten_patriot.regions} == {
        row.code for row in ten_patriot.regions if row.layer == "other"
    }
    for row in ten_patriot.regions:
        if row.withheld:
            assert row.share_low is None
            assert row.share_mode is None
            assert row.share_high is None
            continue
        assert row.share_low is not None
        assert row.share_mode is not None
        assert row.share_high is not None
        assert 0.05 <= row.share_mode <= 0.95
        assert row.share_low <= row.share_mode <= row.share_high
        assert float(20 * row.share_mode).is_integer()
        assert 0 <= row.share_low <= 0.95
        assert max(0.05, row.share_low) <= row.share_high <= 1
        assert float(20 * row.share_low).is_integer()
        assert float(20 * row.share_high).is_integer()
    assert {row.code for row in ten_patriot.regions if row.withheld} == {"UA-09", "UA-40+UA-43"}


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Haversine, by the formula and without arrays."""
    (a, b), (c, d) = (map(radians, one), map(radians, other))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(half))


@pytest.mark.parametrize(("layer", "radius_km"), [("ballistic", 20), ("other", 70)])
def test_a_recount_from_raw_distances_gives_the_same_people(layer: Any, radius_km: int) -> None:
    counted = demand_of(places("UA"), Switches())
    answering = Answering(counted, places("UA").objects)
    chosen = answering.most("people", layer, "mode", {"Patriot": 10}).chosen
    standing = [(float(counted.cities.latitude[at]), float(counted.cities.longitude[at])) for at in chosen]
    flags = {
        (row["region_iso"], row[name]): row["under_government_control"]
        for row in raw_rows("ua_raions")
        for name in ("raion_uk", "raion_en")
    }
    controlled = {
        (float(row["lat"]), float(row["lon"]))
        for row in raw_rows("ua_cities")
        if row["under_government_control"] == "yes"
    }
    assert set(standing) <= controlled
    assert len(set(standing)) == 10
    demand = [
        (float(row["lat"]), float(row["lon"]), int(row["population_2022"]))
        for row in raw_rows("ua_urban_places")
        if row["lat"] and flags[row["region_iso"], row["raion_uk"]] == "yes"
    ] + [
        (float(row["cell_lat"]), float(row["cell_lon"]), int(row["population_2022"]))
        for row in raw_rows("ua_rural_cells")
        if flags[row["region_iso"], row["raion_en"]] == "yes"
    ]
    people = sum(
        amount
        for latitude, longitude, amount in demand
        if any(kilometres((latitude, longitude), city) <= radius_km for city in standing)
    )
    assert people == TEN_REGISTERED[layer][1]
    assert (
        sum(answering.by_group("people", Reached(layer, "mode", {"Patriot": 10}), counted.regions)) == people
    )


def test_a_plan_gives_promised_and_planned_rows_for_every_year_end() -> None:
    schedule = plan(
        [item("nasams", "nasams")],
        [promise("eight", ["nasams"], 8)],
        [("nasams", "2027-03", 3), ("nasams", "2028-03", 2)],
    )
    found = cover(schedule, places("UA"))
    rows = {(row.layer, row.systems, row.period): row for row in found.periods if row.population == "present"}
    assert len(rows) == len(found.periods) / 2 == 2 * 2 * 3
    other = [
        rows["other", systems, year].counts
        for systems in ("promised", "planned")
        for year in ("2026", "2027", "2028")
    ]
    assert other == [{}, {}, {"NASAMS": 8}, {}, {"NASAMS": 3}, {"NASAMS": 5}]
    assert all(
        row.counts == {} and row.people.high == 0 for key, row in rows.items() if key[0] == "ballistic"
    )
    planned = [rows["other", "planned", year].people.mode or 0 for year in ("2026", "2027", "2028")]
    assert 0 == planned[0] < planned[1] < planned[2] < (rows["other", "promised", "2028"].people.mode or 0)
    assert {(row.layer, row.item, row.systems) for row in found.marginal} == {("other", "NASAMS", "promised")}
    assert len(found.regions) == 2 * 2 * 3 * 25


def test_two_systems_cover_at_least_what_each_covers_alone_and_at_most_both() -> None:
    both, one, other = (
        row_of(cover(counts, places("UA")), "other").people
        for counts in ({"IRIS-T SLM": 4, "NASAMS": 5}, {"IRIS-T SLM": 4}, {"NASAMS": 5})
    )
    for of_both, of_one, of_other in zip(points(both), points(one), points(other), strict=True):
        assert max(of_one or 0, of_other or 0) <= (of_both or 0) <= (of_one or 0) + (of_other or 0)


def test_systems_with_one_radius_are_one_kind() -> None:
    counted = demand_of(places("UA"), Switches())
    mixed = Answering(counted, places("UA").objects).most(
        "people", "ballistic", "mode", {"Patriot": 2, "SAMP/T NG": 3}
    )
    assert mixed.value == 7_909_850  # five Patriot on the published curve


@pytest.mark.slow
def test_more_systems_than_cities_cover_no_more_and_are_reported() -> None:
    many = cover({"NASAMS": 300}, places("UA"))
    everywhere = cover({"NASAMS": 176}, places("UA"))
    assert row_of(many, "other").people == row_of(everywhere, "other").people
    assert many.not_counted == ("NASAMS: 124 more than there are cities to stand at",)
    assert max(row.count for row in many.marginal) == 176


def test_availability_takes_whole_systems_off_the_sum() -> None:
    switches = Switches(availability=60, population="registered")
    found = row_of(cover({"NASAMS": 9}, places("UA"), switches=switches), "other", "registered")
    assert found.counts == {"NASAMS": 5}
    five = row_of(cover({"NASAMS": 5}, places("UA")), "other", "registered")
    assert found.people == five.people


def test_no_system_covers_nobody() -> None:
    found = cover({"Patriot": 0}, places("UA"))
    assert all(row.value == row.bound == 0 and row.status == "optimal" for row in found.periods)
    assert found.marginal == ()
    assert found.need == ()


def test_an_unknown_system_is_refused() -> None:
    with pytest.raises(CoverageError):
        cover({"Patriott": 1}, places("UA"))


def test_radii_are_printed_as_assumptions_with_row_and_printed_figure(ten_patriot: Coverage) -> None:
    named = {one.id: one for one in ten_patriot.assumptions}
    radius = named["radius-patriot-other"]
    assert (radius.value, radius.low, radius.high, radius.unit) == (70, 30, 100, "km")
    assert radius.source == "row:systems/patriot-other"
    assert "68; 160 km" in radius.text
    wanted = {
        "rural-even-cells",
        "all-delivered-are-available",
        "area-government",
        "population-present",
        "sites-control",
    }
    assert wanted <= set(named)
    assert "upper bound under public nominal radii, for systems standing at cities" in ten_patriot.label
    assert len(named) == len(ten_patriot.assumptions)
    assert set(known_systems()) >= {"Patriot"}


def test_the_file_comes_back_as_it_was_written(ten_patriot: Coverage) -> None:
    assert Coverage.from_json(ten_patriot.as_json(), "coverage.json") == ten_patriot


def test_every_range_stands_in_the_table(ten_patriot: Coverage) -> None:
    rows = ten_patriot.rows()
    assert len({tuple(row) for row in rows}) == 1
    share = next(row for row in rows if (row["figure"], row["layer"]) == ("share", "other"))
    assert (share["low"], share["mode"], share["high"]) == points(row_of(ten_patriot, "other").share)
    held = (
        6 * len(ten_patriot.periods)
        + 2 * len(ten_patriot.varied)
        + len(ten_patriot.marginal)
        + len(ten_patriot.need)
        + len(ten_patriot.regions)
        + len(ten_patriot.classes)
    )
    assert len(rows) == held


@pytest.mark.parametrize(
    ("layer", "setting", "share", "placed"),
    [  # shares in per cent, proven in an independent model with people of unknown place never covered
        ("ballistic", "unplaced", (29.4, 30.0, 32.9), (44.1, 45.0, 49.5)),
        ("other", "unplaced", (31.5, 44.3, 55.7), (47.3, 66.5, 83.6)),
    ],
)
def test_both_denominators_are_shown_where_they_differ(
    ten_patriot: Coverage, layer: str, setting: str, share: tuple[float, ...], placed: tuple[float, ...]
) -> None:
    (row,) = [row for row in ten_patriot.varied if (row.layer, row.setting) == (layer, setting)]
    assert in_per_cent(row.share) == share
    assert in_per_cent(row.share_of_placed) == placed


def test_fewer_available_systems_cover_what_so_many_cover(ten_patriot: Coverage) -> None:
    for row in (row for row in ten_patriot.varied if row.switch == "availability"):
        count = 10 * int(row.setting) // 100
        assert row.counts == {"Patriot": count}
        least = sum(
            more.low
            for more in ten_patriot.marginal
            if (more.layer, more.population) == (row.layer, "registered") and more.count <= count
        )
        assert row.share.mode == pytest.approx(float(least) / 34_293_555, abs=1e-7)


def test_a_switch_that_was_moved_is_not_moved_again() -> None:
    moved = cover({"Patriot": 2}, places("UA"), switches=Switches(rural="unplaced", availability=60))
    assert moved.varied == ()
