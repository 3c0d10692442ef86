"""Tables of the briefing: sums by year and by instrument, worked out by hand from deliveries and flows."""

from typing import Any

from tests.briefing.briefing_samples import schedule

from rempart.briefing.briefing_file import Cell, PrintedTable
from rempart.briefing.tabulating import plan_tables


def rows_of(tables: list[PrintedTable], name: str) -> tuple[tuple[Cell, ...], ...]:
    return next(table.rows for table in tables if table.id == name)


def flow(instrument: str, month: str, amount: float, currency: str = "USD") -> dict[str, Any]:
    return {"instrument": instrument, "currency": currency, "month": month, "amount": amount}


def test_deliveries_of_a_year_are_added_and_priced_at_the_middle() -> None:
    delivered = (
        {"item": "patriot_battery", "month": "2030-11", "quantity": 2.0},
        {"item": "patriot_battery", "month": "2030-12", "quantity": 1.5},
        {"item": "patriot_battery", "month": "2032-01", "quantity": 1.0},
        {"item": "pac3_mse", "month": "2030-01", "quantity": 10.0},
    )
    rows = rows_of(plan_tables(schedule(deliveries=delivered)), "deliveries")
    # A battery costs 1.1 bn USD and a missile 4.8 million: 3.5 * 1100 + 10 * 4.8 = 3898 million in 2030.
    assert rows == (
        ("PAC-3 MSE", 10, 0),
        ("Patriot battery", 3.5, 1),
        ("value of all at the middle price, USD", 3_898_000_000, 1_100_000_000),
    )


def test_money_drawn_is_added_by_instrument_currency_and_year() -> None:
    drawn = (
        flow("allies", "2026-01", 1e9),
        flow("allies", "2026-12", 5e8),
        flow("allies", "2027-01", 2e9),
        flow("allies", "2027-03", 7e8, "EUR"),
        flow("elsewhere", "2027-05", 1e8),
    )
    rows = rows_of(plan_tables(schedule(draws=drawn)), "draws")
    named = "Allied purchases of US-made arms, 2026 to 2030"
    assert rows == (
        (named, "EUR", 0, 700_000_000),
        (named, "USD", 1_500_000_000, 2_000_000_000),
        # An instrument that the programme does not have is named by its id.
        ("elsewhere", "USD", 0, 100_000_000),
    )


def test_a_promise_stands_beside_what_three_cases_make_of_it() -> None:
    arms, patriots = rows_of(plan_tables(schedule()), "promises")
    assert arms[-3:] == ("30 bn USD delivered", "9 bn USD delivered", "3 bn USD delivered")
    assert patriots[-3:] == ("kept in May 2031", "8 delivered", "0.67 delivered")
    assert arms[1:5] == ("USD", 90_000_000_000, 9_000_000_000, 81_000_000_000)
    assert patriots[1:5] == ("units", 12, 8, 4)


def test_a_plan_of_nothing_has_no_table() -> None:
    assert plan_tables(schedule(promises=())) == []
