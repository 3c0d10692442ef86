"""The ``rempart`` command: its verbs, and the exit code of every error."""

import os
import sys
from typing import Annotated

import typer

from rempart import __version__
from rempart.cli.asking import check, why
from rempart.cli.briefing import brief
from rempart.cli.planning import cover, envelope, schedule, weigh
from rempart.cli.reporting import extract, merge
from rempart.errors import BriefingError, RempartError

PART_REFUSED = 1
WRONG_USAGE = 2
INTERRUPTED = 130

app = typer.Typer(
    name="rempart",
    help="Public reports of defence-cooperation agreements, turned into an accountable programme.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (brief, extract, merge, schedule, envelope, cover, weigh, why, check):
    app.command()(command)


def _show_version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"rempart {__version__}")
        raise typer.Exit


@app.callback()
def rempart(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Public reports of defence-cooperation agreements, turned into an accountable programme."""


def main() -> None:
    """Run the command line; every error becomes one message and an exit code (design, section 4.1)."""
    try:
        app()
    except RempartError as problem:
        typer.echo(f"rempart: {problem}", err=True)
        sys.exit(PART_REFUSED if isinstance(problem, BriefingError) else WRONG_USAGE)
    except KeyboardInterrupt:
        typer.echo("rempart: interrupted; nothing was left half-written.", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has gone; a second error at exit would say nothing more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(PART_REFUSED)
