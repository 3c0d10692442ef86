"""Settings of every test run: the same examples each time, and no time limits."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes is no property: a busy machine must not fail a test.
settings.register_profile(
    "same-each-time",
    derandomize=True,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("same-each-time")

os.environ["COLUMNS"] = "160"  # the width of the terminal is none of the tests' business

# numba looks for the package of this name and would find the folder tests/coverage.
sys.modules.setdefault("coverage", None)  # type: ignore[arg-type]  # None: there is no such package


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that hold slow tests, so that no worker waits long for another at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all hostile inputs of the corpus, also those too large to be kept."""
    folder = tmp_path_factory.mktemp("hostile")
    make = Path(__file__).parent / "corpus" / "hostile" / "make.py"
    subprocess.run([sys.executable, make, folder], check=True)
    (folder / "expected.csv").unlink()
    return folder
