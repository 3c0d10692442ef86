"""WARC archives of the web to the answers in them that can hold a document."""

import gzip
import re
from collections.abc import Iterator
from io import BufferedIOBase

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from rempart.sources.addresses import is_web_address
from rempart.sources.kinds import MEDIA_TYPES
from rempart.sources.parsers.parsed import Answer

LARGEST_RECORD = 64 * 2**20
_GOOD = "200"
_GZIP = b"\x1f\x8b"
_END = b"\r\n\r\n"


class _Watched:
    """A stream that remembers how it ended: the library takes an archive that breaks off for a whole one."""

    def __init__(self, stream: BufferedIOBase) -> None:
        self._stream = stream
        self._place = 0
        self.end = b""

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._place

    def seek(self, offset: int, whence: int = 0) -> int:
        """Refuse: an archive is read once, from its beginning."""
        raise OSError(f"no seeking to {offset} from {whence}")

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, as many as are there: those before a break come before its error."""
        data = self._stream.read1(size)
        self._place += len(data)
        self.end = (self.end + data[-len(_END) :])[-len(_END) :]
        return data


def answers_in(archive: BufferedIOBase) -> Iterator[Answer]:
    """Yield the documents of a WARC file, also a compressed one, one at a time.

    Requests, redirects, errors and what is no document (pictures, scripts, styles) are passed over.

    Raises:
        OSError: the archive breaks off, or is no WARC.
        EOFError: the same, where it is packed.
    """
    is_packed = archive.read(len(_GZIP)) == _GZIP
    archive.seek(0)
    whole = _Watched(gzip.GzipFile(fileobj=archive) if is_packed else archive)
    wanted = WarcRecordType.response | WarcRecordType.resource
    records = ArchiveIterator(whole, record_types=wanted, parse_http=False, max_header_len=65536)
    for number, record in enumerate(records, start=1):
        answer = _answer(number, record)
        if answer is not None:
            yield answer
    if whole.read(1) or whole.end != _END:
        raise OSError("it ends inside a record")


def _answer(number: int, record: WarcRecord) -> Answer | None:
    told = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    address = told if is_web_address(told) else None
    fetched = record.record_date.strftime("%Y-%m-%dT%H:%M:%SZ") if record.record_date else None
    told_length = record.content_length
    data = record.reader.read(LARGEST_RECORD + 1)
    if len(data) < told_length <= LARGEST_RECORD:
        return Answer(number, "text", address, fetched, None, b"", "the archive breaks off inside it")
    record.set_bytes_content(data)
    try:
        record.parse_http(auto_decode="all")
        if record.is_http and str(record.http_headers.status_code) != _GOOD:
            return None
        declared = (record.http_headers if record.is_http else record.headers).get("Content-Type") or ""
        kind = MEDIA_TYPES.get(declared.partition(";")[0].strip().lower())
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
