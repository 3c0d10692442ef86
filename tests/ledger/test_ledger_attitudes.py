"""Which agreement an attitude concerns, by where it stands in its text."""

from collections.abc import Callable
from typing import Any

import pytest

from rempart.claims.claim import Report
from rempart.ledger.attitudes import concerned, sorted_out, stance_key, stance_title
from rempart.ledger.said import Said

Reports = Callable[..., Report]


def stance(about: str, **fields: Any) -> dict[str, Any]:
    told = {"holder": "RU", "about": about, "says": "thinks little of it", "polarity": "doubtful"}
    return {"type": "stance", "stance": told, "start": 500} | fields


GUARANTEE = {"type": "guarantee", "funder": ("US",), "recipient": ("UA",)}


@pytest.mark.parametrize(
    ("about", "told", "claim"),
    [
        # About the agreement: the first claim with a sum, else what the text opens with.
        (
            "agreement",
            [{"start": 10}, {"start": 20, "amount": {"value": 5, "currency": "USD", "bound": "exact"}}],
            "a#2",
        ),
        ("agreement", [{"start": 30}, {"start": 10}], "a#2"),
        # About a guarantee: the last one told before, else the first one; never another deal.
        (
            "guarantee",
            [GUARANTEE | {"start": 10}, GUARANTEE | {"start": 400}, GUARANTEE | {"start": 600}],
            "a#2",
        ),
        ("guarantee", [GUARANTEE | {"start": 700}, GUARANTEE | {"start": 600}], "a#2"),
        ("guarantee", [{"start": 10}], None),
        ("peace_agreement", [{"start": 10}], None),
        ("other", [{"start": 10}], None),
        ("agreement", [], None),
    ],
)
def test_what_a_stance_is_about(
    report: Reports, about: str, told: list[dict[str, Any]], claim: str | None
) -> None:
    made = report("a", *told, stance(about))
    found = concerned(made.claims[-1], made)
    assert (found.id if found else None) == claim


def test_stances_that_concern_a_deal_go_to_its_claim_and_the_others_stand_alone(report: Reports) -> None:
    made = report("a", {"start": 10}, stance("agreement"), stance("peace_agreement"))
    concerning, alone = sorted_out([made])
    assert concerning == {"a#1": ["a#2"]}
    assert [claim.id for claim, _ in alone] == ["a#3"]


def test_a_stance_is_named_by_who_holds_what(report: Reports) -> None:
    made = report("a", stance("peace_agreement"))
    said = [Said(made.claims[0], made, "unknown")]
    assert stance_title(said) == "Russia on a peace agreement: thinks little of it (doubtful)"
    assert stance_key(made.claims[0], "2025") == "ru-peace-agreement-doubtful-stance-2025"
    # Nobody is named, and no date is known.
    bare = report("b", {"type": "stance", "quote": "words", "start": 0})
    assert (
        stance_title([Said(bare.claims[0], bare, "unknown")])
        == "The holder not named on other matters: words (neutral)"
    )
    assert stance_key(bare.claims[0], "") == "holder-not-named-other-neutral-stance"
