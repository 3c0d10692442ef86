"""Documents handed over as JSON lines."""

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from rempart.errors import RecordError
from rempart.records import Record
from rempart.sources.composing import remarks_on
from rempart.sources.dating import A_DATE, is_date
from rempart.sources.decoding import NotTextError, decode, without_half_characters
from rempart.sources.document import Document
from rempart.sources.kinds import LARGEST_FILE, TOO_LARGE
from rempart.sources.languages import language_of
from rempart.sources.parsers.parsed import title_of

LONGEST_ID = 300


class DocumentLine(Record):
    """A document as users hand it over: only ``id`` and ``text`` must be there."""

    id: str
    text: str
    source: str | None = None
    title: str | None = None
    language: str | None = None
    published: str | None = None
    publisher: str | None = None
    sha256: str | None = None
    text_sha256: str | None = None
    fetched: str | None = None
    state: str | None = None
    reason: str | None = None


FIELDS = tuple(DocumentLine.model_fields)


def documents_in_lines(data: bytes, name: str) -> list[Document]:
    """Read one document a line of a ``.jsonl`` file (docs/files.md).

    A bad line is refused by its number and the others are kept; ``name`` is that of the file.
    """
    stem = Path(name).stem
    try:
        text, _ = decode(data)
    except NotTextError as broken:
        return [Document.unreadable(stem, name, data, str(broken))]
    lines = enumerate(text.split("\n"), start=1)
    return [_on_line(line, number, name) for number, line in lines if line.strip()]


def document_in_line(line: bytes, number: int, name: str) -> Document:
    """Read one line of a file of documents in UTF-8; a bad line is a document that cannot be read.

    Lines are numbered from 1; ``name`` is that of the file.
    """
    if len(line) > LARGEST_FILE:
        return Document.unreadable(f"{Path(name).stem} line {number}", name, line, TOO_LARGE)
    try:
        text = line.decode()
    except UnicodeDecodeError as broken:
        reason = f"line {number} is not UTF-8 (byte {broken.start} of the line)"
        return Document.unreadable(f"{Path(name).stem} line {number}", name, line, reason)
    return _on_line(text, number, name)


def document_in(values: object, place: str, name: str, data: bytes | None = None) -> Document:
    """Read one document told as fields (docs/files.md); what breaks the contract is a document that cannot be read.

    ``place``, a line or a row, stands in the message and the id of what is refused; ``data`` are the bytes that
    held it.

    Example:
        >>> document_in({"id": "a", "text": "Oslo pays."}, "row 1", "a.parquet").source
        'a.parquet'
    """
    try:
        return _document(values, place, name)
    except RecordError as broken:
        told = json.dumps(values, default=str).encode() if data is None else data
        return Document.unreadable(f"{Path(name).stem} {place}", name, told, str(broken))


def _on_line(line: str, number: int, name: str) -> Document:
    place = f"line {number}"
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        reason = f"{place} is not JSON; expected one JSON object a line. Correct or remove the line."
        return Document.unreadable(f"{Path(name).stem} {place}", name, line.encode(), reason)
    return document_in(values, place, name, line.encode())


def _document(values: object, place: str, name: str) -> Document:
    if not isinstance(values, dict):
        raise RecordError(f"{place} is no JSON object", "an object with id and text", "Correct the line.")
    line = DocumentLine.from_json(_without_half_characters(values), place)
    _check(line, place)
    if line.state == "unreadable":
        found = Document.unreadable(line.id, line.source or name, b"", line.reason or "no reason was given")
        return found.model_copy(update={"sha256": line.sha256 or found.sha256, "fetched": line.fetched})
    text, damage = without_half_characters(values["text"])
    text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise RecordError(f"{place} has no text", "one", "Fill it in or drop the line.")
    remarks = remarks_on(text, [damage] if damage else [])
    encoded = text.encode()
    return Document(
        id=line.id,
        source=line.source or name,
        title=line.title or title_of(text),
        text=text,
        language=line.language or language_of(text),
        published=line.published or None,
        publisher=line.publisher or None,
        sha256=line.sha256 or hashlib.sha256(encoded).hexdigest(),
        text_sha256=hashlib.sha256(encoded).hexdigest(),
        fetched=line.fetched,
        reason=line.reason if remarks is None or remarks in (line.reason or "") else remarks,
    )


def _check(line: DocumentLine, place: str) -> None:
    """Refuse what later stages could not use."""
    if not line.id.strip():
        raise RecordError(f"{place} has no id", "one", "Fill it in or drop the line.")
    if not line.id.isprintable() or len(line.id) > LONGEST_ID:
        raise RecordError(
            f"{place}: id is {line.id[:40]!r}",
            f"at most {LONGEST_ID} characters that can be printed on one line",
            "Correct the id.",
        )
    optional = (
        ("published", line.published, is_date, A_DATE),
        ("language", line.language, re.compile(r"[a-z]{2,3}").fullmatch, "an ISO 639 code such as fr"),
        ("sha256", line.sha256, re.compile(r"[0-9a-f]{64}").fullmatch, "64 hexadecimal digits"),
    )
    for name, value, is_right, expected in optional:
        if value and not is_right(value):
            shown = value[:80] if name == "sha256" else value
            raise RecordError(f"{place}: {name} is {shown!r}", expected, "Correct it or leave it out.")


def _without_half_characters(values: Mapping[str, object]) -> dict[str, object]:
    """Repair every field: pydantic refuses half characters."""
    return {
        str(name): without_half_characters(value)[0] if isinstance(value, str) else value
        for name, value in values.items()
    }
