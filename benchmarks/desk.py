"""The desk under load: many readers at once on a large book, beside a static file in the same run.

    python -m benchmarks.desk 1e5 [--users 50] [--seconds 120] [--pause 3] [--json]

``rempart serve`` answers on loopback, held to one core; the readers ask from another (Linux). Each is signed in
and asks for a page at random, reads it for a pause drawn from an exponential distribution, and asks again; one in
five asks for the style sheet, which is the static file. An error is any answer but 200, or none in a minute. One
line for each page, for all of them, and for the static file: how many, errors, median and 99th percentile in
seconds as the reader waits.
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
from urllib.parse import quote

import httpx

from benchmarks.book import filled
from rempart.desk.accounts import Role
from rempart.desk.desk import Desk
from rempart.web.cookies import session_cookie

STATIC = "static file"
SERVER_CORE, CLIENT_CORE = 0, 1
_PATIENCE = 60.0
Answers = dict[str, list[tuple[float, bool]]]


def prepared(url: str, claims: int, users: int) -> tuple[list[str], dict[str, list[str]]]:
    """Fill a book and make accounts; return the secrets of their sessions, and addresses by kind of page."""
    with Desk.open(url) as desk:
        for step, wall, _cpu in filled(desk.book, claims):
            print(f"{step}: {wall:.1f} s", file=sys.stderr, flush=True)
        secrets = []
        for number in range(users):
            account = desk.accounts.make(f"reader-{number}", Role.READER, (), by="benchmark")
            secrets.append(desk.sessions.begin(account, "benchmark").secret)
        entries = [quote(one.id, safe="") for one in desk.book.agreements(limit=200)]
        documents = [quote(one.id, safe="") for one in desk.book.reports(limit=200)]
    return secrets, {
        STATIC: ["/static/desk.css"],
        "first page": ["/agreements"],
        "page of a party": ["/agreements?party=UA", "/agreements?party=PL&money=pledged"],
        "agreement": [f"/agreements/{name}" for name in entries],
        "document": [f"/documents/{name}" for name in documents],
        "documents": ["/documents"],
    }


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
    cookies = {session_cookie(https=False): secret}
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


async def load(
    at: str, secrets: list[str], pages: dict[str, list[str]], given: argparse.Namespace
) -> Answers:
    """Let all readers ask at once, and return the answers of all by kind of page."""
    found: Answers = defaultdict(list)
    for one in await asyncio.gather(*(read(at, reader, pages, given) for reader in enumerate(secrets))):
        for kind, answers in one.items():
            found[kind] += answers
    return found


def line(kind: str, answers: list[tuple[float, bool]], given: argparse.Namespace) -> dict[str, object]:
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
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'desk.db'}"
        secrets, pages = prepared(url, int(given.claims), given.users)
        os.sched_setaffinity(0, {CLIENT_CORE})
        with serving(url, SERVER_CORE) as at:
            found = asyncio.run(load(at, secrets, pages, given))
    dynamic = [one for kind, answers in found.items() if kind != STATIC for one in answers]
    for kind, answers in (*sorted(found.items()), ("every page", dynamic)):
        told = line(kind, answers, given)
        print(json.dumps(told) if given.json else "  ".join(f"{key} {told[key]}" for key in told), flush=True)


if __name__ == "__main__":
    main()
