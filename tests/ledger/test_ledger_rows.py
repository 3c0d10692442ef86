"""How the cells of somebody else's sheet are read: numbers, names, dates and states in their ways of writing."""

from typing import Any

import pytest

from rempart.claims.claim import Claim
from rempart.ledger.comparing.column_table import Reader
from rempart.ledger.comparing.comparison import Fault
from rempart.ledger.comparing.rows import Theirs, read_rows

NO_BREAK, THIN = "\u00a0", "\u202f"


def reader(field: str, read_as: str = "text", words: str = "") -> Reader:
    return Reader(field, field, read_as, words, required=False)


READERS = {
    field: reader(field)
    for field in ("id", "type", "buyer", "seller", "item", "unit", "quantity", "amount", "currency", "date")
}


def row(cells: dict[str, str], readers: dict[str, Reader] = READERS) -> Theirs | Fault:
    return next(iter(read_rows([(2, cells)], readers)))


def read(**cells: str) -> Claim:
    told = row(cells)
    assert isinstance(told, Theirs), told
    return told.claim


@pytest.mark.parametrize(
    ("cell", "value", "bound"),
    [
        ("25", 25, "exact"),
        ("1,500,000", 1_500_000, "exact"),
        (f"1{NO_BREAK}500", 1500, "exact"),
        (f"12{THIN}000.50", 12_000.5, "exact"),
        # A register sets what it is not certain of in brackets.
        ("(40)", 40, "approx"),
    ],
)
def test_a_number_is_read_as_it_is_written(cell: str, value: float, bound: str) -> None:
    told = read(quantity=cell).quantity
    assert told is not None
    assert (told.value, told.bound) == (value, bound)
    sum_ = read(amount=cell, currency="EUR").amount
    assert sum_ is not None
    assert (sum_.value, sum_.currency, sum_.bound) == (value, "EUR", bound)


@pytest.mark.parametrize("cell", ["", "..", "n/a", "Unknown", "0"])
def test_unknown_and_nothing_are_no_number(cell: str) -> None:
    claim = read(quantity=cell, amount=cell)
    assert (claim.quantity, claim.amount) == (None, None)


@pytest.mark.parametrize("cell", ["1,50", "1.500.000", "five", "12 units", "()"])
def test_what_may_be_two_numbers_is_refused(cell: str) -> None:
    told = row({"quantity": cell})
    assert isinstance(told, Fault)
    assert (told.row, told.column, told.found) == (2, "quantity", repr(cell))


@pytest.mark.parametrize(
    ("cell", "parties"),
    [
        ("Germany", ("DE",)),
        ("the Netherlands", ("NL",)),
        ("Denmark, Norway and Sweden", ("DK", "NO", "SE")),
        # An "and" inside a name parts nothing.
        ("Bosnia and Herzegovina", ("BA",)),
        ("Bosnia and Herzegovina; USA", ("BA", "US")),
        ("UK & Czech Republic", ("GB", "CZ")),
        ("EU (Commission and Council)", ("EU",)),
        ("Saab", ("Saab",)),
        ("unknown", None),
    ],
)
def test_parties_are_read_by_their_names(cell: str, parties: tuple[str, ...] | None) -> None:
    assert read(buyer=cell).buyer == parties


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("2025-08-19", "2025-08-19"),
        ("2025-08-19T00:00:00", "2025-08-19"),
        ("2025-08", "2025-08"),
        ("(2025)", "2025"),
        ("..", None),
    ],
)
def test_a_date_is_as_precise_as_its_cell(cell: str, date: str | None) -> None:
    told = row({"date": cell})
    assert isinstance(told, Theirs)
    assert told.date == date


@pytest.mark.parametrize("cell", ["2025-02-30", "2025-13", "19.08.2025", "2025-08-19T12:30"])
def test_a_day_that_is_none_is_refused(cell: str) -> None:
    told = row({"date": cell})
    assert isinstance(told, Fault)
    assert (told.column, told.found) == ("date", repr(cell))


@pytest.mark.parametrize(
    ("delivered", "word", "state", "status"),
    [
        ("0", "ordered", "contracted", "contracted"),
        ("(3)", "delivered", "delivered", "delivered"),
        ("..", "ordered", "contracted", "contracted"),
    ],
)
def test_where_only_deliveries_are_counted_their_number_is_the_state(
    delivered: str, word: str, state: str, status: str
) -> None:
    told = row({"delivered": delivered}, READERS | {"delivered": reader("delivered", words="SIPRI register")})
    assert isinstance(told, Theirs)
    assert (told.word, told.axis, told.state, told.claim.status) == (word, "goods", state, status)


def test_a_row_may_mean_several_kinds_of_deal() -> None:
    told = row({"type": "donation; purchase"})
    assert isinstance(told, Theirs)
    assert [claim.type for claim in told.claims] == ["donation", "purchase"]
    refused = row({"type": "donation; gift"})
    assert isinstance(refused, Fault)
    assert refused.found == "'donation; gift'"


def test_an_id_stands_once_unless_rows_may_share_it() -> None:
    rows: list[Any] = [(2, {"id": "7"}), (3, {"id": "7"}), (4, {})]
    first, again, without = read_rows(rows, READERS)
    assert isinstance(first, Theirs)
    assert isinstance(again, Fault)
    assert again.found == "the id 7 stands already in row 2"
    assert isinstance(without, Theirs)
    assert without.key == "row 4"
    shared = list(read_rows(rows, {**READERS, "id": reader("id", "shared")}))
    assert [one.key for one in shared if isinstance(one, Theirs)] == ["7", "7", "row 4"]
