"""Signing in by OpenID Connect: who the provider vouches for comes in, and nobody by an answer that is not right."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from joserfc.jwk import OctKey, RSAKey
from tests.web.desk_samples import AT, Browser, Team, opened
from tests.web.provider import CLIENT, SECRET, Stub, running

from rempart.desk.accounts import Role
from rempart.desk.identities import Rules
from rempart.errors import DeskError
from rempart.web import vouching
from rempart.web.settings import Provider

RULES = (
    ("press", Role.ANALYST, frozenset({"desk"})),
    ("editors", Role.REVIEWER, frozenset({"ministry"})),
)


@pytest.fixture(scope="module")
def provider() -> Iterator[Stub]:
    with running() as stub:
        yield stub


@pytest.fixture
def stub(provider: Stub) -> Stub:
    """The provider as it is when nothing is wrong."""
    fresh = Stub(issuer=provider.issuer, own=provider.own)
    for name in ("claims", "header", "signer", "described", "sent", "seen"):
        setattr(provider, name, getattr(fresh, name))
    return provider


@pytest.fixture
def team(stub: Stub, tmp_path: Path) -> Iterator[Team]:
    told = Provider(stub.issuer, CLIENT, SECRET, Rules(RULES))
    with opened(f"sqlite:///{tmp_path / 'desk.db'}", provider=told) as team:
        yield team


def leave(browser: Browser) -> str:
    answer = browser.get("/sign-in/provider?next=/documents")
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def came_back(team: Team, stub: Stub) -> tuple[Browser, Any]:
    browser = team.stranger()
    code, state = stub.authorize(leave(browser))
    return browser, browser.get(f"/sign-in/back?code={code}&state={state}")


def is_refused(team: Team, browser: Browser, answer: Any, status: int = 400) -> bool:
    """True where the answer is a refusal and nobody is signed in by it."""
    assert answer.status_code == status, answer.text
    names = {account.name for account in team.desk.accounts.all()}
    return "olena" not in names and browser.get("/documents").headers["location"].startswith("/sign-in")


def test_who_is_vouched_for_comes_in_with_the_role_and_groups_of_the_table(team: Team, stub: Stub) -> None:
    assert "/sign-in/provider?next=" in team.stranger().get("/sign-in").text
    browser, answer = came_back(team, stub)
    assert (answer.status_code, answer.headers["location"]) == (303, "/documents")
    assert browser.get("/documents").status_code == 200
    account = team.desk.accounts.named("olena")
    assert (account.role, account.groups) == (Role.ANALYST, frozenset({"desk"}))
    (asked,) = stub.sent.values()
    assert asked["redirect_uri"] == f"{AT}/sign-in/back"
    assert asked["code_challenge_method"] == "S256"
    assert SECRET not in str(stub.seen[0])  # it goes in the header alone, encoded
    with pytest.raises(DeskError):
        team.desk.passwords.check("olena", "signs in elsewhere")


def test_role_and_groups_are_those_of_the_latest_sign_in(team: Team, stub: Stub) -> None:
    came_back(team, stub)
    stub.claims = {"groups": ["press", "editors", "sports"], "preferred_username": "olena-renamed"}
    assert came_back(team, stub)[1].status_code == 303
    account = team.desk.accounts.named("olena")
    assert (account.role, account.groups) == (Role.REVIEWER, frozenset({"desk", "ministry"}))
    assert "olena-renamed" not in {one.name for one in team.desk.accounts.all()}
    stub.claims = {"groups": ["sports"]}
    assert came_back(team, stub)[1].status_code == 409


NOW = int(time.time())


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another-desk"},
        {"aud": None},
        {"aud": [CLIENT, "another-desk"]},  # without azp
        {"azp": "another-desk"},
        {"iss": "http://elsewhere.example"},
        {"exp": NOW - 3600},
        {"exp": None},
        {"iat": None},
        {"sub": None},
    ],
)
def test_a_token_with_a_wrong_claim_signs_nobody_in(claims: dict[str, Any], team: Team, stub: Stub) -> None:
    stub.claims = claims
    browser, answer = came_back(team, stub)
    assert is_refused(team, browser, answer)


def test_a_token_by_another_key_signs_nobody_in(team: Team, stub: Stub) -> None:
    stub.signer = RSAKey.generate_key(2048, {"kid": "one"})
    assert is_refused(team, *came_back(team, stub))


def test_a_token_signed_with_what_is_public_signs_nobody_in(team: Team, stub: Stub) -> None:
    stub.header = {"alg": "HS256", "kid": "one"}
    stub.signer = OctKey.import_key(SECRET * 4, {"kid": "one"})
    assert is_refused(team, *came_back(team, stub))


def test_an_answer_counts_once_and_in_the_browser_that_left(team: Team, stub: Stub) -> None:
    browser = team.stranger()
    code, state = stub.authorize(leave(browser))
    back = f"/sign-in/back?code={code}&state={state}"
    other = team.stranger()
    assert is_refused(team, other, other.get(back))  # and with that the state is used up
    assert is_refused(team, browser, browser.get(back))
    first, answer = came_back(team, stub)
    assert answer.status_code == 303
    again = first.get(str(answer.request.url).removeprefix(AT))
    assert again.status_code == 400
    assert "Sign in again" in again.text


@pytest.mark.parametrize("asked", ["", "?state=none&code=c", "?error=access_denied"])
def test_an_answer_that_nobody_asked_for_is_refused(asked: str, team: Team) -> None:
    browser = team.stranger()
    assert is_refused(team, browser, browser.get(f"/sign-in/back{asked}"))


def test_who_stays_too_long_begins_again(team: Team, stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vouching, "_HOLDS", -1.0)
    assert is_refused(team, *came_back(team, stub))


def test_who_refuses_at_the_provider_is_told_so(team: Team, stub: Stub) -> None:
    browser = team.stranger()
    _, state = stub.authorize(leave(browser))
    answer = browser.get(f"/sign-in/back?error=access_denied&state={state}")
    assert is_refused(team, browser, answer)
    assert "access_denied" in answer.text


def test_a_name_that_is_taken_is_never_handed_over(team: Team, stub: Stub) -> None:
    stub.claims = {"preferred_username": "administrator", "groups": ["press"]}
    browser, answer = came_back(team, stub)
    assert is_refused(team, browser, answer, 409)
    assert team.desk.accounts.named("administrator").role is Role.ADMINISTRATOR


def test_a_closed_account_stays_closed(team: Team, stub: Stub) -> None:
    came_back(team, stub)
    team.desk.accounts.end("olena", by="administrator")
    assert came_back(team, stub)[1].status_code == 409


@pytest.mark.parametrize("described", [{"issuer": "http://elsewhere.example"}, {"token_endpoint": "nowhere"}])
def test_a_provider_that_describes_itself_wrongly_signs_nobody_in(
    described: dict[str, str], team: Team, stub: Stub
) -> None:
    stub.described = described
    browser = team.stranger()
    answer = browser.get("/sign-in/provider")
    if answer.status_code == 303:
        code, state = stub.authorize(str(answer.headers["location"]))
        assert is_refused(team, browser, browser.get(f"/sign-in/back?code={code}&state={state}"))
    else:
        assert answer.status_code == 503


def test_without_a_provider_there_is_nothing_of_it(tmp_path: Path) -> None:
    with opened(f"sqlite:///{tmp_path / 'desk.db'}") as team:
        browser = team.stranger()
        assert "/sign-in/provider" not in browser.get("/sign-in").text
        assert browser.get("/sign-in/provider").status_code == 404
        assert browser.get("/sign-in/back?code=c&state=s").status_code == 404


def test_rules_are_read_from_a_table(tmp_path: Path) -> None:
    file = tmp_path / "rules.csv"
    file.write_text("provider_group,role,groups\npress,analyst,desk+ministry\nall,reader,\n")
    rules = Rules.read(file)
    assert rules.granted(["press", "all"]) == (Role.ANALYST, frozenset({"desk", "ministry"}))
    assert rules.granted(["all"]) == (Role.READER, frozenset())
    assert rules.granted([]) is None
    for wrong in ("provider_group,role\npress,king\n", "name\npress\n"):
        file.write_text(wrong)
        with pytest.raises(DeskError, match=r"rules\.csv"):
            Rules.read(file)
    with pytest.raises(DeskError, match=r"none\.csv"):
        Rules.read(tmp_path / "none.csv")
