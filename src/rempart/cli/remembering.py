"""The ledger of a briefing: of its reports alone, or of a book that keeps them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

import rempart
from rempart.claims.claim import Report
from rempart.cli.showing import say
from rempart.errors import BookError, RecordError
from rempart.ledger.agreement import Ledger
from rempart.ledger.book.excerpt import about
from rempart.ledger.merging import merge


@dataclass(frozen=True)
class Memory:
    """Which book the reports are added to, and how much of it is told."""

    db: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="Add the reports to this book, and brief the agreements that they touch."
        ),
    ] = None
    whole: Annotated[bool, typer.Option("--all", help="With --db: brief the whole book.")] = False


def remembered(reports: Sequence[Report], memory: Memory) -> tuple[Ledger, bool]:
    """Return what the reports say, or what the book says with them; False where a report was refused.

    Raises:
        BookError: the book fails, or ``--all`` is asked without one.
    """
    if memory.db is None:
        if memory.whole:
            raise BookError("--all is given without --db", "a book to brief", "Name it with --db.")
        return merge(reports), True
    with rempart.Book.open(memory.db) as book:
        added = book.add(reports)
        for refusal in added.refused:
            say(f"refused: {refusal}")
        ledger = book.ledger()
        if not memory.whole:
            ledger = about(ledger, added.accepted)
        told = []
        for report in ledger.reports:
            try:
                told.append(report.model_copy(update={"document": book.document(report.id)}))
            except RecordError:
                told.append(report)  # it was added without its text
    return Ledger(
        ledger.entries, tuple(told), refused=ledger.refused, rejected=ledger.rejected
    ), not added.refused
