"""Figures as claims state them: which end of a range is told, what a count is counted in, which conflicts stand."""

from typing import Any

import pytest
from tests.briefing.briefing_samples import agreement

from rempart.briefing.figures import conflicts_of, counted_in, printed, quantity_figure
from rempart.briefing.statements.clauses import item_phrase
from rempart.ledger.agreement import Conflict, Item


def item(**fields: Any) -> Item:
    blank = dict.fromkeys(("unit", "low", "mode", "high", "bound"))
    return Item.model_validate({"item": "Patriot", "claims": ("talks#1",)} | blank | fields)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"low": 25, "mode": 25, "high": 25, "bound": "exact"}, "25"),
        ({"low": 10, "mode": 10, "high": None, "bound": "at_least"}, "at least 10"),
        ({"low": None, "mode": 30, "high": 30, "bound": "at_most"}, "at most 30"),
        # A range told as such is printed by its ends; "about 40" without ends is not.
        ({"low": 10, "mode": 11, "high": 12, "bound": "approx"}, "10 to 12"),
        ({"low": None, "mode": 40, "high": None, "bound": "approx"}, "about 40"),
        # Where no number stands for the whole, the end that is told does.
        ({"low": 7, "mode": None, "high": None, "bound": "at_least"}, "at least 7"),
    ],
)
def test_a_number_of_units_is_told_as_it_was_said(told: dict[str, Any], words: str) -> None:
    figure = quantity_figure(item(**told))
    assert figure is not None
    assert printed(figure) == words
    assert figure.rests_on == ("claim:talks#1",)


def test_where_no_number_is_known_there_is_no_figure() -> None:
    assert quantity_figure(item()) is None


@pytest.mark.parametrize(
    ("name", "unit", "told"),
    [
        ("Patriot", "battery", "battery"),
        ("Patriot Battery", "battery", ""),
        ("Patriot", None, ""),
        # "submarines" says what is counted; "PURLS" is a name and says nothing.
        ("submarines", "ship", ""),
        ("PURLS", "package", "package"),
    ],
)
def test_a_unit_is_told_where_the_name_does_not_say_it(name: str, unit: str | None, told: str) -> None:
    assert counted_in(item(item=name, unit=unit)) == told


@pytest.mark.parametrize(
    ("name", "number", "told"),
    [
        ("Pohang corvettes", 1, "1 Pohang corvette"),
        ("frigates", 1, "1 frigate"),
        ("C-390 aircraft", 1, "1 C-390 aircraft"),
        ("HIMARS", 1, "1 HIMARS"),
        ("Pohang corvettes", 2, "2 Pohang corvettes"),
    ],
)
def test_one_thing_is_told_in_the_singular(name: str, number: int, told: str) -> None:
    one = item(item=name, low=number, mode=number, high=number, bound="exact")
    assert item_phrase([one]).text == told


def test_a_conflict_inside_a_larger_one_on_the_same_field_is_not_told_twice() -> None:
    def conflict(field: str, *claims: str) -> Conflict:
        return Conflict(field=field, values=("a", "b"), claims=claims)

    small, large = conflict("amount", "x#1", "x#2"), conflict("amount", "x#1", "x#2", "x#3")
    other, beside = conflict("buyer", "x#1", "x#2"), conflict("amount", "x#1", "x#4")
    told = conflicts_of(agreement(conflicts=(small, large, other, beside)))
    assert told == (large, other, beside)
    # Two of one extent say different things of the same claims: both stay.
    assert conflicts_of(agreement(conflicts=(small, small))) == (small, small)
