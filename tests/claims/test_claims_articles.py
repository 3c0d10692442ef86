"""Articles in our own words that the grammar was not written from, labelled by hand."""

from typing import Any

import pytest
from tests.claims.claims_samples import article

from rempart.claims.claim import Claim

ROLES = ("buyer", "seller", "funder", "recipient", "producer")

# What a reader finds in each article: only what the text says is written out; nothing else may be claimed.
EXPECTED: dict[str, list[dict[str, Any]]] = {
    "en_himars": [
        {"type": "purchase", "buyer": ("PL",), "seller": ("Lockheed Martin", "US"), "item": "HIMARS",
         "count": (486, "at_most"), "status": {"signed"}, "says": ["Wladyslaw Kosiniak-Kamysz"]},
        {"type": "purchase", "buyer": ("PL",), "item": "HIMARS", "count": (126, "exact"),
         "sum": (3_400_000_000, "USD", "exact"), "status": {"planned"}},
        {"type": "purchase", "buyer": ("PL",), "item": "Apache helicopters", "count": (48, "exact"),
         "status": {"denied"}, "says": ["Wladyslaw Kosiniak-Kamysz"]},
    ],
    "en_norway": [
        {"type": "loan", "funder": ("NO",), "recipient": ("UA",), "sum": (7_000_000_000, "NOK", "approx"),
         "status": {"planned", "announced"}, "says": ["Jonas Gahr Store"]},
        {"type": "donation", "funder": ("NO",), "recipient": ("UA",), "item": "Leopard 2 tanks",
         "count": (12, "exact"), "status": {"delivered", "announced"}},
        {"type": "donation", "funder": ("NO",), "recipient": ("UA",), "item": "artillery shells",
         "count": (30_000, "approx"), "status": {"delivered"}},
    ],
    "en_iris": [
        {"type": "donation", "funder": ("DE",), "recipient": ("UA",), "item": "IRIS-T SLM",
         "count": (4, "exact"), "status": {"planned", "announced"}, "says": ["Reuters", "German government"],
         "withheld": "number"},
        {"type": "donation", "funder": ("DE",), "recipient": ("UA",), "item": "IRIS-T SLM", "count": (2, "exact"),
         "status": {"planned"}},
        {"type": "donation", "funder": ("DE",), "recipient": ("UA",), "sum": (600_000_000, "EUR", "approx"),
         "status": {"reported", "planned"}, "purpose": ("population", "infrastructure")},
    ],
    "en_loi": [
        {"type": "purchase", "buyer": ("UA",), "seller": ("SE",), "item": "Gripen", "count": (125, "approx"),
         "status": {"signed"}},
        {"type": "stance", "stance": ("analysts", "agreement", "doubtful")},
    ],
    "en_denial": [
        {"type": "donation", "funder": ("GR",), "recipient": ("UA",), "item": "Patriot", "count": (2, "exact"),
         "status": {"denied"}, "says": ["Nikos Dendias"]},
        {"type": "guarantee", "funder": ("US",)},
        {"type": "purchase", "buyer": ("GR",), "seller": ("US",), "item": "F-35", "count": (20, "exact"),
         "sum": (8_600_000_000, "USD", "exact"), "status": {"contracted"}},
    ],
    "en_tanks": [
        {"type": "purchase", "buyer": ("PL",), "seller": ("Hyundai Rotem", "KR"), "item": "K2 tanks",
         "count": (180, "exact"), "sum": (6_500_000_000, "USD", "exact"), "status": {"announced", "contracted"},
         "says": ["Polish Ministry of National Defence"]},
        {"type": "production", "item": "K2 tanks", "count": (61, "exact")},
        {"type": "purchase", "buyer": ("PL",), "item": "K2 tanks", "count": (180, "exact"),
         "sum": (3_400_000_000, "USD", "exact"), "status": {"historical"}},
    ],
    "en_taiwan": [
        {"type": "purchase", "buyer": ("TW",), "seller": ("US",), "sum": (14_000_000_000, "USD", "exact"),
         "status": {"reported", "planned"}, "says": ["Reuters", "two people familiar with the matter"]},
        {"type": "purchase", "buyer": ("TW",), "seller": ("US",), "item": "HIMARS", "count": (82, "exact"),
         "status": {"announced"}},
        {"type": "purchase", "buyer": ("TW",), "item": "ATACMS missiles", "count": (420, "exact")},
        {"type": "purchase", "buyer": ("TW",), "sum": (4_000_000_000, "USD", "approx")},
        {"type": "stance", "stance": ("CN", "agreement", "against")},
    ],
    "fr_misprint": [
        {"type": "purchase", "buyer": ("RO",), "seller": ("Rheinmetall", "DE"), "count": (298, "exact"),
         "item": "infantry fighting vehicles", "sum": (4_000_000_000, "EUR", "exact"), "status": {"planned"},
         "says": ["Romanian Ministry of Defence"]},
        {"type": "loan", "funder": ("EU",), "recipient": ("RO",), "sum": None, "status": {"planned"}},
    ],
    "fr_fregates": [
        {"type": "purchase", "buyer": ("GR",), "seller": ("Naval Group", "FR"), "item": "FDI frigates",
         "status": {"contracted"}, "says": ["Greek Ministry of Defence"]},
        {"type": "purchase", "buyer": ("GR",), "sum": (950_000_000, "EUR", "approx"), "says": ["Greek press"]},
        {"type": "purchase", "buyer": ("GR",), "count": (3, "exact"), "sum": (3_000_000_000, "EUR", "approx"),
         "status": {"historical"}},
    ],
    "fr_pret": [
        {"type": "loan", "funder": ("GB",), "recipient": ("UA",), "sum": (2_300_000_000, "GBP", "exact"),
         "item": "ammunition", "status": {"planned", "announced"}, "says": ["John Healey"]},
        {"type": "delivery", "funder": ("FR",), "recipient": ("UA",), "item": "Mirage 2000",
         "count": (20, "at_most"), "status": {"planned"}, "says": ["French presidency"]},
        {"type": "purchase", "item": "Rafale", "count": (100, "approx"), "status": {"denied"}},
        {"type": "production", "producer": ("UA",), "item": "interceptor drones",
         "sum": (400_000_000, "EUR", "exact"), "status": {"reported"}, "says": ["diplomatic sources"]},
    ],
    "fr_rafale": [
        {"type": "purchase", "buyer": ("ID",), "seller": ("Dassault Aviation", "FR"), "item": "Rafale",
         "count": (42, "exact"), "sum": (8_100_000_000, "USD", "exact")},
        {"type": "purchase", "buyer": ("RS",), "item": "Rafale", "count": (12, "exact"),
         "sum": (2_700_000_000, "EUR", "exact"), "status": {"contracted"}},
        {"type": "purchase", "buyer": ("IN",), "item": "Rafale Marine", "count": (26, "exact"), "status": {"planned"}},
    ],
    "fr_suspension": [
        {"type": "delivery", "funder": ("US",), "recipient": ("UA",), "count": (30, "approx"),
         "status": {"denied"}, "says": ["Politico"]},
        {"type": "purchase", "buyer": ("UA",), "seller": ("US",), "item": "Patriot", "count": (10, "at_most"),
         "status": {"reported"}, "says": ["Wall Street Journal"]},
    ],
    "fr_belg": [
        {"type": "donation", "funder": ("BE",), "recipient": ("UA",), "item": "military aid",
         "sum": (1_000_000_000, "EUR", "exact"), "status": {"planned", "announced"}, "says": ["Belgian prime minister"]},
        {"type": "donation", "funder": ("BE",), "recipient": ("UA",), "item": "F-16", "count": (30, "approx"),
         "status": {"planned", "announced"}},
        {"type": "purchase", "seller": ("US",), "item": "Patriot", "count": (2, "exact"),
         "sum": (500_000_000, "USD", "exact")},
    ],
    "en_eu": [
        {"type": "loan", "funder": ("EU",), "recipient": ("UA",), "sum": (4_100_000_000, "EUR", "exact"),
         "status": {"delivered"}},
        {"type": "purchase", "buyer": ("DE",), "recipient": ("UA",), "item": "Patriot", "count": (2, "exact"),
         "sum": (2_000_000_000, "EUR", "exact"), "status": {"announced"}},
    ],
    "en_frigates": [
        {"type": "purchase", "buyer": ("NO",), "seller": ("BAE Systems", "GB"), "item": "frigates",
         "count": (5, "at_least"), "sum": (10_000_000_000, "GBP", "exact"), "status": {"announced"}},
    ],
    "fr_suede": [
        {"type": "purchase", "buyer": ("UA",), "seller": ("SE",), "item": "Gripen", "count": (125, "approx"),
         "status": {"signed"}, "says": ["Ulf Kristersson", "Volodymyr Zelensky"]},
    ],
    "fr_safe": [
        {"type": "loan", "funder": ("EU",), "recipient": ("PL",), "sum": (43_700_000_000, "EUR", "exact")},
        {"type": "loan", "funder": ("EU",), "recipient": ("EU",), "sum": (150_000_000_000, "EUR", "exact")},
        {"type": "purchase", "buyer": ("PL",), "item": "air defence systems", "status": {"planned"},
         "sum": (10_000_000_000, "EUR", "exact")},
        {"type": "loan", "funder": ("EU",), "recipient": ("GR",), "sum": (788_000_000, "EUR", "exact")},
        {"type": "loan", "funder": ("EU",), "recipient": ("PT",), "sum": (5_800_000_000, "EUR", "exact")},
    ],
    "fr_corvettes": [
        {"type": "purchase", "buyer": ("EG",), "seller": ("IT",), "item": "FREMM frigates", "count": (2, "exact")},
        {"type": "purchase", "buyer": ("EG",), "seller": ("IT",), "count": (20, "approx")},
        {"type": "purchase", "buyer": ("EG",), "seller": ("IT",), "sum": (9_500_000_000, "EUR", "approx"),
         "status": {"reported"}, "says": ["La Repubblica"]},
    ],
}  # fmt: skip
WITHOUT_DEAL = [
    "en_merger",
    "en_fire_engines",
    "en_airline",
    "en_war",
    "en_exercise",
    "en_industry",
    "en_asylum",
    "fr_guerre",
    "fr_foot",
    "fr_budget",
    "fr_banque",
]


