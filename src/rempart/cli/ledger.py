"""``rempart ledger``: the book, in which reports and judgements are kept."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

import typer

import rempart
from rempart.cli.describing import describe, origin_tree
from rempart.cli.options import FORMAT, Database, LineForm, Meta, commands, with_options
from rempart.cli.reporting import AGREEMENT_COLUMNS, Sources, agreement_row, read_sources
from rempart.cli.showing import printable, say, show_lines, show_problems, show_table
from rempart.desk.audit import broken_rows
from rempart.errors import BookError
from rempart.ledger.agreement import Agreement
from rempart.ledger.book.filters import PAGE, Filters
from rempart.ledger.book.times import now
from rempart.ledger.chains import Step
from rempart.ledger.judgement import Judgement, Verdict
from rempart.ledger.origins import grade_because

ledger = commands("ledger", "The book: reports and judgements kept, and what they say as known on any date.")

# Options that many commands on a book have.
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="The ledger as it was known at the end of this day (UTC), for example 2025-09-30.",
    ),
]
EntryForm = Annotated[Literal["text", "json"], FORMAT]
Groups = Annotated[
    list[str] | None,
    typer.Option("--group", metavar="NAME", help="Read as a member of this group; may be repeated."),
]
Access = Annotated[
    list[str] | None,
    typer.Option("--for", metavar="NAME", help="Only members of this group may read it; may be repeated."),
]


@ledger.command("add")
def add(sources: Sources, *, meta: Meta = None, access: Access = None, database: Database = None) -> None:
    """Keep reports with what they claim; print ``accepted`` and the id of each once it is kept."""
    documents, whole = read_sources(sources, meta)
    readable = [document for document in documents if document.state == "read"]
    try:
        with rempart.Book.open(database) as book:
            added = book.add(readable, access=access or (), told=_accepted)
    except BookError as problem:
        say(f"rempart: {problem}")
        raise typer.Exit(1) from problem
    for refusal in added.refused:
        say(f"refused: {refusal}")
    if added.refused or not whole:
        raise typer.Exit(1)


def _accepted(name: str) -> None:
    typer.echo(f"accepted\t{printable(name)}")  # flushes


@dataclass(frozen=True)
class Asked:
    """Which entries to list."""

    kind: Annotated[str | None, typer.Option(help="`agreement` or `stance`.")] = None
    of_type: Annotated[str | None, typer.Option("--type", help="The kind of deal, such as purchase.")] = None
    party: Annotated[str | None, typer.Option(help="A party in any role, such as UA.")] = None
    item: Annotated[str | None, typer.Option(help="A word of the item, such as patriot.")] = None
    goods: Annotated[str | None, typer.Option(help="Where the goods stand, such as contracted.")] = None
    money: Annotated[str | None, typer.Option(help="Where the money stands, such as pledged.")] = None
    after: Annotated[str | None, typer.Option(metavar="ID", help="The last id of the page before.")] = None
    limit: Annotated[int, typer.Option(help="Rows of a page.", min=1)] = PAGE

    @property
    def filters(self) -> Filters:
        """The same without the page."""
        return Filters(
            kind=self.kind,
            type=self.of_type,
            party=self.party,
            item=self.item,
            goods=self.goods,
            money=self.money,
        )


def entries(
    asked: Asked,
    *,
    as_of: AsOf = None,
    groups: Groups = None,
    form: LineForm = "table",
    database: Database = None,
) -> None:
    """Print a page of agreements and stances in the order of their ids."""
    with rempart.Book.open(database) as book:
        found = book.agreements(
            asked.filters, after=asked.after or "", limit=asked.limit, as_of=as_of, groups=groups or ()
        )
    if form == "jsonl":
        show_lines(found)
    else:
        show_table("Ledger", AGREEMENT_COLUMNS, [agreement_row(entry) for entry in found])
    if len(found) == asked.limit:
        say(f"more may follow: --after {found[-1].id}")


ledger.command("list")(with_options(entries))


@ledger.command("show")
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="An id that the agreement has, or had once.")],
    *,
    origins: Annotated[
        bool, typer.Option("--origins", help="Show who has the story from whom, and how it shows.")
    ] = False,
    as_of: AsOf = None,
    groups: Groups = None,
    form: EntryForm = "text",
    database: Database = None,
) -> None:
    """Print one agreement with the sentences that it rests on, or the graph of its origins."""
    with rempart.Book.open(database) as book:
        entry = book.agreement(name, as_of=as_of, groups=groups or ())
        if origins:
            _show_origins(entry, book.origins(name, as_of=as_of, groups=groups or ()), form)
        elif form == "json":
            typer.echo(entry.json_line())
        else:
            reports = {claim.rpartition("#")[0] for claim in (*entry.claims, *entry.stances)}
            told = {name: book.report(name, groups=groups or ()) for name in sorted(reports)}
            for line in describe(entry, told):
                typer.echo(printable(line))


def _show_origins(entry: Agreement, steps: Sequence[Step], form: EntryForm) -> None:
    documents = sorted({name for origin in entry.origins for name in origin.documents})
    if form == "json":
        graph = {"agreement": entry.id, "documents": documents, "steps": [step.as_json() for step in steps]}
        typer.echo(json.dumps(graph, ensure_ascii=False, separators=(",", ":")))
        return
    typer.echo(printable(f"{entry.id}: {entry.title}"))
    for line in origin_tree(steps, documents):
        typer.echo(printable(line))
    typer.echo(printable(f"grade {entry.grade}: {grade_because(entry)}"))


@dataclass(frozen=True)
class Reasons:
    """Who judges, why, and what is corrected."""

    who: Annotated[str, typer.Option(help="Who judges.")]
    why: Annotated[str | None, typer.Option(help="Why.")] = None
    when: Annotated[str | None, typer.Option(help="When it was judged; without it now.")] = None
    field: Annotated[str | None, typer.Option(help="The field that is corrected or accepted.")] = None
    value: Annotated[str | None, typer.Option(help="What it should be; none takes a correction back.")] = None


def judge(
    verdict: Annotated[Verdict, typer.Argument(metavar="VERDICT", help="What is decided.")],
    left: Annotated[
        str, typer.Argument(metavar="LEFT", help="A claim, or an agreement for its first claim.")
    ],
    right: Annotated[
        str | None, typer.Argument(metavar="RIGHT", help="The other one, for same, not_same and unsure.")
    ] = None,
    *,
    reasons: Reasons,
    access: Access = None,
    database: Database = None,
) -> None:
    """Keep a decision about claims; a later one on the same claims overrules it."""
    judgement = Judgement(
        when=reasons.when or now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        who=reasons.who,
        verdict=verdict,
        left=left,
        right=right,
        field=reasons.field,
        value=reasons.value,
        why=reasons.why or "",
    )
    with rempart.Book.open(database) as book:
        typer.echo(f"accepted\t{book.judge(judgement, access=access or ())}")


ledger.command("judge")(with_options(judge))


@ledger.command("changes")
def changes(
    *,
    since: Annotated[str, typer.Option(metavar="DATE", help="What moved after the end of this day (UTC).")],
    as_of: AsOf = None,
    groups: Groups = None,
    form: Annotated[Literal["text", "jsonl"], FORMAT] = "text",
    database: Database = None,
) -> None:
    """Print what moved, a sentence each, and which report or judgement moved it."""
    with rempart.Book.open(database) as book:
        moved = book.changes(since, as_of=as_of, groups=groups or ())
    for one in moved:
        text = f"{one.learned[:10]} {one.sentence}"
        typer.echo(one.json_line() if form == "jsonl" else printable(text))
    if not moved:
        say(f"nothing moved after the end of {since} (UTC)")


@ledger.command("verify")
def verify(*, database: Database = None) -> None:
    """Check every row of the book and of its desk's audit trail; print every fault, with what to do."""
    with rempart.Book.open(database) as book:
        found = book.verify()
        faults = [*found.faults, *map(_of_audit, broken_rows(book.storage))]
    say(f"{found.rows} rows; the last one has the hash {found.head}")
    show_problems(faults)


def _of_audit(number: int) -> str:
    return (
        f"row {number} of the desk's audit trail was changed, or the row before it is gone; "
        "expected the row as it was written. Restore a backup from before the change."
    )
