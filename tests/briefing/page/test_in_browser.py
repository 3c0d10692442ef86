"""The page in Chromium: open to everyone (axe), narrow enough for a telephone, and inert whatever it is fed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page
from tests.briefing.page.hostile import PAYLOADS, hostile_content, hostile_pages
from tests.briefing.page_samples import content
from tests.browser import axe_faults, chromium, unfolded

from rempart.briefing.page.pages import render
from rempart.briefing.page.paper import as_pdf

STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "index.html"
    path.write_text(render(content()), encoding="utf-8")
    return path


def opened(browser: Browser, path: Path, width: int = 1280) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme="light")
    page.goto(path.as_uri())
    return page


def test_axe_finds_nothing(browser: Browser, saved: Path) -> None:
    assert axe_faults(unfolded(opened(browser, saved)), STANDARD) == []


def test_axe_would_find_pale_text_in_what_is_folded_and_a_page_without_language(
    browser: Browser, tmp_path: Path
) -> None:
    """Spoil a real page: axe as it is run here still sees it."""
    html = render(content()).replace(
        "</details>", '<p style="color:#ccc;background:#fff">pale</p></details>', 1
    )
    path = tmp_path / "index.html"
    path.write_text(html.replace("<html lang=", "<html data-was="), encoding="utf-8")
    assert {rule for rule, _ in axe_faults(unfolded(opened(browser, path)), STANDARD)} == {
        "color-contrast",
        "html-has-lang",
    }


def test_without_script_the_page_says_and_opens_the_same(browser: Browser, saved: Path) -> None:
    scripted = opened(browser, saved)
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(saved.as_uri())
    assert plain.locator("body").inner_text() == scripted.locator("body").inner_text()
    before = plain.locator("details[open]").count()
    plain.locator("details:not([open]) > summary").first.click()
    assert plain.locator("details[open]").count() == before + 1


@pytest.mark.parametrize("width", [400, 1280])
def test_nothing_is_wider_than_the_screen(browser: Browser, saved: Path, width: int) -> None:
    page = opened(browser, saved, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_number_opens_its_walk_back(browser: Browser, saved: Path) -> None:
    page = opened(browser, saved)
    page.locator("a.figure").first.click()
    number = page.evaluate("location.hash").removeprefix("#why-")
    assert page.locator(f"#why-{number}").is_visible()


@pytest.mark.slow
def test_thirty_hostile_inputs_run_nothing(browser: Browser, tmp_path: Path) -> None:
    assert executed(browser, tmp_path, PAYLOADS[:30]) == []


def executed(browser: Browser, folder: Path, payloads: list[str]) -> list[str]:
    """Return the payloads that did anything at all in the page that holds them in every field."""
    ran: list[str] = []
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    def dismissed(dialog: Dialog) -> None:
        asked.append("dialog")
        dialog.dismiss()

    page.on("dialog", dismissed)
    for number, (payload, html) in enumerate(hostile_pages(payloads)):
        path = folder / f"{number}.html"
        path.write_text(html, encoding="utf-8")
        asked.clear()
        page.goto(path.as_uri())
        # Payloads wait for a pointer too; a page without any handler has nothing to answer with.
        acted = page.evaluate(
            "[...document.querySelectorAll('*')].some(one => one.tagName.toLowerCase() === 'script'"
            " || [...one.attributes].some(at => at.name.startsWith('on')"
            " || at.name !== 'lang' && /^\\s*(javascript|data|vbscript):/i.test(at.value)))"
        )
        if acted or page.evaluate("window.pwned") is not None or asked != [path.as_uri()]:
            ran.append(payload)
    page.close()
    return ran


ODD_TITLES = {
    "long": "x" * 10_000,
    "long words": "Ukraine buys arms " * 600,
    "right to left": "أوكرانيا تشتري أسلحة \u05e0\u05e9\u05e7 100",
    "combining": "Z" + "\u0301" * 200 + "algo",
    "empty": "",
}


@pytest.mark.parametrize("title", ODD_TITLES.values(), ids=ODD_TITLES.keys())
def test_an_odd_title_does_not_break_the_page(browser: Browser, tmp_path: Path, title: str) -> None:
    path = tmp_path / "index.html"
    path.write_text(render(hostile_content(title)), encoding="utf-8")
    page = opened(browser, path, 400)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    assert page.locator("h1").count() == 1


def test_the_harness_would_see_a_payload_run(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    path.write_text("<script>window.pwned = 1</script>", encoding="utf-8")
    page = opened(browser, path)
    assert page.evaluate("window.pwned") == 1


def actions(payload: str) -> list[bytes]:
    """Return what a PDF that holds the payload in every field could do by itself, or lead to."""
    ((_, html),) = hostile_pages([payload], paper=True)
    pdf = as_pdf(html)
    words = (b"/JavaScript", b"/JS", b"/Launch", b"/OpenAction", b"/AA", b"/SubmitForm", b"javascript:")
    return [word for word in words if word in pdf]


def test_a_hostile_pdf_holds_no_action() -> None:
    assert actions(PAYLOADS[0]) == []
