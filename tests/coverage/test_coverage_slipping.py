"""Coverage over the trials of a plan: counts by trial, bands, and one answer a budget."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.coverage.coverage_samples import country, item, plan

from rempart.coverage.atlas import places
from rempart.coverage.covering import cover
from rempart.coverage.places import Point
from rempart.coverage.searching import Search
from rempart.coverage.shares import Coverage
from rempart.coverage.slipping import Slipped
from rempart.coverage.switches import Switches
from rempart.errors import CoverageError
from rempart.plan.timetable import Trials

# People, registered, that one and two Patriot cover at nominal radius: tests/truths/coverage_expected.csv.
CURVE = {"ballistic": {1: 3_242_300, 2: 4_857_241}, "other": {1: 4_323_724, 2: 6_865_961}}


@dataclass(frozen=True)
class Told(Trials):
    """Trials whose outcomes are told by hand: units operational at each month, by trial and item."""

    units: Any = None

    def __post_init__(self) -> None:
        """Take any schedule: nothing is drawn."""

    def operational_by(self, months: Sequence[int]) -> NDArray[np.float64]:
        """Return the units told, shape (trials, items, months)."""
        told: NDArray[np.float64] = np.array(
            [[[row(month) for month in months] for row in trial] for trial in self.units], dtype=np.float64
        )
        return told


def by_month(*steps: tuple[int, float]) -> Any:
    """Return a function of the month: the units of the last step that lies before it."""
    return lambda month: max((units for after, units in steps if after < month), default=0.0)


NEVER = by_month()
SMALL = country([Point(48.0, 30.0 + at, 5 + at, "A", level=0) for at in range(5)], [])
SCHEDULE = plan([item("a", "Patriot"), item("b", "Patriot"), item("c")], months=36)
TOLD = Told(
    SCHEDULE,
    trials=4,
    seed=7,
    units=[
        (by_month((20, 0.99999), (30, 2.0)), NEVER, NEVER),
        (NEVER, by_month((5, 1.0)), NEVER),
        (by_month((35, 0.999)), NEVER, by_month((1, 9.0))),
        (by_month((2, 1.5)), by_month((2, 0.5)), NEVER),
    ],
)


@pytest.fixture(scope="module")
def told() -> Coverage:
    """Four trials by hand."""
    return cover(TOLD, places("UA"))


def test_whole_systems_by_trial_and_year_end() -> None:
    slipped = Slipped(TOLD, {"a": "Patriot", "b": "Patriot"})
    assert slipped.year_ends() == {"2026": 12, "2027": 24, "2028": 36}
    assert slipped.counts([12, 24, 36])[:, 0].tolist() == [[0, 1, 2], [1, 1, 1], [0, 0, 0], [1, 1, 1]]
    assert slipped.counts([21, 0])[:, 0].tolist() == [[1, 0], [1, 0], [0, 0], [1, 0]]
    assert slipped.median() == {"2026": {}, "2027": {"Patriot": 1}, "2028": {"Patriot": 1}}


@pytest.mark.parametrize("layer", ["ballistic", "other"])
def test_the_band_is_that_of_the_trials(told: Coverage, layer: str) -> None:
    share = {0: 0.0} | {count: people / 34_293_555 for count, people in CURVE[layer].items()}
    rows = {
        row.period: row
        for row in told.periods
        if (row.layer, row.systems, row.population) == (layer, "slipped", "present")
    }
    assert list(rows) == ["2026", "2027", "2028"]
    for year, (least, middle, most) in {"2026": (0, 0, 1), "2027": (0, 1, 1), "2028": (0, 1, 2)}.items():
        band = rows[year].trials
        assert band is not None
        assert (band.p10, band.p50, band.p90) == pytest.approx(
            (share[least], share[middle], share[most]), rel=1e-3
        )
        assert rows[year].counts == ({"Patriot": middle} if middle else {})
        assert rows[year].share.mode == pytest.approx(share[middle], abs=1e-7)
    assert told.risk is not None
    assert (told.risk.trials, told.risk.seed) == (4, 7)


def test_shares_by_trial_are_those_of_their_counts(told: Coverage) -> None:
    shares = told.covered_shares([24, 36], "other") * 34_293_555
    one, two = CURVE["other"][1], CURVE["other"][2]
    wanted = [[one, two], [one, one], [0, 0], [one, one]]
    assert shares == pytest.approx(np.array(wanted), rel=1e-3)
    weaker = told.covered_shares([24, 36])
    assert weaker.tolist() == told.covered_shares([24, 36], "ballistic").tolist()


def test_planned_and_promised_rows_are_those_of_the_plan(told: Coverage) -> None:
    of_plan = cover(SCHEDULE, places("UA"))
    assert [row for row in told.periods if row.systems != "slipped"] == list(of_plan.periods)
    assert of_plan.risk is None


def test_each_budget_is_solved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    solved: list[tuple[int, ...]] = []
    search = Search._search

    def counted(self: Search, counts: tuple[int, ...], *rest: Any) -> Any:
        solved.append((id(self), *counts))
        return search(self, counts, *rest)

    monkeypatch.setattr(Search, "_search", counted)
    cover(TOLD, SMALL)
    few = len(solved)
    assert few > 0
    found = cover(Told(SCHEDULE, trials=400, seed=7, units=TOLD.units * 100), SMALL)
    assert len(solved) == 2 * few
    found.covered_shares([12, 24, 36])
    assert len(solved) == 2 * few


def test_availability_is_taken_off_in_every_trial() -> None:
    half = cover(TOLD, places("UA"), switches=Switches(availability=60))
    assert not half.covered_shares([24]).any()
    assert half.covered_shares([36]).any(axis=1).tolist() == [True, False, False, False]


def test_a_plan_for_others_covers_nobody_in_any_trial() -> None:
    elsewhere = SCHEDULE.model_copy(update={"recipients": ("PL",)})
    found = cover(Told(elsewhere, trials=4, seed=7, units=TOLD.units), places("UA"))
    assert found.periods == ()
    assert not found.covered_shares([36]).any()


def test_without_trials_there_is_no_share_by_trial(told: Coverage) -> None:
    with pytest.raises(CoverageError, match="without trials"):
        cover({"Patriot": 1}, SMALL).covered_shares([12])
    read_again = Coverage.from_json(told.as_json(), "coverage.json")
    assert read_again.periods == told.periods
    with pytest.raises(CoverageError, match="without trials"):
        read_again.covered_shares([12])
