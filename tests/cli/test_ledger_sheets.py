"""``rempart ledger export``, ``import`` and ``totals`` as a user types them."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import rempart
from rempart.cli.app import application
from rempart.ledger.exporting.exports import FORMATS, export
from rempart.ledger.lines import read_ledger

TEXT = "Canada will buy 4 NASAMS from Norway for 820 million US dollars, an invented radio station said on Monday.\n"


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    (folder / "radio.txt").write_text(TEXT, encoding="utf-8")
    (folder / "meta.csv").write_text("id,published\nradio,2025-08-19\n", encoding="utf-8")
    documents = rempart.read(folder / "radio.txt", meta=folder / "meta.csv")
    export(rempart.merge(rempart.extract(documents)), "jsonl", folder / "ledger.jsonl")
    return folder / "ledger.jsonl"


def run(*words: str | Path) -> tuple[int, bytes, str]:
    result = CliRunner().invoke(application(), ["ledger", *map(str, words)])
    return result.exit_code, result.stdout_bytes, result.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_goes_to_standard_output_and_to_a_file(lines: Path, tmp_path: Path, form: str) -> None:
    code, printed, told = run("export", "--format", form, "--ledger", lines)
    assert code == 0
    assert printed == export(read_ledger(lines), form).data
    target = tmp_path / "out"
    assert run("export", "--format", form, "--ledger", lines, "--out", target)[:2] == (0, b"")
    assert target.read_bytes() == printed
    assert told.count("left out: ") == len(export(read_ledger(lines), form).left_out)


def test_a_book_is_exported_as_it_was_known(lines: Path, tmp_path: Path) -> None:
    book = f"sqlite:///{tmp_path / 'book.db'}"
    added = run("add", lines.parent / "radio.txt", "--meta", lines.parent / "meta.csv", "--db", book)
    assert added[:2] == (0, b"accepted\tradio\n")
    code, now, _ = run("export", "--format", "csv", "--db", book)
    assert code == 0
    assert now == export(read_ledger(lines), "csv").data
    _, before, _ = run("export", "--format", "csv", "--db", book, "--as-of", "2020-01-01")
    assert before == now.splitlines(keepends=True)[0]


def test_a_file_and_a_book_at_once_are_refused(lines: Path) -> None:
    result = CliRunner().invoke(
        application(),
        ["ledger", "export", "--format", "csv", "--ledger", str(lines), "--as-of", "2025-01-01"],
    )
    assert "--ledger stands beside an option of a book" in str(result.exception)


def test_a_sheet_is_compared_and_broken_rows_give_exit_code_1(lines: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "register.csv"
    rows = [
        ("Supplier", "Recipient", "Number ordered", "Weapon designation", "Year of order"),
        ("Norway", "Canada", "4", "NASAMS", "2025"),
        ("Norway", "Canada", "-3", "NASAMS", "2025"),
    ]
    with sheet.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows(rows)
    code, printed, told = run("import", sheet, "--columns", "sipri", "--ledger", lines, "--format", "json")
    assert code == 1
    assert f"refused: {sheet} row 3, column Number ordered: '-3'; expected no number below 0" in told
    found = json.loads(printed)
    assert [one["agreement"] for one in found["matched"]] == ["ca-no-nasams-purchase-2025"]
    assert found["matched"][0]["differences"] == [
        {"field": "status", "theirs": "goods: contracted", "ours": "goods: proposed (less far)"}
    ]
    code, printed, _ = run("import", sheet, "--columns", "sipri", "--ledger", lines)
    assert code == 1
    assert b"Theirs and not ours" in printed


def test_totals_say_what_they_hold_and_what_not(lines: Path) -> None:
    code, printed, _ = run("totals", "--ledger", lines, "--format", "json")
    assert code == 0
    totals = {one["measure"]: one for one in json.loads(printed)["totals"]}
    assert totals["reported"]["said"] == 820_000_000
    assert totals["contracted"]["said"] == 0
    code, printed, _ = run("totals", "--ledger", lines, "--prices", "2024", "--currency", "EUR")
    assert code == 0
    assert b"EUR, prices of 2024" in printed


def test_show_prints_both_sentences(lines: Path, tmp_path: Path) -> None:
    book = f"sqlite:///{tmp_path / 'book.db'}"
    run("add", lines.parent / "radio.txt", "--meta", lines.parent / "meta.csv", "--db", book)
    _, printed, _ = run("show", "ca-no-nasams-purchase-2025", "--db", book)
    assert b"\nmay be printed: According to " in printed
    assert b"\nmay not be printed: Canada and Norway have agreed on the purchase of 4 NASAMS" in printed
