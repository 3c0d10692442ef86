"""What happens in the child process stays there: crashes, endless loops, memory, nonsense."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.sources.source_samples import paper, written

from rempart.sources import isolation
from rempart.sources.decoding import NotTextError
from rempart.sources.inputs import Input
from rempart.sources.isolation import Parsers
from rempart.sources.parsers import serving

# A child that serves as the real one does, with a parser that does what its file says.
CHILD = f"""
import os, signal, sys, time, types
from dataclasses import asdict
package = types.ModuleType("rempart")
package.__path__ = [{str(Path(serving.__file__).parents[2])!r}]
sys.modules["rempart"] = package
from rempart.sources.parsers import serving
from rempart.sources.parsers.parsed import frame
from rempart.sources.parsers.parsed import Answer, Parsed

def replies(asked, data):
    if asked["kind"] == "archive":
        yield frame(Answer(1, "text", None, None, None, b"").as_json(), b"Norway buys tanks.")
    if data == b"crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif data == b"spin":
        while True:
            pass
    elif data == b"sleep":
        time.sleep(100)
    elif data == b"eat":
        kept = bytearray(2 * int(sys.argv[1]))
    elif data == b"write":
        with open({{place!r}}, "wb") as file:
            file.write(b"x" * 100)
    elif data == b"nonsense":
        yield b"\\xff" * 100
    elif data == b"wear":
        kept_for_ever.append(data)
    elif data == b"crash when worn" and kept_for_ever:
        os.kill(os.getpid(), signal.SIGSEGV)
    yield frame(asdict(Parsed(text=data.decode())))

kept_for_ever = []
serving.replies = replies
serving.serve(sys.stdin.buffer, sys.stdout.buffer, memory=int(sys.argv[1]))
"""


@pytest.fixture
def parsers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Parsers]:
    child = tmp_path / "child.py"
    child.write_text(CHILD.replace("{place!r}", repr(str(tmp_path / "written"))), encoding="utf-8")
    monkeypatch.setattr(isolation, "_SERVING", child)
    with Parsers(memory=2**29, seconds=1) as started:
        yield started


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"crash", r"its parser crashed \(SIGSEGV\)"),
        (b"spin", "it took more than 1 seconds to read"),
        (b"sleep", "it took more than 3 seconds to read"),
        (b"eat", "it needs more memory than it may have"),
        (b"nonsense", "its parser answered nonsense"),
    ],
)
def test_what_goes_wrong_costs_one_file(parsers: Parsers, data: bytes, why: str) -> None:
    assert parsers.parse("page", b"before").text == "before"
    if data == b"sleep":
        parsers._patience = 3
    with pytest.raises(NotTextError, match=why):
        parsers.parse("page", data)
    parsers._patience = 60
    assert parsers.parse("page", b"after").text == "after"


def test_a_child_is_used_again_and_no_file_pays_for_another(parsers: Parsers) -> None:
    parsers.parse("page", b"one")
    child = parsers._child
    parsers.parse("page", b"wear")
    assert parsers._child is child
    assert parsers.parse("page", b"crash when worn").text == "crash when worn"
    assert parsers._child is not child


def test_a_parser_writes_no_file(parsers: Parsers, tmp_path: Path) -> None:
    with pytest.raises(NotTextError):
        parsers.parse("page", b"write")
    assert not (tmp_path / "written").exists() or (tmp_path / "written").stat().st_size == 0


def test_what_an_archive_gave_before_its_parser_crashed_is_kept(parsers: Parsers) -> None:
    answers = parsers.answers(Input("a.warc", "a.warc", b"crash"))
    assert next(answers).data == b"Norway buys tanks."
    with pytest.raises(NotTextError, match="the archive breaks off: its parser crashed"):
        next(answers)


def test_no_child_is_started_for_nothing_and_none_is_left_behind(parsers: Parsers) -> None:
    assert parsers._child is None
    parsers.parse("page", b"one")
    child = parsers._child
    assert child is not None
    parsers.close()
    assert child.poll() is not None


def test_a_drawing_of_a_million_points_fits_in_the_memory_of_a_child() -> None:
    points = " ".join(f"{n % 400} {n * 7 % 400} l" for n in range(1_000_000))
    data = paper(written("Norway buys 20 tanks.") + f" 0 0 m {points} S")
    with Parsers() as started:
        assert started.parse("paper", data).text == "Norway buys 20 tanks."
