"""Debian's Chromium, headless, for tests that look at a page as a reader does."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a browser; it must be installed: make .venv/system does it or says how."""
    path = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
    assert path, "Chromium is not installed: apt-get install chromium (make .venv/system does it)"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        try:
            yield browser
        finally:
            browser.close()
