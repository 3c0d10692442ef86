"""Many more mutated files than in ``make test``: see ``tests/sources/test_sources_mutations.py``."""

import pytest
from tests.sources.source_samples import outcome_of

from rempart.sources.kinds import Kind


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize(("kind", "count"), [("page", 1000), ("paper", 1000), ("word", 200)])
def test_mutated_files_are_read_or_refused_with_a_reason(kind: Kind, count: int, seed: int) -> None:
    told = outcome_of(kind, count, seed=1000 + seed)
    assert told.read + told.refused == count
    assert told.ended == []
