"""Files that are whole or not there: written beside their place, forced to the disk, moved into it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# Of a file that others may read; temporary files begin as their owner's alone.
_READABLE = 0o644


def put_in_place(place: Path, data: bytes) -> None:
    """Write a file that is there whole, or as it was.

    Raises:
        OSError: it cannot be written.
    """
    with beside(place) as draft:
        draft.write_bytes(data)


@contextmanager
def beside(place: Path) -> Iterator[Path]:
    """Give a path beside ``place`` to write to; it takes the place at the end, and is gone after an error.

    Raises:
        OSError: the folder cannot be written to.
    """
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:40]}.")
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        with draft.open("rb+") as written:
            os.fsync(written.fileno())
        draft.chmod(_READABLE)
        draft.replace(place)
    finally:
        with suppress(OSError):
            draft.unlink()
