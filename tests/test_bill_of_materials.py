"""The bill of materials names every library of a locked file, with every hash that pip accepts, and no other."""

import json
import re
import subprocess
import sys
from importlib.metadata import files, metadata, version
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).parents[1] / "requirements"
SCRIPT = REQUIREMENTS / "bill_of_materials.py"
# Words of licences that let anybody use, change and pass on; the library's own metadata are the source.
OPEN = re.compile(
    r"\b(MIT|MIT-0|MIT-CMU|BSD|0BSD|Apache|ISC|ISCL|PSF|MPL|LGPL|Zlib|CC0|Mozilla|HPND)\b", re.IGNORECASE
)


def run(lock: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, SCRIPT, lock], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("lock", sorted(REQUIREMENTS.glob("[bcrw]*.txt")), ids=lambda path: str(path.stem))
def test_every_library_of_a_lock_stands_in_its_bill(lock: Path) -> None:
    made = json.loads(run(lock).stdout)
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    text = lock.read_text(encoding="utf-8")
    locked = {line.split(" ")[0] for line in text.splitlines() if re.match(r"\w", line)}
    told = {f"{one['name']}=={one['version']}" for one in made["components"]}
    assert told == {re.sub(r"[-_.]+(?=.*==)", "-", one.lower()) for one in locked}
    hashes = [one["value"] for part in made["components"] for one in part["properties"]]
    assert sorted(hashes) == sorted(one.split("=", 1)[1] for one in re.findall(r"--hash=\S+", text))
    assert len({one["bom-ref"] for one in made["components"]}) == len(made["components"])


def test_what_runs_here_is_what_the_bill_says() -> None:
    made = json.loads(run(REQUIREMENTS / "run.txt").stdout)
    for one in made["components"]:
        assert version(one["name"]) == one["version"], one["name"]


def licence(name: str) -> str:
    """Return what a library says of its licence: the expression, the field, the classifiers, else how its file begins."""
    told = metadata(name)
    fields = [told.get_all(field) or [] for field in ("License-Expression", "License", "Classifier")]
    classes = [one for one in fields.pop() if one.startswith("License ::")]
    words = " ".join([*fields[0], *fields[1], *classes]).strip()
    if words:
        return words
    return " ".join(one.read_text()[:100] for one in files(name) or () if one.stem == "LICENSE")


@pytest.mark.parametrize("lock", ["run", "web", "build", "check"])
def test_every_library_has_a_licence_that_is_open(lock: str) -> None:
    made = json.loads(run(REQUIREMENTS / f"{lock}.txt").stdout)
    told = {one["name"]: licence(one["name"]) for one in made["components"]}
    assert len(told) > 5
    assert not {name: words for name, words in told.items() if not OPEN.search(words)}


def test_what_users_install_is_under_no_strong_copyleft() -> None:
    """The wheel is installed beside these: none asks that Rempart be passed on under its own terms."""
    for lock in ("run", "web"):
        for one in json.loads(run(REQUIREMENTS / f"{lock}.txt").stdout)["components"]:
            words = licence(one["name"])
            strong = re.search(r"\bA?GPL|GNU (Affero )?General Public", words)
            assert not strong or re.search(r"\b(MPL|LGPL)", words), (one["name"], words)


def test_a_library_without_a_hash_is_no_bill(tmp_path: Path) -> None:
    lock = tmp_path / "loose.txt"
    lock.write_text("lxml==6.1.3\n", encoding="utf-8")
    refused = run(lock)
    assert refused.returncode
    assert "lxml 6.1.3 has no hash" in refused.stderr
