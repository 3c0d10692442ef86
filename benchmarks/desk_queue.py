"""The review queue of a large desk: processor time of working it out, of the first look, and of a page.

    python -m benchmarks.desk_queue sqlite:///FOLDER/desk-100000.db [--json]

The book is one that ``desk.py --keep FOLDER`` has filled. One line for each step, median of five: seconds of the
processor, and how many subjects. Working it out is what the process beside the server does for each new state of
the ledger; the first look is what a request after it pays; a page is twenty rows of the queue, read.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable

from rempart.desk.accounts import Reader
from rempart.desk.desk import Desk

_ROWS, _TIMES = 20, 5


def seconds(step: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """Return the median processor time of a step."""
    found = []
    for _ in range(_TIMES):
        before()
        begun = time.process_time()
        step()
        found.append(time.process_time() - begun)
    return statistics.median(found)


def main() -> None:
    """Run the benchmark."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("url", help="such as sqlite:///FOLDER/desk-100000.db")
    asked.add_argument("--json", action="store_true", help="one JSON object a line")
    given = asked.parse_args()
    reader = Reader("reader-0")
    with Desk.open(given.url) as desk:
        queues, reviews = desk.reviews.queues, desk.reviews
        queues.keep()
        steps: dict[str, float] = {
            "working it out": seconds(lambda: queues._worked_out([])),  # noqa: SLF001 - what ``keep`` does where it is not kept
            "first look": seconds(lambda: reviews.queue(reader), queues.forget),
            "a page": seconds(lambda: reviews.queue(reader)[:_ROWS]),
        }
        size = len(reviews.queue(reader))
    for step, cpu in steps.items():
        told = {"step": step, "subjects": size, "cpu_seconds": round(cpu, 4)}
        print(json.dumps(told) if given.json else "  ".join(f"{key} {told[key]}" for key in told), flush=True)


if __name__ == "__main__":
    main()
