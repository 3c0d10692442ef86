"""What a confidential list could hold: against enumeration, hand sums and random lists."""

from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rempart.errors import ProgrammeError
from rempart.plan.enveloping import Limits, bounded, envelope, limits_of, with_baskets
from rempart.plan.programme import Programme

TRUTH = Path(__file__).parents[1] / "truths/programmes/ukraine-2025.toml"


def programme(unknown: dict[str, Any], *parts: dict[str, Any], **first: Any) -> Programme:
    """Two kinds of goods for a sum of 100: A at 10 each, two a month; B at 3 each, five a month."""
    settled = {"lead_time_months": 2, "class": "us_made"}
    items = [
        {"id": "a", "name": "A", "category": "system", "unit_cost": "10 USD", "rate_per_month": 2} | settled | first,
        {"id": "b", "name": "B", "category": "missile", "unit_cost": "3 USD", "rate_per_month": 5} | settled,
    ]  # fmt: skip
    sums = {
        "id": "arms",
        "title": "Arms",
        "items": ["class:us_made"],
        "measure": "value",
        "at_least": "100 USD",
    }
    return Programme.from_dict(
        {
            "programme": {"title": "Test", "start": "2026-01", "months": 12, "currency": "USD"},
            "item": items,
            "promise": [sums, *parts],
            "unknown": [{"id": "arms_list"} | unknown],
        },
        "test",
    )


def ends(found: Any) -> dict[str, tuple[float, float]]:
    return {row.item if hasattr(row, "item") else row.category: (row.least, row.most) for row in found}


def test_a_hand_example_has_the_ends_of_its_sums() -> None:
    (found,) = envelope(programme({"value": {"at_least": "190 USD", "at_most": "200 USD"}}))
    # Ten months of output: at most 20 A and 50 B. All B (150) leave at least 40, that is 4 A; no B allows 20 A.
    # All A (200) leave nothing for B to be needed: 0; no A allows all 50 B, too few for 190, so A joins.
    assert ends(found.items) == {"a": (4, 20), "b": (0, 50)}
    assert ends(found.categories) == {"system": (40, 200), "missile": (0, 150)}
    assert (found.value_least, found.value_most, found.exact) == (190, 200, True)


def test_what_is_known_of_an_item_is_a_floor_and_a_ceiling() -> None:
    known = [{"item": "a", "at_least": 7, "at_most": 9}]
    (found,) = envelope(programme({"value": {"at_least": "100 USD", "at_most": "100 USD"}, "item": known}))
    assert found.items[0].least == 7
    assert found.items[0].most == 9
    assert found.items[1].least == pytest.approx(10 / 3)
    assert found.items[1].most == pytest.approx(10)


def test_a_promise_within_is_a_floor() -> None:
    within = {"id": "some", "title": "A", "items": ["a"], "measure": "count", "at_least": 5, "within": "arms"}
    (found,) = envelope(programme({"value": {"at_least": "60 USD", "at_most": "65 USD"}}, within))
    assert ends(found.items) == {"a": (5, 6.5), "b": (0, 5)}


def test_a_sum_promised_within_for_a_category_is_a_floor_of_the_category() -> None:
    within = {
        "id": "missiles", "title": "B", "items": ["category:missile"], "measure": "value",
        "at_least": "30 USD", "within": "arms",
    }  # fmt: skip
    (found,) = envelope(programme({"value": {"at_least": "60 USD", "at_most": "65 USD"}}, within))
    assert ends(found.items)["a"] == pytest.approx((0, 3.5))
    assert ends(found.items)["b"] == pytest.approx((10, 65 / 3))


