"""Trials in blocks and trials in the compiled loop: the same digits, with any number of threads."""

from functools import cache
from typing import Any

import numpy as np
import pytest

from rempart.plan.programme import Programme
from rempart.plan.results.risking import risk
from rempart.plan.scheduling import schedule
from rempart.plan.slips import counting
from rempart.plan.slips.compiled import CHUNK, count_compiled
from rempart.plan.slips.counting import count_in_blocks
from rempart.plan.slips.course import Course
from rempart.plan.slips.tally import Part, Tally, Wanted, whole_run
from rempart.plan.timetable import Schedule

pytestmark = pytest.mark.slow  # compiling takes seconds
NAMES = ("line", "loan", "lot_and_whole_units", "ramp", "two_promises")


@cache
def planned() -> Schedule:
    """Plan batteries that bring missiles with them, drones, and radars that two lenders pay late."""
    row = {"payment": {"order": 0.3, "milestone": 0.3, "delivery": 0.4}, "milestone_months": 3}
    items: list[dict[str, Any]] = [
        {"id": "battery", "category": "air_defence", "class": "a", "unit_cost": 90_000_000, "maximum": 12, "origin": "US",
         "lead_time_months": {"low": 10, "mode": 14, "high": 30}, "rate_per_month": {"low": 0.2, "mode": 0.5, "high": 0.6},
         "needs": [{"item": "missile", "per_unit": 20, "in_price": True}]},
        {"id": "missile", "category": "interceptor", "class": "a", "unit_cost": 4_000_000, "maximum": 300, "origin": "US",
         "lead_time_months": 6, "rate_per_month": {"low": {"2026": 9}, "mode": {"2026": 12, "2028": 15}, "high": {"2026": 18}}},
        {"id": "drone", "category": "drone", "class": "b", "unit_cost": 50_000, "maximum": 40_000, "origin": "UA",
         "lead_time_months": {"low": 1, "mode": 2, "high": 6}, "rate_per_month": {"low": 500, "mode": 900, "high": 2000},
         "line": [{"id": "more", "adds_per_month": 300, "cost": 1_000_000, "build_months": 6, "most": 2}]},
    ]  # fmt: skip
    funding = [
        {"id": "f", "name": "F", "kind": "grant", "currency": "USD", "ceiling": {"low": 10**9, "mode": 15 * 10**8, "high": 2 * 10**9},
         "per_year": 400_000_000, "pays_for": ["class:a"]},
        {"id": "g", "name": "G", "kind": "grant", "currency": "USD", "ceiling": 3 * 10**9, "per_year": 600_000_000, "pays_for": ["*"]},
    ]  # fmt: skip
    promises = [
        {
            "id": "ten",
            "title": "Ten",
            "items": ["battery"],
            "measure": "count",
            "at_least": 10,
            "by": "2031-06",
        },
        {"id": "sum", "title": "All", "items": ["*"], "measure": "value", "at_least": 2_500_000_000},
    ]
    frame = {"title": "Mixed", "start": "2026-01", "months": 96, "currency": "USD", "discount_per_year": 0.05, "recipients": ["UA"]}  # fmt: skip
    data = {
        "programme": frame, "item": [{"name": item["id"].title(), **row, **item} for item in items],
        "promise": promises, "funding": funding, "risk": {"war_draw": {"per_year": 0.3, "share": 0.6, "months": 12, "categories": ["interceptor"]}},
    }  # fmt: skip
    return schedule(Programme.from_dict(data, "mixed"))


def asked(course: Course) -> Wanted:
    """Ask for one promise of everything and one of the first item, with deadlines inside the horizon."""
    ordered = np.array([course.items[number].orders[-1] for number in course.busy])
    counts = np.stack((np.arange(1.0, len(ordered) + 1), np.eye(len(ordered))[0]))
    deadlines = np.array([course.months - 1, course.months // 2])
    return Wanted(counts, 0.9 * counts @ ordered, deadlines, ordered * (counts > 0), ordered * (1 - 1e-6))


def assert_the_same(blocks: Tally, compiled: Tally) -> None:
    for name, one, other in zip(Tally._fields, blocks, compiled, strict=True):
        assert one.tobytes() == other.tobytes(), name


def test_both_ways_count_the_same_digits() -> None:
    course = planned().course
    assert course is not None
    assert any(item.loads for item in course.items)
    wanted = asked(course)
    blocks = count_in_blocks(course, wanted, 7, whole_run(3000))
    assert len(np.unique(blocks.months)) > 20
    assert_the_same(blocks, count_compiled(course, wanted, 7, whole_run(3000)))


@pytest.mark.parametrize("name", NAMES)
def test_they_agree_on_the_programmes_with_known_answers(name: str) -> None:
    course = schedule(Programme.read(f"tests/truths/programmes/{name}.toml")).course
    assert course is not None
    wanted = asked(course)
    assert_the_same(
        count_in_blocks(course, wanted, 3, whole_run(500)), count_compiled(course, wanted, 3, whole_run(500))
    )


def test_any_number_of_threads_counts_the_same() -> None:
    course = planned().course
    assert course is not None
    wanted, trials = asked(course), CHUNK + 500
    one, three = (count_compiled(course, wanted, 7, whole_run(trials), threads=threads) for threads in (1, 3))
    assert_the_same(one, three)


def test_a_part_of_a_run_is_that_part_in_both_ways() -> None:
    course = planned().course
    assert course is not None
    wanted, part = asked(course), Part(100, 333, 3000)
    run, alone = (count_compiled(course, wanted, 7, each) for each in (whole_run(3000), part))
    assert_the_same(count_in_blocks(course, wanted, 7, part), alone)
    for one, other in zip(run[:3], alone[:3], strict=True):
        assert (one[:, 100:433] == other).all()


def test_the_odds_are_the_same_whichever_way_they_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = planned()
    blocks = risk(plan, trials=1000, seed=7)
    monkeypatch.setattr(counting, "WORTH_COMPILING", 0)
    monkeypatch.setattr(counting, "blocks_of", None)
    assert risk(plan, trials=1000, seed=7) == blocks
