"""Settings of every test run: the same examples each time, and no time limits."""

import pytest
from hypothesis import settings

settings.register_profile("same-each-time", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("same-each-time")


@pytest.fixture(autouse=True)
def _no_width_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
