"""Parsers in a child process with limits: what crashes or hangs there costs one document."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn, Self

from rempart.sources.decoding import NotTextError
from rempart.sources.inputs import Input
from rempart.sources.kinds import Kind
from rempart.sources.parsers.parsed import Answer, Parsed, frame, lengths

MEMORY = 2**30  # bytes of address space
SECONDS = 10  # of the processor, for one document or one piece of an archive
PATIENCE = 60  # seconds on the clock, for a child that waits for nothing or a machine that is very busy
_AT_ONCE = 2**20
_SERVING = Path(__file__).with_name("parsers") / "serving.py"  # run by its path: the parent loads no parser


class _DeadError(Exception):
    """The child is gone; the message says what it died of."""


class _LateError(_DeadError):
    """It is gone because of the time that its file took."""


class Parsers:
    """One child process that reads files one after the other, started when the first one comes.

    A file that makes it crash, hang or run out of memory is refused with the reason, and the next file is
    given to a new child. A file on which a used child crashed is tried once more in a new one, so that no
    file is blamed for what another left behind.

    Example:
        >>> with Parsers() as parsers:
        ...     parsers.parse("page", b"<html><body><p>Norway buys shells.</p></body></html>").text
        'Norway buys shells.'
    """

    def __init__(self, *, memory: int = MEMORY, seconds: float = SECONDS, patience: float = PATIENCE) -> None:
        self._memory = memory
        self._seconds = seconds
        self._patience = patience
        self._child: subprocess.Popen[bytes] | None = None
        self._is_fresh = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        child.wait()

    def parse(self, kind: Kind, data: bytes, *, charset: str | None = None, careful: bool = True) -> Parsed:
        """Return what a file holds.

        Raises:
            NotTextError: no text could be had; the message says why.
        """
        asked = {"kind": kind, "charset": charset, "careful": careful, "seconds": self._seconds}
        found = self._answer_to(asked, data)
        if found.get("problem"):
            raise NotTextError(found["problem"])
        return Parsed.from_json(found)

    def answers(self, archive: Input) -> Iterator[Answer]:
        """Yield the documents of a WARC archive one at a time.

        Raises:
            NotTextError: the archive breaks off, or holds no document; what was yielded before is good.
        """
        path = str(archive.place.absolute()) if archive.place else None
        for told, data in self._pieces({"kind": "archive", "path": path}, archive.data):
            yield Answer(data=data, **told)

    def rows(
        self, table: Path, fields: Sequence[str]
    ) -> Iterator[tuple[int, dict[str, str | None], str | None]]:
        """Yield the rows of a Parquet table: number, values by column, and why a row or a group of them is missing.

        Raises:
            NotTextError: it is no such table, has not the columns, or breaks off; what was yielded is good.
        """
        asked = {"kind": "table", "path": str(table.absolute()), "fields": list(fields)}
        for _, data in self._pieces(asked, b""):
            yield from map(tuple, json.loads(data))

    def _pieces(self, asked: Mapping[str, Any], data: bytes) -> Iterator[tuple[dict[str, Any], bytes]]:
        """Yield the messages of the child on a file that is read piece by piece, but for the last.

        Raises:
            NotTextError: the last one tells of a problem, or the child is gone.
        """
        try:
            self._ask({**asked, "seconds": self._seconds}, data)
            while True:
                told, payload = self._reply()
                if told.get("end"):
                    break
                yield told, payload
        except _DeadError as dead:
            raise NotTextError(f"the {asked['kind']} breaks off: {dead}") from dead
        if told["problem"]:
            raise NotTextError(told["problem"])

    def _answer_to(self, asked: Mapping[str, Any], data: bytes) -> dict[str, Any]:
        while True:
            was_fresh = self._child is None or self._is_fresh
            try:
                self._ask(asked, data)
                found, _ = self._reply()
            except _DeadError as dead:
                found = {"problem": str(dead), "end": True}
                was_fresh = was_fresh or isinstance(dead, _LateError)
            if not found.get("end"):
                self._is_fresh = False
                return found
            self.close()
            if was_fresh:
                return found

    def _ask(self, asked: Mapping[str, Any], data: bytes) -> None:
        if self._child is None:
            self._child = _start(self._memory)
            self._is_fresh = True
        stream = self._child.stdin
        assert stream is not None
        try:
            stream.write(frame(asked, data))
            stream.flush()
        except OSError as broken:
            self._take_leave(broken)

    def _reply(self) -> tuple[dict[str, Any], bytes]:
        deadline = time.monotonic() + self._patience
        try:
            header, payload = lengths(self._take(16, deadline))
            told = self._take(header, deadline)
            return _object(told), self._take(payload, deadline)
        except ValueError as broken:
            self.close()
            raise _DeadError("its parser answered nonsense") from broken

    def _take(self, count: int, deadline: float) -> bytes:
        """Return so many bytes of the child's answer; end the child where they do not come in time."""
        assert self._child is not None
        stream = self._child.stdout
        assert stream is not None
        parts: list[bytes] = []
        while count:
            ready, _, _ = select.select([stream], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                self.close()
                raise _LateError(f"it took more than {self._patience:g} seconds to read")
            part = os.read(stream.fileno(), min(count, _AT_ONCE))
            if not part:
                self._take_leave()
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def _take_leave(self, broken: OSError | None = None) -> NoReturn:
        """Take leave of a dead child, and raise what it died of."""
        child = self._child
        assert child is not None
        try:
            code = child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            code = 0
        self.close()
        if code == -signal.SIGXCPU:
            raise _LateError(f"it took more than {self._seconds:g} seconds to read") from broken
        raise _DeadError(
            "its parser crashed" + (f" ({signal.Signals(-code).name})" if code < 0 else "")
        ) from broken


def _start(memory: int) -> "subprocess.Popen[bytes]":
    # Without -P, the folder of the file would come before all others when modules are looked for.
    # In a session of its own, an interrupt from the keyboard reaches the parent alone, which ends the child.
    return subprocess.Popen(  # noqa: S603 -- this Python, one of our own files
        [sys.executable, "-P", str(_SERVING), str(memory)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        start_new_session=True,
    )


def _object(data: bytes) -> dict[str, Any]:
    found = json.loads(data)
    if not isinstance(found, dict):
        raise ValueError("an answer is a list")  # noqa: TRY004 -- all that is wrong with an answer is one case
    return found
