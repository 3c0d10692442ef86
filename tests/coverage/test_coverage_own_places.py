"""The user's own places: summed on reading, and every row that cannot be right is named."""

import json
from pathlib import Path

import pytest

from rempart.coverage.atlas import places
from rempart.coverage.covering import cover
from rempart.coverage.demand import demand_of
from rempart.coverage.places import Places
from rempart.coverage.shares import Coverage
from rempart.coverage.switches import Switches
from rempart.errors import CoverageError

HEAD = "latitude,longitude,people,city,region,country,note\n"


def written(folder: Path, *rows: str, head: str = HEAD, name: str = "people.csv") -> Path:
    path = folder / name
    path.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def read(folder: Path, *rows: str) -> Places:
    return places(written(folder, *rows))


GOOD = (
    "50.4531,30.5177,900,Kyiv,A,UA,",
    "50.4602,30.5311,100,Kyiv,A,UA,",
    "49.8412,24.0311,500,Lviv,B,UA,",
    "50.2111,30.3111,7,,A,UA,a village",
    "50.2333,30.3999,8,,A,UA,another",
)


def test_points_are_summed_to_cities_and_cells(tmp_path: Path) -> None:
    own = read(tmp_path, *GOOD)
    rows = sorted(
        zip(
            own.people.latitude.tolist(),
            own.people.longitude.tolist(),
            own.people.amount.tolist(),
            own.people.flag.tolist(),
            strict=True,
        )
    )
    assert rows == [
        (49.84, 24.03, 500, True), (50.25, 30.35, 15, False), (50.45, 30.52, 1000, True),
    ]  # fmt: skip
    assert own.total("government") == 1515
    assert own.refused == ()
    assert own.told == (
        (
            "points-summed",
            "5 points of the file were summed to 2 cities and 1 cells of 0.1 degree; nothing finer was kept.",
        ),
    )


def test_no_name_of_a_city_is_kept(tmp_path: Path) -> None:
    found = cover({"Patriot": 1}, read(tmp_path, *GOOD))
    assert "Kyiv" not in json.dumps(found.as_json())
    assert "Lviv" not in repr(found)


def test_systems_stand_at_cities_no_finer_than_a_cell(tmp_path: Path) -> None:
    own = read(tmp_path, "50.41,30.51,900,One,A,,", "50.44,30.55,901,Two,A,,", "50.61,30.55,5,Three,A,,")
    assert sorted(own.cities.latitude.tolist()) == [50.44, 50.61]
    assert len(own.people.amount) == 3


def test_a_recount_by_hand(tmp_path: Path) -> None:
    found = cover({"NASAMS": 1}, read(tmp_path, *GOOD))
    row = next(row for row in found.periods if row.layer == "other")
    # 25 km around Kyiv reach Kyiv alone: the cell of the villages is 25.3 km away; 40 km reach it.
    assert (row.people.low, row.people.mode, row.people.high) == (1000, 1000, 1015)
    assert row.denominator.all == row.denominator.placed == 1515


BAD = {
    "outside its country": ("48.85,2.35,10,Paris,A,UA,", "lies outside UA"),
    "swapped, by the country": ("30.52,50.45,10,Kyiv,A,UA,", "look swapped"),
    "swapped, beyond the pole": ("130.52,50.45,10,X,A,,", "look swapped"),
    "swapped, by the other points": ("24.03,49.84,10,X,A,,", "look swapped"),
    "no degrees": ("north,30.52,10,X,A,,", "expected degrees"),
    "off the globe": ("95,190,10,X,A,,", "expected degrees on the globe"),
    "negative people": ("50.45,30.52,-10,X,A,UA,", "'-10' people; expected a whole number from 0"),
    "parts of people": ("50.45,30.52,1.5,X,A,UA,", "'1.5' people"),
    "no people": ("50.45,30.52,,X,A,UA,", "'' people"),
    "not a number of people": ("50.45,30.52,nan,X,A,UA,", "'nan' people"),
    "twice the same": (GOOD[2], "the same as a row before it; counted once"),
}


@pytest.mark.parametrize("case", list(BAD))
def test_a_bad_row_is_named_and_the_good_around_it_kept(tmp_path: Path, case: str) -> None:
    row, reason = BAD[case]
    own = read(tmp_path, *GOOD, row)
    assert own.total("government") == 1515
    (said,) = own.refused
    assert said.startswith("people.csv line 7: ")
    assert reason in said
    assert said.endswith("left out")
    assert cover({"Patriot": 1}, own).refused == own.refused


