"""The command line as a user calls it, in this process."""

import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from rempart.cli.app import main

PEOPLE = "latitude,longitude,people,city,region\n" + "".join(
    f"48.{at},30.{at},{1000 + at},City{at},Here\n" for at in range(1, 6)
)


def called(*arguments: object) -> int:
    """Call the command line and return its exit code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["rempart", *map(str, arguments)])
        try:
            main()
        except SystemExit as left:
            return int(left.code or 0)
    return 0


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def call(*arguments: object) -> tuple[int, str, str]:
        code = called(*arguments)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Places of one's own: five cities."""
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report of no deal, ``pool.txt``, and its briefing, ``out``: to be read or copied."""
    folder = tmp_path_factory.mktemp("pool")
    source = folder / "pool.txt"
    source.write_text("A pool\nThe town council voted for a new pool on Thursday.")
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        assert called("brief", source, "--out", folder / "out") == 0
    return folder
