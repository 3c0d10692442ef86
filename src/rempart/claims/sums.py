"""One sum as it is read first: a number with its scale word and its currency."""

from dataclasses import dataclass

from rempart.claims.numbers import Figure

SCALED = 1e6  # a smaller number without a currency counts things: "законтрактували 900 тисяч"
# Between these a number without a currency may be a year.
FIRST_YEAR, LAST_YEAR = 1990, 2060


@dataclass(frozen=True, slots=True)
class ReadSum:
    """A number with its scale; the currency is None where none stands beside it.

    What is ``listed`` has the scale of a sum before it; ``at_home`` is a dollar, a peso or a crown of which only the
    text as a whole says whose it is.
    """

    start: int
    end: int
    figure: Figure
    scale: float
    currency: str | None
    listed: bool = False
    at_home: bool = False

    @property
    def value(self) -> float:
        """The whole number: *3 million* is 3000000."""
        return self.figure.value * self.scale
