"""Claims of several documents become agreements, contradictions kept side by side."""

from collections.abc import Callable
from typing import Any

import pytest

from rempart.claims.claim import Report
from rempart.errors import RecordError
from rempart.ledger.agreement import Agreement, Ledger
from rempart.ledger.merging import merge

Reports = Callable[..., Report]
Claims = Callable[..., dict[str, Any]]

PATRIOT = {"recipient": ("UA",), "seller": ("US",), "item": "Patriot", "unit": "system"}
DRONES = {"type": "production", "producer": ("UA",), "item": "drones"}
GUARANTEE = {"type": "guarantee", "funder": ("US",), "recipient": ("UA",)}


def usd(value: int, bound: str = "exact") -> dict[str, Any]:
    return {"value": value, "currency": "USD", "bound": bound}


def patriots(value: int, bound: str = "exact", **fields: Any) -> dict[str, Any]:
    return PATRIOT | {"type": "request", "quantity": {"value": value, "bound": bound}} | fields


def only(ledger: Ledger) -> Agreement:
    assert len(ledger) == 1, sorted(ledger)
    return next(iter(ledger.values()))


def test_headline_and_body_of_one_text_are_one_agreement_with_two_amounts(
    report: Reports, arms: Claims
) -> None:
    agreement = only(merge([report("fr", arms(), arms(bound="at_least"))]))
    assert [(one.value, one.bound, one.claims) for one in agreement.amounts] == [
        (100e9, "exact", ("fr#1",)),
        (100e9, "at_least", ("fr#2",)),
    ]
    # 100 bn is at least 100 bn: both can hold.
    assert not agreement.conflicts


@pytest.mark.parametrize(
    ("bound", "value", "contradicts"),
    [
        ("at_least", 100e9, False),
        ("at_least", 90e9, False),
        ("at_least", 110e9, True),
        ("at_most", 100e9, False),
        ("at_most", 110e9, False),
        ("at_most", 90e9, True),
        ("approx", 95e9, False),
    ],
)
def test_a_bound_contradicts_a_sum_only_where_both_cannot_hold(
    report: Reports, arms: Claims, bound: str, value: float, *, contradicts: bool
) -> None:
    agreement = only(merge([report("a", arms()), report("b", arms(value, bound))]))
    assert len(agreement.amounts) == 2
    assert bool(agreement.conflicts) == contradicts


def test_a_president_and_a_newspaper_are_one_agreement_two_amounts_two_origins(
    report: Reports, arms: Claims
) -> None:
    ledger = merge(
        [
            report("a", arms(), origin="Financial Times"),
            report("b", arms(90e9), origin="Volodymyr Zelensky", published="2025-08-21"),
        ]
    )
    agreement = only(ledger)
    assert [(one.value, one.origins) for one in agreement.amounts] == [
        (100e9, ("Financial Times",)),
        (90e9, ("Volodymyr Zelensky",)),
    ]
    assert [origin.name for origin in agreement.origins] == ["Financial Times", "Volodymyr Zelensky"]
    assert agreement.conflicts[0].values == ("100 bn USD", "90 bn USD")
    assert agreement.grade == "F2"


def test_a_misprint_is_a_flagged_conflict_and_no_second_amount(report: Reports, arms: Claims) -> None:
    wrong = {"start": 40, "end": 45, "amount": usd(100_000_000), "misprint": True}
    agreement = only(merge([report("a", arms(also_at=(wrong,)))]))
    assert [one.value for one in agreement.amounts] == [100e9]
    assert agreement.conflicts[0].values == ("100 bn USD", "100 M USD")
    assert "misprint" in (agreement.conflicts[0].note or "")


def test_a_conversion_told_beside_the_sum_is_the_same_sum(report: Reports, arms: Claims) -> None:
    euros = arms(None) | {
        "amount": {
            "value": 86_000_000_000,
            "currency": "EUR",
            "bound": "exact",
            "also": [usd(100_000_000_000)],
        }
    }
    del euros["amount"]["also"][0]["bound"]
    agreement = only(merge([report("a", arms()), report("b", euros)]))
    assert not agreement.conflicts


