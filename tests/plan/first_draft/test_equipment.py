"""The words of reports and the rows that they mean."""

import pytest

from rempart.plan.first_draft.equipment import (
    default_list,
    is_general,
    kind_of,
    needs,
    one_line,
    plural,
    rates,
    singular,
)


@pytest.mark.parametrize(
    ("term", "unit", "sellers", "rows"),
    [
        ("Patriot", None, ("US",), ("patriot_battery", "patriot_battery_stock")),
        ("Patriot systems", None, ("US",), ("patriot_battery", "patriot_battery_stock")),
        ("Patriot", "battery", ("DE",), ("patriot_battery", "patriot_battery_stock")),
        ("Patriot", "fire unit", ("US",), ("patriot_fire_unit",)),
        ("Patriot", "missile", ("US",), ("patriot_interceptor",)),
        ("PAC-3 MSE missiles", "missile", ("US",), ("pac3_mse",)),
        ("IRIS-T SLM", "fire unit", ("Diehl Defence", "DE"), ("iris_t_slm",)),
        ("IRIS-T", "missile", ("DE",), ("iris_t_slm_missile",)),
        ("NASAMS", None, ("NO",), ("nasams",)),
        ("155 mm shells", None, ("US",), ("shell_155_us",)),
        ("155 mm shells", None, ("Rheinmetall", "DE"), ("shell_155_eu",)),
        ("155 mm shells", None, (), ("shell_155_us", "shell_155_eu")),
        ("drones", None, ("UA", "US"), ("drone_mix",)),
        ("Aster missiles", "missile", ("Eurosam",), ("aster_30",)),
    ],
)
def test_a_name_means_its_rows(
    term: str, unit: str | None, sellers: tuple[str, ...], rows: tuple[str, ...]
) -> None:
    kind = kind_of(term, unit, sellers)
    assert kind is not None
    assert kind.rows == rows
    assert not kind.open_list


@pytest.mark.parametrize(
    ("term", "unit", "sellers"),
    [
        ("Gripen", "aircraft", ("SE",)),
        ("NASAMS missiles", None, ("US",)),  # no missile row has that name, and a battery is no missile
        ("Patriot components", None, ("US",)),
        ("F-16", "aircraft", ("DK",)),  # Denmark makes none and no row holds its stocks
        ("155 mm shells", None, ("KR",)),
        ("drones", None, ("LT",)),
        ("air defence systems", None, ("LV",)),
        ("weapons", None, ("SE",)),
        (None, None, ()),
    ],
)
def test_what_no_row_means_is_not_filled_in(
    term: str | None, unit: str | None, sellers: tuple[str, ...]
) -> None:
    assert kind_of(term, unit, sellers) is None


def test_arms_from_the_united_states_stand_for_the_default_list() -> None:
    kind = kind_of("weapons and military equipment", None, ("US",))
    assert kind is not None
    assert kind.open_list
    assert kind.rows == default_list()
    assert len(kind.rows) == 31  # the rows of the published programme without drones and allied stock


def test_a_word_with_two_meanings_says_so() -> None:
    doubtful, clear = kind_of("Patriot", None, ("US",)), kind_of("Patriot", "system", ("US",))
    assert doubtful is not None
    assert doubtful.doubt == "system or missile"
    assert clear is not None
    assert clear.doubt is None


def test_general_words_are_told_from_names() -> None:
    assert is_general("military equipment")
    assert is_general("weapons and ammunition")
    assert not is_general("155 mm ammunition")
    assert not is_general("support")


def test_rates_stand_once_where_years_are_equal() -> None:
    # himars: 72, 90 and 96 launchers a year, of which 5, 15 and 25 per cent are open, in every year.
    assert rates("himars") == {"low": {"2026": 0.3}, "mode": {"2026": 1.125}, "high": {"2026": 2}}
    assert list(rates("us_stock_package")["mode"].items()) == [("2026", 250), ("2028", 125)]


def test_needs_outside_the_programme_stay_only_where_they_come_in_the_price() -> None:
    assert needs("himars", ()) == []
    assert needs("himars", ("gmlrs",)) == [{"item": "gmlrs", "per_unit": 108}]
    assert needs("patriot_battery", ()) == [{"item": "pac3_mse", "per_unit": 32, "in_price": True}]


def test_one_output_has_one_row() -> None:
    assert one_line(["patriot_fire_unit", "patriot_battery"])["patriot_fire_unit"] == "patriot_battery"
    assert one_line(["fpv_drone", "interceptor_drone"]) == {
        "fpv_drone": "fpv_drone",
        "interceptor_drone": "interceptor_drone",
    }


@pytest.mark.parametrize(
    ("one", "many"),
    [("battery", "batteries"), ("shell", "shells"), ("HIMARS", "HIMARS"), ("aircraft", "aircraft")],
)
def test_plurals_of_the_field(one: str, many: str) -> None:
    assert plural(one) == many
    assert singular(many) == one
