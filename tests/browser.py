"""Debian's Chromium, headless, for tests that look at a page as a reader does."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

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


def unfolded(page: Page) -> Page:
    """Open all that is folded on a page, so that it is looked at too."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    return page


def axe_faults(page: Page, standard: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return what axe finds on a page: the rule, and the first place that breaks it.

    Every rule of the standard, all where none is named, looks at every node. Only the report is short: axe
    else writes a selector for each node that passed, some thirty thousand in a briefing, which takes longer
    than to look at them.
    """
    told: dict[str, Any] = {"resultTypes": ["violations"], "selectors": False}
    if standard:
        told["runOnly"] = {"type": "tag", "values": list(standard)}
    found = Axe().run(page, options=told).response
    assert len(found["passes"]) > 10, "axe looked at nothing"
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]]