def test_favourable_rates_lead_time_and_ramp_bound_an_item() -> None:
    unknown = {"value": {"at_least": "0 USD", "at_most": "10 k USD"}}
    rates = {"low": 0, "mode": 1, "high": 3}
    lead = {"low": 6, "mode": 9, "high": 12}
    (found,) = envelope(programme(unknown, rate_per_month=rates, lead_time_months=lead, ramp_per_month=1))
    assert found.items[0].most == 1 + 2 + 3 + 3 + 3 + 3
    (found,) = envelope(programme(unknown, rate_per_month=rates, lead_time_months=lead, maximum=4))
    assert found.items[0].most == 4


def test_the_list_holds_what_its_promise_names() -> None:
    other = {"id": "some", "title": "B", "items": ["b"], "measure": "value", "at_least": "40 USD"}
    unknown = {"id": "some_list", "value": {"at_least": "40 USD", "at_most": "45 USD"}}
    (found,) = envelope(programme(unknown, other))
    assert ends(found.items).keys() == {"b"}
    assert ends(found.items)["b"] == pytest.approx((40 / 3, 15))


@pytest.mark.parametrize(
    ("unknown", "names"),
    [
        ({"value": {"at_least": "100 USD", "at_most": "90 USD"}}, "sum"),
        ({"value": {"at_least": "500 USD", "at_most": "600 USD"}}, "350 USD"),
        ({"value": {"at_least": "50 USD", "at_most": "60 USD"}, "item": [{"item": "a", "at_least": 8}]}, "80 USD"),
        ({"value": {"at_least": "50 USD", "at_most": "600 USD"}, "item": [{"item": "a", "at_least": 21}]}, "a at least 21"),
        ({"value": {"at_least": "50 USD", "at_most": "60 USD"}, "items": ["b"], "item": [{"item": "a"}]}, "a is known"),
    ],
)  # fmt: skip
def test_a_list_that_nothing_fits_is_refused_by_name(unknown: dict[str, Any], names: str) -> None:
    with pytest.raises(ProgrammeError) as refused:
        envelope(programme(unknown))
    assert "arms_list" in refused.value.found
    assert names in str(refused.value)
    assert refused.value.remedy


def test_floors_that_do_not_fit_together_are_refused() -> None:
    within = [
        {"id": name, "title": name, "items": [f"category:{name}"], "measure": "value", "at_least": "40 USD", "within": "arms"}
        for name in ("system", "missile")
    ]  # fmt: skip
    with pytest.raises(ProgrammeError, match="arms_list"):
        envelope(programme({"value": {"at_least": "60 USD", "at_most": "70 USD"}}, *within))


def enumerated(limits: Limits) -> tuple[dict[str, tuple[float, float]], tuple[float, float]]:
    """Least and most over every list of whole units that fits: the honest slow way."""
    spans = [range(int(least), int(most) + 1) for least, most in zip(limits.least, limits.most, strict=True)]
    fitting = [
        units
        for units in product(*spans)
        if limits.sum_least <= sum(limits.values(units)) <= limits.sum_most
        and all(sum(c * u for c, u in zip(counts, units, strict=True)) >= least for counts, least in limits.floors)
        and all(u == 0 or u >= lot for u, lot in zip(units, limits.lots, strict=True))
    ]  # fmt: skip
    sums = [sum(limits.values(units)) for units in fitting]
    columns = zip(*fitting, strict=True)
    return (
        {name: (min(units), max(units)) for name, units in zip(limits.items, columns, strict=True)},
        (min(sums), max(sums)),
    )


