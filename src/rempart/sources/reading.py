"""Files, folders and standard input to documents."""

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rempart.errors import DocumentError
from rempart.sources.dating import Publication, read_publications
from rempart.sources.decoding import NotTextError, decode
from rempart.sources.document import Document, title_of
from rempart.sources.languages import language_of
from rempart.sources.lines import documents_in_lines
from rempart.sources.webpages import read_web_page

PAGE_ENDINGS = {".html", ".htm", ".xhtml"}
TEXT_ENDINGS = {".txt", ".text", ".md", ""}
LINES_ENDINGS = {".jsonl", ".ndjson"}
LARGEST_FILE = 64 * 2**20


@dataclass(frozen=True, slots=True)
class _Input:
    """Bytes, the name they were given by, and their path from the folder given."""

    name: str
    path_from_folder: str
    data: bytes
    problem: str | None = None

    @property
    def ending(self) -> str:
        return Path(self.path_from_folder).suffix.lower()


def read(*sources: str | Path, meta: str | Path | None = None) -> list[Document]:
    """Read files, folders or ``-`` (standard input): plain text, HTML, JSON lines of documents.

    What cannot be read stays in the list with state ``unreadable`` and a reason. The same bytes twice
    are one document. The list is ordered by id, whatever the order of the sources.

    Args:
        sources: Paths; a folder is read with everything in it, files that begin with a dot apart.
        meta: A CSV table (id, published, publisher, source) that dates plain texts.

    Raises:
        DocumentError: a source does not exist, or is an address.
        RecordError: the table of dates cannot be read.

    Example:
        >>> documents = read("reports/")  # doctest: +SKIP
    """
    publications = read_publications(meta) if meta is not None else {}
    inputs = _distinct([found for source in sources for found in _inputs(source)])
    documents = [document for one in inputs for document in _documents(one)]
    return [_dated(document, publications) for document in _one_per_id(documents)]


def _inputs(source: str | Path) -> Iterator[_Input]:
    name = str(source)
    path = Path(source)
    if name == "-":
        yield _Input("-", "stdin", sys.stdin.buffer.read(LARGEST_FILE + 1))
    elif "://" in name:
        raise DocumentError(
            f"{name} is an address", "a file, a folder or -", "Save the page and name the file."
        )
    elif path.is_dir():
        for file in sorted(path.rglob("*")):
            inside = file.relative_to(path)
            if file.is_file() and not any(part.startswith(".") for part in inside.parts):
                yield _file(file, inside.as_posix())
    elif path.is_file():
        yield _file(path, path.as_posix())
    else:
        raise DocumentError(
            f"{name} does not exist", "a file, a folder or -", "Check the path and its spelling."
        )


def _file(path: Path, path_from_folder: str) -> _Input:
    try:
        if path.stat().st_size > LARGEST_FILE:
            return _Input(str(path), path_from_folder, b"", f"it is larger than {LARGEST_FILE // 2**20} MiB")
        return _Input(str(path), path_from_folder, path.read_bytes())
    except OSError as broken:
        return _Input(str(path), path_from_folder, b"", f"it cannot be opened ({broken.strerror})")


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
    if len(one.data) > LARGEST_FILE:
        raise NotTextError(f"it is larger than {LARGEST_FILE // 2**20} MiB")
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
