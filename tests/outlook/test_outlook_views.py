"""Readings and experts side by side: each as if asked alone, none averaged, what is wrong refused."""

from pathlib import Path

import pytest

from rempart.errors import AssumptionError
from rempart.outlook.assessment import Spread, View
from rempart.outlook.game import LEADERS_DISCOUNT, break_thresholds, play
from rempart.outlook.parameters import ranges, read_experts
from rempart.outlook.sampling import mid_point
from rempart.outlook.views import FORESIGHT
from rempart.outlook.weighing import weigh
from rempart.terms.table import table

ANNA = {"credibility_guarantees_first": {"low": 0.6, "high": 0.8}, "challenger_win_chance": 0.4}
BORIS = {"build_up_years": {"low": 1, "mid": 2, "high": 4}}


def views(**choices: object) -> dict[str, View]:
    return {view.id: view for view in weigh(None, None, None, sets=300, **choices).views}  # type: ignore[arg-type]  # choices of the test


def test_each_expert_is_weighed_as_if_asked_alone() -> None:
    found = views(experts={"Boris": BORIS, "Anna": ANNA})
    assert [name for name, view in found.items() if view.kind == "expert"] == ["Anna", "Boris"]
    for name, settings in (("Anna", ANNA), ("Boris", BORIS)):
        alone = weigh(None, None, None, sets=300, settings=settings)
        for strategy in alone.strategies:
            results = found[name].results[strategy.id]
            assert results["holds_given_accord_10"] == strategy.holds_given_accord["10"]
            assert results["accord_and_holds_10"] == strategy.accord_and_holds["10"]
            assert results["no_accord"] == strategy.no_accord
            assert results["defender_value"] == strategy.defender_value
        above = alone.statements_tested[0].share_of_sets
        expected = above["accord_and_holds_10_above"] + above["accord_and_holds_10_equal"]
        assert found[name].at_least["accord_and_holds_10"] == pytest.approx(expected, abs=1e-8)
    changes = {change.parameter: change for change in found["Boris"].changes}
    assert set(changes) == {"build_up_years"}
    assert (changes["build_up_years"].low, changes["build_up_years"].mid) == (1, 2)
    assert changes["build_up_years"].note == "outside the range tried, 0 to 3"


def test_an_expert_does_not_move_the_outlook_and_the_option_wins_over_him() -> None:
    plain, beside = (weigh(None, None, None, sets=200, experts=each) for each in ({}, {"Anna": ANNA}))
    assert plain.strategies == beside.strategies
    fixed = views(experts={"Anna": ANNA}, assume=["challenger_win_chance=0.6"])["Anna"]
    assert {change.parameter for change in fixed.changes} == {"credibility_guarantees_first"}


def test_a_reading_is_what_the_option_gives_and_names_its_finding() -> None:
    found = views()["promises_kept_since_1945"]
    alone = weigh(None, None, None, sets=300, assume=["credibility_guarantees_first=0.22"])
    assert found.results["guarantees_first"]["no_accord"] == alone.strategies[0].no_accord
    assert found.rests_on[0] == "row:findings/berkemeier-fuhrmann-2018"


def test_every_reading_rests_on_a_finding_that_was_read_and_prints_its_number() -> None:
    findings = table("peace/findings")
    for row in table("peace/readings").values():
        if row.text("finding"):
            finding = findings[row.text("finding")]
            assert finding.text("mark") == "read"
            value = float(row.text("value"))
            assert value == 0 or f"{100 * value:g} %" in finding.text("number")
            assert value == 0 or f"{100 * value:g} %" in row.text("text")


def test_leaders_who_reckon_with_their_fall_discount_for_it() -> None:
    """The thresholds are those of a smaller discount; the defender's own is as it was."""
    values = mid_point(ranges({}, None, ()))
    fall = float(values["leader_changes_per_year"][0] + values["accidents_per_year"][0])
    paths = ((0.5 * values["yearly_discount"]).repeat(13)[:, None],) * 2
    usual = play(values, paths, "quick_compromise")
    wary = play(
        values | {LEADERS_DISCOUNT: values["yearly_discount"] * 2.718281828459045**-fall},
        paths,
        "quick_compromise",
    )
    expected = break_thresholds(usual.gain, values["yearly_discount"] * 2.718281828459045**-fall)
    assert wary.thresholds == pytest.approx(expected, abs=1e-12)
    assert wary.gain == pytest.approx(usual.gain)
    assert FORESIGHT in views()


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"credibility_guarantees_first": 1.2}, "expert Anna credibility_guarantees_first: 1.2"),
        ({"credibility_guarantees_first": {"low": 0.8, "high": 0.2}}, "rising order"),
        ({"credibility": 0.5}, "expert Anna credibility: unknown name"),
        ({"horizon_years": 10}, "one horizon for all"),
        ({"delivered_share": [0, 1]}, "one value or a range"),
        ({"build_up_years": "long"}, "a number"),
    ],
)
def test_what_an_expert_may_not_assume_is_refused_with_his_name(
    settings: dict[str, object], named: str
) -> None:
    with pytest.raises(AssumptionError, match=named):
        views(experts={"Anna": settings})


def test_files_of_experts_are_read_by_name(tmp_path: Path) -> None:
    first, second = tmp_path / "anna.toml", tmp_path / "b.toml"
    first.write_text("[outlook]\nbuild_up_years = 2\n", encoding="utf-8")
    second.write_text('name = "Boris"\n[outlook]\nbuild_up_years = { low = 1, high = 2 }\n', encoding="utf-8")
    assert read_experts([first, second]) == {
        "anna": {"build_up_years": 2},
        "Boris": {"build_up_years": {"low": 1, "high": 2}},
    }


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "no table"),
        ("outlook = 3\n", "no table"),
        ("[outlook]\n[programme]\n", "programme"),
        ("[outlook]\ndelivered_share = [0]\n", "not a path"),
        ("name = 3\n[outlook]\n", "a name and one table"),
        ("[outlook\n", "TOML"),
    ],
)
def test_a_file_that_is_no_expert_is_named_and_refused(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "anna.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AssumptionError, match=named) as refused:
        read_experts([path])
    assert "anna.toml" in str(refused.value)


def test_two_experts_of_one_name_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "anna.toml"
    path.write_text("[outlook]\n", encoding="utf-8")
    with pytest.raises(AssumptionError, match="a second expert"):
        read_experts([path, path])
    with pytest.raises(AssumptionError, match="No such file"):
        read_experts([tmp_path / "none.toml"])


def test_views_keep_what_nobody_signs_undefined() -> None:
    nobody = {"war_cost_least": 0, "war_cost_most": 0.001, "delivery_effect": 0, "coverage_effect": 0}
    nobody |= {"challenger_rearmament": 0, "challenger_win_chance": 0.65}
    found = weigh(None, None, None, settings=nobody, sets=30).views[0]
    assert found.results["guarantees_first"]["holds_given_accord_10"] == "undefined"
    assert isinstance(found.results["guarantees_first"]["accord_and_holds_10"], Spread)
    assert found.at_least["holds_given_accord_10"] == "undefined"
