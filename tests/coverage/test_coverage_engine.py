"""Coverage over trials in parts: the same bytes whoever runs them, in whatever order, also where a worker is killed."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.plan.slips.test_plan_engine import Backwards, Broken, deadly

from rempart.coverage import slipping
from rempart.coverage.answering import Answering
from rempart.coverage.atlas import places
from rempart.coverage.covering import cover
from rempart.coverage.demand import demand_of
from rempart.coverage.slipping import CoveredShares, Slipped
from rempart.coverage.switches import Switches
from rempart.coverage.systems import LAYERS
from rempart.engines import Engine, LocalEngine
from rempart.errors import ArchiveError
from rempart.plan.programme import Programme
from rempart.plan.scheduling import schedule
from rempart.plan.timetable import Trials

TRIALS = 300
YEARS = tuple(range(0, 60, 12))
SYSTEMS = {"patriot_battery": "Patriot", "nasams": "NASAMS"}


@pytest.fixture(scope="module")
def trials() -> Trials:
    """Two types over four years, some of which come late."""
    row: dict[str, Any] = {
        "category": "air_defence_system", "origin": "US", "class": "us_made", "unit_cost": 1, "rate_per_month": 0.2,
        "lead_time_months": {"low": 3, "mode": 6, "high": 40},
    }  # fmt: skip
    data = {
        "programme": {"title": "T", "start": "2026-01", "months": 48, "currency": "USD"},
        "item": [row | {"id": name, "name": name, "system": name} for name in ("patriot_battery", "nasams")],
        "promise": [{"id": "all", "title": "all", "items": ["*"], "measure": "count", "at_least": 8}],
        "funding": [
            {"id": "f", "name": "F", "kind": "grant", "currency": "USD", "ceiling": 99, "pays_for": ["*"]}
        ],
    }
    return schedule(Programme.from_dict(data, "two types")).slip(trials=TRIALS, seed=3)


@pytest.fixture(scope="module")
def answering() -> Answering:
    country = places("UA")
    return Answering(demand_of(country, Switches()), country.objects.only(country.objects.flag))


class Counted(LocalEngine):
    """Keeps how many pieces each run has."""

    def __init__(self) -> None:
        self.pieces: list[int] = []

    def run(self, function: Any, pieces: Any) -> Iterator[tuple[Any, Any]]:
        self.pieces.append(len(pieces))
        return super().run(function, pieces)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slipping, "PART", 64)
    monkeypatch.setattr(slipping, "BUDGETS_AT_ONCE", 3)


def told(trials: Trials, answering: Answering, engine: Engine) -> list[bytes]:
    """Return the systems that stand in each trial, and what they cover of the people in either layer."""
    slipped = Slipped(trials, SYSTEMS, engine)
    shares = CoveredShares(slipped, answering, 34_293_555, 100)
    return [slipped.counts(YEARS).tobytes(), *(shares.by_trial(layer, YEARS).tobytes() for layer in LAYERS)]


def test_the_order_of_parts_does_not_matter(trials: Trials, answering: Answering) -> None:
    counted = Counted()
    here = told(trials, answering, counted)
    assert counted.pieces[0] == 5  # parts of the trials
    assert max(counted.pieces[1:]) > 1  # parts of the budgets
    assert told(trials, answering, Backwards()) == here


def test_counts_in_parts_are_those_of_one_run(trials: Trials, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = Slipped(trials, SYSTEMS, Backwards()).counts(YEARS)
    monkeypatch.setattr(slipping, "PART", TRIALS)
    assert len(np.unique(parts)) > 3
    assert parts.tobytes() == Slipped(trials, SYSTEMS).counts(YEARS).tobytes()


def test_many_budgets_are_within_their_gap_of_the_most(answering: Answering) -> None:
    asked = [{"Patriot": one, "NASAMS": two} for one, two in product(range(3), range(3))]
    people = slipping.people_of_each(answering, "other", asked, Backwards())
    best = [answering.most("people", "other", "mode", systems).value for systems in asked]
    assert people == pytest.approx(best, rel=1e-3)
    assert max(people) <= max(best)
    assert people[0] == 0


def test_a_part_that_cannot_be_run_is_an_error(trials: Trials) -> None:
    with pytest.raises(ArchiveError, match="brought down"):
        cover(trials, places("UA"), engine=Broken())


@pytest.mark.slow
def test_workers_of_dask_give_the_same_bytes_though_one_is_killed(
    trials: Trials, answering: Answering, tmp_path: Path
) -> None:
    with deadly(tmp_path) as (engine, killed):
        assert told(trials, answering, engine) == told(trials, answering, LocalEngine())
    assert killed
