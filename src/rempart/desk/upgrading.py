"""Brings the desk's tables to the newest revision, in the database of the book."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect, select, table
from sqlalchemy.schema import Column

from rempart.errors import BookError
from rempart.ledger.book.storage import Storage

_SCRIPTS = Path(__file__).parent / "migrations"
_REVISION = table("desk_version", Column("version_num"))


def prepare(storage: Storage) -> None:
    """Make the desk's tables where they are missing, all of them or none.

    Raises:
        BookError: they are of a newer Rempart.
    """
    with storage.reading() as connection:
        if _revision(connection) == newest():
            return
    with storage.writing() as connection:
        config = _config()
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as broken:
            raise BookError(
                f"the desk in {storage.name} has a revision that this version does not know",
                f"one up to {newest()}",
                "Open it with a newer Rempart.",
            ) from broken


def newest() -> str:
    """Return the newest revision that there is."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("desk_version"):
        return None
    return str(connection.scalar(select(_REVISION.c.version_num)))


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return config
