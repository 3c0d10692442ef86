"""Who does the work: this process, or the workers of a Dask cluster. The result is the same."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, Protocol, TypeVar

from rempart.errors import ArchiveError
from rempart.extras import library

Piece = TypeVar("Piece")
Result = TypeVar("Result")
# Pieces that each worker has or waits for, so that a long list costs no memory.
WAITING = 3
# Workers that one piece may bring down before it is skipped.
DEATHS = 3
# What a worker had done and took with it.
_LOST = object()
_NOISY = frozenset({"asyncio", "distributed", "tornado"})


class Engine(Protocol):
    """Runs a function over pieces in any order; a piece that brings a worker down comes back as an error."""

    def run(
        self, function: Callable[[Piece], Result], pieces: Sequence[Piece]
    ) -> Iterator[tuple[Piece, Result | Exception]]:
        """Yield each piece with its result, as they are done."""


class LocalEngine:
    """One piece after the other in this process."""

    def run(
        self, function: Callable[[Piece], Result], pieces: Sequence[Piece]
    ) -> Iterator[tuple[Piece, Result | Exception]]:
        """Yield each piece with its result; an error of the function is the caller's."""
        for piece in pieces:
            yield piece, function(piece)


def every(
    engine: Engine, function: Callable[[Piece], Result], pieces: Sequence[Piece]
) -> Iterator[tuple[Piece, Result]]:
    """Yield each piece with its result, where none may be missing.

    Raises:
        ArchiveError: the engine is gone, or a piece brought down several of its workers.

    Example:
        >>> list(every(LocalEngine(), abs, [-1, 2]))
        [(-1, 1), (2, 2)]
    """
    for piece, result in engine.run(function, pieces):
        if isinstance(result, Exception):
            raise result
        yield piece, result


class DaskEngine:
    """Workers of Dask: a process a processor here, or those of a scheduler elsewhere.

    Workers elsewhere must see the same files under the same paths, with the same version of Rempart.

    Args:
        address: Of the scheduler (``tcp://host:8786``); a cluster on this machine where empty.
    """

    def __init__(self, address: str = "") -> None:
        self._address = address
        self._distributed = library("distributed", "archive", ArchiveError)
        for name in ("asyncio", "tornado", *logging.root.manager.loggerDict):
            if name.partition(".")[0] in _NOISY:  # what goes wrong there is said once, by us
                logging.getLogger(name).setLevel(logging.CRITICAL + 1)

    def run(
        self, function: Callable[[Piece], Result], pieces: Sequence[Piece]
    ) -> Iterator[tuple[Piece, Result | Exception]]:
        """Yield each piece with its result; one that ended several workers comes back as an error.

        Raises:
            ArchiveError: the scheduler cannot be reached, or is gone; what was done stays done.
        """
        distributed = self._distributed
        library("dask", "archive", ArchiveError).config.set(
            {"distributed.scheduler.allowed-failures": DEATHS}
        )
        try:
            with self._cluster() as cluster, distributed.Client(cluster, timeout="10s") as client:
                yield from self._handed_out(client, function, pieces)
        except (OSError, distributed.comm.CommClosedError) as broken:
            raise self._gone(broken) from broken

    def _cluster(self) -> Any:
        if self._address:
            return _Elsewhere(self._address)
        return self._distributed.LocalCluster(
            threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        )

    def _handed_out(
        self, client: Any, function: Callable[[Piece], Result], pieces: Sequence[Piece]
    ) -> Iterator[tuple[Piece, Result | Exception]]:
        waiting: dict[Any, Piece] = {}
        ahead = iter(pieces)
        done = self._distributed.as_completed()
        for _ in range(WAITING * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))):
            self._hand_out(client, function, next(ahead, None), waiting=waiting, done=done)
        while waiting:
            future = next(done)
            piece = waiting.pop(future)
            result = self._result(future, client)
            following = piece if result is _LOST else next(ahead, None)
            self._hand_out(client, function, following, waiting=waiting, done=done)
            if result is not _LOST:
                yield piece, result

    def _hand_out(
        self,
        client: Any,
        function: Callable[[Piece], Result],
        piece: Piece | None,
        *,
        waiting: dict[Any, Piece],
        done: Any,
    ) -> None:
        if piece is not None:
            future = client.submit(function, piece, pure=False)
            waiting[future] = piece
            done.add(future)

    def _result(self, future: Any, client: Any) -> Any:
        """Return what a worker gave, the error of a piece that cannot be worked on, or that it went with its worker.

        Raises:
            ArchiveError: the scheduler is gone.
        """
        with suppress(self._distributed.CancelledError):
            if future.status not in {"cancelled", "lost"}:
                if not isinstance(future.exception(), self._distributed.scheduler.KilledWorker):
                    return future.result()
                return ArchiveError(
                    f"it brought down {DEATHS + 1} workers",
                    "a shard that one worker can read",
                    "Read it alone.",
                )
        if client.status == "running":
            return _LOST
        raise self._gone(None)

    def _gone(self, broken: Exception | None) -> ArchiveError:
        where = self._address or "this machine"
        return ArchiveError(
            f"the scheduler of Dask at {where} cannot be reached" + (f" ({broken})" if broken else ""),
            "a scheduler that runs until the end",
            "Start it, and run the command again: what is done is not done twice.",
        )


class _Elsewhere:
    """A cluster that others run: it is used and not ended."""

    def __init__(self, address: str) -> None:
        self._address = address

    def __enter__(self) -> str:
        return self._address

    def __exit__(self, *_: object) -> None:
        """Leave it running."""
