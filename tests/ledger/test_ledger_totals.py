"""Promise against delivery: what is added, what is left out, and why."""

from collections.abc import Callable
from typing import Any

import pytest

from rempart.claims.claim import Report
from rempart.errors import TableError
from rempart.ledger.agreement import Ledger
from rempart.ledger.merging import merge
from rempart.ledger.totalling import totals
from rempart.ledger.totals import MEASURES, Totals
from rempart.terms.table import table

Reports = Callable[..., Report]
Claims = Callable[..., dict[str, Any]]


def loan(value: float, currency: str = "EUR", **told: Any) -> dict[str, Any]:
    amount = {"value": int(value), "currency": currency, "bound": "exact"}
    return {"type": "loan", "funder": ("EU",), "recipient": ("UA",), "amount": amount} | told


def gift(giver: str, value: float, **told: Any) -> dict[str, Any]:
    amount = {"value": int(value), "currency": "USD", "bound": "exact"}
    return {
        "type": "donation",
        "funder": (giver,),
        "recipient": ("UA",),
        "item": giver,
        "amount": amount,
    } | told


def said(result: Totals) -> list[float]:
    return [result.total(measure).said for measure in MEASURES]


def reasons(result: Totals, measure: str = "reported") -> set[str]:
    return {one.why for total in result.totals if total.measure == measure for one in total.left_out}


def test_each_stage_counts_what_has_come_so_far(report: Reports) -> None:
    ledger = merge(
        [
            report("a", gift("DE", 100, status="announced")),
            report("b", gift("FR", 30, status="contracted")),
            report("c", gift("PL", 7, status="delivered")),
            report("d", gift("NL", 2, status="contracted", quote="the money is available")),
        ]
    )
    # Delivered goods were contracted; what is given and handed over is also paid for.
    assert said(totals(ledger)) == [139, 39, 9, 7]


def test_rival_sums_are_a_range_and_never_averaged(report: Reports, arms: Claims) -> None:
    reports = [report("a", arms(100e9), origin="FT"), report("b", arms(90e9), origin="Kyiv")]
    reports += [report("c", arms(90e9), origin="Le Monde")]
    total = totals(merge(reports)).total("reported")
    assert (total.low, total.said, total.high) == (90e9, 90e9, 100e9)


@pytest.mark.parametrize(
    ("bound", "low", "high"),
    [("exact", 5, 5), ("at_least", 5, None), ("at_most", 0, 5), ("approx", 5, 5)],
)
def test_bounds_stay_open(report: Reports, arms: Claims, bound: str, low: int, high: int | None) -> None:
    total = totals(merge([report("a", arms(5, bound))])).total("reported")
    assert (total.low, total.said, total.high) == (low, 5, high)


def test_a_sum_counts_at_the_rate_of_the_year_in_which_it_was_said(report: Reports) -> None:
    result = totals(merge([report("a", loan(1e9), published="2024-05-01")]))
    rate = table("exchange_rates")["EUR-2024"].number("usd_per_unit")
    assert rate is not None
    assert said(result)[0] == pytest.approx(1e9 * rate)
    (counted,) = result.total("reported").counted
    assert "row:exchange_rates/EUR-2024" in counted.rests_on
    assert "claim:a#1" in counted.rests_on


def test_constant_prices_follow_the_index(report: Reports) -> None:
    ledger = merge([report("a", gift("DE", 1000), published="2022-05-01")])
    then, now = (table("price_index")[f"USD-{year}"].number("index") for year in (2022, 2025))
    assert then is not None
    assert now is not None
    result = totals(ledger, price_year=2025)
    assert said(result)[0] == pytest.approx(1000 * now / then, abs=0.01)
    assert said(totals(ledger, price_year=2022))[0] == 1000
    (counted,) = result.total("reported").counted
    assert {"row:price_index/USD-2022", "row:price_index/USD-2025"} <= set(counted.rests_on)


def test_the_price_index_gives_a_published_growth() -> None:
    # The Bureau of Labor Statistics: consumer prices of 2022 were 8.0 % above those of 2021.
    index = {row.text("year"): row.number("index") or 0 for row in table("price_index").values()}
    assert round(100 * (index["2022"] / index["2021"] - 1), 1) == 8.0


def test_another_currency_goes_there_and_back(report: Reports) -> None:
    result = totals(merge([report("a", loan(3e9))]), currency="EUR")
    assert said(result)[0] == 3e9


@pytest.mark.parametrize(("wish", "found"), [({"currency": "XAF"}, "XAF"), ({"price_year": 1803}, "1803")])
def test_what_has_no_rate_or_index_is_refused_by_name(wish: dict[str, Any], found: str) -> None:
    with pytest.raises(TableError, match=found):
        totals(Ledger(()), **wish)


def test_what_is_left_out_says_why(report: Reports) -> None:
    request = {"type": "request", "recipient": ("UA",), "seller": ("US",), "item": "Patriot"}
    sum_of = {"value": 15, "currency": "USD", "bound": "exact"}
    ledger = merge(
        [
            report("a", gift("DE", 1) | {"amount": None}),
            report("b", gift("FR", 2) | {"period": "year"}),
            report("c", loan(3, "XAF")),
            report("d", gift("PL", 4, status="denied")),
            report("e", gift("NL", 5, status="historical")),
            report("f", request | {"amount": sum_of}),
        ]
    )
    result = totals(ledger)
    assert said(result) == [0, 0, 0, 0]
    assert reasons(result) == {"no_amount", "rate", "no_rate", "denied", "history", "request"}
    assert all(one.because for one in result.total("reported").left_out)


def test_a_part_is_counted_only_where_its_package_is_not(report: Reports, arms: Claims) -> None:
    part = gift("US", 3, status="delivered") | {"links": [{"claim": "a#1", "relation": "part_of"}]}
    result = totals(merge([report("a", arms(100, status="announced"), part)]))
    assert said(result) == [100, 3, 3, 3]
    assert reasons(result) == {"part_of"}


@pytest.mark.parametrize(("deal", "money", "counted"), [(100, 60, 100), (4, 60, 60), (60, 60, 60)])
def test_of_a_deal_and_its_money_the_larger_counts(
    report: Reports, arms: Claims, *, deal: int, money: int, counted: int
) -> None:
    paid = arms(deal) | {"links": [{"claim": "a#2", "relation": "financed_by"}]}
    result = totals(merge([report("a", paid, loan(money, "USD"))]))
    assert said(result)[0] == counted
    assert reasons(result) == {"paid_within"}


def test_steps_say_since_when(report: Reports) -> None:
    ledger = merge(
        [
            report("a", gift("DE", 10, status="announced"), published="2025-01-01"),
            report("b", gift("DE", 10, status="delivered"), published="2025-06-01"),
            report("c", gift("FR", 5, status="announced"), published="2025-03-01"),
        ]
    )
    told = [(step.date, step.reported.said, step.delivered.said) for step in totals(ledger).steps]
    assert told == [("2025-01-01", 10, 0), ("2025-03-01", 15, 0), ("2025-06-01", 15, 10)]


def test_a_ledger_from_a_file_gives_the_same_sums(report: Reports, arms: Claims) -> None:
    ledger = merge([report("a", arms(100, status="contracted"), loan(7, status="delivered"))])
    assert said(totals(Ledger(ledger.entries))) == said(totals(ledger))


def test_a_denied_agreement_that_others_affirm_is_counted_and_marked(report: Reports, arms: Claims) -> None:
    ledger = merge([report("a", arms(status="announced")), report("b", arms(status="denied"))])
    (counted,) = totals(ledger).total("reported").counted
    assert counted.disputed
