"""Statements on coverage: how it grows as the plan delivers, over trials, and for a larger number on record."""

import re

import pytest
from tests.coverage.coverage_samples import item, plan, promise
from tests.coverage.test_coverage_slipping import TOLD

from rempart.briefing.page.coverage_charts import share_charts
from rempart.briefing.statements.covered import coverage_statements
from rempart.briefing.statements.telling import Draft
from rempart.coverage.atlas import places
from rempart.coverage.covering import cover
from rempart.coverage.shares import Coverage
from rempart.plan.timetable import Schedule

PLAN = plan(
    [item("p", "Patriot")], [promise("ten", ["p"], 10)], [("p", "2026-05", 1), ("p", "2028-03", 1)], months=36
)


@pytest.fixture(scope="module")
def covered() -> Coverage:
    """Ten promised, two delivered."""
    return cover(PLAN, places("UA"))


def drafts(coverage: Coverage, schedule: Schedule = PLAN) -> dict[str, Draft]:
    return {draft.key: draft for draft in coverage_statements(coverage, schedule)}


def test_growth_is_told_at_each_year_end_with_more_than_before(covered: Coverage) -> None:
    told = drafts(covered)["grows other"]
    # Shares at nominal radius: tests/truths/coverage_expected.csv.
    assert re.search(
        r": 12\.6% \([\d.% to]+\) at the end of 2026 \(1 Patriot\); "
        r"20% \([\d.% to]+\) at the end of 2028 \(2 Patriot\)\.",
        told.says.text,
    )
    assert "2027" not in told.says.text
    assert told.says.text.endswith("for systems standing at cities.")


def test_a_number_on_record_stands_beside_the_promised_one_with_its_row(covered: Coverage) -> None:
    told = drafts(covered)["wanted ballistic Patriot"]
    assert (
        "27 Patriot, a number wanted on record (10 November 2025), could cover at most 45.8% (43.6% to 56.8%)"
        in told.says.text
    )
    assert "83.6% (83.6% to 93.2%) of its weight as proposed, or 85.7%" in told.says.text
    assert "row:agreements_timeline/2025-11-10-patriot_battery" in told.rests_on
    (row,) = [one for one in covered.compared if (one.layer, one.population) == ("other", "registered")]
    # tests/truths/coverage_expected.csv
    assert (row.people.low, row.people.mode, row.people.high) == (17_934_708, 30_671_632, 34_281_110)


def test_what_one_more_adds_is_told_for_both_numbers(covered: Coverage) -> None:
    told = drafts(covered)
    assert (
        "one Patriot beyond the 10 promised would add 334,000" in told["one more ballistic Patriot"].says.text
    )
    wanted = told["one more ballistic Patriot wanted"].says.text
    assert "one Patriot beyond the 27 wanted would add 161,000 people present, or 177,000" in wanted


def test_no_number_is_compared_that_nobody_wants() -> None:
    schedule = plan([item("n", "NASAMS")], [promise("two", ["n"], 2)])
    found = cover(schedule, places("UA"))
    assert found.compared == ()
    assert not [key for key in drafts(found, schedule) if "wanted" in key]
    assert "compared" not in found.as_json()


def test_trials_are_told_as_the_middle_and_a_band() -> None:
    found = cover(TOLD, places("UA"))
    told = drafts(found, TOLD.schedule)["trials ballistic"]
    assert "as in 4 trials of the plan" in told.says.text
    assert "delivered by the end of 2028 could cover at most 9.5% (0% to 14.2%)" in told.says.text
    charts = {chart.table.id: chart for chart in share_charts(found)}
    rows = [row for row in charts["coverage-ballistic"].table.rows if row[0] == "slipped"]
    assert [row[-1] for row in rows] == ["0%, 0%, 9%", "0%, 9%, 9%", "0%, 9%, 14%"]
    assert "in trials of the plan" in str(charts["coverage-ballistic"].keys)


def test_without_trials_none_are_told(covered: Coverage) -> None:
    assert not [key for key in drafts(covered) if key.startswith("trials")]
    assert all("slipped" not in str(chart.table.rows) for chart in share_charts(covered))
