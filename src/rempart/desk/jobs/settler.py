"""The settler: a thread of the server that has the ledger worked out, in a process apart, when it is behind."""

import subprocess
import sys
import threading
from typing import Self

from rempart.desk.jobs.worker import PAUSE, end
from rempart.desk.reviews.queues import Queues
from rempart.errors import RempartError
from rempart.ledger.book.pending import PendingBook
from rempart.ledger.book.storage import Storage

_AFTER_A_FAULT = 60.0  # seconds until it is tried again


class Settler:
    """Looks whether something was learned that is not worked out, and has it worked out, however much it is, once.

    Several servers of one book may each have one: what one of them has settled the others find settled.

    Example:
        >>> with Settler(url):  # doctest: +SKIP
        ...     serve()
    """

    def __init__(self, url: str, pause: float = PAUSE) -> None:
        self._url = url
        self._pause = pause
        self._book = PendingBook(Storage(url))
        self._queues = Queues(self._book)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="rempart-settler", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End it; what is half worked out is given up, and begun again by the next one."""
        self._ended.set()
        self._thread.join()
        self._book.close()

    def _work(self) -> None:
        while not self._ended.wait(self._pause):
            try:
                is_behind = self._book.is_behind() or self._queues.are_behind()
            except RempartError:
                continue  # the database does not answer now
            if is_behind and self._settled() != 0:
                self._ended.wait(_AFTER_A_FAULT)

    def _settled(self) -> int | None:
        """Return how the process ended that works it out; None where it was ended with this one."""
        command = [sys.executable, "-m", "rempart.desk.jobs.settling"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as child:  # noqa: S603 -- our own program
            assert child.stdin is not None
            try:
                child.stdin.write(self._url + "\n")
                child.stdin.flush()
                while child.poll() is None and not self._ended.is_set():
                    self._ended.wait(self._pause)
            except BrokenPipeError:
                pass  # it ended before it was told anything
            finally:
                end(child)
        return None if self._ended.is_set() else child.returncode
