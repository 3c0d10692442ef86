"""Where a row of a sheet and an agreement differ, field by field, worked out by hand."""

from typing import Any

import pytest
from tests.briefing.briefing_samples import agreement

from rempart.ledger.comparing.differing import differences
from rempart.ledger.comparing.rows import Theirs, untold_claim
from rempart.ledger.crosswalk import Axis

NOTHING = dict.fromkeys(("buyer", "seller", "funder", "recipient", "producer", "item", "quantity", "amount"))


def theirs(
    date: str | None = None, *, status: tuple[Axis, str] | None = None, word: str = "", **claim: Any
) -> Theirs:
    """Return a row that leaves open all that is not given."""
    told = untold_claim(**{"id": "sheet#2", "type": "purchase", "status": "reported", **NOTHING, **claim})
    axis, state = status or (None, None)
    return Theirs(2, "row 2", (told,), date, "SIPRI register", word, axis, state)


def found(row: Theirs, **ours: Any) -> list[tuple[str, str, str]]:
    return [(one.field, one.theirs, one.ours) for one in differences(row, agreement(**ours))]


def thing(mode: int, **fields: Any) -> dict[str, Any]:
    points = {"low": mode, "mode": mode, "high": mode, "bound": "exact"}
    return {"item": "Patriot", "unit": None, "claims": ("talks#3",)} | points | fields


@pytest.mark.parametrize(
    ("date", "first", "last", "ours"),
    [
        # As precisely as the less precise of the two.
        ("2025-08", "2025-08-19", "2025-08-19", None),
        ("2025", "2025-08-19", "2025-08-19", None),
        ("2025-08-20", "2025-08", "2025-08", None),
        ("2025-09", "2025-08-19", "2025-08-19", "2025-08-19"),
        # Between the first and the last report.
        ("2025-09-15", "2025-08-19", "2025-10-01", None),
        ("2025-11-01", "2025-08-19", "2025-10-01", "2025-08-19 to 2025-10-01"),
        ("2025-09-15", None, None, ""),
        # A date that the row leaves open is not compared.
        (None, "2025-08-19", "2025-08-19", None),
    ],
)
def test_dates_are_compared_as_far_as_both_tell_them(
    date: str | None, first: str | None, last: str | None, ours: str | None
) -> None:
    told = found(theirs(date), first_reported=first, last_reported=last)
    assert told == ([] if ours is None else [("date", date, ours)])


@pytest.mark.parametrize(
    ("status", "word", "goods", "ours"),
    [
        (("goods", "contracted"), "", "delivered", "goods: delivered (further)"),
        (("goods", "contracted"), "", "proposed", "goods: proposed (less far)"),
        (("goods", "contracted"), "", "contracted", None),
        # A register has one word for what is contracted and what is in production.
        (("goods", "contracted"), "Ordered", "in_production", None),
        (("money", "pledged"), "", "proposed", "money: none (less far)"),
        (("side", "cancelled"), "", "proposed", ""),
    ],
)
def test_of_two_states_the_one_further_on_is_named(
    status: tuple[Axis, str], word: str, goods: str, ours: str | None
) -> None:
    state = {"state": goods, "since": None, "claim": "talks#2"}
    told = found(theirs(status=status, word=word), goods_status=state)
    assert told == ([] if ours is None else [("status", f"{status[0]}: {status[1]}", ours)])


@pytest.mark.parametrize(
    ("number", "rows", "ours"),
    [
        # Within five per cent it is one number, rounded.
        (105, (thing(100),), None),
        (106, (thing(100),), "100 Patriot"),
        # One of several versions is enough; a rate is no number of theirs.
        (10, (thing(100), thing(10)), None),
        (10, (thing(10, period="month"),), ""),
    ],
)
def test_numbers_are_compared_with_the_tolerance_of_the_merge(
    number: int, rows: tuple[dict[str, Any], ...], ours: str | None
) -> None:
    row = theirs(quantity={"value": number, "bound": "exact"})
    assert found(row, items=rows) == ([] if ours is None else [("quantity", str(number), ours)])


@pytest.mark.parametrize(
    ("told", "ours", "differing"),
    [
        ({"buyer": ("UA",)}, {"buyer": None, "recipient": ("UA",)}, []),
        ({"funder": ("EUROPE",)}, {"funder": ("DE", "FR")}, []),
        ({"funder": ("EUROPE",)}, {"funder": ("US",)}, [("funder", "Europe", "the United States")]),
        ({"seller": ("KR",)}, {}, [("seller", "South Korea", "the United States")]),
        ({"item": "Patriot systems"}, {"items": (thing(2),)}, []),
        ({"item": "drones"}, {"items": (thing(2), thing(3))}, [("item", "drones", "Patriot")]),
    ],
)
def test_parties_and_things_are_compared_by_what_they_stand_for(
    told: dict[str, Any], ours: dict[str, Any], differing: list[tuple[str, str, str]]
) -> None:
    assert found(theirs(**told), **ours) == differing
