"""Schedules against outside truth: programmes solved by hand, and the sanity table of the default one."""

import csv
import subprocess
import sys
from collections import defaultdict
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from tests.plan.known_plans import FILES, planned

from rempart.plan.model.cases import CaseName, Inputs, inputs
from rempart.plan.model.earliest import Alone
from rempart.plan.programme import Programme
from rempart.plan.scheduling import schedule
from rempart.plan.timetable import PromiseResult, Schedule

with (FILES / "expected.csv").open(encoding="utf-8", newline="") as handle:
    EXPECTED = {row["programme"]: row for row in csv.DictReader(handle)}
PLANNED = list(EXPECTED)
MONEY = "money-without-limit"
END_2030, END_2035 = 59, 119


@cache
def ukraine(scenario: str | None = None) -> Programme:
    programme = Programme.read(FILES / "ukraine-2025.toml")
    return programme.under(scenario) if scenario else programme


def promise(plan: Schedule, name: str) -> PromiseResult:
    return next(row for row in plan.promises if row.id == name)


@pytest.mark.parametrize("name", PLANNED)
def test_a_small_programme_reaches_its_known_optimum(name: str) -> None:
    plan, truth = planned(name), EXPECTED[name]
    assert plan.status == truth["status"]
    assert plan.gap == 0
    near = 1e-5
    assert plan.objective.shortfall_sum == pytest.approx(float(truth["shortfall_sum"]), rel=near)
    assert plan.objective.capability_points == pytest.approx(float(truth["capability_points"]), rel=near)
    cost = plan.objective.interest_and_line_cost
    assert cost == pytest.approx(float(truth["interest_and_line_cost"]), rel=near, abs=1e-6)
    short = {row.id: float(row.short) for row in plan.promises}
    for pair in truth["short"].split():
        promised, _, amount = pair.partition("=")
        assert short[promised] == pytest.approx(float(amount), rel=near, abs=1e-6)


@pytest.mark.parametrize("name", PLANNED)
def test_the_least_common_delay_is_found_or_said_not_to_exist(name: str) -> None:
    delays = [row for row in planned(name).relaxations if row.free == "deadlines"]
    wanted = EXPECTED[name]["deadline_delay_months"]
    assert len(delays) == (EXPECTED[name]["status"] == "infeasible")
    assert [row.amount for row in delays] == [int(wanted) if wanted else None] * len(delays)


@pytest.mark.parametrize(
    ("name", "free", "amount", "who"),
    [
        ("funding_window", "money", 5_000_000, "class:european"),
        ("share", "money", 18_000_000, "class:us_made"),
        ("two_promises", "money", 20_000_000, "class:ukrainian and class:us_made"),
        ("lead_time", "money", None, None),
        ("lead_time", "output", 20 / 14, None),
        ("ramp", "output", 24 / 22.5, None),
        ("share", "output", None, None),
        ("share", "quantity", 1.8, "launchers"),
        ("two_promises", "quantity", 20_000_000, "us_arms"),
    ],
)
def test_the_least_change_of_one_kind_is_the_one_by_hand(
    name: str, free: str, amount: float | None, who: str | None
) -> None:
    row = next(row for row in planned(name).relaxations if row.free == free)
    assert row.amount == (None if amount is None else pytest.approx(amount, rel=1e-3))
    assert who is None or who in str(row.who)
    assert row.sentence.endswith(".")


def test_no_money_alone_brings_the_us_sum_by_2035() -> None:
    row = next(row for row in planned("ukraine-2025").relaxations if row.free == "money")
    assert row.amount is None  # 94.8 of 100 bn with money without limit


def test_lines_are_opened_as_by_hand() -> None:
    plan = planned("line")
    assert [(row.item, row.line, row.month, row.count) for row in plan.openings] == [
        ("interceptor", "second_shift", "2026-01", 2)
    ]
    assert sum(float(row.quantity) for row in plan.deliveries) == pytest.approx(50, abs=1e-4)
    assert sum(flow.amount for flow in plan.payments) == pytest.approx(60_000_000, abs=10)


def test_the_loan_is_served_as_by_hand() -> None:
    plan = planned("loan")
    interest = {flow.month: flow.amount for flow in plan.interest}
    assert interest == {
        "2026-02": 50_000,
        "2026-03": 50_000,
        "2026-04": 50_000,
        "2026-05": 50_000,
        "2026-06": 37_500,
    }
    assert [(flow.month, flow.amount) for flow in plan.repayments] == [
        ("2026-05", 2_500_000),
        ("2026-06", 2_500_000),
    ]
    assert plan.debt[-1].amount == 5_000_000
    assert sum(flow.amount for flow in plan.payments) == pytest.approx(4_762_500, abs=1)


