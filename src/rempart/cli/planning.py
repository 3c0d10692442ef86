"""``rempart schedule``, ``envelope`` and ``cover``: what a programme file leads to."""

import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from rempart.cli.archiving import TellingEngine, engine_of
from rempart.cli.options import Form, ShortForm, with_options
from rempart.cli.showing import printable, readable, say, show_json, show_table
from rempart.engines import Engine
from rempart.plan.enveloping import envelope as envelope_lists
from rempart.plan.findings import Fare, RiskRuns
from rempart.plan.programme import Programme
from rempart.plan.results.foreseeing import foreseen
from rempart.plan.results.wording import list_words
from rempart.plan.scheduling import schedule as schedule_programme
from rempart.plan.timetable import PromiseResult, Schedule, Trials
from rempart.terms.figure import Number

PROMISE_SHORT = 3
ALL = "all"
ProgrammeFile = Annotated[Path, typer.Argument(metavar="PROGRAMME.toml", help="A programme file.")]


@dataclass(frozen=True, kw_only=True)
class Odds:
    """Options for the trials of the plan, and who runs them."""

    trials: Annotated[int, typer.Option(help="Trials of the plan; 0 leaves them out.", min=0)] = 0
    seed: Annotated[int, typer.Option(help="Seed of the trials.", min=0)] = 1
    engine: Annotated[
        str, typer.Option("--engine", metavar="local|dask[=ADDRESS]", help="Who runs the trials.")
    ] = "local"

    def workers(self) -> Engine | None:
        """Return the engine, None where this process runs the trials."""
        if self.engine != "local" and not self.trials:
            raise typer.BadParameter("--engine goes with --trials, which it runs")
        return None if self.engine == "local" else TellingEngine(engine_of(self.engine))

    def source(self, schedule: Schedule) -> Schedule | Trials:
        """Return the plan, or its trials where any were asked for."""
        return schedule.slip(trials=self.trials, seed=self.seed) if self.trials else schedule


@with_options
def schedule(
    programme: ProgrammeFile,
    *,
    odds: Odds,
    scenario: Annotated[
        str | None,
        typer.Option(help="Plan a scenario, by its id; all: compare them, and move each kind of input."),
    ] = None,
    seconds: Annotated[
        float | None, typer.Option(help="Stop searching then; an interrupt stops it too.", min=0.1)
    ] = None,
    form: Form = "json",
) -> None:
    """Plan a programme: deliveries, money and when each promise can be kept; exit 3 where one cannot."""
    workers = odds.workers()
    planned = Programme.read(programme)
    if scenario not in {None, ALL}:
        planned = planned.under(str(scenario))
    for told in foreseen(planned):
        say(told)
    result = schedule_programme(
        planned,
        trials=odds.trials,
        seed=odds.seed,
        compare="kinds" if scenario == ALL else "nothing",
        seconds=seconds,
        engine=workers,
    )
    if form == "json":
        show_json(result.as_json())
    elif form == "csv":
        print_csv(result.rows())
    else:
        _show_promises(result)
    if result.shortfalls:
        raise typer.Exit(PROMISE_SHORT)


def _show_promises(result: Schedule) -> None:
    columns = ("promise", "promised", "delivered", "short", "kept", "earliest")
    rows = [
        [
            promise.title,
            promise.promised,
            promise.delivered_by_deadline,
            promise.short,
            promise.kept_month or "never in this plan",
            promise.earliest_month or "not within the horizon",
        ]
        for promise in result.promises
    ]
    show_table(f"{result.programme} ({result.currency}): {result.status}", columns, rows)
    for sentence in _told(result):
        typer.echo(printable(sentence))
    if result.risk is not None:
        _show_odds(result, result.risk)
    _show_fares("Scenarios", result, [(row.id, row.shortfall_sum, row.promises) for row in result.scenarios])
    moved = [(f"{row.input}: {row.end}", row.shortfall_sum, row.promises) for row in result.sensitivity]
    _show_fares("One input moved, the others at their mode", result, moved)


