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

import importlib
import typing

if typing.TYPE_CHECKING:
    from rempart.briefing.composing import Briefing, compose
    from rempart.claims.claim import Claim, Report
    from rempart.claims.extraction import extract
    from rempart.coverage.atlas import places
    from rempart.coverage.covering import cover
    from rempart.coverage.shares import Coverage
    from rempart.errors import RempartError
    from rempart.ledger.agreement import Agreement, Ledger
    from rempart.ledger.book.book import Book
    from rempart.ledger.merging import merge
    from rempart.ledger.totalling import totals
    from rempart.outlook.assessment import Outlook
    from rempart.outlook.weighing import weigh
    from rempart.plan.enveloping import envelope
    from rempart.plan.programme import Programme
    from rempart.plan.scheduling import schedule
    from rempart.plan.timetable import Envelope, Schedule
    from rempart.sources.document import Document
    from rempart.sources.reading import read
    from rempart.terms.figure import Figure
    from rempart.terms.money import Money

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

_HOMES = {
    "Agreement": "rempart.ledger.agreement",
    "Book": "rempart.ledger.book.book",
    "Briefing": "rempart.briefing.composing",
    "Claim": "rempart.claims.claim",
    "Coverage": "rempart.coverage.shares",
    "Document": "rempart.sources.document",
    "Envelope": "rempart.plan.timetable",
    "Figure": "rempart.terms.figure",
    "Ledger": "rempart.ledger.agreement",
    "Money": "rempart.terms.money",
    "Outlook": "rempart.outlook.assessment",
    "Programme": "rempart.plan.programme",
    "RempartError": "rempart.errors",
    "Report": "rempart.claims.claim",
    "Schedule": "rempart.plan.timetable",
    "compose": "rempart.briefing.composing",
    "cover": "rempart.coverage.covering",
    "envelope": "rempart.plan.enveloping",
    "extract": "rempart.claims.extraction",
    "merge": "rempart.ledger.merging",
    "places": "rempart.coverage.atlas",
    "read": "rempart.sources.reading",
    "schedule": "rempart.plan.scheduling",
    "totals": "rempart.ledger.totalling",
    "weigh": "rempart.outlook.weighing",
}


def __getattr__(name: str) -> typing.Any:
    """Load a name where it is first used: who reads reports does not wait for the planner, nor for the database."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(importlib.import_module(_HOMES[name]), name)
    return value
