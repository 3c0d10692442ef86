"""The memory that a process and those that it forked hold together, page by page counted once."""

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

_EVERY = 0.5


class Memory:
    """Looks at a process and its descendants while it is open; ``peak_mib`` is the most that they held together.

    From ``/proc/<pid>/smaps_rollup``: a page that two processes share counts half for each. Where the system has
    no such files the peak stays zero.
    """

    def __init__(self, pid: int) -> None:
        self.peak_mib = 0.0
        self._pid = pid
        self._over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._watcher.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._watcher.join()

    def _watch(self) -> None:
        while not self._over.wait(_EVERY):
            held = sum(_share(pid) for pid in _tree(self._pid))
            self.peak_mib = max(self.peak_mib, round(held / 1024, 1))


def _tree(pid: int) -> list[int]:
    """A process and its descendants."""
    found = [pid]
    for one in found:
        for told in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += [int(child) for child in told.read_text().split()]
            except OSError:  # it has just ended
                continue
    return found


def _share(pid: int) -> int:
    """The proportional share of memory of a process, in KiB."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:  # it has just ended, or there is no such file
        return 0
    return next((int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")), 0)
