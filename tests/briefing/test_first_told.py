"""Which deal a page tells first: one whose two sides are told, by its sum in dollars."""

from tests.claims.claims_samples import document

from rempart.briefing.statements.promised import by_weight
from rempart.claims.extraction import extract
from rempart.ledger.merging import merge


def first_buyers(*texts: str) -> list[tuple[str, ...]]:
    reports = extract([document(text, "en", f"en{n}") for n, text in enumerate(texts)])
    return [agreement.buyer or () for agreement in by_weight(merge(reports).agreements)]


def test_sums_are_weighed_in_one_currency() -> None:
    crowns = (
        "Sweden orders howitzers\nSweden ordered 24 Archer howitzers from BAE Systems for 9 billion crowns."
    )
    dollars = "Poland orders launchers\nPoland ordered 48 HIMARS launchers from Lockheed Martin for 5 billion dollars."
    assert first_buyers(crowns, dollars) == [("PL",), ("SE",)]


def test_a_deal_without_a_second_side_comes_last() -> None:
    alone = "Brazil to buy arms\nBrazil would buy howitzers worth 90 billion dollars."
    both = "Poland orders launchers\nPoland ordered 48 HIMARS launchers from Lockheed Martin for 5 billion dollars."
    assert first_buyers(alone, both) == [("PL",), ("BR",)]


def test_a_deal_of_earlier_years_comes_last() -> None:
    text = (
        "Denmark orders howitzers\nDenmark ordered 12 K9 howitzers from South Korea for 90 million euros. "
        "Norway had bought 48 HIMARS launchers from Lockheed Martin in 2019 for 9 billion dollars."
    )
    assert first_buyers(text) == [("DK",), ("NO",)]
