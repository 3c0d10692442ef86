"""Programmes at the desk: each value that a person set is an assumption with his name."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.ledger.book.book_samples import Clock

import rempart as rp
from rempart.desk.accounts import Reader
from rempart.desk.desk import prepare
from rempart.desk.programmes.programmes import Programmes
from rempart.desk.programmes.version import Version, read_value
from rempart.errors import DeskError, ProgrammeError, StaleError
from rempart.ledger.book.book import Book

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
ANA, BEN = Reader("ana"), Reader("ben")
AMONG = Reader("dora", frozenset({"desk"}))
CEILING = "funding.europe_for_us_arms.ceiling"


@pytest.fixture(scope="module")
def reports() -> list[rp.Report]:
    return list(rp.extract(rp.read(EXAMPLES)))


@pytest.fixture
def shelf(
    new_file: Callable[[], Path], reports: list[rp.Report], open_book: Callable[[str], Book]
) -> Programmes:
    book = open_book(f"sqlite:///{new_file()}")
    prepare(book.storage)
    book.add(reports)
    return Programmes(book, Clock())


@pytest.fixture
def made(shelf: Programmes) -> Version:
    return shelf.make(ANA, start="2026-01")


def test_a_programme_is_that_of_the_ledger(
    shelf: Programmes, made: Version, reports: list[rp.Report]
) -> None:
    direct = rp.Programme.from_ledger(rp.merge(reports), start="2026-01")
    assert made.programme().to_toml() == direct.to_toml()
    assert shelf.version(BEN, made.programme_id).number == 1


def test_values_stand_with_what_they_rest_on(made: Version) -> None:
    values = {one.path: one for one in made.values()}
    assert values["promise.patriots.at_least"].claim == "courier#4"
    assert "equipment_prices/" in (values["item.patriot_battery.unit_cost"].source or "")
    assert values["programme.discount_per_year"].source is None
    assert CEILING in values


def test_a_value_set_is_an_assumption_with_who_and_why(shelf: Programmes, made: Version) -> None:
    later = shelf.set(ANA, made, {"item.patriot_battery.unit_cost": "1.5 bn USD"}, why="a dearer year")
    assert later.number == 2
    programme = later.programme()
    item = next(one for one in programme.items if one.id == "patriot_battery")
    assert item.unit_cost.mode == 1.5e9
    assert item.source is None  # the row of the table no longer says it
    told = programme.assumptions[-1]
    assert told.value == "1.5 bn USD"
    assert "ana set item.patriot_battery.unit_cost on 2025-09-01 instead of" in told.text
    assert "equipment_prices/patriot_battery-default" in told.text
    assert told.text.endswith(": a dearer year")
    # The file says the same when it is read again.
    assert rp.Programme.from_dict(programme.as_dict(), "again").to_toml() == programme.to_toml()
    back = shelf.set(BEN, later, {"item.patriot_battery.unit_cost": None}, why="")
    assert back.programme().to_toml() == made.programme().to_toml()
    assert [one.number for one in shelf.versions(BEN, made.programme_id)] == [1, 2, 3]


def test_a_stale_edit_is_refused_with_both(shelf: Programmes, made: Version) -> None:
    shelf.set(ANA, made, {"programme.months": 60}, why="shorter")
    with pytest.raises(StaleError) as stale:
        shelf.set(BEN, made, {"programme.months": 90}, why="longer")
    assert stale.value.read is not None
    assert stale.value.read["changes"][0]["value"] == 90
    assert stale.value.current["changes"][0]["value"] == 60
    assert stale.value.current["who"] == "ana"
    assert shelf.version(BEN, made.programme_id).number == 2


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("funding.nothing.ceiling", 1),
        (CEILING, "many"),
        ("programme.months", -1),
        ("assumption.start.value", "2026-01"),
    ],
)
def test_what_cannot_be_is_not_kept(shelf: Programmes, made: Version, path: str, value: object) -> None:
    with pytest.raises(ProgrammeError):
        shelf.set(ANA, made, {path: value}, why="")
    assert shelf.version(ANA, made.programme_id).number == 1


def test_a_programme_of_a_group_is_seen_by_it_alone(shelf: Programmes, made: Version) -> None:
    own = shelf.make(AMONG)
    assert [one.programme_id for one in shelf.listed(ANA)] == [made.programme_id]
    assert {one.programme_id for one in shelf.listed(AMONG)} == {made.programme_id, own.programme_id}
    with pytest.raises(DeskError) as hidden:
        shelf.version(ANA, own.programme_id)
    with pytest.raises(DeskError) as absent:
        shelf.version(ANA, "none")
    assert str(hidden.value).replace(own.programme_id, "none") == str(absent.value)
    with pytest.raises(DeskError, match="no groups of yours"):
        shelf.make(ANA, rights="desk")


def test_made_anew_keeps_what_persons_set(shelf: Programmes, made: Version) -> None:
    later = shelf.set(ANA, made, {"programme.discount_per_year": 0.05}, why="as asked")
    anew = shelf.make_anew(BEN, later)
    assert anew.number == 3
    assert anew.programme().discount_per_year == 0.05
    assert not anew.dropped


def test_typed_values_are_read_as_what_stands_there() -> None:
    assert read_value(" 0.5 ", 1) == 0.5
    assert read_value("2026-03", "2026-01") == "2026-03"
    assert read_value('{"low": 1, "mode": 2, "high": 4}', 1) == {"low": 1, "mode": 2, "high": 4}
    assert read_value("40 bn USD", {"low": 1, "mode": 2, "high": 4}) == "40 bn USD"
    with pytest.raises(ProgrammeError, match="no number"):
        read_value("many", 1)


LOTTERY = {
    "id": "lottery",
    "name": "A lottery",
    "kind": "grant",
    "currency": "USD",
    "from": "2026-01",
    "ceiling": "5 bn USD",
    "pays_for": ["*"],
}


def test_a_row_that_a_person_adds_is_an_assumption_and_can_be_changed(
    shelf: Programmes, made: Version
) -> None:
    later = shelf.add_row(ANA, made, "funding", LOTTERY, why="as announced")
    programme = later.programme()
    row = next(one for one in programme.funding if one.id == "lottery")
    assert row.name == "A lottery"
    said = next(one for one in programme.assumptions if one.id == "added-funding-lottery")
    assert said.text.startswith("ana added funding.lottery on ")
    assert said.text.endswith(": as announced")
    later = shelf.set(BEN, later, {"funding.lottery.ceiling": "6 bn USD"}, why="more")
    (value,) = (one for one in later.values() if one.path == "funding.lottery.ceiling")
    assert (value.value, value.default, value.source) == ("6 bn USD", "5 bn USD", None)
    assert {one.id for one in later.programme().assumptions} >= {
        "added-funding-lottery",
        "set-funding-lottery-ceiling",
    }
    again = shelf.make_anew(ANA, later)
    assert again.programme().to_toml() == later.programme().to_toml()
    gone = shelf.set(ANA, again, {"funding.lottery": None}, why="")
    assert gone.programme().to_toml() == made.programme().to_toml()
    assert not gone.dropped


@pytest.mark.parametrize(
    ("section", "row", "said"),
    [
        ("funding", LOTTERY | {"id": ""}, "names no row"),
        ("funding", LOTTERY | {"id": "a.b"}, "names no row"),
        ("programme", LOTTERY, "names no row"),
        ("funding", LOTTERY | {"claim": "courier#4"}, "cites claim"),
        ("funding", LOTTERY | {"id": CEILING.split(".")[1]}, "is there already"),
        ("funding", LOTTERY | {"ceiling": -5}, "ceiling"),
        ("funding", LOTTERY | {"rate": 5}, "unknown field"),
        ("promise", LOTTERY, "title"),
    ],
)
def test_a_row_that_cannot_be_is_refused(
    section: str, row: dict[str, object], said: str, shelf: Programmes, made: Version
) -> None:
    with pytest.raises(ProgrammeError, match=said):
        shelf.add_row(ANA, made, section, row, why="")
    assert shelf.version(ANA, made.programme_id).number == 1


def test_a_row_on_a_version_that_is_not_the_latest_is_refused(shelf: Programmes, made: Version) -> None:
    shelf.add_row(ANA, made, "funding", LOTTERY, why="")
    with pytest.raises(StaleError):
        shelf.add_row(BEN, made, "funding", LOTTERY | {"id": "tombola"}, why="")
