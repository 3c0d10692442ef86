"""A book of an older version opens, and says the same."""

import os
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from alembic.ddl.impl import DefaultImpl
from sqlalchemy import create_engine, delete, inspect, text, update
from sqlalchemy.engine import make_url
from tests.ledger.book.book_samples import Clock, deal, entries, judgement, report
from tests.ledger.book.test_book_crashes import ended, in_a_child
from tests.ledger.book.test_book_verify import IN_DOUBT

from rempart.errors import BookError
from rempart.ledger.book import trail
from rempart.ledger.book.book import Book
from rempart.ledger.book.digests import total_of
from rempart.ledger.book.home import default_url
from rempart.ledger.book.settling import last_settlement, versions_at
from rempart.ledger.book.storage import NEWEST, Storage
from rempart.ledger.book.tables import doubts, metadata, settlements
from rempart.ledger.book.times import LATEST
from rempart.ledger.book.upgrading import newest, upgrade
from rempart.ledger.merging import merge

TOLD = [report("first", deal(100)), report("second", deal(95, status="contracted"))]
APART = judgement("not_same", "first#1", "second#1")
# What sqlite3's dump gave of books that the code of each older revision had made.
KEPT = sorted(Path(__file__).parent.glob("book_*.sql"))
OLDEST = KEPT[0]


def older(kept: Path, path: Path) -> str:
    """Make a book as it was kept, and return its address."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(kept.read_text(encoding="utf-8"))
    return f"sqlite:///{path}"


def check_upgraded(url: str) -> None:
    """Look whether an upgraded book says what its trail says, on each day, and goes on."""
    with Book.open(url, clock=Clock()) as book:
        assert entries(book.ledger()) == entries(merge(TOLD, [APART]))
        assert entries(book.ledger(as_of="2025-09-02")) == entries(merge(TOLD))
        assert not book.verify().faults
        book.add([report("third", deal(100))])
        assert [one.id for one in book.agreements()] == sorted(book.ledger())
        assert not book.verify().faults
    Book.open(url).close()  # a second time changes nothing


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: str(kept.stem))
def test_a_book_of_each_older_revision_opens(kept: Path, tmp_path: Path) -> None:
    check_upgraded(older(kept, tmp_path / "old.db"))


def test_a_book_of_every_older_revision_is_kept() -> None:
    assert [kept.stem for kept in KEPT] == [f"book_{number:04}" for number in range(1, int(NEWEST))]


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: str(kept.stem))
def test_an_upgrade_that_is_killed_is_done_by_the_next_who_opens(kept: Path, tmp_path: Path) -> None:
    url = older(kept, tmp_path / "old.db")

    def killed(told: int) -> None:
        os.write(told, b"ready\n")
        DefaultImpl._exec = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[method-assign]  # the child ends at the first statement
        Book.open(url).close()
        os.write(told, b"open\n")

    assert ended(*in_a_child(killed)) == ["ready"]
    check_upgraded(url)


@pytest.mark.slow
def test_each_older_revision_opens_on_postgresql(new_database: Callable[[], str]) -> None:
    url = new_database()
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
    clock = Clock()
    with engine.begin() as connection:
        for name in metadata.tables:
            connection.execute(text(f"DROP TABLE {name}"))
        connection.execute(text("DROP TABLE alembic_version"))
        connection.execute(text("DROP FUNCTION trail_is_append_only"))
        upgrade(connection, url, "0001")
        for one in TOLD:
            trail.append(connection, trail.told_report(one, ""), clock)
            clock.next_day()
        trail.append(connection, trail.told_judgement(APART, ""), clock)
    engine.dispose()
    check_upgraded(url)


def test_a_ledger_settled_before_pairs_in_doubt_were_kept_is_read_and_then_completed(url: str) -> None:
    with Book.open(url, clock=Clock()) as book:
        book.add(IN_DOUBT)
        pairs = book.unsure()
    storage = Storage(url)
    with storage.writing() as connection:  # what revision 0003 left
        last = last_settlement(connection, "", LATEST)
        assert last is not None
        held = [one.line for one in versions_at(connection, "", last.through)]
        older = replace(last, doubts=None, total=total_of(held))
        connection.execute(delete(doubts))
        connection.execute(update(settlements).values(asdict(older) | {"digest": older.digest()}))
    storage.close()
    with Book.open(url) as book:
        assert not book.verify().faults
        assert book.unsure() == pairs
        book.add([TOLD[0]])
        assert set(pairs) <= set(book.unsure())
        assert not book.verify().faults


def test_an_upgrade_that_fails_leaves_the_book_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    older(OLDEST, path)
    calls = []

    def fail_late(*_: object) -> None:
        calls.append(1)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("alembic.ddl.impl.DefaultImpl.create_index", fail_late)
        with pytest.raises(KeyboardInterrupt):
            Book.open(f"sqlite:///{path}")
    assert calls
    with closing(sqlite3.connect(path)) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert "versions" not in names
    check_upgraded(f"sqlite:///{path}")


def test_a_book_of_a_newer_version_is_refused(new_file: Callable[[], Path]) -> None:
    path = new_file()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(BookError, match=f"does not know; expected one up to {NEWEST}"):
        Book.open(f"sqlite:///{path}")


def test_the_newest_revision_is_the_one_that_opening_looks_for() -> None:
    assert newest() == NEWEST


def test_the_migrations_make_the_tables_that_the_code_reads(url: str) -> None:
    Storage(url).close()
    made = create_engine(
        make_url(url).set(drivername="sqlite" if url.startswith("sqlite") else "postgresql+psycopg")
    )
    found = inspect(made)
    assert set(found.get_table_names()) == {*metadata.tables, "alembic_version"}
    for name, table in metadata.tables.items():
        columns = {one["name"]: one["nullable"] for one in found.get_columns(name)}
        assert columns == {one.name: one.nullable for one in table.columns}
        indexes = {one["name"]: one["column_names"] for one in found.get_indexes(name)}
        wanted = {str(one.name): [column.name for column in one.columns] for one in table.indexes}
        assert wanted.items() <= indexes.items()
        assert found.get_pk_constraint(name)["constrained_columns"] == [one.name for one in table.primary_key]
    made.dispose()


def test_the_own_book_stands_in_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert default_url() == f"sqlite:///{tmp_path / 'data' / 'rempart' / 'rempart.db'}"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_url() == f"sqlite:///{tmp_path / '.local/share/rempart/rempart.db'}"
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with pytest.raises(BookError, match="cannot be made"):
        default_url()
