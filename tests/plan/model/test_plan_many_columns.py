"""Models too large to search in full: the ways for them, on a small one whose best plan is known."""

from typing import Any

import numpy as np
import pytest

from rempart.plan.model import goals, solver
from rempart.plan.model.cases import inputs
from rempart.plan.model.goals import reach
from rempart.plan.model.monthly import Model, build
from rempart.plan.programme import Programme


def model() -> Model:
    """Return four items with a line and a lot each, too little money for all that is promised."""
    items: list[dict[str, Any]] = [
        {"id": f"i{number}", "name": f"Item {number}", "category": "kind", "class": "c", "origin": "US",
         "unit_cost": 1_000_000 * (number + 2), "lead_time_months": 3 + number, "rate_per_month": 2, "minimum": 6, "maximum": 60,
         "line": [{"id": "more", "adds_per_month": 1, "cost": 5_000_000, "build_months": 6, "most": 1}]}
        for number in range(4)
    ]  # fmt: skip
    funding = [{"id": "g", "name": "G", "kind": "grant", "currency": "USD", "ceiling": 500_000_000, "per_year": 150_000_000, "pays_for": ["*"]}]  # fmt: skip
    promises = [{"id": "all", "title": "All", "items": ["*"], "measure": "value", "at_least": 600_000_000}]
    frame = {"title": "T", "start": "2026-01", "months": 48, "currency": "USD", "discount_per_year": 0.03}
    data = {"programme": frame, "item": items, "funding": funding, "promise": promises}
    return build(inputs(Programme.from_dict(data, "many")))


def test_a_search_near_fractions_is_as_good_as_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    made = model()
    exact = reach(made)
    monkeypatch.setattr(solver, "MANY_WHOLE", 1)
    near = reach(made)
    whole = near.values[made.arrays.whole]
    assert np.abs(whole - np.round(whole)).max() <= 1e-6
    assert near.shortfall_sum == pytest.approx(exact.shortfall_sum, rel=2 * solver.CLOSE)
    assert near.shortfall_sum >= exact.shortfall_sum - 1e-9
    assert near.capability_points == pytest.approx(exact.capability_points, rel=1e-3)


def test_a_rounded_plan_keeps_every_limit_and_its_gap_holds_the_best(monkeypatch: pytest.MonkeyPatch) -> None:
    made = model()
    exact = reach(made)
    for module in (goals, solver):
        monkeypatch.setattr(module, "MANY_COLUMNS", 1)
    rounded = reach(made)
    whole = rounded.values[made.arrays.whole]
    assert np.abs(whole - np.round(whole)).max() <= 1e-6
    assert rounded.status == "stopped"  # not proved best
    assert exact.shortfall_sum - 1e-6 <= rounded.shortfall_sum
    assert rounded.shortfall_sum * (1 - rounded.gap) <= exact.shortfall_sum + 1e-6
    arrays, sums = made.arrays, np.zeros(len(made.arrays.row_lower))
    columns = np.repeat(np.arange(len(arrays.lower)), np.diff(arrays.starts))
    np.add.at(sums, arrays.places, arrays.values * rounded.values[columns])
    assert (sums >= arrays.row_lower - 1e-5).all()
    assert (sums <= arrays.row_upper + 1e-5).all()
