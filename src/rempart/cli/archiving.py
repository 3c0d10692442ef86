"""``rempart extract --out``: an archive by the shard, in this process or by the workers of Dask."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import typer

from rempart.archive.extracting import extract_archive
from rempart.archive.working import Summary
from rempart.cli.showing import readable, say
from rempart.engines import DaskEngine, Engine, LocalEngine, Piece, Result


def extract_shards(sources: Sequence[str], folder: Path, engine: str) -> None:
    """Extract an archive into a folder and say what came of it; ends with 1 where a shard was skipped."""
    found = extract_archive(sources, folder, engine=engine_of(engine), progress=_say_progress)
    for summary in found.skipped:
        say(f"skipped: {summary.shard}: {summary.problem}")
    total = sum(summary.documents for summary in found.summaries)
    say(
        f"{readable(total)} documents in {len(found.summaries) - len(found.skipped)} shards: "
        f"{readable(found.kept)} with claims in {folder / 'claims.jsonl'}, "
        f"{readable(found.refused)} refused in {folder / 'refused.jsonl'}"
    )
    if found.skipped or found.refused:
        raise typer.Exit(1)


def engine_of(name: str) -> Engine:
    """Return the engine of a name on the command line: ``local``, ``dask`` or ``dask=ADDRESS``."""
    kind, _, address = name.partition("=")
    if kind == "dask":
        return DaskEngine(address)
    if name != "local":
        raise typer.BadParameter(f"{name!r} is no engine; expected local, dask or dask=ADDRESS")
    return LocalEngine()


class TellingEngine:
    """Says how many parts another engine has done, where there are several."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def run(
        self, function: Callable[[Piece], Result], pieces: Sequence[Piece]
    ) -> Iterator[tuple[Piece, Result | Exception]]:
        """Yield each piece with its result, as they are done."""
        for done, result in enumerate(self._engine.run(function, pieces), 1):
            if len(pieces) > 1:
                say(f"{done} of {len(pieces)} parts")
            yield result


def _say_progress(done: int, whole: int, summary: Summary) -> None:
    say(
        f"{done} of {whole} shards: {summary.shard}: {readable(summary.documents)} documents, {summary.claims} claims"
    )
