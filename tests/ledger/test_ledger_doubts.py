"""Pairs that the evidence cannot decide are listed with what speaks for and against, and wait for a judgement."""

from collections.abc import Callable
from typing import Any

import pytest

from rempart.claims.claim import Report
from rempart.ledger.evidence import SAME, UNSURE
from rempart.ledger.judgement import Judgement
from rempart.ledger.merging import merge

Reports = Callable[..., Report]
Claims = Callable[..., dict[str, Any]]

LOAN: dict[str, Any] = {"type": "loan", "funder": ("EU",), "recipient": ("UA",), "status": "announced"}


def judged(verdict: str, left: str, right: str, when: str = "2026-07-01") -> Judgement:
    told = {"when": when, "who": "Ana", "verdict": verdict, "left": left, "right": right, "why": "read both"}
    return Judgement.model_validate(told)


@pytest.fixture
def doubtful(report: Reports) -> list[Report]:
    """One sum, one lender, one taker: for arms in one report, for the budget in another."""
    sum_ = {"amount": {"value": 60_000_000_000, "currency": "EUR", "bound": "exact"}}
    return [
        report("a", LOAN | sum_ | {"item": "military aid"}, published="2026-02-04"),
        report("b", LOAN | sum_ | {"item": "budget support"}, published="2026-02-05"),
    ]


def test_a_pair_in_doubt_is_listed_with_its_evidence_and_not_joined(doubtful: list[Report]) -> None:
    ledger = merge(doubtful)
    assert len(ledger.agreements) == 2
    (pair,) = ledger.unsure
    assert set(pair.agreements) == set(ledger)
    assert set(pair.weighed.claims) == {"a#1", "b#1"}
    assert UNSURE <= pair.weighed.points < SAME
    assert pair.weighed.verdict == "unsure"
    assert pair.weighed.points == sum(one.points or 0 for one in pair.weighed.evidence)
    assert "amount equal +5" in pair.weighed.sentence
    assert "item another purpose -6" in pair.weighed.sentence
    assert not pair.judged


def test_the_list_does_not_depend_on_the_order_of_reports(doubtful: list[Report]) -> None:
    assert merge(doubtful[::-1]).unsure == merge(doubtful).unsure


@pytest.mark.parametrize(("verdict", "agreements"), [("same", 1), ("not_same", 2)])
def test_a_judgement_ends_the_doubt(doubtful: list[Report], verdict: str, agreements: int) -> None:
    ledger = merge(doubtful, [judged(verdict, "a#1", "b#1")])
    assert len(ledger.agreements) == agreements
    assert ledger.unsure == ()


def test_what_a_person_judged_unsure_is_listed_until_it_is_judged_anew(report: Reports, arms: Claims) -> None:
    reports = [report("a", arms()), report("b", arms(), published="2025-08-20")]
    unsure = judged("unsure", "a#1", "b#1")
    ledger = merge(reports, [unsure])
    (pair,) = ledger.unsure
    assert pair.judged
    assert pair.weighed.verdict == "same"
    again = merge(reports, [unsure, judged("same", "a#1", "b#1", when="2026-07-02")])
    assert len(again.agreements) == 1
    assert again.unsure == ()


def test_what_a_veto_or_a_link_keeps_apart_is_no_doubt(report: Reports, arms: Claims) -> None:
    part = arms(50e9) | {"links": [{"claim": "a#1", "relation": "part_of"}]}
    other = arms() | {"buyer": ("DK",)}
    assert merge([report("a", arms(), part), report("b", other)]).unsure == ()


def test_any_two_claims_can_be_weighed(report: Reports, arms: Claims) -> None:
    ledger = merge([report("a", arms(), arms(90e9)), report("b", arms() | {"buyer": ("DK",)})])
    assert ledger.why_same("a#1", "a#2").verdict == "same"
    veto = ledger.why_same("a#1", "b#1")
    assert (veto.verdict, veto.sentence) == ("not_same", "kept apart by taker: different")
    with pytest.raises(KeyError):
        ledger.why_same("a#1", "gone#1")
