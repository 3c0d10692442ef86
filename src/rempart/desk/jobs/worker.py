"""The worker: a thread of the server that takes up jobs and runs each in a process of its own."""

import json
from contextlib import suppress

from rempart.desk.jobs.background import PAUSE, Background
from rempart.desk.jobs.job import Job
from rempart.desk.jobs.jobs import Jobs
from rempart.desk.reader import Reader, groups_of
from rempart.errors import RempartError


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
