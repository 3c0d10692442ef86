"""Pages of a desk with reports: what they say, in each language and form, and to whom."""

import csv
import io
import json
from collections.abc import Iterator

import pytest
from tests.web.desk_samples import Browser, Team, opened, with_reports

from rempart.desk.accounts import Role


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """Yield a desk with the example reports, and one that only the group ``desk`` may read."""
    folder = tmp_path_factory.mktemp("desk")
    with opened(f"sqlite:///{folder / 'desk.db'}") as team:
        with_reports(team.desk)
        yield team


@pytest.fixture(scope="module")
def addresses(filled: Team) -> list[str]:
    """Return an address of each page, with what stands in the book."""
    entries = filled.desk.book.agreements()
    documents = filled.desk.book.reports()
    one = entries[0].id
    return [
        "/agreements",
        "/agreements?party=UA&goods=contracted&as_of=2030-01-01",
        *(f"/agreements/{entry.id}" for entry in entries),
        f"/agreements/{one}?as_of=2030-01-01",
        "/documents",
        *(f"/documents/{document.id}" for document in documents),
        "/changes?since=2020-01-01",
        "/sources",
        "/people",
        "/sessions",
        "/audit",
    ]


@pytest.mark.parametrize("language", ["en", "fr", "uk"])
def test_every_page_is_told_in_each_language(filled: Team, addresses: list[str], language: str) -> None:
    boss = filled.roles[Role.ADMINISTRATOR]
    for address in addresses:
        answer = boss.get(address, **{"accept-language": language})
        assert answer.status_code == 200, (address, answer.text)
        assert f'<html lang="{language}">' in answer.text
        assert " style=" not in answer.text
        assert answer.text.count("<h1>") == 1


def test_json_and_csv_say_the_same_as_the_page(filled: Team, addresses: list[str]) -> None:
    boss = filled.roles[Role.ADMINISTRATOR]
    for address in addresses:
        path, _mark, query = address.partition("?")
        told = json.loads(boss.get(f"{path}.json?{query}").text)
        assert told["title"]
        rows = list(csv.reader(io.StringIO(boss.get(f"{path}.csv?{query}").text)))
        assert {len(row) for row in rows} == {len(rows[0])}


def test_an_agreement_shows_its_words_and_leads_to_the_document(filled: Team) -> None:
    reader = filled.roles[Role.READER]
    entry = next(one for one in filled.desk.book.agreements() if one.kind == "agreement")
    told = json.loads(reader.get(f"/agreements/{entry.id}.json").text)
    for quote in told["quotes"]:
        document = filled.desk.book.document(quote["document"])
        claim = quote["claim"]
        assert document.text[claim["start"] : claim["end"]] == claim["quote"]
        page = reader.get(f"/documents/{quote['document']}").text
        assert f'id="claim-{claim["id"].replace("#", "~23~")}"' in page


def test_an_agreement_is_found_by_a_claim_of_it(filled: Team) -> None:
    reader = filled.roles[Role.READER]
    entry = filled.desk.book.agreements()[0]
    by_claim = reader.get("/agreements/" + entry.claims[0].replace("#", "%23") + ".json")
    assert by_claim.json()["entry"]["id"] == entry.id


def test_a_page_as_of_a_day_before_all_reports_knows_nothing(filled: Team) -> None:
    reader = filled.roles[Role.READER]
    entry = filled.desk.book.agreements()[0]
    assert reader.get("/agreements.json?as_of=2001-01-01").json()["entries"] == []
    assert reader.get(f"/agreements/{entry.id}?as_of=2001-01-01").status_code == 404


@pytest.mark.parametrize("address", ["/agreements?as_of=soon", "/changes?since=soon", "/audit?skip=-1"])
def test_what_cannot_be_read_is_said(filled: Team, address: str) -> None:
    answer = filled.roles[Role.ADMINISTRATOR].get(address)
    assert answer.status_code in {400, 422}
    assert 'role="alert"' in answer.text


def test_what_is_for_a_group_is_shown_to_its_members_alone(filled: Team) -> None:
    member = filled.signed_in("member", Role.READER, ("desk",))
    secret = filled.desk.book.reports(groups={"desk"})
    (own,) = [one for one in secret if one.id.endswith("@desk")]
    address = f"/documents/{own.id}"
    assert member.get(address).status_code == 200
    other = filled.roles[Role.ADMINISTRATOR]
    absent = other.get(address)
    assert absent.status_code == 404
    for page in ("/documents", "/agreements", "/changes?since=2020-01-01", "/audit"):
        assert "secret-letter" not in other.get(page).text
    assert "secret-letter" in member.get("/documents").text


def test_changes_come_as_a_feed(filled: Team) -> None:
    from lxml import etree  # noqa: PLC0415 -- only here

    reader = filled.roles[Role.READER]
    answer = reader.get("/changes.atom?since=2020-01-01")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    names = {"a": "http://www.w3.org/2005/Atom"}
    entries = feed.findall("a:entry", names)
    told = reader.get("/changes.json?since=2020-01-01").json()["changes"]
    titles = [entry.findtext("a:title", namespaces=names) for entry in entries]
    assert sorted(map(str, titles)) == sorted(one["sentence"] for one in told)
    moments = [entry.findtext("a:updated", namespaces=names) for entry in entries]
    assert moments == [one["learned"] for one in told]
    ids = [entry.findtext("a:id", namespaces=names) for entry in entries]
    assert len(set(ids)) == len(ids) > 0


def roles_of(browser: Browser) -> str:
    return browser.get("/agreements").text


def test_the_ways_shown_are_those_that_the_role_may_go(filled: Team) -> None:
    assert 'href="/people"' not in roles_of(filled.roles[Role.READER])
    assert 'href="/sources"' not in roles_of(filled.roles[Role.READER])
    assert 'href="/sources"' in roles_of(filled.roles[Role.ANALYST])
    assert 'href="/people"' in roles_of(filled.roles[Role.ADMINISTRATOR])
