"""A tracker's and a register's sheet beside the ledger: matched, missing, differing, refused."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, get_args
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from rempart.claims.claim import Report
from rempart.errors import RecordError
from rempart.ledger.agreement import Ledger
from rempart.ledger.comparing.comparison import Comparison
from rempart.ledger.comparing.matching import compare_sheet
from rempart.ledger.crosswalk import Axis, state, term
from rempart.ledger.exporting.exports import export
from rempart.ledger.merging import merge
from rempart.terms.status import GOODS_ORDER, MONEY_ORDER, GoodsStatus, MoneyStatus, SideState
from rempart.terms.table import table

Reports = Callable[..., Report]
HEADS = (
    "activity_id",
    "donor",
    "announcement_date",
    "measure",
    "item",
    "source_reported_value",
    "reporting_currency",
)


def gift(giver: str, value: int, **told: Any) -> dict[str, Any]:
    return {
        "type": "donation",
        "funder": (giver,),
        "recipient": ("UA",),
        "item": "howitzers",
        "amount": {"value": value, "currency": "EUR", "bound": "exact"},
        "status": "announced",
    } | told


@pytest.fixture
def ledger(report: Reports) -> Ledger:
    return merge(
        [
            report("a", gift("DE", 500)),
            report("b", gift("DK", 90, item="F-16", status="delivered")),
            report("c", gift("SE", 70, item="radars")),
        ]
    )


def sheet(folder: Path, *rows: tuple[str, ...], heads: tuple[str, ...] = HEADS) -> Path:
    path = folder / "sheet.csv"
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([heads, *rows])
    return path


def test_rows_are_matched_missing_or_differing(ledger: Ledger, tmp_path: Path) -> None:
    found = compare_sheet(
        ledger,
        sheet(
            tmp_path,
            ("1", "Germany", "2025-08-20", "Commitment", "howitzers", "500", "EUR"),
            ("2", "Denmark", "2025-08-19", "Allocation", "F-16", "120", "EUR"),
            ("3", "Norway", "2025-08-19", "Commitment", "missiles", "40", "EUR"),
        ),
        "kiel",
    )
    assert {one.key: (one.agreement, one.basis) for one in found.matched} == {
        "1": ("de-ua-howitzers-donation-2025", "evidence"),
        "2": ("dk-ua-f-16-donation-2025", "evidence without figures"),
    }
    assert [(one.row, one.words) for one in found.theirs_only] == [
        (4, "donation, funder Norway, recipient Ukraine, missiles, 40 EUR")
    ]
    assert [one.id for one in found.ours_only] == ["se-ua-radars-donation-2025"]
    differing = {
        (one.key, each.field): (each.theirs, each.ours) for one in found.matched for each in one.differences
    }
    assert differing == {
        ("1", "date"): ("2025-08-20", "2025-08-19"),
        ("2", "amount"): ("120 EUR", "90 EUR"),
    }
    assert not found.faults


def test_every_match_shows_the_evidence_of_the_merge(ledger: Ledger, tmp_path: Path) -> None:
    (one,) = compare_sheet(
        ledger,
        sheet(tmp_path, ("1", "Germany", "2025-08-19", "Commitment", "howitzers", "500", "EUR")),
        "kiel",
    ).matched
    assert one.points == sum(each.points for each in one.evidence)
    assert {(each.field, each.says) for each in one.evidence} >= {("amount", "equal"), ("item", "same")}


BROKEN = [
    (("1", "Germany", "2025-13-40", "Commitment", "x", "5", "EUR"), "announcement_date", "'2025-13-40'"),
    (("1", "Germany", "soon", "Commitment", "x", "5", "EUR"), "announcement_date", "'soon'"),
    (("1", "Germany", "2025-08-19", "Commitment", "x", "-5", "EUR"), "source_reported_value", "'-5'"),
    (("1", "Germany", "2025-08-19", "Commitment", "x", "five", "EUR"), "source_reported_value", "'five'"),
    (
        ("1", "Germany", "2025-08-19", "Commitment", "x", "5", ""),
        "reporting_currency",
        "no currency for the sum 5",
    ),
    (
        ("1", "Germany", "2025-08-19", "Commitment", "x", "5", "euros"),
        "reporting_currency",
        "'euros' beside the sum 5",
    ),
    (("1", "Germany", "2025-08-19", "Promise", "x", "5", "EUR"), "measure", "'Promise'"),
]


@pytest.mark.parametrize(("row", "column", "found"), BROKEN)
def test_a_row_that_cannot_be_right_is_named_and_the_rest_is_kept(
    ledger: Ledger, tmp_path: Path, *, row: tuple[str, ...], column: str, found: str
) -> None:
    good = ("2", "Germany", "2025-08-19", "Commitment", "howitzers", "500", "EUR")
    result = compare_sheet(ledger, sheet(tmp_path, row, good), "kiel")
    (fault,) = result.faults
    assert (fault.row, fault.column, fault.found) == (2, column, found)
    assert fault.expected
    assert [one.key for one in result.matched] == ["2"]


OWN = """field,column,read_as,words,required
id,No,text,,yes
type,donation,constant,,yes
funder,Giver,party,,yes
recipient,UA,constant,,yes
item,Thing,text,,no
amount,Sum,number,,no
currency,EUR,constant,,no
"""


def test_an_own_column_table_and_an_id_that_stands_twice(ledger: Ledger, tmp_path: Path) -> None:
    columns = tmp_path / "columns.csv"
    columns.write_text(OWN, encoding="utf-8")
    rows = (
        ("7", "Germany", "howitzers", "500"),
        ("7", "Denmark", "F-16", "90"),
        ("8", "Sweden", "radars", "70"),
    )
    result = compare_sheet(
        ledger, sheet(tmp_path, *rows, heads=("No", "Giver", "Thing", "Sum")), str(columns)
    )
    assert [(one.row, one.column, one.found) for one in result.faults] == [
        (3, "No", "the id 7 stands already in row 2")
    ]
    assert [one.key for one in result.matched] == ["7", "8"]


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        ("field,column,read_as\nprice,Sum,number\n", "field 'price'"),
        ("field,column,read_as\namount,Sum,guess\n", "read_as 'guess'"),
        ("field,column,read_as\namount,Sum,number\namount,Sum,number\n", "field amount"),
        ("field,column,read_as,words,required\nid,Number,text,,yes\n", "no column 'Number'"),
        ("", "has no row"),
    ],
)
def test_a_column_table_that_cannot_be_used_is_refused(
    ledger: Ledger, tmp_path: Path, columns: str, found: str
) -> None:
    path = tmp_path / "columns.csv"
    path.write_text(columns, encoding="utf-8")
    with pytest.raises(RecordError, match=found):
        compare_sheet(ledger, sheet(tmp_path, ("1", *[""] * 6)), str(path))


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", b"\xff\xfe\x00"), ("a.xlsx", b"no workbook"), ("b.csv", None)]
)
def test_a_sheet_that_cannot_be_read_is_refused(
    ledger: Ledger, tmp_path: Path, name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(RecordError, match="cannot be read"):
        compare_sheet(ledger, tmp_path / name, "kiel")


def test_a_workbook_is_read_like_a_csv(ledger: Ledger, tmp_path: Path) -> None:
    rows = list(csv.reader(export(ledger, "kiel").data.decode().splitlines()))
    book = Workbook()
    book.active.title = "Bilateral Assistance, MAIN DATA"
    for row in rows:
        book.active.append([int(cell) if cell.isdigit() else cell for cell in row])
    book.create_sheet("README", 0).append(["nothing here"])
    book.save(tmp_path / "kiel.xlsx")
    result = compare_sheet(ledger, tmp_path / "kiel.xlsx", "kiel")
    assert len(result.matched) == result.rows == 3
    assert not [each for one in result.matched for each in one.differences]


def test_a_damaged_workbook_is_read_or_refused_and_never_breaks(ledger: Ledger, tmp_path: Path) -> None:
    book = Workbook()
    for row in csv.reader(export(ledger, "kiel").data.decode().splitlines()):
        book.active.append(row)
    book.save(tmp_path / "whole.xlsx")
    with ZipFile(tmp_path / "whole.xlsx") as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    drawn, refused = Random(5), 0  # noqa: S311 -- damage, no secret
    for number in range(60):
        target = tmp_path / "damaged.xlsx"
        name = drawn.choice(sorted(parts))
        damaged = bytearray(parts[name])
        place = drawn.randrange(len(damaged))
        damaged[place : place + drawn.randrange(1, 30)] = drawn.choice(
            [b"", b"<", b"&lol;", b"\0", b"\xff", b"1e999"]
        )
        with ZipFile(target, "w") as packed:
            for part, content in parts.items():
                packed.writestr(part, bytes(damaged) if part == name else content)
        if number % 4 == 0:
            target.write_bytes(target.read_bytes()[: drawn.randrange(4000)])
        try:
            compare_sheet(ledger, target, "kiel")
        except RecordError:
            refused += 1
    assert 20 < refused < 60


# Round trips


def without_ids(text: str) -> str:
    head, *rows = text.splitlines(keepends=True)
    return head + "".join("," + row.partition(",")[2] for row in rows)


@pytest.mark.parametrize("name", ["kiel", "sipri"])
def test_what_was_exported_is_found_again_by_evidence_alone(
    report: Reports, tmp_path: Path, name: str
) -> None:
    tanks = {
        "type": "purchase",
        "buyer": ("PL",),
        "seller": ("KR",),
        "item": "K2 tanks",
        "quantity": {"value": 180, "bound": "at_least"},
        "status": "contracted",
    }
    counted = {"quantity": {"value": 3, "bound": "exact"}, "status": "delivered"}
    known = merge(
        [
            report("a", gift("DE", 500), tanks),
            report("b", gift("DK", 90, item="F-16") | counted),
            report("c", gift("NL", 80, item="Patriot") | counted, gift("NO", 80, item="NASAMS") | counted),
        ]
    )
    text = export(known, name).data.decode()
    path = tmp_path / "theirs.csv"
    path.write_text(without_ids(text) if name == "kiel" else text, encoding="utf-8")
    result = compare_sheet(known, path, name)
    assert result.rows == len(result.matched) == 4
    assert {one.basis for one in result.matched} == {"evidence"}
    assert not [each for one in result.matched for each in one.differences]
    assert not result.theirs_only


SCHEMES = sorted({row.text("scheme") for row in table("crosswalk").values()})


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_word_comes_back_as_itself(scheme: str) -> None:
    words = {row.text("term") for row in table("crosswalk").values() if row.text("scheme") == scheme} - {""}
    for word in words:
        found = state(scheme, word)
        assert found is not None, word
        assert term(scheme, *found) == word


@pytest.mark.parametrize("scheme", SCHEMES)
def test_going_there_and_back_raises_no_state(scheme: str) -> None:
    axes: tuple[tuple[Axis, tuple[str, ...]], ...] = (("goods", GOODS_ORDER), ("money", MONEY_ORDER))
    for axis, order in axes:
        for place, ours in enumerate(order):
            word = term(scheme, axis, ours)
            found = state(scheme, word) if word else None
            # A planning tag or a pipeline status stands for a rumour as well: it is read as a proposal.
            if found is not None and found[0] == axis and word not in {"planning", "1"}:
                assert order.index(found[1]) <= place, (scheme, ours)


def test_the_crosswalk_has_every_state_of_both_axes_once() -> None:
    keys = [
        tuple(row.text(name) for name in ("scheme", "axis", "state")) for row in table("crosswalk").values()
    ]
    assert len(set(keys)) == len(keys)
    states = {"goods": get_args(GoodsStatus), "money": get_args(MoneyStatus), "side": get_args(SideState)}
    assert all(key[2] in states[key[1]] for key in keys)
    for scheme, axis in (
        ("Kiel measure", "goods"),
        ("Kiel measure", "money"),
        ("SIPRI register", "goods"),
        ("DSCA", "goods"),
        ("OCDS tag", "goods"),
        ("OCDS tag", "money"),
        ("OCDS tag", "side"),
        ("IATI activity status", "goods"),
        ("IATI transaction type", "money"),
    ):
        assert {key[2] for key in keys if key[:2] == (scheme, axis)} == set(states[axis])


def test_a_comparison_is_a_record(ledger: Ledger, tmp_path: Path) -> None:
    result = compare_sheet(ledger, sheet(tmp_path), "kiel")
    assert Comparison.from_json(json.loads(result.json_line()), "here") == result
    assert len(result.ours_only) == 3


def test_nothing_is_matched_twice_whatever_the_order(ledger: Ledger, tmp_path: Path) -> None:
    row = ("Germany", "2025-08-19", "Commitment", "howitzers", "500", "EUR")
    result = compare_sheet(ledger, sheet(tmp_path, ("1", *row), ("2", *row)), "kiel")
    assert [one.key for one in result.matched] == ["1"]
    assert [(one.key, one.nearest) for one in result.theirs_only] == [("2", "de-ua-howitzers-donation-2025")]
