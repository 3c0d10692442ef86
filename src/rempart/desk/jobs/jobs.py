"""The jobs of one book: asked for by readers, taken up by workers under a lease, ended once."""

import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, Self

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from rempart.desk.accounts import OfDesk, Reader
from rempart.desk.audit import Deed, needing_all, note
from rempart.desk.tables import job_files, jobs
from rempart.errors import DeskError
from rempart.ledger.book.times import written
from rempart.records import Record

State = Literal["waiting", "running", "done", "failed", "cancelled"]
Run = Literal["schedule", "cover", "weigh", "brief"]
# ``make`` makes the programme that the others run.
Kind = Run | Literal["make"]
ENDED: tuple[State, ...] = ("done", "failed", "cancelled")


class Job(Record):
    """A long run as kept.

    ``asked`` is what it was asked to do; ``rights`` the groups from whose ledger it computes, joined by ``+``;
    ``step`` names what it does now, the ``done``-th of ``steps``; ``tries`` how often a worker took it up;
    ``because`` why it failed. Moments are in UTC, empty where not yet.
    """

    id: str
    kind: Kind
    who: str
    rights: str
    asked: dict[str, Any]
    state: State
    step: str
    done: int
    steps: int
    tries: int
    stop: bool
    because: str
    created: str
    started: str
    ended: str

    @classmethod
    def of_row(cls, row: Any) -> Self:
        """Return the job that a row of the table holds."""
        told = {name: getattr(row, name) for name in cls.model_fields}
        return cls(**told | {"asked": json.loads(row.asked), "stop": bool(row.stop)})

    @property
    def is_ended(self) -> bool:
        """True once nothing more will happen to it."""
        return self.state in ENDED


# A worker that has not been heard of for so long has ended; its job is taken up by another one.
LEASE = timedelta(seconds=30)
MOST_TRIES = 3
MOST_WAITING = 20  # of one person
# Largest result that is kept of one job.
MOST_BYTES = 64 * 2**20


class LostLeaseError(DeskError):
    """The job is no longer this worker's: it was cancelled, or another worker took it up."""


