"""No password, link, cookie, token or secret address stands in a log, even where a page fails."""

import logging
import re
from typing import Never

import pytest
from tests.web.desk_samples import Team

from rempart.desk.accounts import Role

PASSWORD = "five plain words in a row"  # noqa: S105 -- of an account of this test

CLIENT = {"httpx", "httpcore"}


def failing(*_args: object, **_more: object) -> Never:
    raise ZeroDivisionError("something nobody foresaw")


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """Return all that was logged, traces too, but by the client of these tests, which stands for a browser."""
    lines = (caplog.handler.format(one) for one in caplog.records if one.name.partition(".")[0] not in CLIENT)
    return "\n".join(lines)


def test_nothing_secret_is_logged_however_much_is(
    team: Team, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    team.desk.accounts.make("olena", Role.ADMINISTRATOR, [], by="test")
    link = team.desk.passwords.link_for("olena", by="test")
    browser = team.stranger()
    browser.get(f"/welcome?link={link}")
    team.desk.passwords.accept(link, PASSWORD)
    assert browser.send("/sign-in", {"name": "olena", "password": PASSWORD}).status_code == 303
    stranger = team.stranger()
    assert stranger.send("/sign-in", {"name": "olena", "password": f"{PASSWORD}!"}).status_code != 303
    analyst = team.roles[Role.ANALYST]
    token = re.search(r"/feeds/([^\"]+)\"", analyst.send("/watches/feed").text)
    assert token is not None
    monkeypatch.setattr(team.desk.watches, "news", failing)
    monkeypatch.setattr(team.desk.passwords, "invitation", failing)
    assert stranger.get(f"/feeds/{token[1]}").status_code == 500
    assert stranger.get("/welcome?link=another-secret").status_code == 500
    text = logged(caplog)
    assert text.count("ZeroDivisionError: something nobody foresaw") == 2
    assert "GET /feeds/{name} failed" in text
    cookies = [value for one in (browser, analyst) for value in one.client.cookies.values()]
    assert cookies
    for secret in (PASSWORD, link, "another-secret", token[1], analyst.form_token, *cookies):
        assert secret not in text
