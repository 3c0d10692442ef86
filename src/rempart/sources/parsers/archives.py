"""WARC archives of the web to the answers in them that can hold a document."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from rempart.sources.addresses import is_web_address
from rempart.sources.kinds import Kind
from rempart.sources.parsers.parsed import Answer

LARGEST_RECORD = 64 * 2**20
_KINDS: dict[str, Kind] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/plain": "text",
    "application/pdf": "paper",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
}
_GOOD = "200"


def answers_in(archive: BinaryIO) -> Iterator[Answer]:
    """Yield the documents of a WARC file, also a compressed one, one at a time.

    Requests, redirects, errors and what is no document (pictures, scripts, styles) are passed over.

    Raises:
        OSError: the archive breaks off, or is no WARC.
    """
    wanted = WarcRecordType.response | WarcRecordType.resource
    records = ArchiveIterator(archive, record_types=wanted, parse_http=False, max_header_len=65536)
    for number, record in enumerate(records, start=1):
        answer = _answer(number, record)
        if answer is not None:
            yield answer


def _answer(number: int, record: WarcRecord) -> Answer | None:
    told = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    address = told if is_web_address(told) else None
    fetched = record.record_date.strftime("%Y-%m-%dT%H:%M:%SZ") if record.record_date else None
    try:
        record.parse_http(auto_decode="all")
        if record.is_http and str(record.http_headers.status_code) != _GOOD:
            return None
        declared = (record.http_headers if record.is_http else record.headers).get("Content-Type") or ""
        kind = _KINDS.get(declared.partition(";")[0].strip().lower())
        if kind is None:
            return None
        data = record.reader.read(LARGEST_RECORD + 1)
    except (OSError, ValueError):
        return Answer(number, "text", address, fetched, None, b"", "its packing is damaged")
    if len(data) > LARGEST_RECORD:
        too_large = f"it unpacks to more than {LARGEST_RECORD // 2**20} MiB"
        return Answer(number, kind, address, fetched, None, b"", too_large)
    charset = re.search(r"charset=[\"']?([\w.:-]+)", declared, re.IGNORECASE)
    return Answer(number, kind, address, fetched, charset[1] if charset else None, data)
