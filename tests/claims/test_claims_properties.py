"""What must hold for every text: quotes stand, nothing is invented, no hedge is strengthened."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.claims_samples import ARTICLES, document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract, extract_one
from rempart.claims.folding import fold, without_invisible
from rempart.claims.language import language
from rempart.claims.page import page

STATES = {"Poland": "PL", "Norway": "NO", "Greece": "GR", "Romania": "RO", "Canada": "CA"}
THINGS = {"Leopard 2 tanks": "Leopard 2 tanks", "F-35 fighter jets": "F-35", "HIMARS launchers": "HIMARS"}
# From the loosest to the firmest way of saying that a state buys.
HEDGES = ["may buy", "plans to buy", "will buy", "has announced it will buy", "has signed a contract to buy"]
FIRMNESS = {"reported": 0, "planned": 1, "announced": 2, "signed": 3, "contracted": 4, "delivered": 5}
CEILING = [1, 1, 1, 2, 4]
BOUNDS = {"": "exact", "at least ": "at_least", "up to ": "at_most", "about ": "approx"}
NEUTRAL = [
    "The weather stayed dry in the capital and the trains ran on time.",
    "A new library opened in the old town on Sunday with 40,000 books.",
    "The museum sold 12,000 tickets for 18 euros each last month.",
    "Schools reported 25 per cent fewer absences than a year before.",
    "Le marché aux fleurs a reçu 3 000 visiteurs samedi malgré la pluie.",
]
SENTENCES = sorted(
    line.strip()
    for path in ARTICLES.glob("*.txt")
    for paragraph in path.read_text(encoding="utf-8").split("\n")
    for line in paragraph.replace(". ", ".\n").split("\n")
    if line.strip()
)
words = st.text(alphabet=st.sampled_from("aàé 0123456789.,;:$€«»’-\n\u00a0\u200bMdBbnUSLPt%()"), max_size=300)


@st.composite
def stories(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a plain report of a purchase whose right reading is known."""
    count = draw(st.integers(2, 999))
    return {
        "buyer": draw(st.sampled_from(sorted(STATES))),
        "thing": draw(st.sampled_from(sorted(THINGS))),
        "hedge": draw(st.integers(0, len(HEDGES) - 1)),
        "bound": draw(st.sampled_from(sorted(BOUNDS))),
        "count": count,
        "money": draw(st.one_of(st.none(), st.integers(2, 90))),
    }


def told(story: dict[str, Any]) -> str:
    """Write the report of a story."""
    price = f" for ${story['money']} billion" if story["money"] else ""
    bought = f"{story['bound']}{story['count']} {story['thing']}"
    return f"Arms for {story['buyer']}\n{story['buyer']} {HEDGES[story['hedge']]} {bought} from the United States{price}."


def without_place(claim: Claim, shift: int) -> dict[str, Any]:
    """Return a claim with its places moved back by ``shift``."""
    line = claim.as_json() | {"start": claim.start - shift, "end": claim.end - shift}
    return {key: value for key, value in line.items() if key not in {"also_at", "slots"}}


@given(stories())
def test_a_plain_report_is_read_as_it_says(story: dict[str, Any]) -> None:
    (claim,) = extract_one(document(told(story))).claims
    assert (claim.type, claim.buyer, claim.seller) == ("purchase", (STATES[story["buyer"]],), ("US",))
    assert claim.quantity is not None
    assert (claim.quantity.value, claim.quantity.bound) == (story["count"], BOUNDS[story["bound"]])
    assert claim.item == THINGS[story["thing"]]
    assert (claim.amount.value if claim.amount else None) == (story["money"] and story["money"] * 10**9)


@given(stories())
def test_a_hedge_is_never_strengthened(story: dict[str, Any]) -> None:
    for claim in extract_one(document(told(story))).claims:
        assert FIRMNESS[claim.status] <= CEILING[story["hedge"]]


@given(stories())
def test_a_denial_is_never_an_announcement(story: dict[str, Any]) -> None:
    text = f"Arms for {story['buyer']}\n{story['buyer']} will not buy {story['count']} {story['thing']}, its minister said."
    (claim,) = extract_one(document(text)).claims
    assert claim.status == "denied"


@given(words, st.sampled_from(["en", "fr"]))
def test_every_quote_stands_at_its_place(noise: str, code: str) -> None:
    text = f"Arms\nUkraine plans to buy $5 billion of US weapons. {noise} L’Ukraine veut acheter 10 Patriot. {noise}"
    for claim in extract_one(document(text, code)).claims:
        assert text[claim.start : claim.end] == claim.quote
        assert 0 <= claim.start < claim.end <= len(text)


@given(stories(), st.lists(st.sampled_from(NEUTRAL), min_size=1, max_size=4), st.booleans())
def test_neutral_paragraphs_around_a_story_invent_and_hide_nothing(
    story: dict[str, Any],
    neutral: list[str],
    before: bool,  # noqa: FBT001 - hypothesis passes it by position
) -> None:
    text = told(story)
    extra = "\n".join(neutral)
    title, body = text.split("\n")
    longer = f"{title}\n{extra}\n{body}" if before else f"{text}\n{extra}"
    shift = len(extra) + 1 if before else 0
    alone = [without_place(c, 0) for c in extract_one(document(text)).claims]
    assert [without_place(c, shift) for c in extract_one(document(longer)).claims] == alone


@given(st.lists(st.sampled_from(NEUTRAL), min_size=1, max_size=6))
def test_neutral_paragraphs_alone_claim_nothing(neutral: list[str]) -> None:
    text = "\n".join(neutral)
    assert extract_one(document(text, "en")).claims == ()
    assert extract_one(document(text, "fr")).claims == ()


@given(stories(), stories())
def test_extraction_twice_and_in_any_order_is_the_same(one: dict[str, Any], other: dict[str, Any]) -> None:
    first, second = document(told(one), name="first"), document(told(other), name="second")
    lines = [report.json_line() for report in extract([first, second])]
    assert [report.json_line() for report in extract([first, second])] == lines
    assert [report.json_line() for report in extract([second, first])] == lines[::-1]


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8), st.sampled_from(["en", "fr"]))
@settings(max_examples=150)
def test_sentences_of_any_reports_in_any_order_are_read_without_a_fault(parts: list[str], code: str) -> None:
    text = "\n".join(parts)
    report = extract_one(document(text, code))
    ids = {claim.id for claim in report.claims}
    for claim in report.claims:
        assert text[claim.start : claim.end] == claim.quote
        assert {link.claim for link in claim.links} <= ids - {claim.id}


@given(words)
def test_folding_and_dropping_move_no_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
    kept, places = without_invisible(text)
    assert "".join(text[place] for place in (places or range(len(text)))[: len(kept)]) == kept


@given(words)
@settings(max_examples=60)
def test_sums_are_positive_and_finite(text: str) -> None:
    for code in ("en", "fr"):
        for money in page(text, language(code)).sums:
            assert 0 < money.amount.value < 1e15


@pytest.mark.parametrize("code", ["uk", "ja", "xx"])
def test_a_language_without_tables_claims_nothing(code: str) -> None:
    assert extract_one(document("Ukraine plans to buy $5 billion of US weapons.", code)).claims == ()