class Jobs(OfDesk):
    """Long runs, in the same database as the book.

    A reader sees the jobs that were computed from what his own groups may read, whoever asked for them, and
    no others: neither their number nor their place in the queue.

    Raises:
        BookError: from every method, where the database fails.
    """

    def ask(
        self, reader: Reader, kind: Kind, asked: Mapping[str, Any], *, key: str, rights: str | None = None
    ) -> Job:
        """Ask for a run of something, told as plain JSON.

        The same key of the same person is the same job, however often it is sent. It computes from the ledger
        of ``rights``, or of all that the reader may read.

        Raises:
            DeskError: too many of his jobs wait, or he is not in these groups.
        """
        own = reader.rights(rights)
        whole = f"{reader.name} {key}"
        with self._storage.writing() as connection:
            known = connection.execute(select(jobs).where(jobs.c.key == whole)).first()
            if known is not None:
                return Job.of_row(known)
            waiting = (jobs.c.who == reader.name, jobs.c.state.in_(("waiting", "running")))
            if len(connection.execute(select(jobs.c.id).where(*waiting)).all()) >= MOST_WAITING:
                raise DeskError(
                    f"{MOST_WAITING} of your runs wait already", "fewer", "Cancel some, or wait for them."
                )
            name = secrets.token_urlsafe(12)
            told = {"id": name, "key": whole, "kind": kind, "who": reader.name, "rights": own}
            empty = dict.fromkeys(("step", "holder", "lease", "because", "started", "ended"), "")
            numbers = dict.fromkeys(("done", "steps", "tries", "stop"), 0)
            line = json.dumps(dict(asked), ensure_ascii=False)
            moment = written(self._clock())
            connection.execute(
                insert(jobs).values(**told, **empty, **numbers, asked=line, state="waiting", created=moment)
            )
            note(
                connection, Deed(reader.name, f"asked for run ({kind})", name, needing_all(own)), self._clock
            )
            return _job(connection, name)

    def job(self, reader: Reader, name: str) -> Job:
        """Return a job.

        Raises:
            DeskError: there is none that the reader may see.
        """
        with self._storage.reading(reader.groups) as connection:
            row = connection.execute(select(jobs).where(jobs.c.id == name)).first()
        found = None if row is None else Job.of_row(row)
        if found is None or not reader.holds(found.rights):
            raise DeskError(f"there is no run {name}", "the id of a run", "Correct the address.")
        return found

    def listed(self, reader: Reader, *, limit: int = 100) -> tuple[Job, ...]:
        """Return the latest jobs that the reader may see, the newest first."""
        asked = select(jobs).order_by(jobs.c.created.desc(), jobs.c.id)
        with self._storage.reading(reader.groups) as connection:
            found = (Job.of_row(row) for row in connection.execute(asked))
            return tuple(one for one in found if reader.holds(one.rights))[:limit]

    def files(self, reader: Reader, name: str) -> tuple[str, ...]:
        """Return the names of the files that a job made."""
        self.job(reader, name)
        with self._storage.reading(reader.groups) as connection:
            asked = select(job_files.c.name).where(job_files.c.job == name)
            return tuple(sorted(connection.scalars(asked)))

    def file(self, reader: Reader, name: str, file: str) -> bytes:
        """Return a file that a job made.

        Raises:
            DeskError: there is none of this name.
        """
        self.job(reader, name)
        with self._storage.reading(reader.groups) as connection:
            asked = select(job_files.c.content).where(job_files.c.job == name, job_files.c.name == file)
            found = connection.scalar(asked)
        if found is None:
            raise DeskError(f"the run {name} has no file {file}", "one that it made", "Correct the name.")
        return bytes(found)

    def cancel(self, reader: Reader, name: str) -> Job:
        """End a job that was asked for by the reader; one that runs ends within seconds.

        Raises:
            DeskError: it is another person's.
        """
        found = self.job(reader, name)
        if found.who != reader.name:
            raise DeskError(
                f"the run {name} was asked for by {found.who}", "one of your own", "Ask that person."
            )
        with self._storage.writing() as connection:
            mine = jobs.c.id == name
            ended = {"state": "cancelled", "ended": written(self._clock()), "stop": 1}
            waiting = (mine, jobs.c.state == "waiting")
            connection.execute(update(jobs).where(*waiting).values(**ended))
            connection.execute(update(jobs).where(mine, jobs.c.state == "running").values(stop=1))
            if not found.is_ended and not found.stop:
                note(
                    connection,
                    Deed(reader.name, "cancelled run", name, needing_all(found.rights)),
                    self._clock,
                )
            return _job(connection, name)

    def take(self) -> tuple[Job, str] | None:
        """Take up the job that has waited longest, or one whose worker is gone; None where there is none.

        Returns:
            The job and the name of the lease, which ``beat`` and the ends ask for.
        """
        moment = self._clock()
        late = (jobs.c.state == "running", jobs.c.lease < written(moment))
        with self._storage.writing() as connection:
            self._give_up(connection, late, moment)
            open_ = (jobs.c.state == "waiting") | (late[0] & late[1])
            asked = select(jobs).where(open_).order_by(jobs.c.created, jobs.c.id).limit(1)
            found = connection.execute(asked).first()
            if found is None:
                return None
            holder = secrets.token_urlsafe(12)
            told = {"state": "running", "holder": holder, "lease": written(moment + LEASE)}
            more = {
                "tries": found.tries + 1,
                "started": found.started or written(moment),
                "step": "",
                "done": 0,
            }
            connection.execute(update(jobs).where(jobs.c.id == found.id).values(**told, **more))
            return _job(connection, found.id), holder

    def beat(self, name: str, holder: str, *, step: str | None = None, done: int = 0, steps: int = 0) -> None:
        """Say that the worker lives, and how far it is.

        Raises:
            LostLeaseError: the job was cancelled or is another worker's.
        """
        told: dict[str, Any] = {"lease": written(self._clock() + LEASE)}
        if step is not None:
            told |= {"step": step, "done": done, "steps": steps}
        with self._storage.writing() as connection:
            _check_held(connection, name, holder)
            connection.execute(update(jobs).where(jobs.c.id == name).values(**told))

    def keep(self, name: str, holder: str, files: Mapping[str, bytes]) -> None:
        """Keep what a finished step of a job gave: readers see it, and a worker that takes it up again too.

        Raises:
            LostLeaseError: the job was cancelled or is another worker's; nothing is kept.
        """
        with self._storage.writing() as connection:
            _check_held(connection, name, holder)
            _write(connection, name, files)

    def finish(self, name: str, holder: str, files: Mapping[str, bytes]) -> None:
        """Keep what a job made, all of it or nothing, in the place of what its steps gave.

        Raises:
            LostLeaseError: the job was cancelled or is another worker's; nothing is kept.
            DeskError: the result is too large.
        """
        size = sum(map(len, files.values()))
        if size > MOST_BYTES:
            raise DeskError(
                f"the result has {size / 2**20:.0f} MiB", f"at most {MOST_BYTES // 2**20}", "Ask for less."
            )
        with self._storage.writing() as connection:
            _check_held(connection, name, holder)
            _write(connection, name, files)
            self._end(connection, name, "done", "")

    def fail(self, name: str, holder: str, because: str) -> None:
        """Keep why a job could not be done."""
        with self._storage.writing() as connection:
            row = connection.execute(select(jobs).where(jobs.c.id == name, jobs.c.holder == holder)).first()
            if row is not None and row.state == "running":
                self._end(connection, name, "cancelled" if row.stop else "failed", because)

    def release(self, name: str, holder: str) -> None:
        """Hand a job back unfinished, so that another worker may take it up at once."""
        with self._storage.writing() as connection:
            mine = (jobs.c.id == name, jobs.c.holder == holder, jobs.c.state == "running")
            row = connection.execute(select(jobs).where(*mine)).first()
            if row is not None and row.stop:
                self._end(connection, name, "cancelled", "")
            elif row is not None:
                # What the worker's own end cut short was no try.
                told = {"state": "waiting", "holder": "", "lease": "", "tries": row.tries - 1}
                connection.execute(update(jobs).where(*mine).values(**told))

    def _give_up(
        self, connection: Connection, late: tuple[ColumnElement[bool], ...], moment: datetime
    ) -> None:
        """End the jobs whose worker is gone and that were cancelled or tried too often."""
        ended = written(moment)
        given_up = select(jobs.c.id).where(*late, jobs.c.stop == 1)
        connection.execute(delete(job_files).where(job_files.c.job.in_(given_up)))
        stopped = update(jobs).where(*late, jobs.c.stop == 1)
        connection.execute(stopped.values(state="cancelled", ended=ended, holder=""))
        told = f"the run ended {MOST_TRIES} times before its result was there; it may need more memory or time than there is"
        often = update(jobs).where(*late, jobs.c.tries >= MOST_TRIES)
        connection.execute(often.values(state="failed", ended=ended, because=told, holder=""))

    def _end(self, connection: Connection, name: str, state: str, because: str) -> None:
        if state == "cancelled":
            _write(connection, name, {})
        told = {
            "state": state,
            "because": because,
            "ended": written(self._clock()),
            "holder": "",
            "lease": "",
        }
        connection.execute(update(jobs).where(jobs.c.id == name).values(**told))


def _write(connection: Connection, name: str, files: Mapping[str, bytes]) -> None:
    connection.execute(delete(job_files).where(job_files.c.job == name))
    for file, content in files.items():
        connection.execute(insert(job_files).values(job=name, name=file, content=content))


def seconds_of(job: Job, moment: datetime) -> float:
    """Return for how many seconds a job has run, or ran."""
    if not job.started:
        return 0.0
    end = datetime.fromisoformat(job.ended) if job.ended else moment.astimezone(UTC)
    return max(0.0, (end - datetime.fromisoformat(job.started)).total_seconds())


def _check_held(connection: Connection, name: str, holder: str) -> None:
    row = connection.execute(
        select(jobs.c.holder, jobs.c.stop, jobs.c.state).where(jobs.c.id == name)
    ).first()
    if row is None or row.holder != holder or row.stop or row.state in ENDED:
        raise LostLeaseError(
            f"the run {name} is not this worker's any more", "a run that it holds", "Take up another one."
        )


def _job(connection: Connection, name: str) -> Job:
    return Job.of_row(connection.execute(select(jobs).where(jobs.c.id == name)).one())
