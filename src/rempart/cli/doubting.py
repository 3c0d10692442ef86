"""``rempart ledger unsure``: pairs of agreements that wait for a judgement, with the evidence in words."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

import typer

import rempart
from rempart.cli.ledger import AsOf, Groups, ledger
from rempart.cli.options import FORMAT, Database
from rempart.cli.reporting import show_doubts
from rempart.cli.showing import say, show_lines
from rempart.ledger.agreement import Ledger
from rempart.ledger.doubts import Unsure
from rempart.ledger.exporting.cells import Cell, csv_text
from rempart.ledger.judgement import COLUMNS

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
