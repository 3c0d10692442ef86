"""Every changed byte of a book is found, and named with its row."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text, update
from sqlalchemy.engine import make_url
from tests.ledger.book.book_samples import Clock, deal, entries, judgement, report

from rempart.errors import BookError
from rempart.ledger.book.book import Book
from rempart.ledger.book.digests import total_of
from rempart.ledger.book.settling import last_settlement, versions_at
from rempart.ledger.book.storage import Storage
from rempart.ledger.book.tables import settlements, versions
from rempart.ledger.book.times import LATEST
from rempart.ledger.book.verifying import verify
from rempart.ledger.book.waiting import waiting_at
from rempart.ledger.merging import merge

LOAN = {"type": "loan", "buyer": None, "seller": None, "funder": ("EU",), "recipient": ("UA",)}
IN_DOUBT = (
    report("aid", deal(60, item="military aid", **LOAN)),
    report("budget", deal(60, item="budget support", **LOAN)),
)
APART = judgement("not_same", "first#1", "second#1", why="two deals")
TABLES = ("trail", "versions", "settlements", "doubts")


def filled(url: str, clock: Clock) -> None:
    """Fill a book with documents, judgements, several days and a group."""
    with Book.open(url, clock=clock) as book:
        book.add([report("first", deal(100), deal(seller=("DE",))), report("second", deal(90)), *IN_DOUBT])
        assert book.unsure()
        clock.next_day()
        book.add([report("earlier", deal(100, status="denied"), published="2024-12-30")])
        book.add([report("secret", deal(95))], access=["desk"])
        clock.next_day()
        book.judge(APART)
        assert not book.verify().faults


def emptied_log(path: Path) -> None:
    """Bring everything from the write-ahead log into the file."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def flipped(path: Path, number: random.Random) -> str:
    """Change one byte of one value of a row; the triggers are put back, so that they give nothing away."""
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name.decode()}")
        table = number.choice(TABLES)
        columns = [row[1].decode() for row in connection.execute(f"PRAGMA table_info({table})")]
        rows = [row[0] for row in connection.execute(f"SELECT rowid FROM {table}")]  # noqa: S608 -- our own
        rowid, column = number.choice(rows), number.choice(columns)
        asked = f"SELECT {column} FROM {table} WHERE rowid = ?"  # noqa: S608 -- our own names
        (value,) = connection.execute(asked, (rowid,)).fetchone()
        if isinstance(value, int):
            changed: int | bytes = value ^ (1 << number.randrange(8))
        else:
            data = bytearray(value or b"?")
            data[number.randrange(len(data))] ^= 1 << number.randrange(7)
            changed = bytes(data)
        put = "CAST(? AS TEXT)" if isinstance(changed, bytes) else "?"
        told = f"UPDATE {table} SET {column} = {put} WHERE rowid = ?"  # noqa: S608 -- our own names
        connection.execute(told, (changed, rowid))
        for _, trigger in triggers:
            connection.execute(trigger.decode())
        connection.commit()
    return f"{table}.{column} of row {rowid}"


