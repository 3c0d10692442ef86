"""Sums as planners write them, to the unit; what is no sum is named."""

import pytest

from rempart.terms.money import Money, scale_of


@pytest.mark.parametrize(
    ("told", "value", "currency"),
    [
        ("578 USD", 578, "USD"),
        ("1.1 bn USD", 1_100_000_000, "USD"),
        ("2 k EUR", 2000, "EUR"),
        ("2 M EUR", 2_000_000, "EUR"),
        ("2 m EUR", 2_000_000, "EUR"),
        ("2 tn UAH", 2_000_000_000_000, "UAH"),
        ("  7bnNOK ", 7_000_000_000, "NOK"),
        ("-3 M EUR", -3_000_000, "EUR"),
        ("22_966_413_565 PLN", 22_966_413_565, "PLN"),
        ("0.5 EUR", 0.5, "EUR"),
        ("0.3 bn EUR", 300_000_000, "EUR"),  # in binary, 0.3 times 10 to the 9th is not whole
        ("0 EUR", 0, "EUR"),
    ],
)
def test_a_sum_is_read_to_the_unit(told: str, value: float, currency: str) -> None:
    found = Money.parse(told)
    assert (found.value, found.currency) == (value, currency)
    assert isinstance(found.value, int) is (value == int(value))


@pytest.mark.parametrize(
    "told",
    [
        "",
        "EUR",
        "5",
        "5 Eur",
        "5 EURO",
        "5 B EUR",
        "5 K EUR",
        "5,5 EUR",
        ".5 EUR",
        "5. EUR",
        "_5 EUR",
        "+5 EUR",
        "5 bn bn EUR",
        "5 EUR 5",
        "x5 EUR",
        "٥ EUR",
        "nan EUR",
        "1e9 EUR",
    ],
)
def test_what_is_no_sum_is_named(told: str) -> None:
    with pytest.raises(ValueError, match="is not a sum such as") as refused:
        Money.parse(told)
    assert str(refused.value) == f"{told!r} is not a sum such as '1.1 bn USD'"


def test_a_sum_that_no_number_holds_is_named() -> None:
    told = f"{'9' * 400} tn EUR"
    with pytest.raises(ValueError, match="too large") as refused:
        Money.parse(told)
    assert str(refused.value) == f"{told!r} is too large a sum"


@pytest.mark.parametrize(
    ("value", "smallest", "scale"),
    [
        (999, "k", ""),
        (1000, "k", "k"),
        (-1000, "k", "k"),
        (999_999, "M", ""),
        (999_999, "k", "k"),
        (1_000_000, "M", "M"),
        (1_000_000, "bn", ""),
        (10**9 - 1, "M", "M"),
        (10**9, "M", "bn"),
        (10**12, "M", "tn"),
        (10**18, "M", "tn"),
        (0, "M", ""),
    ],
)
def test_the_largest_scale_that_leaves_one_or_more(value: int, smallest: str, scale: str) -> None:
    assert scale_of(value, smallest) == scale


def test_millions_are_the_smallest_scale_where_none_is_named() -> None:
    assert (scale_of(5000), scale_of(5_000_000)) == ("", "M")
