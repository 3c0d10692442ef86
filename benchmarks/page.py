"""First paint of a briefing's page from a file, in headless Chromium: python benchmarks/page.py DIR [--json]."""

import argparse
import json
import statistics
import sys
from pathlib import Path

from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.browser import chromium

REPEATS = 5
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def first_paint(browser: Browser, page: Path) -> float:
    """Return the seconds until something is to be read, in a window that has seen nothing before."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.goto(page.resolve().as_uri())
    tab.wait_for_function(f"{PAINT} !== undefined")
    seconds = float(tab.evaluate(PAINT)) / 1000
    context.close()
    return seconds


def main() -> None:
    """Print the median and the spread of first paints, and the size of the page."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("folder", type=Path)
    words.add_argument("--json", action="store_true")
    asked = words.parse_args()
    page = asked.folder / "index.html"
    with chromium() as browser:
        times = sorted(first_paint(browser, page) for _ in range(REPEATS))
    found = {
        "case": "first paint", "tool": "rempart", "seconds": round(statistics.median(times), 3),
        "spread": round(times[-1] - times[0], 3), "bytes": page.stat().st_size,
    }  # fmt: skip
    print(
        json.dumps(found)
        if asked.json
        else f"first paint {found['seconds']} s (spread {found['spread']} s), {found['bytes']:,} bytes"
    )


if __name__ == "__main__":
    main()
