"""The two paths from small plans and coverages, counted by hand."""

from collections.abc import Sequence

import pytest

from rempart.coverage.shares import Coverage, Period
from rempart.outlook.paths import covered_path, delivered_path, paths_of
from rempart.outlook.weighing import weigh
from rempart.plan.timetable import Delivery, Objective, PlannedItem, PromiseResult, Schedule


def promise(name: str, measure: str, promised: float, items: Sequence[str]) -> PromiseResult:
    """Return a promise; only what the path reads matters."""
    return PromiseResult.model_validate(
        {
            "id": name,
            "agreement": f"agreement-{name}",
            "measure": measure,
            "promised": promised,
            "delivered_by_deadline": 0,
            "short": 0,
            "kept_month": None,
            "earliest_month": None,
            "cost": 0,
            "because": "",
            "title": name,
            "by": "2026-02",
            "items": tuple(items),
        }
    )


def plan(
    promises: Sequence[PromiseResult], deliveries: Sequence[tuple[str, str, float]], start: str
) -> Schedule:
    """Return a schedule in which a system costs 2 and a load 1."""
    lists = ["shortfalls", "relaxations", "bottlenecks", "openings", "draws", "repayments", "interest"]
    lists += ["debt", "payments", "burden", "cases"]
    items = [
        PlannedItem.model_validate(
            {
                "id": name,
                "name": name,
                "category": "",
                "class": "",
                "unit_cost": cost,
                "system": None,
                "in_service": 9,
            }
        )
        for name, cost in (("system", 2), ("load", 1))
    ]
    known = {
        "programme": "Small",
        "start": start,
        "months": 60,
        "currency": "USD",
        "status": "optimal",
        "gap": 0,
        "objective": Objective(shortfall_sum=0, capability_points=0, interest_and_line_cost=0),
        "promises": tuple(promises),
        "deliveries": tuple(Delivery(item=i, month=m, quantity=q) for i, m, q in deliveries),
        "items": tuple(items),
    }
    return Schedule.model_validate(dict.fromkeys(lists, ()) | known)


def covering(
    rows: Sequence[tuple[str, str, float | None]], systems: str = "planned", **switches: str
) -> Coverage:
    """Return a coverage of (layer, year, share) rows."""
    chosen = {"population": "present", "area": "government", "rural": "spread"} | switches

    def spans(value: float | None) -> dict[str, float | None]:
        return {"low": 0, "mode": value, "high": 1}

    periods = [
        Period.model_validate(
            {
                "layer": layer,
                "systems": systems,
                "period": year,
                "counts": {},
                "share": spans(share),
                "value": 0,
                "bound": 0,
                "gap": 0,
                "status": "optimal",
                "denominator": {"all": 10, "placed": 9},
                **dict.fromkeys(
                    (
                        "people",
                        "infrastructure_share",
                        "share_of_placed",
                        "bounds",
                        "infrastructure_share_equal",
                    ),
                    spans(0.9),
                ),
                **chosen,
            }
        )
        for layer, year, share in rows
    ]
    return Coverage(
        places="UA",
        as_of="2026",
        label="",
        assumptions=(),
        periods=tuple(periods),
        marginal=(),
        need=(),
        regions=(),
    )


def test_months_before_a_year_has_passed_count_for_it() -> None:
    """Ten systems promised; 1 in month 0, 2 in month 11, 4 in month 12, 8 in month 35."""
    deliveries = [("system", "2026-03", 1.0), ("system", "2027-02", 2), ("system", "2027-03", 4)]
    deliveries += [("system", "2029-02", 8), ("load", "2026-03", 100)]
    made = plan([promise("ten", "count", 10, ["system"])], deliveries, "2026-03")
    path = delivered_path(made, 5)
    assert path.shares == pytest.approx((0, 0.3, 0.7, 1, 1, 1))
    assert path.set_by == "schedule"
    assert path.rests_on == ("agreement:agreement-ten",)


def test_promises_weigh_the_same_and_value_is_quantity_times_cost() -> None:
    """Value: 4 of 20 after a year, 14 of 20 after two; count: 1 of 1 from the first year on."""
    deliveries = [("system", "2026-01", 1.0), ("load", "2026-12", 2), ("system", "2027-06", 5)]
    promises = [promise("sum", "value", 20, ["system", "load"]), promise("one", "count", 1, ["system"])]
    path = delivered_path(plan(promises, deliveries, "2026-01"), 3)
    assert path.shares == pytest.approx((0, (0.2 + 1) / 2, (0.7 + 1) / 2, (0.7 + 1) / 2))


