"""Trials of a plan: the same in any block, the plan itself where nothing may go otherwise."""

from typing import Any

import numpy as np
import pytest

from rempart.errors import ProgrammeError
from rempart.plan.programme import Programme
from rempart.plan.scheduling import schedule
from rempart.plan.slips import blocks
from rempart.plan.slips.course import Course
from rempart.plan.slips.drawing import Drawn
from rempart.plan.slips.running import Outcome, run
from rempart.plan.timetable import Schedule, Trials

CERTAIN = {
    "cost_growth": {"median": 1, "sigma": 0},
    "lead_growth": {"median": 1, "sigma": 0},
    "common_share": 0,
    "queue_reorder": {"per_year": 0, "months": 0},
    "war_draw": {"per_year": 0, "share": 0, "months": 0},
    "funding_delay_months": 0,
}


def certain(value: Any) -> Any:
    """Put the mode in the place of every range."""
    if isinstance(value, dict):
        return (
            certain(value["mode"]) if "mode" in value else {key: certain(row) for key, row in value.items()}
        )
    return [certain(row) for row in value] if isinstance(value, list | tuple) else value


def planned(name: str, **risk: Any) -> Schedule:
    data = certain(Programme.read(f"tests/truths/programmes/{name}.toml").as_dict())
    data["risk"] = {**CERTAIN, **risk}
    return schedule(Programme.from_dict(data, name))


def by_hand(plan: Schedule) -> Any:
    """Add up the deliveries of the plan before each month."""
    programme = plan.made_from
    assert programme is not None
    units = np.zeros((len(plan.items), plan.months))
    place = {item.id: number for number, item in enumerate(plan.items)}
    for row in plan.deliveries:
        units[place[row.item], programme.index(row.month)] += row.quantity
    return np.concatenate((np.zeros((len(units), 1)), np.cumsum(units, axis=1)), axis=1)


@pytest.mark.parametrize(
    "name", ["funding_window", "lead_time", "loan", "lot_and_whole_units", "ramp", "share", "two_promises"]
)
def test_where_nothing_may_go_otherwise_every_trial_is_the_plan(name: str) -> None:
    plan = planned(name)
    found = plan.slip(trials=3, seed=1).delivered_by(range(plan.months + 1))
    for trial in found:
        assert trial == pytest.approx(by_hand(plan), abs=1e-5)


def test_a_trial_is_the_same_alone_and_in_any_block(monkeypatch: pytest.MonkeyPatch) -> None:
    programme = Programme.read("tests/truths/programmes/two_promises.toml")
    plan, again = schedule(programme), schedule(programme)
    whole = plan.slip(trials=50, seed=7).delivered_by([6, 12])
    monkeypatch.setattr(blocks, "_AT_ONCE", 1)
    alone = again.slip(trials=50, seed=7).delivered_by([6, 12])
    assert whole.tobytes() == alone.tobytes()
    assert plan.slip(trials=20, seed=7).delivered_by([6, 12]).tobytes() == whole[:20].tobytes()
    assert plan.slip(trials=50, seed=8).delivered_by([6, 12]).tobytes() != whole.tobytes()


def test_before_the_start_nothing_is_there_and_after_the_end_nothing_is_added() -> None:
    trials = planned("ramp").slip(trials=1, seed=1)
    found = trials.delivered_by([0, trials.schedule.months, 10_000])
    assert not found[:, :, 0].any()
    assert found[:, :, 1].tolist() == found[:, :, 2].tolist()
    assert trials.items == tuple(item.id for item in trials.schedule.items)


def test_a_schedule_from_a_file_has_no_trials() -> None:
    plan = Schedule.from_json(planned("ramp").as_json(), "schedule.json")
    with pytest.raises(ProgrammeError, match="without its programme"):
        plan.slip(trials=10, seed=1)
    with pytest.raises(ProgrammeError, match="at least 1 trial"):
        Trials(planned("ramp"), trials=0, seed=1)


def test_trials_are_run_once_and_many_of_them_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = planned("ramp")
    runs: list[int] = []

    def counted(course: Course, drawn: Drawn) -> Outcome:
        runs.append(len(drawn.taken))
        return run(course, drawn)

    monkeypatch.setattr(blocks, "run", counted)
    first = plan.slip(trials=30, seed=7).delivered_by([6]).tobytes()
    assert plan.slip(trials=30, seed=7).delivered_by([6]).tobytes() == first
    assert runs == [30]
    monkeypatch.setattr(blocks, "_KEPT_AT_MOST", 1)
    assert plan.slip(trials=30, seed=7).delivered_by([6]).tobytes() == first
    assert runs == [30, 30]
