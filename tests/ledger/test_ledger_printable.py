"""The two sentences on stories in many languages, by hand and as read."""

import pytest
from tests.ledger.story_samples import told

from rempart.ledger.agreement import Ledger
from rempart.ledger.merging import merge
from rempart.ledger.totalling import totals


def by_hand(story: str) -> Ledger:
    """The ledger of a story from its claims as written by hand."""
    return merge([one.right for one in told() if one.story == story])


def test_the_arms_story_prints_a_proposal_and_no_consent() -> None:
    ledger = by_hand("arms")
    (arms,) = (
        entry
        for entry in ledger.agreements
        if entry.type == "purchase" and entry.funder == ("EUROPE",) and entry.amounts
    )
    assert arms.supported is not None
    assert arms.tempting is not None
    assert (
        "no agreement, order or contract is reported" in arms.supported.text
        or "reported, no more" in arms.supported.text
    )
    assert arms.tempting.text.startswith("Europe has agreed to pay ")
    assert "agreed to pay" not in arms.supported.text
    assert set(arms.tempting.claims) <= set(arms.claims)
    result = totals(ledger)
    assert [result.total(name).said for name in ("contracted", "financed", "delivered")] == [0, 0, 0]


@pytest.mark.parametrize("story", sorted({one.story for one in told()}))
def test_every_agreement_of_every_story_has_both_sentences(story: str) -> None:
    ledger = by_hand(story)
    for entry in ledger.agreements:
        assert entry.supported is not None
        assert entry.tempting is not None
        assert entry.title in entry.supported.text
        for sentence in (entry.supported, entry.tempting):
            assert sentence.text[0].isupper() or sentence.text[0].isdigit()
            assert sentence.text.endswith(".")
            assert "None" not in sentence.text
            assert "  " not in sentence.text
            assert sentence.claims
            assert set(sentence.claims) <= set(entry.claims)
