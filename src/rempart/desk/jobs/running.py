"""What a job computes: a kept programme planned, covered, weighed and briefed, as far as was asked."""

import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from rempart.briefing.composing import compose
from rempart.coverage.atlas import COUNTRIES, places
from rempart.coverage.covering import cover
from rempart.coverage.switches import Switches
from rempart.desk.jobs.job import Job, Kind
from rempart.desk.programmes.programmes import Programmes
from rempart.desk.reader import Reader, groups_of
from rempart.errors import ProgrammeError
from rempart.ledger.book.book import Book
from rempart.outlook.weighing import weigh
from rempart.plan.enveloping import envelope
from rempart.plan.programme import Programme
from rempart.plan.scheduling import schedule
from rempart.plan.timetable import Envelope, Schedule
from rempart.records import Record

# As in ``rempart brief``: enough for three digits of a share, and quick.
TRIALS, BASKETS, SETS = 2000, 2000, 20_000
STEPS: Mapping[Kind, tuple[str, ...]] = {
    "make": ("make",),
    "schedule": ("ledger", "schedule"),
    "cover": ("ledger", "schedule", "cover"),
    "weigh": ("ledger", "schedule", "cover", "weigh"),
    "brief": ("ledger", "schedule", "cover", "weigh", "compose"),
}
Tell = Callable[[str, int, int], None]


class Asked(Record):
    """What a run is asked for: a version of a programme, and how it is drawn and told."""

    programme: str
    version: int
    seed: int = 1
    lang: str = "en"
    pdf: bool = False


class Making(Record):
    """What a programme is made from the ledger with; with ``programme`` that version of it is made anew."""

    start: str | None = None
    months: int = 120
    programme: str = ""
    version: int = 0


def run(book: Book, job: Job, tell: Tell) -> dict[str, bytes]:
    """Compute what a job asks for, from what its rights may read; deterministic under its seed.

    Args:
        book: The book.
        job: The job.
        tell: Hears the name of each step before it begins, which one it is, and of how many.

    Returns:
        The files, by name: as in the folder of a briefing.

    Raises:
        RempartError: it cannot be computed.
    """
    if job.kind == "make":
        tell("make", 0, 1)
        return _made(Programmes(book), job)
    asked = Asked.from_json(job.asked, f"run {job.id}")
    steps = iter(enumerate(STEPS[job.kind]))

    def next_step() -> None:
        place, name = next(steps)
        tell(name, place, len(STEPS[job.kind]))

    next_step()
    reader = Reader(job.who, groups_of(job.rights))
    ledger = book.ledger(groups=reader.groups)
    version = Programmes(book).version(reader, asked.programme, asked.version)
    programme = version.programme()
    files = {"programme.toml": programme.to_toml().encode()}
    next_step()
    plan = schedule(programme, trials=TRIALS, seed=asked.seed, compare="kinds")
    files["schedule.json"] = _json(plan)
    if job.kind == "schedule":
        return files
    next_step()
    source = plan.slip(trials=TRIALS, seed=asked.seed) if plan.promises else plan
    coverage = cover(source, places(_where(plan)), switches=_switches(programme))
    files["coverage.json"] = _json(coverage)
    if job.kind == "cover":
        return files
    next_step()
    outlook = weigh(ledger, plan, coverage, settings=programme.outlook, sets=SETS, seed=asked.seed)
    files["outlook.json"] = _json(outlook)
    if job.kind == "weigh":
        return files
    next_step()
    briefing = compose(
        ledger, plan, coverage, outlook, envelopes=_envelopes(programme, asked.seed), lang=asked.lang
    )
    with tempfile.TemporaryDirectory(prefix="rempart-briefing-") as made:
        folder = Path(made) / "briefing"
        briefing.save(folder, pdf=asked.pdf)
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }


def _made(programmes: Programmes, job: Job) -> dict[str, bytes]:
    """Make a programme, whose id is that of the job: taken up again it is not made twice."""
    asked = Making.from_json(job.asked, f"run {job.id}")
    reader = Reader(job.who, groups_of(job.rights))
    if asked.programme:
        former = programmes.version(reader, asked.programme, asked.version)
        made = programmes.make_anew(reader, former)
    else:
        start, months = asked.start, asked.months
        made = programmes.make(reader, start=start, months=months, rights=job.rights, name=job.id)
    return {"programme.toml": made.programme().to_toml().encode()}


def _json(result: Record) -> bytes:
    return (json.dumps(result.as_json(), ensure_ascii=False, indent=1) + "\n").encode()


def _where(plan: Schedule) -> str:
    """Return the country whose places are covered: the first recipient that has tables, else Ukraine."""
    return next((party for party in plan.recipients if party in COUNTRIES), COUNTRIES[0])


def _switches(programme: Programme) -> Switches:
    chosen = programme.coverage
    given: dict[str, Any] = chosen.model_dump(exclude_none=True) if chosen is not None else {}
    return Switches.read(given)


def _envelopes(programme: Programme, seed: int) -> tuple[Envelope, ...]:
    """Return what withheld lists could hold; one that cannot hold its sum is left out."""
    try:
        return envelope(programme, samples=BASKETS, seed=seed)
    except ProgrammeError:
        return ()
