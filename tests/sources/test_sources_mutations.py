"""Mutated files: each is read, or refused with a reason; none crashes its parser or keeps it busy for ten seconds.

``make deep`` does the same with twenty times as many.
"""

import pytest
from tests.sources.source_samples import outcome_of

from rempart.sources.kinds import Kind


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "count"), [("page", 500), ("paper", 500), ("word", 100)])
def test_mutated_files_are_read_or_refused_with_a_reason(kind: Kind, count: int) -> None:
    told = outcome_of(kind, count, seed=1)
    assert told.read + told.refused == count
    assert told.ended == []
    # Mutations that are all read, or all refused, would test nothing.
    assert told.read > count / 20
    assert told.refused > 0
