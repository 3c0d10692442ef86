"""Names of systems, lists of them, and switches."""

import pytest

from rempart.coverage.switches import Switches
from rempart.coverage.systems import System, known_systems, parse_systems, resolve
from rempart.errors import CoverageError


@pytest.mark.parametrize(
    "name",
    [
        "Patriot",
        "patriot_battery",
        "PATRIOT batteries",
        "batterie Patriot",
        "Patriot fire unit (hardware only)",
    ],
)
def test_a_system_goes_by_its_name_its_ids_and_the_aliases_of_its_items(name: str) -> None:
    found = resolve(name)
    assert isinstance(found, System)
    assert found.name == "Patriot"


@pytest.mark.parametrize("name", ["vampire", "Skyranger", "TRML-4D radar", "interceptor_drone"])
def test_drone_defences_and_radars_are_known_and_cover_nothing(name: str) -> None:
    assert isinstance(resolve(name), str)


def test_radii_are_those_of_the_sourced_table() -> None:
    reaches = known_systems()["Patriot"].reaches
    assert [getattr(reaches["ballistic"].radius_km, end) for end in ("low", "mode", "high")] == [15, 20, 35]
    assert [getattr(reaches["other"].radius_km, end) for end in ("low", "mode", "high")] == [30, 70, 100]
    assert reaches["other"].source == "row:systems/patriot-other"
    assert "68; 160 km" in reaches["other"].printed
    assert set(known_systems()["NASAMS"].reaches) == {"other"}


def test_no_radius_is_finer_than_ten_kilometres() -> None:
    for system in known_systems().values():
        for reach in system.reaches.values():
            assert isinstance(reach.radius_km.low, int)
            assert 10 <= reach.radius_km.low <= reach.radius_km.mode <= reach.radius_km.high


def test_a_list_of_systems_is_read() -> None:
    assert parse_systems("Patriot=10, iris-t slm = 8,vampire=0") == {
        "Patriot": 10,
        "IRIS-T SLM": 8,
        "VAMPIRE launcher": 0,
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Patriot",
        "Patriot=",
        "=3",
        "Patriot=-1",
        "Patriot=1.5",
        "Patriot=ten",
        "Patriot=1,",
        "Patriot=1,patriot_battery=2",
    ],
)
def test_a_list_that_is_not_name_and_count_is_refused(text: str) -> None:
    with pytest.raises(CoverageError) as refused:
        parse_systems(text)
    assert refused.value.found
    assert refused.value.expected
    assert refused.value.remedy


def test_an_unknown_name_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(CoverageError, match=r"Patriott.*expected.*Patriot"):
        resolve("Patriott")
    with pytest.raises(CoverageError, match="IRIS-T SLM"):
        resolve("IRIS-T SLX")
    with pytest.raises(CoverageError):
        resolve("an entirely different thing")


@pytest.mark.parametrize("area", ["official", "recognised"])
@pytest.mark.parametrize("population", ["present", "low"])
def test_later_estimates_exist_for_government_control_only(area: str, population: str) -> None:
    with pytest.raises(CoverageError, match="no sourced estimate"):
        Switches.read({"area": area, "population": population})


@pytest.mark.parametrize(
    "given",
    [
        {"area": "europe"}, {"population": "all"}, {"rural": "none"}, {"sites": "any"}, {"availability": 101},
        {"availability": -1}, {"availability": True}, {"availability": 99.5}, {"radius": 20},
    ],
)  # fmt: skip
def test_a_switch_that_is_not_named_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(CoverageError):
        Switches.read(given)


def test_the_default_shows_present_and_registered_side_by_side() -> None:
    assert Switches().populations == ("present", "registered")
    assert Switches.read({"population": None, "area": "official"}).populations == ("registered",)
    assert Switches(population="registered").populations == ("registered",)
    assert Switches(population="low").populations == ("low",)
