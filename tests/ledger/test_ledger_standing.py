"""The two status axes follow the mapping of the design, claim by claim."""

from collections.abc import Callable
from typing import Any

import pytest

from rempart.claims.claim import Report
from rempart.ledger.agreement import Agreement
from rempart.ledger.merging import merge

Reports = Callable[..., Report]
Claims = Callable[..., dict[str, Any]]
FUNDING = {"type": "funding", "funder": ("NL",), "recipient": ("UA",), "item": "weapons"}


def merged(*reports: Report) -> Agreement:
    (agreement,) = merge(reports).agreements
    return agreement


@pytest.mark.parametrize(
    ("status", "goods", "money"),
    [
        ("reported", "reported", "none"),
        ("planned", "proposed", "none"),
        ("announced", "announced", "pledged"),
        ("signed", "announced", "allocated"),
        ("contracted", "contracted", "allocated"),
        ("historical", None, None),
        ("denied", None, None),
    ],
)
def test_a_claim_sets_both_axes(
    report: Reports, arms: Claims, *, status: str, goods: str | None, money: str | None
) -> None:
    agreement = merged(report("a", arms() | {"status": status}))
    assert (agreement.goods_status and agreement.goods_status.state) == goods
    assert (agreement.money_status and agreement.money_status.state) == money


@pytest.mark.parametrize(
    ("status", "money"), [("announced", "pledged"), ("signed", "allocated"), ("delivered", "disbursed")]
)
def test_money_alone_has_no_goods(report: Reports, status: str, money: str) -> None:
    agreement = merged(report("a", FUNDING | {"status": status}))
    assert agreement.goods_status is None
    assert agreement.money_status is not None
    assert agreement.money_status.state == money


def test_contracted_money_is_financed_only_where_the_text_says_that_it_is_there(report: Reports) -> None:
    contracted = FUNDING | {"status": "contracted"}
    paid_in = merged(report("a", contracted | {"quote": "the money is available"}))
    assert paid_in.money_status is not None
    assert paid_in.money_status.state == "financed"
    plain = merged(report("a", contracted | {"quote": "the contract is signed"}))
    assert plain.money_status is not None
    assert plain.money_status.state == "allocated"


@pytest.mark.parametrize(
    ("language", "quote"),
    [
        ("en", "approved a possible sale"),
        ("fr", "a approuvé la vente éventuelle de missiles"),
        ("de", "haben den möglichen Verkauf genehmigt"),
        ("bg", "САЩ одобриха продажбата на ракети"),
        ("ja", "ミサイルの売却を承認した"),
    ],
)
def test_an_approval_of_a_possible_sale_is_approved_and_no_more(
    report: Reports, arms: Claims, language: str, quote: str
) -> None:
    sale = arms() | {"status": "announced", "quote": quote, "funder": None}
    agreement = merged(report("a", sale, language=language))
    assert agreement.goods_status is not None
    assert agreement.goods_status.state == "approved"
    assert agreement.money_status is None


def test_each_axis_tells_since_when_and_by_which_claim(report: Reports, arms: Claims) -> None:
    agreement = merged(
        report("a", arms(), published="2025-08-18"),
        report("c", arms() | {"status": "announced"}, published="2025-09-05"),
        report("b", arms() | {"status": "announced"}, published="2025-09-01"),
        report("d", arms() | {"status": "historical"}, published="2026-09-01"),
    )
    goods = agreement.goods_status
    assert goods is not None
    assert (goods.state, goods.since, goods.claim) == ("announced", "2025-09-01", "b#1")


def test_a_denial_is_a_side_state_and_both_claims_stay(report: Reports, arms: Claims) -> None:
    agreement = merged(
        report("a", arms()), report("b", arms() | {"status": "denied"}, published="2025-08-20")
    )
    assert [(mark.state, mark.since, mark.claim) for mark in agreement.side_states] == [
        ("denied", "2025-08-20", "b#1")
    ]
    assert agreement.claims == ("a#1", "b#1")
    assert agreement.goods_status is not None
    assert agreement.goods_status.claim == "a#1"
    assert "status" in {conflict.field for conflict in agreement.conflicts}


def test_a_hand_over_of_bought_arms_disburses_nothing(report: Reports, arms: Claims) -> None:
    agreement = merged(report("a", arms() | {"status": "delivered"}))
    assert agreement.money_status is not None
    assert agreement.money_status.state == "allocated"


@pytest.mark.parametrize(
    ("language", "quote", "state"),
    [
        ("en", "deliveries of the missiles were suspended", "suspended"),
        ("de", "die Lieferung wurde ausgesetzt", "suspended"),
        ("uk", "постачання призупинено", "suspended"),
        ("en", "missiles redirected to the Middle East", "diverted"),
        ("pl", "pociski przekierowano na Bliski Wschód", "diverted"),
        ("fr", "le contrat a été annulé", "cancelled"),
        ("ru", "сделка отменена", "cancelled"),
        ("fr", "un avenant au contrat", "amended"),
    ],
)
def test_a_side_state_is_set_where_the_sentence_says_so(
    report: Reports, arms: Claims, language: str, quote: str, state: str
) -> None:
    told = arms() | {"status": "announced", "quote": quote}
    agreement = merged(report("a", arms()), report("b", told, language=language, published="2026-03-26"))
    assert [(mark.state, mark.since, mark.claim) for mark in agreement.side_states] == [
        (state, "2026-03-26", "b#1")
    ]
    # A plan is no event.
    planned = merged(report("a", arms()), report("b", told | {"status": "planned"}, language=language))
    assert not planned.side_states


def test_what_goes_on_again_is_not_suspended(report: Reports, arms: Claims) -> None:
    told = arms() | {"status": "announced", "quote": "the suspended deliveries were resumed"}
    assert not merged(report("a", told)).side_states


def test_a_cancelled_deal_is_cancelled_and_not_denied(report: Reports, arms: Claims) -> None:
    told = arms() | {"status": "denied", "quote": "the order was cancelled"}
    agreement = merged(report("a", arms()), report("b", told))
    assert [mark.state for mark in agreement.side_states] == ["cancelled"]


@pytest.mark.parametrize(
    ("status", "quote", "state"),
    [
        ("contracted", "the tanks ordered are in production", "in_production"),
        ("delivered", "the two systems handed over are in service", "operational"),
        ("planned", "the systems will be in service next year", "proposed"),
        ("reported", "the paper says the systems are in service", "reported"),
    ],
)
def test_production_and_service_are_states_where_a_firm_claim_says_so(
    report: Reports, arms: Claims, *, status: str, quote: str, state: str
) -> None:
    agreement = merged(report("a", arms() | {"status": status, "quote": quote}))
    assert agreement.goods_status is not None
    assert agreement.goods_status.state == state