def test_a_sum_told_only_in_another_currency_meets_at_the_rate_of_the_year(
    report: Reports, arms: Claims
) -> None:
    # European Central Bank, mean of 2025: a dollar was 0.886705 euro, so 100 bn USD are 88.7 bn EUR.
    euros = arms(None) | {"amount": {"value": 88_700_000_000, "currency": "EUR", "bound": "exact"}}
    far = arms(None) | {"amount": {"value": 60_000_000_000, "currency": "EUR", "bound": "exact"}}
    assert len(merge([report("a", arms()), report("b", euros)])) == 1
    assert len(merge([report("a", arms()), report("b", far)])) == 2


def test_a_sum_of_one_currency_meets_as_told_or_at_the_rates_of_two_years(
    report: Reports, arms: Claims
) -> None:
    # European Central Bank: a krona was 0.094248 dollar in 2023 and 0.102175 in 2025, 8 % more.
    def kronor(value: int) -> dict[str, Any]:
        return arms(None) | {"amount": {"value": value, "currency": "SEK", "bound": "exact"}}

    first = report("a", kronor(266_400_000), published="2023-05-02")
    again = report("b", kronor(266_400_000), published="2025-05-02")
    # As many dollars as the first, told at the rate of its own day.
    in_dollars = report("c", kronor(245_700_000), published="2025-05-02")
    other = report("d", kronor(301_000_000), published="2025-05-02")
    assert len(merge([first, again])) == 1
    assert len(merge([first, in_dollars])) == 1
    assert len(merge([again, in_dollars])) == 2
    assert len(merge([first, other])) == 2


def test_lookalikes_stay_apart(report: Reports, arms: Claims) -> None:
    ledger = merge(
        [
            report("a", arms(), GUARANTEE),
            report("minerals", arms(350e9) | {"item": "minerals"}),
            report("paris", GUARANTEE | {"funder": ("FR", "GB")}),
            report("eram", arms(825e6) | {"item": "ERAM"}),
            report("denmark", arms(8.5e9) | {"buyer": ("DK",), "funder": None, "item": "Patriot"}),
            report("cooperation", arms(None) | {"type": "cooperation", "item": None}),
        ]
    )
    assert len(ledger) == 7


def test_a_purchase_and_a_cooperation_without_a_sum_are_two_agreements(report: Reports, arms: Claims) -> None:
    ledger = merge([report("a", arms(), {"type": "cooperation", "buyer": ("UA",), "seller": ("EUROPE",)})])
    assert sorted(entry.type for entry in ledger.values()) == ["cooperation", "purchase"]


def test_a_request_inside_a_package_stays_its_own_agreement_and_is_linked(
    report: Reports, arms: Claims
) -> None:
    part = patriots(10, "at_least", links=({"claim": "a#1", "relation": "part_of"},))
    ledger = merge([report("a", arms(), part), report("b", arms(), patriots(10, "at_least"))])
    request = ledger["ua-us-patriot-request-2025"]
    assert [(link.agreement, link.relation, link.claims) for link in request.links] == [
        ("ua-us-arms-purchase-2025", "part_of", ("a#2",))
    ]
    assert request.claims == ("a#2", "b#2")


def test_successive_requests_are_versions_and_never_added(report: Reports) -> None:
    ledger = merge(
        [
            report("c", patriots(27), published="2025-11-10"),
            report("a", patriots(10, "at_least"), published="2025-08-19"),
            report("b", patriots(25, type="purchase", buyer=("UA",), recipient=None), published="2025-10-20"),
        ]
    )
    agreement = only(ledger)
    assert agreement.type == "purchase"
    assert [(row.low, row.mode, row.high) for row in agreement.items] == [
        (10, 10, None),
        (25, 25, 25),
        (27, 27, 27),
    ]
    assert agreement.conflicts[-1].values == ("at least 10 Patriot", "25 Patriot", "27 Patriot")