def test_lines_of_the_table_add_up_to_the_deliveries() -> None:
    plan = planned("two_promises")
    rows = plan.rows()
    assert list(rows[0]) == [
        "month", "item", "name", "category", "class", "units", "units_so_far", "worth", "currency",
    ]  # fmt: skip
    assert [row["month"] for row in rows] == sorted(row["month"] for row in rows)
    last = {row["item"]: row["units_so_far"] for row in rows}
    assert last == {"launcher": 4, "truck": 5, "drone_lot": 20}
    worth = {item.id: 0.0 for item in plan.items}
    for row in rows:
        worth[str(row["item"])] += float(str(row["worth"]))
    assert worth == pytest.approx(
        {item.id: float(str(last[item.id])) * item.unit_cost for item in plan.items}
    )


@pytest.mark.parametrize(
    ("case", "shortfall", "points", "interest"),
    [("favourable", 0.208, 132_101, 20.2), ("mode", 1.115, 50_310, 11.5), ("adverse", 2.600, 15_350, 5.8)],
)
def test_three_cases_of_the_default_programme(
    case: CaseName, shortfall: float, points: float, interest: float
) -> None:
    objective = next(row for row in planned("ukraine-2025").cases if row.id == case).objective
    assert objective is not None
    assert objective.shortfall_sum == pytest.approx(shortfall, rel=0.01)
    assert objective.capability_points == pytest.approx(points, rel=0.01)
    assert objective.interest_and_line_cost / 1e9 == pytest.approx(interest, rel=0.01)


def delivered(plan_of: Programme, case: CaseName, name: str) -> tuple[float, float]:
    """Return what one promise can have by the end of 2030 and of 2035, in bn."""
    numbers = inputs(plan_of, case)
    alone = Alone(numbers, next(row for row in numbers.promises if row.id == name))
    return alone.most(END_2030) / 1e9, alone.most(END_2035) / 1e9


@pytest.mark.parametrize(
    ("name", "scenario", "case", "sums"),
    [
        ("us_arms", MONEY, "favourable", (110, 239)),
        ("us_arms", MONEY, "mode", (32.1, 94.8)),
        ("us_arms", MONEY, "adverse", (6.9, 19.6)),
        ("drones", None, "favourable", (63, 63)),
        ("drones", None, "mode", (25.7, 32.8)),
        ("drones", None, "adverse", (8.4, 12.8)),
    ],
)
def test_sums_that_output_and_money_allow(
    name: str, scenario: str | None, case: CaseName, sums: tuple[float, float]
) -> None:
    """The two sums, in bn USD, are those by the end of 2030 and of 2035."""
    assert delivered(ukraine(scenario), case, name) == pytest.approx(sums, rel=0.01)


@pytest.mark.parametrize(
    ("case", "by_2030", "by_2035"), [("favourable", 79, 79), ("mode", 13.7, 23.0), ("adverse", 3.3, 4.4)]
)
def test_us_arms_of_the_plan_itself(case: CaseName, by_2030: float, by_2035: float) -> None:
    programme = ukraine()
    if case == "mode":
        plan = planned("ukraine-2025")
        worth = {item.id: item.unit_cost for item in plan.items if item.item_class == "us_made"}
        until = [row for row in plan.deliveries if row.item in worth and row.month <= "2030-12"]
        value = sum(row.quantity * worth[row.item] for row in until)
        assert value / 1e9 == pytest.approx(by_2030, rel=0.03)
    found = next(row for row in planned("ukraine-2025").cases if row.id == case)
    last = next(row for row in found.promises if row.id == "us_arms").delivered_by_deadline
    assert last / 1e9 == pytest.approx(by_2035, rel=0.01)
    assert programme.promises[0].by is None


@pytest.mark.parametrize(
    ("name", "scenario", "case", "month"),
    [
        ("us_arms", MONEY, "favourable", "2030-09"),
        ("us_arms", MONEY, "mode", None),
        ("us_arms", MONEY, "adverse", None),
        ("patriots", None, "favourable", "2029-07"),
        ("patriots", None, "mode", "2033-08"),
        ("patriots", None, "adverse", None),
        ("drones", MONEY, "favourable", "2029-11"),
        ("drones", MONEY, "mode", "2034-11"),
        ("drones", MONEY, "adverse", None),
        ("patriots", "allied-stock", "mode", "2031-09"),
    ],
)
def test_earliest_months(name: str, scenario: str | None, case: CaseName, month: str | None) -> None:
    programme = ukraine(scenario)
    numbers = inputs(programme, case)
    found = Alone(numbers, next(row for row in numbers.promises if row.id == name)).earliest()
    if month is None:
        assert found is None
    else:
        assert found is not None
        assert abs(found - programme.index(month)) <= 1


