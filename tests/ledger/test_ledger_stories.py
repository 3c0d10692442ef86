"""Stories told in nineteen languages: which claims are one agreement, with right claims and from raw texts.

Both halves of the first set were used to mend the reader, in November 2026; the unseen set was not, and is only
scored. docs/ledger.md has the figures of all.
"""

from functools import cache

import pytest
from tests.ledger.story_samples import Half, mixed, read_reports, right_reports, score, told

from rempart.ledger.agreement import Agreement, Ledger
from rempart.ledger.merging import merge


@cache
def from_right_claims(half: Half | None = None) -> Ledger:
    return merge(right_reports(half))


@cache
def from_texts(half: Half | None = None) -> Ledger:
    return merge(read_reports(half))


def of_deal(ledger: Ledger, deal: str) -> Agreement:
    claims = {claim for one in told() for claim, name in one.deals.items() if name == deal}
    (found,) = [entry for entry in ledger.agreements if claims & set(entry.claims)]
    return found


@pytest.mark.parametrize("half", ["tuned", "held", "unseen", None])
def test_right_claims_of_one_agreement_are_joined(half: Half | None) -> None:
    assert score(from_right_claims(half), half).f1 >= 0.95


@pytest.mark.parametrize(
    ("half", "at_least"), [("tuned", 0.95), ("held", 0.80), ("unseen", 0.85), (None, 0.90)]
)
def test_claims_read_from_raw_texts_are_joined(half: Half | None, at_least: float) -> None:
    # What is missing is what the reader did not find: hardly a pair that was read is not joined.
    assert score(from_texts(half), half).f1 >= at_least


def test_no_two_deals_are_merged() -> None:
    halves: tuple[Half | None, ...] = ("unseen", None)
    for half in halves:
        assert not mixed(from_right_claims(half), half)
        assert not mixed(from_texts(half), half)


def test_the_newspaper_document_is_the_origin_of_all_that_names_it_or_copies_it() -> None:
    for ledger in (from_right_claims(), from_texts()):
        arms = ledger["ua-us-arms-purchase-2025"]
        traced = {one.name: set(one.documents) for one in arms.origins}
        naming = {one.right.id for one in told() if one.right.origin == "Financial Times"}
        told_of_it = {claim.partition("#")[0] for claim in arms.claims}
        assert traced["Financial Times"] == naming & told_of_it
        # The one text that names nobody only repeats the paper's figure: it adds no independent origin.
        assert traced.keys() <= {"Financial Times", "Volodymyr Zelensky", "unknown"}


def test_the_presidents_own_figure_is_a_second_amount_with_its_own_origin() -> None:
    arms = of_deal(from_right_claims(), "arms")
    by_value = {(one.value, one.currency): one.origins for one in arms.amounts}
    assert "Financial Times" in by_value[100e9, "USD"]
    assert by_value[90e9, "USD"] == ("Volodymyr Zelensky",)


def test_the_drone_deal_and_the_patriot_request_are_agreements_of_their_own() -> None:
    ledger = from_right_claims()
    ids = {of_deal(ledger, deal).id for deal in ("arms", "drones", "patriot", "guarantee")}
    assert len(ids) == 4
    assert [row.mode for row in of_deal(ledger, "patriot").items] == [10, 25, 27]
