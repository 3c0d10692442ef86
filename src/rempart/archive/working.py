"""One shard to what it claims: the piece of work that every engine hands out."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from rempart.archive.columns import Row, are_rows, write_rows
from rempart.archive.documents import documents_of
from rempart.archive.shard import Shard
from rempart.claims.extraction import extract_one, languages
from rempart.errors import ArchiveError, RecordError
from rempart.keeping import put_in_place
from rempart.records import Record
from rempart.sources.document import Document

# Part of what a finished shard is known by: a change of the reader or of the columns reads all of it again.
FORM = "2"


class Summary(Record):
    """What came of one shard: every document is counted once, as read, not understood or unreadable.

    ``state`` is the fingerprint of the files; ``problem`` says why a shard was skipped, and then nothing of
    it is kept.
    """

    shard: str
    state: str
    documents: int = 0
    unreadable: int = 0
    not_understood: int = 0
    with_claims: int = 0
    claims: int = 0
    problem: str | None = None
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"problem"})


def work(shard: Shard, out: str) -> Summary:
    """Read a shard, keep what it claims under ``out``, and say what came of it; done once, it is not done again.

    A shard that cannot be read is no error here: its summary has a problem, and the others go on. The
    summary is written last, so that what was broken off is done anew.

    Args:
        shard: What to read.
        out: A folder that every worker can write to.

    Raises:
        OSError: the folder cannot be written to.
    """
    folder = Path(out) / "shards"
    try:
        state = f"{FORM}-{shard.state}"
    except OSError as broken:
        return Summary(shard=shard.name, state="", problem=f"it cannot be opened ({broken.strerror})")
    known = finished(shard.name, out)
    if known and known.state == state:
        return known
    counts: Counter[str] = Counter()
    folder.mkdir(parents=True, exist_ok=True)
    rows = (row for document in documents_of(shard) for row in _row(document, shard, counts))
    try:
        write_rows(folder / f"{shard.name}.parquet", rows)
    except ArchiveError as broken:
        return Summary(shard=shard.name, state=state, problem=str(broken))
    summary = Summary(shard=shard.name, state=state, **counts)
    put_in_place(folder / f"{shard.name}.json", f"{summary.json_line()}\n".encode())
    return summary


def finished(name: str, folder: str) -> Summary | None:
    """Return the summary of a shard that was read to its end, None where it was not."""
    place = Path(folder) / "shards" / f"{name}.json"
    try:
        found = Summary.from_json(json.loads(place.read_text(encoding="utf-8")), str(place))
    except (OSError, ValueError, RecordError):
        return None
    return found if are_rows(place.with_suffix(".parquet")) else None


def _row(document: Document, shard: Shard, counts: Counter[str]) -> Iterator[Row]:
    """Yield a row for a document that claims something or was refused; all are counted."""
    counts["documents"] += 1
    own = "" if shard.kind in {"files", "archive"} else f"{document.id} "
    twin = f"{own}{document.text_sha256 if own else document.sha256}"
    reason = None
    if document.state == "unreadable":
        counts["unreadable"] += 1
        reason = document.reason
    elif document.language not in languages():
        counts["not_understood"] += 1
        reason = f"its language is {document.language}, for which there are no tables"
    if reason is not None:
        yield Row(document.id, twin, document.source, None, reason)
        return
    report = extract_one(document)
    if report.claims:
        counts["with_claims"] += 1
        counts["claims"] += len(report.claims)
        yield Row(document.id, twin, document.source, report.json_line(), None)