def test_bare_items_of_a_package_become_its_items(report: Reports, arms: Claims) -> None:
    notice = arms(8_500_000_000) | {
        "buyer": ("DK",),
        "funder": None,
        "item": "Patriot",
        "status": "announced",
    }
    part: dict[str, Any] = {
        "buyer": ("DK",),
        "seller": ("US",),
        "status": "announced",
        "links": [{"claim": "a#1", "relation": "part_of"}],
    }
    launchers = part | {"item": "launchers", "quantity": {"value": 6, "bound": "exact"}}
    missiles = part | {"item": "GEM-T missiles", "quantity": {"value": 36, "bound": "exact"}}
    agreement = only(merge([report("a", notice, launchers, missiles)]))
    assert [(row.item, row.mode) for row in agreement.items] == [
        ("Patriot", None),
        ("GEM-T missiles", 36),
        ("launchers", 6),
    ]


def test_a_delivered_part_does_not_lift_its_whole(report: Reports) -> None:
    whole: dict[str, Any] = {"buyer": ("PL",), "seller": ("KR",), "item": "K2 tanks", "status": "contracted"}
    whole |= {"quantity": {"value": 180, "bound": "exact"}}
    part = whole | {"type": "delivery", "status": "delivered", "quantity": {"value": 133, "bound": "exact"}}
    part |= {"links": [{"claim": "a#1", "relation": "part_of"}]}
    ledger = merge([report("a", whole, part)])
    contract = ledger["pl-kr-k2-tanks-purchase-2025"]
    assert contract.goods_status is not None
    assert contract.goods_status.state == "contracted"
    assert ledger["kr-pl-k2-tanks-delivery-2025"].links[0].agreement == contract.id


def test_the_direction_of_a_deal_is_shown_as_a_conflict(report: Reports) -> None:
    joint = DRONES | {"producer": ("UA", "US"), "amount": usd(50_000_000_000)}
    bought = {"buyer": ("US",), "seller": ("UA",), "item": "drones", "amount": usd(50_000_000_000)}
    agreement = only(merge([report("a", joint), report("b", joint), report("c", bought)]))
    assert agreement.type == "production"
    assert agreement.buyer is None
    assert agreement.conflicts[0].field == "type"
    assert agreement.conflicts[0].values == ("production", "purchase")


def test_funding_and_purchase_of_one_package_merge_by_sum_and_parties(report: Reports, arms: Claims) -> None:
    funding: dict[str, Any] = {
        "type": "funding",
        "funder": ("EUROPE",),
        "recipient": ("UA",),
        "seller": ("US",),
        "item": "weapons",
    }
    agreement = only(merge([report("a", arms()), report("b", funding | {"amount": usd(100_000_000_000)})]))
    assert agreement.type == "purchase"
    assert agreement.funder == ("EUROPE",)
    assert len(merge([report("a", arms()), report("b", funding | {"amount": usd(500_000_000)})])) == 2


def test_a_claim_that_names_no_party_is_known_by_its_sum_and_item(report: Reports) -> None:
    drones = DRONES | {"amount": usd(50_000_000_000)}
    nameless = drones | {"producer": None}
    assert len(merge([report("a", drones), report("b", nameless)])) == 1
    assert len(merge([report("a", drones), report("b", nameless | {"item": "tanks"})])) == 2
    assert len(merge([report("a", drones), report("b", nameless | {"amount": usd(20_000_000_000)})])) == 2


def test_two_halves_of_a_deal_without_a_common_party_stay_apart(report: Reports, arms: Claims) -> None:
    buyer = arms() | {"seller": None, "funder": None}
    seller = arms() | {"buyer": None, "funder": None}
    assert len(merge([report("a", buyer), report("b", seller)])) == 2
    # A claim that has both sides brings the halves together.
    assert len(merge([report("a", buyer), report("b", seller), report("c", arms())])) == 1


