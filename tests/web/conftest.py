"""A desk of its own for each test, with a browser for each role."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from tests.web.desk_samples import Team, opened

from rempart.desk import passwords


@pytest.fixture(autouse=True, scope="session")
def _cheap_passwords() -> Iterator[None]:
    """Hash passwords fast: what real ones cost has a test of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    """Yield a desk on an empty book, with a signed-in browser for each role."""
    with opened(f"sqlite:///{tmp_path / 'desk.db'}") as team:
        yield team
