"""A plan that truly cannot be solved, and one whose search was stopped: the briefing says so, and is whole."""

from pathlib import Path

import pytest
from tests.briefing import briefing_samples as samples

import rempart as rp
from rempart.briefing.checking import check
from rempart.briefing.composing import compose

# Nobody builds the item and nobody may pay for it: no plan can keep the promise.
IMPOSSIBLE = """
[programme]
title = "A promise that cannot be kept"
start = "2026-01"
months = 12
currency = "USD"

[[item]]
id = "radar"
name = "Radar"
class = "other"
category = "air_defence_system"
unit_cost = "50 M USD"
lead_time_months = 6
rate_per_month = 0

[[promise]]
id = "radars"
title = "Ten radars"
items = ["radar"]
measure = "count"
at_least = 10
"""


def test_a_plan_that_cannot_be_solved_is_told_as_that(tmp_path: Path) -> None:
    path = tmp_path / "programme.toml"
    path.write_text(IMPOSSIBLE, encoding="utf-8")
    schedule = rp.schedule(rp.Programme.read(path))
    assert schedule.status == "infeasible"
    for lang in ("en", "fr", "uk"):
        made = compose(samples.ledger(), schedule, samples.coverage(), samples.outlook(), lang=lang)
        made.save(tmp_path / lang)
        assert check(tmp_path / lang) == []
    made = compose(samples.ledger(), schedule, samples.coverage(), samples.outlook())
    plan = " ".join(s.text for s in made.statements("plan"))
    assert "Ten radars: 0 of 10 delivered by December 2026, 10 short" in plan
    assert "Nobody builds it" in plan
    assert "not every promise can be kept" in " ".join(s.text for s in made.statements("method"))


def test_a_search_that_was_stopped_is_told_as_that(tmp_path: Path) -> None:
    """Stop the solver of this very programme before it has any plan to choose."""
    path = tmp_path / "programme.toml"
    path.write_text(IMPOSSIBLE.replace("rate_per_month = 0", "rate_per_month = 4"), encoding="utf-8")
    stopped = rp.schedule(rp.Programme.read(path), seconds=0)
    assert stopped.gap is None
    assert stopped.not_examined
    made = compose(samples.ledger(), stopped, samples.coverage(), samples.outlook())
    made.save(tmp_path / "out")
    assert check(tmp_path / "out") == []
    method = " ".join(s.text for s in made.statements("method"))
    assert "the search was stopped before its end" in method
    assert "not every promise can be kept" not in method


@pytest.mark.parametrize("gap", [None, 0.4])
def test_a_gap_is_told_where_there_is_one(gap: float | None) -> None:
    stopped = samples.schedule(status="time_limit", gap=gap)
    made = compose(samples.ledger(), stopped, samples.coverage(), samples.outlook())
    method = " ".join(s.text for s in made.statements("method"))
    assert ("proven to a gap" in method) == (gap is not None)
