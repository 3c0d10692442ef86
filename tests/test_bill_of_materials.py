"""The bill of materials names every library of a locked file, with every hash that pip accepts, and no other."""

import json
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).parents[1] / "requirements"
SCRIPT = REQUIREMENTS / "bill_of_materials.py"


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


def test_a_library_without_a_hash_is_no_bill(tmp_path: Path) -> None:
    lock = tmp_path / "loose.txt"
    lock.write_text("lxml==6.1.3\n", encoding="utf-8")
    refused = run(lock)
    assert refused.returncode
    assert "lxml 6.1.3 has no hash" in refused.stderr
