"""One coverage that several tests look at."""

import pytest

from rempart.coverage.atlas import places
from rempart.coverage.covering import cover
from rempart.coverage.shares import Coverage


@pytest.fixture(scope="session")
def ten_patriot() -> Coverage:
    """Ten Patriot under the default switches."""
    return cover({"Patriot": 10}, places("UA"))
