"""Sums told behind a deal that are none of it, with deals in like words beside them.

Each file of `no_deal` holds sentences of one language: a `gift` and a `purchase`, and what may follow either. The kind
says what the sum is: civil aid or a total of aid behind the gift, what things cost behind the purchase, or one more deal.
"""

import csv
from pathlib import Path

import pytest
from tests.claims.claims_samples import document

from rempart.claims.extraction import extract_one

LANGUAGES = sorted((Path(__file__).parent / "no_deal").glob("*.csv"))
BEHIND_GIFTS = {"civil aid", "all aid so far", "gift deal"}


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_only_a_deal_behind_a_deal_is_claimed(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        lines = [(line["kind"], line["sentence"]) for line in csv.DictReader(file)]
    leads = dict(lines[:2])
    wrong = [
        f"{kind}: {sentence}"
        for kind, sentence in lines[2:]
        if _sums(leads["gift" if kind in BEHIND_GIFTS else "purchase"], sentence, path.stem)
        != kind.endswith("deal")
    ]
    assert not wrong, f"{len(wrong)} of {len(lines)} are misread:\n" + "\n".join(wrong)


def _sums(lead: str, sentence: str, language: str) -> bool:
    """Tell whether a sum behind the deal is claimed; the deal itself must be."""
    claims = [c for c in extract_one(document(f"{lead}\n\n{sentence}", language)).claims if c.amount]
    assert any(c.start < len(lead) for c in claims), lead
    return any(c.start >= len(lead) for c in claims)
