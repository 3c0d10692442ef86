"""What a briefing says: numbered statements, each resting on claims, rows or named assumptions."""

from typing import Any, ClassVar, Literal

from rempart.records import Record
from rempart.terms.figure import Bound, Number


class StatedFigure(Record):
    """A figure in a statement; ``value`` is a number, a month (unit ``month``) or None (unknown)."""

    value: Number | str | None
    unit: str
    rests_on: tuple[str, ...]
    low: Number | None = None
    high: Number | None = None
    bound: Bound = "exact"


class Statement(Record):
    """One numbered sentence of the briefing (design, section 4.7)."""

    n: int
    text: str
    kind: Literal["quoted", "computed", "assumed"]
    figures: tuple[StatedFigure, ...]
    rests_on: tuple[str, ...]


class SourcedRow(Record):
    """A row of a sourced table that something rests on."""

    id: str
    table: str
    values: dict[str, str]
    source: str | None
    mark: str | None


class Assumption(Record):
    """A judgement with a name."""

    id: str
    text: str
    value: Number | str | None = None
    low: Number | None = None
    high: Number | None = None
    unit: str | None = None
    source: str | None = None


class Input(Record):
    """A document the briefing was made from, and the hash of its bytes."""

    id: str
    sha256: str


class BriefingFile(Record):
    """``briefing.json``: everything, every id resolving inside the file (design, section 4.7)."""

    title: str
    created: str
    version: str
    seed: int
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
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset()
