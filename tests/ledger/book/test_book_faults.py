"""Whichever call to the database or the disk fails: the message is clear, the book whole, and a second try succeeds."""

import os
import random
import resource
import signal
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from tests.ledger.book.book_samples import Clock, deal, entries, judgement, report
from tests.ledger.book.test_book_crashes import ended, in_a_child
from tests.ledger.book.test_book_verify import emptied_log, filled

from rempart.errors import BookError, OutputError, RempartError
from rempart.ledger.agreement import Ledger
from rempart.ledger.book.book import Book
from rempart.ledger.exporting.exports import export
from rempart.ledger.merging import merge

pytestmark = pytest.mark.slow
FIRST = report("first", deal(100), deal(seller=("DE",), item="IRIS-T"))
SECOND = report("second", deal(90, status="contracted"))
SECRET = report("secret", deal(95))
REJECTED = judgement("reject", "first#2")
FAULTS = ("disk I/O error", "database or disk is full")


class Fault:
    """Fails one call of the database: the ``at``-th statement or commit, ``late`` after it has taken effect."""

    def __init__(self, book: Book, at: int, says: str, *, late: bool) -> None:
        self.at, self.says, self.late = at, says, late
        self.calls = 0
        self._dialect: Any = book._storage._engine.dialect
        self._commit = self._dialect.do_commit
        for name in ("do_execute", "do_execute_no_params", "do_executemany"):
            event.listen(book._storage._engine, name, self._statement)
        vars(self._dialect)["do_commit"] = self._committed

    @property
    def fired(self) -> bool:
        return self.calls >= self.at

    def _counted(self) -> None:
        self.calls += 1
        if self.calls == self.at:
            raise self._dialect.loaded_dbapi.OperationalError(self.says)

    def _statement(self, *_told: object) -> None:
        if not self.late:
            self._counted()

    def _committed(self, connection: Any) -> None:
        if self.late:
            self._commit(connection)
            self._counted()
        else:
            self._counted()
            self._commit(connection)


def scenario(book: Book, told: list[str]) -> None:
    """Public and restricted documents and a judgement, one after the other; what is acknowledged is told."""
    book.add([FIRST, SECOND], told=told.append)
    book.add([SECRET], access=["desk"], told=told.append)
    told.append(book.judge(REJECTED))


def check_whole(url: str, told: list[str]) -> None:
    """All that was acknowledged is there and the book is whole; whoever tries again gets what is right."""
    with Book.open(url) as book:
        assert not book.verify().faults
        kept = {one.id for one in book.entered(groups=["desk"])}
        assert set(told) <= kept
        known = book.ledger(groups=["desk"])
        judged = [REJECTED] if known.rejected else []
        read = book.reports(groups=["desk"])
        assert entries(known, aliases=False) == entries(merge(read, judged), aliases=False)
        again: list[str] = []
        scenario(book, again)
        assert {*told, *again} == {one.id for one in book.entered(groups=["desk"])}
        whole = book.reports(groups=["desk"])
        assert entries(book.ledger(groups=["desk"])) == entries(merge(whole, [REJECTED]))
        assert not book.verify().faults


def check_calls(new_url: Callable[[], str], step: int, *, late: bool) -> None:
    """Let each ``step``-th call of the scenario fail, each in a book of its own."""
    at, fired = 1 - step, True
    while fired:
        at += step
        url, told, problem = new_url(), list[str](), None
        with Book.open(url) as book:
            fault = Fault(book, at, FAULTS[at % 2], late=late)
            try:
                scenario(book, told)
            except BookError as refused:
                problem = refused
            fired = fault.fired
        assert fired == (problem is not None)
        assert fired or len(told) == 4
        assert problem is None or (FAULTS[at % 2] in problem.found and problem.remedy)
        check_whole(url, told)
    assert at > (5 if late else 30), "hardly any call was made to fail"


@pytest.mark.parametrize("late", [False, True])
def test_calls_of_the_database_may_fail(new_url: Callable[[], str], *, late: bool) -> None:
    check_calls(new_url, 3 if late else 17, late=late)  # each of them in make deep


