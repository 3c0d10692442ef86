"""Forms that no page of the desk sent, or that bring what is not taken."""

import io
from collections.abc import Mapping
from itertools import product

import pytest
from tests.web.desk_samples import ORIGIN, Team

from rempart.desk.accounts import Role
from rempart.web.guard import _LARGEST_FORM_OF_STRANGERS
from rempart.web.roles import verdicts

ACTIONS = sorted(path for method, path in verdicts() if method == "POST")


FOREIGN: tuple[tuple[Mapping[str, str], str | None], ...] = (
    (ORIGIN, "wrong"),
    (ORIGIN, ""),
    ({"origin": "http://evil.example"}, None),
    ({"origin": "null"}, None),
    (ORIGIN | {"sec-fetch-site": "cross-site"}, None),
    (ORIGIN | {"sec-fetch-site": "same-site"}, None),
)
NEEDED = {
    "name": "x", "password": "x", "again": "x", "link": "x", "language": "fr", "session": "x", "role": "reader",
}  # fmt: skip


def test_no_form_is_taken_that_a_page_of_the_desk_did_not_give(team: Team) -> None:
    strangers = (team.roles[Role.ADMINISTRATOR], team.stranger())
    for path, browser, (headers, token) in product(ACTIONS, strangers, FOREIGN):
        told = {"form_token": browser.form_token if token is None else token}
        address = path.replace("{name:path}", "x").replace("{name}", "x")
        answer = browser.ask("POST", address, data=told | NEEDED, headers=dict(headers))
        # A form that lacks a field is refused for that, before its token is looked at; nothing is done then.
        assert answer.status_code in {401, 403, 422}, (path, answer.text)
    named = browser.ask("POST", "/people", data=NEEDED, headers=ORIGIN)
    assert named.status_code == 401
    assert "x" not in {one.name for one in team.desk.accounts.all()}


def test_a_token_of_another_session_is_refused(team: Team) -> None:
    boss, reader = team.roles[Role.ADMINISTRATOR], team.roles[Role.READER]
    told = {"form_token": reader.form_token, "name": "mallory", "role": "administrator"}
    assert boss.ask("POST", "/people", data=told, headers=ORIGIN).status_code == 403
    assert "mallory" not in {one.name for one in team.desk.accounts.all()}


def test_a_form_too_large_is_refused_before_it_is_read(team: Team) -> None:
    analyst, stranger = team.roles[Role.ANALYST], team.stranger()
    big = b"x" * (team.app.state.settings.largest_upload + 1)
    answer = analyst.send("/sources", files={"files": ("a.txt", big)})
    assert answer.status_code == 413
    assert str(team.app.state.settings.largest_upload) in answer.text
    small = b"x" * (_LARGEST_FORM_OF_STRANGERS + 1)
    assert stranger.send("/sources", files={"files": ("a.txt", small)}).status_code == 413
    assert team.desk.book.reports() == ()


def test_a_form_without_its_length_is_refused(team: Team) -> None:
    async def parts() -> object:
        yield b"form_token=x"

    answer = team.roles[Role.ANALYST].ask("POST", "/sources", content=parts(), headers=ORIGIN)
    assert answer.status_code == 411


HOSTILE = {
    "bomb.html.gz": "gzip",
    "nested.html": b"<div>" * 100_000,
    "paper.pdf": b"%PDF-1.7\n\x00\xff broken",
    "word.docx": b"PK\x03\x04 broken",
    "run.exe": b"MZ",
    "lines.jsonl": b'{"id": "a"}\n',
    "pages.warc": b"WARC/1.0\r\n",
    "empty.txt": b"",
    "../../etc/passwd": b"root",
    "nul.txt": b"\x00\x01\x02" * 50,
}


def packed_zeros() -> bytes:
    import gzip  # noqa: PLC0415 -- only here

    handle = io.BytesIO()
    with gzip.GzipFile(fileobj=handle, mode="wb", compresslevel=9) as packed:
        for _ in range(70):
            packed.write(b"\0" * 2**20)
    return handle.getvalue()


def test_hostile_files_are_refused_with_their_reason_and_good_ones_beside_them_kept(team: Team) -> None:
    good = "Norway will buy 12 Leopard 2 tanks for 400 million euros, the ministry said on Monday in Oslo."
    files = [("files", (name, packed_zeros() if data == "gzip" else data)) for name, data in HOSTILE.items()]
    answer = team.roles[Role.ANALYST].send("/sources", files=[*files, ("files", ("good.txt", good.encode()))])
    assert answer.status_code == 200, answer.text
    kept = [one.id for one in team.desk.book.reports()]
    assert "good" in kept
    assert answer.text.count("<li>") >= len(HOSTILE)
    assert set(kept) <= {"good", "passwd"}  # a text without an ending, by its last name alone


@pytest.mark.parametrize(
    "name", ["con\x1b[31m.txt", "../../x.txt", "x\naccepted.txt", "a\r\nb.txt", "=1+1.txt"]
)
def test_a_file_of_any_name_gets_an_id_that_a_terminal_only_prints(team: Team, name: str) -> None:
    good = "Norway will buy 12 Leopard 2 tanks for 400 million euros, the ministry said on Monday in Oslo."
    assert team.roles[Role.ANALYST].send("/sources", files=[("files", (name, good.encode()))]).is_success
    (kept,) = team.desk.book.reports()
    assert kept.id.isprintable()
    assert "/" not in kept.id


def test_only_groups_of_ones_own_may_be_chosen(team: Team) -> None:
    analyst = team.signed_in("member", Role.ANALYST, ("desk",))
    refused = analyst.send("/sources", {"pasted": "Poland buys tanks.", "access": "ministry"})
    assert refused.status_code == 403
    taken = analyst.send("/sources", {"pasted": "Poland buys 5 tanks from Germany.", "access": "desk"})
    assert taken.status_code == 200
    (kept,) = team.desk.book.reports(groups={"desk"})
    assert kept.id.endswith("@desk")
    assert team.desk.book.reports() == ()


def test_an_address_is_fetched_only_where_the_desk_may_and_never_from_within(team: Team) -> None:
    analyst = team.roles[Role.ANALYST]
    inside = "http://127.0.0.1:9/secret"
    assert analyst.send("/sources", {"address": inside}).status_code == 403
    object.__setattr__(team.app.state.settings, "fetches", True)
    for address in (
        inside,
        "file:///etc/passwd",
        "http://[::1]/",
        "http://169.254.169.254/latest",
        "http://0x7f.1/",
    ):
        answer = analyst.send("/sources", {"address": address})
        assert answer.status_code == 422, address
        assert "refused" in answer.text
    assert team.desk.book.reports() == ()


@pytest.mark.parametrize(
    "address", ["/%00", "/agreements?party=%00", "/documents/%ff", "/agreements?item=" + "x" * 9000]
)
def test_odd_addresses_are_refused_with_a_page(team: Team, address: str) -> None:
    answer = team.roles[Role.READER].get(address)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_a_text_with_a_null_in_a_field_is_refused(team: Team) -> None:
    answer = team.roles[Role.ANALYST].send("/sources", {"pasted": "a\0b"})
    assert answer.status_code == 400


def test_an_unknown_id_is_a_page_that_says_so(team: Team) -> None:
    for path in ("/agreements/none", "/documents/none", "/documents/a/b/c"):
        answer = team.roles[Role.READER].get(path)
        assert answer.status_code == 404
        assert 'role="alert"' in answer.text
