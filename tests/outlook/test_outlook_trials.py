"""The slips of the plan in the outlook: one trial drives deliveries and coverage of a set."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from rempart.coverage.shares import Coverage, Drawn, Period
from rempart.coverage.systems import Layer
from rempart.errors import AssumptionError
from rempart.outlook.assessment import Outlook
from rempart.outlook.outcomes import outcomes
from rempart.outlook.parameters import ranges
from rempart.outlook.paths import paths_of
from rempart.outlook.sampling import Box
from rempart.outlook.weighing import weigh
from rempart.plan.programme import Programme
from rempart.plan.scheduling import schedule
from rempart.plan.timetable import Schedule, Trials

TRIALS, SEED, SETS = 7, 3, 60


class ByTrial:
    """Covered shares told by hand: the more, the higher the number of the trial; the other layer has all."""

    def by_trial(self, layer: Layer, months: Sequence[int]) -> NDArray[np.float64]:
        """Return shape (trials, months)."""
        if layer == "other":
            return np.ones((TRIALS, len(months)))
        later: NDArray[np.float64] = np.minimum(np.array(months) / 120, 1.0)
        return np.outer(np.arange(1, TRIALS + 1) / TRIALS, later)


@pytest.fixture(scope="module")
def plan() -> Schedule:
    return schedule(Programme.read("tests/truths/programmes/two_promises.toml"))


def covering(drawn: Drawn | None) -> Coverage:
    """Return a coverage whose planned share is 0.4 at the end of 2030."""
    half = {"low": 0.3, "mode": 0.4, "high": 0.5}
    ranged = (
        "people",
        "share",
        "infrastructure_share",
        "share_of_placed",
        "bounds",
        "infrastructure_share_equal",
    )
    row: dict[str, Any] = dict.fromkeys(ranged, half) | {
        "systems": "planned", "period": "2030", "counts": {}, "value": 0, "bound": 0, "gap": 0, "status": "optimal",
        "population": "present", "area": "government", "rural": "spread", "denominator": {"all": 10, "placed": 9},
    }  # fmt: skip
    rows = tuple(Period.model_validate(row | {"layer": layer}) for layer in ("ballistic", "other"))
    return Coverage(
        places="UA", as_of="", label="", assumptions=(), periods=rows, marginal=(), need=(), regions=(),
        risk=drawn, by_trial=ByTrial() if drawn else None,
    )  # fmt: skip


SLIPPED = covering(Drawn(trials=TRIALS, seed=SEED))


@pytest.fixture(scope="module")
def outlook(plan: Schedule) -> Outlook:
    return weigh(None, plan.slip(trials=TRIALS, seed=SEED), SLIPPED, sets=SETS)


def test_set_i_reads_trial_i_modulo_the_trials_in_both_paths(plan: Schedule) -> None:
    paths = paths_of(plan.slip(trials=TRIALS, seed=SEED), SLIPPED, 12)
    delivered = plan.slip(trials=TRIALS, seed=SEED).delivered_shares([12 * year for year in range(13)])
    assert np.array_equal(paths.drawn[0], delivered.T)
    assert paths.drawn[1][5] == pytest.approx(np.arange(1, TRIALS + 1) / TRIALS * 0.5)
    box = Box.drawn(ranges({}, None, ()), SETS, 1)
    whole = outcomes(box, paths.drawn)
    for trial in range(TRIALS):
        one = outcomes(box, (paths.drawn[0][:, [trial]], paths.drawn[1][:, [trial]]))
        for strategy, outcome in one.items():
            assert np.array_equal(outcome.alive[:, trial::TRIALS], whole[strategy].alive[:, trial::TRIALS])


def test_the_middle_is_the_plan_without_slips(plan: Schedule, outlook: Outlook) -> None:
    still = weigh(None, plan, covering(None), sets=SETS)
    assert outlook.trials == TRIALS
    assert still.trials is None
    for slipped, planned in zip(outlook.strategies, still.strategies, strict=True):
        assert slipped.no_accord.mid == planned.no_accord.mid
        assert slipped.defender_value.mid == planned.defender_value.mid
    assert outlook.delivered_share == still.delivered_share
    assert outlook.covered_share == still.covered_share
    assert set(outlook.over_trials) == {"delivered_share", "covered_share"}
    assert outlook.over_trials["covered_share"][10].high == pytest.approx(
        np.quantile(np.arange(1, 8) / 7, 0.95)
    )


def test_the_trials_of_the_coverage_serve_where_the_plan_itself_is_given(
    plan: Schedule, outlook: Outlook
) -> None:
    assert weigh(None, plan, SLIPPED, sets=SETS) == outlook


def test_other_trials_in_plan_and_coverage_are_refused(plan: Schedule) -> None:
    for trials, seed in ((TRIALS + 1, SEED), (TRIALS, SEED + 1)):
        with pytest.raises(AssumptionError, match="the same trials in both"):
            weigh(None, plan.slip(trials=trials, seed=seed), SLIPPED, sets=SETS)


def test_what_slips_and_what_does_not_is_said(plan: Schedule, outlook: Outlook) -> None:
    def said(found: Outlook) -> str:
        return " ".join(each.text for each in found.assumptions if each.id.startswith("paths_"))

    assert "from the same trial" in said(outlook)
    assert "Only deliveries slip" in said(
        weigh(None, plan.slip(trials=TRIALS, seed=SEED), covering(None), sets=9)
    )
    given = {"delivered_share": [0, 0.5]}
    assert "Only coverage slips" in said(weigh(None, plan, SLIPPED, sets=9, settings=given))
    assert "No slip is drawn" in said(weigh(None, plan, covering(None), sets=9))


def test_a_path_given_by_the_reader_does_not_slip(plan: Schedule) -> None:
    given = {"delivered_share": [0, 0.5, 1], "covered_share": [0, 0.1]}
    found = weigh(None, plan.slip(trials=TRIALS, seed=SEED), SLIPPED, sets=9, settings=given)
    assert found.trials is None
    assert found.over_trials == {}


def test_a_middle_that_is_kinder_than_its_trials_is_said(outlook: Outlook) -> None:
    told = [note for note in outlook.notes if "kinder than the sets" in note]
    above = {
        name: sum(float(each.mid) > float(each.high) for each in points)
        for name, points in outlook.over_trials.items()
    }
    assert len(told) == sum(count > 6 for count in above.values())


def test_trials_are_read_from_the_plan_as_it_slips(plan: Schedule) -> None:
    assert isinstance(plan.slip(trials=2, seed=1), Trials)
    first, other = (weigh(None, plan.slip(trials=TRIALS, seed=seed), None, sets=40) for seed in (1, 2))
    assert first.over_trials["delivered_share"] != other.over_trials["delivered_share"]
