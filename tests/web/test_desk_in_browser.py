"""Pages of the desk in Chromium: no payload runs, no policy is broken, axe finds nothing."""

from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import ConsoleMessage, Dialog, Page
from tests.briefing.page.hostile import PAYLOADS
from tests.browser import axe_faults, chromium, unfolded
from tests.web.browsing import serving, visiting
from tests.web.desk_samples import Team, opened, pages_of_work, with_reports, with_run
from tests.web.payloads import addresses, reflected, with_payloads

from rempart.desk.accounts import Reader, Role
from rempart.web.rendering import address

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


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """Yield a desk with the example reports, and a run that is done."""
    with opened(f"sqlite:///{tmp_path_factory.mktemp('desk') / 'desk.db'}") as team:
        with_reports(team.desk)
        with_run(team.desk, team.desk.programmes.make(Reader("administrator"), start="2026-01", months=36))
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


def run_payloads(browser: Chromium, team: Team, told: Sequence[str]) -> None:
    """Open every page on which payloads stand, and every page that says again what stands in its address."""
    with serving(team) as at, visiting(browser, at, team.roles[Role.ADMINISTRATOR]) as context:
        page = context.new_page()
        seen = watched(page)
        shown = 0
        again = [one for text in told[: max(1, len(told) // 30)] for one in reflected(text)]
        for place in [*addresses(team.desk), *again]:
            answer = page.goto(at + place)
            assert answer is not None
            assert answer.status < 500, place
            shown += "pwned=1" in page.content()
            assert page.evaluate("typeof window.pwned") == "undefined", place
            assert seen == [], place
        assert shown > len(told)  # they stand on the pages, as text


def open_pages(team: Team) -> list[str]:
    """Return an address of each page of a desk with the example reports."""
    entry = next(one for one in team.desk.book.agreements() if one.kind == "agreement")
    secret = team.desk.passwords.first_link()
    queue = {one.subject.kind: one.subject for one in team.desk.reviews.queue(Reader("administrator"))}
    reviews = [address("reviews/one", left=one.left, right=one.right or None) for one in queue.values()]
    return [
        "/agreements", f"/agreements/{entry.id}", "/documents", "/documents/courier",
        "/changes?since=2020-01-01", "/sources", "/people", "/sessions", "/audit", "/reviews",
        "/reviews/figures", "/programmes", "/runs", "/watches", "/agreements/none",
        "/sign-in", f"/welcome?link={secret}", *reviews, *pages_of_work(team.desk),
    ]  # fmt: skip


def faults_at(page: Page, address: str) -> list[tuple[str, str]]:
    """Return what axe finds at an address: the rule, and the first place that breaks it."""
    page.goto(address)
    return axe_faults(unfolded(page), STANDARD)


@pytest.mark.slow
def test_no_payload_runs_on_any_page(browser: Chromium, planted: Team) -> None:
    run_payloads(browser, planted, PAYLOADS[:MANY])


def test_the_hook_would_be_seen(browser: Chromium) -> None:
    page = browser.new_page()
    page.set_content(PAYLOADS[0])
    assert page.evaluate("typeof window.pwned") == "number"
    page.close()


@pytest.mark.slow
def test_axe_finds_nothing_on_any_page(browser: Chromium, filled: Team) -> None:
    with serving(filled) as at, visiting(browser, at, filled.roles[Role.ADMINISTRATOR]) as context:
        page = context.new_page()
        seen = watched(page)
        for place in open_pages(filled):
            assert faults_at(page, at + place) == [], place
            assert seen == [], place


def test_a_claim_is_judged_without_script(browser: Chromium, filled: Team) -> None:
    reader = Reader("administrator")
    claim = next(one.subject for one in filled.desk.reviews.queue(reader) if one.subject.kind == "claim")
    administrator = filled.roles[Role.ADMINISTRATOR]
    with serving(filled) as at, visiting(browser, at, administrator, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(at + address("reviews/one", left=claim.left))
        page.get_by_role("button", name="Accept", exact=True).click()
        page.wait_for_load_state()
    told = filled.desk.reviews.verdicts(reader, claim)
    assert [(one.judgement.verdict, one.judgement.who) for one in told] == [("accept", "administrator")]
