"""What may be printed and what may not, written out by hand for every combination of states."""

from collections.abc import Callable
from typing import Any

import pytest

from rempart.claims.claim import Report
from rempart.ledger.agreement import Agreement, GoodsState, MoneyState
from rempart.ledger.merging import merge
from rempart.ledger.nearby import View
from rempart.ledger.sentences import supported
from rempart.ledger.tempting import tempting

Reports = Callable[..., Report]
Claims = Callable[..., dict[str, Any]]

# goods (rows) against money (columns): the rule of the tempting sentence, for a purchase of Ukraine in
# the United States that Europe is said to pay, with one exact sum and one origin.
MONEY = ("-", "none", "pledged", "allocated", "financed", "disbursed")
EXPECTED = {
    "-": "past payer set_aside paid spent confirmed",
    "reported": "payer payer agreed agreed agreed agreed",
    "proposed": "payer payer agreed agreed agreed agreed",
    "announced": "payer payer ordered ordered ordered ordered",
    "approved": "payer payer ordered ordered ordered ordered",
    "contracted": "payer payer handed_over handed_over handed_over handed_over",
    "in_production": "payer payer handed_over handed_over handed_over handed_over",
    "delivered": "payer payer set_aside paid spent in_service",
    "operational": "payer payer set_aside paid spent confirmed",
}
CASES = [
    (goods, money, rule)
    for goods, rules in EXPECTED.items()
    for money, rule in zip(MONEY, rules.split(), strict=True)
]


@pytest.fixture
def purchase(report: Reports, arms: Claims) -> Agreement:
    (entry,) = merge([report("a", arms(status="planned"), origin="Financial Times")]).agreements
    return entry


def in_state(entry: Agreement, goods: str, money: str) -> Agreement:
    return entry.model_copy(
        update={
            "goods_status": None
            if goods == "-"
            else GoodsState.model_validate({"state": goods, "since": None, "claim": "a#1"}),
            "money_status": None
            if money == "-"
            else MoneyState.model_validate({"state": money, "since": None, "claim": "a#1"}),
        }
    )


@pytest.mark.parametrize(("goods", "money", "rule"), CASES)
def test_the_step_beyond_each_pair_of_states(purchase: Agreement, goods: str, money: str, rule: str) -> None:
    assert tempting(View(in_state(purchase, goods, money))).rule == rule


TEXTS = {
    ("-", "-"): "The purchase of weapons is news.",
    ("proposed", "none"): "Europe has agreed to pay 100 bn USD.",
    (
        "proposed",
        "pledged",
    ): "Ukraine and the United States have agreed on the purchase of weapons for 100 bn USD.",
    ("announced", "pledged"): "Ukraine has ordered weapons for 100 bn USD.",
    ("contracted", "allocated"): "The delivery of weapons has taken place.",
    ("-", "pledged"): "Europe has set aside 100 bn USD.",
    ("-", "allocated"): "Europe has paid 100 bn USD.",
    ("-", "financed"): "100 bn USD has been paid out.",
    ("delivered", "disbursed"): "Ukraine already uses weapons.",
    ("operational", "disbursed"): "Independent sources confirm the purchase of weapons.",
}


@pytest.mark.parametrize(("states", "text"), TEXTS.items())
def test_how_the_tempting_sentence_reads(purchase: Agreement, states: tuple[str, str], text: str) -> None:
    assert tempting(View(in_state(purchase, *states))).text == text


SUPPORTED = {
    ("reported", "-"): "It is reported, no more.",
    ("proposed", "none"): "It is proposed; no agreement, order or contract is reported. "
    "Europe is named as payer; no pledge is reported.",
    ("announced", "pledged"): "It is announced; no order or contract is reported. "
    "Money is pledged, and not reported as set aside.",
    ("approved", "-"): "It is approved as possible, up to a ceiling; no order or contract is reported.",
    ("contracted", "allocated"): "A contract is reported, and no delivery. "
    "Money is set aside, and not reported as paid in.",
    ("in_production", "financed"): "It is reported to be in production, and not as delivered. "
    "Money is reported as paid in.",
    ("delivered", "disbursed"): "It is reported as delivered, and not as in service. "
    "Money is reported as paid out.",
    ("operational", "-"): "It is reported as in service.",
    ("-", "-"): "It is told as past.",
}


@pytest.mark.parametrize(("states", "text"), SUPPORTED.items())
def test_how_the_supported_sentence_reads(purchase: Agreement, states: tuple[str, str], text: str) -> None:
    said = supported(View(in_state(purchase, *states)))
    title = "Ukraine to buy US weapons for 100 bn USD, paid by Europe"
    assert said.text == f"According to Financial Times: {title}. {text}"
    assert said.claims == ("a#1",)


