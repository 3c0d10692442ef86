"""Faults of an installation are found and named; what is merely not installed is told and is no fault."""

import base64
import hashlib
import tomllib
from importlib.metadata import Distribution
from pathlib import Path

import pytest

from rempart.cli import installation
from rempart.cli.installation import EXTRAS, check_installation, extras_missing, libraries

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FOR_DEVELOPERS = {"bench", "check", "docs"}


def installed_at(folder: Path, *, requires: str, files: dict[str, str]) -> Distribution:
    """Return an installation with these files; each is noted with the hash of the text given."""
    about = folder / "rempart-0.1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Name: rempart\nVersion: 0.1.0\nRequires-Dist: {requires}\n")
    rows = []
    for name, text in files.items():
        (folder / name).write_text(text)
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
        rows.append(f"{name},sha256={digest},{len(text)}\n")
    (about / "RECORD").write_text("".join(rows))
    return Distribution.at(about)


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def test_every_extra_for_users_is_known_with_what_it_is_for() -> None:
    assert set(EXTRAS) == set(PROJECT["optional-dependencies"]) - FOR_DEVELOPERS


def test_every_library_of_the_project_is_asked_for() -> None:
    core = {library.name for library in libraries() if library.extra is None}
    assert len(core) == len(PROJECT["dependencies"])
    assert {library.extra for library in libraries()} - {None} == set(PROJECT["optional-dependencies"])


def test_this_installation_is_whole() -> None:
    assert list(check_installation()) == []


def test_a_file_that_was_changed_and_one_that_is_gone_are_named(tmp_path: Path) -> None:
    files = {"whole.csv": "a\n", "changed.csv": "a\n", "gone.csv": "a\n"}
    installed = installed_at(tmp_path, requires="numpy>=1", files=files)
    (tmp_path / "changed.csv").write_text("b\n")
    (tmp_path / "gone.csv").unlink()
    found = list(check_installation(installed))
    assert [fault.split()[0] for fault in found] == ["changed.csv", "gone.csv"]
    assert all("Install rempart again" in fault for fault in found)


@pytest.mark.parametrize(
    ("requires", "says"),
    [
        ("no-such-library>=2.5", "the library no-such-library is not installed; expected 2.5 or newer"),
        ("numpy>=999.1", "expected 999.1 or newer. Run pip install 'numpy>=999.1'"),
    ],
)
def test_a_library_that_is_missing_or_too_old_is_named(tmp_path: Path, requires: str, says: str) -> None:
    found = list(check_installation(installed_at(tmp_path, requires=requires, files={})))
    assert len(found) == 1
    assert says in found[0]


def test_an_extra_without_its_library_is_told_and_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "extras_there", lambda: ["web"])
    told = extras_missing()
    assert "not installed: a briefing as PDF (pip install 'rempart[pdf]')" in told
    assert len(told) == len(EXTRAS) - 1


def test_a_row_with_a_cell_too_many_is_named(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "prices.csv").write_text('key,note\na,"one, and two"\nb,one, and two\n')
    (found,) = installation._ragged_tables(tmp_path)
    assert found.startswith("prices.csv row 3 has 3 cells; expected 2")


def test_a_book_that_is_no_book_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "data" / "rempart").mkdir(parents=True)
    (tmp_path / "data" / "rempart" / "rempart.db").write_bytes(b"not a database" * 100)
    (found,) = check_installation()
    assert "rempart.db" in found
