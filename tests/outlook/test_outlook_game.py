"""The closed form against enumeration, exact results and edge cases of the specification."""

import csv
import json
import math
from pathlib import Path

import numpy as np
import pytest

from rempart.outlook.assessment import StrategyId
from rempart.outlook.game import Array, at_peace, break_thresholds, credibility_needed, play, share_below
from rempart.outlook.outcomes import outcome_of

TRUTHS = Path(__file__).parent.parent / "truths"
# Names of the enumeration's inputs, and of the parameters that stand for them.
INPUTS = {
    "d": "yearly_discount",
    "p0": "challenger_win_chance",
    "R": "challenger_rearmament",
    "r": "rearmament_years",
    "sigma": "concession_effect",
    "beta": "delivery_effect",
    "eta": "coverage_effect",
    "Delta": "guarantor_effect",
    "kappa": "guarantor_penalty",
    "lam": "credibility_decay",
    "lag": "years_until_in_force",
    "xN": "challenger_share_no_guarantee",
    "clo": "war_cost_least",
    "chi": "war_cost_most",
    "cD": "defender_war_loss",
    "b": "build_up_years",
    "w": "war_cost_meanwhile",
    "rS": "guarantee_price",
    "h0": "accidents_per_year",
    "mu": "leader_changes_per_year",
}
STRATEGY: dict[str, StrategyId] = {"S": "guarantees_first", "Q": "quick_compromise", "N": "no_guarantee"}


def truths(name: str) -> list[dict[str, str]]:
    """Read a table of truths."""
    with (TRUTHS / name).open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def numbers(cell: str) -> list[float]:
    """Read numbers separated by blanks."""
    return [float(word) for word in cell.split()]


def column(values: list[float]) -> Array:
    """Return a path common to all sets."""
    return np.array(values)[:, None]


def case_inputs(case: dict[str, str]) -> dict[str, Array]:
    """Return the parameters of a reference case by name, one set."""
    values = {name: np.array([float(case[symbol])]) for symbol, name in INPUTS.items()}
    own = STRATEGY[case["strategy"]]
    for name in ("credibility_guarantees_first", "credibility_quick_compromise"):
        values[name] = np.array([float(case["g"])])
    for name in ("arms_kept_quick_compromise", "arms_kept_no_guarantee"):
        values[name] = np.array([float(case["phi"])])
    for strategy in ("guarantees_first", "quick_compromise"):
        values[f"challenger_share_{strategy}"] = np.array([float(case["x"])])
    assert own != "no_guarantee" or case["x"] == case["xN"]
    return values


SIX_DIGITS = 5.1e-7
CASES = truths("reference_cases.csv")
EXACT = {row["id"]: row for row in truths("peace_truths.csv") if row["id"].startswith(("window-", "needed-"))}


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_a_reference_case_comes_out_to_six_digits(case: dict[str, str]) -> None:
    values = case_inputs(case)
    paths = column(numbers(case["delivered"])), column(numbers(case["coverage"]))
    strategy = STRATEGY[case["strategy"]]
    played = play(values, paths, strategy)
    got = outcome_of(played, values, strategy)
    last = int(case["T"])
    expected = {
        "no_accord": got.no_accord,
        "accord_and_holds_T": got.accord_and_holds(last),
        "ended_on_purpose": got.ended_on_purpose().sum(axis=0),
        "ended_by_accident": got.ended_by_accident().sum(axis=0),
        "defender_value": got.defender_value,
    }
    for year in (1, 5, 10):
        expected[f"accord_and_holds_{year}"] = got.accord_and_holds(year)
        expected[f"holds_{year}_given_accord"] = got.holds_given_accord(year)
    for name, value in expected.items():
        if case[name] == "undefined":
            assert math.isnan(value[0]), name
        else:
            assert value[0] == pytest.approx(float(case[name]), abs=SIX_DIGITS), name
    assert got.peak_year[0] == int(case["peak_year"])
    window = " ".join(str(year) for year in np.flatnonzero(got.in_window)) or "none"
    assert window == case["window_years"]
    assert got.needed[0] == pytest.approx(float(case["credibility_needed_median_cost"]), abs=SIX_DIGITS)
    assert played.thresholds[:, 0] == pytest.approx(numbers(case["break_thresholds"]), abs=SIX_DIGITS)


def test_every_reference_case_was_read() -> None:
    assert len(CASES) == 22
    assert len(EXACT) == 18


