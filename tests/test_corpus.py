"""The development corpus holds together: offsets give quotes, names are in the texts, nothing is missing."""

import csv
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

CORPUS = Path(__file__).parent / "corpus"
HOSTILE = CORPUS / "hostile"
LARGEST_KEPT = 100_000
CODE = r"[A-Z]{2}|EUROPE|NATO"
ROLES = ("buyer", "seller", "funder", "recipient", "producer")
FIELDS = (*ROLES, "type", "item", "quantity", "amount", "status", "attributed_to")
NAMES: dict[str, list[str]] = json.loads((CORPUS / "names.json").read_text(encoding="utf-8"))
SCHEMA = json.loads((CORPUS / "claims.schema.json").read_text(encoding="utf-8"))


def gold_lines() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(CORPUS.glob("gold*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path.name, json.loads(line)


GOLD = list(gold_lines())
LINES = pytest.mark.parametrize("line", [line for _, line in GOLD], ids=[line["id"] for _, line in GOLD])


def text_of(line: dict[str, Any]) -> str:
    return (CORPUS / "texts" / f"{line['id']}.txt").read_bytes().decode("utf-8")


def answers(claim: dict[str, Any], field: str) -> list[Any]:
    """Return the label of a field and the others that are accepted."""
    return [claim[field], *claim.get(f"{field}_alt", ())]


def test_every_text_has_one_line_of_gold() -> None:
    ids = [line["id"] for _, line in GOLD]
    assert len(ids) == len(set(ids))
    assert set(ids) == {path.stem for path in (CORPUS / "texts").glob("*.txt")}


@LINES
def test_a_line_is_of_its_text(line: dict[str, Any]) -> None:
    text = text_of(line)
    assert hashlib.sha256(text.encode("utf-8")).hexdigest() == line["sha256"]
    assert "\r" not in text
    assert line["title"] == text.split("\n", 1)[0]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", line["published"])
    assert line["claims"] == [] or line["story"] is not None


@LINES
def test_a_line_fits_the_contract(line: dict[str, Any]) -> None:
    assert not [
        f"{e.json_path}: {e.message}" for e in jsonschema.Draft202012Validator(SCHEMA).iter_errors(line)
    ]


@LINES
def test_offsets_give_the_quotes(line: dict[str, Any]) -> None:
    text = text_of(line)
    claims = line["claims"]
    for place in [*claims, *line["other_amounts"], *(p for c in claims for p in c.get("also_at", ()))]:
        assert place["quote"].strip()
        assert text[place["start"] : place["end"]] == place["quote"]


@LINES
def test_claims_are_named_and_linked_inside_their_text(line: dict[str, Any]) -> None:
    ids = [claim["id"] for claim in line["claims"]]
    assert len(ids) == len(set(ids))
    for claim in line["claims"]:
        assert re.fullmatch(re.escape(line["id"]) + r"#[1-9]\d*", claim["id"])
        assert {link["claim"] for link in claim.get("links", ())} <= set(ids) - {claim["id"]}
        assert claim.get("attribution", claim["attributed_to"]) == claim["attributed_to"]
        alternatives = {name.removesuffix("_alt") for name in claim if name.endswith("_alt")}
        assert alternatives <= set(FIELDS)
        if claim["type"] == "stance" or claim.get("optional"):
            assert claim["amount"] is claim["quantity"] is None
        assert (claim["type"] == "stance") == bool(claim.get("stance"))


@LINES
def test_figures_are_positive_and_ranges_have_their_middle(line: dict[str, Any]) -> None:
    for claim in line["claims"]:
        for value in [*answers(claim, "amount"), *answers(claim, "quantity")]:
            if value is None:
                continue
            assert value["value"] > 0
            if "low" in value:
                assert value["low"] < value["high"]
                assert 2 * value["value"] == value["low"] + value["high"]
                assert value["bound"] == "approx"


@LINES
def test_words_of_the_text_are_in_the_text(line: dict[str, Any]) -> None:
    text = text_of(line)
    for claim in line["claims"]:
        said = "; ".join(claim.get("as_said", {}).values())
        assert all(words in text for words in said.split("; "))


# names.json holds the forms of the names in the first part of the corpus.
@pytest.mark.parametrize(
    "line", [line for name, line in GOLD if name == "gold.jsonl"], ids=lambda line: str(line["id"])
)
def test_names_are_in_the_text_in_a_known_form(line: dict[str, Any]) -> None:
    text = text_of(line)
    spoken = {line["origin"], *line.get("origin_alt", ())}
    for claim in line["claims"]:
        parties = {name for role in ROLES for value in answers(claim, role) for name in value or ()}
        spoken |= {name for name in parties if not re.fullmatch(CODE, name)}
        spoken |= {name for value in answers(claim, "attributed_to") for name in value or ()}
    for name in spoken - {None}:
        assert any(form in text for form in [name, *NAMES.get(name, ())]), name


@pytest.mark.parametrize("kind", ["html", "pdf"])
def test_expected_texts_of_pages_hold_what_must_survive(kind: str) -> None:
    for row in json.loads((CORPUS / kind / "index.json").read_text(encoding="utf-8")):
        text = (CORPUS / kind / f"{row['id']}.txt").read_text(encoding="utf-8")
        assert (CORPUS / kind / f"{row['id']}.{kind}").is_file()
        assert all(words in text for words in row["must"])
        assert not any(words in text for words in row["must_not"])


def test_hostile_inputs_are_those_of_the_table(tmp_path: Path) -> None:
    subprocess.run([sys.executable, HOSTILE / "make.py", tmp_path], check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    table = made["expected.csv"].decode("utf-8")
    rows = list(csv.DictReader(table.splitlines()))
    assert {row["file"] for row in rows} == set(made) - {"expected.csv"}
    assert {row["expect"] for row in rows} == {"accepted", "refused", "either"}
    kept = {path.name: path.read_bytes() for path in HOSTILE.iterdir() if path.suffix != ".py"}
    assert set(kept) == {name for name, data in made.items() if len(data) <= LARGEST_KEPT}
    # How small the archive gets depends on the compressing library.
    assert all(data == made[name] for name, data in kept.items() if name != "x20_zip_bomb.docx")


UNSEEN = sorted(Path(__file__).parents[1].glob("benchmarks/unseen/*/gold.jsonl"))


@pytest.mark.parametrize("path", UNSEEN, ids=[path.parent.name for path in UNSEEN])
def test_unseen_gold_stands_in_its_texts(path: Path) -> None:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert {line["id"] for line in lines} == {text.stem for text in path.parent.glob("texts/*.txt")}
    for line in lines:
        text = (path.parent / line["source"]).read_bytes().decode("utf-8")
        assert hashlib.sha256(text.encode("utf-8")).hexdigest() == line["sha256"]
        assert line["title"] == text.split("\n", 1)[0]
        places = [place for claim in line["claims"] for place in (claim, *claim.get("also_at", ()))]
        for place in (*places, *line["other_amounts"]):
            assert text[place["start"] : place["end"]] == place["quote"], (line["id"], place["quote"])
