"""The book at scale: filling it, working its ledger out, and asking for pages as of a date.

    python benchmarks/book.py 1e4 [--copies 100] [--db URL] [--json]

An invented archive (``ledger_stories``) is written in two parts, a day between them, so that there is a past
to ask for. With ``--copies`` its rows then stand in the book so many times under other ids: pages are asked of a
book of that size without merging it, which is what ``ledger.py`` measures. One line for each step and page:
seconds by the clock and of the processor, median of ``--repeats`` warm runs, and the peak of memory.
"""

import argparse
import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from sqlalchemy import text

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.ledger_stories import Archive
from rempart.claims.claim import Report
from rempart.ledger.book import trail
from rempart.ledger.book.book import Book
from rempart.ledger.book.filters import Filters
from rempart.ledger.book.settling import settle
from rempart.ledger.judgement import Judgement

T = TypeVar("T")
DAYS = (datetime(2026, 1, 1, 12, tzinfo=UTC), datetime(2026, 1, 2, 12, tzinfo=UTC))
PAGES = {
    "first page": (Filters(), None),
    "page of a party": (Filters(party="UA"), None),
    "page of a rare party": (Filters(party="EE", goods="contracted"), None),
    "page of an item": (Filters(item="patriot", type="purchase"), None),
    "page of nothing": (Filters(party="XX"), None),
    "first page a day ago": (Filters(), "2026-01-01"),
    "page of a party a day ago": (Filters(party="UA", kind="agreement", money="pledged"), "2026-01-01"),
}


def filled(book: Book, claims: int) -> Iterator[tuple[str, float, float]]:
    """Fill a book in two parts, and yield how long each step took; what an ended run has filled is kept.

    All documents of a part are written in one transaction; ``add`` takes one for each.
    """
    reports = (Report.model_validate(told.line) for told in Archive(claims, seed=1))
    left = [claims * 9 // 10, claims]
    for day, most in zip(DAYS, left, strict=True):
        book._clock = lambda day=day: day  # type: ignore[misc] # noqa: SLF001 - the book of a benchmark
        begun = time.perf_counter(), time.process_time()
        with book.storage.reading() as connection:
            asked = {"day": f"{day.date().isoformat()}%"}
            there = connection.scalar(text("SELECT count(*) FROM trail WHERE learned LIKE :day"), asked)
        # A part is there whole or not at all.
        written = sum(len(report.claims) for report in islice(reports, there))
        with book._storage.writing() as connection:  # noqa: SLF001 - many documents in one transaction
            for report in reports if not there else ():
                trail.append(connection, trail.told_report(report, ""), book._clock)  # noqa: SLF001 - many documents in one transaction
                written += len(report.claims)
                if written >= most - (0 if day == DAYS[0] else left[0]):
                    break
        yield "writing the trail", time.perf_counter() - begun[0], time.process_time() - begun[1]
        begun = time.perf_counter(), time.process_time()
        settle(book._storage, "", book._clock)  # noqa: SLF001 - many documents in one transaction
        yield "working the ledger out", time.perf_counter() - begun[0], time.process_time() - begun[1]


def one_more(book: Book) -> Iterator[tuple[str, float, float]]:
    """Add one report to the book and judge one claim, and yield how long each took."""
    (told, *_) = (Report.model_validate(one.line) for one in Archive(20, seed=2))
    report = told.model_copy(
        update={
            "id": "more",
            "sha256": "f" * 64,
            "claims": tuple(
                claim.model_copy(update={"id": f"more#{place}"}) for place, claim in enumerate(told.claims, 1)
            ),
        }
    )
    judged = Judgement(when="2026-01-03", who="benchmark", verdict="reject", left="more#1")
    for step, work in (
        ("adding one report", lambda: book.add([report])),
        ("judging one claim", lambda: book.judge(judged)),
    ):
        begun = time.perf_counter(), time.process_time()
        work()
        yield step, time.perf_counter() - begun[0], time.process_time() - begun[1]


def multiply(book: Book, copies: int) -> None:
    """Let every row of the trail and every version stand so many times, under other ids."""
    with book._storage.writing() as connection:  # noqa: SLF001 - many documents in one transaction
        rows = connection.scalar(text("SELECT count(*) FROM trail"))
        connection.execute(text("CREATE TEMPORARY TABLE originals AS SELECT * FROM versions"))
        for number in range(1, copies):
            told = {"copy": f"-{number:04}", "after": number * rows, "rows": rows}
            connection.execute(
                text(
                    "INSERT INTO trail SELECT number + :after, learned, kind, id || :copy, access, sha256 || :copy, "
                    "line, previous, hash, document FROM trail WHERE number <= :rows"
                ),
                told,
            )
            connection.execute(
                text(
                    "INSERT INTO versions SELECT view, id || :copy, since, until, kind, type, goods, money, parties, "
                    "heir, digest, line FROM originals"
                ),
                told,
            )
        connection.execute(text('UPDATE settlements SET "rows" = "rows" * :copies'), {"copies": copies})
        connection.execute(text("ANALYZE"))


def timed(ask: Callable[[], T], repeats: int) -> tuple[float, float, T]:
    """Return the median times of warm runs, by the clock and of the processor, and the answer."""
    answer = ask()
    times = []
    for _ in range(repeats):
        begun = time.perf_counter(), time.process_time()
        answer = ask()
        times.append((time.perf_counter() - begun[0], time.process_time() - begun[1]))
    return statistics.median(one[0] for one in times), statistics.median(one[1] for one in times), answer


def main() -> None:
    """Run the benchmark."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("claims", type=float, nargs="+", help="such as 1e5")
    asked.add_argument("--db", help="an empty database; without it a file that is removed")
    asked.add_argument("--json", action="store_true", help="one JSON object a line")
    asked.add_argument("--copies", type=int, default=1, help="let each row stand so many times")
    asked.add_argument("--repeats", type=int, default=9)
    given = asked.parse_args()
    for claims in given.claims:
        with tempfile.TemporaryDirectory() as folder:
            url = given.db or f"sqlite:///{Path(folder) / 'book.db'}"
            with Book.open(url) as book:
                for line in _cases(book, int(claims), given.copies, given.repeats):
                    print(json.dumps(line) if given.json else _row(line), flush=True)


def _cases(book: Book, claims: int, copies: int, repeats: int) -> Iterator[dict[str, object]]:
    case = f"{claims * copies:.0e}".replace("e+0", "e")
    for step, wall, cpu in filled(book, claims):
        yield _line(f"{claims:.0e}".replace("e+0", "e"), step, (wall, cpu), None)
    for step, wall, cpu in one_more(book):
        yield _line(f"{claims:.0e}".replace("e+0", "e"), step, (wall, cpu), None)
    if copies > 1:
        multiply(book, copies)
    for name, (filters, day) in PAGES.items():
        wall, cpu, answer = timed(lambda f=filters, d=day: book.agreements(f, as_of=d), repeats)
        yield _line(case, name, (wall, cpu), len(answer))


def _line(case: str, what: str, times: tuple[float, float], rows: int | None) -> dict[str, object]:
    wall, cpu = times
    told = {
        "case": case,
        "tool": "rempart",
        "what": what,
        "seconds": round(wall, 4),
        "cpu_seconds": round(cpu, 4),
    }
    return told | {"rows": rows, "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


def _row(line: dict[str, object]) -> str:
    return "  ".join(str(value) for value in line.values())


if __name__ == "__main__":
    main()
