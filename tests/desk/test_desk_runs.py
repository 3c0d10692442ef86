"""What a run has done stays when its worker is gone, and is not done again."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from tests.ledger.book.book_samples import Clock, deal, report

from rempart.desk.accounts import Reader
from rempart.desk.jobs import running
from rempart.desk.jobs.jobs import LEASE, Jobs, Kind, LostLeaseError
from rempart.desk.programmes.programmes import Programmes
from rempart.ledger.book.book import Book

ANA = Reader("ana")


def asked(book: Book, clock: Clock, kind: Kind) -> Jobs:
    book.add([report("first", deal(100)), report("second", deal(7, seller=("DE",), item="Patriot"))])
    made = Programmes(book, clock).make(ANA, start="2026-01", months=24)
    clock.moment += timedelta(hours=1)
    queue = Jobs(book.storage, clock)
    queue.ask(ANA, kind, {"programme": made.programme_id, "version": 1}, key="k")
    return queue


@pytest.mark.slow
def test_a_briefing_is_written_from_what_was_kept_with_the_same_bytes(
    book: Book, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TRIALS", "BASKETS", "SETS"):
        monkeypatch.setattr(running, name, 100)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # when it was written is the one thing that differs
    queue = asked(book, clock, "brief")
    taken = queue.take()
    assert taken is not None
    job, holder = taken
    kept: list[Mapping[str, bytes]] = []
    whole = running.run(book, job, lambda *_: None, keep=kept.append)
    parts = ["programme.toml", "schedule.json", "coverage.json", "outlook.json"]
    assert [list(one) for one in kept] == [parts[:2], parts[:3], parts]
    assert {name: whole[name] for name in parts} == kept[-1]
    queue.keep(job.id, holder, kept[-1])

    # The server ends; what came in meanwhile is not in the run, which began before.
    clock.moment += LEASE + timedelta(hours=1)
    book.add([report("third", deal(9, seller=("FR",), item="tanks"))])
    again = queue.take()
    assert again is not None
    assert again[0].tries == 2
    found = {name: queue.file(ANA, job.id, name) for name in queue.files(ANA, job.id)}
    assert found == kept[-1]
    steps: list[str] = []
    resumed = running.run(book, again[0], lambda step, *_: steps.append(step), kept=found)
    assert steps == ["ledger", "compose"]
    assert resumed == whole


def test_what_is_kept_of_another_version_is_computed_anew(book: Book, clock: Clock) -> None:
    queue = asked(book, clock, "schedule")
    taken = queue.take()
    assert taken is not None
    programme = Programmes(book).version(ANA, taken[0].asked["programme"]).programme()
    for broken in (
        {},
        {"schedule.json": b"{}"},
        dict.fromkeys(("schedule.json", "coverage.json", "outlook.json"), b"{}"),
    ):
        assert running.Done.read(broken, programme) is None


def test_parts_are_seen_at_once_and_go_with_a_cancelled_run(book: Book, clock: Clock) -> None:
    queue = asked(book, clock, "brief")
    first = queue.take()
    assert first is not None
    job, holder = first
    queue.keep(job.id, holder, {"schedule.json": b"1"})
    queue.keep(job.id, holder, {"schedule.json": b"1", "coverage.json": b"2"})
    assert queue.job(ANA, job.id).state == "running"
    assert queue.files(ANA, job.id) == ("coverage.json", "schedule.json")
    clock.moment += LEASE * 2
    second = queue.take()
    assert second is not None
    with pytest.raises(LostLeaseError):
        queue.keep(job.id, holder, {"schedule.json": b"old"})
    assert queue.file(ANA, job.id, "schedule.json") == b"1"
    queue.cancel(ANA, job.id)
    clock.moment += LEASE * 2  # and its worker is gone too
    assert queue.take() is None
    assert queue.job(ANA, job.id).state == "cancelled"
    assert queue.files(ANA, job.id) == ()
