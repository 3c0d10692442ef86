"""Brings the tables of a book to the newest revision."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from rempart.errors import BookError

_SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection, name: str, revision: str = "head", scripts: Path = _SCRIPTS) -> None:
    """Run what is missing up to a revision inside the open transaction: all of it, or nothing.

    Raises:
        BookError: it is of a newer Rempart.
    """
    config = _config(scripts)
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, revision)
    except CommandError as broken:
        raise BookError(
            f"{name} has a revision that this version does not know",
            f"one up to {newest(scripts)}",
            "Open it with a newer Rempart.",
        ) from broken


def newest(scripts: Path = _SCRIPTS) -> str:
    """Return the newest revision that there is."""
    return str(ScriptDirectory.from_config(_config(scripts)).get_current_head())


def _config(scripts: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    return config