def _told(result: Schedule) -> Iterator[str]:
    """Yield what a table has no room for: why, what would have to change, and how sure the plan is."""
    for promise in result.promises:
        yield f"{promise.title}: {promise.because}"
    yield from (row.sentence for row in result.relaxations)
    if result.conflict is not None:
        yield result.conflict.sentence
    if result.gap is None:
        yield "Not proved: the search was stopped, and how far the best plan may be away is not known."
    elif result.gap > 0:
        yield f"Not proved: no plan can be better by more than {100 * result.gap:.2g} %."
    if result.not_examined:
        yield f"There was no time for {list_words(result.not_examined)}."


def _show_fares(title: str, result: Schedule, plans: Sequence[tuple[str, Number, tuple[Fare, ...]]]) -> None:
    """Print one row for each other plan: the shortfall, and what each promise gets by its deadline."""
    if plans:
        columns = ("plan", "shortfall", *(promise.title for promise in result.promises))
        told = [
            [name, short, *(_fared(*pair) for pair in zip(result.promises, fares, strict=True))]
            for name, short, fares in plans
        ]
        show_table(f"{title}: month kept, else delivered by the deadline", columns, told)


def _fared(promise: PromiseResult, fare: Fare) -> Number | str:
    """Return the month in which a promise is kept; where that is late or never, what comes by the deadline."""
    if fare.kept_month is None:
        return fare.delivered_by_deadline
    is_late = promise.by is not None and fare.kept_month > promise.by
    return f"{readable(fare.delivered_by_deadline)}, all in {fare.kept_month}" if is_late else fare.kept_month


def _show_odds(result: Schedule, risk: RiskRuns) -> None:
    titles = {promise.id: promise.title for promise in result.promises}
    rows: list[list[str | int | float | None]] = []
    for odds in risk.promises:
        low, high = odds.probability_interval
        months = [month or "beyond the horizon" for month in (odds.p10, odds.p50, odds.p80, odds.p90)]
        spread = odds.delivered_by_deadline
        told = f"{100 * odds.probability_by_deadline:.3g} % ({100 * low:.3g} to {100 * high:.3g})"
        rows.append([titles[odds.id], told, *months, spread.p10, spread.p50, spread.p90])
    columns = (
        "promise", "kept in time", "P10", "P50", "P80", "P90", "delivered P10", "delivered P50", "delivered P90",
    )  # fmt: skip
    show_table(f"{risk.trials:,} trials, seed {risk.seed}", columns, rows)


def envelope(
    programme: ProgrammeFile,
    *,
    samples: Annotated[int, typer.Option(help="Baskets to draw; 0 draws none.", min=0)] = 2000,
    seed: Annotated[int, typer.Option(help="Seed of the baskets.", min=0)] = 1,
    form: ShortForm = "json",
) -> None:
    """Say what a confidential list could contain: least and most of each item, and baskets that fit."""
    found = envelope_lists(Programme.read(programme), samples=samples, seed=seed)
    if form == "json":
        show_json([one.as_json() for one in found])
        return
    for one in found:
        rows = [
            [item.item, item.least, item.most, item.mean, item.p10, item.p90, item.in_share_of_baskets]
            for item in one.items
        ]
        sums = f"{one.value_least:,.0f} to {one.value_most:,.0f} {one.currency}"
        drawn = f", {one.baskets:,} baskets" if one.baskets else ", no basket of whole units found"
        columns = ("item", "least", "most", "mean", "P10", "P90", "share of baskets")
        show_table(f"{one.unknown}: {sums}{drawn}", columns, rows)


def print_csv(rows: Sequence[Mapping[str, object]]) -> None:
    """Print rows as CSV under the columns of the first one."""
    if rows:
        writer = csv.DictWriter(sys.stdout, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
