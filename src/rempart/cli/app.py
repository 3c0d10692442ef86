"""The ``rempart`` command: its verbs, and the exit code of every error."""

import os
import sys
from contextlib import suppress
from typing import Annotated

import typer

from rempart import __version__
from rempart.cli.asking import check, why
from rempart.cli.briefing import brief
from rempart.cli.covering import cover
from rempart.cli.doubting import unsure
from rempart.cli.exchanging import ledger
from rempart.cli.planning import envelope, schedule
from rempart.cli.reporting import extract, merge
from rempart.cli.serving import serve
from rempart.cli.showing import prepare_streams, say
from rempart.cli.weighing import weigh
from rempart.errors import RempartError, StatementError

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
for command in (brief, extract, merge, schedule, envelope, cover, weigh, why, check, serve):
    app.command()(command)
ledger.command("unsure")(unsure)
app.add_typer(ledger)


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
    """Run the command line; every error becomes one message and an exit code (docs/commands.md)."""
    prepare_streams()
    try:
        code = _run()
        sys.stdout.flush()
    except RempartError as problem:
        code = PART_REFUSED if isinstance(problem, StatementError) else WRONG_USAGE
        say(f"rempart: {problem}")
    except OSError as broken:
        code = _lost_output(broken)
    if code == INTERRUPTED:
        say("rempart: interrupted; nothing was left half-written.")
    sys.exit(code)


def _run() -> int:
    """Return the exit code that typer leaves with; it turns an interrupt into 130 by itself."""
    try:
        app()
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 0
    return 0


def _lost_output(broken: OSError) -> int:
    """Say why standard output could not be written; nothing where its reader has simply gone."""
    if not isinstance(broken, BrokenPipeError):
        with suppress(OSError):
            say(
                f"rempart: standard output cannot be written: {broken.strerror or broken}; expected room for "
                "what is printed. Free some, or send it elsewhere."
            )
    # A second failure at exit would say nothing more.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PART_REFUSED
