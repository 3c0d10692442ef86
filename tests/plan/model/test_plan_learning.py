"""Learning: the table of the 80 % curve, and plans whose number of units it decides."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from rempart.plan.model.learning import cost_so_far
from rempart.plan.programme import Programme
from rempart.plan.scheduling import schedule
from rempart.plan.timetable import Schedule


def planned(slope: float, money: float, **item: Any) -> Schedule:
    data = {
        "programme": {"title": "Learning", "start": "2026-01", "months": 24, "currency": "USD"},
        "item": [
            {
                "id": "shell", "name": "Shell", "category": "x", "class": "y", "unit_cost": 1_000_000,
                "lead_time_months": 0, "rate_per_month": 10, "learning_slope": slope, **item,
            }
        ],
        "promise": [
            {"id": "p", "title": "200 shells", "items": ["shell"], "measure": "count", "at_least": 200}
        ],
        "funding": [
            {"id": "g", "name": "Grant", "kind": "grant", "currency": "USD", "ceiling": money, "pays_for": ["*"]}
        ],
    }  # fmt: skip
    return schedule(Programme.from_dict(data, "learning"))


@pytest.mark.parametrize(
    ("units", "cost"), [(1, 1.0), (2, 1.8), (100, 32.651), (0, 0.0), (2.5, 1.8 + 0.5 * 3 ** np.log2(0.8))]
)
def test_the_table_of_the_80_percent_curve(units: float, cost: float) -> None:
    assert float(cost_so_far(np.array(units), 0.8)) == pytest.approx(cost, abs=5e-4)


@pytest.mark.parametrize("slope", [0.5, 0.8, 0.95, 1.0])
def test_beyond_a_thousand_units_the_sum_goes_on(slope: float) -> None:
    exact = np.cumsum(np.arange(1, 20_001) ** np.log2(slope))
    found = cost_so_far(np.arange(1.0, 20_001.0), slope)
    assert found == pytest.approx(exact, rel=1e-9)


def test_money_for_a_hundred_units_of_the_table_buys_a_hundred() -> None:
    plan = planned(0.8, 32_650_800)
    assert plan.promises[0].delivered_by_deadline == pytest.approx(100, rel=2e-3)
    assert plan.learning is not None
    assert plan.learning.moved <= 1e-3
    # No plan can do better than at the price of the last unit that output allows, the 240th.
    cheapest = 240 ** np.log2(0.8)
    assert plan.learning.least_shortfall_sum == pytest.approx(
        max(0.0, 1 - 32.6508 / cheapest / 200), abs=1e-6
    )
    assert any("settled on each other" in said for said in plan.assumptions)


def test_what_is_paid_is_what_the_units_cost() -> None:
    plan = planned(0.9, 1e9, maximum=50)
    paid = sum(float(flow.amount) for flow in plan.payments)
    assert paid == pytest.approx(1e6 * float(cost_so_far(np.array(50.0), 0.9)), rel=1e-3)


def test_without_learning_nothing_is_said_of_it() -> None:
    plan = planned(1.0, 1e9)
    assert plan.learning is None


def test_a_steeper_curve_never_buys_less() -> None:
    bought = [planned(slope, 30e6).promises[0].delivered_by_deadline for slope in (1.0, 0.95, 0.9, 0.85)]
    assert all(left < right for left, right in pairwise(bought))