def check_flips(path: Path, times: int) -> None:
    kept = path.read_bytes()
    number = random.Random(20251128)  # noqa: S311 -- which bytes, not a secret
    for _ in range(times):
        path.write_bytes(kept)
        try:
            where = flipped(path, number)
        except sqlite3.IntegrityError:
            continue  # the database itself refuses two rows of one number
        with Book.open(f"sqlite:///{path}") as book:
            assert book.verify().faults, where
        for tail in ("-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)


@pytest.fixture
def file(new_file: Callable[[], Path], clock: Clock) -> Path:
    """A filled book, all of it in one file."""
    path = new_file()
    filled(f"sqlite:///{path}", clock)
    emptied_log(path)
    return path


def test_fifty_changed_bytes_are_found(file: Path) -> None:
    check_flips(file, 50)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            "UPDATE trail SET line = replace(line, '100', '101') WHERE number = 1",
            "row 1 of the trail (document first)",
        ),
        ("DELETE FROM trail WHERE number = 2", "row 3 of the trail"),
        ("UPDATE versions SET line = replace(line, 'weapons', 'tanks')", "the version of"),
        ("DELETE FROM versions WHERE since = (SELECT min(since) FROM versions)", "had other entries"),
        ("UPDATE doubts SET line = replace(line, 'budget', 'budgets')", "the pair in doubt"),
        ("DELETE FROM doubts", "had other entries"),
        ("DELETE FROM settlements WHERE through = (SELECT min(through) FROM settlements)", "no settlement"),
    ],
)
def test_a_change_is_named_with_its_row_on_both_databases(
    url: str, clock: Clock, change: str, says: str
) -> None:
    filled(url, clock)
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(make_url(url).database or "")) as connection:
            for name in ("update", "delete"):
                connection.execute(f"DROP TRIGGER trail_no_{name}")
            connection.execute(change)
            connection.commit()
    else:
        engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
        with engine.begin() as changing:
            changing.execute(text("ALTER TABLE trail DISABLE TRIGGER ALL"))
            changing.execute(text(change))
        engine.dispose()
    with Book.open(url) as book:
        faults = [one for one in book.verify().faults if "trigger" not in one]
    assert any(says in one for one in faults), faults
    assert all("Restore the book from a copy" in one for one in faults)


def test_a_settled_ledger_that_is_lost_is_worked_out_again(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for table in ("versions", "settlements", "doubts"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 -- our own names
        connection.commit()
    with Book.open(f"sqlite:///{file}") as book:
        ledger = book.ledger()
        assert entries(ledger) == entries(merge(ledger.reports, [APART]))
        book.add([report("more", deal(90))])
        assert not book.verify().faults


def test_whoever_rewrites_a_settled_ledger_so_that_all_digests_fit_is_found(file: Path) -> None:
    storage = Storage(f"sqlite:///{file}")
    with storage.writing() as connection:
        last = last_settlement(connection, "", LATEST)
        assert last is not None
        held = versions_at(connection, "", last.through)
        held.sort(key=lambda one: one.since, reverse=True)
        assert held[0].since == last.through  # no earlier settlement holds it
        forged = replace(held[0], line=held[0].line.replace("weapons", "tanks"))
        lines = [forged.line, *(one.line for one in held[1:])]
        lines += [one.line for one in waiting_at(connection, "", last.through)]
        point = replace(last, total=total_of(lines))
        same = (versions.c.view == "", versions.c.id == forged.id, versions.c.since == forged.since)
        connection.execute(update(versions).where(*same).values(line=forged.line, digest=forged.digest()))
        point_same = (settlements.c.view == "", settlements.c.through == last.through)
        connection.execute(
            update(settlements).where(*point_same).values(asdict(point) | {"digest": point.digest()})
        )
        (fault, *others) = verify(connection).faults
    storage.close()
    assert f"{forged.id} (view of everybody) is not what its claims give" in fault
    assert not others


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE trail SET line = line",
        "DELETE FROM trail",
        "INSERT OR REPLACE INTO trail SELECT * FROM trail",
    ],
)
def test_sqlite_refuses_changes_of_the_trail(file: Path, change: str) -> None:
    with (
        closing(sqlite3.connect(file)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(change)


@pytest.mark.slow
@pytest.mark.parametrize("change", ["UPDATE trail SET line = line", "DELETE FROM trail", "TRUNCATE trail"])
def test_postgresql_refuses_changes_of_the_trail(
    new_database: Callable[[], str], clock: Clock, change: str
) -> None:
    url = new_database()
    filled(url, clock)
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
    with engine.connect() as connection, pytest.raises(Exception, match="append-only"):
        connection.execute(text(change))
    engine.dispose()


def test_a_missing_trigger_is_found(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TRIGGER trail_no_delete")
    with Book.open(f"sqlite:///{file}") as book:
        assert [one for one in book.verify().faults if "trail_no_delete" in one]


def test_what_is_no_book_is_named(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("This is no database, but it is long enough to look like one. " * 20)
    with pytest.raises(BookError, match="not a database"):
        Book.open(f"sqlite:///{tmp_path / 'text.db'}")
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(BookError, match="holds other tables"):
        Book.open(f"sqlite:///{tmp_path / 'other.db'}")
