"""All that a briefing holds, for those who lay it out: the page, the tables, the summary."""

from dataclasses import dataclass

from rempart.briefing.briefing_file import BriefingFile, PrintedTable, Section, Statement
from rempart.coverage.shares import Coverage
from rempart.ledger.agreement import Ledger
from rempart.outlook.assessment import Outlook
from rempart.plan.timetable import Envelope, Schedule


@dataclass(frozen=True)
class Results:
    """What the stages gave."""

    ledger: Ledger
    schedule: Schedule
    coverage: Coverage
    outlook: Outlook
    envelopes: tuple[Envelope, ...]


@dataclass(frozen=True)
class Content(Results):
    """What was said (``file``), the results it was said of, and the tables of the page.

    Layout code takes a ``Content`` and imports this module: ``composing.Briefing`` is a ``Content``
    that can also be saved, and saving calls the layout code.
    ``file.documents`` holds each document with its ``text`` (None where only its claims are known).
    """

    file: BriefingFile
    tables: tuple[PrintedTable, ...]

    def statements(self, section: Section) -> tuple[Statement, ...]:
        """Return the statements of one section, in order."""
        return tuple(statement for statement in self.file.statements if statement.section == section)