def test_ten_patriot_alone_in_the_adverse_case_are_one() -> None:
    numbers = inputs(ukraine(), "adverse")
    assert Alone(numbers, numbers.promises[1]).most(END_2035) == pytest.approx(1, rel=0.01)


def test_27_patriot_do_not_come_by_2035() -> None:
    numbers = inputs(ukraine())
    assert Alone(numbers, numbers.promises[1]).most(END_2035) == pytest.approx(17.6, rel=0.01)


def test_us_arms_with_money_without_limit_year_by_year() -> None:
    numbers = inputs(ukraine(MONEY))
    alone = Alone(numbers, numbers.promises[0])
    found = [alone.most(12 * year + 11) / 1e9 for year in range(10)]
    wanted = [2.8, 7.3, 12.7, 21.3, 32.1, 44.6, 57.1, 69.7, 82.2, 94.8]
    assert found == pytest.approx(wanted, rel=0.01, abs=0.05)


def test_money_spent_in_all_and_who_bears_the_interest() -> None:
    plan = planned("ukraine-2025")
    assert sum(flow.amount for flow in plan.payments) / 1e9 == pytest.approx(55.7, rel=0.01)
    interest: defaultdict[str, float] = defaultdict(float)
    for flow in plan.interest:
        interest[flow.instrument] += flow.amount
    assert set(interest) == {"usl_military_us_made", "usl_military_ukrainian"}
    carried = [(row.party, row.interest) for row in plan.burden if row.interest]
    assert {party for party, _ in carried} == {"EU"}
    assert sum(amount for _, amount in carried) == pytest.approx(
        plan.objective.interest_and_line_cost, abs=50
    )


def output_times(numbers: Inputs, factor: float) -> Inputs:
    return with_items(numbers, lambda _, rates: rates * factor)


def with_items(numbers: Inputs, change: object) -> Inputs:
    kinds = {item.id: item.item_class for item in ukraine().items}
    assert callable(change)
    items = tuple(
        replace(item, rates=change(item, item.rates)) if kinds[item.id] == "us_made" else item
        for item in numbers.items
    )
    return replace(numbers, items=items)


def with_part_of(case: CaseName, field: str) -> Inputs:
    """Return the mode with one field of every item at the end that a case puts it."""
    there = inputs(ukraine(), case).items
    numbers = inputs(ukraine())
    pairs = zip(numbers.items, there, strict=True)
    return replace(numbers, items=tuple(replace(a, **{field: getattr(b, field)}) for a, b in pairs))


def with_money(numbers: Inputs, factor: float) -> Inputs:
    rows = (
        replace(row, ceiling=row.ceiling * factor, per_year=row.per_year * factor) for row in numbers.funding
    )
    return replace(numbers, funding=tuple(rows))


def with_cost(factor: float) -> Inputs:
    numbers = inputs(ukraine())
    return replace(numbers, items=tuple(replace(item, paid=item.paid * factor) for item in numbers.items))


def without_output_of(*names: str) -> Inputs:
    numbers = inputs(ukraine())
    return with_items(numbers, lambda item, rates: rates * 0 if item.id in names else rates)


def with_more_money(billions: float) -> Inputs:
    programme = ukraine().with_values({"funding.europe_for_us_arms.ceiling": billions * 1e9}, "moved")
    return inputs(programme)


def ceilings(case: CaseName) -> Inputs:
    return replace(inputs(ukraine()), funding=inputs(ukraine(), case).funding)


@pytest.mark.parametrize(
    ("moved", "in_force", "without_limit"),
    [
        (lambda: output_times(inputs(ukraine()), 0.5), 23.0, 47.8),
        (lambda: output_times(inputs(ukraine()), 1.5), 23.0, 139),
        (lambda: with_part_of("adverse", "rates"), 23.0, 25.8),
        (lambda: with_part_of("favourable", "rates"), 23.0, 220),
        (lambda: with_part_of("adverse", "lead"), 23.0, 70.8),
        (lambda: with_part_of("favourable", "lead"), 23.0, 106),
        (lambda: with_money(inputs(ukraine()), 0.5), 11.5, None),
        (lambda: with_money(inputs(ukraine()), 2), 45.9, None),
        (lambda: with_money(inputs(ukraine()), 4), 91.9, None),
        (lambda: ceilings("adverse"), 6.3, None),
        (lambda: ceilings("favourable"), 67.3, None),
        (lambda: with_cost(1.42), 16.2, 94.8),
        (lambda: with_cost(0.85), 27.0, 94.8),
        (lambda: without_output_of("other_us_made"), 23.0, 76.8),
        (lambda: without_output_of("other_us_made", "us_stock_package"), 23.0, 59.5),
        (lambda: inputs(ukraine("no-eu-loan")), 14.3, None),
        (lambda: with_more_money(25), 48.0, None),
        (lambda: with_more_money(50), 73.0, None),
        (lambda: with_more_money(75), 94.8, None),
    ],
)
def test_one_input_moved(moved: object, in_force: float, without_limit: float | None) -> None:
    assert callable(moved)
    numbers = moved()
    assert Alone(numbers, numbers.promises[0]).most(END_2035) / 1e9 == pytest.approx(in_force, rel=0.01)
    if without_limit is not None:
        free = Alone(numbers.with_money_without_limit(), numbers.promises[0])
        assert free.most(END_2035) / 1e9 == pytest.approx(without_limit, rel=0.01)