def test_europe_and_the_union_are_compatible_but_members_lend_for_themselves(report: Reports) -> None:
    loan: dict[str, Any] = {"type": "loan", "recipient": ("UA",), "amount": usd(90_000_000_000)}
    blocs = merge([report("a", loan | {"funder": ("EU",)}), report("b", loan | {"funder": ("EUROPE",)})])
    assert len(blocs) == 1
    member = merge([report("a", loan | {"funder": ("EU",)}), report("b", loan | {"funder": ("DE",)})])
    assert len(member) == 2


def test_stances_go_to_the_agreement_they_concern_or_stand_alone(report: Reports, arms: Claims) -> None:
    def stance(about: str, holder: str) -> dict[str, Any]:
        return {
            "type": "stance",
            "stance": {"holder": holder, "about": about, "says": "it is unlikely", "polarity": "doubtful"},
        }

    ledger = merge([report("a", arms(), stance("agreement", "HU"), stance("peace_agreement", "RU"))])
    assert ledger["ua-us-arms-purchase-2025"].stances == ("a#2",)
    alone = ledger["ru-peace-agreement-doubtful-stance-2025"]
    assert (alone.kind, alone.claims, alone.goods_status, alone.money_status) == (
        "stance",
        ("a#3",),
        None,
        None,
    )
    assert alone.title == "Russia on a peace agreement: it is unlikely (doubtful)"
    assert ledger.stances == (alone,)


def test_withheld_words_are_collected_once(report: Reports, arms: Claims) -> None:
    secret = {"withheld": {"says": "list of weapons", "start": 0, "end": 5}}
    agreement = only(merge([report("a", arms() | secret), report("b", arms() | secret)]))
    assert agreement.withheld == ("list of weapons",)


def test_the_id_has_no_year_without_any_date_and_the_earliest_otherwise(
    report: Reports, arms: Claims
) -> None:
    assert only(merge([report("a", arms(), published=None)])).id == "ua-us-arms-purchase"
    later = [report("a", arms(), published="2026-01-03"), report("b", arms(), published="2025-12-30")]
    agreement = only(merge(later))
    assert agreement.id == "ua-us-arms-purchase-2025"
    assert (agreement.first_reported, agreement.last_reported) == ("2025-12-30", "2026-01-03")


def test_a_second_agreement_with_the_same_key_has_a_suffix_from_its_content(
    report: Reports, arms: Claims
) -> None:
    first = report("a", arms(), published="2025-08-01")
    second = report("b", arms(3e9), published="2025-08-02")
    ids = sorted(merge([first, second]))
    assert ids[0] == "ua-us-arms-purchase-2025"
    assert ids[1].startswith("ua-us-arms-purchase-2025-")
    # Another report of the second does not change the suffix, nor does one of a third deal.
    third = report("c", arms(3e9), arms(12e9), published="2025-09-02")
    assert set(ids) <= set(merge([third, second, first]))


def test_two_different_reports_under_one_id_are_refused(report: Reports, arms: Claims) -> None:
    with pytest.raises(RecordError, match="report a is given twice, with different bytes"):
        merge([report("a", arms()), report("a", arms(), sha256="f" * 64)])
    with pytest.raises(RecordError, match="different claims"):
        merge([report("a", arms()), report("a", arms(90e9))])


@pytest.mark.parametrize(
    ("claim", "says"),
    [
        ({"amount": {"value": 1, "currency": "", "bound": "exact"}}, "no currency"),
        ({"amount": {"value": -1, "currency": "USD", "bound": "exact"}}, "amount -1 USD"),
        ({"quantity": {"value": -1, "bound": "exact"}}, "quantity -1"),
        ({"links": [{"claim": "a#9", "relation": "part_of"}]}, "links to a#9"),
        ({"id": "b#1"}, "claim b#1 in report a"),
    ],
)
def test_what_cannot_be_merged_is_named_and_refused(
    report: Reports, claim: dict[str, Any], says: str
) -> None:
    with pytest.raises(RecordError, match=says):
        merge([report("a", claim)])


def test_a_date_that_is_none_is_refused(report: Reports, arms: Claims) -> None:
    with pytest.raises(RecordError, match="published is 'yesterday'"):
        merge([report("a", arms(), published="yesterday")])
