"""Charts: figures against hand counts, a table beside each, axes from zero, safe and equal bytes."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import altair as alt
import pytest
from tests.briefing import page_samples

from rempart.briefing.figures import cut
from rempart.briefing.page import drawing
from rempart.briefing.page.charts import charts
from rempart.briefing.page.drawing import Chart
from rempart.briefing.page.funding_charts import funding_chart
from rempart.briefing.page.outlook_charts import criteria_charts, incentive_chart
from rempart.briefing.page.plan_charts import money_chart, promises_chart, units_charts
from rempart.outlook.assessment import Outlook
from rempart.outlook.weighing import weigh
from rempart.plan.programme import Programme

TRUTHS = Path(__file__).parents[2] / "truths" / "programmes"
SVG = "{http://www.w3.org/2000/svg}"


def all_charts() -> list[Chart]:
    return [chart for of_section in charts(page_samples.content()).values() for chart in of_section]


def by_id(chart_id: str) -> Chart:
    return next(chart for chart in all_charts() if chart.id == chart_id)


def values(chart: Chart, layer: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = chart.spec["layer"][layer]["data"]["values"]
    return found


def test_money_adds_up_year_by_year() -> None:
    chart = by_id("deliveries-against-money")
    # 300 missiles of 4 M a year; 2 Patriot of 1.1 bn a year from 2030: by the end of 2030 that is
    # 5 x 1.2 + 2.2 = 8.2 bn. Drones: 5.6 million of 1,000 a year: 28 bn.
    assert chart.table.rows[4] == (2030, 8_200_000_000, 28_000_000_000, 35_000_000_000, 150_000_000_000)
    bars = {(row["year"], row["what"]): row["bn"] for row in values(chart, 0)}
    assert bars["2030", "US arms for over 100 bn USD"] == pytest.approx(8.2)


def test_units_stand_as_they_were_delivered() -> None:
    chart = by_id("units-patriots")
    assert [row[1] for row in chart.table.rows] == [0, 0, 0, 0, 2, 4, 6, 8, 10, 10]
    assert {row[2] for row in chart.table.rows} == {10}


def test_a_promise_runs_from_the_adverse_to_the_favourable_case() -> None:
    lane = values(by_id("promises-and-plan"), 0)[0]
    assert (lane["low"], lane["mode"], lane["high"]) == pytest.approx((0.044, 0.23, 0.79))


def test_money_that_may_be_spent_is_that_of_the_default_programme() -> None:
    """121, 55.7 and 24.4 bn USD: ../shared/default_programme.md section 4, within one per cent."""
    programme = Programme.read(TRUTHS / "ukraine-2025.toml")
    plan = page_samples.schedule().model_copy(update={"made_from": programme})
    chart = funding_chart(plan)
    assert chart is not None
    low, mode, high = (sum(float(str(row[end])) for row in chart.table.rows) / 1e9 for end in (1, 2, 3))
    assert (low, mode, high) == pytest.approx((24.4, 55.7, 121), rel=0.01)
    drawn = values(chart, 0)
    assert len(drawn) == 9  # eight instruments and the others together
    for end, told in (("low", low), ("mode", mode), ("high", high)):
        assert sum(row[end] for row in drawn) == pytest.approx(told, abs=1e-6)
    money = money_chart(plan)
    assert money is not None
    assert money.table.columns[-1].name == "May be spent in all"
    assert money.table.rows[0][-1] == pytest.approx(55.7e9, rel=0.01)
    assert "may be spent: 56" in money.svg()


def test_without_a_programme_nothing_is_said_of_its_money() -> None:
    assert funding_chart(page_samples.schedule()) is None


def test_a_plan_without_promises_has_no_chart() -> None:
    empty = page_samples.schedule().model_copy(update={"promises": ()})
    assert money_chart(empty) is None
    assert promises_chart(empty) is None
    assert units_charts(empty) == ()


def test_the_eleventh_system_is_marked_beside_ten_promised() -> None:
    marked = [row for row in values(by_id("further-systems-ballistic-patriot"), 0) if row["next"]]
    assert [row["count"] for row in marked] == [11]
    assert marked[0]["low"] == pytest.approx(round(3_100_000 / 11**0.9) / 1e6)


def test_one_population_is_drawn_and_named() -> None:
    chart = by_id("further-systems-ballistic-patriot")
    assert [row["count"] for row in values(chart, 0)] == list(range(1, 31))
    assert "(people present)" in chart.unit


def test_base_rates_stand_beside_one_criterion_only_and_in_their_own_colour() -> None:
    holds, both, value = criteria_charts(page_samples.outlook())
    assert [row["colour"] for row in values(holds, 2)].count(drawing.GREY) == 1
    assert all(row["colour"] == drawing.ACCENT for chart in (both, value) for row in values(chart, 2))


def test_an_undefined_outcome_is_said_and_not_drawn() -> None:
    outlook = page_samples.outlook()
    strategies = [
        s.model_copy(update={"holds_given_accord": {"10": "undefined"}}) for s in outlook.strategies
    ]
    undefined = Outlook.model_validate(
        outlook.as_json() | {"strategies": [s.as_json() for s in strategies], "base_rates": []}
    )
    chart = criteria_charts(undefined)[0]
    assert {row[2] for row in chart.table.rows} == {None}
    assert values(chart, 0) == values(chart, 1) == []
    assert chart.svg().count("undefined") == 6  # three labels, and each in the description


@pytest.mark.parametrize("chart", all_charts(), ids=lambda chart: chart.id)
def test_a_specification_is_vega_lite(chart: Chart) -> None:
    alt.Chart.from_dict(drawing.full(chart.spec, chart.frame))


@pytest.mark.parametrize("chart", all_charts(), ids=lambda chart: chart.id)
def test_numbers_start_at_zero(chart: Chart) -> None:
    for layer in chart.spec["layer"]:
        for channel in ("x", "y"):
            scale = layer["encoding"].get(channel, {}).get("scale", {})
            if "zero" in scale:
                assert scale["domain"][0] == 0


@pytest.mark.parametrize("chart", all_charts(), ids=lambda chart: chart.id)
def test_a_chart_has_words_a_unit_and_a_table(chart: Chart) -> None:
    assert chart.table.rows
    assert all(len(row) == len(chart.table.columns) for row in chart.table.rows)
    assert chart.unit
    assert chart.caption
    root = ET.fromstring(chart.svg())  # noqa: S314 - made here
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == chart.title
    assert root.findtext(f"{SVG}desc") == chart.description


@pytest.mark.parametrize("chart", all_charts(), ids=lambda chart: chart.id)
def test_texts_of_a_chart_stay_inside_its_frame(chart: Chart) -> None:
    """Count 6.6 units for a letter of 12 px, 8.4 where bold (DejaVu on paper); place by transforms."""
    root = ET.fromstring(chart.svg())  # noqa: S314 - made here
    width = float((root.get("viewBox") or "").split()[2])

    def walk(node: ET.Element, x: float) -> None:
        moved = re.search(r"translate\((-?[\d.]+)", node.get("transform") or "")
        x += float(moved[1]) if moved else 0
        if node.tag == f"{SVG}text" and node.text and "rotate" not in (node.get("transform") or ""):
            long = (8.4 if node.get("font-weight") == "bold" else 6.6) * len(node.text)
            left = {"end": x - long, "middle": x - long / 2}.get(node.get("text-anchor") or "", x)
            assert left >= -4, node.text
            assert left + long <= width + 4, node.text
        for child in node:
            walk(child, x)

    walk(root, 0)


def test_a_label_that_was_cut_says_so() -> None:
    assert cut("one two three", 20) == "one two three"
    assert cut("one two three", 9) == "one two …"


def test_hostile_names_are_escaped() -> None:
    plan = page_samples.schedule()
    evil = plan.promises[0].model_copy(update={"title": "<script>alert(1)</script>&\"'"})
    chart = promises_chart(plan.model_copy(update={"promises": (evil,)}))
    assert chart is not None
    root = ET.fromstring(chart.svg())  # noqa: S314 - made here
    assert not root.findall(f".//{SVG}script")
    assert any("<script>" in (text.text or "") for text in root.iter(f"{SVG}text"))


def test_the_same_chart_has_the_same_bytes() -> None:
    assert [chart.svg() for chart in all_charts()] == [chart.svg() for chart in all_charts()]


def test_the_line_at_the_right_runs_from_the_adverse_to_the_favourable_case() -> None:
    """Of ten Patriot one is there in the adverse case and ten in the favourable one."""
    every = [row for part in by_id("units-patriots").spec["layer"] for row in part["data"]["values"]]
    assert [(row["low"], row["high"]) for row in every if "low" in row] == [(1, 10)]


def test_the_incentive_to_break_is_drawn_by_year_for_each_strategy() -> None:
    outlook = weigh(None, None, None, sets=50)
    chart = incentive_chart(outlook)
    assert chart is not None
    assert len(chart.table.rows) == 3 * 13
    first = outlook.strategies[0].window
    assert first is not None
    assert [row[2] for row in chart.table.rows[:13]] == list(first.in_share_of_sets)
    assert "no advice on timing" in chart.caption
    assert chart.svg().startswith("<svg")
    assert incentive_chart(page_samples.outlook()) is None
