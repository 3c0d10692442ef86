"""From an empty folder to a briefing in French and as PDF, in a real browser, as a new user goes."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser import chromium
from tests.web.served import PASSWORD, Served, Tab, served

REPORTS = Path(__file__).parents[2] / "examples" / "reports"
PATIENCE = 60_000  # milliseconds; the machine may be busy
AGREEMENT = "ua-us-arms-purchase-2025"

pytestmark = pytest.mark.slow


def test_from_an_empty_folder_to_a_briefing(tmp_path: Path) -> None:
    with served(tmp_path) as desk, chromium() as browser:
        tab = Tab.opened(browser)
        tab.page.set_default_timeout(PATIENCE)
        sign_in(tab, desk)
        before = add_reports(tab, desk)
        review(tab, desk)
        look_back(tab, desk, before)
        plan(tab, desk)
        assert not tab.faults, tab.faults


def sign_in(tab: Tab, desk: Served) -> None:
    page = tab.page
    page.goto(desk.link)
    tab.picture("01-welcome")
    page.get_by_label("Name").fill("olena")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The password again").fill(PASSWORD)
    page.get_by_role("button", name="Keep it and go on").click()
    page.wait_for_url("**/agreements")
    page.goto(desk.link)  # the link holds once
    assert "Make the first administrator" not in page.content()
    tab.forgive("404")  # the browser says so too
    page.goto(desk.address)
    page.get_by_role("button", name="Sign out").click()
    page.get_by_label("Name").fill("olena")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/agreements")


def add_reports(tab: Tab, desk: Served) -> str:
    """Add the article, then three more; return a moment between them."""
    page = tab.page
    page.get_by_role("link", name="Add reports").first.click()
    tab.picture("02-sources")
    page.get_by_label("Text, HTML, PDF").set_input_files(REPORTS / "interview.html")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_text("1 report is kept").wait_for()
    page.wait_for_timeout(1100)  # the moment is told in seconds
    before = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    texts = {name: (REPORTS / f"{name}.txt").read_text(encoding="utf-8") for name in ("courier", "gazette")}
    paste(page, "courier", texts["courier"], "2025-08-19")
    paste(page, "gazette", texts["gazette"], "2025-08-20")
    paste(page, "note", "Ukraine plans to buy weapons for $95 billion.", "2024-02-01")
    tab.picture("03-added")
    page.goto(f"{desk.address}/agreements")
    tab.picture("04-agreements")
    return before


def paste(page: Page, name: str, text: str, published: str) -> None:
    """Add a text with its date, as from a cutting."""
    page.get_by_label("The text of the report").fill(text)
    page.get_by_label("Its title").fill(name)
    page.get_by_label("Published on").fill(published)
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("status").get_by_role("link", name=name).wait_for()


def review(tab: Tab, desk: Served) -> None:
    """Judge every claim of the first three by key, correct one of them, and judge the pair."""
    page = tab.page
    page.goto(f"{desk.address}/reviews")
    tab.picture("05-reviews")
    page.get_by_label("Show", exact=True).select_option("pair")
    page.get_by_role("button", name="Show").click()
    page.locator("[data-row]").first.click()
    page.get_by_role("heading", name="Are these the same agreement?").wait_for()
    tab.picture("06-pair")
    page.get_by_label("Why (stands").fill("an older plan of its own")
    page.get_by_role("button", name="Not the same").click()
    page.wait_for_url("**/reviews/one**")
    page.goto(f"{desk.address}/reviews/one?left=note%23none")
    assert "note#none" in page.content()
    tab.forgive("404")
    page.goto(f"{desk.address}/reviews/one?left=gazette%231")
    tab.picture("07-claim")
    page.get_by_label("Field").select_option("status")
    page.get_by_label("As it should be read").fill("planned")
    page.get_by_label("Why (stands").fill("souhaite is a plan")
    page.get_by_role("button", name="Correct", exact=True).click()
    page.wait_for_url("**/reviews/one**")
    for _ in range(30):
        if "/reviews/one" not in page.url:
            break
        page.locator("h1").wait_for()
        with page.expect_navigation():
            page.keyboard.press("a")
    assert page.url.endswith("/reviews")
    assert "Nothing waits for you." in page.content()


def look_back(tab: Tab, desk: Served, before: str) -> None:
    """Open the agreement as known now and as known when only the article was there."""
    page = tab.page
    page.goto(f"{desk.address}/agreements/{AGREEMENT}")
    now = page.locator("main").inner_text()
    assert "courier" in now
    assert "at least" in now
    tab.picture("08-agreement")
    page.goto(f"{desk.address}/agreements/{AGREEMENT}?as_of={before}")
    then = page.locator("main").inner_text()
    assert "courier" not in then
    assert "$90 billion" in then
    tab.picture("09-as-of")


def plan(tab: Tab, desk: Served) -> None:
    """Make a programme, change an assumption of its money, run it, and see what it gives."""
    page = tab.page
    page.goto(f"{desk.address}/programmes")
    page.get_by_label("First month").fill("2026-01")
    page.get_by_role("button", name="Make the programme").click()
    page.get_by_role("heading", name="Versions").wait_for()
    tab.picture("10-programme")
    page.get_by_text("European money for the 100 bn of US arms").first.click()
    page.get_by_label("Change funding.europe_for_us_arms.ceiling").click()
    tab.picture("11-value")
    page.get_by_label("Set it to").fill("40 bn USD")
    page.get_by_label("Why (stands").fill("as the ministers said")
    page.get_by_role("button", name="Keep it as the next version").click()
    page.get_by_text("as the ministers said").first.wait_for()
    page.get_by_label("Language of the briefing").select_option("fr")
    page.get_by_role("button", name="Run", exact=True).click()
    page.wait_for_url("**/runs/**")
    tab.picture("12-run")
    page.get_by_role("link", name="Briefing", exact=True).wait_for(timeout=20 * PATIENCE)
    run = page.url
    for number, (part, sign) in enumerate(
        (("plan", "svg.chart"), ("scenarios", "table"), ("coverage", "svg.map"), ("outlook", "svg.chart")), 13
    ):
        page.goto(f"{run}/{part}")
        page.locator(sign).first.wait_for()
        tab.picture(f"{number}-{part}")
    page.goto(f"{run}/briefing")
    tab.picture("17-briefing")
    assert "olena" in (page.locator("main").text_content() or ""), (
        "the value set is no assumption of the briefing"
    )
    check_briefing(page, run)
    page.goto(f"{desk.address}/watches?kind=agreement&subject={AGREEMENT}")
    page.get_by_role("button", name="Watch it", exact=True).click()
    tab.picture("18-watches")
    page.goto(f"{desk.address}/reviews/figures")
    tab.picture("19-figures")


def check_briefing(page: Page, run: str) -> None:
    pdf = page.request.get(f"{run}/files/briefing.pdf")
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.body().startswith(b"%PDF-")
    page.get_by_role("link", name="The whole briefing").click()
    page.wait_for_url("**/index.html")
    assert page.locator("html").get_attribute("lang") == "fr"
    assert re.search(
        "milliards? USD", page.locator("body").inner_text().replace("\u202f", " ").replace("\xa0", " ")
    )
    background = page.evaluate("getComputedStyle(document.body).fontFamily")
    assert "sans-serif" in background, "the briefing's own style was refused"
