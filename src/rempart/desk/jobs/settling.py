"""The process that works out what a book has learned: ``python -m rempart.desk.jobs.settling``, told the address.

It ends when its input ends, so that it never outlives the server that started it.
"""

import os
import sys
import threading

from rempart.desk.jobs.child import end_with_the_input
from rempart.desk.reviews.queues import Queues
from rempart.errors import RempartError
from rempart.ledger.book.pending import PendingBook
from rempart.ledger.book.storage import Storage

_YIELDING = 19  # whoever reads pages goes before, and runs too


def main() -> int:
    """Bring the ledger of the book up to date, and what waits for verdicts with it."""
    url = sys.stdin.readline().strip()
    threading.Thread(target=end_with_the_input, daemon=True).start()
    os.nice(_YIELDING)
    try:
        storage = Storage(url)
        try:
            book = PendingBook(storage)
            book.settle()
            Queues(book).keep()
        finally:
            storage.close()
    except RempartError as problem:
        print(f"rempart: working the ledger out: {problem}", file=sys.stderr)  # noqa: T201 -- the log of the server
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
