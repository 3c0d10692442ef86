"""What was published: the text and where it came from."""

from typing import ClassVar, Literal

from rempart.records import Record


class Document(Record):
    """One published text (design, section 4.2); offsets count code points of ``text``.

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
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset()