def check_growth(new_file: Callable[[], Path], sizes: Iterable[int]) -> None:
    """Let no file of a book, above all its write-ahead log, grow beyond so many bytes."""
    outcomes = set()
    for size in sizes:
        path = new_file()
        url = f"sqlite:///{path}"

        def work(pipe: int, *, url: str = url, most: int = size) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            told: list[str] = []
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            try:
                with Book.open(url) as book:
                    scenario(book, told)
            except RempartError as problem:
                told.append(f"refused {problem}")
            except BaseException as unexpected:  # noqa: BLE001 -- the parent shows it
                told.append(f"broken {unexpected!r}")
            os.write(pipe, "".join(f"{line}\n" for line in told).encode())

        lines = ended(*in_a_child(work))
        assert not [line for line in lines if line.startswith("broken")], lines
        problems = [line for line in lines if line.startswith("refused")]
        assert all("full" in line or "disk I/O error" in line for line in problems), problems
        told = [line for line in lines if not line.startswith("refused")]
        outcomes.add((len(told), bool(problems)))
        check_whole(url, told)
    assert len(outcomes) > 2, "the limits were all too low or too high"


def test_the_files_may_stop_growing(new_file: Callable[[], Path]) -> None:
    check_growth(new_file, range(20_000, 400_000, 61_003))


def test_an_export_whose_file_fails_leaves_the_former_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "agreements.jsonl"
    target.write_text("former\n")
    ledger: Ledger = merge([FIRST])

    def broken(*_told: object, **_named: object) -> Any:
        raise OSError(28, "No space left on device")

    faults: list[tuple[Any, str]] = [
        (os, "fsync"),
        (os, "replace"),
        (Path, "write_bytes"),
        (tempfile, "mkstemp"),
    ]
    for owner, name in faults:
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, broken)
            with pytest.raises(OutputError, match="No space left on device"):
                export(ledger, "jsonl", target)
        assert target.read_text() == "former\n"
        assert [one.name for one in tmp_path.iterdir()] == [target.name]
    export(ledger, "jsonl", target)
    assert target.read_text() != "former\n"


def answers(path: Path) -> str:
    """All that a reader of everything is told, or how the book refuses."""
    try:
        with Book.open(f"sqlite:///{path}") as book:
            told = [one.json_line() for one in book.changes("2020-01-01", groups=["desk"])]
            for day in ("2025-09-01", "2025-09-02", None):
                for groups in ((), ("desk",)):
                    told += entries(book.ledger(as_of=day, groups=groups))
                    told += [one.json_line() for one in book.agreements(as_of=day, groups=groups)]
            told += [one.json_line() for one in book.entered(groups=["desk"])]
            for one in book.reports(groups=["desk"]):
                told += [one.json_line(), book.document(one.id, groups=["desk"]).json_line()]
            return "\n".join(told)
    except BookError as problem:
        return f"refused: {problem}"


def is_found(path: Path) -> bool:
    """True where ``verify`` finds a fault, or the book says that it cannot be read."""
    try:
        with Book.open(f"sqlite:///{path}") as book:
            return bool(book.verify().faults)
    except BookError:
        return True


def check_file(path: Path, times: int) -> None:
    """Change single bits anywhere in the file of a book: no answer is ever another one unless verify finds it."""
    filled(f"sqlite:///{path}", Clock())
    emptied_log(path)
    kept, expected = path.read_bytes(), answers(path)
    assert expected.count("\n") > 20
    number = random.Random(11)  # noqa: S311 -- which bits, not a secret
    found = 0
    for _ in range(times):
        data, place = bytearray(kept), number.randrange(len(kept))
        data[place] ^= 1 << number.randrange(8)
        for tail in ("-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)
        path.write_bytes(data)
        if is_found(path):
            found += 1
        else:
            assert answers(path) == expected, f"bit of byte {place} changes an answer and is not found"
    assert found > times // 10


def test_no_changed_bit_of_the_file_changes_an_answer_unseen(new_file: Callable[[], Path]) -> None:
    check_file(new_file(), 20)  # a thousand in make deep
