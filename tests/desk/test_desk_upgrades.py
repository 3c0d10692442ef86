"""A desk of the first revision opens: its accounts, sessions and audit trail are there."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.ledger.book.book_samples import Clock

from rempart.desk.accounts import Reader, Role
from rempart.desk.desk import Desk

OLDEST = Path(__file__).with_name("desk_0001.sql")  # what sqlite3's dump gave of a desk of revision 0001
SECRET = "e8XwBgr5jnyd-84T3e1hWNKIKpLiynQ1thr0bSuSf4k"  # noqa: S105 -- of the invented session in that file
PASSWORD = "five plain words in a row"  # noqa: S105 -- of the same file


@pytest.mark.slow
def test_the_oldest_desk_kept_opens(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLDEST.read_text(encoding="utf-8"))
    for _ in range(2):  # a second time changes nothing
        with Desk.open(f"sqlite:///{path}", clock=Clock()) as desk:
            roles = {one.name: (one.role, one.groups, one.ready) for one in desk.accounts.all()}
            assert roles == {
                "ana": (Role.ANALYST, frozenset({"ministry"}), False),
                "olena": (Role.ADMINISTRATOR, frozenset(), True),
            }
            held = desk.sessions.holder(SECRET)
            assert held is not None
            assert held[0].name == "olena"
            assert desk.passwords.check("olena", PASSWORD).name == "olena"
            told = [one.what for one in desk.deeds(frozenset(), skip=0, limit=10)]
            assert told == ["signed in", "made account", "chose a password"]
            assert [one.id for one in desk.book.reports()] == ["first"]
            assert desk.jobs.listed(Reader("ana")) == ()
