"""Published models as special cases of the game, and the signalling game as pygambit solves it."""

import csv
import json
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from tests.outlook.signalling_game import equilibria

from rempart.outlook.game import Array, credibility_needed, play
from rempart.outlook.parameters import parameter_rows

TRUTHS = Path(__file__).parent.parent / "truths"


def rows(name: str) -> list[dict[str, str]]:
    with (TRUTHS / name).open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


KNOWN = {row["id"]: row for row in rows("peace_truths.csv")}


def named(start: str) -> list[str]:
    return [name for name in KNOWN if name.startswith(start)]


def inputs(name: str) -> dict[str, float]:
    found: dict[str, float] = json.loads(KNOWN[name]["inputs"])
    return found


def standing(**moved: float | Array) -> tuple[dict[str, Array], tuple[Array, Array]]:
    """Return a game in which nothing ever changes: no arms, no guarantee, no rearmament, no accident."""
    length = max(np.size(value) for value in moved.values())
    still = ("delivery_effect", "coverage_effect", "challenger_rearmament", "accidents_per_year")
    values = {name: np.full(length, float(row.text("mid"))) for name, row in parameter_rows().items()}
    values |= {name: np.zeros(length) for name in (*still, "leader_changes_per_year")}
    values |= {
        name: np.full(length, value) if np.isscalar(value) else np.asarray(value)
        for name, value in moved.items()
    }
    return values, (np.zeros((2, 1)), np.zeros((2, 1)))


RANGES = sorted({name.rpartition("-")[0] for name in named("fearon-range")})


@pytest.mark.parametrize("name", RANGES)
def test_both_sides_take_any_division_within_the_range_of_fearon_and_none_outside(name: str) -> None:
    """Fearon 1995: a share of the challenger from p - c to p + c of the other leaves neither better off at war.

    In the truths A is the challenger. War that starts now is worth p - c to him and 1 - p - c to the other.
    """
    given = inputs(f"{name}-low")
    low, high = (float(KNOWN[f"{name}-{end}"]["value"]) for end in ("low", "high"))
    shares = np.array([low - 1e-6, low + 1e-6, high - 1e-6, high + 1e-6])
    values, paths = standing(
        challenger_win_chance=given["p"],
        challenger_share_no_guarantee=shares,
        war_cost_least=given["cA"],
        war_cost_most=given["cA"],
        defender_war_loss=given["cB"],
    )
    played = play(values, paths, "no_guarantee")
    inside = np.array([low > 0, True, True, high < 1])  # a range is cut to the shares there are
    signs = played.alive[0] == 1
    assert signs[inside].tolist() == [share > low for share in shares[inside]]
    gains = played.defender_value >= 1 - given["p"] - given["cB"]
    assert gains[inside & signs].tolist() == [share < high for share in shares[inside & signs]]


@pytest.mark.parametrize("name", named("fearon-offer"))
def test_the_best_offer_and_the_risk_it_takes_are_those_of_fearon(name: str) -> None:
    """Fearon 1995: A demands x of a B whose cost is uniform; B is the challenger here, A the defender."""
    given, number = inputs(name), name.rpartition("-")[2]
    offers = np.linspace(0, 1, 10_001)
    values, paths = standing(
        challenger_win_chance=1 - given["p"],
        challenger_share_no_guarantee=1 - offers,
        war_cost_least=given["cB_low"],
        war_cost_most=given["cB_high"],
        defender_war_loss=given["cA"],
    )
    played = play(values, paths, "no_guarantee")
    best = int(np.argmax(played.defender_value))
    assert offers[best] == pytest.approx(float(KNOWN[name]["value"]), abs=1.01e-4)
    risk = float(KNOWN[f"fearon-war-{number}"]["value"])
    assert 1 - played.alive[0, best] == pytest.approx(risk, abs=2e-4 / (given["cB_high"] - given["cB_low"]))
    worth = float(KNOWN[f"fearon-value-{number}"]["value"])
    assert played.defender_value[best] == pytest.approx(worth, abs=1e-6)


@pytest.mark.parametrize("name", named("zagare-kilgour"))
def test_the_credibility_needed_is_the_deterrence_threshold_of_zagare_and_kilgour(name: str) -> None:
    """A demand is worth aDC unresisted, aDD resisted, staying out aSQ: the guarantee takes aDC - aDD."""
    given = inputs(name)
    taken = given["aDC"] - given["aDD"]
    one = {"war_cost_least": 0.0, "war_cost_most": 0.0, "guarantor_effect": 0.0, "guarantor_penalty": taken}
    one["challenger_share_guarantees_first"] = given["aSQ"]
    arrays = {key: np.array([value]) for key, value in one.items()}
    needed = credibility_needed(arrays, np.array([[given["aDC"]]]), "guarantees_first")
    assert needed[0, 0] == pytest.approx(float(KNOWN[name]["value"]), abs=2e-6)


@pytest.mark.parametrize("name", named("signal"))
def test_a_visible_cost_separates_only_between_the_two_losses(name: str) -> None:
    given = inputs(name)
    found = equilibria(0.4, given["LR"], given["LB"], given["k"])
    assert any(plan.separates for plan in found) == (float(KNOWN[name]["value"]) == 1)


def test_the_equilibria_are_those_that_pygambit_lists_every_one() -> None:
    listed = defaultdict(set)
    for row in rows("signalling_equilibria.csv"):
        case = tuple(float(row[key]) for key in ("prior", "loss_resolute", "loss_bluffer", "cost"))
        acts = (row["resolute"] == "signal", row["bluffer"] == "signal")
        answers = (row["after_signal"] == "attack", row["after_none"] == "attack")
        listed[case].add((*acts, *answers))
    assert len(listed) == 12
    for case, plans in listed.items():
        found = equilibria(*case)
        told = {(p.resolute_pays, p.bluffer_pays, p.attacks_paid, p.attacks_unpaid) for p in found}
        assert told == plans, case
    several = [plans for plans in listed.values() if len(plans) > 1]
    assert several, "where several hold, none is chosen"
