"""The ledger of a large desk is worked out beside the requests, once for all that was learned meanwhile."""

import time
from collections.abc import Iterator

import pytest
from sqlalchemy import select
from tests.ledger.book.book_samples import Clock, deal, judgement, report

from rempart.desk.accounts import Reader
from rempart.desk.desk import Desk
from rempart.desk.jobs.background import Settler
from rempart.desk.reviews.review import Subject
from rempart.desk.reviews.waiting import all_subjects
from rempart.desk.tables import queues
from rempart.ledger.book import pending

ANA = Reader("ana")
PATIENCE = 90.0


@pytest.fixture
def desk(url: str, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk whose every ledger counts as large."""
    monkeypatch.setattr(pending, "AT_ONCE", 0)
    with Desk.open(url, clock=clock) as desk:
        yield desk


def give(desk: Desk, left: str) -> None:
    seen = desk.reviews.version(ANA, Subject(left))
    desk.reviews.give(ANA, judgement("accept", left), version=seen)


def test_what_was_judged_waits_no_more_though_it_is_not_worked_out(desk: Desk) -> None:
    desk.add([report("first", deal(100)), report("second", deal(7, seller=("DE",)))], (), by="ana")
    desk.book.settle()
    before = [one.claims for one in desk.reviews.queue(ANA)]
    give(desk, "first#1")
    assert desk.book.is_behind()
    assert [one.claims for one in desk.reviews.queue(ANA)] == [one for one in before if one != ("first#1",)]
    desk.book.settle()
    assert [one.claims for one in desk.reviews.queue(ANA)] == [one for one in before if one != ("first#1",)]


def test_the_settler_works_it_out_and_keeps_what_waits(desk: Desk, url: str) -> None:
    desk.add([report("first", deal(100)), report("second", deal(7, seller=("DE",)))], (), by="ana")
    desk.add([report("letter", deal(90))], ("press",), by="ana")
    with Settler(url, pause=0.05):
        _wait(desk)
        give(desk, "first#1")
        give(desk, "second#1")
        _wait(desk)
        ends = time.monotonic() + PATIENCE
        states = {groups: desk.reviews.queues.state(groups).key for groups in ((), ("press",))}
        while set(states.values()) - set(_kept(desk)):
            assert time.monotonic() < ends
            time.sleep(0.05)
    assert desk.book.agreement("first#1").judgements
    for groups in states:
        _, subjects = desk.reviews.queues.subjects(groups)
        ledger = desk.book.ledger(groups=groups)
        assert subjects[:] == all_subjects(ledger.entries, ledger.unsure)


def _kept(desk: Desk) -> list[str]:
    with desk.storage.reading() as connection:
        return list(connection.scalars(select(queues.c.state)))


def _wait(desk: Desk) -> None:
    ends = time.monotonic() + PATIENCE
    while desk.book.is_behind():
        assert time.monotonic() < ends
        time.sleep(0.05)
