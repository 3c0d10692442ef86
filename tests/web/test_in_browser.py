"""Pages of the desk in Chromium: no payload runs, no policy is broken, axe finds nothing."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import ConsoleMessage, Dialog, Page
from tests.briefing.page.hostile import PAYLOADS
from tests.browser import chromium
from tests.web.browsing import serving, visiting
from tests.web.desk_samples import Team, opened, with_reports
from tests.web.payloads import addresses, reflected, with_payloads

from rempart.desk.accounts import Role

STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MANY = 30


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    """Yield a browser."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """Yield a desk full of payloads."""
    with opened(f"sqlite:///{tmp_path_factory.mktemp('desk') / 'desk.db'}") as team:
        with_payloads(team.desk, PAYLOADS[:MANY])
        yield team


def watched(page: Page) -> list[str]:
    """Return a list that grows with each policy broken and each dialog opened."""
    seen: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and "status of 4" not in message.text:
            seen.append(message.text)

    def asked(dialog: Dialog) -> None:
        seen.append(dialog.message)
        dialog.dismiss()

    page.on("console", heard)
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("dialog", asked)
    return seen


@pytest.mark.slow
def test_no_payload_runs_on_any_page(browser: Chromium, planted: Team) -> None:
    with (
        serving(planted) as at,
        visiting(browser, at, planted.roles[Role.ADMINISTRATOR]) as context,
    ):
        page = context.new_page()
        seen = watched(page)
        shown = 0
        for place in [*addresses(planted.desk), *(one for text in PAYLOADS[:3] for one in reflected(text))]:
            answer = page.goto(at + place)
            assert answer is not None
            assert answer.status < 500, place
            shown += "pwned=1" in page.content()
            assert page.evaluate("typeof window.pwned") == "undefined", place
            assert seen == [], place
        assert shown > MANY  # they stand on the pages, as text


def test_the_hook_would_be_seen(browser: Chromium) -> None:
    page = browser.new_page()
    page.set_content(PAYLOADS[0])
    assert page.evaluate("typeof window.pwned") == "number"
    page.close()


@pytest.mark.slow
def test_axe_finds_nothing_on_any_page(browser: Chromium, tmp_path_factory: pytest.TempPathFactory) -> None:
    with opened(f"sqlite:///{tmp_path_factory.mktemp('desk') / 'desk.db'}") as team:
        with_reports(team.desk)
        entry = next(one for one in team.desk.book.agreements() if one.kind == "agreement")
        secret = team.desk.passwords.first_link()
        places = [
            "/agreements", f"/agreements/{entry.id}", "/documents", "/documents/courier",
            "/changes?since=2020-01-01", "/sources", "/people", "/sessions", "/audit", "/reviews",
            "/reviews/figures", "/programmes", "/runs", "/watches", "/agreements/none",
            "/sign-in", f"/welcome?link={secret}",
        ]  # fmt: skip
        with serving(team) as at, visiting(browser, at, team.roles[Role.ADMINISTRATOR]) as context:
            page = context.new_page()
            seen = watched(page)
            for place in places:
                page.goto(at + place)
                found = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARD}})
                assert found.violations_count == 0, (place, found.generate_report())
                assert seen == [], place
