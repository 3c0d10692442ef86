"""One currency and one price year for sums: dated, sourced rates and a sourced price index."""

from dataclasses import dataclass
from functools import cache

from rempart.errors import TableError
from rempart.terms.figure import Number
from rempart.terms.table import Row, table

BASE = "USD"


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What sums are told in: a currency, and prices of a year where they are to be constant.

    Assumes:
        the mean rate of the year in which a sum was first said (of the latest year where that is
        unknown or has no row); for constant prices, US consumer prices: a sum goes to dollars of its
        year, then to dollars of ``price_year``, then to ``currency`` at the rate of ``price_year``.
    """

    currency: str = BASE
    price_year: str | None = None

    def __post_init__(self) -> None:
        if self.currency != BASE and self.currency not in rates_by_year():
            raise TableError(
                f"no exchange rate for {self.currency!r}",
                f"one of {', '.join(sorted({BASE, *rates_by_year()}))}",
                "Ask for another currency, or add its rates with their source to data/exchange_rates.csv.",
            )
        if self.price_year is not None and self.price_year not in _index():
            raise TableError(
                f"no price index for {self.price_year!r}",
                f"a year from {min(_index())} to {max(_index())}",
                "Ask for another year, or add it with its source to data/price_index.csv.",
            )

    def factor(self, currency: str, said: str | None) -> "Factor | str":
        """Return what a sum in ``currency`` is multiplied by, or in words why it cannot be converted.

        Args:
            currency: ISO 4217 code of the sum.
            said: Year in which it was said, None where unknown.

        Example:
            >>> Yardstick().factor("USD", "2025")
            Factor(value=1.0, rows=())
        """
        year = said or max(_index())
        if self.price_year is None and currency == self.currency:
            return Factor(1.0, ())
        into = rate_row(currency, year)
        if into is None and currency != BASE:
            return f"no exchange rate for {currency}"
        value, rows = 1.0, [] if into is None else [into]
        if into is not None:
            value *= into.number("usd_per_unit") or 0.0
        if self.price_year is not None:
            if year not in _index():
                return f"no price index for {year}"
            then, now = _index()[year], _index()[self.price_year]
            value *= (now.number("index") or 0.0) / (then.number("index") or 1.0)
            rows += [then, now]
        out = rate_row(self.currency, self.price_year or year)
        if out is not None:
            value *= out.number("units_per_usd") or 0.0
            rows.append(out)
        return Factor(value, tuple(dict.fromkeys(row.id for row in rows)))


@dataclass(frozen=True, slots=True)
class Factor:
    """A multiplier and the table rows it rests on."""

    value: float
    rows: tuple[str, ...]

    def times(self, value: Number) -> float:
        """Return the sum converted, to the cent."""
        return round(float(value) * self.value, 2)


@cache
def rates_by_year() -> dict[str, dict[str, Row]]:
    """Return the rows of exchange rates by currency and year."""
    rates: dict[str, dict[str, Row]] = {}
    for row in table("exchange_rates").values():
        rates.setdefault(row.text("currency"), {})[row.text("year")] = row
    return rates


def rate_row(currency: str, year: str) -> Row | None:
    """Return the row of this year, else of the latest; None for dollars and for currencies without rows."""
    years = {} if currency == BASE else rates_by_year().get(currency, {})
    return (years.get(year) or years[max(years)]) if years else None


@cache
def _index() -> dict[str, Row]:
    return {row.text("year"): row for row in table("price_index").values() if row.text("currency") == BASE}
