"""The French and English texts of the development corpus: claims, figures, parties, speakers.

The corpus shows what the reader was built to do; how it does on texts it never saw is in
``test_claims_articles.py``. Matching is that of the corpus: type and overlapping place.
"""

import json
from typing import Any

import jsonschema
import pytest
from tests.claims.claims_samples import SHARED, document

from rempart.claims.extraction import extract_one

CORPUS = SHARED / "corpus"
GOLD = [
    line
    for line in map(json.loads, (CORPUS / "gold.jsonl").read_text(encoding="utf-8").splitlines())
    if line["language"] in {"en", "fr"}
]


def report_of(gold: dict[str, Any]) -> dict[str, Any]:
    text = (CORPUS / "texts" / f"{gold['id']}.txt").read_text(encoding="utf-8")
    return extract_one(document(text, gold["language"], gold["id"])).as_json()


def meet(claim: dict[str, Any], label: dict[str, Any]) -> bool:
    """Tell whether a claim of the reader is one of gold: its type, and a common place."""
    places = [(label["start"], label["end"])] + [(p["start"], p["end"]) for p in label.get("also_at", ())]
    kinds = [label["type"], *label.get("type_alt", ())]
    return claim["type"] in kinds and any(
        claim["start"] < end and start < claim["end"] for start, end in places
    )


def figures(claim: dict[str, Any]) -> set[tuple[float, str | None]]:
    told = [claim["amount"], claim["quantity"]]
    return {(one["value"], one.get("currency")) for one in told if one}


def is_neutral(claim: dict[str, Any], gold: dict[str, Any]) -> bool:
    """Tell a figure that a reader may take or leave, by the rules of labelling."""
    free = {(one["value"], one["currency"]) for one in gold.get("neutral_amounts", ())}
    free |= {(value, None) for value in gold.get("neutral_quantities", ())}
    return bool(figures(claim) & free)


def test_most_claims_are_found_with_their_figures() -> None:
    labels = found = told = right = 0
    for gold in GOLD:
        claims = report_of(gold)["claims"]
        for label in gold["claims"]:
            if label.get("optional"):
                continue
            labels += 1
            near = [c for c in claims if meet(c, label)]
            found += bool(near)
            if near and figures(label):
                told += 1
                right += any(figures(c) & figures(label) for c in near)
    assert labels > 100
    assert found / labels >= 0.80
    assert right / told >= 0.95


def test_next_to_nothing_is_invented() -> None:
    made = invented = 0
    for gold in GOLD:
        claims = report_of(gold)["claims"]
        made += len(claims)
        invented += sum(
            not any(meet(c, label) for label in gold["claims"]) and not is_neutral(c, gold) for c in claims
        )
    assert invented / made <= 0.05


@pytest.mark.parametrize("gold", [g for g in GOLD if g["story"] is None], ids=lambda g: g["id"])
def test_traps_claim_nothing(gold: dict[str, Any]) -> None:
    assert report_of(gold)["claims"] == []


def test_every_line_fits_the_contract() -> None:
    schema = json.loads((SHARED / "claims.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for gold in GOLD:
        assert not list(validator.iter_errors(report_of(gold))), gold["id"]
