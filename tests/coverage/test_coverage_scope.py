"""The scope guard: nothing that comes out names a city, or says of one place whether it is covered."""

import json
import re
from collections.abc import Iterator

import pytest
from tests.coverage.coverage_samples import raw_rows

from rempart.coverage.answering import Answering
from rempart.coverage.atlas import places
from rempart.coverage.covering import cover
from rempart.coverage.demand import classes_of, demand_of
from rempart.coverage.searching import Answer
from rempart.coverage.shares import Coverage
from rempart.coverage.switches import Switches
from rempart.coverage.systems import parse_systems, resolve
from rempart.coverage.wishes import Wishes
from rempart.errors import CoverageError

CITIES = raw_rows("ua_cities")


def numbers(value: object) -> Iterator[float]:
    if isinstance(value, dict):
        for one in value.values():
            yield from numbers(one)
    elif isinstance(value, list):
        for one in value:
            yield from numbers(one)
    elif isinstance(value, int | float):
        yield float(value)


def city_words() -> set[str]:
    return {
        row[column] for row in CITIES for column in ("name_en", "name_uk", "name_former_en") if row[column]
    }


def named_in(text: str) -> set[str]:
    return {word for word in city_words() if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)}


def test_there_are_255_cities_to_look_for() -> None:
    assert len(CITIES) == 255
    assert named_in("it stands at Poltava, not there") == {"Poltava"}


def test_no_output_names_a_city_or_holds_its_coordinates(ten_patriot: Coverage) -> None:
    text = json.dumps(ten_patriot.as_json(), ensure_ascii=False)
    assert not named_in(text)
    assert not named_in(str(ten_patriot.rows()))
    assert not named_in(repr(ten_patriot))
    ids = {row["geonameid"] for row in CITIES}
    assert not ids & set(re.findall(r"\d+", text))
    coordinates = {float(row[column]) for row in CITIES for column in ("lat", "lon")}
    assert not coordinates & {number for number in numbers(ten_patriot.as_json()) if not number.is_integer()}


def test_infrastructure_objects_are_not_named_either(ten_patriot: Coverage) -> None:
    text = json.dumps(ten_patriot.as_json(), ensure_ascii=False)
    assert not [row for row in raw_rows("ua_infrastructure") if row["name_en"] in text or row["id"] in text]


def test_choices_of_the_solver_do_not_show_when_printed() -> None:
    counted = demand_of(places("UA"), Switches())
    answer = Answering(counted, places("UA").objects).most("people", "ballistic", "mode", {"Patriot": 3})
    assert len(answer.chosen) == 3
    assert repr(answer) == str(Answer(answer.value, answer.bound, answer.chosen[:0], answer.ended))
    assert not named_in(repr(counted))
    assert "array" not in repr(counted)
    assert "array" not in repr(places("UA"))


@pytest.mark.parametrize("bad", ["Poltavaa", "no such thing"])
def test_refusals_name_systems_and_no_city(bad: str) -> None:
    for refuse in (resolve, parse_systems, lambda name: cover({name: 1}, places("UA"))):
        with pytest.raises(CoverageError) as refused:
            refuse(bad)
        assert not named_in(str(refused.value))


def test_the_solver_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    cover({"NASAMS": 1}, places("UA"))
    captured = capfd.readouterr()
    assert captured.out == captured.err == ""


def test_no_answer_is_for_one_place_alone(ten_patriot: Coverage) -> None:
    places_in = {region.code: region.places for region in demand_of(places("UA"), Switches()).regions}
    assert all(places_in[row.code] >= 3 for row in ten_patriot.regions if row.share_low is not None)


def test_no_class_is_shown_for_fewer_than_three_places(ten_patriot: Coverage) -> None:
    counted = demand_of(places("UA"), Switches())
    objects = places("UA").objects
    number = {one.code: one.places for one in (*counted.sizes, *classes_of(objects.only(objects.flag)))}
    assert {row.kind for row in ten_patriot.classes} == {"size", "infrastructure"}
    for row in ten_patriot.classes:
        assert (row.share_low is None) == (number[row.code] < 3) == bool(row.withheld)
        if row.share_low is not None and row.share_high is not None:
            assert 0 <= row.share_low <= 0.95
            assert 0.05 <= row.share_high <= 1
            assert float(20 * row.share_low).is_integer()


def test_wishes_name_no_city_either() -> None:
    wishes = Wishes(floors={"UA-46": 40}, backup=30, infrastructure=1000)
    found = cover({"Patriot": 3}, places("UA"), wishes=wishes)
    assert len(found.wished) == 2
    assert not named_in(json.dumps(found.as_json(), ensure_ascii=False))
    assert not named_in(repr(found))


def test_filters_of_a_reader_never_change_which_cells_exist(ten_patriot: Coverage) -> None:
    other = cover({"Patriot": 2}, places("UA"), switches=Switches(population="low", availability=60))
    cells = {(row.code, row.withheld) for row in ten_patriot.regions}
    assert cells == {(row.code, row.withheld) for row in other.regions}
