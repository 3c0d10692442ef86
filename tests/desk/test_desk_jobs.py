"""Long runs: taken up once, never lost to a kill, never told to whom they do not belong."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update
from tests.ledger.book.book_samples import Clock, deal, report

from rempart.desk.accounts import Reader
from rempart.desk.desk import Desk
from rempart.desk.jobs.background import Worker
from rempart.desk.jobs.jobs import LEASE, MOST_TRIES, MOST_WAITING, Job, Jobs, LostLeaseError
from rempart.desk.programmes.programmes import Programmes
from rempart.desk.tables import jobs as table
from rempart.errors import DeskError
from rempart.ledger.book.book import Book

ANA, BEN = Reader("ana"), Reader("ben")
AMONG = Reader("dora", frozenset({"desk"}))
PATIENCE = 90.0


@pytest.fixture
def queue(book: Book, clock: Clock) -> Jobs:
    return Jobs(book.storage, clock)


def ask(queue: Jobs, key: str = "k", who: Reader = ANA) -> Job:
    return queue.ask(who, "schedule", {"programme": "p", "version": 1}, key=key)


def test_a_run_is_asked_for_taken_and_done_once(queue: Jobs) -> None:
    job = ask(queue)
    assert ask(queue) == job  # a double click
    taken = queue.take()
    assert taken is not None
    assert taken[0].id == job.id
    assert queue.take() is None
    queue.beat(job.id, taken[1], step="schedule", done=1, steps=3)
    assert (queue.job(BEN, job.id).step, queue.job(BEN, job.id).done) == ("schedule", 1)
    queue.finish(job.id, taken[1], {"a.json": b"1", "tables/b.csv": b"2"})
    assert queue.job(ANA, job.id).state == "done"
    assert queue.files(ANA, job.id) == ("a.json", "tables/b.csv")
    assert queue.file(ANA, job.id, "a.json") == b"1"
    with pytest.raises(DeskError, match="no file c"):
        queue.file(ANA, job.id, "c")


def test_a_run_whose_worker_is_gone_is_taken_up_and_the_old_worker_writes_nothing(
    queue: Jobs, clock: Clock
) -> None:
    job = ask(queue)
    first = queue.take()
    clock.moment += LEASE + timedelta(seconds=1)
    second = queue.take()
    assert first is not None
    assert second is not None
    assert (second[0].id, second[0].tries) == (job.id, 2)
    with pytest.raises(LostLeaseError):
        queue.beat(job.id, first[1])
    with pytest.raises(LostLeaseError):
        queue.finish(job.id, first[1], {"a": b"old"})
    queue.fail(job.id, first[1], "old")
    queue.finish(job.id, second[1], {"a": b"new"})
    assert queue.file(ANA, job.id, "a") == b"new"


def test_signs_of_life_keep_a_run(queue: Jobs, clock: Clock) -> None:
    job = ask(queue)
    taken = queue.take()
    assert taken is not None
    for _ in range(4):
        clock.moment += LEASE * 0.6
        queue.beat(job.id, taken[1])
        assert queue.take() is None


def test_a_run_that_ends_its_worker_each_time_fails(queue: Jobs, clock: Clock) -> None:
    job = ask(queue)
    for _ in range(MOST_TRIES):
        assert queue.take() is not None
        clock.moment += LEASE * 2
    assert queue.take() is None
    assert queue.job(ANA, job.id).state == "failed"
    assert "ended 3 times" in queue.job(ANA, job.id).because


def test_cancelled_before_and_while_it_runs(queue: Jobs) -> None:
    waiting = ask(queue)
    assert queue.cancel(ANA, waiting.id).state == "cancelled"
    assert queue.take() is None
    running = ask(queue, "other")
    taken = queue.take()
    assert taken is not None
    with pytest.raises(DeskError, match="asked for by ana"):
        queue.cancel(BEN, running.id)
    assert queue.cancel(ANA, running.id).stop
    with pytest.raises(LostLeaseError):
        queue.finish(running.id, taken[1], {"a": b"1"})
    queue.release(running.id, taken[1])
    assert queue.job(ANA, running.id).state == "cancelled"


def test_a_run_handed_back_is_no_try(queue: Jobs) -> None:
    job = ask(queue)
    for _ in range(MOST_TRIES + 1):
        taken = queue.take()
        assert taken is not None
        assert taken[0].id == job.id
        queue.release(job.id, taken[1])


def test_runs_of_a_group_are_seen_by_it_alone(queue: Jobs) -> None:
    mine, secret = ask(queue), ask(queue, who=AMONG)
    assert [one.id for one in queue.listed(ANA)] == [mine.id]
    assert {one.id for one in queue.listed(AMONG)} == {mine.id, secret.id}
    asked: list[Callable[[str], object]] = [
        lambda name: queue.job(ANA, name),
        lambda name: queue.files(ANA, name),
        lambda name: queue.file(ANA, name, "a"),
        lambda name: queue.cancel(ANA, name),
    ]
    for one in asked:
        with pytest.raises(DeskError) as hidden:
            one(secret.id)
        with pytest.raises(DeskError) as absent:
            one("none")
        assert str(hidden.value).replace(secret.id, "none") == str(absent.value)
    # Who left the group does not see what he asked for as its member.
    with pytest.raises(DeskError):
        queue.job(Reader("dora"), secret.id)
    with pytest.raises(DeskError, match="no groups of yours"):
        queue.ask(ANA, "schedule", {}, key="x", rights="desk")


def test_one_person_cannot_fill_the_queue(queue: Jobs) -> None:
    for number in range(MOST_WAITING):
        ask(queue, str(number))
    with pytest.raises(DeskError, match="wait already"):
        ask(queue, "more")
    ask(queue, "more", BEN)


def wait_for(queue: Jobs, job: Job, *states: str) -> Job:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        now = queue.job(ANA, job.id)
        if now.state in states:
            return now
        time.sleep(0.05)
    raise AssertionError(f"{queue.job(ANA, job.id)} is none of {states}")


_SERVER = "import sys, time\nfrom rempart.desk.jobs.background import Worker\nwith Worker(sys.argv[1], 0.05):\n    time.sleep(300)"


@pytest.mark.slow
def test_a_run_outlives_the_kill_of_its_server(new_file: Callable[[], Path]) -> None:
    url = f"sqlite:///{new_file()}"
    with Desk.open(url) as desk:
        book = desk.book
        book.add([report("first", deal(100))])
        made = Programmes(book).make(ANA, months=24)
        queue = Jobs(book.storage)
        asked = {"programme": made.programme_id, "version": 1}
        job = queue.ask(ANA, "schedule", asked, key="k")
        with subprocess.Popen([sys.executable, "-c", _SERVER, url]) as server:
            wait_for(queue, job, "running")
            os.kill(server.pid, signal.SIGKILL)
        assert queue.job(ANA, job.id).state == "running"
        with book.storage.writing() as connection:  # as if the lease had run out meanwhile
            connection.execute(update(table).values(lease="2000-01-01T00:00:00.000000Z"))
        with Worker(url, 0.05):
            ended = wait_for(queue, job, "done", "failed")
        assert (ended.state, ended.tries) == ("done", 2), ended.because
        plan = json.loads(queue.file(ANA, job.id, "schedule.json"))
        assert plan["promises"]


@pytest.mark.slow
def test_a_run_that_cannot_be_done_says_why_and_one_cancelled_ends(new_file: Callable[[], Path]) -> None:
    url = f"sqlite:///{new_file()}"
    with Desk.open(url) as desk:
        book = desk.book
        book.add([report("first", deal(100))])
        queue = Jobs(book.storage)
        lost = queue.ask(ANA, "schedule", {"programme": "none", "version": 1}, key="k")
        made = Programmes(book).make(ANA)
        asked = {"programme": made.programme_id, "version": 1}
        stopped = queue.ask(ANA, "brief", asked, key="l")
        with Worker(url, 0.05):
            assert "no programme none" in wait_for(queue, lost, "failed").because
            wait_for(queue, stopped, "running")
            queue.cancel(ANA, stopped.id)
            wait_for(queue, stopped, "cancelled")
        assert queue.files(ANA, stopped.id) == ()
