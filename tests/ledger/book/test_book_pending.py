"""A book that is worked out later answers as of what is worked out, and then as one that is worked out at once."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from tests.ledger.book.book_samples import Clock, deal, entries, judgement, report

from rempart.errors import RempartError
from rempart.ledger.book import pending
from rempart.ledger.book.book import Book
from rempart.ledger.book.pending import PendingBook
from rempart.ledger.book.storage import Storage

FIRST = report("first", deal(100))
SECOND = report("second", deal(95, status="contracted"))
READERS: tuple[tuple[str, ...], ...] = ((), ("desk",), ("press",), ("desk", "press"))


@pytest.fixture
def late(url: str, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[PendingBook]:
    """A book that works nothing out by itself."""
    monkeypatch.setattr(pending, "AT_ONCE", 0)
    storage = Storage(url)
    yield PendingBook(storage, clock)
    storage.close()


def test_what_is_learned_waits_to_be_worked_out(late: PendingBook, clock: Clock) -> None:
    late.add([FIRST])
    assert late.worked_out() == ""
    assert late.agreements() == ()
    assert late.report("first").id == "first"  # what was read is there at once
    late.settle()
    assert late.worked_out() is None
    assert not late.is_behind()
    (before,) = late.agreements()
    looked = late.learned()
    clock.next_day()
    late.judge(judgement("reject", "first#1"))
    assert late.is_behind()
    assert late.worked_out() == looked == late.learned()
    assert late.agreements() == (before,)
    assert late.agreement("first#1", as_of="2099-01-01") == before
    assert [one.since for one in late.history(before.id)] == [looked]
    assert late.changes(looked) == ()
    late.settle()
    assert late.agreements() == ()
    assert [one.kind for one in late.changes(looked)] == ["judgement", "gone"]


def test_what_a_group_learns_puts_nobody_else_behind(late: PendingBook, clock: Clock) -> None:
    late.add([FIRST])
    late.settle()
    clock.next_day()
    late.add([SECOND], access=["desk"])
    assert late.worked_out() is None
    assert late.worked_out(groups=["press"]) is None
    assert late.worked_out(groups=["desk"]) == late.learned()
    assert late.agreements(groups=["desk"]) == late.agreements()
    late.settle()
    assert late.worked_out(groups=["desk"]) is None
    assert late.agreements(groups=["desk"]) != late.agreements()


def test_a_small_book_is_worked_out_at_once(url: str, clock: Clock) -> None:
    storage = Storage(url)
    book = PendingBook(storage, clock)
    book.add([FIRST])
    assert not book.is_behind()
    assert len(book.agreements()) == 1
    storage.close()


@pytest.mark.parametrize("seed", range(6))
def test_it_answers_as_a_book_that_is_worked_out_at_once(
    seed: int, clock: Clock, monkeypatch: pytest.MonkeyPatch, new_file: Callable[[], Path]
) -> None:
    """The oracle is a plain book that learns the same, asked as of the moment up to which the other is settled."""
    monkeypatch.setattr(pending, "AT_ONCE", 0)
    drawn = Random(seed)  # noqa: S311 -- no secret
    storage = Storage(f"sqlite:///{new_file()}")
    late = PendingBook(storage, clock)
    with Book.open(f"sqlite:///{new_file()}", clock=clock) as plain:
        for step in range(14):
            clock.next_day()
            access = drawn.choice(((), (), ("desk",), ("press",), ("desk", "press")))
            if drawn.random() < 0.6:
                told = report(f"told-{step}", deal(drawn.choice((90, 95, 100, 500))))
                late.add([told], access=access)
                plain.add([told], access=access)
            elif drawn.random() < 0.5:
                late.settle()
            else:
                said = judgement(drawn.choice(("accept", "reject")), f"told-{drawn.randrange(step + 1)}#1")
                assert _outcome(late, said, access) == _outcome(plain, said, access)
            for groups in READERS:
                known = late.worked_out(groups=groups)
                expected = (
                    entries(plain.ledger(as_of=known, groups=groups), aliases=False) if known != "" else []
                )
                assert entries(late.ledger(groups=groups), aliases=False) == expected
        late.settle()
        for groups in READERS:
            assert late.worked_out(groups=groups) is None
            assert entries(late.ledger(groups=groups), aliases=False) == entries(
                plain.ledger(groups=groups), aliases=False
            )
    storage.close()


def _outcome(book: Book, said: object, access: tuple[str, ...]) -> str:
    try:
        return book.judge(said, access=access)  # type: ignore[arg-type] # a judgement of the samples
    except RempartError as refused:
        return str(refused)
