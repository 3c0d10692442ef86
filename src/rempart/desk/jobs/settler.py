"""The settler: a thread of the server that has the ledger worked out, in a process apart, when it is behind."""

from rempart.desk.jobs.background import PAUSE, Background
from rempart.desk.reviews.queues import Queues
from rempart.errors import RempartError
from rempart.ledger.book.pending import PendingBook

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
