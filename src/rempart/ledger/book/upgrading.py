"""Brings the tables of a book to the newest revision."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from rempart.errors import BookError

_SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection, name: str, revision: str = "head") -> None:
    """Run what is missing inside the open transaction: all of it, or nothing.

    Raises:
        BookError: the book is of a newer Rempart.
    """
    config = _config()
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, revision)
    except CommandError as broken:
        raise BookError(
            f"the book {name} has a revision that this version does not know",
            f"one up to {newest()}",
            "Open it with a newer Rempart.",
        ) from broken


def newest() -> str:
    """Return the newest revision that there is."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return config
