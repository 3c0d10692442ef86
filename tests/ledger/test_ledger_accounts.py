"""Where a claim fits two accounts: it goes to the better confirmed one, and one odd claim parts no story."""

from collections.abc import Callable
from typing import Any

from rempart.claims.claim import Report
from rempart.ledger.agreement import Ledger
from rempart.ledger.merging import merge

Reports = Callable[..., Report]

SHELLS: dict[str, Any] = {"buyer": ("PL",), "seller": ("KR",), "item": "K9 howitzers", "status": "announced"}
GIFT: dict[str, Any] = {
    "type": "donation",
    "funder": ("SE",),
    "recipient": ("UA",),
    "item": "CV90",
    "status": "announced",
}


def money(value: float) -> dict[str, Any]:
    return {"amount": {"value": int(value), "currency": "USD", "bound": "exact"}}


def count(value: int) -> dict[str, Any]:
    return {"quantity": {"value": value, "bound": "exact"}}


def together(ledger: Ledger, *claims: str) -> bool:
    return any(set(claims) <= set(entry.claims) for entry in ledger.agreements)


def test_a_sum_told_as_history_goes_with_its_sum_and_parts_no_story(report: Reports) -> None:
    past = SHELLS | money(2.4e9) | {"status": "historical"}
    told = [
        report("news", SHELLS | money(2.4e9)),
        report("past", past, published="2025-10-01"),
        report("silent", SHELLS, published="2025-08-20"),
    ]
    assert together(merge(told), "news#1", "past#1", "silent#1")
    # Without the news of that sum, history with a sum says nothing of a deal of today without one.
    assert not together(merge([told[1], told[2]]), "past#1", "silent#1")


def test_what_tells_no_sum_goes_to_the_account_that_most_give(report: Reports) -> None:
    usual = [report(f"usual{day}", SHELLS | money(2.64e9), published=f"2025-0{day}-11") for day in (1, 5, 9)]
    odd = report("odd", SHELLS | money(2.37e9), published="2025-08-19")
    silent = [report(f"silent{day}", SHELLS, published=f"2025-08-1{day}") for day in range(3)]
    ledger = merge([*usual, odd, *silent])
    assert together(ledger, "usual1#1", "usual9#1", "silent0#1", "silent1#1", "silent2#1")
    assert not together(ledger, "odd#1", "usual1#1")


def test_two_gifts_of_other_numbers_are_not_held_together_by_one_without_a_number(report: Reports) -> None:
    ledger = merge(
        [
            report("ten", GIFT | count(10)),
            report("fifty", GIFT | count(50), published="2025-09-01"),
            report("some", GIFT, published="2025-08-20"),
        ]
    )
    assert not together(ledger, "ten#1", "fifty#1")
    # Of one sum, or of one that is history, the number alone does not part.
    summed = [report("a", GIFT | count(10) | money(8e7)), report("b", GIFT | count(50) | money(8e7))]
    assert together(merge(summed), "a#1", "b#1")


def test_a_figure_that_another_origin_gives_too_is_no_slip_of_a_retelling(report: Reports) -> None:
    speaker = {"attributed_to": ("Pal Jonson",)}
    one = report("one", GIFT | count(10) | speaker, published="2025-10-15")
    other = report("other", GIFT | count(20) | speaker, published="2025-10-16")
    assert together(merge([one, other]), "one#1", "other#1")
    confirmed = [
        report(f"by{number}", GIFT | count(number) | {"attributed_to": (name,)}, published="2025-11-01")
        for number, name in ((10, "Ebba Busch"), (20, "Maria Stenergard"))
    ]
    ledger = merge([one, other, *confirmed])
    assert together(ledger, "one#1", "by10#1")
    assert together(ledger, "other#1", "by20#1")
    assert not together(ledger, "one#1", "other#1")
