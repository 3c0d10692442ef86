"""Exports against the schemas of others, against spreadsheets that run text, and against themselves."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from jsonschema import Draft4Validator
from lxml import etree
from openpyxl import load_workbook
from referencing import Registry
from referencing.jsonschema import DRAFT4

from rempart.claims.claim import Report
from rempart.errors import OutputError
from rempart.ledger.agreement import Ledger
from rempart.ledger.exporting.columns import COLUMNS
from rempart.ledger.exporting.exports import FORMATS, export
from rempart.ledger.exporting.followthemoney import _HEADS
from rempart.ledger.exporting.tracker import tracker_columns
from rempart.ledger.lines import read_ledger
from rempart.ledger.merging import merge

SCHEMAS = Path(__file__).parents[1] / "schemas"
Reports = Callable[..., Report]
Claims = Callable[..., dict[str, Any]]
HOSTILE = ('=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", " =1+1")


def gift(giver: str, **told: Any) -> dict[str, Any]:
    return {
        "type": "donation",
        "funder": (giver,),
        "recipient": ("UA",),
        "item": "Patriot",
        "quantity": {"value": 2, "bound": "exact"},
        "amount": {"value": 500, "currency": "EUR", "bound": "approx"},
        "status": "delivered",
    } | told


@pytest.fixture
def ledger(report: Reports, arms: Claims) -> Ledger:
    """A proposal with two sums and a secret list, a contract, gifts, a part, a denial, a firm, no date."""
    secret = {"withheld": {"says": "list of weapons", "start": 0, "end": 5}}
    contract = {
        "type": "purchase",
        "buyer": ("PL",),
        "seller": ("Hyundai Rotem", "KR"),
        "item": "K2 tanks",
        "quantity": {"value": 180, "bound": "at_least"},
        "amount": {"value": 6_700_000_000, "currency": "USD", "bound": "exact"},
        "status": "contracted",
    }
    part = gift("US", item="HIMARS", status="planned", links=[{"claim": "a#1", "relation": "part_of"}])
    return merge(
        [
            report("a", arms(status="planned") | secret, part, origin="FT", title="Arms"),
            report("b", arms(90e9, status="reported"), source="https://example.org/b"),
            report("c", contract, published="2025-08"),
            report("d", gift("DE"), gift("NL", status="announced")),
            report("e", gift("HU", status="denied"), published=None),
        ]
    )


@pytest.fixture
def hostile(report: Reports) -> Ledger:
    return merge(
        [
            report(
                f"r{number}",
                gift("DE", item=text, amount={"value": 10**number, "currency": "EUR", "bound": "exact"}),
            )
            for number, text in enumerate(HOSTILE, start=1)
        ]
    )


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_ledger_gives_the_same_bytes(ledger: Ledger, form: str) -> None:
    assert export(ledger, form).data == export(ledger, form).data


@pytest.mark.parametrize("form", FORMATS)
def test_every_agreement_is_there_or_said_to_be_left_out(ledger: Ledger, form: str) -> None:
    exported = export(ledger, form)
    text = exported.data.decode() if form not in {"xlsx", "parquet", "ftm", "ftm-statements"} else ""
    gone = {words.partition(":")[0] for words in exported.left_out}
    assert gone <= set(ledger)
    if text:
        assert all(
            (entry.id in text) is (entry.id not in gone) for entry in ledger.agreements if not entry.links
        )


def test_a_file_is_written_whole_or_not_at_all(ledger: Ledger, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    export(ledger, "csv", target)
    assert target.read_bytes() == export(ledger, "csv").data
    with pytest.raises(OutputError, match="cannot be written"):
        export(ledger, "csv", tmp_path / "nowhere" / "out.csv")
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]


def test_an_unknown_format_is_refused_by_name(ledger: Ledger) -> None:
    with pytest.raises(OutputError, match="'ods'"):
        export(ledger, "ods")


# Sheets


def test_lines_are_read_back_as_they_were(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "jsonl", tmp_path / "ledger.jsonl")
    assert read_ledger(tmp_path / "ledger.jsonl").entries == ledger.entries


def test_csv_and_parquet_hold_the_same_cells(ledger: Ledger) -> None:
    read = list(csv.DictReader(io.StringIO(export(ledger, "csv").data.decode())))
    table = pq.read_table(io.BytesIO(export(ledger, "parquet").data)).to_pylist()
    assert len(read) == len(table) == len(ledger.agreements)
    for row, typed in zip(read, table, strict=True):
        for column in COLUMNS:
            value = typed[column.name]
            if column.kind == "number":
                assert (float(row[column.name]) if row[column.name] else None) == value
            elif column.kind == "list":
                assert row[column.name] == "; ".join(value)
            else:
                assert row[column.name] == ("" if value is None else str(value))


def test_no_text_of_a_csv_is_run_and_no_number_is_touched(hostile: Ledger) -> None:
    for form in ("csv", "kiel", "sipri", "ftm-statements"):
        rows = list(csv.reader(io.StringIO(export(hostile, form).data.decode(), newline="")))
        cells = [cell for row in rows for cell in row]
        assert not [
            cell for cell in cells if cell.lstrip()[:1] in set("=+-@＝＋－＠") or (cell and cell[0] in "\t\r")
        ]
        # Statements hold no item by itself, so that no hostile text begins one.
        assert sum("'" in cell[:1] for cell in cells) >= (0 if form == "ftm-statements" else len(HOSTILE))
    amounts = {
        row["amount"] for row in csv.DictReader(io.StringIO(export(hostile, "csv").data.decode(), newline=""))
    }
    assert amounts == {str(10**number) for number in range(1, len(HOSTILE) + 1)}


def test_no_cell_of_a_workbook_is_a_formula(hostile: Ledger) -> None:
    book = load_workbook(io.BytesIO(export(hostile, "xlsx").data))
    kinds: dict[str, set[object]] = {"s": set(), "n": set(), "f": set()}
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                kinds.setdefault(cell.data_type, set()).add(cell.value)
    assert not kinds["f"]
    # A workbook stores a carriage return as a line end; everything else is as it was.
    stored = {str(value).replace("_x000D_", "\r") for value in kinds["s"]}
    assert all(any(text.strip() in value for value in stored) for text in HOSTILE)
    assert {10**number for number in range(1, len(HOSTILE) + 1)} <= kinds["n"]


def test_a_workbook_has_every_sum_and_item(ledger: Ledger) -> None:
    book = load_workbook(io.BytesIO(export(ledger, "xlsx").data))
    assert book.sheetnames == ["agreements", "sums", "items"]
    assert book["sums"].max_row == 1 + sum(len(entry.amounts) for entry in ledger.agreements)
    assert book["items"].max_row == 1 + sum(len(entry.items) for entry in ledger.agreements)


# Open contracting


def validator(package: str) -> Draft4Validator:
    release = json.loads((SCHEMAS / "ocds-release-1.1.5.json").read_text(encoding="utf-8"))
    extension = json.loads((SCHEMAS / "ocds-withheld-information.json").read_text(encoding="utf-8"))
    release["properties"] |= extension["properties"]
    release["definitions"] |= extension["definitions"]
    known = Registry().with_resource(release["id"], DRAFT4.create_resource(release))
    schema = json.loads((SCHEMAS / f"ocds-{package}-package-1.1.5.json").read_text(encoding="utf-8"))
    return Draft4Validator(schema, registry=known)


@pytest.mark.parametrize(("form", "package"), [("ocds-releases", "release"), ("ocds-records", "record")])
def test_open_contracting_packages_follow_the_schema(ledger: Ledger, form: str, package: str) -> None:
    data = json.loads(export(ledger, form).data)
    assert not [error.message for error in validator(package).iter_errors(data)]
    broken = json.loads(export(ledger, form).data)
    first = broken["releases"][0] if package == "release" else broken["records"][0]["compiledRelease"]
    first["tag"] = ["rumour"]
    first["withheldInformation"] = [{"name": "an item without id"}]
    assert not validator(package).is_valid(broken)


def test_releases_say_the_stage_and_what_is_withheld(ledger: Ledger) -> None:
    releases = {one["ocid"]: one for one in json.loads(export(ledger, "ocds-releases").data)["releases"]}
    proposal = releases["rempart-ua-us-arms-purchase-2025"]
    assert proposal["tag"] == ["planning"]
    assert not {"awards", "contracts"} & set(proposal)
    assert [one["name"] for one in proposal["withheldInformation"]] == ["list of weapons"]
    (contract,) = (one for one in releases.values() if "contract" in one["tag"])
    assert contract["contracts"][0]["value"] == {"amount": 6_700_000_000, "currency": "USD"}
    assert "dateSigned" not in contract["contracts"][0]
    assert contract["date"] == "2025-08-01T00:00:00Z"


def test_a_ledger_without_dates_has_no_releases(report: Reports, arms: Claims) -> None:
    undated = merge([report("a", arms(), published=None)])
    with pytest.raises(OutputError, match="no agreement of this ledger has a date"):
        export(undated, "ocds-releases")


# Aid activities


def iati_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / "iati-activities-schema.xsd"))


def test_activities_follow_the_schema(ledger: Ledger) -> None:
    root = etree.fromstring(export(ledger, "iati").data)
    assert iati_schema().validate(root)
    assert len(root) == len([entry for entry in ledger.agreements if entry.first_reported])
    date = root[0].find("activity-date")
    assert date is not None
    root[0].remove(date)
    assert not iati_schema().validate(root)


def test_a_transaction_says_how_firm_the_money_is(ledger: Ledger) -> None:
    root = etree.fromstring(export(ledger, "iati").data)
    codes = {
        str(one.findtext("iati-identifier")): one.xpath("transaction/transaction-type/@code") for one in root
    }
    assert codes["rempart-ua-us-arms-purchase-2025"] == []
    assert codes["rempart-nl-ua-patriot-donation-2025"] == ["12"]
    assert codes["rempart-de-ua-patriot-donation-2025"] == ["3"]


# Register and tracker


def test_the_register_takes_orders_only_and_marks_what_is_uncertain(ledger: Ledger) -> None:
    exported = export(ledger, "sipri")
    rows = {row["Weapon designation"]: row for row in csv.DictReader(io.StringIO(exported.data.decode()))}
    assert set(rows) == {"K2 tanks", "Patriot"}
    assert rows["K2 tanks"]["Number ordered"] == "(180)"
    assert rows["K2 tanks"]["Year of order"] == "(2025)"
    assert rows["K2 tanks"]["Number delivered"] == ".."
    assert rows["Patriot"]["Number ordered"] == rows["Patriot"]["Number delivered"] == "2"
    assert any(words.startswith("ua-us-arms-purchase-2025: proposed") for words in exported.left_out)


def test_the_tracker_has_its_columns_and_words(ledger: Ledger) -> None:
    rows = list(csv.DictReader(io.StringIO(export(ledger, "kiel").data.decode())))
    assert tuple(rows[0]) == tracker_columns()
    assert {row["activity_id"]: row["measure"] for row in rows} == {
        "de-ua-patriot-donation-2025": "Allocation",
        "nl-ua-patriot-donation-2025": "Commitment",
    }
    german = next(row for row in rows if row["donor"] == "Germany")
    assert (german["tot_activity_value_EUR"], german["tot_value_deliv_EUR"]) == ("500", "500")
    assert german["month"] == "44"  # August 2025, where January 2022 is 1


# FollowTheMoney


def test_entities_keep_a_proposal_a_project_and_a_contract_a_contract(ledger: Ledger) -> None:
    entities = [json.loads(line) for line in export(ledger, "ftm").data.decode().splitlines()]
    by_schema: dict[str, list[str]] = {}
    for one in entities:
        by_schema.setdefault(one["schema"], []).extend(one["properties"].get("name", []))
    assert len(by_schema["Contract"]) == 2  # the tanks and the gift handed over
    assert any("Ukraine to buy US weapons" in name for name in by_schema["Project"])
    ids = {one["id"] for one in entities}
    ends = ("contract", "supplier", "project", "participant", "document", "entity", "subject", "object")
    for one in entities:
        assert {name for end in ends for name in one["properties"].get(end, [])} <= ids


def test_statements_keep_rival_values_with_who_said_them(ledger: Ledger) -> None:
    rows = list(csv.DictReader(io.StringIO(export(ledger, "ftm-statements").data.decode())))
    assert tuple(rows[0]) == _HEADS
    assert len({row["id"] for row in rows}) == len(rows)
    sums = [row for row in rows if row["value"].startswith("Sum as said by") and "bn USD" in row["value"]]
    rivals = {row["value"].rpartition(": ")[2]: row["origin"] for row in sums}
    assert rivals["100 bn USD"] == "FT"
    assert set(rivals) == {"100 bn USD", "90 bn USD", "6.7 bn USD"}


def test_entities_are_valid_where_the_library_is_installed(ledger: Ledger) -> None:
    # followthemoney 3.8.2 checked this export (docs/exports.md); here its rules that need no library.
    for line in export(ledger, "ftm").data.decode().splitlines():
        one = json.loads(line)
        assert set(one) == {"id", "schema", "properties", "datasets"}
        assert all(
            isinstance(value, str) and value for values in one["properties"].values() for value in values
        )