@pytest.mark.parametrize(
    ("moved", "month", "units"),
    [
        (lambda: output_times(inputs(ukraine()), 0.5), None, 8.8),
        (lambda: output_times(inputs(ukraine()), 1.5), "2032-07", None),
        (lambda: with_part_of("favourable", "lead"), "2032-03", None),
        (lambda: with_part_of("adverse", "lead"), None, 3.2),
    ],
)
def test_ten_patriot_with_one_input_moved(moved: object, month: str | None, units: float | None) -> None:
    assert callable(moved)
    numbers = moved()
    alone = Alone(numbers, numbers.promises[1])
    found = alone.earliest()
    if month is None:
        assert found is None
        assert units is not None
        assert alone.most(END_2035) == pytest.approx(units, rel=0.01)
    else:
        assert found is not None
        assert abs(found - ukraine().index(month)) <= 1


def test_the_favourable_plan_brings_ten_patriot_by_january_2031() -> None:
    best = next(row for row in planned("ukraine-2025").cases if row.id == "favourable")
    found = next(row for row in best.promises if row.id == "patriots").kept_month
    assert found is not None
    assert abs(ukraine().index(found) - ukraine().index("2031-01")) <= 1


def test_the_same_programme_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import sys; from rempart.plan.programme import Programme; from rempart.plan.scheduling import schedule;"
        "sys.stdout.write(schedule(Programme.read(sys.argv[1])).json_line())"
    )
    path = str(FILES / "two_promises.toml")
    other = subprocess.run([sys.executable, "-c", code, path], capture_output=True, check=True, text=True)
    assert other.stdout == planned("two_promises").json_line()
    assert other.stderr == ""


def test_the_order_of_rows_does_not_change_the_values() -> None:
    data = ukraine().as_dict()
    for section in ("item", "funding", "promise"):
        data[section] = data[section][::-1]
    turned = schedule(Programme.from_dict(data, "turned"))
    plan = planned("ukraine-2025")
    for name in ("shortfall_sum", "capability_points", "interest_and_line_cost"):
        assert getattr(turned.objective, name) == pytest.approx(getattr(plan.objective, name), rel=1e-6)
    assert {row.id: row.earliest_month for row in turned.promises} == {
        row.id: row.earliest_month for row in plan.promises
    }


def test_a_schedule_survives_its_json_file() -> None:
    plan = planned("share")
    assert Schedule.from_json(plan.as_json(), "schedule.json") == plan.model_copy(
        update={"made_from": None, "course": None}
    )
    assert "made_from" not in plan.as_json()
    assert plan.made_from is not None


def test_on_top_of_it_raises_the_sum_by_the_cheapest_item_that_fits() -> None:
    programme = ukraine().with_values({"promise.patriots.within": "none"}, "moved")
    plan = schedule(programme)
    # No item of the US sum but the new battery fits both: 10 x 1.1 bn.
    assert promise(plan, "us_arms").promised == 111_000_000_000


def test_a_programme_without_promises_has_an_empty_plan() -> None:
    data = {"programme": {"title": "Nothing", "start": "2026-01", "months": 12, "currency": "USD"}}
    plan = schedule(Programme.from_dict(data, "empty"))
    assert plan.status == "optimal"
    assert not plan.deliveries
    assert not plan.promises


def test_nothing_is_printed_by_the_solver(capfd: pytest.CaptureFixture[str]) -> None:
    schedule(Programme.read(FILES / "ramp.toml"))
    assert capfd.readouterr() == ("", "")


def test_units_of_a_plan_with_whole_units_are_whole_in_each_calendar_year() -> None:
    years: defaultdict[tuple[str, str], float] = defaultdict(float)
    for row in planned("lot_and_whole_units").deliveries:
        years[row.item, row.month[:4]] += row.quantity
    for (item, _), units in years.items():
        if item != "truck":
            assert units == pytest.approx(np.round(units), abs=1e-5)
