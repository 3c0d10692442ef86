"""A desk served as its users run it: ``rempart serve`` in an empty folder, with a browser in front."""

import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize
from tests.browser import axe_faults

WIDE, NARROW = ViewportSize(width=1280, height=900), ViewportSize(width=400, height=800)
PASSWORD = "four words in a row"  # noqa: S105 -- of a test


@dataclass(frozen=True)
class Served:
    """Where the desk is, and the one-time link that it printed."""

    address: str
    link: str = ""


def book_of(folder: Path) -> str:
    """Return the address of the book that ``served`` serves, and make its folder."""
    home = folder / "data" / "rempart"
    home.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{home / 'rempart.db'}"


@contextmanager
def served(folder: Path, *, is_begun: bool = False) -> Iterator[Served]:
    """Run ``rempart serve`` on the book of a folder until the end of the block.

    Without ``is_begun`` there is no administrator yet, and it prints a link.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("rempart")), "serve", "--port", str(port)]
    environment = os.environ | {"XDG_DATA_HOME": str(folder / "data"), "COLUMNS": "300"}
    said: list[str] = []
    told = threading.Event()
    with subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True) as server:

        def listen() -> None:
            for line in server.stderr or ():
                said.append(line)
                if "/welcome?link=" in line or (is_begun and "The desk is at" in line):
                    told.set()

        threading.Thread(target=listen, daemon=True).start()
        try:
            assert told.wait(180), said
            _listens(port)
            found = re.search(r"http://\S+/welcome\?link=\S+", "".join(said))
            yield Served(f"http://127.0.0.1:{port}", found[0] if found else "")
        finally:
            server.terminate()
            server.wait(30)


def _listens(port: int) -> None:
    """Wait until somebody answers at a port."""
    ends = time.monotonic() + 180
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < ends, "nobody listens"
            time.sleep(0.1)
        else:
            return


@dataclass(frozen=True)
class Tab:
    """A tab of a browser at a desk that notes what goes wrong, and takes pictures where asked to."""

    page: Page
    faults: list[str]
    pictures: Path | None

    @classmethod
    def opened(cls, browser: Browser) -> "Tab":
        """Return a new tab; ``REMPART_PICTURES`` names a folder for its pictures."""
        page = browser.new_page(viewport=WIDE, locale="en-GB")
        faults: list[str] = []
        page.on("console", lambda one: faults.append(one.text) if one.type in {"error", "warning"} else None)
        page.on("pageerror", lambda one: faults.append(str(one)))
        told = os.environ.get("REMPART_PICTURES")
        return cls(page, faults, Path(told) if told else None)

    def picture(self, name: str) -> None:
        """Look at the page: nothing stands out of it sideways, wide or narrow; axe finds nothing; keep pictures."""
        for kind, size in (("wide", WIDE), ("narrow", NARROW)):
            self.page.set_viewport_size(size)
            width = self.page.evaluate("document.documentElement.scrollWidth")
            if width > size["width"]:
                self.faults.append(f"{name}: {width} wide in {size['width']}")
            if self.pictures is not None:
                self.pictures.mkdir(parents=True, exist_ok=True)
                self.page.screenshot(path=self.pictures / f"{name}-{kind}.png", full_page=True)
        self.page.set_viewport_size(WIDE)
        self.faults.extend(f"{name}: {rule}: {culprit}" for rule, culprit in axe_faults(self.page))

    def forgive(self, words: str) -> None:
        """Forget a fault that was looked for."""
        self.faults[:] = [one for one in self.faults if words not in one]
