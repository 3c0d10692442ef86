"""Claims as one flat table, a row a claim: CSV for spreadsheets, Parquet for archives.

The nested line of ``claims.jsonl`` stays the contract; a table leaves out slots, fingerprints and other places.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from rempart.claims.claim import Claim, Report
from rempart.errors import OutputError
from rempart.extras import library
from rempart.ledger.exporting.cells import Cell, guarded

WORDS = (
    "document", "source", "title", "language", "published", "publisher", "origin", "claim", "type", "item", "unit",
    "quantity_bound", "amount_currency", "amount_bound", "status", "by", "period", "withheld", "quote", "rule",
)  # fmt: skip
LISTS = (
    "buyer",
    "seller",
    "funder",
    "recipient",
    "producer",
    "attributed_to",
    "purpose",
    "amount_also",
    "links",
)
NUMBERS = ("quantity", "quantity_low", "quantity_high", "amount", "amount_low", "amount_high")
PLACES = ("start", "end")
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
            yield {
                "document": report.id,
                "source": report.source,
                "title": report.title,
                "language": report.language,
                "published": report.published,
                "publisher": report.publisher,
                "origin": report.origin,
            } | _claim_cells(claim)


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
    kinds = dict.fromkeys(WORDS, arrow.string()) | dict.fromkeys(NUMBERS, arrow.float64())
    kinds |= dict.fromkeys(LISTS, arrow.list_(arrow.string())) | dict.fromkeys(PLACES, arrow.int64())
    schema = arrow.schema([(name, kinds[name]) for name in COLUMNS])
    whole = arrow.Table.from_pylist(list(claim_rows(reports)), schema=schema)
    buffer = arrow.BufferOutputStream()
    parquet.write_table(whole, buffer, compression="zstd")
    sys.stdout.buffer.write(buffer.getvalue().to_pybytes())
    sys.stdout.buffer.flush()


def _claim_cells(claim: Claim) -> Row:
    quantity, amount = claim.quantity, claim.amount
    return {
        "claim": claim.id,
        "type": claim.type,
        "buyer": list(claim.buyer or ()),
        "seller": list(claim.seller or ()),
        "funder": list(claim.funder or ()),
        "recipient": list(claim.recipient or ()),
        "producer": list(claim.producer or ()),
        "item": claim.item,
        "unit": claim.unit,
        "quantity": quantity and quantity.value,
        "quantity_bound": quantity and quantity.bound,
        "quantity_low": quantity and quantity.low,
        "quantity_high": quantity and quantity.high,
        "amount": amount and amount.value,
        "amount_currency": amount and amount.currency,
        "amount_bound": amount and amount.bound,
        "amount_low": amount and amount.low,
        "amount_high": amount and amount.high,
        "amount_also": [f"{one.value} {one.currency}" for one in amount.also] if amount else [],
        "status": claim.status,
        "attributed_to": list(claim.attributed_to),
        "by": claim.by,
        "period": claim.period,
        "purpose": list(claim.purpose),
        "withheld": claim.withheld and claim.withheld.says,
        "links": [f"{link.relation} {link.claim}" for link in claim.links],
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "rule": claim.rule,
    }


def _cell(value: Any) -> Cell:
    return guarded("; ".join(value) if isinstance(value, list) else value)
