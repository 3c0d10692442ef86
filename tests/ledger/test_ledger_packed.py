"""A large file is merged packed and by several processes: the ledger is the one of its reports, byte for byte."""

import errno
import os
import resource
import signal
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.ledger.story_samples import right_reports
from tests.ledger.test_ledger_orders import JUDGEMENTS, lines

from rempart.errors import OutputError, ProcessError, RecordError
from rempart.ledger import lines as reading
from rempart.ledger import spreading
from rempart.ledger.merging import merge
from rempart.ledger.packed import Packed
from rempart.ledger.spreading import spread


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("packed") / "claims.jsonl"
    # In no order: a file need not be sorted.
    told = sorted(right_reports(), key=lambda report: report.sha256)
    path.write_text("".join(report.json_line() + "\n" for report in told), encoding="utf-8")
    return path


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    def with_processes(count: int) -> None:
        monkeypatch.setattr(spreading, "WORTH_A_PROCESS", 1)
        monkeypatch.setattr(spreading, "cores", lambda: count)
        monkeypatch.setattr(reading, "cores", lambda: count)
        monkeypatch.setattr(reading, "PART", 1)
        monkeypatch.setattr(threading, "active_count", lambda: 1)

    return with_processes


@pytest.fixture
def processes_left(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[int]]:
    """Which processes that this test started are not ended; the run may have others, of tests before."""
    started: list[int] = []
    fork = os.fork

    def recorded() -> int:
        process = fork()
        if process:
            started.append(process)
        return process

    def left() -> list[int]:
        assert started
        return [process for process in started if Path(f"/proc/{process}").exists()]

    monkeypatch.setattr(os, "fork", recorded)
    return left


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_the_ledger_of_a_file_is_that_of_its_reports(
    claims: Path, forked: Callable[[int], None], processes: int
) -> None:
    forked(processes)
    for judgements in ((), JUDGEMENTS):
        expected = merge(right_reports(), judgements)
        found = merge(claims, judgements)
        assert lines(found) == lines(expected)
        assert found.refused == expected.refused
        assert found.rejected == expected.rejected
        assert [pair.agreements for pair in found.unsure] == [pair.agreements for pair in expected.unsure]


def test_the_reports_of_a_packed_ledger_hold_what_was_merged(claims: Path) -> None:
    known = {report.id: report for report in merge(right_reports(), JUDGEMENTS).reports}
    found = merge(claims, JUDGEMENTS).reports
    assert [report.id for report in found] == sorted(known)
    assert found[1:3] == [found[1], found[2]]
    for report in found:
        told = known[report.id]
        claims_ = tuple(one.model_copy(update={"slots": {}, "as_said": {}}) for one in told.claims)
        bare = [one.model_copy(update={"slots": {}, "as_said": {}}) for one in report.claims]
        assert tuple(bare) == claims_
        expected = told.model_copy(update={"fingerprint": None, "claims": (), "document": None})
        assert report.model_copy(update={"fingerprint": None, "claims": ()}) == expected


@pytest.mark.parametrize("processes", [2, 3, 7])
def test_a_file_read_in_parts_is_read_whole(
    claims: Path, forked: Callable[[int], None], processes: int
) -> None:
    expected = list(Packed(reading.packed(claims)).reports)
    assert len(expected) == len(right_reports())
    forked(processes)
    assert list(Packed(reading.packed(claims)).reports) == expected


@pytest.mark.parametrize(("line", "says"), [(1, "claims.jsonl line 2"), (-1, "stands already in")])
def test_the_first_thing_wrong_is_named_whoever_reads_it(
    claims: Path, forked: Callable[[int], None], tmp_path: Path, line: int, says: str
) -> None:
    told = claims.read_text(encoding="utf-8").splitlines()
    told[line] = told[0] if line < 0 else told[line][:-1]
    broken = tmp_path / "claims.jsonl"
    broken.write_text("\n".join(told), encoding="utf-8")
    forked(3)
    with pytest.raises(RecordError, match=says):
        merge(broken)


def test_what_goes_wrong_in_a_process_is_raised(forked: Callable[[int], None]) -> None:
    forked(2)

    def refuse(number: int) -> int:
        if number == 3:
            raise RecordError("broken", "whole", "mend it")
        return number

    with pytest.raises(RecordError, match="broken"):
        spread(refuse, [1, 2, 3, 4], [1, 1, 1, 1])


def test_a_process_that_is_killed_is_told(forked: Callable[[int], None]) -> None:
    forked(2)
    own = os.getpid()

    def die_elsewhere(number: int) -> int:
        if os.getpid() != own:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(ProcessError, match=r"by the signal SIGKILL .*; expected .* memory was short"):
        spread(die_elsewhere, [1, 2], [1, 1])


def test_a_process_that_cannot_hand_over_what_it_found_says_so(
    forked: Callable[[int], None], processes_left: Callable[[], list[int]]
) -> None:
    """As on a full disk: what is written beyond a size is refused by the system."""
    forked(2)
    own = os.getpid()

    def too_much(number: int) -> bytes:
        if os.getpid() != own:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, 1 << 16))
        return bytes(number << 20)

    with pytest.raises(OutputError, match=r"temporary folder cannot be written.*TMPDIR"):
        spread(too_much, [1, 2], [1, 1])
    assert processes_left() == []


def test_a_large_file_is_not_merged_where_nothing_temporary_can_be_written(
    claims: Path, forked: Callable[[int], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    forked(2)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(OutputError, match=r"temporary folder cannot be written: No such file"):
        merge(claims)


def test_a_process_that_cannot_be_started_is_told(
    forked: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
    processes_left: Callable[[], list[int]],
) -> None:
    forked(3)
    forks = iter([os.fork])

    def fork() -> int:
        try:
            return next(forks)()
        except StopIteration:
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN)) from None

    monkeypatch.setattr(os, "fork", fork)
    with pytest.raises(ProcessError, match="could not start a process"):
        spread(str, [1, 2, 3], [1, 1, 1])
    # The one that was started is not left behind.
    assert processes_left() == []


def test_an_interrupt_leaves_no_process_behind(
    forked: Callable[[int], None], processes_left: Callable[[], list[int]], tmp_path: Path
) -> None:
    forked(2)
    own, started = os.getpid(), tmp_path / "started"

    def interrupted(_: int) -> int:
        if os.getpid() == own:
            while not started.exists():
                pass
            raise KeyboardInterrupt
        started.write_text(str(os.getpid()))
        signal.pause()
        return 0

    with pytest.raises(KeyboardInterrupt):
        spread(interrupted, [1, 2], [1, 1])
    assert processes_left() == []
