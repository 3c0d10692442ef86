"""The worker: a thread of the server that takes up jobs and runs each in a process of its own."""

import json
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Self

from rempart.desk.jobs.job import Job
from rempart.desk.jobs.jobs import Jobs
from rempart.desk.reader import Reader, groups_of
from rempart.errors import RempartError
from rempart.ledger.book.storage import Storage

PAUSE = 1.0  # seconds between two looks for work
_PATIENCE = 5.0  # seconds that a process is given to end


class Worker:
    """Runs the jobs of a book, one at a time; as many workers as wished may share a book.

    Example:
        >>> with Worker(url):  # doctest: +SKIP
        ...     serve()
    """

    def __init__(self, url: str, pause: float = PAUSE) -> None:
        self._url = url
        self._pause = pause
        self._storage = Storage(url)
        self._jobs = Jobs(self._storage)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="rempart-worker", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End the worker; a job in its hands is handed back, to be taken up by the next one."""
        self._ended.set()
        self._thread.join()
        self._storage.close()

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
        reader = Reader(job.who, groups_of(job.rights))
        command = [sys.executable, "-m", "rempart.desk.jobs.child"]
        told = {"url": self._url, "job": job.id, "holder": holder, "who": job.who, "rights": job.rights}
        with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as child:  # noqa: S603 -- our own program
            assert child.stdin is not None
            try:
                child.stdin.write(json.dumps(told) + "\n")
                child.stdin.flush()
                while child.poll() is None and not self._ended.is_set():
                    with suppress(RempartError):
                        if self._jobs.job(reader, job.id).stop:
                            break
                    self._ended.wait(self._pause)
            except BrokenPipeError:
                pass  # it ended before it was told anything
            finally:
                end(child)
        if self._ended.is_set() or self._jobs.job(reader, job.id).stop:
            self._jobs.release(job.id, holder)


def end(child: subprocess.Popen[str]) -> None:
    """End a process that a worker started."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
