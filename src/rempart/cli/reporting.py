"""``rempart extract`` and ``rempart merge``: reports to claims, claims to agreements."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from rempart.claims.asking import Model, read_again
from rempart.claims.claim import Claim, Report
from rempart.claims.extraction import extract as extract_claims
from rempart.claims.extraction import languages
from rempart.cli.archiving import extract_shards
from rempart.cli.claim_tables import print_claims_csv, print_claims_parquet, show_explained
from rempart.cli.options import FORMAT, LineForm
from rempart.cli.showing import Cell, readable, say, show_lines, show_table
from rempart.errors import DocumentError
from rempart.ledger.agreement import Agreement
from rempart.ledger.doubts import Unsure
from rempart.ledger.merging import merge as merge_reports
from rempart.sources.answering import endpoint
from rempart.sources.dating import read_publications
from rempart.sources.document import Document
from rempart.sources.fetching import fetch, is_address
from rempart.sources.inputs import Input, check_present
from rempart.sources.reading import read
from rempart.terms.party import ROLES

_NAMED = 5  # rows of a table of dates that are named one by one


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Files, folders, - or http(s) addresses: text, HTML, PDF, DOCX, JSON lines, WARC.",
    ),
]


def read_sources(sources: Sequence[str], meta: Path | None) -> tuple[list[Document], bool]:
    """Read what exists, fetch addresses, say what was refused; the second value is False where a part was.

    Raises:
        DocumentError: none of the sources exists.
    """
    present: list[str | Input] = []
    missing: list[DocumentError] = []
    for source in sources:
        if is_address(source):
            present.append(fetch(source))
            continue
        try:
            if source != "-":
                check_present(source)
        except DocumentError as problem:
            missing.append(problem)
        else:
            present.append(source)
    if not present:
        check_present(sources[0])  # raises what is wrong with it
    for absent in missing:
        say(f"rempart: {absent}")
    documents = read(*present, meta=meta)
    if meta is not None:
        _say_unused(meta, documents)
    whole = not missing
    for document in documents:
        whole = _said_whole(document) and whole
    return documents, whole


def _say_unused(meta: Path, documents: Sequence[Document]) -> None:
    """Say which rows of a table of dates fit no document, so that a mistyped id does not pass for none."""
    unused = sorted(set(read_publications(meta)) - {document.id for document in documents})
    if unused:
        named = ", ".join(unused[:_NAMED]) + (", ..." if len(unused) > _NAMED else "")
        say(
            f"{meta}: {len(unused)} row{'s' if len(unused) > 1 else ''} without a document: {named}; "
            "expected the id of one: the name of its file without the ending"
        )


def _said_whole(document: Document) -> bool:
    """Say what of a document was refused or lost; False where it is not read or not understood."""
    if document.state == "unreadable":
        say(f"refused: {document.source}: {document.reason}")
        return False
    if document.reason:
        manner = "read with loss" if document.reason.startswith("damaged") else "read with care"
        say(f"{manner}: {document.source}: {document.reason}")
    if document.language not in languages():
        known = ", ".join(sorted(languages()))
        say(
            f"not understood: {document.source}: its language is {document.language}; "
            f"this version has tables for {known}, so no claims were looked for"
        )
        return False
    return True


def extract(
    sources: Sources,
    *,
    form: Annotated[Literal["jsonl", "table", "csv", "parquet"], FORMAT] = "jsonl",
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the texts, their claims and the rule behind every field.")
    ] = False,
    reader: Annotated[
        Literal["rules", "llm", "both"],
        typer.Option(
            help="Who reads; llm and both ask the model that REMPART_MODEL_ENDPOINT and REMPART_MODEL name."
        ),
    ] = "rules",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help="Read an archive by the shard into a folder; can be resumed."
        ),
    ] = None,
    engine: Annotated[
        str, typer.Option("--engine", metavar="local|dask[=ADDRESS]", help="Who reads the shards of --out.")
    ] = "local",
) -> None:
    """Print what each report claims: one line of claims a document; CSV and Parquet have one row a claim."""
    if out is not None:
        if explain or reader != "rules" or form != "jsonl":
            raise typer.BadParameter("--out goes with neither --format, --explain nor --reader")
        extract_shards(sources, out, engine)
        return
    if engine != "local":
        raise typer.BadParameter("--engine goes with --out, the folder for what is read")
    asked = None if reader == "rules" else endpoint()
    documents, whole = read_sources(sources, None)
    reports = extract_claims([document for document in documents if document.state == "read"])
    if asked:
        reports = read_again(reports, Model(asked.model, asked.ask), alone=reader == "llm")
        _say_refused(reports)
    if explain:
        for report in reports:
            show_explained(report)
    else:
        _FORMS[form](reports)
    if not whole:
        raise typer.Exit(1)


def _say_refused(reports: Sequence[Report]) -> None:
    """Say how many of a model's proposals the texts bear out, and why not the others."""
    asked = [(report, report.asked) for report in reports if report.asked]
    for report, one in asked:
        for refused in one.refused:
            say(f"not believed: {report.id}: {refused.because}: {refused.proposed[:80]!r}")
    accepted, refused_in_all = sum(a.accepted for _, a in asked), sum(len(a.refused) for _, a in asked)
    say(f"of the model's proposals {accepted} are proven by their texts, {refused_in_all} are not believed")