@pytest.mark.parametrize("name", [name for name in EXACT if name.startswith(("window-none", "window-holds"))])
def test_a_window_of_two_years_has_its_exact_share(name: str) -> None:
    given = json.loads(EXACT[name]["inputs"])
    gain = column([given["A0"], given["A1"]])
    below = share_below(
        break_thresholds(gain, np.array([given["d"]])), np.array([given["clo"]]), np.array([given["chi"]])
    )
    alive = at_peace(below, np.zeros(1), np.zeros(1))
    got = 1 - alive[0, 0] if "none" in name else alive[1, 0]
    assert got == pytest.approx(float(EXACT[name]["value"]), abs=1e-9)


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("window-new-leader-every-year", 3),
        ("window-late-peak-renewal", 2),
        ("window-flat-threshold-renewal", 6),
    ],
)
def test_changes_of_leader_have_their_exact_share(name: str, year: int) -> None:
    given = json.loads(EXACT[name]["inputs"])
    below = share_below(column(given["theta"]), np.array([given["clo"]]), np.array([given["chi"]]))
    changes = -math.log(1 - given["renewal"]) if "renewal" in given else 80.0
    alive = at_peace(below, np.array([changes]), np.array([given.get("h0", 0.0)]))
    assert alive[year, 0] == pytest.approx(float(EXACT[name]["value"]), abs=1e-9)


@pytest.mark.parametrize("name", [name for name in EXACT if name.startswith("needed-")])
def test_the_credibility_needed_has_its_exact_value(name: str) -> None:
    given = json.loads(EXACT[name]["inputs"])
    got = needed(given["p"], given["x"], given["cost"], (given["Delta"], given["kappa"]))
    assert got == pytest.approx(float(EXACT[name]["value"]), abs=1e-9)


def test_the_credibility_needed_is_undefined_where_a_guarantee_takes_nothing() -> None:
    assert math.isnan(needed(0.5, 0.2, 0.1, (0.0, 0.0)))
    assert needed(0.2, 0.2, 0.1, (0.0, 0.0)) == 0


def needed(win: float, share: float, cost: float, guarantee: tuple[float, float]) -> float:
    """Return g* for one year."""
    values = {
        "war_cost_least": cost,
        "war_cost_most": cost,
        "guarantor_effect": guarantee[0],
        "guarantor_penalty": guarantee[1],
        "challenger_share_guarantees_first": share,
    }
    arrays = {name: np.array([value]) for name, value in values.items()}
    return float(credibility_needed(arrays, column([win]), "guarantees_first")[0, 0])


def test_one_known_cost_is_a_step_and_the_cost_itself_does_not_break() -> None:
    at_cost = share_below(column([0.2, 0.3, 0.31]), np.array([0.3]), np.array([0.3]))
    assert at_cost[:, 0].tolist() == [0, 0, 1]


@pytest.mark.parametrize(("lag", "first_year"), [(0.0, 1), (0.4, 1), (1.0, 1), (1.5, 2), (2.0, 2), (3.0, 3)])
def test_a_guarantee_is_in_force_from_the_next_whole_year(lag: float, first_year: int) -> None:
    gains = [middle(years_until_in_force=wait)[1] for wait in (lag, 99.0)]
    lower = np.flatnonzero(gains[0][:, 0] < gains[1][:, 0])
    assert lower[0] == first_year


@pytest.mark.parametrize("build_up", [0.0, 1.0, 2.5, 11.75, 12.0, 30.0])
def test_paths_are_read_later_by_the_build_up_and_held_flat(build_up: float) -> None:
    """With nothing else at work, the odds of winning show what was read of the path."""
    path = np.linspace(0, 1, 13) ** 2
    still = {
        "challenger_rearmament": 0.0,
        "coverage_effect": 0.0,
        "delivery_effect": 1.0,
        "build_up_years": build_up,
    }
    win = middle(path, **still)[0][:, 0]
    read = -np.log(win / (1 - win))
    by_hand = [np.interp(min(year + build_up, 12), range(13), path) for year in range(13)]
    assert read == pytest.approx(by_hand, abs=1e-12)


def middle(path: Array | None = None, **moved: float) -> tuple[Array, Array]:
    """Return chance of winning and gain under guarantees first, every parameter at its mid but ``moved``."""
    case = case_inputs(CASES[0]) | {name: np.array([value]) for name, value in moved.items()}
    delivered = column(numbers(CASES[0]["delivered"])) if path is None else path[:, None]
    played = play(case, (delivered, column(numbers(CASES[0]["coverage"]))), "guarantees_first")
    return played.win, played.gain
