"""All that a briefing holds, for those who lay it out: the page, the tables, the summary."""

from dataclasses import dataclass

from rempart.briefing.briefing_file import BriefingFile, PrintedTable, Section, Statement
from rempart.coverage.shares import Coverage
from rempart.ledger.agreement import Ledger
from rempart.outlook.assessment import Outlook
from rempart.plan.timetable import Envelope, Schedule


@dataclass(frozen=True)
class Content:
    """What was said (``file``), the results it was said of, and the tables of the page.

    Layout code takes a ``Content`` and imports this module: ``composing.Briefing`` is a ``Content``
    that can also be saved, and saving calls the layout code.
    ``file.documents`` holds each document with its ``text`` (None where only its claims are known).
    """

    file: BriefingFile
    ledger: Ledger
    schedule: Schedule
    coverage: Coverage
    outlook: Outlook
    envelopes: tuple[Envelope, ...]
    tables: tuple[PrintedTable, ...]

    def statements(self, section: Section) -> tuple[Statement, ...]:
        """Return the statements of one section, in order."""
        return tuple(statement for statement in self.file.statements if statement.section == section)

    def table(self, table_id: str) -> PrintedTable | None:
        """Return the printed table of this id, or None where the briefing has none."""
        return next((table for table in self.tables if table.id == table_id), None)
