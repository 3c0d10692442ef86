"""Who sets an assumption, and what is refused."""

import pytest

from rempart.errors import AssumptionError
from rempart.outlook.parameters import Assumed, parameter_rows, path_in, ranges
from rempart.outlook.weighing import weigh

NAME = "credibility_guarantees_first"


def test_the_last_of_table_ledger_programme_and_option_wins() -> None:
    from_ledger = {NAME: Assumed(NAME, 0.1, 0.3, 0.5, "ledger")}
    settings = {NAME: {"low": 0.3, "high": 0.6}}
    used = [
        ranges({}, None, ()),
        ranges(from_ledger, None, ()),
        ranges(from_ledger, settings, ()),
        ranges(from_ledger, settings, (f"{NAME}=0.7",)),
    ]
    seen = [(each[NAME].set_by, each[NAME].low, each[NAME].mid, each[NAME].high) for each in used]
    assert seen[:2] == [("parameters.csv", 0.1, 0.5, 0.9), ("ledger", 0.1, 0.3, 0.5)]
    assert seen[2][0] == "[outlook]"
    assert seen[2][1:] == pytest.approx((0.3, 0.45, 0.6))
    assert seen[3] == ("--assume", 0.7, 0.7, 0.7)
    assert [list(each) for each in used] == [list(parameter_rows())] * 4


def test_a_table_of_three_keeps_its_own_middle() -> None:
    used = ranges({}, {NAME: {"low": 0.1, "mid": 0.2, "high": 0.6}}, ())[NAME]
    assert (used.low, used.mid, used.high) == (0.1, 0.2, 0.6)


@pytest.mark.parametrize(
    ("option", "ends"),
    [
        ("delivery_effect=1", (1, 1, 1)),
        ("delivery_effect=0.5..1.5", (0.5, 1, 1.5)),
        (" delivery_effect = .5 ", (0.5, 0.5, 0.5)),
        ("delivery_effect=1..2", (1, 1.5, 2)),
        ("delivery_effect=1....5", None),
        ("delivery_effect=1e-1..2", (0.1, 1.05, 2)),
    ],
)
def test_an_option_is_a_point_or_a_range(option: str, ends: tuple[float, ...] | None) -> None:
    if ends is None:
        with pytest.raises(AssumptionError, match="NAME=VALUE"):
            ranges({}, None, (option,))
    else:
        used = ranges({}, None, (option,))["delivery_effect"]
        assert (used.low, used.mid, used.high) == pytest.approx(ends)


def test_a_value_outside_the_range_tried_is_taken_and_marked() -> None:
    used = ranges({}, None, ("accidents_per_year=0.2", "delivery_effect=0.9"))
    assert used["accidents_per_year"].note == "outside the range tried, 0.005 to 0.04"
    assert used["delivery_effect"].note is None


@pytest.mark.parametrize(
    ("option", "named"),
    [
        ("credibility_guarantees_first=1.2", "at most 1"),
        ("credibility_guarantees_first=-0.1", "at least 0"),
        ("credibility_guarantees_first=0.6..0.3", "rising order"),
        ("credibility_guarantee_first=0.3", "credibility_guarantees_first"),
        ("g_S=0.3", "credibility_guarantees_first"),
        ("yearly_discount=1", "below 1"),
        ("yearly_discount=0", "above 0"),
        ("challenger_win_chance=0", "above 0"),
        ("rearmament_years=0", "above 0"),
        ("build_up_years=-1", "at least 0"),
        ("leader_changes_per_year=-0.1", "at least 0"),
        ("challenger_share_no_guarantee=1.01", "at most 1"),
        ("horizon_years=0", "at least 1"),
        ("horizon_years=41", "at most 40"),
        ("horizon_years=12.5", "whole number of years"),
        ("horizon_years=8..12", "whole number of years"),
        ("war_cost_meanwhile=1e300", "at most 1e"),
        ("war_cost_meanwhile=nan", "NAME=LOW"),
        ("war_cost_meanwhile", "NAME=LOW"),
        ("war_cost_meanwhile=", "NAME=LOW"),
        ("=3", "a name of parameters.csv"),
        ("delivered_share=0.5", "one value or a range"),
    ],
)
def test_an_option_that_the_model_does_not_allow_is_refused(option: str, named: str) -> None:
    with pytest.raises(AssumptionError) as refused:
        weigh(None, None, None, assume=(option,), sets=5)
    assert named in refused.value.expected
    assert option.partition("=")[0] in refused.value.found
    assert refused.value.remedy


@pytest.mark.parametrize(
    "value",
    [
        True,
        "0.3",
        None,
        [0.3],
        {},
        {"low": 0.1},
        {"low": 0.1, "high": 0.2, "mode": 0.1},
        float("nan"),
        float("inf"),
    ],
)
def test_a_setting_that_is_no_number_and_no_range_is_refused(value: object) -> None:
    with pytest.raises(AssumptionError, match=NAME):
        ranges({}, {NAME: value}, ())


def test_a_name_given_twice_is_refused() -> None:
    with pytest.raises(AssumptionError, match="given twice"):
        ranges({}, None, (f"{NAME}=0.3", f"{NAME}=0.4"))


def test_an_unknown_setting_names_the_nearest() -> None:
    with pytest.raises(AssumptionError, match="coverage_effect"):
        ranges({}, {"coverage_efect": 0.3}, ())


def test_a_largest_war_cost_below_the_least_is_refused() -> None:
    with pytest.raises(AssumptionError, match="war_cost_most lies below war_cost_least"):
        weigh(None, None, None, assume=("war_cost_least=0.4",), sets=200)
    weigh(None, None, None, assume=("war_cost_least=0.3", "war_cost_most=0.3..0.8"), sets=200)


@pytest.mark.parametrize("given", [[], [0.1] * 14, [0.1, 1.2], [-0.1], ["0.1"], 0.3, [float("nan")], [True]])
def test_a_path_that_is_not_one_share_a_year_is_refused(given: object) -> None:
    with pytest.raises(AssumptionError, match="covered_share"):
        path_in({"covered_share": given}, "covered_share", 12)


def test_a_shorter_path_is_held_flat() -> None:
    assert path_in({"covered_share": [0, 0.25]}, "covered_share", 4) == (0, 0.25, 0.25, 0.25, 0.25)
    assert path_in({}, "covered_share", 4) is path_in(None, "covered_share", 4) is None


@pytest.mark.parametrize("sets", [0, -1, 2_000_001, True, 2.0])
def test_a_count_of_sets_that_is_not_whole_or_too_large_is_refused(sets: object) -> None:
    with pytest.raises(AssumptionError, match="sets"):
        weigh(None, None, None, sets=sets)  # type: ignore[arg-type]  # what a careless caller gives


def test_a_negative_seed_and_an_unknown_choice_are_refused() -> None:
    with pytest.raises(AssumptionError, match="seed"):
        weigh(None, None, None, seed=-1)
    with pytest.raises(TypeError, match="draws"):
        weigh(None, None, None, draws=3)  # type: ignore[call-arg]  # what a careless caller gives
