"""The example reports: loaded on request, on an empty desk only, and told to be invented."""

import json
from typing import Any

from tests.web.desk_samples import Browser, Team, with_reports

from rempart.desk.accounts import Role
from rempart.sources.inputs import Input
from rempart.sources.reading import INVENTED, read

BUTTON = 'action="/sources/example"'


def told(browser: Browser, address: str) -> Any:
    return json.loads(browser.get(address).text)


def test_an_administrator_loads_the_example_on_an_empty_desk(team: Team) -> None:
    boss = team.roles[Role.ADMINISTRATOR]
    assert BUTTON in boss.get("/agreements").text
    assert BUTTON in boss.get("/sources").text
    for role in (Role.READER, Role.ANALYST, Role.REVIEWER):
        assert BUTTON not in team.roles[role].get("/agreements").text
        assert team.roles[role].send("/sources/example").status_code == 403
    assert boss.send("/sources/example").headers["location"] == "/agreements"
    assert told(boss, "/agreements.json")["count"] > 0
    documents = told(boss, "/documents.json")["reports"]
    assert [one["id"] for one in documents] == ["courier", "gazette", "interview"]
    for one in documents:
        page = boss.get(f"/documents/{one['id']}").text
        assert "(invent" in page
        assert one["published"]
    kept = team.desk.book.reports()
    assert all(one.source.startswith(INVENTED) for one in kept)
    assert [one.subject for one in team.desk.deeds(frozenset(), skip=0, limit=3)] == [
        "interview",
        "gazette",
        "courier",
    ]


def test_it_is_neither_offered_nor_taken_where_reports_are(team: Team) -> None:
    with_reports(team.desk)
    boss = team.roles[Role.ADMINISTRATOR]
    before = told(boss, "/documents.json")
    assert BUTTON not in boss.get("/agreements?party=none").text
    assert BUTTON not in boss.get("/sources").text
    answer = boss.send("/sources/example")
    assert answer.status_code == 409
    assert "book of its own" in answer.text
    assert told(boss, "/documents.json") == before


def test_what_only_others_may_read_makes_no_desk_full(team: Team) -> None:
    letter = Input("letter", "letter.txt", b"Norway will buy 12 Leopard 2 tanks for Ukraine, it said.")
    team.desk.add(read(letter), ("desk",), by="test")
    assert BUTTON in team.roles[Role.ADMINISTRATOR].get("/agreements").text
    assert team.roles[Role.ADMINISTRATOR].send("/sources/example").status_code == 303
