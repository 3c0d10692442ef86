"""The published answers of the country case: every one proven optimal by two other solvers."""

import csv
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from rempart.coverage.answering import Fewest, fewest
from rempart.coverage.atlas import places
from rempart.coverage.demand import Demand, demand_of
from rempart.coverage.reaching import Neighbourhoods
from rempart.coverage.searching import Search
from rempart.coverage.switches import Area, Rural, Switches

Truth = dict[str, str]
TRUTHS = Path(__file__).parents[1] / "truths" / "coverage_expected.csv"
with TRUTHS.open(encoding="utf-8", newline="") as handle:
    ROWS = list(csv.DictReader(handle))


def group_of(row: Truth) -> tuple[str, str, str, str]:
    return row["area"], row["rural"], row["weights"], row["radius_km"]


GROUPS = sorted({group_of(row) for row in ROWS})


@cache
def demand(area: str, rural: str) -> Demand:
    known_area = next(one for one in get_args(Area) if one == area)
    known_rural = next(one for one in get_args(Rural) if one == (rural or "spread"))
    return demand_of(places("UA"), Switches(area=known_area, rural=known_rural))


def search_of(area: str, rural: str, weights: str, radius_km: str) -> Search:
    counted = demand(area, rural)
    points = places("UA").objects if weights else counted.people
    near = Neighbourhoods(points, counted.cities)
    return Search(near.instance((float(radius_km),), equal=weights == "equal"))


def check_most(row: Truth, search: Search) -> None:
    answer = search.best((int(row["systems"]),))
    unit = 0.5 if row["weights"] == "proposed" else 1
    assert answer.value * unit <= float(row["value"]) <= answer.bound * unit
    assert answer.status == row["status"]
    assert answer.value * unit == pytest.approx(float(row["value"]), abs=1e-6)
    if row["kind"] == "most_people":
        counted = demand(row["area"], row["rural"])
        assert answer.value / counted.everybody == pytest.approx(float(row["share_of_all"]), abs=1e-6)
        assert answer.value / counted.placed == pytest.approx(float(row["share_of_placed"]), abs=1e-6)
        assert search.everywhere() == int(row["largest_reachable"])


def check_fewest(row: Truth, found: dict[float, Fewest]) -> None:
    one = found[float(row["goal_share"])]
    assert row["status"] in {"optimal", "beyond_reach"}
    expected = int(row["systems"]) if row["status"] == "optimal" else None
    assert (one.low, one.high) == (expected, expected)
    assert one.largest == int(row["largest_reachable"])


def is_hard(row: Truth) -> bool:
    """Many wide circles: seconds each, asked of the slow test."""
    return row["kind"] == "most_people" and row["radius_km"] == "100" and int(row["systems"]) > 20


@pytest.mark.parametrize("group", GROUPS, ids="-".join)
def test_every_published_maximum_is_found_and_proven(group: tuple[str, str, str, str]) -> None:
    search = search_of(*group)
    rows = [row for row in ROWS if group_of(row) == group and row["kind"].startswith("most")]
    for row in sorted(rows, key=lambda row: int(row["systems"])):
        if not is_hard(row):
            check_most(row, search)


@pytest.mark.slow
@pytest.mark.parametrize("row", [row for row in ROWS if row["kind"].startswith("most") and is_hard(row)])
def test_many_wide_circles_are_proven_too(row: Truth) -> None:
    check_most(row, search_of(*group_of(row)))


@pytest.mark.slow
@pytest.mark.parametrize("group", [g for g in GROUPS if g[0] == "government" and not g[2]], ids="-".join)
def test_every_published_fewest_is_found_and_proven(group: tuple[str, str, str, str]) -> None:
    search = search_of(*group)
    counted = demand(group[0], group[1])
    wanted = [row for row in ROWS if group_of(row) == group and row["kind"] == "fewest_systems"]
    found = {
        of: {one.share: one for one in fewest(search, number)}
        for of, number in (("all", counted.everybody), ("placed", counted.placed))
    }
    for row in wanted:
        check_fewest(row, found["placed" if "placed" in row["goal_of"] else "all"])


def test_no_published_row_is_left_out() -> None:
    assert len(ROWS) == 202
    assert {row["kind"] for row in ROWS} == {"most_people", "fewest_systems", "most_infrastructure"}
