"""A desk to be tested: its application, and browsers that are signed in."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

import rempart
from rempart.desk.accounts import Reader, Role
from rempart.desk.desk import Desk
from rempart.desk.jobs import running
from rempart.desk.programmes.version import Version
from rempart.sources.inputs import Input
from rempart.web.app import create_app
from rempart.web.headers import cookie
from rempart.web.pages.results import RESULTS
from rempart.web.settings import Settings

AT = "http://desk.example"
ORIGIN = {"origin": AT}


class Browser:
    """A browser at the desk, signed in or not; where an answer leads is not followed."""

    def __init__(self, app: FastAPI, form_token: str = "") -> None:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        self.client = httpx.AsyncClient(transport=transport, base_url=AT)
        self.form_token = form_token

    def ask(self, method: str, address: str, **more: Any) -> httpx.Response:
        """Send any request."""
        return asyncio.run(self.client.request(method, address, **more))

    def get(self, address: str, **headers: str) -> httpx.Response:
        """Open a page."""
        return self.ask("GET", address, headers=headers)

    def send(self, address: str, data: dict[str, Any] | None = None, **more: Any) -> httpx.Response:
        """Send a form as the page gives it."""
        told = {"form_token": self.form_token} | (data or {})
        return self.ask("POST", address, data=told, headers=ORIGIN, **more)


@dataclass(frozen=True)
class Team:
    """A desk with its application; ``roles`` holds a signed-in browser for each role."""

    desk: Desk
    app: FastAPI
    roles: dict[Role, Browser]

    def stranger(self) -> Browser:
        """Return a browser that is not signed in, with the token of its forms."""
        browser = Browser(self.app)
        browser.get("/sign-in")
        browser.form_token = browser.client.cookies.get("rempart-form") or ""
        return browser

    def signed_in(self, name: str, role: Role, groups: tuple[str, ...] = ()) -> Browser:
        """Return the browser of a new account."""
        account = self.desk.accounts.make(name, role, groups, by="test")
        session = self.desk.sessions.begin(account, "a test")
        browser = Browser(self.app, session.session.form_token)
        browser.client.cookies.set(cookie("session", https=False), session.secret)
        return browser


@contextmanager
def opened(url: str, **settings: Any) -> Iterator[Team]:
    """Yield a team on a desk of its own."""
    told = Settings(database=url, **settings)
    with Desk.open(url, clock=told.clock) as desk:
        team = Team(desk, create_app(told, desk), {})
        for role in Role:
            team.roles[role] = team.signed_in(role.value, role)
        yield team


def with_reports(desk: Desk) -> None:
    """Add the example reports, and a letter that only the group ``desk`` may read."""
    folder = Path(__file__).parents[2] / "examples"
    desk.add(rempart.read(folder / "reports", meta=folder / "reports.csv"), (), by="test")
    letter = (
        "Norway will buy 12 Leopard 2 tanks for Ukraine for 400 million euros, the ministry wrote on Monday."
    )
    desk.add(rempart.read(Input("letter", "secret-letter.txt", letter.encode())), ("desk",), by="test")


def with_run(desk: Desk, programme: Version) -> str:
    """Run a programme to its briefing, with few draws, and return the id of the run: its pages are all there."""
    asked = {"programme": programme.programme_id, "version": programme.number}
    desk.jobs.ask(Reader(programme.who), "brief", asked, key="a test")
    taken = desk.jobs.take()
    assert taken is not None
    job, holder = taken
    with pytest.MonkeyPatch.context() as patch:
        for name in ("TRIALS", "BASKETS", "SETS"):
            patch.setattr(running, name, 100)
        files = running.run(desk.book, job, lambda *_: None)
    desk.jobs.finish(job.id, holder, files)
    return job.id


def pages_of_work(desk: Desk) -> list[str]:
    """Return the pages of the programmes and runs that everybody may see, results and parts too."""
    reader = Reader("")
    found = []
    for made in desk.programmes.listed(reader):
        page = f"/programmes/{made.programme_id}"
        parts = ("promise", "item", "programme", "risk", "exchange", "coverage", "outlook", "unknown")
        found += [page, *(f"{page}?part={part}" for part in parts), f"{page}/value?path=programme.months"]
    for run in desk.jobs.listed(reader):
        page = f"/runs/{run.id}"
        found += [page, *(f"{page}/{part}" for part in RESULTS)]
    return found
