"""``rempart ledger``: the book, in which reports and judgements are kept."""

from typing import Annotated

import typer

ledger = typer.Typer(
    name="ledger",
    help="The book: reports and judgements kept, and what they say as known on any date.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

# Options that every command on a book has.
Database = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="URL",
        help="The book: sqlite:///FILE or postgresql://...; without it rempart.db in your data folder.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="The ledger as it was known at the end of this day (UTC), for example 2025-09-30.",
    ),
]
Groups = Annotated[
    list[str] | None,
    typer.Option("--group", metavar="NAME", help="Read as a member of this group; may be repeated."),
]
