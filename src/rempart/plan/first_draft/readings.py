"""How a figure in a report is read: what a promise asks for, which of two figures to plan with."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rempart.claims.claim import Claim
from rempart.ledger.agreement import Agreement, Ledger
from rempart.terms.figure import Bound, Number, whole
from rempart.terms.months import add_months

AS_ONE: tuple[Bound, ...] = ("at_most", "at_least", "approx", "exact")  # which bound holds for one figure
NEAR = Decimal("0.05")  # approx v is read as 0.95 v to 1.05 v
OVER = Decimal("1.1")  # at least v: a confidential list may add up to 1.1 v
UNDATED = "9999-99-99"  # sorts after every day


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as claimed, and the claims that state it; ``low`` and ``high`` where a range is given."""

    value: Number
    bound: Bound
    claims: tuple[str, ...]
    currency: str | None = None
    low: Number | None = None
    high: Number | None = None

    @property
    def at_least(self) -> Number:
        """What the promise asks for; of a range its lower end.

        Example:
            >>> Reading(100, "approx", ()).at_least
            95
        """
        if self.bound != "approx":
            return self.value
        return _times(self.value, 1 - NEAR) if self.low is None else self.low

    @property
    def span(self) -> tuple[Number, Number]:
        """What a confidential list with this sum may add up to, least and most.

        Example:
            >>> Reading(100, "at_least", ()).span
            (100, 110)
        """
        if self.bound == "approx":
            near = _times(self.value, 1 - NEAR), _times(self.value, 1 + NEAR)
            return near if self.low is None or self.high is None else (self.low, self.high)
        if self.bound == "at_least":
            return self.value, _times(self.value, OVER)
        return (self.value if self.bound == "exact" else 0), self.value


class Sayings:
    """The claims behind a ledger: when each was said, in which document, in which state."""

    def __init__(self, ledger: Ledger) -> None:
        self.claims: Mapping[str, Claim] = {
            claim.id: claim for report in ledger.reports for claim in report.claims
        }
        self._published = {report.id: report.published for report in ledger.reports}

    def said(self, claim: str) -> str:
        """Return the day on which a claim was said, after all days where that is not known."""
        return (self._published.get(document_of(claim)) or UNDATED)[:10]

    def order(self, claims: Iterable[str]) -> tuple[str, str, int]:
        """Return where the first of these claims was said: day, document, place in it."""
        places = (
            (self.said(claim), document_of(claim), self.claims[claim].start if claim in self.claims else 0)
            for claim in claims
        )
        return min(places, default=(UNDATED, "", 0))

    def states(self, claims: Iterable[str]) -> set[str]:
        """Return the states in which the claims stand."""
        return {self.claims[claim].status for claim in claims if claim in self.claims}

    def deadline(self, claims: Iterable[str], start: str) -> str | None:
        """Return the month by which the claims promise, the latest where they differ."""
        known = (self.claims[claim] for claim in claims if claim in self.claims)
        months = (_month(claim.by) or _end(claim.period, start) for claim in known)
        return max((month for month in months if month), default=None)

    def ranked(self, figures: Sequence[Reading], entry: Agreement) -> list[Reading]:
        """Return the figures of one agreement that differ, the one to plan with first.

        A sum: most independent origins, then the one said first. A number of units: the version that
        came up last, where all are dated, since a later request replaces an earlier one (an old number
        told again does not become new). What is told only as background comes last; what is denied is
        left out.
        """
        origin = {document: source.name for source in entry.origins for document in source.documents}
        live = [figure for figure in _as_one(figures) if self.states(figure.claims) != {"denied"}]
        came_up = {figure: min(map(self.said, figure.claims), default=UNDATED) for figure in live}
        by_day = all(figure.currency is None for figure in live) and UNDATED not in came_up.values()
        days = sorted(set(came_up.values()), reverse=True)

        def rank(figure: Reading) -> tuple[bool, int, int, tuple[str, str, int]]:
            """Place a figure: news before background, later before earlier, more origins before fewer."""
            documents = {document_of(claim) for claim in figure.claims}
            origins = {origin.get(document, document) for document in documents}
            later = days.index(came_up[figure]) if by_day else 0
            background = self.states(figure.claims) == {"historical"}
            return background, later, -len(origins), self.order(figure.claims)

        return sorted(live, key=rank)


def document_of(claim: str) -> str:
    """Return the document of a claim.

    Example:
        >>> document_of("fr01#2")
        'fr01'
    """
    return claim.rpartition("#")[0]


def _as_one(figures: Iterable[Reading]) -> list[Reading]:
    """Join statements of one figure: 100 and *over 100* are one amount, at least 100."""
    joined: dict[tuple[Number, str | None], Reading] = {}
    for figure in figures:
        key = (figure.value, figure.currency)
        before = joined.get(key, figure)
        bound = next(bound for bound in AS_ONE if bound in {before.bound, figure.bound})
        fuller = before if before.bound == bound else figure
        claims = tuple(sorted({*before.claims, *figure.claims}))
        joined[key] = Reading(figure.value, bound, claims, figure.currency, fuller.low, fuller.high)
    return list(joined.values())


def _times(value: Number, factor: Decimal) -> Number:
    return whole(float(Decimal(repr(value)) * factor))


def _month(date: str | None) -> str | None:
    """Return the last month that a date as precise as its source allows."""
    if date is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", date) is None:
        return None
    return date[:7] if len(date) > 4 else f"{date}-12"


def _end(period: str | None, start: str) -> str | None:
    """Return the last month of *5 years* counted from the start, or of a calendar year."""
    spans = re.fullmatch(r"(\d+) (year|month)s?", period or "")
    if spans is None:
        return _month(period)
    return add_months(start, int(spans[1]) * (12 if spans[2] == "year" else 1) - 1)
