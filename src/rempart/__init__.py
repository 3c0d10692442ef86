"""Rempart: public reports of defence-cooperation agreements, turned into an accountable programme.

import rempart as rp

documents = rp.read("reports/")
claims = rp.extract(documents)
ledger = rp.merge(claims)
programme = rp.Programme.from_ledger(ledger, start="2026-01", months=120)
schedule = rp.schedule(programme)
coverage = rp.cover(schedule, rp.places("UA"))
outlook = rp.weigh(ledger, schedule, coverage)
briefing = rp.compose(ledger, schedule, coverage, outlook)
briefing.save("briefing/")
print(briefing.why(1))
"""

import typing

from rempart.briefing.composing import Briefing, compose
from rempart.claims.claim import Claim, Report
from rempart.claims.extraction import extract
from rempart.coverage.atlas import places
from rempart.coverage.covering import cover
from rempart.coverage.shares import Coverage
from rempart.errors import RempartError
from rempart.ledger.agreement import Agreement, Ledger
from rempart.ledger.merging import merge
from rempart.ledger.totalling import totals
from rempart.outlook.assessment import Outlook
from rempart.outlook.weighing import weigh
from rempart.plan.enveloping import envelope
from rempart.plan.programme import Programme
from rempart.plan.scheduling import schedule
from rempart.plan.timetable import Envelope, Schedule, Trials
from rempart.sources.document import Document
from rempart.sources.reading import read
from rempart.terms.figure import Figure
from rempart.terms.money import Money

if typing.TYPE_CHECKING:
    from rempart.ledger.book.book import Book

__version__ = "0.1.0"

__all__ = [
    "Agreement",
    "Book",
    "Briefing",
    "Claim",
    "Coverage",
    "Document",
    "Envelope",
    "Figure",
    "Ledger",
    "Money",
    "Outlook",
    "Programme",
    "RempartError",
    "Report",
    "Schedule",
    "Trials",
    "compose",
    "cover",
    "envelope",
    "extract",
    "merge",
    "places",
    "read",
    "schedule",
    "totals",
    "weigh",
]


def __getattr__(name: str) -> typing.Any:
    """Load the book where it is first used: whoever needs none does not wait for the database library."""
    if name != "Book":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from rempart.ledger.book.book import Book  # noqa: PLC0415 -- see above

    globals()[name] = Book
    return Book
