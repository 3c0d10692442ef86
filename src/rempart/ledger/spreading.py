"""Work on many independent things, spread over the cores of the machine where there is enough of it.

Processes are forked, so that they share what was read without a copy; what each thing gives does not depend on
how many processes there are.
"""

import os
import pickle
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Any, TypeVar

from rempart.errors import OutputError, ProcessError

Thing = TypeVar("Thing")
Result = TypeVar("Result")
# How work on many things of some size, in claims, is shared out: as ``spread`` or ``one_by_one``.
Each = Callable[[Callable[[Any], Any], Sequence[Any], Sequence[int]], list[Any]]
# Less work than this (in claims, or what costs as much) is done sooner than a process is started for it.
WORTH_A_PROCESS = 20_000
_MOST_PROCESSES = 8
# Exit code of a process that could not write what it found.
_NO_ROOM = 3


def spread(work: Callable[[Thing], Result], things: Sequence[Thing], sizes: Sequence[float]) -> list[Result]:
    """Return ``[work(thing) for thing in things]``, made by as many processes as there are cores.

    Args:
        work: Must not change what other calls read. What it gives is pickled.
        things: In any order.
        sizes: How much work each is, in claims.

    Raises:
        Exception: whatever ``work`` raised, wherever it ran.
        ProcessError: a process was ended from outside, or none could be started.
        OutputError: the temporary folder is full or cannot be written.

    Example:
        >>> spread(len, ["a", "bc"], [1, 1])
        [1, 2]
    """
    processes = min(cores(), _MOST_PROCESSES, len(things), int(sum(sizes) // WORTH_A_PROCESS) + 1)
    # A fork copies one thread alone: where others run, nothing is forked.
    if processes < 2 or threading.active_count() > 1:
        return [work(thing) for thing in things]
    own, *others = _shares(sizes, processes)
    children: list[_Child] = []
    found: dict[int, Result] = {}
    try:
        for share in others:
            children.append(_Child(work, things, share))  # noqa: PERF401 - those before one that fails are ended
        for number in own:
            found[number] = work(things[number])
        for child in children:
            found.update(child.results())
    finally:
        for child in children:
            child.end()
    return [found[number] for number in range(len(things))]


def one_by_one(
    work: Callable[[Thing], Result], things: Sequence[Thing], sizes: Sequence[float]
) -> list[Result]:
    """Return ``[work(thing) for thing in things]``, whatever the sizes."""
    del sizes
    return [work(thing) for thing in things]


@contextmanager
def beside(work: Callable[[], Result], size: float) -> Iterator[Callable[[], Result]]:
    """Start ``work`` in a process of its own, where there is enough of it, and give what waits for the result."""
    if cores() < 2 or size < WORTH_A_PROCESS or threading.active_count() > 1:
        yield work
        return
    child = _Child(lambda _: work(), [None], [0])
    try:
        yield lambda: child.results()[0]
    finally:
        child.end()


def cores() -> int:
    """The cores that this process may use; one where processes cannot be forked."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _shares(sizes: Sequence[float], processes: int) -> list[list[int]]:
    """Share out the things, the largest first, each to whoever has least so far."""
    loads = [0.0] * processes
    shares: list[list[int]] = [[] for _ in loads]
    for number in sorted(range(len(sizes)), key=lambda one: (-sizes[one], one)):
        least = loads.index(min(loads))
        loads[least] += sizes[number]
        shares[least].append(number)
    # One group after the other as they stand: neighbours share what is remembered.
    return [sorted(share) for share in shares]


class _Child:
    """A forked process that works on its share and leaves the results in a file of its own."""

    def __init__(
        self, work: Callable[[Thing], Result], things: Sequence[Thing], share: Sequence[int]
    ) -> None:
        self._process: int | None = None
        try:
            self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the child
        except OSError as broken:
            raise _no_room(broken.strerror) from broken
        try:
            self._process = os.fork()
        except OSError as broken:
            self._file.close()
            raise ProcessError(
                f"the merge could not start a process ({broken.strerror})",
                "one for each core",
                "End other programs, or let the merge use one core alone, and merge again.",
            ) from broken
        if not self._process:
            _work_and_exit(work, things, share, self._file)

    def results(self) -> dict[int, Any]:
        """Wait for the results by number, or raise what the child raised."""
        if self._process is not None:
            _, status = os.waitpid(self._process, 0)
            self._process = None
            _refuse_unfinished(os.waitstatus_to_exitcode(status))
        self._file.seek(0)
        found: dict[int, Any] = {}
        with suppress(EOFError):
            while True:
                number, result = pickle.load(self._file)  # noqa: S301 - written by our own child
                if number < 0:
                    raise result
                found[number] = result
        return found

    def end(self) -> None:
        """Leave no process behind, whatever happened."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
            self._process = None
        self._file.close()


def _refuse_unfinished(code: int) -> None:
    if code == _NO_ROOM:
        raise _no_room("a process could not write what it found")
    if code:
        how = f"by the signal {signal.Signals(-code).name}" if code < 0 else f"with the exit code {code}"
        raise ProcessError(
            f"a process of the merge ended {how} before its work was done",
            "every process to finish",
            "Usually memory was short: free some, or merge fewer claims at once; then merge again.",
        )


def _no_room(cause: str | None) -> OutputError:
    return OutputError(
        f"the temporary folder cannot be written: {cause}",
        "room for what the processes of a large merge hand over",
        "Free some space there, or name another folder in TMPDIR, and merge again.",
    )


def _work_and_exit(
    work: Callable[[Thing], Result], things: Sequence[Thing], share: Sequence[int], file: IO[bytes]
) -> None:
    """Run in the child alone: it must neither return nor print."""
    code = 1
    try:
        # Whoever interrupts the command ends the parent, which ends this process.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        code = _write_results(work, things, share, file)
    finally:
        os._exit(code)


def _write_results(
    work: Callable[[Thing], Result], things: Sequence[Thing], share: Sequence[int], file: IO[bytes]
) -> int:
    """Write the results, or what ``work`` raised; returns the exit code."""
    for number in share:
        try:
            told: tuple[int, Any] = number, work(things[number])
        except Exception as broken:  # noqa: BLE001 - it is raised again in the parent
            told = -1, broken
        try:
            pickle.dump(told, file, protocol=5)
            file.flush()
        except OSError:
            return _NO_ROOM
        if told[0] < 0:
            break
    return 0
