"""Scenarios and inputs moved one at a time, against the sanity table of the default programme; upkeep by hand."""

from functools import cache
from pathlib import Path

import pytest

from rempart.plan.findings import Compared, Fare, Moved
from rempart.plan.programme import Programme
from rempart.plan.results.comparing import EQUAL_WEIGHTS, scenarios, sensitivity
from rempart.plan.scheduling import schedule

FILES = Path(__file__).parents[2] / "truths" / "programmes"
BILLION = 1e9


def fare(fares: tuple[Fare, ...], promise: str) -> Fare:
    return next(row for row in fares if row.id == promise)


@cache
def ukraine() -> Programme:
    return Programme.read(FILES / "ukraine-2025.toml")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("scenario", "us_arms"), [("as planned", 23.0), ("money-without-limit", 94.8), ("no-eu-loan", 14.3)]
)
def test_scenarios_deliver_what_the_sanity_table_says(scenario: str, us_arms: float) -> None:
    found = {row.id: row for row in _scenarios()}
    delivered = fare(found[scenario].promises, "us_arms").delivered_by_deadline
    assert delivered / BILLION == pytest.approx(us_arms, rel=0.01)


@cache
def _scenarios() -> tuple[Compared, ...]:
    return scenarios(ukraine())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "end", "us_arms"),
    [
        ("prices paid for all items", "high", 16.2),
        ("prices paid for all items", "low", 27.0),
        ("ceilings of all instruments", "low", 6.3),
        ("ceilings of all instruments", "high", 67.3),
        ("lead times of all items", "high", 23.0),
        ("output of all items", "high", 23.0),
    ],
)
def test_one_input_moved_gives_what_the_sanity_table_says(name: str, end: str, us_arms: float) -> None:
    moved = next(row for row in _moved() if (row.input, row.end) == (name, end))
    delivered = fare(moved.promises, "us_arms").delivered_by_deadline
    assert delivered / BILLION == pytest.approx(us_arms, rel=0.01)


@cache
def _moved() -> tuple[Moved, ...]:
    return sensitivity(ukraine(), every=False)


def test_every_input_with_a_range_is_moved_and_no_other() -> None:
    programme = Programme.read(FILES / "two_promises.toml")
    names = {row.input for row in sensitivity(programme, every=True)}
    assert "lead time of Launcher" in names
    assert "lead time of Lot of drones" not in names  # 1 month, without a range
    assert "ceiling of Grant" not in names


def test_equal_weights_change_what_is_bought_and_keep_the_promises() -> None:
    shared = {"category": "vehicle", "class": "european", "lead_time_months": 0, "rate_per_month": 1}
    data = {
        "programme": {"title": "Weights", "start": "2026-01", "months": 6, "currency": "USD"},
        "item": [
            {"id": "tank", "name": "Tank", "unit_cost": "10 M USD", "weight": 30, **shared},
            {"id": "van", "name": "Van", "unit_cost": "5 M USD", "weight": 5, **shared},
        ],
        "promise": [{"id": "any", "title": "Any", "items": ["*"], "measure": "count", "at_least": 1}],
        "funding": [
            {
                "id": "g",
                "name": "G",
                "kind": "grant",
                "currency": "USD",
                "ceiling": "10 M USD",
                "pays_for": ["*"],
            }
        ],
    }
    programme = Programme.from_dict(data, "weights")
    rows = {row.id: row for row in scenarios(programme)}
    planned, equal = rows["as planned"], rows[EQUAL_WEIGHTS]
    assert planned.shortfall_sum == equal.shortfall_sum == 0
    # By hand: the money buys one tank, or two vans where both weigh the same.
    assert fare(planned.promises, "any").delivered_by_deadline == pytest.approx(1)
    assert fare(equal.promises, "any").delivered_by_deadline == pytest.approx(2)
    assert schedule(programme, compare="kinds").scenarios == tuple(rows.values())
    assert schedule(programme).scenarios == ()


def test_upkeep_counts_months_in_service_and_crews_at_the_end_of_the_year() -> None:
    data = Programme.read(FILES / "lead_time.toml").as_dict()
    item = data["item"][0]
    item |= {"support_cost_per_year": {"low": 1_200_000, "mode": 2_400_000, "high": 3_600_000}}
    plan = schedule(Programme.from_dict(data, "upkeep"))
    start, rows = plan.start, {row.year: row for row in plan.upkeep}
    months = {row.month: float(row.quantity) for row in plan.deliveries}
    first = min(rows)
    here = {month: units for month, units in months.items() if int(month[:4]) == first}
    unit_months = sum(units * (12 - int(month[5:])) for month, units in here.items())
    assert start[:4] == str(first)
    assert rows[first].support_cost.mode == pytest.approx(unit_months * 200_000)
    assert rows[first].support_cost.low == pytest.approx(unit_months * 100_000)
    assert rows[first].without_crew == "Radar"
    assert rows[first].without_support_cost is None