def test_europe_has_agreed_to_pay_is_supported_by_no_claim(report: Reports, arms: Claims) -> None:
    (entry,) = merge(
        [report("a", arms(status="planned")), report("b", arms(90e9, status="reported"))]
    ).agreements
    assert entry.tempting is not None
    assert entry.tempting.text == "Europe has agreed to pay 100 bn USD."
    assert entry.tempting.because == (
        "No claim says that the money is pledged, set aside or paid; Europe is named as payer and no more."
    )
    assert entry.tempting.claims == ("a#1",)


def test_a_pledge_next_door_takes_the_sentence_away(report: Reports, arms: Claims) -> None:
    loan = {"type": "loan", "funder": ("EU",), "recipient": ("UA",), "status": "announced"}
    paid = arms(status="planned") | {"links": [{"claim": "a#2", "relation": "financed_by"}]}
    found = {
        entry.type: entry.tempting.rule
        for entry in merge([report("a", paid, loan | {"amount": arms(60e9)["amount"]})]).agreements
        if entry.tempting
    }
    assert found == {"purchase": "confirmed", "loan": "set_aside"}


def test_what_a_part_has_reached_is_not_denied_of_the_whole(report: Reports, arms: Claims) -> None:
    part = {
        "type": "donation",
        "funder": ("US",),
        "recipient": ("UA",),
        "item": "HIMARS",
        "amount": arms(3e9)["amount"],
        "status": "delivered",
        "links": [{"claim": "a#1", "relation": "part_of"}],
    }
    ledger = merge([report("a", arms(status="announced"), part)])
    (whole,) = (entry for entry in ledger.agreements if entry.type == "purchase")
    assert whole.supported is not None
    assert whole.tempting is not None
    assert whole.supported.text.endswith(
        "It is announced; what is linked to it is delivered. Money is pledged; what is linked to it is disbursed."
    )
    assert whole.tempting.rule == "confirmed"


def test_a_signed_letter_is_no_order(report: Reports, arms: Claims) -> None:
    (entry,) = merge([report("a", arms(status="signed"))]).agreements
    assert entry.tempting is not None
    assert entry.tempting.text == "Ukraine has ordered weapons for 100 bn USD."
    assert entry.tempting.because == "What is signed is not called a contract or an order by any claim."


def test_a_denial_is_told_and_alone_it_is_all(report: Reports, arms: Claims) -> None:
    (alone,) = merge([report("a", arms(status="denied"))]).agreements
    assert alone.supported is not None
    assert alone.tempting is not None
    assert alone.supported.text.endswith(". It is denied, and nobody affirms it.")
    assert alone.tempting.rule == "denied"
    (both,) = merge([report("a", arms(status="denied")), report("b", arms(status="announced"))]).agreements
    assert both.supported is not None
    assert both.supported.text.endswith(" It is also denied.")
    assert "denied by a#1" in both.supported.because


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ((10, 25, 27), "In all, 62 Patriot are to come."),
        ((10, 10), None),
        ((10, 25, 35), "In all, 70 Patriot are to come."),
    ],
)
def test_versions_are_not_added(report: Reports, counts: tuple[int, ...], text: str | None) -> None:
    reports = [
        report(
            f"r{number}",
            {
                "buyer": ("UA",),
                "seller": ("US",),
                "item": "Patriot",
                "quantity": {"value": count, "bound": "exact"},
                "status": "delivered",
            },
            {
                "buyer": ("UA",),
                "seller": ("US",),
                "item": "Patriot",
                "quantity": {"value": count, "bound": "exact"},
                "status": "planned",
            },
            published=f"2025-0{number + 1}-01",
        )
        for number, count in enumerate(counts)
    ]
    (entry,) = merge(reports).agreements
    operational = entry.model_copy(
        update={"goods_status": GoodsState(state="operational", since=None, claim="r0#1")}
    )
    said = tempting(View(operational))
    assert (said.text if said.rule == "added_up" else None) == text


def test_a_bound_is_not_dropped(report: Reports, arms: Claims) -> None:
    (entry,) = merge([report("a", arms(bound="at_most", status="delivered"))]).agreements
    said = tempting(View(in_state(entry, "operational", "disbursed")))
    assert said.text == "The sum is exactly 100 bn USD."
    assert said.because == 'Every claim of this sum says "up to".'
