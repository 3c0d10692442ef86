"""Where the order flips, what each strategy can lose, and what earlier deliveries change."""

from dataclasses import replace

import numpy as np
import pytest

from rempart.outlook.assessment import Spread, StrategyId
from rempart.outlook.criteria import regrets
from rempart.outlook.earlier import earlier_delivery
from rempart.outlook.flipping import FIRST_AT_LEAST, SECOND_ABOVE, Bools, flip_boxes
from rempart.outlook.game import Array, play
from rempart.outlook.outcomes import Outcome, outcomes
from rempart.outlook.parameters import parameter_rows, ranges
from rempart.outlook.sampling import Box, mid_point

PATHS = np.linspace(0, 1, 13)[:, None], np.linspace(0.1, 0.5, 13)[:, None]


def valued(box: Box, values: dict[StrategyId, Array]) -> dict[StrategyId, Outcome]:
    """Return outcomes whose value to the defender is given and whose shares are all alike."""
    blank = outcomes(box, PATHS)["no_guarantee"]
    return {name: replace(blank, defender_value=value) for name, value in values.items()}


def planted(box: Box, flips: Bools) -> dict[StrategyId, Outcome]:
    """Return outcomes in which quick compromise has the higher value where ``flips`` says so."""
    still = np.zeros(box.sets)
    return valued(
        box,
        {"guarantees_first": still, "quick_compromise": np.where(flips, 1.0, -1.0), "no_guarantee": still},
    )


def test_a_planted_box_is_found_and_told_on_sets_it_was_not_sought_on() -> None:
    box = Box.drawn(ranges({}, None, ()), 8_000, 1)
    values = box.values(slice(None))
    flips = (values["build_up_years"] < 1) & (values["war_cost_most"] > 0.55)
    found = {each.criterion: each for each in flip_boxes(box, planted(box, flips))}["defender_value"]
    assert found.usual == FIRST_AT_LEAST
    assert found.usual_share == pytest.approx(1 - flips.mean(), abs=1e-9)
    assert set(found.limits) == {"build_up_years", "war_cost_most"}
    low, high = found.limits["build_up_years"]
    assert low == 0
    assert high == pytest.approx(1, abs=0.35)
    low, high = found.limits["war_cost_most"]
    assert low == pytest.approx(0.55, abs=0.12)
    assert high == pytest.approx(0.8)
    inside = np.ones(box.sets, np.bool_)
    for name, (least, most) in found.limits.items():
        inside &= (values[name] >= least - 1e-9) & (values[name] <= most + 1e-9)
    aside = np.arange(box.sets) % 2 == 1
    assert found.sets_inside == int(np.count_nonzero(inside & aside))
    assert found.flipped_share == pytest.approx(flips[inside & aside].mean(), abs=1e-8)
    assert found.part_of_flips == pytest.approx(inside[flips & aside].mean(), abs=1e-8)


def test_the_order_that_more_sets_have_is_the_usual_one() -> None:
    box = Box.drawn(ranges({}, None, ()), 4_000, 1)
    flips = box.values(slice(None))["build_up_years"] > 0.5
    found = {each.criterion: each for each in flip_boxes(box, planted(box, flips))}["defender_value"]
    assert found.usual == SECOND_ABOVE
    assert list(found.limits) == ["build_up_years"]


def test_where_nothing_flips_or_by_chance_alone_no_box_is_told() -> None:
    box = Box.drawn(ranges({}, None, ()), 4_000, 1)
    never = np.zeros(box.sets, np.bool_)
    by_chance = np.random.default_rng(8).random(box.sets) < 0.1
    for flips in (never, by_chance):
        found = {each.criterion: each for each in flip_boxes(box, planted(box, flips))}["defender_value"]
        assert found.limits == {}
        assert found.flipped_share == found.part_of_flips == "undefined"
        assert found.sets_inside == 0


def test_points_alone_leave_no_box() -> None:
    points = [f"{name}={row.text('mid')}" for name, row in parameter_rows().items()]
    box = Box.drawn(ranges({}, None, points), 40, 1)
    assert all(found.limits == {} for found in flip_boxes(box, outcomes(box, PATHS)))


def test_regrets_are_what_is_lost_against_the_best_of_the_same_set() -> None:
    box = Box.drawn(ranges({}, None, ()), 4, 1)
    values: dict[StrategyId, Array] = {
        "guarantees_first": np.array([1.0, 2.0, 3.0, 0.5]),
        "quick_compromise": np.array([2.0, 1.0, 3.0, 0.5]),
        "no_guarantee": np.array([0.0, 0.0, 0.0, 1.0]),
    }
    rows = [each for each in regrets(valued(box, values)) if each.criterion == "defender_value"]
    assert [each.none_in_share for each in rows] == [0.5, 0.5, 0.25]
    assert [each.median for each in rows] == [0.25, 0.25, 2]
    assert [each.largest for each in rows] == [1, 1, 3]
    assert {each.defined_sets for each in rows} == {4}
    ties = [each for each in regrets(valued(box, values)) if each.criterion == "accord_and_holds_10"]
    assert all(each.none_in_share == 1 and each.largest == 0 for each in ties)


def test_earlier_deliveries_are_those_of_the_path_moved_by_a_year() -> None:
    box = Box.drawn(ranges({}, None, ()), 60, 1)
    found = {(each.strategy, each.year): each for each in earlier_delivery(box, PATHS, PATHS)}
    values = mid_point(box.ranges)
    for year in (3, None):
        moved = tuple(path.copy() for path in PATHS)
        for path, before in zip(moved, PATHS, strict=True):
            path[slice(0, 12) if year is None else year] = before[slice(1, 13) if year is None else year + 1]
        before, after = (
            play(values, paths, "guarantees_first").defender_value[0]
            for paths in (PATHS, (moved[0], moved[1]))
        )
        change = found["guarantees_first", year].changes["defender_value"]
        assert isinstance(change, Spread)
        assert change.mid == pytest.approx(after - before, abs=1e-8)
    assert {year for strategy, year in found if strategy == "guarantees_first"} == {None, *range(1, 12)}
    assert {strategy for strategy, year in found if year is None} == set(outcomes(box, PATHS))


def test_nothing_changes_where_everything_has_long_been_delivered() -> None:
    flat = np.ones((13, 1)), np.full((13, 1), 0.5)
    box = Box.drawn(ranges({}, None, ()), 20, 1)
    for each in earlier_delivery(box, flat, flat):
        for change in each.changes.values():
            assert isinstance(change, Spread)
            assert change.low == change.mid == change.high == 0
