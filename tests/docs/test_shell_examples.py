"""Every example of the pages is run as it stands, and prints what the page shows."""

import json
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from rempart.cli.app import main

ROOT = Path(__file__).parents[2]
# The README comes last: its briefing of an article takes the place of that of the examples.
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"]
BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^(?:\$ |\.venv/bin/)?(?=(?:rempart|cat|cp) )")
# Each is proven elsewhere: a server runs until it is stopped (tests/web), a model must be there to be asked
# (tests/claims), workers are started for a test of their own (tests/archive).
ELSEWHERE = re.compile(r"rempart serve|--reader|--engine dask|briefing \.\.\. |brief \.\.\.")
FALLS_SHORT = 3
FILES = {
    "judgements.csv": "when,who,verdict,left,right,field,value,why\n2025-09-01,Ana,reject,gazette#2,,,,no deal\n",
    "article.txt": "Canada will buy 4 NASAMS from Norway for 820 million dollars, the River Gazette reported.\n",
    "reports/radio.txt": "Norway gives Ukraine 6 howitzers, an invented radio station said.\n",
    "archive/wire.jsonl": '{"id": "wire-9", "text": "Denmark will buy 19 Caesar howitzers from France."}\n',
}


def examples(page: Path) -> list[tuple[str, list[str]]]:
    """Return the commands of a page, each with the lines that the page shows below it."""
    found: list[tuple[str, list[str]]] = []
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        lines = block.splitlines()
        if not any(COMMAND.match(line) for line in lines):
            continue
        for line in lines:
            if COMMAND.match(line):
                found.append((COMMAND.sub("", line), []))
            elif found:
                found[-1][1].append(line)
    return found


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder as a reader of the pages has it: the examples, a briefing of them, files of his own."""
    folder = tmp_path_factory.mktemp("reader")
    (folder / "examples").symlink_to(ROOT / "examples")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched, chdir(folder):
        patched.setenv("XDG_DATA_HOME", str(folder / "data"))
        once("rempart brief examples/reports --meta examples/reports.csv --out briefing")
        run("rempart ledger add examples/reports --meta examples/reports.csv")
        once("rempart extract examples/reports > claims.jsonl")
        yield folder


def words_of(line: str) -> list[str]:
    """Split a line as a shell does: what follows a sharp sign after a space is a comment, ``wire#1`` is a word."""
    return shlex.split(re.sub(r"\s#\s.*$", "", line))


@cache
def once(line: str) -> tuple[int, str]:
    """Run a line that several pages show only once: the same input gives the same output."""
    return run(line)


def run(line: str) -> tuple[int, str]:
    """Run a line as a shell would; return the exit code and all that was printed, progress first."""
    words = words_of(line)
    words, target = (words[: words.index(">")], words[words.index(">") + 1]) if ">" in words else (words, "")
    said, printed, code = StringIO(), StringIO(), 0
    with pytest.MonkeyPatch.context() as patched, redirect_stdout(printed), redirect_stderr(said):
        patched.setattr(sys, "argv", words)
        try:
            main()
        except SystemExit as left:
            code = int(left.code or 0)
    if target:
        Path(target).write_text(printed.getvalue(), encoding="utf-8")
    return code, said.getvalue() + printed.getvalue()


def assert_shown(shown: list[str], printed: str, line: str) -> None:
    """Hold what a page shows to what was printed: in order, ``...`` for what is left out."""
    lines = iter(printed.splitlines())
    for one in shown:
        start = one.removesuffix("...").rstrip()
        if start:
            assert any(
                found.startswith(start) if one.endswith("...") else found.rstrip() == start for found in lines
            ), f"{line}: {one!r} is not in\n{printed}"


def write_or_compare(path: Path, shown: list[str]) -> None:
    """Hold a file of the repository to what a page shows of it; one of the reader is written as shown."""
    if path.parts[0] != "examples":
        path.write_text("\n".join(shown).rstrip() + "\n", encoding="utf-8")
    assert_shown(shown, path.read_text(encoding="utf-8"), f"cat {path}")


def files_of(folder: Path) -> dict[str, Any]:
    """Return the files of a briefing by name; ``created`` alone may differ from run to run."""
    files: dict[str, Any] = {
        str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    del files["index.html"]
    files["briefing.json"] = json.loads(files["briefing.json"]) | {"created": ""}
    return files


# Before the pages: one of them briefs into the same folder anew, with this line.
@pytest.mark.slow
def test_the_same_reports_give_the_same_briefing(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(room)
    assert run("rempart why briefing 9999")[0] == 1
    first = files_of(room / "briefing")
    again = "rempart brief examples/reports --meta examples/reports.csv --out briefing --since briefing"
    assert once(again)[0] == 0
    second = files_of(room / "briefing")
    *same, nothing = second["briefing.json"]["statements"]
    assert nothing["text"].startswith("Nothing that is compared has changed.")
    rows = second["briefing.json"]["rows"][: len(first["briefing.json"]["rows"])]
    second["briefing.json"] |= {"statements": same, "rows": rows}
    assert second == first


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if examples(page)], ids=lambda page: page.stem)
def test_the_examples_of_a_page_run(page: Path, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(room)
    for line, shown in examples(page):
        words = words_of(line)
        if words[0] == "cat":
            write_or_compare(Path(words[1]), shown)
        elif words[0] == "cp":
            shutil.copy(words[1], words[2])
        elif not ELSEWHERE.search(line):
            code, printed = run(line) if words[1] == "ledger" else once(line)
            assert code in ({0, FALLS_SHORT} if words[1] == "schedule" else {0}), f"{line}: {printed}"
            assert_shown(shown, printed, line)


def test_most_examples_are_run_here() -> None:
    lines = [line for page in PAGES for line, _ in examples(page)]
    left_out = [line for line in lines if ELSEWHERE.search(line)]
    assert len(lines) > 60
    assert len(left_out) <= 8, left_out
