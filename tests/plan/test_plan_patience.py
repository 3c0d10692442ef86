"""A time limit or an interrupt gives the best plan so far, marked as not proved."""

import random
from typing import Any

import highspy
import pytest

from rempart.plan.model import solver
from rempart.plan.programme import Programme
from rempart.plan.scheduling import schedule


def large() -> Programme:
    """Draw a programme of whole units, lots and lines that takes longer than anybody waits here."""
    draw = random.Random(1)  # noqa: S311 -- no secret: a programme of any kind
    items = [
        {
            "id": f"i{number}", "name": f"Item {number}", "category": "c", "class": "ab"[number % 2],
            "unit_cost": draw.randint(3, 40) * 10**6, "lead_time_months": draw.randint(3, 20),
            "rate_per_month": draw.choice([0.5, 1, 2]), "minimum": 6, "maximum": 60, "integer": True,
            "weight": draw.randint(1, 40),
            "line": [{"id": "l", "adds_per_month": 0.5, "cost": draw.randint(5, 50) * 10**6, "build_months": 9}],
        }
        for number in range(25)
    ]  # fmt: skip
    grant = {"kind": "grant", "currency": "USD", "ceiling": 4 * 10**9, "per_year": 8 * 10**8}
    data = {
        "programme": {"title": "Large", "start": "2026-01", "months": 96, "currency": "USD"},
        "item": items,
        "promise": [{"id": "p", "title": "P", "items": ["*"], "measure": "count", "at_least": 900}],
        "funding": [{**grant, "id": "g", "name": "Grant", "pays_for": ["*"]}],
    }
    data["programme"]["discount_per_year"] = 0.03  # type: ignore[index]  # a table of TOML
    return Programme.from_dict(data, "large")


def until_something_is_bought(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the time be over as soon as the search has come upon a plan that delivers anything, on any machine."""
    now, starts = [0.0], highspy.Highs.startSolve

    def look(event: Any) -> None:
        if event.data_out.objective_function_value < 0.999:  # the first goal: the sum of relative shortfalls
            now[0] = 1e9

    def started(self: Any) -> Any:
        self.cbMipImprovingSolution += look
        return starts(self)

    monkeypatch.setattr(highspy.Highs, "startSolve", started)
    monkeypatch.setattr(solver, "monotonic", lambda: now[0])


def test_a_time_limit_gives_the_best_plan_so_far_with_its_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    until_something_is_bought(monkeypatch)
    plan = schedule(large(), seconds=3)
    assert 0 <= plan.objective.shortfall_sum < 1
    assert plan.gap is None or plan.gap > 0  # not proved: only 0 says so
    assert "the relaxations" in plan.not_examined
    assert plan.relaxations == ()
    assert [case.id for case in plan.cases] == ["mode"]
    assert plan.promises[0].because == "The search was stopped before the reason was looked for."
    assert sum(float(row.amount) for row in plan.payments) <= 4e9 + 1


def test_where_there_is_no_time_at_all_the_plan_that_buys_nothing_is_marked() -> None:
    plan = schedule(large(), seconds=0)
    assert plan.gap is None
    assert "the reasons" in plan.not_examined
    assert plan.objective.shortfall_sum == 1
    assert plan.deliveries == ()


def test_an_interrupt_ends_the_search_and_not_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    waited = highspy.Highs.wait

    def interrupted(self: Any, timeout: float = -1.0) -> Any:
        if not hasattr(self, "told"):
            self.told = True
            raise KeyboardInterrupt
        return waited(self, timeout)

    monkeypatch.setattr(highspy.Highs, "wait", interrupted)
    plan = schedule(large(), seconds=10_000)
    assert "the conflict" in plan.not_examined


def test_enough_time_changes_nothing() -> None:
    programme = Programme.read("tests/truths/programmes/line.toml")
    plan = schedule(programme, seconds=1000)
    assert plan.not_examined == ()
    assert plan.as_json() == schedule(programme).as_json()
