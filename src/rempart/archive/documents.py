"""The documents of a shard one at a time, so that memory does not grow with it."""

import gzip
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from rempart.archive.columns import archive_library
from rempart.archive.shard import Shard
from rempart.errors import ArchiveError
from rempart.sources.decoding import NotTextError
from rempart.sources.document import Document
from rempart.sources.inputs import Input, inputs_of, path_as_text
from rempart.sources.isolation import Parsers
from rempart.sources.kinds import LARGEST_FILE, PACKED
from rempart.sources.lines import FIELDS, document_in, document_in_line
from rempart.sources.reading import documents_in, read_apart

# Texts pack ten times smaller, those that repeat each other some more: past both of these it is a bomb.
LARGEST_RATIO = 100
LEAST_UNPACKED = 4 * LARGEST_FILE
TOO_MUCH = f"the file unpacks to more than {LARGEST_RATIO} times its size"


def documents_of(shard: Shard) -> Iterator[Document]:
    """Yield the documents of a shard; what cannot be read is one with its reason.

    The id is a document's own where it has one, else the path of its file, for an archive with the number of
    the record: it does not depend on what else is read.

    Raises:
        ArchiveError: the shard as a whole cannot be read.
    """
    try:
        yield from _documents_of(shard)
    except OSError as broken:
        raise ArchiveError(
            f"{shard.paths[0]} cannot be read: {broken.strerror or broken}",
            "a file that can be opened and read to its end",
            "Check its rights and the disk.",
        ) from broken


def _documents_of(shard: Shard) -> Iterator[Document]:
    root = Path(shard.root)
    if shard.kind != "files" and not (root / shard.paths[0]).is_file():
        raise ArchiveError(
            f"{shard.paths[0]} is no file", "a file on disk: a pipe may never end", "Remove it."
        )
    with Parsers() as parsers:
        if shard.kind == "files":
            for path in shard.paths:
                for one in _inputs(root / path, path):
                    yield from read_apart(one, path_as_text(path), parsers)
        elif shard.kind == "archive":
            (path,) = shard.paths
            place = root / path
            archive = Input(str(place), path, b"", kind="archive", place=place)
            yield from _bounded(documents_in(archive, path, parsers), place, path)
        else:
            (path,) = shard.paths
            yield from (_table if shard.kind == "table" else _lines)(root / path, path)


def _bounded(found: Iterable[Document], place: Path, path: str) -> Iterator[Document]:
    """Yield documents until their texts together are longer than a file of this size may unpack to."""
    told, most = 0, _most_unpacked(place)
    for document in found:
        told += len(document.text)
        if told > most:
            yield _broken_off(place, path, document.id, TOO_MUCH)
            return
        yield document


def _inputs(place: Path, path: str) -> Iterable[Input]:
    """Return what is in a file; of a pipe or a device, which may never end, nothing is read."""
    if place.exists() and not place.is_file():
        return [Input(path_as_text(place), path_as_text(path), b"", "it is no file")]
    return inputs_of(str(place))


def _lines(place: Path, path: str) -> Iterator[Document]:
    """Yield the documents of a file with one a line; a file that breaks off says so after the good lines."""
    number = told = 0
    most = _most_unpacked(place)
    with place.open("rb") as raw:
        file: BinaryIO = gzip.GzipFile(fileobj=raw) if path.lower().endswith(PACKED) else raw  # type: ignore[assignment] # reads as one
        try:
            while line := file.readline(LARGEST_FILE + 1):
                number += 1
                told += len(line)
                if told > most:
                    yield _broken_off(place, path, f"line {number}", TOO_MUCH)
                    return
                line = line.removeprefix(BOM_UTF8) if number == 1 else line
                if line.strip():
                    yield document_in_line(line, number, str(place))
        except (EOFError, gzip.BadGzipFile, zlib.error) as broken:
            reason = f"the file breaks off after line {number} ({broken})"
            yield Document.unreadable(f"{path} line {number + 1}", str(place), b"", reason)


def _table(place: Path, path: str) -> Iterator[Document]:
    """Yield the documents of a Parquet table with the columns of a line of documents; others are not read.

    A group of rows that cannot be read is one document with its reason; the other groups are kept.
    """
    archive_library("pyarrow.parquet")
    number = told = 0
    most = _most_unpacked(place)
    with Parsers() as parsers:
        try:
            for number, values, problem in parsers.rows(place, FIELDS):
                told += sum(len(value or "") for value in values.values())
                if told > most:
                    yield _broken_off(place, path, f"row {number}", TOO_MUCH)
                    return
                if problem:
                    yield Document.unreadable(f"{path} row {number}", str(place), b"", problem)
                else:
                    known = {name: value for name, value in values.items() if value is not None}
                    yield document_in(known, f"row {number}", str(place))
        except NotTextError as broken:
            if number:
                yield _broken_off(place, path, f"row {number + 1}", str(broken))
                return
            raise ArchiveError(
                f"{path}: {broken}", "a Parquet table of texts", "Make the file again."
            ) from broken


def _most_unpacked(place: Path) -> int:
    """Return how many letters a file may unpack to: what is told once and counted a million times has no end."""
    return max(LEAST_UNPACKED, LARGEST_RATIO * place.stat().st_size)


def _broken_off(place: Path, path: str, where: str, reason: str) -> Document:
    return Document.unreadable(
        f"{path} {where}", str(place), b"", f"nothing is read from {where} on: {reason}"
    )
