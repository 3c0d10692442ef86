"""Routes: each has a row in the table of roles, keeps to it, and carries the headers."""

from itertools import product

import pytest
from fastapi.routing import APIRoute
from tests.web.desk_samples import Team

from rempart.desk.accounts import Role
from rempart.web.headers import missing_headers
from rempart.web.pages import ROUTERS
from rempart.web.roles import COLUMNS, may, verdicts

FORMS = ("", ".html", ".json", ".csv")


def routes(team: Team) -> list[tuple[str, str]]:
    """Return method and path, without its form, of every route that is served."""
    served = [route for router in ROUTERS for route in router.routes]
    own = [route for route in team.app.routes if getattr(route, "path", None)]
    assert len(team.app.routes) == len(own) + len(ROUTERS)
    found = set()
    for route in (*served, *own):
        if isinstance(route, APIRoute):
            found |= {(method, route.name) for method in route.methods or ()}
        else:
            found.add(("GET", getattr(route, "path", "")))
    return sorted(found)


def filled(path: str) -> str:
    return path.replace("{name:path}", "nothing").replace("{name}", "nothing")


def test_every_route_has_a_row_and_every_row_a_route(team: Team) -> None:
    assert set(routes(team)) == set(verdicts())


def test_each_role_may_do_at_least_what_the_one_before_may() -> None:
    for roles in verdicts().values():
        allowed = [column in roles for column in COLUMNS[1:]]
        assert allowed == sorted(allowed)
        assert "anybody" not in roles or all(allowed)


def test_an_unknown_route_is_open_to_nobody() -> None:
    assert not any(may(role, "GET", "/not-in-the-table") for role in (None, *Role))


def test_each_route_opens_to_the_roles_of_its_row_and_to_no_other(team: Team) -> None:
    browsers = {None: team.stranger()} | team.roles
    for (method, path), (role, browser) in product(routes(team), browsers.items()):
        if path == "/sign-out" and role is not None:
            continue  # it would end what the other routes need; its own test is in test_signing_in
        has_forms = method == "GET" and "." not in path and path not in {"/", "/static"}
        for form in FORMS if has_forms else ("",):
            answer = browser.get(filled(path) + form) if method == "GET" else browser.send(filled(path))
            to_sign_in = answer.headers.get("location", "").startswith("/sign-in")
            closed = answer.status_code in {401, 403} or to_sign_in
            assert closed != may(role, method, path), (method, path, form, role, answer.status_code)


@pytest.mark.parametrize("https", [False, True])
def test_every_answer_carries_the_headers_errors_too(team: Team, *, https: bool) -> None:
    object.__setattr__(team.app.state.settings, "https", https)
    stranger, reader = team.stranger(), team.roles[Role.READER]
    answers = [
        stranger.get("/agreements"),
        stranger.get("/agreements.json"),
        stranger.get("/nothing-here"),
        stranger.get("/static/desk.css"),
        stranger.get("/static/nothing"),
        stranger.get("/openapi.json"),
        stranger.get("/sign-in"),
        stranger.get("/%00"),
        stranger.ask("PUT", "/agreements"),
        stranger.ask("POST", "/sign-in", data={"name": "x" * 30_000}),
        stranger.ask("POST", "/sign-in", data={}),
        reader.get("/agreements?as_of=tomorrow"),
        reader.get("/agreements"),
    ]
    expected = {name.decode() for name, _value in missing_headers("/", (), https=https)}
    assert "content-security-policy" in expected
    for answer in answers:
        missing = expected - set(answer.headers)
        assert missing <= {"vary"}, (answer.url, missing)
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert ("strict-transport-security" in answer.headers) == https


def test_an_unforeseen_error_is_a_page_with_the_headers_and_without_its_cause(
    team: Team, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError("secret words")

    monkeypatch.setattr(team.desk.book, "agreements", broken)
    answer = team.roles[Role.READER].get("/agreements")
    assert answer.status_code == 500
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "secret words" not in answer.text
    assert "secret words" in caplog.text


def test_pages_of_the_signed_in_are_kept_by_no_cache(team: Team) -> None:
    assert team.roles[Role.READER].get("/agreements").headers["cache-control"] == "private, no-store"


def test_each_page_comes_as_html_json_and_csv(team: Team) -> None:
    reader = team.roles[Role.READER]
    kinds = {"": "text/html", ".html": "text/html", ".json": "application/json", ".csv": "text/csv"}
    for form, kind in kinds.items():
        answer = reader.get(f"/agreements{form}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(kind)
