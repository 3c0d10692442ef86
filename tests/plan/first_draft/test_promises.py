"""Which agreements become promises, how their figures are read, and why the others are left out."""

from itertools import permutations
from typing import Any

import pytest
from tests.plan.ledger_samples import (
    agreement,
    amount,
    assumed,
    buys,
    made_from,
    only_promise,
    reasons,
    report,
    units,
)

from rempart.ledger.agreement import (
    Agreement,
    AgreementLink,
    ClaimedAmount,
    GoodsState,
    Origin,
    SideMark,
)


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (agreement("x", "funding", amounts=(amount(1e9),)), "money"),
        (agreement("x", "guarantee"), "guarantee"),
        (agreement("x", "cooperation"), "cooperate"),
        (agreement("x", "delivery", items=(units("Patriot", 2),)), "delivery"),
        (buys("x", items=(units("Patriot", None),)), "no amount"),
        (buys("x", amounts=(amount(1e9),), side_states=(SideMark(state="denied", since=None, claim="b#1"),)), "denied (b#1)"),
        (buys("x", amounts=(amount(1e9),), side_states=(SideMark(state="cancelled", since=None, claim="c#2"),)), "cancelled"),
        (buys("x", amounts=(amount(1e9),), goods_status=GoodsState(state="delivered", since=None, claim="a#1")), "delivered already"),
        (buys("x", amounts=(amount(1e9),), goods_status=GoodsState(state="approved", since=None, claim="a#1")), "ceiling"),
        (buys("x", amounts=(amount(1e9, "USD", "at_most"),)), "ceiling"),
        (buys("x", items=(units("ERAM", 3350, "at_most"),), amounts=(amount(825e6),)), "ceiling"),
        (buys("x", items=(units("Gripen", 100),), seller=("SE",)), "no price or output on file for Gripen from Sweden: add a row to equipment_attributes"),
        (buys("x", items=(units("F-16", 24),), seller=("DK",)), "no price or output on file for F-16 from Denmark"),
        (buys("x", items=(units("weapons", 100),)), "no price or output on file for weapons from the United States"),
        (buys("x", seller=("DE",), amounts=(amount(1e9, "EUR"),)), "no price or output on file for arms from Germany"),
        (buys("x", seller=None, amounts=(amount(1e9, "EUR"),)), "no price or output on file for arms"),
        (buys("x", items=(units("Patriot", None),), amounts=(amount(1e9, "BRL"),)), "no exchange rate on file for BRL: add a row to exchange_rates"),
    ],
)  # fmt: skip
def test_what_promises_nothing_is_listed_with_its_reason(entry: Agreement, reason: str) -> None:
    sections = made_from(entry)
    assert sections["promise"] == []
    assert reason in reasons(sections)["x"]


def test_a_stance_and_background_are_listed_too() -> None:
    old = report("h", None, {"status": "historical"})
    past = buys("past", amounts=(amount(1e9, "USD", "exact", "h#1"),), claims=("h#1",))
    stance = agreement("s", "stance").model_copy(update={"kind": "stance"})
    assert reasons(made_from(past, stance, reports=(old,))) == {
        "past": "told as background", "s": "a stance, not a promise",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("claimed", "at_least", "list_"),
    [
        (amount(90e9), "90 bn USD", ("90 bn USD", "90 bn USD")),
        (amount(90e9, "USD", "at_least"), "90 bn USD", ("90 bn USD", "99 bn USD")),
        (amount(90e9, "USD", "approx"), "85.5 bn USD", ("85.5 bn USD", "94.5 bn USD")),
        (
            amount(90e9, "USD", "approx").model_copy(update={"low": 80e9, "high": 100e9}),
            "80 bn USD", ("80 bn USD", "100 bn USD"),
        ),
    ],
)  # fmt: skip
def test_bounds_are_read_as_the_rules_say(
    claimed: ClaimedAmount, at_least: str, list_: tuple[str, str]
) -> None:
    sections = made_from(buys(amounts=(claimed,)))
    assert sections["promise"][0]["at_least"] == at_least
    (unknown,) = sections["unknown"]
    assert tuple(unknown["value"].values()) == list_


