"""``rempart why`` and ``rempart check``: where a number comes from, and whether all of it holds."""

import json
from pathlib import Path
from typing import Annotated

import typer

from rempart.briefing.checking import check as check_folder
from rempart.briefing.walking_back import why as why_in_folder
from rempart.briefing.walking_back import why_json
from rempart.cli.installation import check_installation, extras_missing
from rempart.cli.showing import say, show_problems
from rempart.plan.programme import Programme
from rempart.plan.programme_file.spreadsheet import ENDING
from rempart.plan.results.foreseeing import foreseen
from rempart.plan.scheduling import faults_of


def why(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A briefing.")],
    number: Annotated[int, typer.Argument(metavar="N", help="The number of a statement in it.")],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print it as JSON: every id with the record it names.")
    ] = False,
) -> None:
    """Walk statement N of a briefing back to sentences, table rows and named assumptions."""
    if as_json:
        typer.echo(json.dumps(why_json(folder, number), ensure_ascii=False, indent=1))
    else:
        typer.echo(why_in_folder(folder, number))


def check(
    path: Annotated[
        Path | None,
        typer.Argument(help="A briefing or a programme file; without it, the whole installation."),
    ] = None,
) -> None:
    """Print every inconsistency, with culprit and remedy."""
    if path is None:
        problems = list(check_installation())
        for missing in extras_missing():
            say(missing)
    elif path.suffix.lower() in {".toml", ENDING} and not path.is_dir():
        problems = [str(fault) for fault in faults_of(path)]
        for told in () if problems else foreseen(Programme.read(path)):
            say(told)
    else:
        problems = check_folder(path)
    show_problems(problems)
