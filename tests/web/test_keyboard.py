"""Five tasks of the desk by keyboard alone, in a real browser: no pointer, no mouse."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.browser import chromium
from tests.web.desk_samples import with_reports
from tests.web.served import PASSWORD, Served, book_of, served

from rempart.desk.accounts import Role
from rempart.desk.desk import Desk

MOST_STEPS = 120
PATIENCE = 60_000
_NAME = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return "";
  const label = at.labels && at.labels.length ? at.labels[0].innerText : "";
  return (at.getAttribute("aria-label") || label || at.innerText || "").trim();
}"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("keyboard")
    with Desk.open(book_of(folder)) as begun:
        with_reports(begun)
        link = begun.passwords.first_link()
        assert link
        begun.passwords.accept(link, PASSWORD, "olena")
        assert begun.accounts.named("olena").role is Role.ADMINISTRATOR
    with served(folder, is_begun=True) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(desk: Served, browser: Browser) -> Iterator[Page]:
    """Yield a tab that is signed in, by keyboard: that is the first task."""
    context = browser.new_context(locale="en-GB", base_url=desk.address)
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    tab.goto("/")
    write(tab, "Name", "olena")
    write(tab, "Password", PASSWORD)
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/agreements")
    yield tab
    context.close()


def reach(page: Page, name: str, *, whole: bool = False) -> None:
    """Go on by the tab key until what has this name is in focus, and can be seen to be."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(_NAME)
        if focused == name or (focused.startswith(name) and not whole):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"{name} does not show that it is in focus"
            return
    raise AssertionError(f"{name} is not reached by keyboard on {page.url}")


def write(page: Page, name: str, text: str) -> None:
    reach(page, name)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def follow(page: Page, name: str, address: str) -> None:
    reach(page, name)
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def test_the_page_is_reached_past_the_menu(page: Page) -> None:
    page.goto("/agreements")
    page.keyboard.press("Tab")
    assert page.evaluate(_NAME) == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "page"


def test_an_agreement_is_found_and_opened_as_of_a_day(page: Page) -> None:
    page.goto("/agreements")
    write(page, "Party", "UA")
    page.keyboard.press("Enter")
    page.wait_for_url("**party=UA**")
    follow(page, "Ukraine would buy", "**/agreements/*")
    reach(page, "As known on")
    page.keyboard.type("12122030")  # the same day wherever the month stands first or second
    page.keyboard.press("Enter")
    page.wait_for_url("**as_of=**")
    assert "This is what was known on" in page.locator("main").inner_text()


def test_claims_are_reviewed_by_single_keys_which_can_be_switched_off(page: Page) -> None:
    page.goto("/reviews?kind=claim")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    first = page.evaluate(_NAME)
    page.keyboard.press("Enter")
    page.wait_for_url("**/reviews/one**")
    assert first in page.locator("main").inner_text()
    here = page.url
    page.keyboard.press("a")
    page.wait_for_url(lambda url: url != here)
    page.keyboard.press("c")
    assert page.evaluate(_NAME) == "Field"
    page.keyboard.type("status")
    reach(page, "As it should be read")
    page.keyboard.type("planned a")  # letters in a field are no keys
    assert page.evaluate("document.activeElement.value") == "planned a"
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    here = page.url
    reach(page, "Correct")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != here)
    reach(page, "Keys:")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    here = page.url
    page.keyboard.press("a")
    page.wait_for_timeout(500)
    assert page.url == here


def test_a_value_is_set_and_a_run_asked_for_and_cancelled(page: Page) -> None:
    page.goto("/programmes")
    reach(page, "Make the programme")
    page.keyboard.press("Enter")
    page.wait_for_url("**/programmes/*")
    follow(page, "Frame", "**part=programme**")
    follow(page, "Change programme.months", "**/value**")
    write(page, "Set it to", "24")
    write(page, "Why", "by keyboard")
    reach(page, "Keep it as the next version")
    page.keyboard.press("Enter")
    page.wait_for_url("**part=programme**")
    assert "by keyboard" in page.locator("main").inner_text()
    reach(page, "Run", whole=True)
    page.keyboard.press("Enter")
    page.wait_for_url("**/runs/*")
    follow(page, "Cancel the run", "**/runs/*")
    page.get_by_text("was cancelled").wait_for()


def test_a_party_is_watched_and_given_up(page: Page) -> None:
    page.goto("/watches?kind=party")
    write(page, "Its id, or the party", "UA")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="party UA").wait_for()
    reach(page, "Watch it no more")
    page.keyboard.press("Enter")
    page.get_by_text("You watch nothing yet.").wait_for()
