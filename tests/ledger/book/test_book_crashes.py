"""Nothing acknowledged is lost and nothing is half-written: kills, cut files, a full disk, eight writers."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from tests.ledger.book.book_samples import deal, entries, judgement, report

from rempart.claims.claim import Report
from rempart.errors import BookError, RecordError, StaleError
from rempart.ledger.book import trail
from rempart.ledger.book.book import Book
from rempart.ledger.book.times import now
from rempart.ledger.merging import merge

pytestmark = pytest.mark.slow


@cache
def numbered(number: int) -> Report:
    """Return a report: the first 200 tell of two deals alike, of the others one in ten tells of a deal of its own."""
    if number < 200:
        return report(f"r{number}", deal(90 + number % 3), deal(seller=("DE",)))
    own = [deal(10 + number % 71, seller=("FR",), item="Patriot")] if number % 10 == 0 else []
    return report(f"r{number}", *own)


REPORTS = [numbered(number) for number in range(200)]


def in_a_child(work: Callable[[int], None]) -> tuple[int, int]:
    """Run ``work`` in a child process with the end of a pipe; return its id and the other end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(writing)
        finally:
            os._exit(0)
    os.close(writing)
    return child, reading


def ended(child: int, reading: int) -> list[str]:
    """Wait for a child and return the lines that it acknowledged in full."""
    os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        return [line[:-1] for line in told if line.endswith("\n")]


def next_line(reading: int) -> str:
    """Wait for the next acknowledgement."""
    letters = bytearray()
    while (letter := os.read(reading, 1)) != b"\n":
        letters += letter
    return letters.decode()


def keep_adding(url: str, names: Iterator[int]) -> Callable[[int], None]:
    """Add documents one after the other, and judge the one before; acknowledge each."""

    def work(told: int) -> None:
        def acknowledge(name: str) -> None:
            os.write(told, f"{name}\n".encode())

        with Book.open(url) as book:
            for number in names:
                one = REPORTS[number]
                book.add([one], told=acknowledge)
                try:
                    kept = book.judge(judgement("reject", f"{one.id}#2"))
                except RecordError:
                    continue
                acknowledge(kept)

    return work


def check_whole(url: str, acknowledged: list[str]) -> list[Report]:
    """Look whether all that was acknowledged is there, and the book is whole; return its reports."""
    with Book.open(url) as book:
        found = book.verify()
        assert not found.faults
        ledger = book.ledger()
        names = [one.id for one in ledger.reports]
        assert {name for name in acknowledged if name.startswith("r")} <= set(names)
        for name in names:
            assert book.document(name) == numbered(int(name[1:])).document
        judged = {claim.partition("#")[0] for claim in ledger.rejected}
        assert found.rows == len(names) + len(judged)
        kept = {trail.told_judgement(judgement("reject", f"{name}#2"), "").id for name in judged}
        assert {name for name in acknowledged if not name.startswith("r")} <= kept
        told = [judgement("reject", f"{name}#2") for name in sorted(judged)]
        assert entries(ledger, aliases=False) == entries(merge(ledger.reports, told))
        return list(ledger.reports)


def check_kills(new_url: Callable[[], str], times: int) -> None:
    number = random.Random(3)  # noqa: S311 -- when to kill, not a secret
    url, acknowledged, next_one, done = new_url(), list[str](), 0, 0
    for _ in range(times):
        if next_one > 40:
            url, acknowledged, next_one = new_url(), [], 0
        child, reading = in_a_child(keep_adding(url, iter(range(next_one, len(REPORTS)))))
        # Some acknowledgements are waited for, so that a busy machine does not only test the start.
        for _ in range(number.randrange(4)):
            acknowledged.append(next_line(reading))
        time.sleep(number.uniform(0.0, 0.05))
        os.kill(child, signal.SIGKILL)
        acknowledged += ended(child, reading)
        kept = check_whole(url, acknowledged)
        # One that was kept and not acknowledged is offered again, and is the same document.
        next_one = len(kept) - 1 if kept else 0
        done += len(kept)
    assert done > times, "the kills came before anything was kept"


def test_thirty_kills_lose_nothing_that_was_acknowledged(new_url: Callable[[], str]) -> None:
    check_kills(new_url, 15)  # on each of the two databases


