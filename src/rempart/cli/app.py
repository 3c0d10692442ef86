"""The ``rempart`` command: its verbs, and the exit code of every error."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from typing import Annotated

import typer

from rempart import __version__
from rempart.cli.options import commands
from rempart.cli.showing import prepare_streams, say
from rempart.errors import RempartError, StatementError

PART_REFUSED = 1
WRONG_USAGE = 2
INTERRUPTED = 130

# The modules of a verb, in the order of the help; the first one holds it, the others add to it.
VERBS = {
    "brief": ("briefing",),
    "extract": ("reporting",),
    "merge": ("reporting",),
    "schedule": ("planning",),
    "envelope": ("planning",),
    "cover": ("covering",),
    "weigh": ("weighing",),
    "why": ("asking",),
    "check": ("asking",),
    "serve": ("serving",),
    "ledger": ("ledger", "exchanging"),
}


def application(verbs: Iterable[str] = VERBS) -> typer.Typer:
    """Return the command line with these verbs; only their modules are loaded."""
    about = "Public reports of defence-cooperation agreements, turned into an accountable programme."
    app = commands("rempart", about)
    app.callback()(rempart)
    for verb in verbs:
        home, *_ = [import_module(f"rempart.cli.{module}") for module in VERBS[verb]]
        told = getattr(home, verb)
        if isinstance(told, typer.Typer):
            app.add_typer(told)
        else:
            app.command()(told)
    return app


def _show_version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"rempart {__version__}")
        raise typer.Exit(0)


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
    asked = [verb for verb in sys.argv[1:2] if verb in VERBS]
    try:
        application(asked or VERBS)()
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
