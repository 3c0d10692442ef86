"""What stands by which year end: promised and planned, with what it needs."""

import pytest
from tests.coverage.coverage_samples import item, plan, promise

from rempart.coverage.counting import counted
from rempart.errors import CoverageError
from rempart.plan.timetable import Schedule


def counts(schedule: Schedule, systems: str) -> dict[str, dict[str, int]]:
    return {
        one.period: dict(one.counts) for one in counted(schedule, "UA").standing if one.systems == systems
    }


PATRIOT = item("patriot", "Patriot")
STOCK = item("stock", "patriot_battery")


def test_a_promise_counts_in_full_from_the_year_of_its_deadline() -> None:
    schedule = plan([PATRIOT], [promise("ten", ["patriot"], 10, by="2027-03")])
    assert counts(schedule, "promised") == {"2026": {}, "2027": {"Patriot": 10}, "2028": {"Patriot": 10}}


def test_a_promise_without_a_deadline_counts_in_the_last_year() -> None:
    schedule = plan([PATRIOT, STOCK], [promise("ten", ["patriot", "stock"], 10)], start="2026-06", months=20)
    assert counts(schedule, "promised") == {"2026": {}, "2027": {}} | {"2028": {"Patriot": 10}}


def test_of_promises_that_share_an_item_the_largest_holds_and_others_add_up() -> None:
    promises = [
        promise("ten", ["patriot"], 10, by="2026-01"),
        promise("twelve", ["patriot", "stock"], 12, by="2026-01"),
        promise("four", ["nasams"], 4, by="2026-01"),
    ]
    schedule = plan([PATRIOT, STOCK, item("nasams", "nasams")], promises, months=12)
    assert counts(schedule, "promised") == {"2026": {"NASAMS": 4, "Patriot": 12}}
    apart = plan(
        [PATRIOT, STOCK],
        [promise("a", ["patriot"], 3, by="2026-01"), promise("b", ["stock"], 4, by="2026-02")],
        months=12,
    )
    assert counts(apart, "promised") == {"2026": {"Patriot": 7}}


def test_a_promise_of_value_or_of_several_systems_names_no_number_of_any() -> None:
    promises = [
        promise("value", ["patriot"], 10**9, measure="value", by="2026-01"),
        promise("either", ["patriot", "nasams"], 9, by="2026-01"),
    ]
    schedule = plan([PATRIOT, item("nasams", "nasams")], promises, months=12)
    assert counts(schedule, "promised") == {"2026": {}}
    assert any("either" in line for line in counted(schedule, "UA").not_counted)


def test_planned_systems_are_whole_ones_delivered_by_the_year_end() -> None:
    deliveries = [
        ("patriot", "2026-12", 0.6), ("patriot", "2027-01", 0.5), ("stock", "2027-12", 1), ("patriot", "2028-02", 0.9),
    ]  # fmt: skip
    planned = counts(plan([PATRIOT, STOCK], deliveries=deliveries), "planned")
    assert planned == {"2026": {}, "2027": {"Patriot": 2}, "2028": {"Patriot": 3}}


@pytest.mark.parametrize(("each", "whole"), [(0.833333, 10), (0.8333, 9), (0.83, 9)])
def test_a_sum_of_rounded_months_that_makes_ten_is_ten(each: float, whole: int) -> None:
    deliveries = [("patriot", f"2026-{month:02d}", each) for month in range(1, 13)]
    assert counts(plan([PATRIOT], deliveries=deliveries, months=12), "planned") == {
        "2026": {"Patriot": whole}
    }


def test_systems_without_what_they_need_count_nothing() -> None:
    needy = item("nasams", "nasams", needs=({"item": "missile", "per_unit": 48, "in_price": False},))
    deliveries = [("nasams", "2026-05", 3), ("missile", "2026-06", 50), ("missile", "2027-06", 46)]
    schedule = plan([needy, item("missile")], deliveries=deliveries)
    assert counts(schedule, "planned") == {
        "2026": {"NASAMS": 1},
        "2027": {"NASAMS": 2},
        "2028": {"NASAMS": 2},
    }
    assert any("nasams: 1 delivered" in line for line in counted(schedule, "UA").not_counted)


def test_one_stock_serves_two_systems_once_and_a_need_in_the_price_comes_with_the_unit() -> None:
    need = ({"item": "missile", "per_unit": 10, "in_price": False},)
    first, second = item("a", "nasams", needs=need), item("b", "sampt_ng", needs=need)
    in_price = item("c", "Patriot", needs=({"item": "none at all", "per_unit": 32, "in_price": True},))
    deliveries = [(name, "2026-01", 2) for name in "abc"] + [("missile", "2026-01", 30)]
    schedule = plan([first, second, in_price, item("missile")], deliveries=deliveries, months=12)
    assert counts(schedule, "planned") == {"2026": {"NASAMS": 2, "Patriot": 2, "SAMP/T NG": 1}}


def test_what_stood_before_is_reported_apart_and_what_covers_nothing_is_listed() -> None:
    schedule = plan([item("patriot", "Patriot", in_service=6), item("vampire", "vampire"), item("shells")])
    found = counted(schedule, "UA")
    assert found.in_service == {"Patriot": 6}
    assert found.not_counted == ("vampire: no fixed circle of 10 km or more",)
    assert all(not one.counts for one in found.standing)


def test_plain_counts_are_one_period() -> None:
    found = counted({"patriot_battery": 4, "Patriot": 6, "Skyranger": 3}, "UA")
    assert [(one.systems, one.period, dict(one.counts)) for one in found.standing] == [
        ("promised", "as given", {"Patriot": 10})
    ]
    assert found.not_counted == ("Skyranger: no fixed circle of 10 km or more",)


@pytest.mark.parametrize("count", [-1, 2.5, True])
def test_a_count_that_is_no_whole_number_is_refused(count: int) -> None:
    with pytest.raises(CoverageError):
        counted({"Patriot": count}, "UA")


def test_a_plan_with_an_unknown_system_is_refused() -> None:
    with pytest.raises(CoverageError, match="expected"):
        counted(plan([item("x", "no such system")]), "UA")
