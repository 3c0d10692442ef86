"""What a job computes: a kept programme planned, covered, weighed and briefed, as far as was asked."""

import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Self

from rempart.briefing.composing import compose
from rempart.coverage.atlas import country_of, places
from rempart.coverage.covering import cover
from rempart.coverage.shares import Coverage
from rempart.coverage.slipping import trials_of
from rempart.coverage.switches import Switches
from rempart.desk.accounts import Reader, groups_of
from rempart.desk.jobs.jobs import Job, Kind
from rempart.desk.programmes.programmes import Programmes
from rempart.errors import ProgrammeError, RecordError
from rempart.ledger.agreement import Ledger
from rempart.ledger.book.book import Book
from rempart.outlook.assessment import Outlook
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
_WEIGHED = ("schedule", "coverage", "outlook")
Tell = Callable[[str, int, int], None]
Keep = Callable[[Mapping[str, bytes]], None]


class Asked(Record):
    """What a run is asked for: a version of a programme, and how it is drawn and told."""

    programme: str
    version: int
    seed: int = 1
    lang: str = "en"
    pdf: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What the steps before the briefing gave, as far as they are done."""

    plan: Schedule
    coverage: Coverage | None = None
    outlook: Outlook | None = None

    @classmethod
    def read(cls, kept: Mapping[str, bytes], programme: Programme) -> Self | None:
        """Read what was kept of all of them; None where one is missing, or of another version of Rempart."""
        try:
            plan, coverage, outlook = (json.loads(kept[f"{name}.json"]) for name in _WEIGHED)
            return cls(
                Schedule.from_json(plan, "schedule.json").model_copy(update={"made_from": programme}),
                Coverage.from_json(coverage, "coverage.json"),
                Outlook.from_json(outlook, "outlook.json"),
            )
        except (KeyError, RecordError):
            return None

    def files(self, programme: Programme) -> dict[str, bytes]:
        """Return them as files, as in the folder of a briefing."""
        told = zip(_WEIGHED, (self.plan, self.coverage, self.outlook), strict=True)
        found = {f"{name}.json": _json(one) for name, one in told if one is not None}
        return {"programme.toml": programme.to_toml().encode()} | found


class Making(Record):
    """What a programme is made from the ledger with; with ``programme`` that version of it is made anew."""

    start: str | None = None
    months: int = 120
    programme: str = ""
    version: int = 0


def run(
    book: Book,
    job: Job,
    tell: Tell,
    *,
    keep: Keep = lambda _: None,
    kept: Mapping[str, bytes] = MappingProxyType({}),
) -> dict[str, bytes]:
    """Compute what a job asks for, from what its rights could read when it was asked for.

    Deterministic under its seed, so that a run taken up again gives the same.

    Args:
        book: The book.
        job: The job.
        tell: Hears the name of each step before it begins, which one it is, and of how many.
        keep: Takes the files of each step that is done.
        kept: What it took before the run was interrupted; where the outlook is there, the briefing is
            written from it. A plan alone is made again: its trials need more than its file holds.

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
        """Tell of the step that begins."""
        place, name = next(steps)
        tell(name, place, len(STEPS[job.kind]))

    next_step()
    reader = Reader(job.who, groups_of(job.rights))
    ledger = book.ledger(as_of=job.created, groups=reader.groups)
    programme = Programmes(book).version(reader, asked.programme, asked.version).programme()
    done = Done.read(kept, programme)
    if done is None:
        done = _computed((job.kind, asked.seed), (ledger, programme), next_step, keep)
    if job.kind != "brief":
        return done.files(programme)
    tell("compose", len(STEPS["brief"]) - 1, len(STEPS["brief"]))
    assert done.coverage is not None  # all that is before the briefing
    assert done.outlook is not None
    envelopes = _envelopes(programme, asked.seed)
    briefing = compose(ledger, done.plan, done.coverage, done.outlook, envelopes=envelopes, lang=asked.lang)
    with tempfile.TemporaryDirectory(prefix="rempart-briefing-") as made:
        folder = Path(made) / "briefing"
        briefing.save(folder, pdf=asked.pdf)
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }


def _computed(
    asked: tuple[Kind, int], known: tuple[Ledger, Programme], next_step: Callable[[], None], keep: Keep
) -> Done:
    """Plan, cover and weigh, as far as is asked, and keep what each step gave."""
    (kind, seed), (ledger, programme) = asked, known
    next_step()
    done = Done(schedule(programme, trials=TRIALS, seed=seed, compare="kinds"))
    if kind == "schedule":
        return done
    keep(done.files(programme))
    next_step()
    source, where = trials_of(done.plan, TRIALS, seed), places(country_of(done.plan.recipients))
    coverage = cover(source, where, switches=Switches.of(programme))
    done = Done(done.plan, coverage)
    if kind == "cover":
        return done
    keep(done.files(programme))
    next_step()
    outlook = weigh(ledger, done.plan, coverage, settings=programme.outlook, sets=SETS, seed=seed)
    done = Done(done.plan, coverage, outlook)
    keep(done.files(programme))
    return done


def _made(programmes: Programmes, job: Job) -> dict[str, bytes]:
    """Make a programme, whose id is that of the job: taken up again it is not made twice."""
    asked = Making.from_json(job.asked, f"run {job.id}")
    reader = Reader(job.who, groups_of(job.rights))
    if asked.programme:
        made = programmes.make_anew(reader, programmes.version(reader, asked.programme, asked.version))
    else:
        start, months = asked.start, asked.months
        made = programmes.make(reader, start=start, months=months, rights=job.rights, name=job.id)
    return {"programme.toml": made.programme().to_toml().encode()}


def _json(result: Record) -> bytes:
    return (json.dumps(result.as_json(), ensure_ascii=False, indent=1) + "\n").encode()


def _envelopes(programme: Programme, seed: int) -> tuple[Envelope, ...]:
    """Return what withheld lists could hold; one that cannot hold its sum is left out."""
    try:
        return envelope(programme, samples=BASKETS, seed=seed)
    except ProgrammeError:
        return ()
