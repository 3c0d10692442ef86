"""One sum as it is read first: a number with its scale word and its currency."""

from typing import Final

from rempart.claims.numbers import Figure

SCALED: Final = 1e6  # a smaller number without a currency counts things: "законтрактували 900 тисяч"
# Between these a number without a currency may be a year.
FIRST_YEAR, LAST_YEAR = 1990, 2060


class ReadSum:
    """A number with its scale; the currency is None where none stands beside it.

    What is ``listed`` has the scale of a sum before it; ``at_home`` is a dollar, a peso or a crown of which only the
    text as a whole says whose it is.
    """

    __slots__ = ("at_home", "currency", "end", "figure", "listed", "scale", "start")

    def __init__(
        self,
        span: tuple[int, int],
        figure: Figure,
        scale: float,
        currency: str | None,
        *,
        listed: bool = False,
        at_home: bool = False,
    ) -> None:
        self.start, self.end = span
        self.figure = figure
        self.scale = scale
        self.currency = currency
        self.listed = listed
        self.at_home = at_home

    def told_in(self, currency: str | None) -> "ReadSum":
        """Return the same sum in a currency."""
        span = (self.start, self.end)
        return ReadSum(span, self.figure, self.scale, currency, listed=self.listed, at_home=self.at_home)

    @property
    def value(self) -> float:
        """The whole number: *3 million* is 3000000."""
        return self.figure.value * self.scale
