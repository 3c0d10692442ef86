"""Trials against closed forms: growth of lead time and cost, shared and own, queues, war and late money."""

from statistics import NormalDist
from typing import Any

import numpy as np
import pytest
from tests.plan.slips.test_plan_trials import CERTAIN

from rempart.plan.programme import Programme
from rempart.plan.results.risking import risk
from rempart.plan.scheduling import schedule
from rempart.plan.slips.drawing import drawn
from rempart.plan.timetable import Schedule

pytestmark = pytest.mark.slow  # thousands of trials each

TRIALS = 6_000
FOUR_SIGMA = 4 * 0.5 / TRIALS**0.5  # of any share of the trials, at most


def planned(
    item: dict[str, Any] | None = None, funding: dict[str, Any] | None = None, *, count: int = 1, **risks: Any
) -> Schedule:
    """Plan items that arrive in month 40 of 240, where nothing but output of the first month limits them."""
    base = {
        "name": "Radar", "category": "radar", "class": "x", "unit_cost": 1_000_000, "lead_time_months": 40,
        "rate_per_month": 1000, "maximum": 10, "origin": "US", **(item or {}),
    }  # fmt: skip
    data = {
        "programme": {"title": "Closed form", "start": "2026-01", "months": 240, "currency": "USD"},
        "item": [{**base, "id": f"radar{number}"} for number in range(count)],
        "promise": [
            {"id": "p", "title": "Radars", "items": ["*"], "measure": "count", "at_least": 10 * count}
        ],
        "funding": [
            {
                "id": "g", "name": "Grant", "kind": "grant", "currency": "USD", "ceiling": 10**12,
                "pays_for": ["*"], **(funding or {}),
            }
        ],
        "risk": {**CERTAIN, **risks},
    }  # fmt: skip
    # Discounted, so that the plan delivers as early as it can.
    data["programme"]["discount_per_year"] = 0.05  # type: ignore[index]  # a table of TOML
    return schedule(Programme.from_dict(data, "closed form"))


def complete(plan: Schedule) -> Any:
    """Return, for each item, the month in which each trial has delivered all ten."""
    found = plan.slip(trials=TRIALS, seed=3).delivered_by(range(1, plan.months + 1))
    return (found < 10 - 1e-6).sum(axis=2).T


def test_the_quantiles_of_lead_growth_are_those_of_the_lognormal() -> None:
    plan = planned(lead_growth={"median": 1.2, "sigma": 0.35})
    (months,) = complete(plan)
    for month in range(20, 130, 5):
        wanted = NormalDist().cdf(np.log((month + 0.5) / 48) / 0.35)
        assert (months <= month).mean() == pytest.approx(wanted, abs=FOUR_SIGMA)
    odds = risk(plan, trials=TRIALS, seed=3).promises[0]
    programme = plan.made_from
    assert programme is not None
    for part, told in ((0.1, odds.p10), (0.5, odds.p50), (0.8, odds.p80), (0.9, odds.p90)):
        assert told is not None
        near = 48 * np.exp(0.35 * NormalDist().inv_cdf(part))
        assert programme.index(told) == pytest.approx(near, abs=1.5)
    low, high = odds.p50_interval
    assert low is not None
    assert high is not None
    assert programme.index(low) <= 48 <= programme.index(high)


@pytest.mark.parametrize(("share", "correlation"), [(0.0, 0.0), (0.4, 0.4), (1.0, 1.0)])
def test_the_common_share_is_the_correlation_of_two_items(share: float, correlation: float) -> None:
    plan = planned(count=2, lead_growth={"median": 1.0, "sigma": 0.2}, common_share=share)
    first, second = np.log(complete(plan))
    assert np.corrcoef(first, second)[0, 1] == pytest.approx(correlation, abs=0.03)
    if share == 1:
        assert (first == second).all()


@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_the_common_share_is_the_correlation_of_two_queue_places(share: float) -> None:
    plan = planned(count=2, queue_reorder={"per_year": 0.2, "months": 24}, common_share=share)
    hit = complete(plan) > 40
    wanted = 1 - 0.8 ** (40 / 12)
    for item in hit:
        assert item.mean() == pytest.approx(wanted, abs=2 * FOUR_SIGMA)
    assert np.corrcoef(*hit)[0, 1] == pytest.approx(share, abs=0.03)


