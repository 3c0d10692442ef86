"""Where the user's own book lies."""

import os
from pathlib import Path

from rempart.errors import BookError


def default_url() -> str:
    """Return the address of the user's own book, and make its folder.

    Raises:
        BookError: the folder cannot be made.
    """
    folder = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "rempart"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as broken:
        raise BookError(
            f"{folder} cannot be made: {broken.strerror}", "a folder for the book", "Name a book with --db."
        ) from broken
    return f"sqlite:///{folder / 'rempart.db'}"