def test_without_a_promise_the_fallback_stands_and_is_named() -> None:
    for schedule in (None, plan([], [], "2026-01")):
        path = delivered_path(schedule, 12)
        assert path.set_by == "fallback_paths.csv"
        assert path.shares == (0, 0.15, 0.35, 0.55, 0.75, 0.9, 1, 1, 1, 1, 1, 1, 1)
    assert len(delivered_path(None, 20).shares) == 21
    assert delivered_path(None, 2).shares == (0, 0.15, 0.35)


def test_a_list_of_the_programme_wins_over_the_plan() -> None:
    made = plan([promise("ten", "count", 10, ["system"])], [("system", "2026-01", 10)], "2026-01")
    path = paths_of(made, None, 3, settings={"delivered_share": [0, 0.5]}).delivered
    assert (path.shares, path.set_by) == ((0, 0.5, 0.5, 0.5), "[outlook]")


def test_the_smaller_layer_counts_at_year_ends_and_nothing_on_the_first_day() -> None:
    rows = [
        ("ballistic", "2026", 0.1),
        ("other", "2026", 0.3),
        ("ballistic", "2028", 0.9),
        ("other", "2028", 0.5),
    ]
    path = covered_path(covering(rows), plan([], [], "2026-01"), 5)
    assert path.shares == pytest.approx((0, 0.1, 0.3, 0.5, 0.5, 0.5))
    assert path.set_by == "coverage"


def test_a_start_within_a_year_meets_the_year_end_early() -> None:
    """From July 2026 the year end is half a year away; a year on, half of the way to the next one."""
    rows = [
        (layer, year, share)
        for layer in ("ballistic", "other")
        for year, share in (("2026", 0.2), ("2027", 0.4))
    ]
    path = covered_path(covering(rows), plan([], [], "2026-07"), 3)
    assert path.shares == pytest.approx((0, 0.3, 0.4, 0.4))


def test_a_layer_without_any_system_leaves_nothing_covered() -> None:
    path = covered_path(covering([("other", "2026", 0.6)]), plan([], [], "2026-01"), 2)
    assert path.shares == (0, 0, 0)


def test_promised_systems_and_unknown_shares_do_not_make_a_path() -> None:
    promised = covering([("ballistic", "2026", 0.4), ("other", "2026", 0.4)], systems="promised")
    unknown = covering([("ballistic", "2026", None), ("other", "2026", None)])
    for coverage in (None, promised, unknown):
        assert covered_path(coverage, None, 3).set_by == "fallback_paths.csv"


def test_default_switches_are_read_where_several_stand_side_by_side() -> None:
    rows = [("ballistic", "2026", 0.4), ("other", "2026", 0.4)]
    other = [("ballistic", "2026", 0.7), ("other", "2026", 0.7)]
    both = covering([]).model_copy(
        update={"periods": covering(other, population="registered").periods + covering(rows).periods}
    )
    assert covered_path(both, plan([], [], "2026-01"), 1).shares == pytest.approx((0, 0.4))
    only = covered_path(covering(other, population="registered"), plan([], [], "2026-01"), 1)
    assert only.shares == pytest.approx((0, 0.7))


def test_without_a_plan_the_first_year_end_dates_the_first_day() -> None:
    path = covered_path(covering([("ballistic", "2030", 0.4), ("other", "2030", 0.4)]), None, 2)
    assert path.shares == pytest.approx((0, 0.4, 0.4))
    assert path.note == "the first day is taken to be that of 2030-01"


def test_the_outlook_prints_the_paths_it_used() -> None:
    made = plan([promise("ten", "count", 10, ["system"])], [("system", "2026-01", 5)], "2026-01")
    outlook = weigh(None, made, covering([("ballistic", "2026", 0.25), ("other", "2026", 0.5)]), sets=20)
    assert outlook.delivered_share == (0, *[0.5] * 12)
    assert outlook.covered_share == (0, *[0.25] * 12)
    by_name = {each.id: each for each in outlook.assumptions}
    assert (by_name["delivered_share"].set_by, by_name["covered_share"].set_by) == ("schedule", "coverage")
    assert by_name["covered_share"].status == "computed"
