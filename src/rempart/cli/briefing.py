"""``rempart brief``: the whole way, from reports to a briefing."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from rempart.briefing.composing import compose
from rempart.claims.extraction import extract as extract_claims
from rempart.cli.planning import read_switches
from rempart.cli.reporting import Sources, read_sources
from rempart.cli.showing import say
from rempart.coverage.covering import cover as cover_places
from rempart.coverage.places import places
from rempart.errors import ProgrammeError
from rempart.ledger.merging import merge as merge_reports
from rempart.outlook.weighing import weigh as weigh_outlook
from rempart.plan.enveloping import envelope as envelope_lists
from rempart.plan.programme import Programme
from rempart.plan.scheduling import schedule as schedule_programme
from rempart.plan.timetable import Envelope


def brief(
    sources: Sources,
    *,
    out: Annotated[Path, typer.Option(help="The folder to write; a former briefing in it is replaced.")],
    programme: Annotated[
        Path | None, typer.Option(help="Plan this programme instead of the one made from the reports.")
    ] = None,
    start: Annotated[str | None, typer.Option(help="Month 0 of the plan, for example 2026-01.")] = None,
    meta: Annotated[
        Path | None, typer.Option(help="CSV (id, published, publisher, source) that dates plain texts.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Seed of everything that is drawn.")] = 1,
) -> None:
    """Go the whole way: reports to claims, agreements, plan, coverage, outlook and a briefing."""
    given = Programme.read(programme) if programme is not None else None
    documents, whole = read_sources(sources, meta)
    if not any(document.state == "read" for document in documents):
        raise typer.Exit(1)
    say(f"read {len(documents)} documents")
    reports = extract_claims(documents)
    say(f"found {sum(len(report.claims) for report in reports)} claims")
    ledger = merge_reports(reports)
    say(f"merged them into {len(ledger.agreements)} agreements and {len(ledger.stances)} stances")
    planned = given if given is not None else Programme.from_ledger(ledger, start=start)
    schedule = schedule_programme(planned)
    say(f"planned {len(schedule.promises)} promises: {schedule.status}")
    coverage = cover_places(schedule, places("UA"), switches=read_switches(planned))
    say("covered people and key infrastructure")
    outlook = weigh_outlook(ledger, schedule, coverage, settings=planned.outlook, seed=seed)
    say("weighed the outlook")
    briefing = compose(ledger, schedule, coverage, outlook, envelopes=_envelopes(planned), seed=seed)
    briefing.save(out)
    typer.echo(briefing.summary())
    typer.echo(f"Briefing: {out / 'index.html'}")
    sys.stdout.flush()
    if not whole:
        raise typer.Exit(1)


def _envelopes(programme: Programme) -> tuple[Envelope, ...]:
    """Return what withheld lists could hold; a list that cannot hold its sum is said and left out."""
    try:
        return envelope_lists(programme)
    except ProgrammeError as problem:
        say(f"rempart: {problem}")
        return ()
