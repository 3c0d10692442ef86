"""A desk served on loopback, and Chromium signed in at it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext
from tests.web.desk_samples import Browser, Team

_PATIENCE = 20


@contextmanager
def serving(team: Team) -> Iterator[str]:
    """Yield the address at which the team's desk answers."""
    server = uvicorn.Server(uvicorn.Config(team.app, port=0, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + _PATIENCE
    while not server.started:
        assert time.monotonic() < until, "the desk does not answer"
        time.sleep(0.02)
    host, port = server.servers[0].sockets[0].getsockname()[:2]
    try:
        yield f"http://{host}:{port}"
    finally:
        server.should_exit = True
        thread.join(_PATIENCE)


@contextmanager
def visiting(chromium: Chromium, at: str, who: Browser, **told: Any) -> Iterator[BrowserContext]:
    """Yield a context of the browser in which somebody is signed in."""
    context = chromium.new_context(**told)
    context.add_cookies(
        [{"name": name, "value": value, "url": at} for name, value in who.client.cookies.items()]
    )
    try:
        yield context
    finally:
        context.close()
