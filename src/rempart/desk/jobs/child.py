"""The process that runs one job: ``python -m rempart.desk.jobs.child``, told what to do on its input.

It ends when its input ends, so that it never outlives the worker that started it.
"""

import json
import os
import sys
import threading
import time
from contextlib import suppress

from rempart.desk.accounts import Reader, groups_of
from rempart.desk.jobs.jobs import Jobs, LostLeaseError
from rempart.desk.jobs.running import run
from rempart.errors import RempartError
from rempart.ledger.book.book import Book

BEAT = 5.0  # seconds between two signs of life
ENDED, LOST = 0, 3
YIELDING = 10  # whoever reads pages goes before


def main() -> int:
    """Run the job that the first line of the input names, and return how it ended."""
    told = json.loads(sys.stdin.readline())
    threading.Thread(target=end_with_the_input, daemon=True).start()
    os.nice(YIELDING)
    name, holder = told["job"], told["holder"]
    with Book.open(told["url"]) as book:
        jobs = Jobs(book.storage)
        threading.Thread(target=_beat, args=(jobs, name, holder), daemon=True).start()
        try:
            reader = Reader(told["who"], groups_of(told["rights"]))
            files = run(
                book,
                jobs.job(reader, name),
                lambda step, done, steps: jobs.beat(name, holder, step=step, done=done, steps=steps),
                keep=lambda files: jobs.keep(name, holder, files),
                kept={file: jobs.file(reader, name, file) for file in jobs.files(reader, name)},
            )
            jobs.finish(name, holder, files)
        except LostLeaseError:
            return LOST
        except RempartError as problem:
            jobs.fail(name, holder, str(problem))
        except MemoryError:
            jobs.fail(name, holder, "the run needs more memory than there is")
        except Exception as problem:  # noqa: BLE001 -- whatever it is, the job must not be taken up for ever
            print(f"rempart: run {name}: {problem!r}", file=sys.stderr)  # noqa: T201 -- the log of the server
            jobs.fail(name, holder, f"the run ended by a fault of Rempart ({type(problem).__name__})")
    return ENDED


def end_with_the_input() -> None:
    """End at once where the worker that started this process is gone."""
    with suppress(ValueError, OSError):
        sys.stdin.read()
    os._exit(LOST)


def _beat(jobs: Jobs, name: str, holder: str) -> None:
    """Say that this process lives; end at once where the job is not its own any more."""
    while True:
        time.sleep(BEAT)
        try:
            jobs.beat(name, holder)
        except LostLeaseError:
            os._exit(LOST)
        except RempartError:
            continue  # the database does not answer now; the lease tells how long that may last


if __name__ == "__main__":
    sys.exit(main())
