"""Every field of every claim says which rule filled it, and on which words of the text it rests."""

from pathlib import Path

import pytest
from tests.claims.claims_samples import document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one

TEXTS = sorted((Path(__file__).parents[1] / "corpus" / "texts").glob("*.txt"))
FIELDS = (
    "amount", "quantity", "unit", "item", "status", "buyer", "seller", "funder", "recipient", "producer",
    "parties", "attributed_to", "purpose", "withheld", "by", "period",
)  # fmt: skip


def unfounded(claim: Claim, length: int) -> list[str]:
    """Return the fields that are filled without a rule, or rest on words outside the text."""
    filled = [name for name in FIELDS if getattr(claim, name)]
    slots = claim.slots
    return [
        name
        for name in filled
        if name not in slots or not slots[name].rule or not 0 <= slots[name].start < slots[name].end <= length
    ]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_each_field_that_is_filled_rests_on_a_rule_and_words(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for claim in extract_one(document(text, path.stem[:2], path.stem)).claims:
        assert unfounded(claim, len(text)) == [], f"{claim.id}: {claim.quote}"


def test_a_price_told_behind_rests_on_its_own_words() -> None:
    text = "Prague orders Gripens\n\nThe Czech army will buy twelve Gripen jets from Saab. The price is 5.9 billion crowns."
    (claim,) = extract_one(document(text, "en", "one")).claims
    slot = claim.slots["amount"]
    assert "5.9 billion" in text[slot.start : slot.end]
