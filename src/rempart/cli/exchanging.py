"""``rempart ledger export``, ``import``, ``totals`` and ``unsure``: beside the sheets of others, added up, in doubt."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

import rempart
from rempart.cli.ledger import AsOf, Groups, ledger
from rempart.cli.options import FORMAT, Database, ShortForm, with_options
from rempart.cli.reporting import show_doubts
from rempart.cli.showing import Cell, say, show_json, show_lines, show_table
from rempart.errors import RecordError
from rempart.ledger.agreement import Ledger
from rempart.ledger.comparing.comparison import Comparison
from rempart.ledger.comparing.matching import compare_sheet
from rempart.ledger.doubts import Unsure
from rempart.ledger.exporting.cells import csv_text
from rempart.ledger.exporting.exports import FORMATS, export
from rempart.ledger.judgement import COLUMNS
from rempart.ledger.lines import read_ledger
from rempart.ledger.totals import Total

__all__ = ["export_ledger", "import_sheet", "ledger", "show_totals"]

ExportFormat = StrEnum("ExportFormat", [(name.upper().replace("-", "_"), name) for name in FORMATS])  # type: ignore[misc] # names from the table


@dataclass(frozen=True)
class Kept:
    """Where the ledger is kept: in a file, or in a book as of a day."""

    as_of: AsOf = None
    groups: Groups = None
    file: Annotated[
        Path | None,
        typer.Option("--ledger", metavar="LEDGER.jsonl", help="A file of rempart merge, instead of a book."),
    ] = None
    database: Database = None

    def ledger(self) -> Ledger:
        """Read it.

        Raises:
            RecordError: a file and a book are both named, or the file cannot be read.
        """
        if self.file is None:
            with rempart.Book.open(self.database) as book:
                return book.ledger(as_of=self.as_of, groups=self.groups or ())
        if self.database or self.as_of or self.groups:
            raise RecordError(
                "--ledger stands beside an option of a book",
                "a file, or a book with --db, --as-of and --group",
                "Leave one of them out.",
            )
        return read_ledger(self.file)


@ledger.command("export")
@with_options
def export_ledger(
    *,
    form: Annotated[ExportFormat, typer.Option("--format", help="The form to write.")],
    out: Annotated[
        Path | None, typer.Option(help="The file to write, whole or not at all; without it standard output.")
    ] = None,
    kept: Kept,
) -> None:
    """Write the agreements in a form that others read; say what the form cannot hold."""
    exported = export(kept.ledger(), form.value, out)
    if out is None:
        sys.stdout.buffer.write(exported.data)
        sys.stdout.buffer.flush()
    for words in exported.left_out:
        say(f"left out: {words}")


@ledger.command("import")
@with_options
def import_sheet(
    sheet: Annotated[
        Path, typer.Argument(metavar="FILE", help="A tracker's or register's sheet: CSV or XLSX.")
    ],
    *,
    columns: Annotated[
        str,
        typer.Option(metavar="COLUMNS.csv", help="Which column is what; kiel and sipri ship with Rempart."),
    ],
    form: ShortForm = "table",
    kept: Kept,
) -> None:
    """Compare a sheet with the ledger: matched, missing and differing rows, field by field; nothing is changed."""
    result = compare_sheet(kept.ledger(), sheet, columns)
    if form == "json":
        show_json(result.as_json())
    else:
        _show(result)
    for fault in result.faults:
        where = f"row {fault.row}" + (f", column {fault.column}" if fault.column else "")
        say(f"refused: {sheet} {where}: {fault.found}; expected {fault.expected}")
    if result.faults:
        raise typer.Exit(1)


def _show(result: Comparison) -> None:
    matched: list[list[Cell]] = [
        [one.row, one.key, one.agreement, one.points, len(one.differences)] for one in result.matched
    ]
    show_table("Matched", ("row", "their id", "agreement", "points", "fields that differ"), matched)
    differing: list[list[Cell]] = [
        [one.row, one.agreement, each.field, each.theirs, each.ours]
        for one in result.matched
        for each in one.differences
    ]
    show_table("Differing", ("row", "agreement", "field", "theirs", "ours"), differing)
    theirs: list[list[Cell]] = [[one.row, one.key, one.words, one.nearest] for one in result.theirs_only]
    show_table("Theirs and not ours", ("row", "their id", "what", "nearest of ours"), theirs)
    show_table(
        "Ours and not theirs", ("agreement", "what"), [[one.id, one.title] for one in result.ours_only]
    )


@ledger.command("totals")
@with_options
def show_totals(
    *,
    currency: Annotated[str, typer.Option(help="The currency of the result.")] = "USD",
    prices: Annotated[
        str | None, typer.Option(metavar="YEAR", help="Constant prices of this year; without it as said.")
    ] = None,
    form: ShortForm = "table",
    kept: Kept,
) -> None:
    """Add up promise against delivery: reported, contracted, financed, delivered; and what is left out."""
    result = rempart.totals(kept.ledger(), currency=currency, price_year=prices)
    if form == "json":
        show_json(result.as_json())
        return
    told = f"{currency}, prices of {prices}" if prices else f"{currency}, prices as said"
    columns = ("measure", "at least", "as said", "at most", "agreements", "left out")
    show_table(f"Promise against delivery ({told})", columns, [_row(total) for total in result.totals])
    steps: list[list[Cell]] = [
        [step.date, *(extent.said for extent in step.sums().values())] for step in result.steps
    ]
    show_table("Since when, as said", ("day", *result.steps[0].sums()) if steps else ("day",), steps)
    gone: list[list[Cell]] = [
        [total.measure, one.agreement, one.because] for total in result.totals for one in total.left_out
    ]
    show_table("Left out", ("measure", "agreement", "because"), gone)


def _row(total: Total) -> list[Cell]:
    high: Cell = "no end told" if total.high is None else total.high
    return [total.measure, total.low, total.said, high, len(total.counted), len(total.left_out)]


_BESIDE = (
    "points", "evidence", "judged", "left_agreement", "left_title", "left_quote",
    "right_agreement", "right_title", "right_quote",
)  # fmt: skip


@ledger.command("unsure")
def unsure(
    *,
    as_of: AsOf = None,
    groups: Groups = None,
    form: Annotated[Literal["table", "jsonl", "csv"], FORMAT] = "table",
    database: Database = None,
) -> None:
    """Print the pairs of agreements that wait for a judgement, strongest first, and what speaks for them."""
    with rempart.Book.open(database) as book:
        known = book.ledger(as_of=as_of, groups=groups or ())
    pairs = known.unsure
    if form == "jsonl":
        show_lines(pairs)
    elif form == "csv":
        typer.echo(csv_text(_sheet(known, pairs)), nl=False)
    else:
        show_doubts(pairs)
    if not pairs:
        say("no pair waits for a judgement")


def _sheet(known: Ledger, pairs: Sequence[Unsure]) -> Iterator[Sequence[Cell]]:
    """A ``judgements.csv`` without verdicts, and beside it what a person needs to decide."""
    quotes = {claim.id: claim.quote for report in known.reports for claim in report.claims}
    home = {claim: entry for entry in known.agreements for claim in entry.claims}
    yield (*COLUMNS, *_BESIDE)
    for pair in pairs:
        left, right = pair.weighed.claims
        told: dict[str, Cell] = {"left": left, "right": right, "points": pair.weighed.points}
        told |= {"evidence": pair.weighed.sentence, "judged": "unsure" if pair.judged else ""}
        for side, claim in (("left", left), ("right", right)):
            told[f"{side}_agreement"] = home[claim].id
            told[f"{side}_title"] = home[claim].title
            told[f"{side}_quote"] = " ".join(quotes[claim].split())
        yield [told.get(name, "") for name in (*COLUMNS, *_BESIDE)]