def test_an_approximate_number_and_a_range_are_read_from_below() -> None:
    assert only_promise(buys(items=(units("HIMARS", 20, "approx"),)))["at_least"] == 19
    between = units("HIMARS", 15, "approx", low=10, high=20)
    assert only_promise(buys(items=(between,)))["at_least"] == 10


def test_a_ceiling_lowers_the_most_of_an_item() -> None:
    ceiling = buys("notice", items=(units("Patriot", 20, "at_most"),))
    wanted = buys("wish", items=(units("Patriot", 10, "at_least"),))
    most = {item["id"]: item.get("maximum") for item in made_from(ceiling, wanted)["item"]}
    assert most == {"patriot_battery": 20, "patriot_battery_stock": 6}


def test_what_is_promised_by_a_closed_number_alone_is_not_bought_beyond_it() -> None:
    def most(*entries: Agreement) -> Any:
        return {item["id"]: item.get("maximum") for item in made_from(*entries)["item"]}["himars"]

    assert most(buys(items=(units("HIMARS", 5),))) == 5
    assert most(buys(items=(units("HIMARS", 20, "approx"),))) == 21
    assert most(buys(items=(units("HIMARS", 5, "at_least"),))) is None
    assert most(buys(items=(units("HIMARS", 5),)), buys("arms", amounts=(amount(1e9),))) is None


def test_a_number_above_the_most_of_the_table_raises_it() -> None:
    sections = made_from(buys(items=(units("Patriot", 40),)))
    assert sections["item"][0]["maximum"] == 40
    assert assumed(sections)["maximum-patriot_battery"]["value"] == 40


def test_the_sum_with_most_origins_is_planned_and_the_others_are_scenarios() -> None:
    told = (report("a", "2025-08-18", {}), report("b", "2025-08-19", {}), report("c", "2025-08-20", {}))
    origins = (Origin(name="one", documents=("a",)), Origin(name="two", documents=("b", "c")))
    amounts = (amount(100e9, "USD", "exact", "a#1"), amount(90e9, "USD", "exact", "b#1", "c#1"))
    tie = made_from(buys(amounts=amounts, origins=origins), reports=told)
    assert tie["promise"][0]["at_least"] == "100 bn USD"  # one origin each: the one said first
    apart = (*origins[:1], Origin(name="two", documents=("b",)), Origin(name="three", documents=("c",)))
    more = made_from(buys(amounts=amounts, origins=apart), reports=told)
    assert more["promise"][0]["at_least"] == "90 bn USD"
    varied = {row["id"]: row["set"] for row in more["scenario"]}
    assert varied["us_arms-100-bn-USD"] == {"promise.us_arms.at_least": "100 bn USD"}


def test_a_later_number_replaces_the_earlier_ones_which_stay_as_scenarios() -> None:
    told = tuple(
        report(name, day, {}) for name, day in (("a", "2025-08-18"), ("b", "2025-10-01"), ("c", "2025-11-10"))
    )
    numbers = (
        units("Patriot", 10, claims=("a#1",)),
        units("Patriot", 25, claims=("b#1", "c#1")),
        units("Patriot", 27, claims=("c#1",)),
    )
    for items in permutations(numbers):
        sections = made_from(buys(items=items), reports=told)
        assert [row["at_least"] for row in sections["promise"]] == [27]
        assert {row["id"] for row in sections["scenario"]} >= {"patriots-10", "patriots-25"}


def test_an_agreement_that_replaces_another_keeps_its_number_beside() -> None:
    link = AgreementLink(agreement="old", relation="supersedes", claims=("a#1",))
    sections = made_from(
        buys("old", items=(units("Patriot", 10),)), buys("new", items=(units("Patriot", 25),), links=(link,))
    )
    assert [row["at_least"] for row in sections["promise"]] == [25]
    assert reasons(sections) == {"old": "replaced by the later new"}
    assert {"id": "patriots-10", "set": {"promise.patriots.at_least": 10}} in sections["scenario"]


