"""Titles and ids read like a register's."""

from collections.abc import Callable
from typing import Any

import pytest

from rempart.claims.claim import Report
from rempart.ledger import titling
from rempart.ledger.agreement import Item
from rempart.ledger.merging import merge

Reports = Callable[..., Report]
Claims = Callable[..., dict[str, Any]]


def usd(value: int, bound: str = "exact") -> dict[str, Any]:
    return {"value": value, "currency": "USD", "bound": bound}


TITLES = [
    (
        {
            "buyer": ("UA",),
            "seller": ("US",),
            "funder": ("EUROPE",),
            "item": "weapons",
            "amount": usd(10**11, "at_least"),
        },
        "ua-us-arms-purchase-2025",
        "Ukraine to buy US weapons for at least 100 bn USD, paid by Europe",
    ),
    (
        {
            "type": "request",
            "recipient": ("UA",),
            "seller": ("US",),
            "item": "Patriot",
            "quantity": {"value": 10, "bound": "at_least"},
        },
        "ua-us-patriot-request-2025",
        "Ukraine asks the United States for at least 10 Patriot",
    ),
    (
        {"type": "production", "producer": ("UA",), "item": "drones", "amount": usd(50 * 10**9)},
        "ua-drones-production-2025",
        "Ukraine to produce drones worth 50 bn USD",
    ),
    (
        {
            "type": "production",
            "producer": ("UA", "GB"),
            "item": "drones",
            "quantity": {"value": 2000, "bound": "approx"},
            "period": "month",
        },
        "gb-ua-drones-production-2025",
        "Ukraine and the United Kingdom to produce about 2,000 a month drones",
    ),
    (
        {"type": "guarantee", "funder": ("US",), "recipient": ("UA",)},
        "us-ua-guarantee-2025",
        "Security guarantees of the United States for Ukraine",
    ),
    (
        {
            "type": "loan",
            "funder": ("EU",),
            "recipient": ("UA",),
            "amount": {"value": 90 * 10**9, "currency": "EUR", "bound": "exact"},
        },
        "eu-ua-loan-2025",
        "The European Union to lend 90 bn EUR to Ukraine",
    ),
    (
        {
            "type": "donation",
            "funder": ("DE",),
            "recipient": ("UA",),
            "item": "Patriot",
            "status": "delivered",
            "quantity": {"value": 2, "bound": "exact"},
        },
        "de-ua-patriot-donation-2025",
        "Germany gave 2 Patriot to Ukraine",
    ),
    (
        {
            "buyer": ("PL",),
            "seller": ("Hyundai Rotem", "KR"),
            "item": "K2 tanks",
            "status": "historical",
            "amount": usd(3_370_000_000),
        },
        "pl-kr-k2-tanks-purchase-2025",
        "Earlier: Poland to buy K2 tanks from Hyundai Rotem (South Korea) for 3.37 bn USD",
    ),
    (
        {
            "type": "funding",
            "funder": ("IT",),
            "recipient": ("UA",),
            "seller": ("US",),
            "item": "weapons",
            "status": "denied",
        },
        "it-ua-arms-funding-2025",
        "Denied: Italy to pay a sum not told for US weapons for Ukraine",
    ),
    (
        {"type": "cooperation", "buyer": ("UA",), "seller": ("EUROPE",)},
        "europe-ua-cooperation-2025",
        "Ukraine and Europe to cooperate",
    ),
    (
        {
            "type": "delivery",
            "recipient": ("UA",),
            "item": "155 mm shells",
            "quantity": {"value": 1.5e6, "bound": "approx", "low": 1e6, "high": 2e6},
        },
        "ua-155-mm-shells-delivery-2025",
        "Ukraine to receive 1,000,000 to 2,000,000 155 mm shells",
    ),
]


@pytest.mark.parametrize(("claim", "name", "title"), TITLES, ids=[name for _, name, _ in TITLES])
def test_id_and_title(report: Reports, claim: dict[str, Any], name: str, title: str) -> None:
    (agreement,) = merge([report("a", claim)]).agreements
    assert agreement.id == name
    assert agreement.title == title


def test_sums_that_differ_stand_side_by_side_in_the_title(report: Reports, arms: Claims) -> None:
    reports = [report("a", arms()), report("b", arms(bound="at_least")), report("c", arms(90e9))]
    (agreement,) = merge(reports).agreements
    assert agreement.title == "Ukraine to buy US weapons for 100 bn USD or more, or 90 bn USD, paid by Europe"


@pytest.mark.parametrize(
    ("items", "told"),
    [
        (
            "guns shells trucks drones",
            "guns, shells, trucks and drones",
        ),  # no item hides behind "other items"
        ("guns shells trucks drones boats", "guns, shells, trucks and other items"),
    ],
)
def test_other_items_stand_for_two_or_more(items: str, told: str) -> None:
    unknown = dict.fromkeys(("unit", "low", "mode", "high", "bound"))
    rows = [Item.model_validate(unknown | {"item": item, "claims": ()}) for item in items.split()]
    assert titling.things_text(rows) == told
