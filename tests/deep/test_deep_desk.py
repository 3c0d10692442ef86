"""The desk at length: a thousand pairs of desks, three hundred payloads, every language and theme, many requests."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser as Chromium
from tests.briefing.page.hostile import PAYLOADS
from tests.browser import chromium
from tests.web.attacking import attack
from tests.web.browsing import serving, visiting
from tests.web.desk_samples import Team, opened, with_reports, with_run
from tests.web.payloads import with_payloads
from tests.web.secrets_apart import Copies, addresses, base, drawn_events, forms_of, restricted, told
from tests.web.test_desk_in_browser import faults_at, open_pages, run_payloads

from rempart.desk.accounts import Reader, Role
from rempart.web.language import LANGUAGES

# A part of it can be asked for: REMPART_DEEP_PAIRS=20 make deep.
PAIRS = int(os.environ.get("REMPART_DEEP_PAIRS", "1000"))
SHARING = 20
EXAMPLES = 200


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    with opened(f"sqlite:///{tmp_path_factory.mktemp('desk') / 'desk.db'}") as team:
        with_reports(team.desk)
        with_run(team.desk, team.desk.programmes.make(Reader("administrator"), start="2026-01"))
        yield team


def test_a_thousand_pairs_give_the_same_bytes(tmp_path: Path) -> None:
    """Of twenty pairs that share their public rows the public desk is asked once, in every form of every address.

    Each of the twenty others is asked for every address, in one form after the other.
    """
    first = base(tmp_path)
    hidden = [f"letter{number}@desk" for number in range(3)]
    secrets = 0
    with Copies(first, tmp_path / "copy.db") as copies:
        for number in range(PAIRS):
            random = Random(number)  # noqa: S311 -- no secret: which pair
            if number % SHARING == 0:
                drawn = drawn_events(random, random.randint(1, 6), random.randint(0, 6))
                public = [one for one in drawn if not one.groups]
                with copies.learned(public) as (team, browser):
                    places = addresses(team, first, hidden)
                    expected = {
                        (place, form): told(browser, *place, form)
                        for place in places
                        for form in forms_of(place[0])
                    }
            secret = [one for one in drawn_events(random, random.randint(1, 6), 6) if one.groups]
            events = sorted([*public, *secret], key=lambda one: (one.number, one.groups))
            with copies.learned(events) as (team, browser):
                secrets += restricted(team)
                for place in places:
                    forms = forms_of(place[0])
                    form = forms[number % len(forms)]
                    assert told(browser, *place, form) == expected[place, form], (number, place, form)
            if number % 50 == 49:
                print(f"{number + 1} pairs, {secrets} restricted reports, no difference")  # noqa: T201 -- how far it is
    assert secrets > PAIRS


def test_three_hundred_payloads_run_on_no_page(browser: Chromium, tmp_path: Path) -> None:
    with opened(f"sqlite:///{tmp_path / 'desk.db'}") as team:
        with_payloads(team.desk, PAYLOADS)
        run_payloads(browser, team, PAYLOADS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])  # 320 is 1280 at 400 % zoom (WCAG 1.4.10)
def test_axe_finds_nothing_in_any_language_theme_and_zoom(
    browser: Chromium, filled: Team, language: str, theme: str, width: int
) -> None:
    look = {
        "locale": language,
        "color_scheme": theme,
        "viewport": {"width": width, "height": 900},
        "extra_http_headers": {"accept-language": language},
    }
    with (
        serving(filled) as at,
        visiting(browser, at, filled.roles[Role.ADMINISTRATOR], **look) as context,
    ):
        page = context.new_page()
        for place in open_pages(filled):
            assert faults_at(page, at + place) == [], place
            assert page.locator("html").get_attribute("lang") == language
            assert page.evaluate("document.documentElement.scrollWidth") <= width, place


def test_many_requests_make_no_server_error(filled: Team) -> None:
    def attacked() -> int:
        description = filled.stranger().get("/openapi.json").json()
        return attack(filled.roles[Role.ADMINISTRATOR], description, EXAMPLES)

    # In a thread of its own: Chromium, open for the tests before, keeps an event loop in this one.
    with ThreadPoolExecutor(1) as apart:
        assert apart.submit(attacked).result() > EXAMPLES
