"""The desk under load: many readers at once on a large book, beside a static file in the same run.

    python -m benchmarks.desk 1e5 [--users 50] [--seconds 120] [--pause 3] [--keep FOLDER] [--json]

``rempart serve`` answers on loopback, held to one core; the readers ask from another (Linux). Each is signed in
and asks for a page at random, reads it for a pause drawn from an exponential distribution, and asks again; one in
five asks for the style sheet, which is the static file. An error is any answer but 200, or none in a minute. One
line for each page, for all of them, and for the static file: how many, errors, median and 99th percentile in
seconds as the reader waits; at last whether the aim was met. With ``--keep`` the book stays in a folder: a run
that was interrupted goes on with what is filled, and the next one asks at once. In the middle one reader, a
reviewer, gives a verdict, and the ledger is worked out anew beside the others; he waits for it as for a page.
"""

import argparse
import asyncio
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from benchmarks.book import filled
from rempart.desk.accounts import Reader, Role
from rempart.desk.desk import Desk
from rempart.web.headers import cookie

STATIC = "static file"
SERVER_CORE, CLIENT_CORE = 0, 1
MOST_SECONDS, MOST_RATIO = 1.0, 20.0
_PATIENCE = 60.0
Answers = dict[str, list[tuple[float, bool]]]


def prepared(url: str, claims: int, users: int) -> tuple[list[str], dict[str, list[str]], dict[str, str]]:
    """Fill a book and make accounts.

    Returns:
        The secrets of their sessions, addresses by kind of page, and a verdict that the first of them may give.
    """
    with Desk.open(url) as desk:
        for step, wall, _cpu in filled(desk.book, claims):
            print(f"{step}: {wall:.1f} s", file=sys.stderr, flush=True)
        known = {account.name: account for account in desk.accounts.all()}
        opened = []
        for number in range(users):
            name = f"reader-{number}"
            account = known.get(name) or desk.accounts.make(name, Role.REVIEWER, (), by="benchmark")
            opened.append(desk.sessions.begin(account, "benchmark"))
        desk.reviews.queues.keep()
        reader = Reader("reader-0")
        subject = desk.reviews.queue(reader)[-1].subject
        verdict = {"form_token": opened[0].session.form_token, "verdict": "accept", "left": subject.left}
        verdict |= {"right": subject.right, "verdict": "unsure"} if subject.right else {}
        verdict["version"] = desk.reviews.version(reader, subject)
        entries = [quote(one.id, safe="") for one in desk.book.agreements(limit=200)]
        documents = [quote(one.id, safe="") for one in desk.book.reports(limit=200)]
    return (
        [one.secret for one in opened],
        {
            STATIC: ["/static/desk.css"],
            "first page": ["/agreements"],
            "page of a party": ["/agreements?party=UA", "/agreements?party=PL&money=pledged"],
            "agreement": [f"/agreements/{name}" for name in entries],
            "document": [f"/documents/{name}" for name in documents],
            "documents": ["/documents"],
            "review queue": ["/reviews"],
        },
        verdict,
    )


