"""Workers of Dask give what this process gives, also where a worker or the scheduler is killed."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.archive.test_archive import same

from rempart.archive.extracting import extract_archive

pytestmark = pytest.mark.slow
PATIENCE = 120
MODULE = (sys.executable, "-m")
REMPART = str(Path(sys.executable).parent / "rempart")


@contextmanager
def running(*command: str, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    environment = os.environ | {"DASK_DISTRIBUTED__COMM__RETRY__COUNT": "0"}
    with log.open("wb") as kept:
        process = subprocess.Popen(
            command,
            stdout=kept,
            stderr=kept,
            env=environment,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        for number in (signal.SIGTERM, signal.SIGKILL):
            if process.poll() is None:
                os.killpg(process.pid, number)
        process.wait(PATIENCE)


def found_in(log: Path, pattern: str) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := re.search(pattern, log.read_text(errors="replace")):
            return found[1]
        time.sleep(0.05)
    raise AssertionError(f"{pattern} does not come: {log.read_text(errors='replace')[-2000:]}")


@contextmanager
def scheduler(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    log = folder / "scheduler.log"
    options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    with running(*MODULE, "distributed.cli.dask_scheduler", *options, log=log) as process:
        yield process, found_in(log, r"Scheduler at:\s+(tcp://\S+)")


@contextmanager
def worker(folder: Path, name: str, address: str) -> Iterator[subprocess.Popen[bytes]]:
    log = folder / f"{name}.log"
    options = (address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
    with running(*MODULE, "distributed.cli.dask_worker", *options, log=log) as process:
        found_in(log, r"(Registered to)")
        yield process


@contextmanager
def command(archive: Path, out: Path, address: str) -> Iterator[subprocess.Popen[bytes]]:
    options = (REMPART, "extract", str(archive), "--out", str(out), "--engine", f"dask={address}")
    with running(*options, log=out.with_suffix(".log")) as process:
        until = time.monotonic() + PATIENCE
        while not list((out / "shards").glob("*.json")) and process.poll() is None:
            assert time.monotonic() < until
            time.sleep(0.02)
        yield process


def copied(archive: Path, times: int = 12) -> None:
    """Make more shards, so that a kill comes in the middle."""
    text = (archive / "part-0.jsonl").read_text(encoding="utf-8")
    for number in range(times):
        named = text.replace("part0-", f"copy{number}-").replace("Oslo pays", f"Oslo pays {number}")
        (archive / f"copy-{number}.jsonl").write_text(named, encoding="utf-8")


def test_a_killed_worker_loses_nothing(archive: Path, tmp_path: Path) -> None:
    copied(archive)
    extract_archive([str(archive)], tmp_path / "local")
    with (
        scheduler(tmp_path) as (_, address),
        worker(tmp_path, "one", address),
        worker(tmp_path, "two", address) as two,
        command(archive, tmp_path / "out", address) as running_command,
    ):
        two.kill()
        assert running_command.wait(PATIENCE) == 1  # the broken lines are refused
    assert same(tmp_path / "out", tmp_path / "local")


def test_a_killed_scheduler_is_said_and_the_next_run_goes_on(archive: Path, tmp_path: Path) -> None:
    copied(archive)
    extract_archive([str(archive)], tmp_path / "local")
    with (
        scheduler(tmp_path) as (process, address),
        worker(tmp_path, "one", address),
        command(archive, tmp_path / "out", address) as running_command,
    ):
        process.kill()
        assert running_command.wait(PATIENCE) == 2
    log = (tmp_path / "out.log").read_text(errors="replace")
    assert "cannot be reached" in log
    assert "Traceback" not in log
    assert not (tmp_path / "out" / "claims.jsonl").exists()
    done = len(list((tmp_path / "out" / "shards").glob("*.json")))
    assert done
    extract_archive([str(archive)], tmp_path / "out")
    assert same(tmp_path / "out", tmp_path / "local")


def test_a_cluster_on_this_machine_gives_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    extract_archive([str(archive)], tmp_path / "local")
    log = tmp_path / "out.log"
    with running(
        REMPART,
        "extract",
        str(archive),
        "--out",
        str(tmp_path / "out"),
        "--engine",
        "dask",
        log=log,
    ) as process:
        assert process.wait(PATIENCE) == 1
    assert same(tmp_path / "out", tmp_path / "local"), log.read_text(errors="replace")
