"""Sums in another currency and in prices of another year, against figures of the ECB and the BLS worked by hand."""

import pytest

from rempart.errors import TableError
from rempart.ledger.converting import Factor, Yardstick, rates_by_year

# Yearly means as published: dollars and kroner for a euro (ECB), US consumer prices (BLS, CPI-U).
EURO_2022, EURO_2024, KRONER_2024 = 1.0530, 1.0824, 11.6290
PRICES = {"2020": 258.811, "2022": 292.655, "2024": 313.689}


def factor(yardstick: Yardstick, currency: str, said: str | None) -> Factor:
    found = yardstick.factor(currency, said)
    assert isinstance(found, Factor), found
    return found


@pytest.mark.parametrize(
    ("yardstick", "currency", "said", "worth"),
    [
        (Yardstick(), "EUR", "2024", EURO_2024),
        (Yardstick("EUR"), "USD", "2024", 1 / EURO_2024),
        (Yardstick(), "NOK", "2024", EURO_2024 / KRONER_2024),
        (Yardstick("EUR"), "NOK", "2024", 1 / KRONER_2024),
        (Yardstick("USD", "2024"), "USD", "2020", PRICES["2024"] / PRICES["2020"]),
        (Yardstick("USD", "2020"), "USD", "2024", PRICES["2020"] / PRICES["2024"]),
        (
            Yardstick("EUR", "2024"),
            "EUR",
            "2022",
            EURO_2022 * PRICES["2024"] / PRICES["2022"] / EURO_2024,
        ),
    ],
)
def test_one_unit_is_worth_what_it_is_by_hand(
    yardstick: Yardstick, currency: str, said: str, worth: float
) -> None:
    assert factor(yardstick, currency, said).value == pytest.approx(worth, rel=2e-3)


def test_a_sum_in_its_own_currency_and_prices_is_left_alone_and_rests_on_nothing() -> None:
    assert factor(Yardstick("EUR"), "EUR", "2024") == Factor(1.0, ())
    assert factor(Yardstick("EUR"), "EUR", None).times(820_000_000) == 820_000_000


def test_every_row_that_a_sum_rests_on_is_named_once() -> None:
    rows = factor(Yardstick("EUR", "2024"), "NOK", "2022").rows
    assert rows == (
        "row:exchange_rates/NOK-2022", "row:price_index/USD-2022", "row:price_index/USD-2024",
        "row:exchange_rates/EUR-2024",
    )  # fmt: skip
    assert factor(Yardstick("USD", "2024"), "USD", "2024") == Factor(1.0, ("row:price_index/USD-2024",))


@pytest.mark.parametrize("said", ["1990", "2099"])
def test_a_year_without_a_rate_takes_that_of_the_latest(said: str) -> None:
    latest = max(rates_by_year()["EUR"])
    assert factor(Yardstick(), "EUR", said).rows == (f"row:exchange_rates/EUR-{latest}",)


def test_a_sum_is_told_to_the_cent() -> None:
    assert Factor(1 / 3, ()).times(100) == 33.33


@pytest.mark.parametrize(
    ("yardstick", "currency", "said", "words"),
    [
        (Yardstick(), "XAF", "2024", "no exchange rate for XAF"),
        (Yardstick("EUR"), "XAF", "2024", "no exchange rate for XAF"),
        (Yardstick("USD", "2024"), "USD", "1066", "no price index for 1066"),
    ],
)
def test_what_cannot_be_converted_is_said_and_never_guessed(
    yardstick: Yardstick, currency: str, said: str, words: str
) -> None:
    assert yardstick.factor(currency, said) == words


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"currency": "XAF"}, "no exchange rate for 'XAF'"),
        ({"price_year": "1066"}, "no price index for '1066'"),
    ],
)
def test_a_yardstick_without_its_table_is_refused(asked: dict[str, str], words: str) -> None:
    with pytest.raises(TableError, match=words):
        Yardstick(**asked)


@pytest.mark.parametrize("currency", sorted(rates_by_year()))
def test_there_and_back_is_where_one_was(currency: str) -> None:
    """A mean of rates times the mean of their inverses is 1, or more where a currency fell within the year."""
    for year in rates_by_year()[currency]:
        there, back = factor(Yardstick(), currency, year), factor(Yardstick(currency), "USD", year)
        assert 1 - 1e-4 <= there.value * back.value < 1.04, (currency, year)
