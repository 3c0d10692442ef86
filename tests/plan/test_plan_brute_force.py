"""Tiny programmes in whole units, every plan of which can be tried: two months, each its own calendar year."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rempart.plan.model.cases import inputs
from rempart.plan.model.goals import reach
from rempart.plan.model.monthly import build
from rempart.plan.programme import Programme

pytestmark = pytest.mark.slow  # 250 programmes solved and tried out

MONTHS = ("2026-12", "2027-01")
MILLION = 10**6


@st.composite
def tiny(draw: st.DrawFn) -> dict[str, Any]:
    items = [draw(item(number)) for number in range(draw(st.integers(1, 2)))]
    promises = [
        {
            "id": f"p{number}",
            "title": f"Promise {number}",
            "items": draw(st.sampled_from([["*"], ["i0"], ["class:b"]])),
            "measure": "count",
            "at_least": draw(st.integers(1, 5)),
            "by": draw(st.sampled_from(MONTHS)),
        }
        for number in range(draw(st.integers(1, 2)))
    ]
    funding = [
        {
            "id": f"f{number}",
            "name": f"Grant {number}",
            "kind": "grant",
            "currency": "USD",
            "from": draw(st.sampled_from(MONTHS)),
            "ceiling": draw(st.integers(1, 9)) * MILLION,
            "pays_for": draw(st.sampled_from([["*"], ["class:a"], ["class:b"]])),
        }
        for number in range(draw(st.integers(1, 3)))
    ]
    frame = {"title": "Tiny", "start": MONTHS[0], "months": 2, "currency": "USD", "discount_per_year": 0.1}
    return {"programme": frame, "item": items, "promise": promises, "funding": funding}


@st.composite
def item(draw: st.DrawFn, number: int) -> dict[str, Any]:
    order = draw(st.sampled_from([0.0, 0.5, 1.0]))
    row: dict[str, Any] = {
        "id": f"i{number}",
        "name": f"Item {number}",
        "category": "kind",
        "class": draw(st.sampled_from("ab")),
        "unit_cost": draw(st.integers(1, 4)) * MILLION,
        "lead_time_months": draw(st.integers(0, 1)),
        "payment": {"order": order, "delivery": 1 - order},
        "rate_per_month": draw(st.integers(0, 2)),
        "weight": draw(st.integers(1, 5)),
        "integer": True,
    }
    if draw(st.booleans()):
        row["ramp_per_month"] = draw(st.integers(1, 2))
    if draw(st.booleans()):
        row["maximum"] = draw(st.integers(2, 4))
    if draw(st.integers(0, 2)) == 0:
        row["minimum"] = 2 if row["rate_per_month"] else 0
    if draw(st.booleans()):
        row["line"] = [
            {
                "id": "more",
                "adds_per_month": 1,
                "adds_ramp_per_month": draw(st.integers(0, 1)),
                "cost": draw(st.integers(0, 2)) * MILLION,
                "build_months": draw(st.integers(0, 1)),
                "most": draw(st.integers(1, 2)),
            }
        ]
    return row


def choices(row: dict[str, Any]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield every (lines opened, units delivered) by month that output, ramp, lead time and lots allow."""
    lines = row.get("line", [{"most": 0, "adds_per_month": 0, "adds_ramp_per_month": 0, "build_months": 0}])
    line = lines[0]
    counts = range(line["most"] + 1)
    for opened in product(counts, counts):
        if sum(opened) > line["most"]:
            continue
        ready = [sum(opened[: max(0, month + 1 - line["build_months"])]) for month in (0, 1)]
        top = [row["rate_per_month"] + line["adds_per_month"] * count for count in ready]
        for units in product(range(top[0] + 1), range(top[1] + 1)):
            ramp = [row.get("ramp_per_month", 99) + line["adds_ramp_per_month"] * count for count in ready]
            if units[0] > ramp[0] or units[1] - units[0] > ramp[1]:
                continue
            if row["lead_time_months"] and units[0]:
                continue
            if sum(units) > row.get("maximum", 99) or 0 < sum(units) < row.get("minimum", 0):
                continue
            yield opened, units


def is_paid(data: dict[str, Any], plan: list[tuple[tuple[int, int], tuple[int, int]]]) -> bool:
    """Say whether the grants pay for a plan: no set of payments may cost more than who may pay has by then."""
    due = {"a": [0.0, 0.0], "b": [0.0, 0.0]}
    for row, (opened, units) in zip(data["item"], plan, strict=True):
        for month in (0, 1):
            bill = due[row["class"]]
            bill[month] += opened[month] * row.get("line", [{"cost": 0}])[0]["cost"]
            cost = units[month] * row["unit_cost"]
            bill[month - row["lead_time_months"]] += cost * row["payment"]["order"]
            bill[month] += cost * row["payment"]["delivery"]
    for ends in product((-1, 0, 1), repeat=2):
        until = dict(zip("ab", ends, strict=True))
        cost = sum(sum(due[kind][: until[kind] + 1]) for kind in "ab")
        money = 0
        for grant in data["funding"]:
            may = [kind for kind in "ab" if {"*", f"class:{kind}"} & set(grant["pays_for"])]
            if max(until[kind] for kind in may) >= MONTHS.index(grant["from"]):
                money += grant["ceiling"]
        if cost > money + 1e-6:
            return False
    return True


def best(data: dict[str, Any]) -> tuple[float, float, float]:
    """Return the best three goals of all plans, in order."""
    values = []
    for plan in product(*(list(choices(row)) for row in data["item"])):
        if not is_paid(data, list(plan)):
            continue
        short = 0.0
        for promise in data["promise"]:
            counted = sum(
                sum(units[: MONTHS.index(promise["by"]) + 1])
                for row, (_, units) in zip(data["item"], plan, strict=True)
                if {"*", row["id"], f"class:{row['class']}"} & set(promise["items"])
            )
            short += max(0.0, 1 - counted / promise["at_least"])
        points = sum(
            row["weight"] * (units[0] + units[1] * 1.1 ** (-1 / 12))
            for row, (_, units) in zip(data["item"], plan, strict=True)
        )
        lines = sum(
            sum(opened) * row.get("line", [{"cost": 0}])[0]["cost"]
            for row, (opened, _) in zip(data["item"], plan, strict=True)
        )
        values.append((round(short, 9), round(-points, 9), lines))
    return min(values)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tiny())
def test_the_plan_is_the_best_of_all_plans(data: dict[str, Any]) -> None:
    found = reach(build(inputs(Programme.from_dict(data, "tiny"))))
    short, points, lines = best(data)
    assert found.shortfall_sum == pytest.approx(short, abs=1e-6)
    assert found.capability_points == pytest.approx(-points, abs=1e-5)
    assert found.interest == pytest.approx(lines, abs=1)