@contextmanager
def serving(url: str, core: int) -> Iterator[str]:
    """Serve a book from one core, and yield the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["taskset", "-c", str(core), str(Path(sys.executable).with_name("rempart"))]
    command += ["serve", "--db", url, "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    ends = time.monotonic() + 3 * _PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > ends:
                raise
            time.sleep(0.2)
        else:
            return


async def read(
    at: str, reader: tuple[int, str], pages: dict[str, list[str]], given: argparse.Namespace
) -> Answers:
    """Let one reader, by number and secret, ask until the time is over; return how long each answer took."""
    found: Answers = defaultdict(list)
    number, secret = reader
    drawn = random.Random(number)  # noqa: S311 -- no secret: which page
    kinds = [kind for kind in pages if kind != STATIC]
    cookies = {cookie("session", https=False): secret}
    async with httpx.AsyncClient(base_url=at, cookies=cookies, timeout=_PATIENCE) as client:
        ends = time.monotonic() + given.seconds
        await asyncio.sleep(drawn.uniform(0, given.pause))
        while time.monotonic() < ends:
            kind = STATIC if drawn.random() < 1 / 5 else drawn.choice(kinds)
            begun = time.perf_counter()
            try:
                is_answered = (await client.get(drawn.choice(pages[kind]))).status_code == httpx.codes.OK
            except httpx.HTTPError:
                is_answered = False
            found[kind].append((time.perf_counter() - begun, is_answered))
            if given.pause:
                await asyncio.sleep(drawn.expovariate(1 / given.pause))
    return found


async def judge(at: str, secret: str, verdict: dict[str, str], given: argparse.Namespace) -> Answers:
    """Give one verdict in the middle of the run."""
    await asyncio.sleep(given.seconds / 3)
    cookies = {cookie("session", https=False): secret}
    async with httpx.AsyncClient(base_url=at, cookies=cookies, timeout=_PATIENCE) as client:
        begun = time.perf_counter()
        answer = await client.post("/reviews", data=verdict, headers={"origin": at})
        return {"verdict": [(time.perf_counter() - begun, answer.status_code == httpx.codes.SEE_OTHER)]}


async def load(
    at: str,
    secrets: list[str],
    asked: tuple[dict[str, list[str]], dict[str, str]],
    given: argparse.Namespace,
) -> Answers:
    """Let all readers ask at once, and return the answers of all by kind of page."""
    found: Answers = defaultdict(list)
    pages, verdict = asked
    work = [read(at, reader, pages, given) for reader in enumerate(secrets)]
    for one in await asyncio.gather(*work, judge(at, secrets[0], verdict, given)):
        for kind, answers in one.items():
            found[kind] += answers
    return found


def line(kind: str, answers: list[tuple[float, bool]], given: argparse.Namespace) -> dict[str, Any]:
    """Return the line of a kind of page."""
    seconds = sorted(one for one, _ in answers)
    return {
        "case": f"{given.claims:.0e}".replace("e+0", "e"),
        "tool": "rempart serve",
        "users": given.users,
        "page": kind,
        "asked": len(answers),
        "errors": sum(not is_answered for _, is_answered in answers),
        "median": round(statistics.median(seconds), 4),
        "p99": round(seconds[max(0, -(-len(seconds) * 99 // 100) - 1)], 4),
    }


def main() -> None:
    """Run the benchmark."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("claims", type=float, help="such as 1e5")
    asked.add_argument("--users", type=int, default=50)
    asked.add_argument("--seconds", type=float, default=120)
    asked.add_argument("--pause", type=float, default=3, help="mean seconds for which a page is read")
    asked.add_argument("--json", action="store_true", help="one JSON object a line")
    asked.add_argument("--keep", type=Path, help="a folder in which the book stays")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.keep is not None:
            given.keep.mkdir(parents=True, exist_ok=True)
        url = f"sqlite:///{(given.keep or Path(folder)) / f'desk-{int(given.claims)}.db'}"
        secrets, pages, verdict = prepared(url, int(given.claims), given.users)
        os.sched_setaffinity(0, {CLIENT_CORE})
        with serving(url, SERVER_CORE) as at:
            found = asyncio.run(load(at, secrets, (pages, verdict), given))
    dynamic = [one for kind, answers in found.items() if kind != STATIC for one in answers]
    for kind, answers in (*sorted(found.items()), ("every page", dynamic)):
        told = line(kind, answers, given)
        print(json.dumps(told) if given.json else "  ".join(f"{key} {told[key]}" for key in told), flush=True)
    static = line(STATIC, found[STATIC], given)
    every = line("every page", dynamic, given)
    ratio = every["p99"] / static["p99"]
    met = every["errors"] == 0 and every["p99"] <= MOST_SECONDS and ratio <= MOST_RATIO
    print(
        f"aim (p99 at most {MOST_SECONDS} s and {MOST_RATIO} x the static file, no errors): "
        f"{'met' if met else 'not met'}; p99 {every['p99']} s, {ratio:.1f} x, {every['errors']} errors",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