def test_the_command_is_killed_between_two_acknowledgements(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(60):
        (folder / f"r{number:02}.txt").write_text(
            f"Ukraine will buy {number + 2} Patriot systems from Germany.\n"
        )
    url = f"sqlite:///{tmp_path / 'book.db'}"
    command = [str(Path(sys.executable).parent / "rempart"), "ledger", "add", str(folder), "--db", url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        told = [running.stdout.readline() for _ in range(20)]
        running.kill()
        told += [line for line in running.stdout if line.endswith("\n")]
    names = [line.removeprefix("accepted\t").strip() for line in told]
    assert names[:20] == [f"r{number:02}" for number in range(20)]
    with Book.open(url) as book:
        assert not book.verify().faults
        assert {one.id for one in book.ledger().reports} >= set(names)


def check_cuts(path: Path, times: int) -> None:
    """Cut the write-ahead log at random bytes: what opens holds the first so many documents, whole."""
    with Book.open(f"sqlite:///{path}") as book:
        for one in REPORTS[:12]:
            book.add([one])
        copies = [Path(shutil.copy(part, f"{part}.kept")) for part in (path, Path(f"{path}-wal"))]
    log = copies[1].read_bytes()
    number = random.Random(5)  # noqa: S311 -- where to cut, not a secret
    counts = set()
    for _ in range(times):
        for tail in ("-wal", "-shm"):
            Path(f"{path}{tail}").unlink(missing_ok=True)
        shutil.copy(copies[0], path)
        Path(f"{path}-wal").write_bytes(log[: number.randrange(len(log) + 1)])
        kept = [one.id for one in check_whole(f"sqlite:///{path}", [])]
        assert sorted(kept) == sorted(one.id for one in REPORTS[: len(kept)])
        counts.add(len(kept))
    assert len(counts) > min(5, times // 5)


def test_a_cut_log_gives_what_was_accepted_first(new_file: Callable[[], Path]) -> None:
    check_cuts(new_file(), 25)


def test_a_full_disk_is_named_and_leaves_the_book_whole(
    new_file: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_file()
    with closing(sqlite3.connect(path)) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]

    def small(connection: sqlite3.Connection, record: object) -> None:
        prepare(connection, record)
        connection.execute(f"PRAGMA max_page_count = {pages + 12}")

    from rempart.ledger.book import storage  # noqa: PLC0415 # the one name that is replaced

    prepare = storage._prepare
    accepted: list[str] = []

    def fill() -> None:
        with Book.open(f"sqlite:///{path}") as book:
            for one in REPORTS:
                book.add([one], told=accepted.append)

    with monkeypatch.context() as patch:
        patch.setattr(storage, "_prepare", small)
        with pytest.raises(BookError, match=r"full.*[Ff]ree some room"):
            fill()
    assert accepted
    kept = {one.id for one in check_whole(f"sqlite:///{path}", accepted)}
    assert kept == set(accepted)
    with Book.open(f"sqlite:///{path}") as book:
        assert book.add([REPORTS[-1]]).accepted == (REPORTS[-1].id,)


def check_writers(url: str, each: int, at_once: int = 1) -> None:
    """Eight processes write ``each`` documents, so many handed over at once; all that each was told is there.

    Each document is a transaction of its own, however many are handed over.
    """
    started = time.monotonic() + 0.3

    def writer(number: int) -> Callable[[int], None]:
        def work(told: int) -> None:
            time.sleep(max(0.0, started - time.monotonic()))
            with Book.open(url) as book:
                for place in range(number * each, number * each + each, at_once):
                    some = [numbered(place + after) for after in range(at_once)]
                    added = book.add([*some, REPORTS[0]])  # the first one from all of them
                    os.write(told, "".join(f"{name}\n" for name in added.accepted).encode())

        return work

    children = [in_a_child(writer(number)) for number in range(8)]
    told = [name for child in children for name in ended(*child)]
    assert len(told) == 8 * (each + each // at_once)
    assert {one.id for one in check_whole(url, told)} == {f"r{number}" for number in range(8 * each)}


def test_eight_writers_at_once_lose_nothing(new_url: Callable[[], str]) -> None:
    check_writers(new_url(), 3)


def test_of_reviewers_at_once_only_the_first_judges_what_he_read(new_url: Callable[[], str]) -> None:
    url = new_url()
    with Book.open(url) as book:
        book.add(REPORTS[:1])
        entry = book.agreement("r0#1").id
        read = {entry: book.dossier(entry).version}
    started = time.monotonic() + 0.3

    def reviewer(number: int) -> Callable[[int], None]:
        def work(told: int) -> None:
            time.sleep(max(0.0, started - time.monotonic()))
            with Book.open(url) as book:
                try:
                    name = book.judge(judgement("accept", "r0#1", who=f"reviewer {number}"), based_on=read)
                except StaleError:
                    name = "stale"
            os.write(told, f"{name}\n".encode())

        return work

    children = [in_a_child(reviewer(number)) for number in range(4)]
    told = [name for child in children for name in ended(*child)]
    assert len(told) == 4
    kept = [name for name in told if name != "stale"]
    with Book.open(url) as book:
        assert [one.id for one in book.entered(kind="judgement")] == kept
        assert len(kept) == 1
        assert not book.verify().faults


def test_eight_processes_may_begin_one_book(tmp_path: Path) -> None:
    check_writers(f"sqlite:///{tmp_path / 'new.db'}", 1)


def test_a_book_that_is_killed_while_it_begins_begins_again(tmp_path: Path) -> None:
    number = random.Random(7)  # noqa: S311 -- when to kill, not a secret
    url = f"sqlite:///{tmp_path / 'new.db'}"

    def begin(told: int) -> None:
        os.write(told, b"ready\n")
        Book.open(url).close()
        os.write(told, b"open\n")

    for _ in range(8):
        child, reading = in_a_child(begin)
        next_line(reading)
        time.sleep(number.uniform(0.0, 0.1))
        os.kill(child, signal.SIGKILL)
        ended(child, reading)
    check_whole(url, [])


@pytest.mark.parametrize("address", [":memory:", "file:book?mode=memory&uri=true", "book.db?mode=memory"])
def test_a_book_that_would_not_outlive_the_command_is_refused(address: str) -> None:
    with pytest.raises(BookError, match="no book that is kept in a file"):
        Book.open(f"sqlite:///{address}")


def test_a_clock_that_goes_back_loses_no_order(new_url: Callable[[], str]) -> None:
    moments = iter([now(), now().replace(year=2020), now().replace(year=2021)])
    with Book.open(new_url(), clock=lambda: next(moments)) as book:
        for one in REPORTS[:3]:
            book.add([one])
        assert len(book.ledger().reports) == 3
        assert len(book.ledger(as_of="2022-01-01").reports) == 0
        assert not book.verify().faults