def test_what_is_put_back_comes_so_many_months_later_and_own_goods_are_not() -> None:
    queue = {"per_year": 1, "months": {"low": 20, "mode": 20, "high": 20}}
    assert set(complete(planned(queue_reorder=queue))[0]) == {60}
    programme = planned(queue_reorder=queue).made_from
    assert programme is not None
    data = programme.as_dict()
    data["programme"]["recipients"] = ["US"]
    assert set(complete(schedule(Programme.from_dict(data, "own")))[0]) == {40}


def test_a_war_takes_its_share_of_the_output_and_what_is_lost_comes_later() -> None:
    slow = {"rate_per_month": 1, "lead_time_months": 0, "maximum": 100, "category": "interceptor"}
    war = {"per_year": 1, "share": 0.5, "months": 12, "categories": ["interceptor"]}
    plan = planned(slow, war_draw=war)
    assert plan.promises[0].delivered_by_deadline == pytest.approx(100)
    course = plan.course
    assert course is not None
    draws = drawn(course, 3, np.arange(200))
    assert set(np.unique(draws.taken)) == {0.0, 0.5}
    found = plan.slip(trials=200, seed=3).delivered_by(range(1, 241))[:, 0]
    made = np.cumsum(1 - draws.taken, axis=1)
    assert found == pytest.approx(np.minimum(made, 100), abs=1e-6)
    spared = planned({**slow, "category": "radar"}, war_draw=war).slip(trials=5, seed=3).delivered_by([100])
    assert spared[:, 0, 0] == pytest.approx(100, abs=1e-6)


def test_dearer_goods_leave_as_many_as_the_money_buys() -> None:
    plan = planned(funding={"ceiling": 10_000_000}, cost_growth={"median": 1.1, "sigma": 0.2})
    found = plan.slip(trials=TRIALS, seed=3).delivered_by([240])[:, 0, 0]
    # All ten are due in one month: either the money is enough for them, or the arrears are never paid.
    assert (found > 0).mean() == pytest.approx(NormalDist().cdf(-np.log(1.1) / 0.2), abs=FOUR_SIGMA)


def test_late_money_makes_orders_and_so_deliveries_late() -> None:
    late = {"low": 0, "mode": 6, "high": 12}
    item = {"payment": {"order": 0.5, "delivery": 0.5}}
    (months,) = complete(planned(item, funding_delay_months=late))
    assert months.min() == 40
    assert months.max() == 52
    assert months.mean() == pytest.approx(46, abs=0.15)


def test_no_month_is_made_up_beyond_the_horizon() -> None:
    plan = planned(queue_reorder={"per_year": 1, "months": 400})
    odds = risk(plan, trials=100, seed=1).promises[0]
    assert (odds.p10, odds.p50, odds.p80, odds.p90, odds.beyond_horizon) == (None, None, None, None, True)
    assert odds.probability_by_deadline == 0
    assert odds.delivered_by_deadline.p90 == 0


def test_the_driver_of_the_spread_is_the_one_thing_that_spreads() -> None:
    item = {"rate_per_month": 1, "maximum": 100, "lead_time_months": 40}
    runs = risk(planned(item, lead_growth={"median": 2.5, "sigma": 0.5}), trials=4000, seed=1)
    assert [driver.input for driver in runs.drivers][:1] == ["lead time growth of Radar"]
    assert runs.drivers[0].share > 0.9
    assert sum(float(driver.share) for driver in runs.drivers) < 1.05


def test_a_cost_is_told_at_the_trials_prices() -> None:
    cost = risk(planned(cost_growth={"median": 1.1, "sigma": 0.2}), trials=TRIALS, seed=1).cost[0]
    assert cost.planned == pytest.approx(10_000_000)
    assert cost.p50 == pytest.approx(11_000_000, rel=0.01)
    assert cost.p80 == pytest.approx(11_000_000 * np.exp(0.2 * NormalDist().inv_cdf(0.8)), rel=0.01)
