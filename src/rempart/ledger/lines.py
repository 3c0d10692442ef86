"""Reads ``claims.jsonl`` and ``ledger.jsonl``."""

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from rempart.claims.claim import Report
from rempart.errors import RecordError
from rempart.ledger.agreement import Agreement, Ledger
from rempart.ledger.checking import check
from rempart.ledger.packing import Pack
from rempart.ledger.spreading import cores, spread
from rempart.records import json_lines, text_of

# A file is read by several processes where each has so many bytes to read, of which a claim takes so many.
PART = 1 << 25
_BYTES_A_CLAIM = 1000


def stream_claims(path: str | Path) -> Iterator[Report]:
    """Yield the reports of ``claims.jsonl`` one by one, so that a large file need not fit in memory.

    Raises:
        RecordError: the file cannot be read, or a line breaks the contract, by file and line; what stands
            before it has been yielded by then.
    """
    seen: dict[str, int] = {}
    start = 0
    for number, line in enumerate(_bytes(path), start=1):
        if line.strip():
            place = f"{path} line {number}"
            report = _report(line, place, start)
            check(report, place)
            if report.id in seen:
                raise RecordError(
                    f"{place}: report {report.id} stands already in {path} line {seen[report.id]}",
                    "one line for each document",
                    "Remove one of the lines, or give the document another id.",
                )
            seen[report.id] = number
            yield report
        start += len(line)


def packed(path: str | Path) -> Pack:
    """Read ``claims.jsonl`` into little memory: without ``slots`` and ``as_said``.

    Raises:
        RecordError: see ``stream_claims``.
    """
    parts = _parts(path)

    def part(place: tuple[int, int]) -> Pack | None:
        """The reports of one part; none where something is wrong with it."""
        pack = Pack()
        try:
            for line in _lines_between(path, *place):
                report = Report.model_validate_json(line)
                check(report, "")
                pack.add(report)
        except (OSError, ValueError, RecordError):
            return None
        return pack

    if len(parts) > 1:
        packs = spread(part, parts, [(end - start) // _BYTES_A_CLAIM for start, end in parts])
        whole = packs[0]
        for pack in packs[1:]:
            if whole is not None and pack is not None:
                whole.extend(pack)
        if whole is not None and None not in packs and len(set(whole.ids)) == len(whole.ids):
            return whole
    # A small file; or a broken one, of which the first thing wrong is named.
    whole = Pack()
    for report in stream_claims(path):
        whole.add(report)
    return whole


def _parts(path: str | Path) -> list[tuple[int, int]]:
    """Where to part a large file between its lines: the first and the last byte of each part."""
    try:
        size = Path(path).stat().st_size if Path(path).is_file() else 0
    except OSError:
        return []
    count = min(size // PART, cores())
    return [(size * at // count, size * (at + 1) // count) for at in range(count)]


def _lines_between(path: str | Path, start: int, end: int) -> Iterator[bytes]:
    """The lines that begin between two places; a line on the border belongs to the part in which it begins."""
    with Path(path).open("rb") as file:
        if start:
            file.seek(start - 1)
            file.readline()
        elif file.read(len(BOM_UTF8)) != BOM_UTF8:
            file.seek(0)
        while file.tell() < end and (line := file.readline()):
            if line.strip():
                yield line


def _bytes(path: str | Path) -> Iterator[bytes]:
    try:
        with Path(path).open("rb") as file:
            yield file.readline().removeprefix(BOM_UTF8)
            yield from file
    except OSError as broken:
        raise RecordError(
            f"{path} cannot be read: {broken.strerror}", "a claims.jsonl file", "Correct the path."
        ) from broken


def _report(line: bytes, place: str, start: int) -> Report:
    try:
        return Report.model_validate_json(line)
    except ValidationError:
        # Slower, and says what is wrong with the line.
        try:
            text = line.decode()
        except UnicodeDecodeError as broken:
            raise RecordError(
                f"{place} is not UTF-8 (byte {start + broken.start} of the file)",
                "a claims.jsonl file in UTF-8",
                "Convert the file to UTF-8.",
            ) from broken
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as broken:
            raise RecordError(
                f"{place} is not JSON", "one JSON object a line", "Correct or remove the line."
            ) from broken
        return Report.from_json(data, place)


def read_ledger(path: str | Path) -> Ledger:
    """Read ``ledger.jsonl``; the reports behind it are not in the file, so ``reports`` is empty.

    Raises:
        RecordError: the file cannot be read, a line breaks the contract, an id stands twice or a link
            leads nowhere; names file and line.
    """
    entries: list[Agreement] = []
    seen: dict[str, str] = {}
    for place, data in json_lines(text_of(path, "ledger.jsonl"), str(path)):
        entry = Agreement.from_json(data, place)
        if entry.id in seen:
            raise RecordError(
                f"{place}: id {entry.id} stands already in {seen[entry.id]}",
                "one line for each agreement",
                "Remove one of the lines.",
            )
        seen[entry.id] = place
        entries.append(entry)
    for entry in entries:
        for link in entry.links:
            if link.agreement not in seen:
                raise RecordError(
                    f"{seen[entry.id]}: {entry.id} links to {link.agreement}, which the file does not have",
                    "a link to an agreement of the same file",
                    "Make the ledger again from its claims.",
                )
    return Ledger(tuple(entries))
