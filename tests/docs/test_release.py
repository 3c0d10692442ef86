"""What a release carries agrees with itself; ``make release`` proves the rest from a clean environment."""

import re
import tomllib
from pathlib import Path

import rempart

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
KINDS = {kind["directory"] for kind in PROJECT["tool"]["towncrier"]["type"]}


def test_one_version_everywhere() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.findall(r"^version: (.+)$", citation, flags=re.MULTILINE) == [rempart.__version__]
    assert PROJECT["project"]["version"] == rempart.__version__


def test_changes_are_told_in_files_that_a_release_finds() -> None:
    assert PROJECT["tool"]["towncrier"]["start_string"] in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for path in (ROOT / "changes").iterdir():
        if path.name != "README.md":
            assert re.fullmatch(rf"(\d+|\+[a-z-]+)\.({'|'.join(KINDS)})\.md", path.name), path.name
            assert path.read_text(encoding="utf-8").strip(), path.name


def test_every_library_of_the_lists_is_locked_by_hash() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        if path.name != "debian.txt":
            pinned = re.split(r"\n(?=[a-z])", path.read_text(encoding="utf-8"))
            assert all("==" in one and "--hash=sha256:" in one for one in pinned), path.name
