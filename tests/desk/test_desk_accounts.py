"""Accounts, links, passwords and sessions to the minute and to the letter; pages are not asked."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from tests.desk.test_desk_trail import rows_of_trail

from rempart.desk import passwords
from rempart.desk.accounts import Account, Role, administrators, checked_name
from rempart.desk.audit import broken_rows
from rempart.desk.desk import Desk
from rempart.desk.passwords import Invitation, digest
from rempart.errors import DeskError, RecordError

GOOD = "a few words in a row"
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
BEGAN = datetime(2026, 3, 1, 8, tzinfo=UTC)
NOT_RIGHT = (
    "the name or the password is not right; expected the name and the password of an open account. "
    "Try again, or ask an administrator for a new link."
)
NO_LINK = (
    "this link does not hold: it was used, replaced by a newer one, or is older than two days; expected a new "
    "one-time link. Ask an administrator for one; on the first run, start rempart serve again."
)
LAST = "this is the last administrator; expected one who can sign in. Make another administrator first."


class Moments:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = BEGAN

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def moments() -> Moments:
    return Moments()


@pytest.fixture
def desk(new_file: Callable[[], Path], moments: Moments, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._decoy.cache_clear()
    with Desk.open(f"sqlite:///{new_file()}", clock=moments) as opened:
        yield opened
    passwords._decoy.cache_clear()


def made(desk: Desk, name: str = "olena", role: Role = Role.ANALYST, *groups: str) -> Account:
    desk.accounts.make(name, role, groups, by="chief")
    return desk.passwords.accept(desk.passwords.link_for(name, by="chief"), GOOD)


def trail(desk: Desk) -> list[tuple[str, str, str]]:
    """Who did what to what, the earliest first."""
    return [(row.who, row.what, row.subject) for row in desk.deeds(frozenset(), skip=0, limit=100)][::-1]


def test_an_account_is_what_was_asked_for(desk: Desk) -> None:
    account = desk.accounts.make(" Olena.K ", Role.REVIEWER, ["ministry", "desk"], by="chief")
    assert account == Account(
        "olena.k", Role.REVIEWER, frozenset({"desk", "ministry"}), "2026-03-01T08:00:00.000000Z", ready=False
    )
    assert desk.accounts.named("olena.k") == account
    assert desk.accounts.make("b", Role.READER, [], by="chief").groups == frozenset()
    assert [one.name for one in desk.accounts.all()] == ["b", "olena.k"]
    assert trail(desk) == [
        ("chief", "made account", "olena.k (reviewer)"),
        ("chief", "made account", "b (reader)"),
    ]


def test_a_name_is_taken_once_and_is_one(desk: Desk) -> None:
    desk.accounts.make("olena", Role.READER, [], by="chief")
    with pytest.raises(DeskError) as taken:
        desk.accounts.make("Olena", Role.READER, [], by="chief")
    assert str(taken.value) == "the name olena is taken; expected a name of its own. Choose another name."
    with pytest.raises(DeskError) as absent:
        desk.accounts.named("x" * 80)
    assert (
        str(absent.value) == f"there is no account '{'x' * 60}'; expected the name of an account. Correct it."
    )
    assert checked_name("a" * 60) == "a" * 60
    cyrillic = "\N{CYRILLIC SMALL LETTER A}"
    for name in ("a" * 61, "", ".a", "a.", "a..b", "a b", cyrillic):
        with pytest.raises(DeskError) as no_name:
            checked_name(name)
        assert str(no_name.value) == (
            f"{name[:60]!r} is no name of an account; expected up to 60 small letters and digits, "
            "with . _ - between them. Choose another name."
        )
    with pytest.raises(RecordError, match="a group is named 'A B'"):
        desk.accounts.make("b", Role.READER, ["A B"], by="chief")
    assert rows_of_trail(desk) == 1


def test_another_reviewer_is_one_who_may_and_can(desk: Desk) -> None:
    made(desk, "self", Role.REVIEWER, "desk")
    assert not desk.accounts.has_other_reviewer("self", "")
    made(desk, "analyst", Role.ANALYST, "desk")
    desk.accounts.make("waiting", Role.REVIEWER, ["desk"], by="chief")
    made(desk, "closed", Role.REVIEWER, "desk")
    desk.accounts.end("closed", by="chief")
    assert not desk.accounts.has_other_reviewer("self", "")
    made(desk, "other", Role.REVIEWER, "ministry")
    assert desk.accounts.has_other_reviewer("self", "")
    assert desk.accounts.has_other_reviewer("self", "ministry")
    assert not desk.accounts.has_other_reviewer("self", "desk")
    made(desk, "head", Role.ADMINISTRATOR, "desk")
    assert desk.accounts.has_other_reviewer("self", "desk")


def test_an_account_is_changed_closed_and_opened_again(desk: Desk, moments: Moments) -> None:
    made(desk, "olena", Role.ANALYST, "desk")
    made(desk, "petro")
    sessions = {
        name: desk.sessions.begin(desk.accounts.named(name), "browser") for name in ("olena", "petro")
    }
    desk.accounts.change("olena", Role.REVIEWER, ["press", "ministry"], by="chief")
    changed = desk.accounts.named("olena")
    assert (changed.role, changed.groups, changed.ready) == (
        Role.REVIEWER,
        frozenset({"press", "ministry"}),
        True,
    )
    desk.accounts.change("olena", Role.REVIEWER, [], by="chief")
    moments.at += HOUR
    desk.accounts.end("olena", by="chief")
    assert desk.accounts.named("olena").ended == "2026-03-01T09:00:00.000000Z"
    assert desk.accounts.named("petro").ended == ""
    assert [one.account for one in desk.sessions.open_ones()] == ["petro"]
    assert desk.sessions.holder(sessions["olena"].secret) is None
    desk.accounts.reopen("olena", by="chief")
    assert desk.accounts.named("olena").ended == ""
    assert desk.sessions.holder(sessions["olena"].secret) is None
    assert trail(desk)[-4:] == [
        ("chief", "changed account", "olena: reviewer, groups ministry, press"),
        ("chief", "changed account", "olena: reviewer, groups none"),
        ("chief", "closed account", "olena"),
        ("chief", "reopened account", "olena"),
    ]
    for act in (desk.accounts.end, desk.accounts.reopen):
        with pytest.raises(DeskError, match="there is no account 'nobody'"):
            act("nobody", by="chief")
    with pytest.raises(DeskError, match="there is no account 'nobody'"):
        desk.accounts.change("nobody", Role.READER, [], by="chief")


def test_the_last_administrator_who_can_sign_in_stays(desk: Desk) -> None:
    made(desk, "head", Role.ADMINISTRATOR)
    desk.accounts.make("waiting", Role.ADMINISTRATOR, [], by="chief")
    before = rows_of_trail(desk)
    with pytest.raises(DeskError) as closing:
        desk.accounts.end("head", by="head")
    with pytest.raises(DeskError) as changing:
        desk.accounts.change("head", Role.REVIEWER, [], by="head")
    assert str(closing.value) == str(changing.value) == LAST
    assert desk.accounts.named("head").role is Role.ADMINISTRATOR
    assert desk.accounts.named("head").ended == ""
    assert rows_of_trail(desk) == before
    desk.accounts.change("head", Role.ADMINISTRATOR, ["desk"], by="head")
    made(desk, "second", Role.ADMINISTRATOR)
    desk.accounts.end("head", by="second")
    with desk.storage.reading() as connection:
        assert administrators(connection) == 1


def test_a_link_is_kept_as_a_digest_and_says_what_it_is_for(desk: Desk) -> None:
    desk.accounts.make("olena", Role.ANALYST, [], by="chief")
    first, own = desk.passwords.first_link(), desk.passwords.link_for("olena", by="chief")
    assert first is not None
    assert min(len(first), len(own)) == 43  # 32 bytes of chance
    assert (desk.passwords.invitation(first), desk.passwords.invitation(own)) == (
        Invitation(""),
        Invitation("olena"),
    )
    assert (Invitation("").makes_administrator, Invitation("olena").makes_administrator) == (True, False)
    with desk.storage.reading() as connection:
        kept = connection.exec_driver_sql("SELECT digest FROM desk_links").scalars().all()
    assert sorted(kept) == sorted(map(digest, (first, own)))
    assert trail(desk)[-1] == ("chief", "made one-time link for", "olena")


def test_a_link_holds_for_two_days_and_until_the_next_one(desk: Desk, moments: Moments) -> None:
    for name in ("olena", "petro"):
        desk.accounts.make(name, Role.ANALYST, [], by="chief")
    of_petro = desk.passwords.link_for("petro", by="chief")
    old = desk.passwords.link_for("olena", by="chief")
    new = desk.passwords.link_for("olena", by="chief")
    for secret in (old, "unknown", ""):
        for act in (desk.passwords.invitation, lambda told: desk.passwords.accept(told, GOOD)):
            with pytest.raises(DeskError) as refused:
                act(secret)
            assert str(refused.value) == NO_LINK
    moments.at += 2 * DAY - timedelta(microseconds=1)
    assert desk.passwords.invitation(new).account == "olena"
    assert desk.passwords.accept(of_petro, GOOD).ready
    moments.at += timedelta(microseconds=1)
    with pytest.raises(DeskError, match="this link does not hold"):
        desk.passwords.accept(new, GOOD)
    assert not desk.accounts.named("olena").ready


def test_a_link_is_used_once_ends_the_sessions_of_its_account_and_of_no_other(
    desk: Desk, moments: Moments
) -> None:
    olena, petro = made(desk, "olena"), made(desk, "petro")
    desk.sessions.begin(olena, "a")
    desk.sessions.begin(petro, "b")
    moments.at += HOUR
    secret, of_petro = (desk.passwords.link_for(name, by="chief") for name in ("olena", "petro"))
    assert desk.passwords.accept(secret, "other words in a row") == olena
    assert [one.account for one in desk.sessions.open_ones()] == ["petro"]
    with desk.storage.reading() as connection:
        ended = connection.exec_driver_sql("SELECT account, ended FROM desk_sessions ORDER BY account").all()
        used = connection.exec_driver_sql("SELECT used FROM desk_links WHERE used > '2026-03-01T08:30'").all()
    assert [tuple(row) for row in ended] == [("olena", "2026-03-01T09:00:00.000000Z"), ("petro", "")]
    assert [tuple(row) for row in used] == [("2026-03-01T09:00:00.000000Z",)]
    with pytest.raises(DeskError, match="this link does not hold"):
        desk.passwords.accept(secret, GOOD)
    assert desk.passwords.invitation(of_petro).account == "petro"
    assert desk.passwords.check("petro", GOOD) == petro
    assert desk.passwords.check("olena", "other words in a row") == olena
    assert trail(desk)[-1] == ("olena", "chose a password", "")


def test_no_link_opens_a_closed_account(desk: Desk) -> None:
    made(desk, "olena")
    secret = desk.passwords.link_for("olena", by="chief")
    desk.accounts.end("olena", by="chief")
    with pytest.raises(DeskError) as refused:
        desk.passwords.accept(secret, GOOD)
    assert str(refused.value) == NO_LINK
    with pytest.raises(DeskError) as closed:
        desk.passwords.link_for("olena", by="chief")
    assert str(closed.value) == "account olena is closed; expected an open account. Reopen it first."
    with pytest.raises(DeskError, match="there is no account"):
        desk.passwords.link_for("nobody", by="chief")


def test_the_first_administrator_is_made_once(desk: Desk) -> None:
    desk.accounts.make("taken", Role.READER, [], by="chief")
    secret = desk.passwords.first_link()
    assert secret is not None
    for name, why in (("taken", "is taken"), ("No Name", "is no name")):
        with pytest.raises(DeskError, match=why):
            desk.passwords.accept(secret, GOOD, name)
    with pytest.raises(DeskError, match="is no name"):
        desk.passwords.accept(secret, GOOD)
    account = desk.passwords.accept(secret, GOOD, " Head ")
    assert account == Account(
        "head", Role.ADMINISTRATOR, frozenset(), "2026-03-01T08:00:00.000000Z", ready=True
    )
    assert desk.passwords.check("head", GOOD) == account
    assert desk.passwords.first_link() is None
    assert trail(desk)[-1] == ("head", "chose a password", "")


def test_a_first_link_is_worth_nothing_once_there_is_an_administrator(desk: Desk) -> None:
    secret = desk.passwords.first_link()
    assert secret is not None
    made(desk, "head", Role.ADMINISTRATOR)
    with pytest.raises(DeskError) as refused:
        desk.passwords.accept(secret, GOOD, "intruder")
    assert str(refused.value) == NO_LINK
    with pytest.raises(DeskError):
        desk.accounts.named("intruder")


@pytest.mark.parametrize(("letters", "fits"), [(11, False), (12, True), (200, True), (201, False)])
def test_a_password_has_twelve_to_two_hundred_letters(desk: Desk, letters: int, *, fits: bool) -> None:
    desk.accounts.make("olena", Role.ANALYST, [], by="chief")
    secret = desk.passwords.link_for("olena", by="chief")
    password = ("quartz vole " * 20)[:letters]
    if fits:
        desk.passwords.accept(secret, password)
        assert desk.passwords.check("olena", password).name == "olena"
        return
    with pytest.raises(DeskError) as refused:
        desk.passwords.accept(secret, password)
    assert str(refused.value).startswith(f"the password has {letters} letters; expected 12 to 200 letters. ")
    assert desk.passwords.invitation(secret).account == "olena"


def test_signing_in_says_no_more_than_that_it_failed(desk: Desk) -> None:
    olena = made(desk, "olena")
    made(desk, "closed")
    desk.accounts.end("closed", by="chief")
    desk.accounts.make("waiting", Role.READER, [], by="chief")
    before = len(trail(desk))
    for name, password in [
        ("olena", "wrong words in a row"),
        ("nobody", GOOD),
        ("closed", GOOD),
        ("waiting", GOOD),
        ("waiting", ""),
        ("olena", GOOD + " "),
    ]:
        with pytest.raises(DeskError) as refused:
            desk.passwords.check(name, password)
        assert str(refused.value) == NOT_RIGHT
    assert trail(desk)[before:] == [
        (who, "failed to sign in", "")
        for who in ("olena", "nobody yet", "closed", "waiting", "waiting", "olena")
    ]
    assert desk.passwords.check(" OLENA ", GOOD) == olena
    assert not broken_rows(desk.storage)


def test_an_unknown_name_costs_the_work_of_a_known_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    class Counting:
        def verify(self, kept: str, password: str) -> bool:
            asked.append((kept, password))
            return False

        def hash(self, password: str) -> str:
            return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(password)

    made(desk, "olena")
    monkeypatch.setattr(passwords, "_HASHER", Counting())
    for name in ("olena", "nobody", "nobody"):
        with pytest.raises(DeskError):
            desk.passwords.check(name, "x" * 1000)
    assert len(asked) == 3
    assert all(kept.startswith("$argon2id$") and password == "x" * 200 for kept, password in asked)
    assert asked[1] == asked[2]  # made once: making it takes time too


def test_a_session_is_kept_as_a_digest_and_shown_as_it_is(desk: Desk, moments: Moments) -> None:
    olena = made(desk)
    opened = desk.sessions.begin(olena, "b" * 200)
    session = opened.session
    assert (session.account, session.agent, session.began, session.seen) == (
        "olena",
        "b" * 120,
        "2026-03-01T08:00:00.000000Z",
        "2026-03-01T08:00:00.000000Z",
    )
    assert (len(opened.secret), len(session.form_token), len(session.id)) == (43, 43, 16)
    assert len({opened.secret, session.form_token, session.id}) == 3
    assert desk.sessions.holder(opened.secret) == (olena, session)
    assert desk.sessions.holder(session.id) is None
    with desk.storage.reading() as connection:
        row = connection.exec_driver_sql("SELECT * FROM desk_sessions").mappings().one()
    assert opened.secret not in str(dict(row))
    assert row["digest"] == digest(opened.secret)
    assert trail(desk)[-1] == ("olena", "signed in", "")
    petro = made(desk, "petro")
    same = [desk.sessions.begin(petro, "x") for _ in range(4)]
    assert [desk.sessions.holder(one.secret) for one in same] == [(petro, one.session) for one in same]
    assert [one.id for one in desk.sessions.open_ones("petro")] == sorted(one.session.id for one in same)
    moments.at += HOUR
    later = desk.sessions.begin(olena, "c").session
    assert [one.id for one in desk.sessions.open_ones("olena")] == [later.id, session.id]


def test_a_session_ends_after_twelve_idle_hours(desk: Desk, moments: Moments) -> None:
    secret = desk.sessions.begin(made(desk), "a").secret
    moments.at += 12 * HOUR - MINUTE
    assert desk.sessions.holder(secret) is not None  # and is noted as in use
    moments.at += 12 * HOUR - MINUTE
    assert desk.sessions.holder(secret) is not None
    moments.at += 12 * HOUR
    assert desk.sessions.holder(secret) is None
    assert desk.sessions.open_ones() == ()


def test_a_session_ends_after_seven_days_of_use(desk: Desk, moments: Moments) -> None:
    secret = desk.sessions.begin(made(desk), "a").secret
    for _ in range(27):
        moments.at += 6 * HOUR
        assert desk.sessions.holder(secret) is not None
    moments.at += 6 * HOUR - MINUTE
    assert desk.sessions.holder(secret) is not None
    moments.at += MINUTE
    assert desk.sessions.holder(secret) is None


def test_use_is_written_down_every_five_minutes(desk: Desk, moments: Moments) -> None:
    olena = made(desk)
    secret = desk.sessions.begin(olena, "a").secret
    other = desk.sessions.begin(olena, "b").session

    def seen(after: timedelta) -> str:
        moments.at = BEGAN + after
        assert desk.sessions.holder(secret) is not None
        (kept,) = {one.seen for one in desk.sessions.open_ones() if one.id != other.id}
        return kept[11:16]

    assert [seen(minutes * MINUTE) for minutes in (1, 5, 6, 11, 12)] == [
        "08:00",
        "08:00",
        "08:06",
        "08:06",
        "08:12",
    ]
    assert {one.seen for one in desk.sessions.open_ones() if one.id == other.id} == {other.seen}


def test_only_the_own_session_is_ended_unless_one_may(desk: Desk, moments: Moments) -> None:
    olena, petro = made(desk, "olena"), made(desk, "petro")
    first, second = desk.sessions.begin(olena, "a").session, desk.sessions.begin(olena, "b").session
    for name, by in ((first.id, "petro"), ("z" * 50, "olena")):
        with pytest.raises(DeskError) as refused:
            desk.sessions.end(name, by=by)
        assert str(refused.value) == (
            f"there is no open session '{name[:40]}'; expected the id of a session. Look again."
        )
    moments.at += HOUR
    desk.sessions.end(first.id, by="olena")
    assert [one.id for one in desk.sessions.open_ones("olena")] == [second.id]
    assert desk.sessions.open_ones(petro.name) == ()
    with pytest.raises(DeskError):
        desk.sessions.end(first.id, by="olena")
    desk.sessions.end(second.id, by="petro", anybody=True)
    assert desk.sessions.open_ones() == ()
    with desk.storage.reading() as connection:
        ended = connection.exec_driver_sql("SELECT ended FROM desk_sessions").scalars().all()
    assert ended == ["2026-03-01T09:00:00.000000Z"] * 2
    assert trail(desk)[-2:] == [
        ("olena", "ended a session of", "olena"),
        ("petro", "ended a session of", "olena"),
    ]


def test_no_session_outlives_its_account(desk: Desk) -> None:
    secret = desk.sessions.begin(made(desk), "a").secret
    with desk.storage.writing() as connection:  # as where a closing and a signing in cross
        connection.exec_driver_sql("UPDATE desk_accounts SET ended = '2026-03-01T08:00:00.000000Z'")
    assert desk.sessions.holder(secret) is None
