"""A desk of its own for each test, with a browser for each role."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.desk_samples import Team, opened


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    """Yield a desk on an empty book, with a signed-in browser for each role."""
    with opened(f"sqlite:///{tmp_path / 'desk.db'}") as team:
        yield team
