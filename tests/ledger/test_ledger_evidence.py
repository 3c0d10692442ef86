"""The reasons for and against one agreement can be read, and do not depend on the order of the two."""

from collections.abc import Callable
from typing import Any

from rempart.claims.claim import Report
from rempart.ledger.evidence import SAME, UNSURE, compare
from rempart.ledger.profiles import Profile, item_words, profile

Reports = Callable[..., Report]
Claims = Callable[..., dict[str, Any]]


def profiles(report: Report) -> list[Profile]:
    return [profile(claim, report.published) for claim in report.claims]


def test_each_piece_of_evidence_is_named_with_its_points(report: Reports, arms: Claims) -> None:
    document, president = profiles(report("a", arms(), arms(90e9)))
    evidence = compare(document, president)
    told = {finding.field: (finding.says, finding.points) for finding in evidence.findings}
    assert told["amount"] == ("two accounts", 1.5)
    assert told["taker"] == ("same", 2.0)
    assert evidence.points >= SAME


def test_a_veto_says_what_keeps_two_apart(report: Reports, arms: Claims) -> None:
    ukrainian, danish = profiles(report("a", arms(), arms() | {"buyer": ("DK",)}))
    evidence = compare(ukrainian, danish)
    assert evidence.vetoed
    assert [finding.field for finding in evidence.findings if finding.points is None] == ["taker"]


def test_another_count_for_another_sum_years_later_is_another_purchase(report: Reports, arms: Claims) -> None:
    """Versions of a wish go no further than two years, as the versions of agreements do; a count alone may."""

    def wish(count: int, value: float | None, day: str) -> Profile:
        told = {"item": "Patriot", "quantity": {"value": count, "bound": "exact"}}
        (one,) = profiles(report(f"{count} of {day}", arms(value) | told, published=day))
        return one

    old = wish(10, 6.1e9, "2022-03-06")
    assert compare(old, wish(50, 6.7e9, "2023-03-06")).same
    assert compare(old, wish(50, None, "2024-08-01")).points >= UNSURE
    assert not compare(old, wish(50, 6.7e9, "2024-08-01")).same


def test_a_rejected_offer_undoes_no_contract_with_another_yard(report: Reports, arms: Claims) -> None:
    frigates = {
        "buyer": ("GR",),
        "funder": None,
        "producer": None,
        "item": "frigates",
        "quantity": {"value": 2, "bound": "exact"},
    }
    signed = arms(1.8e9) | frigates | {"seller": ("Fincantieri",), "status": "contracted"}
    rejected = arms(None) | frigates | {"seller": None, "status": "denied"}
    contract, offer, denial = profiles(report("a", signed, rejected, rejected | {"seller": ("Fincantieri",)}))
    assert not compare(contract, offer).same
    assert compare(contract, denial).same


def test_the_order_of_the_two_does_not_matter(report: Reports, arms: Claims) -> None:
    loan = {"type": "loan", "funder": ("EU",), "recipient": ("UA",)}
    claims = [arms(), arms(90e9), arms(None), loan, arms() | {"item": "Patriot", "status": "historical"}]
    told = profiles(report("a", *claims))
    for left in told:
        for right in told:
            assert (compare(left, right).points, compare(left, right).vetoed) == (
                compare(right, left).points,
                compare(right, left).vetoed,
            )


def test_items_are_told_apart_by_their_own_words() -> None:
    assert item_words("weapons") == item_words("US military equipment") == {"arms"}
    assert item_words("Patriot") == item_words("Patriot systems") == item_words("Patriot batteries")
    assert item_words("Patriot") != item_words("Patriot missiles")
    assert item_words("F-16") != item_words("F-35")
