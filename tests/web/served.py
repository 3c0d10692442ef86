"""A desk served as its users run it: ``rempart serve`` in an empty folder, with a browser in front."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 400, "height": 800}
PASSWORD = "four words in a row"  # noqa: S105 -- of a test


@dataclass(frozen=True)
class Served:
    """Where the desk is, and the one-time link that it printed."""

    address: str
    link: str


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Run ``rempart serve`` on a book of its own in a folder until the end of the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [Path(sys.executable).with_name("rempart"), "serve", "--port", str(port)]
    environment = os.environ | {"XDG_DATA_HOME": str(folder / "data"), "COLUMNS": "300"}
    said: list[str] = []
    told = threading.Event()
    with subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True) as server:

        def listen() -> None:
            for line in server.stderr or ():
                said.append(line)
                if "/welcome?link=" in line:
                    told.set()

        threading.Thread(target=listen, daemon=True).start()
        try:
            assert told.wait(60), said
            found = re.search(r"http://\S+/welcome\?link=\S+", "".join(said))
            assert found
            yield Served(f"http://127.0.0.1:{port}", found[0])
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)


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
        """Look at the page wide and narrow: nothing may stand out of it sideways; and keep pictures."""
        for kind, size in (("wide", WIDE), ("narrow", NARROW)):
            self.page.set_viewport_size(size)
            width = self.page.evaluate("document.documentElement.scrollWidth")
            if width > size["width"]:
                self.faults.append(f"{name}: {width} wide in {size['width']}")
            if self.pictures is not None:
                self.pictures.mkdir(parents=True, exist_ok=True)
                self.page.screenshot(path=self.pictures / f"{name}-{kind}.png", full_page=True)
        self.page.set_viewport_size(WIDE)

    def forgive(self, words: str) -> None:
        """Forget a fault that was looked for."""
        self.faults[:] = [one for one in self.faults if words not in one]
