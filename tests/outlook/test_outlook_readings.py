"""The outlook in sentences: ranges, the count of sets, nothing foretold, no advice."""

import re

import pytest

from rempart.outlook.assessment import Outlook
from rempart.outlook.readings import Reading, readings, rests_on
from rempart.outlook.weighing import weigh

FORETELLING = re.compile(
    r"\b(will|chance|probability|forecast|likely|should|must|recommend|wait|hurry)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def outlook() -> Outlook:
    return weigh(None, None, None, sets=400)


def by_id(outlook: Outlook) -> dict[str, Reading]:
    return {reading.id: reading for reading in readings(outlook)}


def test_each_criterion_is_read_for_each_strategy(outlook: Outlook) -> None:
    found = by_id(outlook)
    for criterion in ("no_accord", "holds_given_accord_10", "accord_and_holds_10", "defender_value"):
        for strategy in ("guarantees_first", "quick_compromise", "no_guarantee"):
            reading = found[f"{criterion}/{strategy}"]
            assert {"mid", "low", "high", "sets"} <= set(reading.figures)
            assert "assumption sets tried" in reading.text
    assert len(found) == len(readings(outlook)) == 12 + 3 + 3 + 1


def test_no_sentence_foretells_or_advises_and_no_digit_is_typed(outlook: Outlook) -> None:
    for reading in readings(outlook):
        assert not FORETELLING.search(reading.text), reading.text
        assert not re.search(r"\d", reading.template), reading.template
        assert reading.rests_on


def test_figures_are_printed_with_two_digits(outlook: Outlook) -> None:
    text = by_id(outlook)["no_accord/guarantees_first"].text
    assert text.startswith("Under guarantees first, no accord is reached in 0.35 of the cases")
    assert "400 assumption sets tried" in text


def test_a_sentence_rests_on_the_assumptions_that_its_strategy_reads(outlook: Outlook) -> None:
    without = rests_on(outlook, "no_guarantee")
    assert "assumption:credibility_guarantees_first" not in without
    assert "assumption:arms_kept_no_guarantee" in without
    assert "assumption:delivered_share" in without
    assert set(without) < set(rests_on(outlook))


def test_what_is_undefined_is_said_and_not_numbered() -> None:
    short = by_id(weigh(None, None, None, settings={"horizon_years": 3}, sets=40))
    assert "undefined" in short["holds_given_accord_10/guarantees_first"].text
    assert "holds_given_accord_10/compared" not in short


def test_what_changes_the_order_at_middle_values_is_the_build_up_and_not_credibility(
    outlook: Outlook,
) -> None:
    text = by_id(outlook)["break-evens"].text
    changing, _, still = text.partition("but it does not change with")
    assert "build-up" in changing
    assert "credibility" in still
    assert "no advice on timing" in text


def test_a_window_without_any_incentive_is_said_to_have_none() -> None:
    calm = {
        "challenger_win_chance": 0.01,
        "challenger_rearmament": 0,
        "war_cost_least": 0.1,
        "concession_effect": 0,
    }
    found = by_id(weigh(None, None, None, settings=calm, sets=40))
    assert "no year in which breaking the peace would pay" in found["window/guarantees_first"].text
