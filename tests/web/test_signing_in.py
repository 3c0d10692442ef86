"""The first run, signing in and out, accounts and sessions, as a browser sees them."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from tests.web.desk_samples import Browser, Team, opened

from rempart.desk import passwords
from rempart.desk.accounts import Role
from rempart.desk.audit import broken_rows
from rempart.errors import DeskError
from rempart.web.pages.signing_in import local

PASSWORD = "a few words in a row"  # noqa: S105 -- of test accounts
FIRST = {"name": "olena", "password": PASSWORD, "again": PASSWORD}


class Clock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


def sign_in(browser: Browser, password: str = PASSWORD, **more: str) -> int:
    return browser.send("/sign-in", {"name": "olena", "password": password} | more).status_code


@pytest.fixture
def ready(team: Team) -> Team:
    """Return a team in which the account ``olena`` has a password."""
    team.desk.accounts.make("olena", Role.ANALYST, ["desk"], by="test")
    team.desk.passwords.accept(team.desk.passwords.link_for("olena", by="test"), PASSWORD)
    return team


def test_the_first_link_makes_an_administrator_once(team: Team) -> None:
    secret = team.desk.passwords.first_link()
    browser = team.stranger()
    assert browser.get(f"/welcome?link={secret}").status_code == 200
    assert browser.send("/welcome", FIRST | {"link": secret}).status_code == 303
    assert team.desk.accounts.named("olena").role is Role.ADMINISTRATOR
    assert browser.get("/people").status_code == 200
    assert team.stranger().get(f"/welcome?link={secret}").status_code == 404
    assert team.desk.passwords.first_link() is None


def test_a_newer_first_link_replaces_the_older(team: Team) -> None:
    old, new = team.desk.passwords.first_link(), team.desk.passwords.first_link()
    assert team.stranger().get(f"/welcome?link={old}").status_code == 404
    assert team.stranger().get(f"/welcome?link={new}").status_code == 200


@pytest.mark.parametrize(
    "wrong", [{"password": "short", "again": "short"}, {"again": "another few words"}, {"name": "No Name!"}]
)
def test_what_is_no_password_or_name_is_said_and_the_link_still_holds(
    team: Team, wrong: dict[str, str]
) -> None:
    secret = team.desk.passwords.first_link()
    browser = team.stranger()
    answer = browser.send("/welcome", FIRST | {"link": secret} | wrong)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert browser.send("/welcome", FIRST | {"link": secret}).status_code == 303


@pytest.mark.parametrize(
    "password",
    [
        "qwerty123456",
        "1Q2w3e4r5t6y",
        "olena in the wood",
        "aaaaaaaaaaaaaa",
        "tree-tree-tree-",
        "abcdefghijklm",
    ],
)
def test_a_password_that_is_tried_first_is_refused(team: Team, password: str) -> None:
    told = FIRST | {"link": team.desk.passwords.first_link(), "password": password, "again": password}
    browser = team.stranger()
    answer = browser.send("/welcome", told)
    assert answer.status_code == 400
    assert "among the first that would be tried" in answer.text
    assert browser.send("/welcome", told | {"password": PASSWORD, "again": PASSWORD}).status_code == 303


def test_signing_in_needs_name_and_password_and_leads_back(ready: Team) -> None:
    browser = ready.stranger()
    away = browser.get("/changes?since=2025-01-01")
    assert away.headers["location"] == "/sign-in?next=%2Fchanges%3Fsince%3D2025-01-01"
    assert sign_in(browser, "wrong words in a row") == 401
    unknown = browser.send("/sign-in", {"name": "nobody", "password": PASSWORD})
    known = browser.send("/sign-in", {"name": "olena", "password": "wrong"})
    assert unknown.status_code == known.status_code == 401
    assert unknown.text == known.text
    answer = browser.send("/sign-in", {"name": " Olena ", "password": PASSWORD, "next": "/changes"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/changes")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()
    assert browser.get("/agreements").status_code == 200


@pytest.mark.parametrize(
    "elsewhere",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/a\nb",
        "",
        "a",
        "///e",
    ],
)
def test_signing_in_never_leads_elsewhere(elsewhere: str) -> None:
    assert local(elsewhere) == "/agreements"


def test_a_real_hash_costs_what_the_standard_says() -> None:
    real = PasswordHasher()  # as the desk makes it
    told = (real.memory_cost, real.time_cost, real.parallelism, real.type.name)
    assert told == (65536, 3, 4, "ID")  # RFC 9106, section 4, second recommended option
    source = Path(passwords.__file__).read_text(encoding="utf-8")
    assert "_HASHER = PasswordHasher()\n" in source


def test_a_password_is_kept_as_an_argon2_hash_only(ready: Team) -> None:
    with ready.desk.storage.reading() as connection:
        rows = connection.exec_driver_sql("SELECT password FROM desk_accounts WHERE name = 'olena'").all()
        everything = str(
            connection.exec_driver_sql("SELECT * FROM desk_links, desk_sessions, desk_audit").all()
        )
    assert rows[0][0].startswith("$argon2id$")
    assert PASSWORD not in everything


def test_too_many_tries_are_refused_even_with_the_right_password(ready: Team) -> None:
    browser = ready.stranger()
    codes = [sign_in(browser, "wrong") for _ in range(11)]
    assert codes == [401] * 10 + [429]
    assert sign_in(browser) == 429


def test_signing_out_ends_the_session_at_the_server(team: Team) -> None:
    browser = team.signed_in("olena", Role.READER)
    copy = dict(browser.client.cookies)
    assert browser.send("/sign-out").status_code == 303
    browser.client.cookies.update(copy)
    assert browser.get("/agreements").status_code == 303


def test_a_session_ends_by_itself(tmp_path_factory: pytest.TempPathFactory) -> None:
    clock = Clock()
    with opened(f"sqlite:///{tmp_path_factory.mktemp('desk') / 'desk.db'}", clock=clock) as team:
        idle, busy = team.signed_in("idle", Role.READER), team.signed_in("busy", Role.READER)
        for hours in range(6, 7 * 24, 6):
            clock.moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
            assert busy.get("/sessions").status_code == 200
        assert idle.get("/sessions").status_code == 303
        clock.moment += timedelta(hours=6)
        assert busy.get("/sessions").status_code == 303  # a week after it began


def test_sessions_are_listed_and_ended_ones_own_and_by_administrators_all(team: Team) -> None:
    olena, mark = team.signed_in("olena", Role.READER), team.signed_in("mark", Role.READER)
    (own,) = olena.get("/sessions.json").json()["sessions"]
    assert own["account"] == "olena"
    assert mark.send("/sessions/end", {"session": own["id"]}).status_code == 400
    assert olena.get("/agreements").status_code == 200
    boss = team.roles[Role.ADMINISTRATOR]
    assert {one["account"] for one in boss.get("/sessions.json").json()["sessions"]} >= {"olena", "mark"}
    assert boss.send("/sessions/end", {"session": own["id"]}).status_code == 303
    assert olena.get("/agreements.json").status_code == 401


def test_an_administrator_makes_changes_and_closes_accounts(team: Team) -> None:
    boss = team.roles[Role.ADMINISTRATOR]
    made = boss.send("/people", {"name": "olena", "role": "analyst", "groups": "desk, press"})
    (link,) = re.findall(r'value="http://desk.example(/welcome\?link=[\w-]+)"', made.text)
    olena = team.stranger()
    told = {"link": link.partition("=")[2], "password": PASSWORD, "again": PASSWORD}
    assert olena.send("/welcome", told).status_code == 303
    assert team.desk.accounts.named("olena").groups == {"desk", "press"}
    assert olena.get("/sources").status_code == 200
    assert boss.send("/people/change", {"name": "olena", "role": "reader"}).status_code == 303
    assert olena.get("/sources").status_code == 403  # at once, without signing in again
    assert boss.send("/people", {"name": "olena", "role": "reader"}).status_code == 400
    assert boss.send("/people/end", {"name": "olena"}).status_code == 303
    assert olena.get("/agreements.json").status_code == 401
    assert sign_in(team.stranger()) == 401
    assert boss.send("/people/reopen", {"name": "olena"}).status_code == 303
    assert sign_in(team.stranger()) == 303


def test_the_last_administrator_stays(team: Team) -> None:
    team.desk.passwords.accept(team.desk.passwords.first_link() or "", PASSWORD, "olena")
    boss = team.roles[Role.ADMINISTRATOR]
    assert boss.send("/people/end", {"name": "olena"}).status_code == 400
    assert boss.send("/people/change", {"name": "olena", "role": "reader"}).status_code == 400
    assert team.desk.accounts.named("olena").role is Role.ADMINISTRATOR


def test_a_new_password_ends_the_sessions_that_were_open(team: Team) -> None:
    olena = team.signed_in("olena", Role.READER)
    team.desk.passwords.accept(team.desk.passwords.link_for("olena", by="test"), PASSWORD)
    assert olena.get("/agreements.json").status_code == 401


def test_a_link_that_was_made_before_an_account_was_closed_holds_no_longer(team: Team) -> None:
    team.signed_in("olena", Role.READER)
    link = team.desk.passwords.link_for("olena", by="test")
    team.desk.accounts.end("olena", by="test")
    with pytest.raises(DeskError, match="does not hold"):
        team.desk.passwords.accept(link, PASSWORD)
    assert team.stranger().get(f"/welcome?link={link}").status_code != 200
    team.desk.accounts.reopen("olena", by="test")
    assert team.desk.accounts.named("olena").ready is False


def test_what_is_done_stands_in_the_audit_trail_which_nobody_changes(ready: Team) -> None:
    sign_in(ready.stranger(), "wrong")
    sign_in(ready.stranger())
    deeds = ready.roles[Role.ADMINISTRATOR].get("/audit.json").json()["deeds"]
    told = [(one["who"], one["what"]) for one in deeds]
    assert told[:2] == [("olena", "signed in"), ("olena", "failed to sign in")]
    assert ("test", "made account") in told
    assert broken_rows(ready.desk.storage) == ()
    for change in ("UPDATE desk_audit SET who = 'x'", "DELETE FROM desk_audit"):
        with pytest.raises(Exception, match="append-only"), ready.desk.storage.writing() as connection:
            connection.exec_driver_sql(change)


def test_a_row_changed_behind_the_triggers_is_found(ready: Team) -> None:
    with ready.desk.storage.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER desk_audit_no_update")
        connection.exec_driver_sql("UPDATE desk_audit SET who = 'x' WHERE number = 2")
    assert broken_rows(ready.desk.storage) == (2,)