def agrees(claim: Claim, label: dict[str, Any]) -> bool:
    """Tell whether a claim says all that the label says."""
    stance = claim.stance
    told = {
        "type": claim.type,
        "item": claim.item,
        "count": claim.quantity and (claim.quantity.value, claim.quantity.bound),
        "sum": claim.amount and (claim.amount.value, claim.amount.currency, claim.amount.bound),
        "says": list(claim.attributed_to),
        "withheld": claim.withheld and claim.withheld.says,
        "purpose": claim.purpose,
        "stance": stance and (stance.holder, stance.about, stance.polarity),
        **{role: getattr(claim, role) for role in ROLES},
    }
    return all(
        claim.status in value if key == "status" else told[key] == value for key, value in label.items()
    )


@pytest.mark.parametrize("name", EXPECTED)
def test_an_article_says_what_a_reader_finds_in_it_and_no_more(name: str) -> None:
    claims = article(name).claims
    missing = [label for label in EXPECTED[name] if not any(agrees(claim, label) for claim in claims)]
    assert not missing, [claim.as_json() for claim in claims]
    assert len(claims) == len(EXPECTED[name]), [claim.quote for claim in claims]


@pytest.mark.parametrize("name", WITHOUT_DEAL)
def test_other_trades_in_the_same_words_claim_nothing(name: str) -> None:
    assert article(name).claims == ()


@pytest.mark.parametrize("name", [*EXPECTED, *WITHOUT_DEAL])
def test_every_quote_stands_at_its_place(name: str) -> None:
    report = article(name)
    assert report.document is not None
    for claim in report.claims:
        assert report.document.text[claim.start : claim.end] == claim.quote
        assert "\n" not in claim.quote


def test_a_misprint_of_the_headline_is_another_place_of_the_claim() -> None:
    claim = next(claim for claim in article("fr_misprint").claims if claim.type == "purchase")
    (place,) = claim.also_at
    assert place.misprint
    assert place.amount is not None
    assert place.amount.value == 4_000_000


def test_a_conversion_in_brackets_belongs_to_its_sum() -> None:
    loan = article("en_norway").claims[0]
    assert loan.amount is not None
    assert (loan.amount.low, loan.amount.high) == (6_000_000_000, 8_000_000_000)
    assert [(one.value, one.currency) for one in loan.amount.also] == [(750_000_000, "USD")]


def test_what_is_given_in_return_is_linked_and_other_deals_are_not() -> None:
    donation, guarantee, purchase = article("en_denial").claims
    assert [(one.claim, one.relation) for one in donation.links] == [(guarantee.id, "in_return_for")]
    assert purchase.links == ()
