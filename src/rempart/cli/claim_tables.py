"""Claims as one flat table, a row a claim: CSV for spreadsheets, Parquet for archives; and in their text, explained.

The nested line of ``claims.jsonl`` stays the contract; a table leaves out slots, fingerprints and other places.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import typer

from rempart.claims.claim import Amount, Claim, Quantity, Report
from rempart.cli.showing import Cell, printable, readable, show_table
from rempart.errors import OutputError
from rempart.extras import library
from rempart.ledger.exporting.cells import guarded
from rempart.terms.party import ROLES

LISTS = (*ROLES, "attributed_to", "purpose", "amount_also", "links")
NUMBERS = ("quantity", "quantity_low", "quantity_high", "amount", "amount_low", "amount_high")
PLACES = ("start", "end")
OF_REPORT = ("source", "title", "language", "published", "publisher", "origin")
COLUMNS = (
    "document", "source", "title", "language", "published", "publisher", "origin", "claim", "type",
    "buyer", "seller", "funder", "recipient", "producer", "item", "unit",
    "quantity", "quantity_bound", "quantity_low", "quantity_high",
    "amount", "amount_currency", "amount_bound", "amount_low", "amount_high", "amount_also",
    "status", "attributed_to", "by", "period", "purpose", "withheld", "links", "start", "end", "quote", "rule",
)  # fmt: skip
Row = dict[str, Any]


def claim_rows(reports: Sequence[Report]) -> Iterator[Row]:
    """Yield one flat row a claim; what is unknown is None, or an empty list."""
    for report in reports:
        for claim in report.claims:
            of_report = {name: getattr(report, name) for name in OF_REPORT}
            yield {"document": report.id} | of_report | _claim_cells(claim)


def print_claims_csv(reports: Sequence[Report]) -> None:
    """Print the claims as CSV with a head line; lists are joined by semicolons, the unknown is empty.

    A cell that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    writer = csv.DictWriter(sys.stdout, fieldnames=COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in claim_rows(reports):
        writer.writerow({name: _cell(row[name]) for name in COLUMNS})


def print_claims_parquet(reports: Sequence[Report]) -> None:
    """Write the claims to standard output as Parquet, lists as lists.

    Raises:
        OutputError: pyarrow is not installed, or standard output is a terminal.
    """
    arrow, parquet = library("pyarrow", "parquet"), library("pyarrow.parquet", "parquet")
    if sys.stdout.isatty():
        raise OutputError(
            "--format parquet: standard output is a terminal",
            "a file or a pipe, since Parquet is no text",
            "Add > claims.parquet to the command.",
        )
    kinds = dict.fromkeys(COLUMNS, arrow.string()) | dict.fromkeys(NUMBERS, arrow.float64())
    kinds |= dict.fromkeys(LISTS, arrow.list_(arrow.string())) | dict.fromkeys(PLACES, arrow.int64())
    schema = arrow.schema([(name, kinds[name]) for name in COLUMNS])
    whole = arrow.Table.from_pylist(list(claim_rows(reports)), schema=schema)
    buffer = arrow.BufferOutputStream()
    parquet.write_table(whole, buffer, compression="zstd")
    sys.stdout.buffer.write(buffer.getvalue().to_pybytes())
    sys.stdout.buffer.flush()


def _claim_cells(claim: Claim) -> Row:
    alike = ("type", "item", "unit", "status", "by", "period", "start", "end", "quote", "rule")
    cells: Row = {"claim": claim.id} | {name: getattr(claim, name) for name in alike}
    cells |= {name: list(getattr(claim, name) or ()) for name in (*ROLES, "attributed_to", "purpose")}
    for name, figure in (("quantity", claim.quantity), ("amount", claim.amount)):
        cells |= {name: figure and figure.value, f"{name}_bound": figure and figure.bound}
        cells |= {f"{name}_low": figure and figure.low, f"{name}_high": figure and figure.high}
    also = claim.amount.also if claim.amount else ()
    return cells | {
        "amount_currency": claim.amount and claim.amount.currency,
        "amount_also": [f"{one.value} {one.currency}" for one in also],
        "withheld": claim.withheld and claim.withheld.says,
        "links": [f"{link.relation} {link.claim}" for link in claim.links],
    }


def _cell(value: Any) -> Cell:
    return guarded("; ".join(value) if isinstance(value, list) else value)


EXPLAINED = ("field", "value", "rule", "words", "characters")
NOT_CLAIMED = ("sum", "rule", "sentence", "characters")


def show_explained(report: Report) -> None:
    """Print one text with ``[n| … |n]`` around claim n, then for each claim what each field rests on.

    Last come the sums that were read and not claimed, each with its sentence and the rule that judged it.
    """
    text = report.document.text if report.document else ""
    typer.echo(printable(f"\n{report.id}: {report.title or 'no title'} ({report.language})\n"))
    typer.echo(printable(_marked(text, report)) if text else "no text")
    typer.echo(f"\norigin: {report.origin or 'none named'}; claims: {len(report.claims)}\n")
    for claim in report.claims:
        title = f"{claim.id}: {claim.type} ({claim.rule}), characters {claim.start}-{claim.end}"
        show_table(
            title, EXPLAINED, [*(_row(claim, name, text) for name in claim.slots), *_beside(claim, text)]
        )
    if report.unclaimed:
        left = [
            [_figure(one.amount), one.rule, one.sentence, f"{one.start}-{one.end}"]
            for one in report.unclaimed
        ]
        show_table("not claimed", NOT_CLAIMED, left)


def _marked(text: str, report: Report) -> str:
    """Set the marks from the last to the first, so that no place moves before it is used."""
    marks: list[tuple[int, str]] = []
    for number, claim in enumerate(report.claims, start=1):
        marks += [(claim.start, f"[{number}|"), (claim.end, f"|{number}]")]
    for place, mark in sorted(marks, reverse=True):
        text = f"{text[:place]}{mark}{text[place:]}"
    return text


def _row(claim: Claim, name: str, text: str) -> list[Cell]:
    slot = claim.slots[name]
    return [name, _value(claim, name), slot.rule, text[slot.start : slot.end], f"{slot.start}-{slot.end}"]


def _beside(claim: Claim, text: str) -> Iterator[list[Cell]]:
    """Yield what a claim holds beside its fields: its links, and the other places that tell the same."""
    for link in claim.links:
        yield ["link", f"{link.relation} {link.claim}", "", "", ""]
    for place in claim.also_at:
        name = "misprint" if place.misprint else "also told"
        value = _figure(place.amount) if place.amount else ""
        yield [name, value, "", text[place.start : place.end], f"{place.start}-{place.end}"]


def _value(claim: Claim, name: str) -> str:
    value = getattr(claim, name)
    if isinstance(value, Amount | Quantity):
        return _figure(value)
    if name == "withheld":
        return str(value.says)
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _figure(value: Amount | Quantity) -> str:
    currency = f" {value.currency}" if isinstance(value, Amount) else ""
    span = ""
    if value.low is not None and value.high is not None:
        span = f" ({readable(value.low)} to {readable(value.high)})"
    others = value.also if isinstance(value, Amount) else ()
    converted = "".join(f", also {readable(each.value)} {each.currency}" for each in others)
    return f"{value.bound} {readable(value.value)}{currency}{span}{converted}"
