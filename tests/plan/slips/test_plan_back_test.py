"""A plan made with what was known in 2018 against what came: PAC-3 MSE missiles delivered in 2025.

Known then: 350 missiles made in 2018 (row pac3_mse-world-2018-made-pledgetimes) and a goal of 500 a year, which the
line reached in 2024 (row pac3_mse-world-2024-made-daily8). Come since: 620 in 2025 (row pac3_mse-world-2025-made-shadow).
"""

import numpy as np

from rempart.plan.programme import Programme
from rempart.plan.scheduling import schedule
from rempart.terms.table import table

LAST_YEAR = (84, 96)  # months of 2025 in a programme that starts in 2018


def delivered_in_2025(goal: float) -> tuple[float, float, float]:
    """Return P10, P50 and P90 of 2025 for a line that is to reach a goal (missiles a year) from 2021 on."""
    made = table("equipment_capacity")["pac3_mse-world-2018-made-pledgetimes"].number("mode") or 0
    lead = {"low": 24, "mode": 24, "high": 36}  # the two sourced rows, aeromech and dd_pac3
    rate = {"2018": made / 12, "2021": goal / 12}
    data = {
        "programme": {
            "title": "PAC-3 MSE", "start": "2018-01", "months": 96, "currency": "USD",
            "recipients": ["US"], "discount_per_year": 0.03,
        },
        "item": [
            {
                "id": "mse", "name": "PAC-3 MSE", "category": "interceptor", "class": "us_made", "origin": "US",
                "unit_cost": 4_000_000, "lead_time_months": lead,
                "payment": {"order": 0.2, "milestone": 0.5, "delivery": 0.3}, "milestone_months": 12,
                "rate_per_month": {"low": {"2018": made / 12}, "mode": rate, "high": rate},
            }
        ],
        "promise": [
            {"id": "p", "title": "Missiles", "items": ["mse"], "measure": "count", "at_least": 10_000}
        ],
        "funding": [
            {"id": "us", "name": "US budget", "kind": "grant", "currency": "USD", "ceiling": 10**12, "pays_for": ["*"]}
        ],
    }  # fmt: skip
    found = schedule(Programme.from_dict(data, "2018")).slip(trials=2000, seed=1).delivered_by(LAST_YEAR)
    low, middle, high = np.quantile(found[:, 0, 1] - found[:, 0, 0], [0.1, 0.5, 0.9])
    return float(low), float(middle), float(high)


def test_what_was_known_in_2018_does_not_reach_what_came_and_the_page_says_why() -> None:
    low, middle, high = delivered_in_2025(500)
    came = table("equipment_capacity")["pac3_mse-world-2025-made-shadow"].number("mode") or 0
    # A trial never delivers more than was ordered at the output that was planned: the growth from 500 to
    # 620 was decided after 2018. That is said in docs/limits.md, not hidden in a wider range.
    assert high / low <= 3
    assert high <= 510 < came
    assert middle >= 350


def test_with_the_later_goal_of_650_what_came_lies_inside() -> None:
    low, _, high = delivered_in_2025(650)
    assert low <= 620 <= high
    assert high / low <= 3