def test_a_file_without_a_good_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CoverageError, match=r"no row can be used .*look swapped"):
        read(tmp_path, "30.52,50.45,10,Kyiv,A,UA,")
    with pytest.raises(CoverageError, match="no row can be used"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("head", "missing"),
    [("latitude,people\n", "longitude"), ("a,b\n", "latitude, longitude, amount"), ("", "latitude")],
)
def test_a_missing_column_is_named(tmp_path: Path, head: str, missing: str) -> None:
    with pytest.raises(CoverageError, match=f"without one for {missing}"):
        places(written(tmp_path, "50,30", head=head))


def test_short_names_of_columns_are_read_too(tmp_path: Path) -> None:
    own = places(written(tmp_path, "50.45,30.52,10", head="LAT, lon ,Population\n"))
    assert own.total("government") == 10
    assert own.regions == {"all": "all"}


def test_a_region_with_two_places_is_withheld(tmp_path: Path) -> None:
    rows = [f"50.{n},30.{n},100,City{n},A,," for n in (1, 3, 5)] + [
        f"48.{n},30.{n},100,Town{n},B,," for n in (1, 3)
    ]
    found = cover({"Patriot": 1}, read(tmp_path, *rows))
    withheld = {row.code: row.withheld for row in found.regions}
    assert withheld == {"A": None, "B": "fewer than three places"}


def collection(*features: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def feature(coordinates: object, **properties: object) -> dict[str, object]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": coordinates},
        "properties": properties,
    }


def test_geojson_gives_the_same_places(tmp_path: Path) -> None:
    names = ("latitude", "longitude", "people", "city", "region", "country", "note")
    rows = [dict(zip(names, row.split(","), strict=True)) for row in GOOD]
    features = [
        feature(
            [float(row["longitude"]), float(row["latitude"])],
            people=int(row["people"]), city=row["city"] or None, region=row["region"], country="UA",
        )
        for row in rows
    ]  # fmt: skip
    path = tmp_path / "people.geojson"
    path.write_text(collection(*features), encoding="utf-8")
    assert (
        cover({"NASAMS": 1}, places(path)).as_json() == cover({"NASAMS": 1}, read(tmp_path, *GOOD)).as_json()
    )


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"features": [1]}', "{" * 5000])
def test_other_json_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "people.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CoverageError, match="no GeoJSON feature collection"):
        places(path)


def test_a_shape_that_is_no_point_is_named(tmp_path: Path) -> None:
    line = {
        "type": "Feature",
        "geometry": {"type": "LineString", "coordinates": [[1, 2]]},
        "properties": {"people": 4},
    }
    path = tmp_path / "people.json"
    path.write_text(collection(feature([30.5, 50.4], people=3, city="K"), line), encoding="utf-8")
    own = places(path)
    assert own.total("government") == 3
    assert own.refused == ("people.json feature 2: coordinates '', ''; expected degrees; left out",)


def with_objects(folder: Path, *rows: str) -> Coverage:
    listed = written(folder, *rows, head="lat,lon,weight,class\n", name="objects.csv")
    return cover({"Patriot": 1}, places(written(folder, *GOOD), infrastructure=listed))


def test_listed_objects_are_covered_by_weight(tmp_path: Path) -> None:
    found = with_objects(tmp_path, "50.45,30.52,2.5,power", "49.84,24.03,1,power", "48.5,35.0,0.3,rail")
    row = next(row for row in found.periods if row.layer == "ballistic")
    assert row.infrastructure_share.mode == pytest.approx(2.5 / 3.5, abs=1e-7)
    assert row.infrastructure_share_equal.mode == 0.5
    assert found.refused == ("objects.csv line 4: weight '0.3'; expected whole or half numbers; left out",)


def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CoverageError, match="No such file"):
        places(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes(b"lat,lon,people\n50,30,\xe9\n")
    with pytest.raises(CoverageError, match="not UTF-8"):
        places(tmp_path / "latin.csv")


def test_the_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    one, other = read(tmp_path, *GOOD), read(tmp_path, *reversed(GOOD))
    assert cover({"NASAMS": 1}, one).as_json() == cover({"NASAMS": 1}, other).as_json()
    assert demand_of(one, Switches(rural="unplaced")).placed == 1515