def _show_tables(reports: Sequence[Report]) -> None:
    columns = ("claim", "type", "who", "item", "quantity", "amount", "status", "said by", "quote")
    for report in reports:
        rows = [_claim_row(claim) for claim in report.claims]
        show_table(f"{report.id}: {report.title or 'no title'}", columns, rows)


_FORMS: dict[str, Callable[[Sequence[Report]], None]] = {
    "jsonl": show_lines,
    "table": _show_tables,
    "csv": print_claims_csv,
    "parquet": print_claims_parquet,
}


def _claim_row(claim: Claim) -> list[Cell]:
    who = "; ".join(
        f"{role} {', '.join(parties)}" for role in ROLES if (parties := getattr(claim, role)) is not None
    )
    quantity = f"{claim.quantity.bound} {readable(claim.quantity.value)}" if claim.quantity else ""
    amount = (
        f"{claim.amount.bound} {readable(claim.amount.value)} {claim.amount.currency}" if claim.amount else ""
    )
    return [
        claim.id,
        claim.type,
        who,
        claim.item or "",
        quantity,
        amount,
        claim.status,
        " < ".join(reversed(claim.attribution or claim.attributed_to)),
        claim.quote,
    ]


def merge(
    claims: Annotated[Path, typer.Argument(metavar="CLAIMS.jsonl", help="What rempart extract printed.")],
    *,
    judgements: Annotated[
        Path | None,
        typer.Option(
            "--judgements",
            metavar="FILE.csv",
            help="What people decided: when, who, verdict, left, right, ...",
        ),
    ] = None,
    form: LineForm = "jsonl",
) -> None:
    """Print what all claims together say: one line an agreement."""
    ledger = merge_reports(claims, judgements or (), progress=say)
    if not ledger.reports:
        say(f"{claims} holds no report, so there is nothing to merge")
    if form == "jsonl":
        show_lines(ledger.entries)
    else:
        show_table("Ledger", AGREEMENT_COLUMNS, [agreement_row(entry) for entry in ledger.entries])
        show_doubts(ledger.unsure)
    for one in ledger.refused:
        say(f"refused: {one.place}: {one.because}")
    if ledger.refused:
        raise typer.Exit(1)


def show_doubts(pairs: Sequence[Unsure]) -> None:
    """Print pairs of agreements that wait for a judgement; nothing where there are none."""
    if pairs:
        columns = ("agreement", "perhaps the same as", "claim", "claim of the other", "what speaks for it")
        rows = [[*pair.agreements, *pair.weighed.claims, pair.weighed.sentence] for pair in pairs]
        show_table("Unsure: these wait for a judgement", columns, rows)


AGREEMENT_COLUMNS = ("agreement", "goods", "money", "side", "reports", "origins", "grade")


def agreement_row(entry: Agreement) -> list[Cell]:
    """Return the cells of an agreement in a table of a ledger: its id over its title, then where it stands."""
    return [
        f"{entry.id}\n{entry.title}",
        entry.goods_status.state if entry.goods_status else "",
        entry.money_status.state if entry.money_status else "",
        ", ".join(mark.state for mark in entry.side_states),
        entry.reports,
        len(entry.origins),
        entry.grade,
    ]
