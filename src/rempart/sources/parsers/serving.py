"""The child process: takes one file after the other, sends back what it holds.

It is run by its path, knows nothing of the rest of Rempart but the parsers, may not use more than its memory,
may not write files, and dies by itself where a file takes more than its time.
"""

import json
import math
import os
import resource
import sys
import types
import zlib
from collections.abc import Iterator
from dataclasses import asdict, replace
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

if __name__ == "__main__":
    # The package without its first module, which would load every stage.
    package = types.ModuleType("rempart")
    package.__path__ = [str(Path(__file__).parents[2])]
    sys.modules["rempart"] = package

from rempart.sources.decoding import NotTextError, decode
from rempart.sources.parsers.archives import answers_in
from rempart.sources.parsers.pages import read_page
from rempart.sources.parsers.parsed import Parsed, frame, receive
from rempart.sources.parsers.word_files import read_word_file


def parse(kind: str, data: bytes, *, charset: str | None = None, careful: bool = True) -> Parsed:
    """Return what a file of a kind (``page``, ``paper``, ``word``) holds.

    Raises:
        NotTextError: no text could be had.
    """
    if kind == "paper":
        from rempart.sources.parsers.papers import read_paper  # noqa: PLC0415  # slower to load than all the others, and most files are pages

        return read_paper(data)
    if kind == "word":
        return read_word_file(data)
    text, damage = decode(data, declared=charset, is_page=True)
    found = read_page(text, careful=careful)
    return found if damage is None else replace(found, losses=(*found.losses, damage))


def replies(asked: dict[str, Any], data: bytes) -> Iterator[bytes]:
    """Yield the messages that answer one asked: one for a file; for an archive or a table several, and a last one."""
    if asked["kind"] in {"archive", "table"}:
        yield from (_archive if asked["kind"] == "archive" else _table)(asked, data)
        return
    try:
        found = parse(asked["kind"], data, charset=asked["charset"], careful=asked["careful"])
    except NotTextError as broken:
        yield frame({"problem": str(broken)})
    except RecursionError:
        yield frame({"problem": "its parts lie too deep in each other"})
    except MemoryError:
        raise
    except Exception as broken:  # noqa: BLE001 -- whatever a parser stumbles over is the file's fault
        yield frame({"problem": f"its parser gave up ({type(broken).__name__})"})
    else:
        yield frame(asdict(found))


def _archive(asked: dict[str, Any], data: bytes) -> Iterator[bytes]:
    count = 0
    with open(asked["path"], "rb") if asked["path"] else BytesIO(data) as archive:  # noqa: PTH123  # a plain path of the parent
        try:
            for answer in answers_in(archive):
                count += 1
                yield frame(answer.as_json(), answer.data)
                _allow(asked["seconds"])
        except (OSError, EOFError, ValueError, zlib.error):
            yield frame({"end": True, "problem": f"the archive breaks off after document {count}"})
            return
    yield frame({"end": True, "problem": None if count else "the archive holds no document"})


def _table(asked: dict[str, Any], _: bytes) -> Iterator[bytes]:
    from rempart.sources.parsers.tables import rows_in  # noqa: PLC0415  # an extra, slow to load

    try:
        with open(asked["path"], "rb") as table:  # noqa: PTH123  # a plain path of the parent
            for rows in rows_in(table, asked["fields"]):
                yield frame({}, json.dumps(rows, ensure_ascii=False).encode())
                _allow(asked["seconds"])
    except (NotTextError, OSError) as broken:
        yield frame({"end": True, "problem": str(broken)})
        return
    yield frame({"end": True, "problem": None})


def _allow(seconds: float) -> None:
    """Let the process use so much more of the processor's time; past that, the kernel ends it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = math.ceil(used.ru_utime + used.ru_stime + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


def serve(questions: BinaryIO, answers: BinaryIO, *, memory: int) -> None:
    """Answer until the questions end. Where memory runs out the process ends; its parent starts another."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while (asked := receive(questions)) is not None:
        header, data = asked
        _allow(header["seconds"])
        try:
            for message in replies(header, data):
                answers.write(message)
                answers.flush()
        except MemoryError:
            answers.write(frame({"problem": "it needs more memory than it may have", "end": True}))
            answers.flush()
            return


if __name__ == "__main__":
    # What a parser prints goes nowhere: standard output is for messages alone.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, out, memory=int(sys.argv[1]))
