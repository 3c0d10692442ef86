"""The whole outlook: worked cases by name, the table of ranges, ties, points and undefined outputs."""

import csv
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from rempart.outlook.assessment import Outlook, Spread, Strategy
from rempart.outlook.break_evens import Moved, break_evens
from rempart.outlook.outcomes import Outcome, outcomes
from rempart.outlook.parameters import parameter_rows, ranges
from rempart.outlook.sampling import Box, slices
from rempart.outlook.weighing import weigh

TRUTHS = Path(__file__).parent.parent / "truths"
SIX_DIGITS = 1e-6
PATHS = ("delivered_share", "covered_share")


def truths(name: str) -> list[dict[str, str]]:
    """Read a table of truths."""
    with (TRUTHS / name).open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


NAMED = truths("cases_by_name.csv")
RANGES = truths("outlook_ranges.csv")


@pytest.fixture(scope="module")
def default() -> Outlook:
    """Return the outlook without ledger, schedule and coverage."""
    return weigh(None, None, None)


def output(outlook: Outlook, strategy: str, name: str) -> Spread | str:
    """Return one output of one strategy by the name that the truths use."""
    found: Strategy = next(each for each in outlook.strategies if each.id == strategy)
    if name in {"no_accord", "defender_value"}:
        return found.no_accord if name == "no_accord" else found.defender_value
    kind, _, year = name.rpartition("_")
    by_year = found.accord_and_holds if kind == "accord_and_holds" else found.holds_given_accord
    return by_year[year]


@pytest.mark.parametrize("way", ["settings", "assume"])
@pytest.mark.parametrize("case", NAMED, ids=[f"{case['case']}-{case['strategy']}" for case in NAMED])
def test_a_case_by_name_comes_out_and_its_points_have_no_range(case: dict[str, str], way: str) -> None:
    years = int(case["horizon_years"])
    points = {name: float(case[name]) for name in parameter_rows()}
    paths = {name: [float(share) for share in case[name].split()][: years + 1] for name in PATHS}
    if way == "settings":
        outlook = weigh(None, None, None, settings={**points, **paths}, sets=50)
    else:
        assume = [f"{name}={value!r}" for name, value in points.items()]
        outlook = weigh(None, None, None, settings=paths, assume=assume, sets=50)
    for name in (
        name for name in case if name.startswith(("no_accord", "accord_", "holds_", "defender_value"))
    ):
        got = output(outlook, case["strategy"], name)
        if case[name] == "undefined":
            assert got == "undefined", name
        else:
            assert isinstance(got, Spread), name
            assert got.mid == pytest.approx(float(case[name]), abs=SIX_DIGITS), name
            assert got.low == got.mid == got.high, name


@pytest.mark.parametrize("row", RANGES, ids=[f"{row['strategy']}-{row['output']}" for row in RANGES])
def test_the_range_over_the_default_sets_is_the_published_one(row: dict[str, str], default: Outlook) -> None:
    got = output(default, row["strategy"], row["output"])
    assert isinstance(got, Spread)
    for end in ("low", "mid", "high"):
        assert getattr(got, end) == pytest.approx(float(row[end]), abs=float(row["tolerance"]))
    undefined = default.undefined_sets[row["strategy"]][row["output"]]  # type: ignore[index]  # a name from outside
    assert undefined == int(row["undefined_sets"])


def test_shares_of_sets_are_the_published_ones(default: Outlook) -> None:
    security, unlikely = default.statements_tested
    shares = security.share_of_sets
    assert shares["holds_given_accord_10_above"] == pytest.approx(0.646274, abs=SIX_DIGITS)
    assert shares["holds_given_accord_10_equal"] == pytest.approx(0.098692, abs=SIX_DIGITS)
    at_least = {
        name: shares[f"{name}_above"] + shares[f"{name}_equal"]
        for name in ("holds_given_accord_10", "accord_and_holds_10")
    }
    assert at_least["holds_given_accord_10"] == pytest.approx(0.744966, abs=SIX_DIGITS)
    assert at_least["accord_and_holds_10"] == pytest.approx(0.403750, abs=SIX_DIGITS)
    assert security.defined_sets == {"holds_given_accord_10": 19_566, "accord_and_holds_10": 20_000}
    assert unlikely.share_of_sets == pytest.approx(
        {"guarantees_first": 0.2256, "quick_compromise": 0.0606, "no_guarantee": 0.15235}, abs=SIX_DIGITS
    )
    ahead = sum(
        row.share
        for row in default.rankings
        if row.criterion == "defender_value"
        and row.order.index("guarantees_first") < row.order.index("quick_compromise")
    )
    assert ahead == pytest.approx(0.8499, abs=SIX_DIGITS)


