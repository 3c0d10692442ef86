"""What a briefing says and holds: numbered statements, each resting on claims, rows or named assumptions."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pydantic import Field

from rempart.briefing.language import N_
from rempart.coverage.shares import Assumption, Coverage
from rempart.ledger.agreement import Ledger
from rempart.outlook.assessment import Outlook
from rempart.plan.timetable import Envelope, Schedule
from rempart.records import Record
from rempart.terms.figure import Bound, Number

Section = Literal[
    "promised",
    "unknown",
    "contradictions",
    "links",
    "plan",
    "envelope",
    "coverage",
    "outlook",
    "assumptions",
    "method",
    "printable",
    "changes",
]

# The sections in the order in which their statements are numbered, and what the page calls them.
SECTIONS: dict[Section, str] = {
    "promised": N_("What was promised"),
    "unknown": N_("What is unknown or withheld"),
    "contradictions": N_("What contradicts itself"),
    "links": N_("What hangs together, and who takes which side"),
    "plan": N_("When it can be kept, and whose money pays"),
    "envelope": N_("What the withheld list could hold"),
    "coverage": N_("Whom it could protect at most"),
    "outlook": N_("What it could mean for peace"),
    "assumptions": N_("What all this assumes"),
    "method": N_("Method and limits"),
    "printable": N_("What may be printed, and what may not"),
    "changes": N_("What changed since the last briefing"),
}


class StatedFigure(Record):
    """A figure in a statement; ``value`` is a number, a month (unit ``month``) or None (unknown).

    ``unit`` is an ISO 4217 code (full units of the currency), ``share`` (0 to 1), ``people``,
    ``units``, ``month``, ``year``, ``date``, ``months``, ``years``, ``km``, ``sum`` (money whose
    currency the sentence has named) or a plain word.
    ``significant`` is the number of digits that the text prints; None prints the value as it stands.
    """

    value: Number | str | None
    unit: str
    rests_on: tuple[str, ...]
    low: Number | None = None
    high: Number | None = None
    bound: Bound = "exact"
    significant: int | None = None
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"significant"})


class Statement(Record):
    """One numbered sentence of the briefing (docs/files.md).

    ``section`` says where it stands. ``names`` are names printed in the text that hold digits, such
    as PAC-3 MSE: they are no figures, and each stands in something the statement rests on.
    """

    n: int
    text: str
    kind: Literal["quoted", "computed", "assumed"]
    figures: tuple[StatedFigure, ...]
    rests_on: tuple[str, ...]
    section: Section
    names: tuple[str, ...] = ()
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"names"})


class SourcedRow(Record):
    """A row of a sourced table that something rests on."""

    id: str
    table: str
    values: dict[str, str]
    source: str | None
    mark: str | None
    source_title: str | None = None
    source_url: str | None = None


class Input(Record):
    """A document the briefing was made from, and the hash of its bytes."""

    id: str
    sha256: str


class Column(Record):
    """A column of a printed table; ``unit`` as in ``StatedFigure``, or ``text``."""

    name: str
    unit: str = "text"


Cell = Number | str | None


class PrintedTable(Record):
    """A table of the page, and the file ``tables/<id>.csv``; a cell of None is unknown."""

    id: str
    section: Section
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


class BriefingFile(Record):
    """``briefing.json``: everything, every id resolving inside the file (docs/files.md).

    ``tables`` are all tables of the page and of ``tables/``, with every digit.
    ``titles`` are what agreements and stances are called on the page, by id; ``called`` is what promises
    are called there, by their titles in the plan.
    """

    title: str
    created: str
    version: str
    seed: int
    language: str = "en"
    inputs: tuple[Input, ...]
    statements: tuple[Statement, ...]
    documents: tuple[dict[str, Any], ...]
    agreements: tuple[dict[str, Any], ...]
    claims: tuple[dict[str, Any], ...]
    rows: tuple[SourcedRow, ...]
    assumptions: tuple[Assumption, ...]
    schedule: dict[str, Any]
    coverage: dict[str, Any]
    outlook: dict[str, Any]
    envelopes: tuple[dict[str, Any], ...] = ()
    tables: tuple[PrintedTable, ...] = ()
    titles: dict[str, str] = Field(default_factory=dict)
    called: dict[str, str] = Field(default_factory=dict)
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"titles", "called"})


def records_of(file: BriefingFile) -> dict[str, Any]:
    """Return all that a statement may rest on, by the ids that ``rests_on`` gives."""
    return {
        **{f"claim:{claim['id']}": claim for claim in file.claims},
        **{f"document:{document['id']}": document for document in file.documents},
        **{f"agreement:{agreement['id']}": agreement for agreement in file.agreements},
        **{row.id: row for row in file.rows},
        **{f"assumption:{one.id.removeprefix('assumption:')}": one for one in file.assumptions},
        **{f"statement:{statement.n}": statement for statement in file.statements},
    }


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
