"""The real article that the project starts from: every claim of it, and none besides."""

import pytest
from tests.claims.claims_samples import SHARED, document

from rempart.claims.claim import Claim, Report
from rempart.claims.extraction import extract_one


@pytest.fixture(scope="module")
def report() -> Report:
    text = (SHARED / "seed" / "article.fr.txt").read_text(encoding="utf-8")
    return extract_one(document(text, "fr", "article.fr"))


@pytest.fixture(scope="module")
def by_type(report: Report) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in report.claims:
        found.setdefault(claim.type, []).append(claim)
    return found


def test_the_claims_of_the_article_and_no_more(by_type: dict[str, list[Claim]]) -> None:
    assert {kind: len(claims) for kind, claims in by_type.items()} == {
        "purchase": 2,
        "cooperation": 1,
        "production": 1,
        "request": 2,
        "guarantee": 1,
        "stance": 3,
    }


def test_quotes_stand_in_the_text(report: Report) -> None:
    assert report.document is not None
    for claim in report.claims:
        assert report.document.text[claim.start : claim.end] == claim.quote


def test_headline_and_body_differ_by_their_bound(by_type: dict[str, list[Claim]]) -> None:
    headline, body = by_type["purchase"]
    for claim, bound in ((headline, "exact"), (body, "at_least")):
        assert (claim.buyer, claim.seller, claim.funder) == (("UA",), ("US",), ("EUROPE",))
        assert claim.item == "weapons"
        assert claim.amount is not None
        assert (claim.amount.value, claim.amount.currency, claim.amount.bound) == (
            100_000_000_000,
            "USD",
            bound,
        )
        assert claim.status in {"planned", "reported"}
    assert headline.end < 180 < body.start


def test_the_purchase_answers_the_guarantee_and_its_list_is_withheld(
    report: Report, by_type: dict[str, list[Claim]]
) -> None:
    body = by_type["purchase"][1]
    (guarantee,) = by_type["guarantee"]
    assert (guarantee.funder, guarantee.recipient) == (("US",), ("UA",))
    assert guarantee.purpose in {("deterrence",), ("other",)}
    assert "escalade" in guarantee.as_said["purpose"]
    assert [(link.claim, link.relation) for link in body.links] == [(guarantee.id, "in_return_for")]
    assert body.withheld is not None
    assert body.withheld.says == "list of weapons"
    assert report.document is not None
    hidden = report.document.text[body.withheld.start : body.withheld.end]
    assert "liste précise" in hidden
    assert "confidentiels" in hidden


def test_agreements_with_the_united_states_and_with_european_states(by_type: dict[str, list[Claim]]) -> None:
    (cooperation,) = by_type["cooperation"]
    assert set(cooperation.parties) == {"UA", "US", "EUROPE"}
    assert cooperation.amount is None
    assert "deterrence" in cooperation.purpose


def test_drones_are_built_by_ukrainian_firms(by_type: dict[str, list[Claim]]) -> None:
    (drones,) = by_type["production"]
    assert drones.producer == ("UA",)
    assert drones.item == "drones"
    assert drones.amount is not None
    assert (drones.amount.value, drones.amount.currency, drones.amount.bound) == (
        50_000_000_000,
        "USD",
        "exact",
    )


def test_at_least_ten_patriot_and_other_equipment_of_unknown_number(by_type: dict[str, list[Claim]]) -> None:
    patriot, other = by_type["request"]
    assert patriot.quantity is not None
    assert (patriot.item, patriot.unit) == ("Patriot", "system")
    assert (patriot.quantity.value, patriot.quantity.bound) == (10, "at_least")
    assert (other.item, other.quantity, other.amount) == ("other equipment", None, None)
    for claim in (patriot, other):
        assert claim.recipient == ("UA",)
        assert claim.purpose == ("population", "infrastructure")
        assert claim.links == ()  # the text does not say that they are part of the purchase


def test_three_stances_each_with_its_holder(by_type: dict[str, list[Claim]]) -> None:
    document_stance, doubt, posture = by_type["stance"]
    for claim in by_type["stance"]:
        assert claim.stance is not None
    assert document_stance.stance is not None
    assert document_stance.stance.about == "peace_agreement"
    assert document_stance.stance.polarity == "for"
    assert document_stance.stance.says == (
        "strong security, not quick compromise or concessions, is the condition of a durable peace"
    )
    assert doubt.stance is not None
    assert (doubt.stance.holder, doubt.stance.about) == ("RU", "peace_agreement")
    assert (doubt.stance.polarity, doubt.stance.says) == ("doubtful", "peace agreements are unlikely")
    assert posture.stance is not None
    assert (posture.stance.holder, posture.stance.about) == ("RU", "other")
    assert doubt.attributed_to == posture.attributed_to == ("Russian media analyses",)


def test_the_chain_of_speakers_from_the_outermost(report: Report, by_type: dict[str, list[Claim]]) -> None:
    assert by_type["purchase"][1].attribution == (
        "international publications",
        "unnamed reliable sources with access to internal documents",
        "Ukrainian authorities",
    )
    assert report.origin is None
    assert report.published is None
    assert report.publisher is None