@pytest.mark.parametrize("seed", range(12))
def test_whole_units_agree_with_enumeration(seed: int) -> None:
    draw = np.random.default_rng(seed)
    count = int(draw.integers(2, 5))
    costs = draw.integers(1, 30, count).astype(float)
    most = draw.integers(2, 8, count).astype(float)
    least = np.minimum(draw.integers(0, 3, count), most).astype(float)
    inside = draw.integers(least.astype(int), most.astype(int) + 1)  # one list that fits, so that some does
    middle = float(costs @ inside)
    lots = np.where(inside > 1, draw.integers(0, 3, count), 0).astype(float)
    limits = Limits(
        unknown="list",
        items=tuple("abcde"[:count]),
        categories=("x", "y", "x", "y")[:count],
        costs=tuple(costs),
        least=tuple(least),
        most=tuple(most),
        sum_least=max(0.0, middle - float(draw.integers(0, 6))),
        sum_most=middle + float(draw.integers(0, 6)),
        floors=((tuple(np.where(np.arange(count) % 2, 0.0, 1.0)), float(max(inside[::2].sum(), 1))),)
        if inside[::2].sum()
        else (),
        whole=(True,) * count,
        lots=tuple(np.maximum(np.minimum(lots, inside), 0).astype(float)),
    )
    items, sums = enumerated(limits)
    found = bounded(limits, "USD")
    assert ends(found.items) == items
    assert (found.value_least, found.value_most) == sums


def test_the_article_list_holds_ten_to_twenty_seven_patriot() -> None:
    (found,) = envelope(Programme.read(TRUTH))
    assert found.unknown == "us_arms_list"
    assert (found.value_least, found.value_most) == (100e9, 110e9)
    held = ends(found.items)
    assert held["patriot_battery"] == (10, 27)
    # PAC-3 MSE from month 24 on: 21.6667, 28.3333 and six years of 33.3333 a month, each times twelve.
    assert held["pac3_mse"] == pytest.approx((0, 12 * (21.6667 + 28.3333 + 6 * 33.3333)))
    assert "patriot_battery_stock" not in held
    assert "drone_mix" not in held
    assert ends(found.categories)["air_defence_system"][0] == 10 * 1.1e9


def test_closed_form_and_solver_agree_on_the_article() -> None:
    read = Programme.read(TRUTH)
    limits = limits_of(read, read.unknowns[0])
    free = tuple(0.0 if name != "patriot_battery" else 1.0 for name in limits.items)
    by_solver = bounded(
        Limits(**{f: getattr(limits, f) for f in limits.__slots__} | {"floors": ((free, 1.0),)}), "USD"
    )
    closed = bounded(limits, "USD")
    assert ends(closed.items).keys() == ends(by_solver.items).keys()
    for name, (least, most) in ends(closed.items).items():
        assert ends(by_solver.items)[name] == pytest.approx((least, most), rel=1e-7, abs=1e-6 * most)
    for name, (least, most) in ends(closed.categories).items():
        assert ends(by_solver.categories)[name] == pytest.approx((least, most), rel=1e-7, abs=1e3)


def test_where_only_one_list_fits_it_says_so() -> None:
    limits = Limits(
        unknown="u", items=("a",), categories=("c",), costs=(5.0,), least=(2.0,), most=(9.0,),
        sum_least=20.0, sum_most=20.0,
    )  # fmt: skip
    assert bounded(limits, "USD").note == "Only one list fits what is known."
    assert bounded(replace(limits, sum_most=30.0), "USD").note is None


def test_baskets_lie_between_least_and_most_and_where_none_is_whole_that_is_said() -> None:
    limits = Limits(
        unknown="u", items=("a", "b"), categories=("c", "d"), costs=(5.0, 3.0), least=(1.0, 0.0),
        most=(9.0, 4.0), sum_least=20.0, sum_most=31.0,
    )  # fmt: skip
    found = with_baskets(bounded(limits, "USD"), limits, samples=500, seed=2)
    assert found.baskets == 500
    for item in found.items:
        assert None not in {item.mean, item.p10, item.p90}
        assert item.least <= (item.p10 or 0) <= (item.mean or 0) <= (item.p90 or 0) <= item.most
    assert found.items[0].in_share_of_baskets == 1  # the least is one
    nothing = replace(limits, costs=(5.0, 10.0), sum_least=21.0, sum_most=24.0)
    none = with_baskets(bounded(nothing, "USD"), nothing, samples=10, seed=1)
    assert none.baskets is None
    assert "No basket of whole units" in str(none.note)
