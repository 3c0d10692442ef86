"""Units that wait for what they need, by hand."""

from typing import Any

import numpy as np
import pytest

from rempart.plan.programme import Programme
from rempart.plan.slips.operating import operational

MISSILES = [0, 0, 0, 4, 4, 4]
LAUNCHERS = [0, 1, 1, 1, 0, 0]


def programme(**need: Any) -> Programme:
    row = {"unit_cost": 1, "lead_time_months": 0, "rate_per_month": 9, "category": "x", "class": "y"}
    needs = [{"item": "missile", "per_unit": 4, **need}]
    return Programme.from_dict(
        {
            "programme": {"title": "Needs", "start": "2026-01", "months": 6, "currency": "USD"},
            "item": [
                {**row, "id": "launcher", "name": "Launcher", "needs": needs},
                {**row, "id": "missile", "name": "Missile"},
            ],
        },
        "needs.toml",
    )


@pytest.mark.parametrize(
    ("need", "working"),
    [
        ({}, [0, 0, 0, 1, 1, 1]),  # four missiles a month make one launcher a month operational
        ({"within_months": 2}, [0, 1, 1, 1, 0, 0]),  # each launcher has its four two months later
        ({"in_price": True}, [0, 1, 1, 1, 0, 0]),  # they come with it
    ],
)
def test_a_unit_is_operational_only_with_its_needs(need: dict[str, Any], working: list[int]) -> None:
    delivered = np.array([LAUNCHERS, MISSILES], dtype=np.float64)
    found = np.diff(operational(programme(**need), np.cumsum(delivered, axis=1)), axis=1, prepend=0.0)
    assert found[0] == pytest.approx(working)
    assert found[1] == pytest.approx(MISSILES)
