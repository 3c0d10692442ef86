"""The whole way over an archive: shards, work, one file of claims."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rempart.archive.gathering import gather
from rempart.archive.shard import shards_of
from rempart.archive.working import Summary, work
from rempart.engines import Engine, LocalEngine
from rempart.errors import OutputError
from rempart.sources.inputs import check_apart


@dataclass(frozen=True, slots=True)
class Extraction:
    """What came of an archive.

    Attributes:
        summaries: One a shard, by name; those with a problem were skipped.
        kept: Documents with claims in ``claims.jsonl``, the same text told twice counted once.
        refused: Documents that were refused, each with its reason in ``refused.jsonl``.
    """

    summaries: tuple[Summary, ...]
    kept: int
    refused: int

    @property
    def skipped(self) -> tuple[Summary, ...]:
        """Return the shards that could not be read."""
        return tuple(summary for summary in self.summaries if summary.problem)


def extract_archive(
    sources: Iterable[str],
    folder: str | Path,
    *,
    engine: Engine | None = None,
    progress: Callable[[int, int, Summary], None] = lambda *_: None,
) -> Extraction:
    """Extract what an archive claims into ``out/claims.jsonl``, a shard at a time.

    WARC archives, Parquet tables and files of JSON lines are a shard each; other files are read by the
    batch. A shard that is done, and whose files did not change, is not read again: an interrupted run goes
    on where it was. Memory does not grow with the archive.

    Args:
        sources: Files and folders.
        folder: A folder; what is done stands in its ``shards``.
        engine: Who does the work; this process where none is given.
        progress: Called after each shard with how many are done, how many there are, and its summary.

    Raises:
        DocumentError: a source does not exist.
        ArchiveError: a library is not installed, or the engine is gone.
        OutputError: the folder cannot be written to, or lies in one that is read.

    Example:
        >>> extract_archive(["reports/"], "extracted/").kept
        3
    """
    place, sources = Path(folder).absolute(), list(sources)
    check_apart(Path(folder), sources)
    shards = shards_of(sources)
    found: list[Summary] = []
    try:
        (place / "shards").mkdir(parents=True, exist_ok=True)
        for shard, result in (engine or LocalEngine()).run(partial(work, out=str(place)), shards):
            failed = isinstance(result, Exception)
            summary = Summary(shard=shard.name, state="", problem=str(result)) if failed else result
            assert isinstance(summary, Summary)
            found.append(summary)
            progress(len(found), len(shards), summary)
        found.sort(key=lambda summary: summary.shard)
        good = (place / "shards" / f"{summary.shard}.parquet" for summary in found if not summary.problem)
        gathered = gather(good, place)
    except OSError as broken:
        raise OutputError(
            f"{place} cannot be written to: {broken.strerror or broken}",
            "a folder with room in it",
            "Name another folder with --out, or make room; what is done is not done again.",
        ) from broken
    return Extraction(tuple(found), gathered.kept, gathered.refused)
