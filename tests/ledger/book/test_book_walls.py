"""The second wall: on PostgreSQL the database itself hides what a reader may not see."""

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from itertools import count

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import make_url
from tests.ledger.book.book_samples import Clock, deal, entries, report

from rempart.errors import BookError
from rempart.ledger.book import trail
from rempart.ledger.book.book import Book
from rempart.ledger.book.storage import Storage
from rempart.ledger.merging import merge

pytestmark = pytest.mark.slow
OPEN = report("open", deal(100))
GROUPS = ((), ("desk",), ("ministry",), ("press",), ("desk", "ministry"))
_NUMBERS = count()


def on_server(server: str, *commands: str) -> None:
    address = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for command in commands:
            connection.execute(text(command))
    engine.dispose()


@pytest.fixture
def as_usual(server: str) -> Iterator[str]:
    """Give the address of an empty database, as a role that owns it and is no superuser."""
    name = f"walls_{os.getpid()}_{next(_NUMBERS)}"
    on_server(server, f"CREATE ROLE {name} LOGIN", f"CREATE DATABASE {name} OWNER {name}")
    yield make_url(server).set(database=name, username=name).render_as_string(hide_password=False)
    on_server(server, f"DROP DATABASE {name} WITH (FORCE)", f"DROP ROLE {name}")


def filled(url: str) -> Book:
    book = Book.open(url, clock=Clock())
    book.add([OPEN])
    book.add([report("a", deal(90))], access=["desk"])
    book.add([report("b", deal(95))], access=["ministry", "desk"])
    book.add([report("c", deal(99))], access=["ministry"])
    return book


def all_accesses(_connection: Connection, _groups: Collection[str]) -> tuple[str, ...]:
    """Stand in for the choice of rows, as it would be if somebody forgot it."""
    return ("", "desk", "desk+ministry", "ministry")


def test_the_book_says_the_same_behind_the_wall(as_usual: str, new_database: Callable[[], str]) -> None:
    with closing(filled(as_usual)) as walled, closing(filled(new_database())) as bare:
        for groups in GROUPS:
            assert entries(walled.ledger(groups=groups)) == entries(bare.ledger(groups=groups))
            assert walled.agreements(groups=groups) == bare.agreements(groups=groups)
            assert walled.reports(groups=groups) == bare.reports(groups=groups)
            assert walled.changes("2025-01-01", groups=groups) == bare.changes("2025-01-01", groups=groups)
        assert not walled.verify().faults


def test_a_question_without_its_condition_gives_nothing_away(as_usual: str) -> None:
    filled(as_usual).close()
    with closing(Storage(as_usual)) as storage:
        for groups in GROUPS:
            with storage.reading(groups) as connection:
                accesses = set(connection.execute(text("SELECT access FROM trail")).scalars())
                views = set(connection.execute(text("SELECT view FROM versions")).scalars())
                views |= set(connection.execute(text("SELECT view FROM settlements")).scalars())
            assert all(not access or set(access.split("+")) & set(groups) for access in accesses)
            assert views <= {"", *groups}
            assert "" in accesses
        with storage.reading() as connection:
            assert len(connection.execute(text("SELECT access FROM trail")).all()) == 4


def test_nothing_leaks_where_the_choice_of_rows_is_forgotten(
    as_usual: str, new_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(filled(as_usual)) as walled, closing(filled(new_database())) as bare:
        monkeypatch.setattr(trail, "readable", all_accesses)
        assert [one.id for one in walled.reports()] == ["open"]
        assert entries(walled.ledger()) == entries(merge([OPEN]))
        assert [one.id for one in walled.reports(groups=["desk"])] == ["a@desk", "b@desk+ministry", "open"]
        # A superuser is bound by no policy: without the wall the same fault shows everything.
        assert len(bare.reports()) == 4


def test_whoever_tells_nothing_sees_what_is_public_and_whoever_reads_cannot_write(as_usual: str) -> None:
    filled(as_usual).close()
    engine = create_engine(make_url(as_usual).set(drivername="postgresql+psycopg"))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT DISTINCT access FROM trail")).scalars().all() == [""]
    engine.dispose()
    added = text("INSERT INTO settlements VALUES ('desk', 'z', 1, 1, 'x', 'x', 'x')")
    with (
        closing(Storage(as_usual)) as storage,
        pytest.raises(BookError, match="row-level security"),
        storage.reading(["desk"]) as connection,
    ):
        connection.execute(added)
