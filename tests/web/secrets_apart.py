"""Pairs of desks that differ only in what is restricted, and all that an unprivileged visitor gets from each.

A desk is made by events: reports and judgements, some for everybody, some for groups. Its pair has the
public events alone, at the same moments. What a visitor without groups gets must be the same bytes.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.ledger.book.book_samples import deal, judgement, report
from tests.web.desk_samples import Browser, Team, opened

from rempart.claims.claim import Report
from rempart.desk.accounts import Reader, Role
from rempart.desk.desk import Desk
from rempart.errors import RempartError
from rempart.ledger.book.times import written
from rempart.web.admission import Limiter
from rempart.web.app import create_app
from rempart.web.headers import cookie
from rempart.web.roles import verdicts
from rempart.web.settings import Settings

FORMS = ("", ".json", ".csv")
# Pages of no form: the addresses of one file each.
PLAIN = frozenset(
    {"/", "/openapi.json", "/static", "/changes.atom", "/feeds/{name}", "/runs/{name}/files/{file:path}"}
)
_END = datetime(2025, 11, 30, tzinfo=UTC)
_TOLD = written(_END)
_MEMBER = Reader("member", frozenset({"desk", "ministry"}))


class Clock:
    """A clock that the events move."""

    def __init__(self) -> None:
        self.moment = datetime(2025, 9, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


@dataclass(frozen=True)
class Event:
    """Something that a desk learns at a moment, by its number; ``groups`` may read it, none for everybody."""

    number: int
    groups: tuple[str, ...]
    told: Report | tuple[str, str, str]


@dataclass(frozen=True)
class Base:
    """A desk with accounts and a first report, to be copied, and what its browser needs."""

    file: Path
    secret: str
    form_token: str
    known: dict[str, str]


def base(folder: Path) -> Base:
    """Make the desk that both of a pair begin with: a programme, a run that waits, a watch and a feed."""
    file = folder / "base.db"
    with opened(f"sqlite:///{file}", clock=Clock()) as team:
        boss = team.roles[Role.ADMINISTRATOR]
        team.signed_in("member", Role.ANALYST, ("desk", "ministry"))
        team.desk.book.add([report("first", deal(100))])
        known = _work(team.desk, Reader("administrator"))
        with (
            team.desk.storage.writing() as connection
        ):  # sessions that go on when the last event has happened
            connection.exec_driver_sql("UPDATE desk_sessions SET began = ?, seen = ?", (_TOLD, _TOLD))
    secret = boss.client.cookies.get(cookie("session", https=False)) or ""
    return Base(file, secret, boss.form_token, known)


def _work(desk: Desk, reader: Reader) -> dict[str, str]:
    programme = desk.programmes.make(reader)
    run = desk.jobs.ask(
        reader, "schedule", {"programme": programme.programme_id, "version": programme.number}, key="once"
    )
    desk.watches.add(reader, "party", "UA")
    return {"programme": programme.programme_id, "run": run.id, "feed": desk.feeds.open(reader)}


def drawn_events(random: Random, restricted: int, public: int) -> list[Event]:
    """Draw events in a random order; restricted reports meet the public deals, or make some of their own."""
    kinds = ["public"] * public + ["restricted"] * restricted
    random.shuffle(kinds)
    events = []
    for number, kind in enumerate(kinds):
        groups = () if kind == "public" else random.choice([("desk",), ("ministry",), ("desk", "ministry")])
        events.append(Event(number, groups, _drawn(random, number, kind)))
    return events


def _drawn(random: Random, number: int, kind: str) -> Report | tuple[str, str, str]:
    if random.random() < 0.2:
        left = "first#1" if kind == "public" else random.choice(["first#1", f"letter{number - 1}@desk#1"])
        return random.choice(["accept", "reject"]), left, kind
    claims = [
        deal(
            random.choice([90, 95, 100, 100, 500, None]),
            seller=random.choice([("US",), ("US",), ("DE",)]),
            status=random.choice(["reported", "announced", "contracted", "denied"]),
            item=random.choice(["weapons", "weapons", "tanks"]),
        )
        for _ in range(random.randint(1, 2))
    ]
    day = random.choice(["2024-12-01", "2025-08-19", "2025-10-20"])
    return report(f"{'paper' if kind == 'public' else 'letter'}{number}", *claims, published=day)


def happen(desk: Desk, clock: Clock, events: Sequence[Event]) -> None:
    """Let a desk learn events, each at the moment of its number."""
    for event in events:
        clock.moment = datetime(2025, 9, 2, tzinfo=UTC) + timedelta(days=event.number)
        by = "administrator" if not event.groups else "member"
        try:
            if isinstance(event.told, tuple):
                verdict, left, _kind = event.told
                told = judgement(verdict, left, when=clock.moment.date().isoformat(), who=by)
                desk.book.judge(told, access=event.groups)
            else:
                desk.add([event.told], event.groups, by=by)
        except RempartError:
            continue  # a judgement that cannot be followed, for the same reason in both
        if event.groups and event.number % 5 == 0:
            _work(desk, _MEMBER)
    clock.moment = _END


class Copies(AbstractContextManager["Copies"]):
    """Copies of the base, one after the other under one application: to open each costs more than to ask it all.

    What the desk remembers of a ledger, and of who asked how often, is forgotten between two of them.
    """

    def __init__(self, base: Base, file: Path) -> None:
        self._base, self._file = base, file
        shutil.copy(base.file, file)
        self._clock = Clock()
        url = f"sqlite:///{file}"
        self._desk = Desk.open(url, clock=self._clock)
        self._app = create_app(Settings(database=url, clock=self._clock), self._desk)

    def __exit__(self, *_: object) -> None:
        self._desk.close()

    @contextmanager
    def learned(self, events: Sequence[Event]) -> Iterator[tuple[Team, Browser]]:
        """Yield a copy that learned events, with the browser of an administrator of no group."""
        self._desk.storage.close()
        for part in self._file.parent.glob(f"{self._file.name}*"):
            part.unlink()
        shutil.copy(self._base.file, self._file)
        self._desk.reviews.queues.forget()
        self._app.state.limiter = Limiter()
        self._clock.moment = Clock().moment
        happen(self._desk, self._clock, events)
        browser = Browser(self._app, self._base.form_token)
        browser.client.cookies.set(cookie("session", https=False), self._base.secret)
        with pytest.MonkeyPatch.context() as patch:  # what is drawn at random for a form is the same in both
            patch.setattr("secrets.token_urlsafe", lambda _size=32: "drawn")
            yield Team(self._desk, self._app, {}), browser


def restricted(team: Team) -> int:
    """Return how many reports of a desk are for groups alone."""
    book = team.desk.book
    return len(book.reports(groups={"desk", "ministry"})) - len(book.reports())


def addresses(team: Team, base: Base, hidden: Sequence[str]) -> list[tuple[str, str]]:
    """Return (path, query) of every GET route, its places filled with what is public, hidden and unknown."""
    public = [one.id for one in team.desk.book.agreements()][:2]
    places: dict[str, list[str]] = {
        "/agreements/{name:path}": [*public, "first#1", *hidden, "none"],
        "/documents/{name:path}": ["first", *hidden, "none"],
        "/feeds/{name}": [base.known["feed"], "none"],
    }
    queries = {
        "/agreements": ["", "party=UA&as_of=2025-09-04", "money=pledged", "item=tanks", "after=m"],
        "/changes": ["", "since=2025-01-01"],
        "/changes.atom": ["since=2025-01-01"],
        "/reviews/one": ["left=first%231", "left=letter0%40desk%231"],
    }
    found: list[tuple[str, str]] = []
    for method, path in sorted(verdicts()):
        if method != "GET" or path == "/static":
            continue
        names = places.get(path) or [base.known["run" if path.startswith("/runs") else "programme"], "none"]
        for name in names if "{" in path else [""]:
            quoted = name.replace("#", "%23").replace("@", "%40")
            filled = path.replace("{name:path}", quoted).replace("{name}", quoted)
            found += [(filled.replace("{file:path}", "x"), query) for query in queries.get(path, [""])]
    return found


def told(browser: Browser, path: str, query: str, form: str) -> tuple[int, dict[str, Any], bytes]:
    """Return all that a visitor gets: status, headers, body."""
    answer = browser.get(path + form + (f"?{query}" if query else ""))
    return answer.status_code, dict(answer.headers), answer.content


def forms_of(path: str) -> tuple[str, ...]:
    """Return the endings that an address may have."""
    is_plain = path in PLAIN or path.startswith(("/feeds/", "/openapi", "/changes.atom")) or "/files/" in path
    return ("",) if is_plain else FORMS
