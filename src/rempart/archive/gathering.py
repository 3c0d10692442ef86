"""The rows of all shards as one ``claims.jsonl``, and what was refused: in order, in little memory."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rempart.archive.columns import archive_library, can_be_read
from rempart.errors import ArchiveError
from rempart.keeping import beside

MEMORY = "512MB"
LINES_AT_ONCE = 500
# Of twins the first by id is kept, of two texts with one id the first by shard.
_KEPT = """
CREATE TABLE kept AS
SELECT shard, place, row_number() OVER (PARTITION BY id ORDER BY shard, place) AS namesake FROM (
    SELECT id, filename AS shard, file_row_number AS place,
        row_number() OVER (PARTITION BY twin ORDER BY id, filename, file_row_number) AS copy
    FROM read_parquet($files, filename = true, file_row_number = true) WHERE line IS NOT NULL
) WHERE copy = 1
"""
_LINES = """
SELECT rows.line FROM read_parquet($files, filename = true, file_row_number = true) AS rows
JOIN kept ON kept.shard = rows.filename AND kept.place = rows.file_row_number
WHERE kept.namesake = 1 ORDER BY rows.id
"""
_REFUSED = """
SELECT id, source, reason FROM read_parquet($files) WHERE reason IS NOT NULL
UNION ALL
SELECT rows.id, rows.source, 'another text has this id; give each document its own'
FROM read_parquet($files, filename = true, file_row_number = true) AS rows
JOIN kept ON kept.shard = rows.filename AND kept.place = rows.file_row_number
WHERE kept.namesake > 1 ORDER BY id, source, reason
"""


class Gathered(NamedTuple):
    """How many documents with claims were kept, and how many documents were refused."""

    kept: int
    refused: int


def gather(shards: Iterable[Path], folder: Path) -> Gathered:
    """Write ``claims.jsonl`` and ``refused.jsonl`` from the rows of shards, both ordered by id.

    Args:
        shards: The Parquet files of finished shards.
        folder: The folder for the two files.

    Raises:
        ArchiveError: DuckDB is not installed, or the rows of a shard were changed since they were written.
        OSError: the folder cannot be written to.
    """
    files = sorted(map(str, shards))
    with beside(folder / "claims.jsonl") as claims, beside(folder / "refused.jsonl") as refused:
        if not files:
            return Gathered(0, 0)
        duckdb = archive_library("duckdb")
        try:
            return _gathered(duckdb, files, claims, refused)
        except duckdb.Error as broken:
            spoilt = [Path(file).name for file in files if not can_be_read(Path(file))]
            said = ", ".join(spoilt[:3]) if spoilt else " ".join(str(broken).split())[:300]
            raise ArchiveError(
                f"the rows in {folder / 'shards'} cannot be gathered: {said}",
                "files as rempart extract wrote them, and room on the disk",
                "Remove what is named, or all of the folder, and run again: only that is read anew.",
            ) from broken


def _gathered(duckdb: Any, files: list[str], claims: Path, refused: Path) -> Gathered:
    with duckdb.connect() as engine:
        engine.execute(f"SET memory_limit = '{MEMORY}'")
        engine.execute("SET temp_directory = $place", {"place": str(claims.parent / ".spilled")})
        engine.execute(_KEPT, {"files": files})
        kept = _write(claims, (line for (line,) in _fetched(engine, _LINES, files)))
        lines = (
            json.dumps({"id": name, "source": source, "reason": reason}, ensure_ascii=False)
            for name, source, reason in _fetched(engine, _REFUSED, files)
        )
        return Gathered(kept, _write(refused, lines))


def _fetched(engine: Any, query: str, files: list[str]) -> Iterator[tuple[Any, ...]]:
    found = engine.execute(query, {"files": files})
    while rows := found.fetchmany(LINES_AT_ONCE):
        yield from rows


def _write(place: Path, lines: Iterable[str]) -> int:
    count = 0
    with place.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(f"{line}\n")
            count += 1
    return count
