"""What the server does beside answering: threads that run jobs and work the ledger out, each in a process apart."""

import json
import subprocess
import sys
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from typing import Self

from rempart.desk.accounts import Reader, groups_of
from rempart.desk.jobs.jobs import Job, Jobs
from rempart.desk.reviews.queues import Queues
from rempart.errors import RempartError
from rempart.ledger.book.pending import PendingBook
from rempart.ledger.book.storage import Storage

PAUSE = 1.0  # seconds between two looks for work
_PATIENCE = 5.0  # seconds that a process is given to end


class Background(ABC):
    """A thread of the server with a connection of its own; what it does stands in ``_work``, until ``_ended`` is set."""

    def __init__(self, url: str, name: str, pause: float) -> None:
        self._url = url
        self._pause = pause
        self._storage = Storage(url)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End it; what is half done is given up, and taken up again by the next one."""
        self._ended.set()
        self._thread.join()
        self._storage.close()

    @abstractmethod
    def _work(self) -> None:
        """Do what this thread is for, until ``_ended`` is set."""

    def _attend(self, module: str, told: str, is_over: Callable[[], bool] = lambda: False) -> int:
        """Run a module in a process of its own until that ends, it is over, or the thread is to end.

        It is told a line on its input, which stays open as long as the process is wanted.

        Returns:
            Its exit code, negative where it was ended.
        """
        command = [sys.executable, "-m", module]
        with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as child:  # noqa: S603 -- our own program
            assert child.stdin is not None
            try:
                child.stdin.write(told + "\n")
                child.stdin.flush()
                while child.poll() is None and not self._ended.is_set() and not is_over():
                    self._ended.wait(self._pause)
            except BrokenPipeError:
                pass  # it ended before it was told anything
            finally:
                _end(child)
        return child.returncode


def _end(child: subprocess.Popen[str]) -> None:
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()


class Worker(Background):
    """Runs the jobs of a book, one at a time; as many workers as wished may share a book.

    A job in its hands when it is stopped is handed back, to be taken up by the next one.
    """

    def __init__(self, url: str, pause: float = PAUSE) -> None:
        super().__init__(url, "rempart-worker", pause)
        self._jobs = Jobs(self._storage)

    def _work(self) -> None:
        while not self._ended.is_set():
            try:
                taken = self._jobs.take()
            except RempartError:
                taken = None  # the database does not answer now
            if taken is None:
                self._ended.wait(self._pause)
            else:
                with suppress(RempartError):
                    self._run(*taken)

    def _run(self, job: Job, holder: str) -> None:
        """Run a job in its process until that ends, the job is cancelled, or the worker ends."""
        told = {"url": self._url, "job": job.id, "holder": holder, "who": job.who, "rights": job.rights}
        reader = Reader(job.who, groups_of(job.rights))

        def is_cancelled() -> bool:
            """Say whether the job was stopped; not where the database does not answer now."""
            with suppress(RempartError):
                return bool(self._jobs.job(reader, job.id).stop)
            return False

        self._attend("rempart.desk.jobs.child", json.dumps(told), is_cancelled)
        if self._ended.is_set() or self._jobs.job(reader, job.id).stop:
            self._jobs.release(job.id, holder)


_AFTER_A_FAULT = 60.0  # seconds until it is tried again


class Settler(Background):
    """Looks whether something was learned that is not worked out, and has it worked out, however much it is, once.

    Several servers of one book may each have one: what one of them has settled the others find settled.
    """

    def __init__(self, url: str, pause: float = PAUSE) -> None:
        super().__init__(url, "rempart-settler", pause)
        self._book = PendingBook(self._storage)
        self._queues = Queues(self._book)

    def _work(self) -> None:
        while not self._ended.wait(self._pause):
            try:
                is_behind = self._book.is_behind() or self._queues.are_behind()
            except RempartError:
                continue  # the database does not answer now
            if is_behind and self._attend("rempart.desk.jobs.settling", self._url) != 0:
                self._ended.wait(_AFTER_A_FAULT)