@pytest.mark.parametrize(
    ("claim", "by", "named"),
    [
        ({"period": "5 years"}, "2030-12", None),
        ({"period": "18 months"}, "2027-06", None),
        ({"by": "2028"}, "2028-12", None),
        ({"by": "2029-03-31"}, "2029-03", None),
        ({"by": "2025-06"}, None, "deadline-patriots"),
        ({"by": "2040"}, None, "deadline-patriots"),
        ({}, None, "undated-patriots"),
    ],
)
def test_deadlines_are_read_from_the_claims(claim: dict[str, Any], by: str | None, named: str | None) -> None:
    sections = made_from(buys(items=(units("Patriot", 10),)), reports=(report("a", None, claim),))
    assert sections["promise"][0].get("by") == by
    assert named is None or named in assumed(sections)


def test_a_rate_is_not_a_total() -> None:
    monthly = units("interceptor drones", 2000, period="month")
    deal = agreement("mix", "production", producer=("UA",), items=(monthly,))
    assert reasons(made_from(deal)) == {"mix": "2,000 a month is a rate, not a total"}
    yearly = amount(1e9, "EUR").model_copy(update={"period": "year"})
    both = buys(amounts=(yearly, amount(5e9, "EUR")))
    assert made_from(both)["promise"][0]["at_least"] == "5 bn EUR"
    assert reasons(made_from(both)) == {"deal": "1,000,000,000 EUR a year is a rate, not a total"}


def test_two_names_of_one_output_never_stand_together() -> None:
    mix = agreement(
        "mix", "production", producer=("UA",), items=(units("drones", None),), amounts=(amount(5e9),)
    )
    fpv = agreement("fpv", "production", producer=("UA",), items=(units("FPV drones", 1000),))
    sections = made_from(mix, fpv)
    assert [item["id"] for item in sections["item"]] == ["drone_mix"]
    assert "stands-for-fpv_drone" in assumed(sections)
    assert [item["id"] for item in made_from(fpv)["item"]] == ["fpv_drone"]


def test_a_sum_for_a_category_stands_for_its_us_rows() -> None:
    sections = made_from(buys(items=(units("air defence systems", None),), amounts=(amount(5e9),)))
    assert sections["promise"][0]["items"] == ["patriot_battery", "nasams", "vampire"]
    assert sections["promise"][0]["id"] == "us_air_defence_systems"


def test_goods_that_ukraine_makes_for_the_united_states_stay_in_its_programme() -> None:
    sold = agreement(
        "x",
        "purchase",
        buyer=("US",),
        seller=("UA",),
        items=(units("drones", None),),
        amounts=(amount(50e9),),
    )
    sections = made_from(sold)
    assert sections["programme"]["title"] == "Ukraine 2025"
    assert {name for row in sections["funding"] for name in row["pays_for"]} == {"class:ukrainian"}


def test_a_number_told_as_background_comes_last() -> None:
    told = report("a", "2025-10-28", {"status": "historical"}, {"status": "planned"})
    numbers = (units("Patriot", 10, claims=("a#1",)), units("Patriot", 25, claims=("a#2",)))
    assert [row["at_least"] for row in made_from(buys(items=numbers), reports=(told,))["promise"]] == [25]


def test_only_numbers_inside_a_sum_are_floors_of_its_list() -> None:
    arms = buys("arms", amounts=(amount(100e9),), claims=("a#1",))
    inside = buys("inside", items=(units("Patriot", 10),), claims=("a#2",))
    apart = buys("apart", items=(units("HIMARS", 5),), claims=("b#1",))
    (unknown,) = made_from(arms, inside, apart)["unknown"]
    assert unknown["item"] == [{"item": "patriot_battery", "at_least": 10}]


def test_a_title_names_what_is_counted_once() -> None:
    sections = made_from(buys("x", items=(units("AMRAAM missiles", 200, unit="missile"),)))
    assert [row["title"] for row in sections["promise"]] == ["200 AMRAAM missiles"]
