"""The briefing of the examples in every language and theme; three hundred payloads; the same bytes anywhere."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.briefing.page.hostile import PAYLOADS
from tests.briefing.page.test_in_browser import STANDARD, actions, executed
from tests.browser import axe_faults, chromium, unfolded

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def brief(out: Path, *options: str, **elsewhere: str) -> None:
    command = [str(Path(sys.executable).with_name("rempart")), "brief", "examples/reports"]
    command += ["--meta", "examples/reports.csv", "--out", str(out), *options]
    env = {**os.environ, "SOURCE_DATE_EPOCH": "0", **elsewhere}
    subprocess.run(command, check=True, env=env, cwd=ROOT, capture_output=True)


@pytest.fixture(scope="module", params=["en", "fr", "uk"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out: Path = tmp_path_factory.mktemp("briefing") / request.param
    brief(out, "--lang", request.param)
    return out


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_any_language_and_theme(browser: Browser, folder: Path, theme: str) -> None:
    page = browser.new_page(color_scheme="dark" if theme == "dark" else "light")
    page.goto((folder / "index.html").as_uri())
    assert axe_faults(unfolded(page), STANDARD) == []


@pytest.mark.parametrize("width", [400, 1280])
def test_no_language_is_wider_than_the_screen(browser: Browser, folder: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto((folder / "index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (folder / "index.html").stat().st_size <= 1_500_000


def test_three_hundred_payloads_run_nothing(browser: Browser, tmp_path: Path) -> None:
    assert len(set(PAYLOADS)) == 300
    assert executed(browser, tmp_path, PAYLOADS) == []


def test_three_hundred_payloads_put_no_action_into_a_pdf() -> None:
    """Ten to a document, each field holding all ten."""
    for first in range(0, 300, 10):
        assert actions(" ".join(PAYLOADS[first : first + 10])) == [], first


def test_a_briefing_is_the_same_anywhere(tmp_path: Path) -> None:
    brief(tmp_path / "here", "--pdf", PYTHONHASHSEED="1")
    for number, (zone, locale) in enumerate([("Asia/Tokyo", "C"), ("America/Lima", "C.UTF-8")]):
        out = tmp_path / str(number)
        brief(out, "--pdf", PYTHONHASHSEED=str(number + 2), TZ=zone, LC_ALL=locale)
        for path in sorted((tmp_path / "here").rglob("*")):
            if path.is_file():
                assert path.read_bytes() == (out / path.relative_to(tmp_path / "here")).read_bytes(), path
