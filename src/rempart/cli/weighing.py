"""``rempart weigh``: what a programme could mean for a durable peace, under named assumptions."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, TypedDict

import typer

from rempart.cli.options import ShortForm
from rempart.cli.planning import ProgrammeFile
from rempart.cli.showing import printable, show_json, show_table
from rempart.coverage.atlas import places
from rempart.coverage.covering import cover
from rempart.coverage.slipping import trials_of
from rempart.coverage.switches import Switches
from rempart.ledger.lines import read_ledger
from rempart.outlook.assessment import BaseRate, Outlook
from rempart.outlook.history import base_rates_from
from rempart.outlook.parameters import read_experts
from rempart.outlook.report import report
from rempart.outlook.weighing import weigh as weigh_outlook
from rempart.plan.programme import Programme
from rempart.plan.scheduling import schedule

_EXPERT, _BASE_RATES = "expert=", "base_rates="


class Assumed(TypedDict):
    """What a reader assumes: choices of ``rempart.weigh``."""

    assume: Sequence[str]
    experts: dict[str, dict[str, object]]
    base_rates: Sequence[BaseRate] | None


def read_assumed(assume: Sequence[str]) -> Assumed:
    """Read the files that are named and leave the values as they are.

    Raises:
        AssumptionError: a file of an expert or of spells that cannot be read.
    """
    given = [option.strip() for option in assume]
    rates = _paths(given, _BASE_RATES)
    return {
        "assume": [option for option in given if not option.startswith((_EXPERT, _BASE_RATES))],
        "experts": read_experts(_paths(given, _EXPERT)),
        "base_rates": base_rates_from(rates) if rates else None,
    }


def _paths(given: Sequence[str], kind: str) -> list[Path]:
    return [Path(option.removeprefix(kind)).expanduser() for option in given if option.startswith(kind)]


TRIALS = 1_000  # slips of the plan that the sets of the outlook read in turn


def weigh(
    programme: ProgrammeFile,
    *,
    ledger: Annotated[Path | None, typer.Option(help="A ledger.jsonl: its guarantees and stances.")] = None,
    sets: Annotated[int, typer.Option(help="Assumption sets to draw.", min=1)] = 20_000,
    seed: Annotated[int, typer.Option(help="Seed of all draws.", min=0)] = 1,
    assume: Annotated[
        list[str] | None,
        typer.Option(help="NAME=VALUE, NAME=LOW..HIGH, expert=FILE or base_rates=FILE; may be repeated."),
    ] = None,
    form: ShortForm = "json",
) -> None:
    """Weigh guarantees first, quick compromise and no guarantee, under named assumptions."""
    assumed = read_assumed(assume or ())
    planned = Programme.read(programme)
    known = read_ledger(ledger) if ledger is not None else None
    plan = trials_of(schedule(planned), TRIALS, seed)
    coverage = cover(plan, places("UA"), switches=Switches.of(planned))
    result = weigh_outlook(known, plan, coverage, settings=planned.outlook, sets=sets, seed=seed, **assumed)
    if form == "json":
        show_json(result.as_json())
    else:
        _show_report(result)


def _show_report(result: Outlook) -> None:
    for part in report(result):
        typer.echo(printable(f"\n{part.heading}\n"))
        for sentence in part.sentences:
            typer.echo(printable(f"- {sentence}"))
        if part.rows:
            show_table("", part.columns, part.rows)
