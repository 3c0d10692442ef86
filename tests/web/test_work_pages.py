"""Pages of work: reviews, programmes, runs and their results, watch lists; to each what he may see."""

import json
import re
from collections.abc import Iterator
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from tests.web.desk_samples import Browser, Team, opened, with_reports

from rempart.desk.accounts import Reader, Role, groups_of
from rempart.desk.jobs.running import run


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """Yield a desk with the example reports, and one that only the group ``desk`` may read."""
    folder = tmp_path_factory.mktemp("desk")
    with opened(f"sqlite:///{folder / 'desk.db'}") as team:
        with_reports(team.desk)
        yield team


def field(page: str, name: str) -> str:
    """Return what a hidden field of a page holds."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, (name, page)
    return unescape(found[1])


def work(team: Team) -> None:
    """Run what waits, in this process: the worker has tests of its own."""
    taken = team.desk.jobs.take()
    assert taken is not None
    job, holder = taken
    files = run(team.desk.book, job, lambda *_: None)
    team.desk.jobs.finish(job.id, holder, files)


def test_a_claim_is_reviewed_on_its_page(filled: Team) -> None:
    browser = filled.roles[Role.REVIEWER]
    queue = json.loads(browser.get("/reviews.json?kind=claim").text)
    assert queue["waiting"] == len(queue["rows"]) > 3
    (name,) = queue["rows"][0]["waiting"]["claims"]
    page = browser.get("/reviews/one.html?" + f"left={name.replace('#', '%23')}").text
    assert "What the machine read" in page
    told = {"left": name, "version": field(page, "version"), "verdict": "accept", "why": "read it"}
    answer = browser.send("/reviews", told)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/reviews/one?left=")
    assert name not in [
        row["waiting"]["claims"] for row in json.loads(browser.get("/reviews.json").text)["rows"]
    ]
    # The same form again comes too late, and says both.
    late = browser.send("/reviews", told | {"verdict": "reject", "why": "other words"})
    assert late.status_code == 409
    assert "other words" in late.text
    assert "read it" in late.text
    assert filled.roles[Role.ANALYST].send("/reviews", told).status_code == 403


def test_a_correction_that_cannot_be_is_said_on_the_page(filled: Team) -> None:
    browser = filled.roles[Role.REVIEWER]
    queue = json.loads(browser.get("/reviews.json?kind=claim").text)
    (name,) = queue["rows"][-1]["waiting"]["claims"]
    page = browser.get(f"/reviews/one?left={name.replace('#', '%23')}").text
    told = {
        "left": name,
        "version": field(page, "version"),
        "verdict": "correct",
        "field": "amount",
        "value": "many",
    }
    answer = browser.send("/reviews", told)
    assert answer.status_code == 400
    assert "value of amount" in answer.text
    assert field(answer.text, "version") == told["version"]


def test_a_blind_verdict_shows_on_no_page_of_the_second(filled: Team) -> None:
    first, second = filled.signed_in("one", Role.REVIEWER), filled.signed_in("two", Role.REVIEWER)
    queue = json.loads(first.get("/reviews.json?kind=claim").text)
    (name,) = queue["rows"][0]["waiting"]["claims"]
    address = f"/reviews/one?left={name.replace('#', '%23')}"
    told = {"left": name, "version": field(first.get(address).text, "version"), "verdict": "reject"}
    first.send("/reviews", told | {"blind": "true", "why": "secret reason"})
    page = second.get(address).text
    assert "secret reason" not in page
    assert "waits for a second, blind verdict" in page
    second.send("/reviews", told | {"version": field(page, "version"), "verdict": "accept"})
    assert "secret reason" in second.get(address).text
    figures = json.loads(second.get("/reviews/figures.json").text)["figures"]["claim"]
    assert figures["subjects"] == 1
    assert figures["share"] == 0


@pytest.fixture(scope="module")
def programme(filled: Team) -> str:
    made = filled.roles[Role.ANALYST].send("/programmes", {"start": "2026-01", "months": "36"})
    assert made.status_code == 303, made.text
    return made.headers["location"]


def test_a_value_is_set_with_its_reason_and_late_edits_are_refused(filled: Team, programme: str) -> None:
    browser = filled.roles[Role.ANALYST]
    path = "funding.europe_for_us_arms.ceiling"
    page = browser.get(f"{programme}/value?path={path}").text
    told = {"path": path, "version": field(page, "version"), "value": "40 bn USD", "why": "as promised"}
    assert browser.send(programme, told).status_code == 303
    shown = browser.get(f"{programme}?part=funding").text
    assert "40 bn USD" in shown
    assert "as promised" in shown
    late = browser.send(programme, told | {"value": "50 bn USD"})
    assert late.status_code == 409
    assert "50 bn USD" in late.text
    assert "40 bn USD" in late.text
    bad = browser.send(programme, told | {"version": "2", "value": "many"})
    assert bad.status_code == 400
    assert 'value="many"' in bad.text
    assert filled.roles[Role.READER].send(programme, told).status_code == 403


def test_a_row_is_added_and_removed_on_its_page(filled: Team) -> None:
    browser = filled.roles[Role.ANALYST]
    made = browser.send("/programmes", {"start": "2026-01", "months": "12"}).headers["location"]
    page = f"{made}?part=funding"
    found = re.search(r'<textarea id="row"[^>]*>(.*?)</textarea>', browser.get(page).text, re.DOTALL)
    assert found is not None
    pattern = unescape(found[1])
    told = {"part": "funding", "version": "1", "why": "as announced"}
    empty = browser.send(f"{made}/rows", told | {"row": pattern})
    assert empty.status_code == 400
    assert "names no row" in empty.text
    assert browser.send(f"{made}/rows", told | {"row": "id = "}).status_code == 400
    row = pattern.replace('id = ""', 'id = "lottery"', 1)
    assert browser.send(f"{made}/rows", told | {"row": row}).headers["location"] == page
    shown = browser.get(page).text
    assert "funding.lottery" in shown
    assert "as announced" in shown
    assert browser.send(f"{made}/rows", told | {"row": row}).status_code == 409
    assert filled.roles[Role.READER].send(f"{made}/rows", told | {"row": row}).status_code == 403
    gone = {"path": "funding.lottery", "version": "2", "reset": "true"}
    assert browser.send(made, gone).status_code == 303
    assert "funding.lottery" not in browser.get(page).text


@pytest.fixture(scope="module")
def done(filled: Team, programme: str) -> str:
    """Return the address of a run that is done, of everything and in French."""
    browser = filled.roles[Role.ANALYST]
    page = browser.get(programme).text
    told = {
        "programme": programme.rpartition("/")[2],
        "version": field(page, "version"),
        "key": field(page, "key"),
    }
    asked = browser.send("/runs", told | {"kind": "brief", "lang": "fr"})
    assert browser.send("/runs", told | {"kind": "brief", "lang": "fr"}).headers == asked.headers
    waiting = browser.get(asked.headers["location"])
    assert "waits for its turn" in waiting.text
    assert browser.get(asked.headers["location"] + "/plan").status_code == 404
    work(filled)
    return asked.headers["location"]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr", "uk"])
def test_every_page_of_work_is_told_in_each_language(
    filled: Team, programme: str, done: str, language: str
) -> None:
    boss = filled.roles[Role.ADMINISTRATOR]
    (name,) = json.loads(boss.get("/reviews.json?kind=claim").text)["rows"][0]["waiting"]["claims"]
    addresses = [
        "/reviews",
        f"/reviews/one?left={name.replace('#', '%23')}",
        "/reviews/figures",
        "/programmes",
        programme,
        *(
            f"{programme}?part={part}"
            for part in ("promise", "item", "programme", "risk", "exchange", "unknown")
        ),
        f"{programme}/value?path=programme.months",
        "/runs",
        done,
        *(f"{done}/{part}" for part in ("plan", "scenarios", "coverage", "outlook", "briefing")),
        "/watches",
    ]
    for address in addresses:
        path, _, query = address.partition("?")
        answer = boss.get(address, **{"accept-language": language})
        assert answer.status_code == 200, (address, answer.text)
        assert f'<html lang="{language}">' in answer.text
        assert not re.search(r"<[^>]* style=", answer.text), address
        assert "<style" not in answer.text
        assert answer.text.count("<h1>") == 1
        assert json.loads(boss.get(f"{path}.json?{query}").text)["title"]
        assert boss.get(f"{path}.csv?{query}").text


@pytest.mark.slow
def test_the_map_is_drawn_and_the_briefing_is_whole(filled: Team, done: str) -> None:
    reader = filled.roles[Role.READER]
    coverage = reader.get(f"{done}/coverage").text
    assert 'class="map"' in coverage
    whole = reader.get(f"{done}/files/index.html")
    assert '<html lang="fr"' in whole.text
    policy = whole.headers["content-security-policy"]
    assert "style-src 'sha256-" in policy
    assert "unsafe" not in policy
    assert "script" not in policy
    assert reader.get(f"{done}/files/nothing.json").status_code == 404
    assert reader.get(f"{done}/files/..%2f..%2fetc%2fpasswd").status_code == 404


@pytest.mark.slow
def test_what_was_made_for_a_group_is_not_there_for_others(filled: Team, done: str) -> None:
    among = filled.signed_in("dora", Role.ANALYST, ("desk",))
    made = among.send("/programmes", {"months": "12"}).headers["location"]
    reader = filled.roles[Role.READER]
    assert among.get(made).status_code == 200
    for address in (made, f"{made}.json", "/programmes/none"):
        assert reader.get(address).status_code == 404
    hidden, absent = reader.get(made).text, reader.get("/programmes/none").text
    assert hidden.replace(made.rpartition("/")[2], "none") == absent
    name = made.rpartition("/")[2]
    page = among.get(made).text
    asked = among.send(
        "/runs", {"programme": name, "version": "1", "key": field(page, "key"), "kind": "schedule"}
    )
    run_of_group = asked.headers["location"]
    assert reader.get(run_of_group).status_code == 404
    assert name not in reader.get("/programmes.json").text
    assert run_of_group.rpartition("/")[2] not in reader.get("/runs.json").text
    assert reader.get(done).status_code == 200
    assert filled.desk.jobs.job(Reader("dora", groups_of("desk")), run_of_group.rpartition("/")[2])
    among.send(f"{run_of_group}/cancel")
    assert "was cancelled" in among.get(run_of_group).text


def test_an_agreement_leads_to_its_watch(filled: Team) -> None:
    browser = filled.roles[Role.READER]
    name = filled.desk.book.agreements()[0].id
    (link,) = re.findall(r'href="(/watches[?][^"]+)"', browser.get(f"/agreements/{name}").text)
    form = browser.get(unescape(link)).text
    assert re.search(rf'id="subject" name="subject" value="{re.escape(name)}"', form)
    assert re.search(r'<option value="agreement" selected>', form)
    assert browser.send("/watches", {"kind": "agreement", "subject": name}).status_code == 303


def test_a_watch_list_and_its_feed(filled: Team) -> None:
    browser = filled.roles[Role.READER]
    assert browser.send("/watches", {"kind": "party", "subject": "UA"}).status_code == 303
    refused = browser.send("/watches", {"kind": "agreement", "subject": "none"})
    assert refused.status_code == 400
    assert "none" in refused.text
    made = browser.send("/watches/feed").text
    address = re.search(r'href="(http[^"]*/feeds/[^"]+)"', made)
    assert address
    path = address[1].removeprefix("http://desk.example")
    stranger = filled.stranger()
    feed = stranger.get(path)
    assert feed.status_code == 200
    assert feed.headers["content-type"] == "application/atom+xml"
    assert ET.fromstring(feed.content).tag.endswith("feed")  # noqa: S314 -- our own text
    assert "@desk" not in feed.text
    assert path.rpartition("/")[2] not in feed.text
    browser.send("/watches/feed")  # a new address
    assert stranger.get(path).status_code == 404
    assert browser.send("/watches/remove", {"name": "none"}).status_code in {400, 404}


def test_pages_of_work_ask_for_a_session(filled: Team) -> None:
    stranger: Browser = filled.stranger()
    for address in ("/reviews", "/programmes", "/runs", "/watches"):
        assert stranger.get(address).headers["location"].startswith("/sign-in")
        assert stranger.get(f"{address}.json").status_code == 401
