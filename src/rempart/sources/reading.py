"""Files, folders and standard input to documents."""

import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rempart.errors import DocumentError
from rempart.sources.dating import Publication, read_publications
from rempart.sources.decoding import NotTextError, decode, without_half_characters
from rempart.sources.document import Document, title_of
from rempart.sources.languages import language_of
from rempart.sources.lines import documents_in_lines
from rempart.sources.webpages import read_web_page

PAGE_ENDINGS = {".html", ".htm", ".xhtml"}
TEXT_ENDINGS = {".txt", ".text", ".md", ""}
LINES_ENDINGS = {".jsonl", ".ndjson"}
LARGEST_FILE = 64 * 2**20
_TOO_LARGE = f"it is larger than {LARGEST_FILE // 2**20} MiB"
# Standard input and files without an ending say what they are by how they begin.
_BEGINNING = 1024


@dataclass(frozen=True, slots=True)
class _Input:
    """Bytes, the name they were given by, and their path from the folder given."""

    name: str
    path_from_folder: str
    data: bytes
    problem: str | None = None

    @property
    def ending(self) -> str:
        named = Path(self.path_from_folder).suffix.lower()
        return named or _ending_by_content(self.data)


def read(*sources: str | Path, meta: str | Path | None = None) -> list[Document]:
    """Read files, folders or ``-`` (standard input): plain text, HTML, JSON lines of documents.

    What cannot be read stays in the list with state ``unreadable`` and a reason. The same bytes twice
    are one document. The list is ordered by id, whatever the order of the sources.

    Args:
        sources: Paths; a folder is read with everything in it, files that begin with a dot apart. Links to
            folders are not followed: they are named and stay unread.
        meta: A CSV table (id, published, publisher, source) that dates plain texts.

    Raises:
        DocumentError: a source does not exist, or is an address.
        RecordError: the table of dates cannot be read.

    Example:
        >>> documents = read("reports/")  # doctest: +SKIP
    """
    publications = read_publications(meta) if meta is not None else {}
    inputs = _distinct([found for source in dict.fromkeys(map(str, sources)) for found in _inputs(source)])
    documents = [document for one in inputs for document in _documents(one)]
    return [_dated(document, publications) for document in _one_per_id(documents)]


def _inputs(name: str) -> Iterator[_Input]:
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
            f"{source} is an address", "a file, a folder or -", "Save the page and name the file."
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


def _standard_input() -> _Input:
    if sys.stdin is None or sys.stdin.closed:
        return _Input("-", "stdin", b"", "standard input is closed")
    data = sys.stdin.buffer.read(LARGEST_FILE + 1)
    return _Input("-", "stdin", data, _TOO_LARGE if len(data) > LARGEST_FILE else None)


def _folder(folder: Path) -> Iterator[_Input]:
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


def _file(path: Path, path_from_folder: str, *, in_folder: bool = False) -> _Input:
    """Read a file; in a folder only what is a file on disk, since a pipe there may never end."""
    try:
        if in_folder and not stat.S_ISREG(path.stat().st_mode):
            return _unread(path, path_from_folder, "it is no file")
        with path.open("rb") as handle:
            data = handle.read(LARGEST_FILE + 1)
    except OSError as broken:
        return _unread(path, path_from_folder, f"it cannot be opened ({broken.strerror})")
    if len(data) > LARGEST_FILE:
        return _unread(path, path_from_folder, _TOO_LARGE)
    return _Input(_as_text(path), without_half_characters(path_from_folder)[0], data)


def _unread(path: Path, path_from_folder: str, problem: str) -> _Input:
    return _Input(_as_text(path), without_half_characters(path_from_folder)[0], b"", problem)


def _as_text(path: Path) -> str:
    """Return a path as text: bytes of a name that are no UTF-8 stand as a replacement character."""
    return without_half_characters(str(path))[0]


def _ending_by_content(data: bytes) -> str:
    beginning = data[:_BEGINNING].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if beginning.startswith((b"<!doctype html", b"<html")):
        return ".html"
    if beginning.startswith(b"{"):
        try:
            first = json.loads(data.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0])
        except (ValueError, RecursionError):
            return ""
        return ".jsonl" if isinstance(first, dict) and "text" in first else ""
    return ""


def _distinct(inputs: Iterable[_Input]) -> list[tuple[str, _Input]]:
    """Give each input its id; the same bytes twice are one input, the first by path."""
    seen: dict[tuple[bytes, str | None], _Input] = {}
    for one in sorted(inputs, key=lambda one: (one.path_from_folder, one.name)):
        key = (one.data, one.problem and one.name)
        seen.setdefault(key, one)
    kept = list(seen.values())
    stems = [Path(one.path_from_folder).stem for one in kept]
    return [
        (stem if stems.count(stem) == 1 else one.path_from_folder, one)
        for stem, one in zip(stems, kept, strict=True)
    ]


def _documents(identified: tuple[str, _Input]) -> list[Document]:
    document_id, one = identified
    if one.problem is None and one.ending in LINES_ENDINGS:
        return documents_in_lines(one.data, one.name)
    try:
        return [_document(document_id, one)]
    except NotTextError as broken:
        return [Document.unreadable(document_id, one.name, one.data, str(broken))]


def _document(document_id: str, one: _Input) -> Document:
    if one.problem is not None:
        raise NotTextError(one.problem)
    if one.ending not in PAGE_ENDINGS | TEXT_ENDINGS:
        raise NotTextError(f"files ending in {one.ending} are not read by this version")
    text, damage = decode(one.data)
    published = publisher = None
    if one.ending in PAGE_ENDINGS:
        page = read_web_page(text)
        if not page.text.strip():
            raise NotTextError("no main text was found in the page")
        title, text, published, publisher = page.title, page.text, page.published, page.publisher
    else:
        title = title_of(text)
    return Document(
        id=document_id,
        source=one.name,
        title=title,
        text=text,
        language=language_of(text),
        published=published,
        publisher=publisher,
        sha256=hashlib.sha256(one.data).hexdigest(),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        reason=f"damaged: {damage}" if damage else None,
    )


def _one_per_id(documents: list[Document]) -> list[Document]:
    """Order by id; where different texts stand under one id, all but the first are refused."""
    kept: dict[str, Document] = {}
    for document in sorted(documents, key=lambda one: (one.id, one.source, one.sha256)):
        first = kept.get(document.id)
        if first is None:
            kept[document.id] = document
        elif first.sha256 != document.sha256:
            name = f"{document.id} ({document.source}, {document.sha256[:8]})"
            reason = f"another text has the id {document.id}; give each document its own id"
            kept[name] = Document.unreadable(name, document.source, b"", reason)
    return list(kept.values())


def _dated(document: Document, publications: Mapping[str, Publication]) -> Document:
    row = publications.get(document.id)
    if row is None:
        return document
    known = {
        name: value
        for name, value in (
            ("published", row.published),
            ("publisher", row.publisher),
            ("source", row.source),
        )
        if value is not None
    }
    return document.model_copy(update=known)