def test_break_evens_at_the_mid_point_are_the_published_ones(default: Outlook) -> None:
    found = {(row.parameter, row.criterion): row.intervals for row in default.break_evens}
    for parameter, most in (("credibility_guarantees_first", 1), ("years_until_in_force", 12)):
        assert found[parameter, "holds_given_accord_10"] == ((0, most),)
        assert found[parameter, "accord_and_holds_10"] == "none"
        assert found[parameter, "defender_value"] == ((0, most),)
    assert found["build_up_years", "holds_given_accord_10"] == ((0, 10),)
    assert found["build_up_years", "accord_and_holds_10"] == ((2.1, 10),)
    assert found["build_up_years", "defender_value"] == ((0.4, 10),)


def test_rankings_add_up_and_equal_ones_stand_as_equal(default: Outlook) -> None:
    for criterion in ("holds_given_accord_10", "accord_and_holds_10", "defender_value"):
        rows = [row for row in default.rankings if row.criterion == criterion]
        assert sum(row.share for row in rows) == pytest.approx(1, abs=1e-8)
        assert len({row.order for row in rows}) == len(rows)
    assert any("guarantees_first = quick_compromise" in row.order for row in default.rankings)


def test_strategies_made_alike_tie() -> None:
    """The same share, arms and credibility under every strategy leave nothing to rank."""
    alike = {
        "challenger_share_guarantees_first": 0.25,
        "challenger_share_quick_compromise": 0.25,
        "challenger_share_no_guarantee": 0.25,
        "credibility_guarantees_first": 0,
        "credibility_quick_compromise": 0,
        "arms_kept_quick_compromise": 1,
        "arms_kept_no_guarantee": 1,
        "build_up_years": 0,
        "guarantee_price": 0,
    }
    outlook = weigh(None, None, None, settings=alike, sets=500)
    assert {row.order for row in outlook.rankings} == {"guarantees_first = quick_compromise = no_guarantee"}


def test_every_case_ends_in_one_way(default: Outlook) -> None:
    for strategy in default.strategies:
        ends = [each.mid for each in (*strategy.ended_on_purpose, *strategy.ended_by_accident)]
        assert len(strategy.ended_on_purpose) == default.horizon_years
        lasting = strategy.accord_and_holds["T"]
        assert isinstance(lasting, Spread)
        parts = [strategy.no_accord.mid, lasting.mid, *ends]
        assert sum(part for part in parts if not isinstance(part, str)) == pytest.approx(1, abs=1e-7)


def test_where_nobody_signs_what_follows_an_accord_is_undefined_and_not_out_of_reach() -> None:
    nobody = {
        "war_cost_least": 0,
        "war_cost_most": 0.001,
        "challenger_win_chance": 0.65,
        "delivery_effect": 0,
    }
    nobody |= {"coverage_effect": 0, "challenger_rearmament": 0}
    outlook = weigh(None, None, None, settings=nobody, sets=40)
    first = outlook.strategies[0]
    assert first.no_accord.mid == 1
    assert set(first.holds_given_accord.values()) == {"undefined"}
    assert first.undefined_sets == 40
    evens = {row.criterion: row.intervals for row in outlook.break_evens if row.parameter == "build_up_years"}
    assert evens["holds_given_accord_10"] == "undefined"
    assert evens["accord_and_holds_10"] == ((0, 10),)  # both hold in no case, and so are equal
    assert not [row for row in outlook.rankings if row.criterion == "holds_given_accord_10"]


def test_years_beyond_the_horizon_are_undefined() -> None:
    outlook = weigh(None, None, None, settings={"horizon_years": 4}, sets=40)
    for strategy in outlook.strategies:
        assert strategy.accord_and_holds["5"] == strategy.holds_given_accord["10"] == "undefined"
        assert isinstance(strategy.accord_and_holds["T"], Spread)
        assert len(strategy.ended_by_accident) == 4
    assert outlook.undefined_sets["guarantees_first"]["accord_and_holds_5"] == 40
    assert outlook.horizon_years == 4
    assert len(outlook.delivered_share) == 5
    held = [row for row in outlook.break_evens if row.criterion == "accord_and_holds_10"]
    assert {row.intervals for row in held} == {"undefined"}
    assert all("the horizon is shorter" in row.says for row in held)


