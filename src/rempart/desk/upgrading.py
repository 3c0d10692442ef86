"""Brings the desk's tables to the newest revision, in the database of the book."""

from pathlib import Path

from sqlalchemy import Connection, inspect, select, table
from sqlalchemy.schema import Column

from rempart.ledger.book.storage import Storage
from rempart.ledger.book.upgrading import newest, upgrade

_SCRIPTS = Path(__file__).parent / "migrations"
_REVISION = table("desk_version", Column("version_num"))


def prepare(storage: Storage) -> None:
    """Make the desk's tables where they are missing, all of them or none.

    Raises:
        BookError: they are of a newer Rempart.
    """
    with storage.reading() as connection:
        if _revision(connection) == newest(_SCRIPTS):
            return
    with storage.writing() as connection:
        upgrade(connection, f"the desk in {storage.name}", scripts=_SCRIPTS)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("desk_version"):
        return None
    return str(connection.scalar(select(_REVISION.c.version_num)))
