"""``rempart brief``: the whole way, from reports, alone or with a book that keeps them, to a briefing."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

import rempart
from rempart.briefing.composing import compose
from rempart.briefing.earlier import read_earlier
from rempart.briefing.page.paper import check_settable
from rempart.briefing.saving import check_replaceable
from rempart.claims.claim import Report
from rempart.claims.extraction import extract as extract_claims
from rempart.cli.options import Meta, with_options
from rempart.cli.reporting import Sources, read_sources
from rempart.cli.showing import printable, say
from rempart.coverage.atlas import country_of, places
from rempart.coverage.covering import cover as cover_places
from rempart.coverage.shares import Coverage
from rempart.coverage.switches import Switches
from rempart.errors import BookError, ProgrammeError, RecordError
from rempart.ledger.agreement import Ledger
from rempart.ledger.book.excerpt import about
from rempart.ledger.merging import merge
from rempart.outlook.weighing import weigh as weigh_outlook
from rempart.plan.enveloping import envelope as envelope_lists
from rempart.plan.programme import Programme
from rempart.plan.programme_file.checking import check_horizon
from rempart.plan.scheduling import schedule as schedule_programme
from rempart.plan.timetable import Envelope
from rempart.sources.inputs import check_apart


@dataclass(frozen=True)
class Memory:
    """Which book the reports are added to, and how much of it is told."""

    db: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="Add the reports to this book, and brief the agreements that they touch."
        ),
    ] = None
    whole: Annotated[bool, typer.Option("--all", help="With --db: brief the whole book.")] = False


def remembered(reports: Sequence[Report], memory: Memory) -> tuple[Ledger, bool]:
    """Return what the reports say, or what the book says with them; False where a report was refused.

    Raises:
        BookError: the book fails, or ``--all`` is asked without one.
    """
    if memory.db is None:
        if memory.whole:
            raise BookError("--all is given without --db", "a book to brief", "Name it with --db.")
        return merge(reports), True
    with rempart.Book.open(memory.db) as book:
        added = book.add(reports)
        for refusal in added.refused:
            say(f"refused: {refusal}")
        ledger = book.ledger()
        if not memory.whole:
            ledger = about(ledger, added.accepted)
        told = []
        for report in ledger.reports:
            try:
                told.append(report.model_copy(update={"document": book.document(report.id)}))
            except RecordError:
                told.append(report)  # it was added without its text
    return Ledger(
        ledger.entries, tuple(told), refused=ledger.refused, rejected=ledger.rejected
    ), not added.refused


MOST_SEED = 2**63 - 1
TRIALS, BASKETS = 2000, 2000  # enough for three digits of a share, and quick


@dataclass(frozen=True)
class Planning:
    """What is planned, from when, and how it is drawn."""

    programme: Annotated[
        Path | None, typer.Option(help="Plan this programme instead of the one made from the reports.")
    ] = None
    start: Annotated[str | None, typer.Option(help="Month 0 of the plan, for example 2026-01.")] = None
    seed: Annotated[
        int, typer.Option(help="Seed of everything that is drawn, from 0.", min=0, max=MOST_SEED)
    ] = 1


@dataclass(frozen=True)
class Telling:
    """How the briefing is told."""

    since: Annotated[
        Path | None, typer.Option(help="The folder of an earlier briefing: say what changed since.")
    ] = None
    lang: Annotated[Literal["en", "fr", "uk"], typer.Option(help="The language of the briefing.")] = "en"
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Write briefing.pdf as well; needs the extra named pdf.")
    ] = False


@with_options
def brief(
    sources: Sources,
    *,
    out: Annotated[Path, typer.Option(help="The folder to write; a former briefing in it is replaced.")],
    meta: Meta = None,
    planning: Planning,
    telling: Telling,
    memory: Memory,
) -> None:
    """Go the whole way: reports to claims, agreements, plan, coverage, outlook and a briefing."""
    check_replaceable(out.expanduser())
    check_apart(out.expanduser(), sources)
    if telling.pdf:
        check_settable()
    earlier = None if telling.since is None else read_earlier(telling.since)
    given = _given(planning.programme, planning.start)
    documents, whole = read_sources(sources, meta)
    readable = sum(document.state == "read" for document in documents)
    if not readable:
        say("rempart: no document could be read, so nothing was written.")
        raise typer.Exit(1)
    say(f"read {_counted(readable, 'document')}")
    reports = extract_claims(documents)
    say(f"found {_counted(sum(len(report.claims) for report in reports), 'claim')}")
    ledger, kept = remembered(reports, memory)
    agreements, stances = len(ledger.agreements), len(ledger.stances)
    say(f"merged them into {_counted(agreements, 'agreement')} and {_counted(stances, 'stance')}")
    planned = given if given is not None else Programme.from_ledger(ledger, start=planning.start)
    schedule = schedule_programme(planned, trials=TRIALS, seed=planning.seed, compare="kinds")
    say(f"planned {_counted(len(schedule.promises), 'promise')}: {schedule.status}")
    trials = schedule.slip(trials=TRIALS, seed=planning.seed)
    coverage = cover_places(trials, places(country_of(schedule.recipients)), switches=Switches.of(planned))
    say(_covered(coverage))
    outlook = weigh_outlook(ledger, schedule, coverage, settings=planned.outlook, seed=planning.seed)
    say("weighed the outlook")
    envelopes = _envelopes(planned, planning.seed)
    briefing = compose(ledger, schedule, coverage, outlook, envelopes=envelopes, lang=telling.lang)
    if earlier is not None:
        briefing = briefing.since(earlier)
    briefing.save(out, pdf=telling.pdf)
    typer.echo(printable(briefing.summary()))
    if given is None:
        say(
            f"what the plan rests on stands in {out / 'programme.toml'}: change a copy, then add --programme COPY"
        )
    typer.echo(f"Briefing: {out / 'index.html'}")
    sys.stdout.flush()
    if not whole or not kept:
        raise typer.Exit(1)


def _given(programme: Path | None, start: str | None) -> Programme | None:
    """Return the programme that was named, begun where --start says; None where it is made from reports."""
    if start is not None:
        check_horizon(start, 1)
    if programme is None:
        return None
    given = Programme.read(programme)
    if start is None or start == given.start:
        return given
    say(f"{programme} starts in {given.start}; planned from {start} instead, as --start says")
    return given.with_values({"programme.start": start}, f"{programme} with --start {start}")


def _covered(coverage: Coverage) -> str:
    """Say what was covered, which may be nothing."""
    counted = {name for period in coverage.periods for name, count in period.counts.items() if count}
    if not counted:
        return "covered nobody: no system of the plan has a radius to count with"
    return f"covered people and key infrastructure by {', '.join(sorted(counted))}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _envelopes(programme: Programme, seed: int) -> tuple[Envelope, ...]:
    """Return what withheld lists could hold; a list that cannot hold its sum is said and left out."""
    try:
        return envelope_lists(programme, samples=BASKETS, seed=seed)
    except ProgrammeError as problem:
        say(f"rempart: {problem}")
        return ()
