"""Which kind of file bytes are, by the ending of their name or by how they begin; and what is packed in gzip."""

import gzip
import json
import zlib
from io import BytesIO
from pathlib import PurePath
from typing import Literal

from rempart.sources.decoding import NotTextError

Kind = Literal["text", "lines", "page", "paper", "word", "archive"]
LARGEST_FILE = 64 * 2**20
TOO_LARGE = f"it is larger than {LARGEST_FILE // 2**20} MiB"
ENDINGS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".pdf": "paper",
    ".docx": "word",
    ".warc": "archive",
}
# What servers call the kinds that are documents.
MEDIA_TYPES: dict[str, Kind] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/plain": "text",
    "application/pdf": "paper",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
}
PACKED = ".gz"
_GZIP = b"\x1f\x8b"
_BEGINNING = 1024
_BEGINNINGS: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", "paper"),
    (b"PK\x03\x04", "word"),
    (b"WARC/", "archive"),
)


def kind_of(name: str, data: bytes) -> Kind:
    """Return the kind of a file, whose bytes are unpacked already.

    The ending decides; where there is none (or a name without one was packed), the beginning does.

    Raises:
        NotTextError: files with this ending are not read.

    Example:
        >>> kind_of("report.pdf", b""), kind_of("report.html.gz", b""), kind_of("stdin", b"<html><p>")
        ('paper', 'page', 'page')
    """
    path = PurePath(name)
    ending = (PurePath(path.stem) if path.suffix.lower() == PACKED else path).suffix.lower()
    if ending in ENDINGS:
        return ENDINGS[ending]
    if ending and path.suffix.lower() != PACKED:
        known = ", ".join(ENDINGS)
        raise NotTextError(f"files ending in {ending[:20]} are not read; expected {known} or no ending")
    return _kind_by_beginning(data)


def _kind_by_beginning(data: bytes) -> Kind:
    start = data[:_BEGINNING].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for mark, kind in _BEGINNINGS:
        if data.startswith(mark):
            return kind
    if start.startswith((b"<!doctype html", b"<html")):
        return "page"
    if start.startswith((b"<?xml", b"<!--", b"<!doctype")) and b"<html" in start:
        return "page"
    if start.startswith(b"{"):
        try:
            first = json.loads(data.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0])
        except (ValueError, RecursionError):
            return "text"
        return "lines" if isinstance(first, dict) and "text" in first else "text"
    return "text"


def is_archive_name(name: str) -> bool:
    """Say whether a name is that of an archive, packed or not, which is read piece by piece."""
    return name.lower().endswith((".warc", ".warc.gz"))


def unpacked(name: str, data: bytes) -> bytes:
    """Return what is packed in a file named ``.gz`` or beginning as one; other bytes as they are.

    Raises:
        NotTextError: it unpacks to more than is read, or is damaged.
    """
    path = PurePath(name)
    if not data.startswith(_GZIP) or (path.suffix and path.suffix.lower() != PACKED):
        return data
    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as packed:
            content = packed.read(LARGEST_FILE + 1)
    except (OSError, EOFError, zlib.error) as broken:
        raise NotTextError("its packing is damaged") from broken
    if len(content) > LARGEST_FILE:
        raise NotTextError(f"it unpacks to more than {LARGEST_FILE // 2**20} MiB")
    return content
