"""The wheel with a compiled reader says what the plain one says, byte for byte."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[2]
READ = """
import sys
sys.path.insert(0, sys.argv[1])
import rempart, rempart.claims.mentions
print(rempart.claims.mentions.__file__.endswith(".py"))
for folder in sys.argv[2:]:
    for report in rempart.extract(rempart.read(folder)):
        print(report.json_line())
"""


def read_with(package: Path) -> tuple[str, list[str]]:
    """Return whether the reader of a package is plain, and its lines of claims of all texts at hand."""
    unseen = sorted(path for path in (ROOT / "benchmarks" / "unseen").iterdir() if path.is_dir())
    folders = [path / "texts" if (path / "texts").is_dir() else path for path in unseen]
    places = map(str, (package, ROOT / "tests" / "corpus" / "texts", *folders))
    command = [sys.executable, "-c", READ, *places]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=package)
    plain, *lines = told.stdout.splitlines()
    return plain, lines


def test_the_compiled_reader_says_the_same(tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "HATCH_BUILD_HOOKS_ENABLE": "1"},
    )
    assert made.returncode == 0, made.stderr[-2000:]
    [wheel] = tmp_path.glob("*.whl")
    with ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "compiled")
    compiled, said = read_with(tmp_path / "compiled")
    plain, wanted = read_with(ROOT / "src")
    assert (compiled, plain) == ("False", "True")
    assert len(wanted) > 300
    assert said == wanted
