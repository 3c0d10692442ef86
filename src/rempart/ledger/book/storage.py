"""The database under a book: SQLite for one person, PostgreSQL for a team, one writer at a time on both."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, table, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.schema import Column

from rempart.errors import BookError
from rempart.ledger.book.home import default_url

# The newest revision in ``migrations``; a book that has it is opened without alembic.
NEWEST = "0004"
# How long a writer waits for the one before it, in milliseconds.
_PATIENCE = 120_000
_LOCK = 0x52454D50  # any fixed number: the advisory lock of writers on PostgreSQL
_SEEING = text(
    "SELECT set_config('rempart.whole', :whole, true), set_config('rempart.groups', :groups, true)"
)


class Storage:
    """An open database whose tables are those of this version."""

    def __init__(self, url: str | None) -> None:
        """Connect (None: to the user's own book), and bring the tables to this version; harmless where that is done.

        Raises:
            BookError: no such database, not a book, a newer one, or the driver is missing.
        """
        self.url = default_url() if url is None else url
        self._engine = _engine(_checked(self.url))
        self.name = self._engine.url.render_as_string(hide_password=True)
        self._migrate()

    @property
    def is_sqlite(self) -> bool:
        """True for SQLite, false for PostgreSQL."""
        return self._engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self, groups: Collection[str] | None = None) -> Iterator[Connection]:
        """Give a connection that sees one state of the book throughout.

        Args:
            groups: Whose reader asks: then PostgreSQL itself hides all rows of the book that are not for
                them, whatever is selected. None for the book's own work, which sees every row.

        Raises:
            BookError: the database fails.
        """
        with self._connected(alone=False) as connection:
            self._see(connection, groups)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection that alone may write; all of it is kept at the end, or nothing.

        Raises:
            BookError: the database fails: no room, no right to write, another writer that never ends.
        """
        with self._connected(alone=True) as connection:
            self._see(connection, None)
            yield connection

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _connected(self, *, alone: bool) -> Iterator[Connection]:
        options: dict[str, Any] = {"alone": alone}
        if not self.is_sqlite:
            options["isolation_level"] = "READ COMMITTED" if alone else "REPEATABLE READ"
        try:
            with self._engine.connect().execution_options(**options) as connection, connection.begin():
                if alone and not self.is_sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield connection
        except SQLAlchemyError as broken:
            raise _explained(broken, self.name) from broken
        except UnicodeDecodeError as broken:  # what SQLite says of a damaged file may hold damaged letters
            raise BookError(
                f"the book {self.name} is damaged", "an intact file", "Restore it from a copy."
            ) from broken

    def _see(self, connection: Connection, groups: Collection[str] | None) -> None:
        """Tell the policies of the tables who reads, until the transaction ends (migration ``walls_0003``)."""
        # What the connection remembers of the trail is that of these readers.
        connection.info["rempart readers"] = None if groups is None else frozenset(groups)
        if not self.is_sqlite:
            told = {"whole": "yes" if groups is None else "no", "groups": "+".join(sorted(groups or ()))}
            connection.execute(_SEEING, told)

    def _migrate(self) -> None:
        with self.reading() as connection:
            if revision_of(connection) == NEWEST:
                return
        with self.writing() as connection:
            revision = revision_of(connection)
            if revision == NEWEST:
                return  # another process was quicker
            if revision is None and inspect(connection).get_table_names():
                raise BookError(
                    f"{self.name} holds other tables",
                    "a book, or an empty database",
                    "Name another one with --db.",
                )
            from rempart.ledger.book.upgrading import upgrade  # noqa: PLC0415 -- slow to load, seldom needed

            upgrade(connection, f"the book {self.name}")


def revision_of(connection: Connection, told_in: str = "alembic_version") -> str | None:
    """Return the revision that a table tells of others; None where there is no such table."""
    if not inspect(connection).has_table(told_in):
        return None
    return str(connection.scalar(select(table(told_in, Column("version_num")).c.version_num)))


def _checked(address: str) -> URL:
    expected = "sqlite:///FILE or postgresql://USER@HOST/NAME"
    try:
        parsed = make_url(address)
    except (ArgumentError, ValueError) as broken:
        raise BookError(f"{address!r} is no address of a book", expected, "Correct --db.") from broken
    kind = parsed.get_backend_name()
    if kind not in {"sqlite", "postgresql"} or (kind == "sqlite" and not parsed.database):
        raise BookError(f"{address!r} is no address of a book", expected, "Correct --db.")
    if kind == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.query or (parsed.database or "").startswith((":memory:", "file:")):
        # What is acknowledged must outlive the command: a book in memory would not.
        raise BookError(f"{address!r} is no book that is kept in a file", expected, "Name a file with --db.")
    folder = Path(parsed.database or "").parent
    if not folder.is_dir():
        raise BookError(
            f"{folder} is no folder", "a folder for the file of the book", "Make it, or correct --db."
        )
    return parsed.set(drivername="sqlite")


def _engine(address: URL) -> Engine:
    try:
        engine = create_engine(address, hide_parameters=True)
    except (ImportError, NoSuchModuleError) as broken:
        raise BookError(
            "the driver of PostgreSQL is not installed",
            "the extra named postgres",
            "Run pip install 'rempart[postgres]'.",
        ) from broken
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """Make each commit of SQLite last through a loss of power, and let readers go on beside a writer."""
    connection.isolation_level = None  # transactions begin where ``_begin`` says
    # Damaged letters are read as they are, for ``verify`` to find.
    connection.text_factory = lambda data: data.decode(errors="surrogateescape")
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


def _begin(connection: Connection) -> None:
    alone = connection.get_execution_options().get("alone")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if alone else "BEGIN")


def _explained(broken: SQLAlchemyError, name: str) -> BookError:
    """Put what the database says into our words."""
    cause = broken.orig if isinstance(broken, DBAPIError) else None
    said = str(cause or broken).strip().split("\n")[0]
    known = {
        "full": ("room for what is written", "Free some room; what was accepted before is kept."),
        "locked": ("the other writers to end", "Wait, and run it again."),
        "readonly": ("the right to write", "Change the rights of the file or its folder."),
        "not a database": ("a book of Rempart", "Name another file with --db."),
        "unable to open": ("a file that can be opened", "Correct --db, or the rights of its folder."),
        "malformed": ("an intact file", "Restore it from a copy."),
    }
    for word, (expected, remedy) in known.items():
        if word in said:
            return BookError(f"the book {name}: {said}", expected, remedy)
    return BookError(
        f"the book {name}: {said}", "a database that answers", "Correct --db, or start the database."
    )