def test_a_single_year_can_be_weighed() -> None:
    outlook = weigh(None, None, None, settings={"horizon_years": 1}, sets=10)
    assert outlook.strategies[0].accord_and_holds["T"] == outlook.strategies[0].accord_and_holds["1"]


def test_fixing_one_parameter_leaves_the_draws_of_the_others() -> None:
    free, fixed = (Box.drawn(ranges({}, None, assume), 30, 1) for assume in ((), ("delivery_effect=0.9",)))
    one, other = free.values(slice(None)), fixed.values(slice(None))
    assert [name for name in one if not np.array_equal(one[name], other[name])] == ["delivery_effect"]


def test_slices_are_those_of_one_whole_draw() -> None:
    box = Box.drawn(ranges({}, None, ()), 101, 9)
    whole = np.random.default_rng(9).random((101, len(box.ranges)))
    assert np.array_equal(np.concatenate([box.draws(part) for part in slices(101, 7)]), whole)


@pytest.mark.parametrize("trials", [1, 9])
def test_results_do_not_depend_on_how_many_sets_are_solved_at_once_nor_on_threads(trials: int) -> None:
    box = Box.drawn(ranges({}, None, ()), 301, 3)
    part = np.arange(1, trials + 1) / trials
    paths = np.linspace(0, 1, 13)[:, None] * part, np.linspace(0.1, 0.5, 13)[:, None] * part
    whole = outcomes(box, paths, at_once=301, threads=1)
    for at_once, threads in ((1, 1), (7, 2), (100, 5), (4096, 2)):
        sliced = outcomes(box, paths, at_once=at_once, threads=threads)
        for strategy, outcome in whole.items():
            for name in ("alive", "accident", "defender_value", "peak_year", "needed", "in_window"):
                same = np.array_equal(getattr(outcome, name), getattr(sliced[strategy], name), equal_nan=True)
                assert same, (at_once, strategy, name)


def test_each_set_reads_its_trial_in_both_paths() -> None:
    """Three trials, no path alike: set i comes out as if the paths of trial i mod 3 were everybody's."""
    box = Box.drawn(ranges({}, None, ()), 50, 3)
    delivered = np.linspace(0, 1, 13)[:, None] * np.array([0.2, 0.6, 1.0])
    covered = np.linspace(0.1, 0.5, 13)[:, None] * np.array([1.0, 0.3, 0.5])
    got = outcomes(box, (delivered, covered), at_once=11)
    for trial in range(3):
        alone = outcomes(box, (delivered[:, [trial]], covered[:, [trial]]))
        for strategy, outcome in alone.items():
            assert np.array_equal(outcome.alive[:, trial::3], got[strategy].alive[:, trial::3])
            assert np.array_equal(outcome.defender_value[trial::3], got[strategy].defender_value[trial::3])


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_ranges() -> None:
    first, again, other = (weigh(None, None, None, sets=300, seed=seed).json_line() for seed in (4, 4, 5))
    assert first == again != other
    assert Outlook.from_json(weigh(None, None, None, sets=20).as_json(), "test").sets == 20


def test_what_is_assumed_comes_first_and_names_who_set_it(default: Outlook) -> None:
    by_name = {each.id: each for each in default.assumptions}
    assert list(by_name)[:27] == list(parameter_rows())
    assert {by_name[name].set_by for name in parameter_rows()} == {"parameters.csv"}
    assert {by_name[name].set_by for name in PATHS} == {"fallback_paths.csv"}
    assert "No ledger was read" in by_name["ledger_signal"].text
    assert "No slip is drawn" in by_name["paths_without_slips"].text
    assert any("structured argument and not a prediction" in note for note in default.notes)


@pytest.mark.parametrize(("values", "state"), [((np.nan, 0.1), "none"), ((np.nan, np.nan), "undefined")])
def test_a_break_even_is_undefined_only_where_no_value_defines_it(
    values: tuple[float, float], state: str
) -> None:
    first = SimpleNamespace(criterion=lambda _: np.array(values), years=20)
    rival = SimpleNamespace(criterion=lambda _: np.array([0.5, 0.5]))
    moved = Moved("build_up_years", np.array([0.0, 10.0]), cast("Outcome", first), cast("Outcome", rival))
    found = break_evens((moved,))[0]
    assert found.intervals == state
    assert ("nobody signs" in found.says) is (state == "undefined")


def test_an_assumed_path_is_told_as_one_and_a_planned_one_is_not(default: Outlook) -> None:
    assert [note.partition(" ")[0] for note in default.notes if "is the assumed path" in note] == list(PATHS)
