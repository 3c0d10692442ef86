"""What was published: the text and where it came from."""

import hashlib
from typing import Literal, Self

from rempart.records import Record


class Document(Record):
    """One published text (docs/files.md); offsets count code points of ``text``.

    ``sha256`` is of the bytes read, ``text_sha256`` of ``text`` in UTF-8. ``state`` is ``unreadable``
    with a ``reason`` where no text could be had: such a document is kept and yields no claims.
    ``published`` is a date as precise as known (``2025-08-19``), None where unknown.
    """

    id: str
    source: str
    title: str | None
    text: str
    language: str
    published: str | None
    publisher: str | None
    sha256: str
    text_sha256: str
    fetched: str | None = None
    state: Literal["read", "unreadable"] = "read"
    reason: str | None = None

    @classmethod
    def unreadable(cls, document_id: str, source: str, data: bytes, reason: str) -> Self:
        """Return the document that stands for bytes that could not be read, with the reason."""
        return cls(
            id=document_id,
            source=source,
            title=None,
            text="",
            language="und",
            published=None,
            publisher=None,
            sha256=hashlib.sha256(data).hexdigest(),
            text_sha256=hashlib.sha256(b"").hexdigest(),
            state="unreadable",
            reason=reason,
        )
