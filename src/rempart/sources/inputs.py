"""What is to be read: files, folders and standard input, each as bytes with a name."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from unicodedata import category

from rempart.errors import DocumentError, OutputError
from rempart.sources.decoding import without_half_characters
from rempart.sources.kinds import LARGEST_FILE, PACKED, TOO_LARGE, Kind, is_archive_name


@dataclass(frozen=True, slots=True)
class Input:
    """Bytes, and where they are from.

    Args:
        name: What they were given by: a path, ``-`` or an address; the ``source`` of the document.
        path: Their path from the folder given, or a file name; the id is made from it.
        data: The bytes; empty for an archive on disk, which is read piece by piece from ``place``.
        problem: Why there are no bytes.
        kind: The kind of file where it is known from elsewhere; else its ending tells.
        charset: The encoding that a server named.
        fetched: When the bytes were fetched (UTC), None for files.
        place: An archive on disk.
    """

    name: str
    path: str
    data: bytes
    problem: str | None = None
    kind: Kind | None = None
    charset: str | None = None
    fetched: str | None = None
    place: Path | None = None

    @property
    def stem(self) -> str:
        """Return the file's name without its ending, nor that of its packing."""
        path = PurePath(self.path)
        return PurePath(path.stem).stem if path.suffix.lower() == PACKED else path.stem


def inputs_of(name: str) -> Iterator[Input]:
    """Yield what a path names: a file, everything below a folder, or ``-`` (standard input).

    Raises:
        DocumentError: it does not exist, or is an address.
    """
    if name == "-":
        yield _standard_input()
        return
    check_present(name)
    path = Path(name)
    if path.is_dir():
        yield from _folder(path)
    else:
        yield _file(path, path.as_posix())


def check_present(source: str) -> None:
    """Refuse a source that is an address or is not there.

    Raises:
        DocumentError: see above; the message says what to do.
    """
    if "://" in source:
        raise DocumentError(
            f"{source} is an address",
            "a file, a folder or -",
            "Only the command line fetches addresses; here, save the page and name the file.",
        )
    try:
        is_there = bool(source) and Path(source).exists()
    except (OSError, ValueError):  # too long a name, or one that no file can bear
        is_there = False
    if not is_there:
        raise DocumentError(
            f"{source or 'an empty name'} does not exist",
            "a file, a folder or -",
            "Check the path and its spelling.",
        )


def check_apart(out: Path, sources: Iterable[str]) -> None:
    """Refuse to write into a folder that is read: what was written would be read as reports the next time.

    Raises:
        OutputError: ``out`` is one of the sources, or lies below one.
    """
    place = out.absolute().resolve()
    for source in sources:
        folder = Path(source)
        if folder.is_dir() and place.is_relative_to(folder.resolve()):
            raise OutputError(
                f"{out} lies in {source}, which is read",
                "a folder apart from what is read",
                "Name another folder with --out, or name the reports one by one.",
            )


def _standard_input() -> Input:
    if sys.stdin is None or sys.stdin.closed:
        return Input("-", "stdin", b"", "standard input is closed")
    data = sys.stdin.buffer.read(LARGEST_FILE + 1)
    return Input("-", "stdin", data, TOO_LARGE if len(data) > LARGEST_FILE else None)


def _folder(folder: Path) -> Iterator[Input]:
    """Yield every file below a folder, and what could not be looked into as a problem."""
    closed: list[OSError] = []
    is_empty = True
    for place, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = Path(place)
        for name in sorted(files):
            if not name.startswith("."):
                is_empty = False
                yield _file(inside / name, (inside / name).relative_to(folder).as_posix(), in_folder=True)
        for link in (inside / name for name in folders if (inside / name).is_symlink()):
            is_empty = False
            yield _unread(link, link.relative_to(folder).as_posix(), "a link to a folder is not followed")
    for broken in closed:
        is_empty = False
        path = Path(os.fsdecode(broken.filename))
        yield _unread(path, path.relative_to(folder).as_posix(), f"it cannot be opened ({broken.strerror})")
    if is_empty:
        yield _unread(folder, folder.as_posix(), "the folder holds no file")


def _file(path: Path, path_from_folder: str, *, in_folder: bool = False) -> Input:
    """Read a file; in a folder only what is a file on disk, since a pipe there may never end."""
    try:
        is_on_disk = stat.S_ISREG(path.stat().st_mode)
        if in_folder and not is_on_disk:
            return _unread(path, path_from_folder, "it is no file")
        with path.open("rb") as handle:
            if is_on_disk and is_archive_name(path_from_folder):
                return Input(
                    path_as_text(path), path_as_text(path_from_folder), b"", kind="archive", place=path
                )
            data = handle.read(LARGEST_FILE + 1)
    except OSError as broken:
        return _unread(path, path_from_folder, f"it cannot be opened ({broken.strerror})")
    if len(data) > LARGEST_FILE:
        return _unread(path, path_from_folder, TOO_LARGE)
    return Input(path_as_text(path), path_as_text(path_from_folder), data)


def _unread(path: Path, path_from_folder: str, problem: str) -> Input:
    return Input(path_as_text(path), path_as_text(path_from_folder), b"", problem)


def path_as_text(path: Path | str) -> str:
    """Return a path as text on one line; bytes that are no UTF-8 and control characters are replaced.

    A name with a line feed could else pass for a line of its own where ids are listed.
    """
    text = without_half_characters(str(path))[0]
    return "".join(
        letter if letter.isprintable() or category(letter) == "Zs" else "\N{REPLACEMENT CHARACTER}"
        for letter in text
    )
