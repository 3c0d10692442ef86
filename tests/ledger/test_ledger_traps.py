"""Known ways to misread the reports, each test named by its key in the table of traps; right claims, made-up ids.

Not here: ``nasams_160`` and ``pac3_160`` are about radii, which no claim and no agreement holds.
"""

from collections.abc import Callable
from typing import Any

from rempart.claims.claim import Report
from rempart.ledger.agreement import Agreement, Ledger
from rempart.ledger.judgement import Judgement
from rempart.ledger.merging import merge

Reports = Callable[..., Report]
Claims = Callable[..., dict[str, Any]]

PATRIOT: dict[str, Any] = {"seller": ("US",), "item": "Patriot", "unit": "system", "status": "planned"}
DRONES: dict[str, Any] = {"item": "drones", "status": "planned"}
LOAN: dict[str, Any] = {"type": "loan", "funder": ("EU",), "recipient": ("UA",), "status": "announced"}
SALE: dict[str, Any] = {
    "buyer": ("UA",),
    "seller": ("US",),
    "status": "announced",
    "quote": "approved a possible sale",
}


def money(value: float, currency: str = "USD", bound: str = "exact", **ends: float) -> dict[str, Any]:
    return {"value": int(value), "currency": currency, "bound": bound} | ends


def count(value: int, bound: str = "exact") -> dict[str, Any]:
    return {"value": value, "bound": bound}


def judged(verdict: str, left: str, right: str | None = None, **fields: Any) -> Judgement:
    told = {"when": "2026-07-01", "who": "Ana", "why": "the official text", "left": left, "right": right}
    return Judgement.model_validate(told | {"verdict": verdict} | fields)


def holding(ledger: Ledger, claim: str) -> Agreement:
    (found,) = [entry for entry in ledger.agreements if claim in entry.claims]
    return found


def only(ledger: Ledger) -> Agreement:
    assert len(ledger.agreements) == 1, sorted(ledger)
    return ledger.agreements[0]


def test_sum_100_or_90(report: Reports, arms: Claims) -> None:
    entry = only(
        merge(
            [
                report("document", arms(), origin="Financial Times", published="2025-08-18"),
                report("rewriter", arms(), origin="Financial Times", published="2025-08-19"),
                report("president", arms(90e9), origin="Volodymyr Zelensky", published="2025-08-21"),
            ]
        )
    )
    assert [(one.value, one.origins) for one in entry.amounts] == [
        (100e9, ("Financial Times",)),
        (90e9, ("Volodymyr Zelensky",)),
    ]
    assert [one.name for one in entry.origins] == ["Financial Times", "Volodymyr Zelensky"]
    assert not any(one.value == 95e9 for one in entry.amounts)


def test_patriot_10_25_27(report: Reports) -> None:
    def wish(name: str, day: str, number: int, kind: str, **fields: Any) -> Report:
        side = {"recipient": ("UA",)} if kind == "request" else {"buyer": ("UA",)}
        return report(
            name, PATRIOT | side | {"type": kind, "quantity": count(number)} | fields, published=day
        )

    ledger = merge(
        [
            wish("spring", "2024-04-15", 25, "request"),
            wish("offer", "2025-04-13", 10, "purchase", amount=money(15e9)),
            wish("recalled", "2025-08-18", 10, "request", quantity=count(10, "at_least")),
            wish("contract", "2025-10-19", 25, "purchase"),
            wish("interview", "2025-11-10", 27, "purchase"),
            # The US president's 17 were his to announce: nobody's wish, and nothing to add.
            report(
                "trump",
                PATRIOT
                | {"type": "donation", "seller": None, "funder": ("US",), "recipient": ("UA",)}
                | {"status": "announced", "quantity": count(17)},
                published="2025-07-14",
            ),
        ]
    )
    entry = holding(ledger, "interview#1")
    assert {name.partition("#")[0] for name in entry.claims} == {
        "spring",
        "offer",
        "recalled",
        "contract",
        "interview",
    }
    assert [row.mode for row in entry.items] == [25, 10, 10, 27]
    assert entry.conflicts[-1].field == "quantity"
    assert not any(row.mode == 62 for one in ledger.agreements for row in one.items)
    assert [row.mode for row in holding(ledger, "trump#1").items] == [17]


def test_drone_direction(report: Reports) -> None:
    joint = DRONES | {"type": "production", "producer": ("UA", "US"), "amount": money(50e9)}
    surplus = DRONES | {"buyer": ("US",), "seller": ("UA",)}
    first = surplus | {"amount": money(20e9, bound="approx", low=10e9, high=30e9)}
    ledger = merge(
        [
            report("july", first, published="2025-07-24"),
            report("august", joint, published="2025-08-18"),
            report("terms", surplus | {"amount": money(50e9)}, published="2025-08-21"),
            report("october", surplus, published="2025-10-02"),
        ]
    )
    entry = holding(ledger, "august#1")
    assert "terms#1" in entry.claims
    assert ("type", ("production", "purchase")) in [(one.field, one.values) for one in entry.conflicts]
    assert [(link.relation, link.agreement) for link in entry.links] == [
        ("supersedes", holding(ledger, "july#1").id)
    ]


def test_drone_capacity_10_20(report: Reports) -> None:
    made = {
        "type": "production",
        "producer": ("UA",),
        "item": "drones",
        "period": "2026",
        "status": "planned",
    }
    speaker = {"attributed_to": ("Denys Shmyhal",)}
    ledger = merge(
        [
            report("one", made | speaker | {"quantity": count(10_000_000)}, published="2025-10-15"),
            report("other", made | speaker | {"quantity": count(20_000_000)}, published="2025-10-16"),
        ]
    )
    entry = only(ledger)
    assert [one.name for one in entry.origins] == ["Denys Shmyhal"]
    assert [row.mode for row in entry.items] == [10_000_000, 20_000_000]
    assert [one.field for one in entry.conflicts] == ["quantity"]
    # Two speakers, or one speaker weeks later, are no retelling of one statement.
    later = report("later", made | speaker | {"quantity": count(20_000_000)}, published="2025-11-15")
    first = report("one", made | speaker | {"quantity": count(10_000_000)}, published="2025-10-15")
    assert len(merge([first, later])) == 2


def test_loan_split_reversed(report: Reports) -> None:
    def split(name: str, military: float, budget: float) -> Report:
        inside = {"links": ({"claim": f"{name}#1", "relation": "part_of"},)}
        return report(
            name,
            LOAN | {"amount": money(90e9, "EUR")},
            LOAN | {"item": "military aid", "amount": money(military, "EUR")} | inside,
            LOAN | {"item": "budget support", "amount": money(budget, "EUR")} | inside,
        )

    reports = [split("council", 60e9, 30e9), split("outlet", 30e9, 60e9)]
    apart = merge(reports)
    assert set(holding(apart, "council#1").claims) == {"council#1", "outlet#1"}
    assert holding(apart, "council#2").id != holding(apart, "outlet#3").id
    judgements = [judged("same", "council#2", "outlet#2"), judged("accept", "council#2", field="amount")]
    military = holding(merge(reports, judgements), "council#2")
    assert [one.value for one in military.amounts] == [60e9, 30e9]
    assert [one.field for one in military.conflicts] == ["amount"]


def test_sampt_two_four(report: Reports) -> None:
    order = {"buyer": ("DK",), "seller": ("FR",), "item": "SAMP/T", "status": "contracted"}
    ledger = merge(
        [
            report("two", order | {"quantity": count(2)}, published="2026-02-01"),
            report("four", order | {"quantity": count(4)}, published="2026-02-02"),
        ]
    )
    entry = only(ledger)
    assert [row.mode for row in entry.items] == [2, 4]
    assert [one.field for one in entry.conflicts] == ["quantity"]


def test_denmark_85(report: Reports) -> None:
    sale = SALE | {"item": "Patriot", "amount": money(8.5e9, bound="at_most")}
    reports = [
        report("notice", sale | {"buyer": ("DK",)}, published="2025-08-29"),
        report("blog", sale, published="2025-08-30"),
        report(
            "chosen",
            sale | {"buyer": ("DK",), "status": "denied", "quote": "Denmark cancelled the purchase"},
            published="2025-09-12",
        ),
    ]
    ledger = merge(reports)
    danish = holding(ledger, "notice#1")
    assert danish.buyer == ("DK",)
    assert "blog#1" not in danish.claims
    assert [mark.state for mark in danish.side_states] == ["cancelled"]
    correction = judged("correct", "blog#1", field="buyer", value="DK")
    assert only(merge(reports, [correction])).buyer == ("DK",)


def test_rewriting_chains(report: Reports, arms: Claims) -> None:
    copy: dict[str, Any] = {
        "fingerprint": {"numbers": (), "sentence_lengths": (), "shingles": tuple(range(40))},
        "origin": "Financial Times",
    }
    added = PATRIOT | {"type": "request", "recipient": ("UA",), "quantity": count(10), "status": "reported"}
    ledger = merge(
        [
            report("first", arms(), **copy),
            report("second", arms(), published="2025-08-20", **copy | {"origin": None}),
            report(
                "third", arms(), added | {"attributed_to": ("Night Site",)}, published="2025-08-21", **copy
            ),
        ]
    )
    deal = holding(ledger, "first#1")
    assert deal.reports == 3
    assert [one.name for one in deal.origins] == ["Financial Times"]
    assert [one.name for one in holding(ledger, "third#2").origins] == ["Night Site"]


def test_mega_deal_words(report: Reports, arms: Claims) -> None:
    guarantee = {"type": "guarantee", "recipient": ("UA",)}
    minerals = {"type": "funding", "funder": ("US",), "recipient": ("UA",), "item": "minerals"}
    ledger = merge(
        [
            report("arms", arms(), guarantee | {"funder": ("US",)}),
            report("minerals", minerals | {"amount": money(75e6), "quote": "the mega deal"}),
            report("paris", guarantee | {"funder": ("FR", "GB"), "quote": "security guarantees"}),
        ]
    )
    assert len(ledger) == 4


def test_number_words(report: Reports, arms: Claims) -> None:
    told = {"amount": money(1030e9, "NOK") | {"also": [{"value": 100_000_000_000, "currency": "USD"}]}}
    converted = {"amount": money(88.7e9, "EUR")}
    entry = only(
        merge(
            [report("dollars", arms()), report("kroner", arms() | told), report("euro", arms() | converted)]
        )
    )
    # No contradiction between a sum and its conversions, and one sum in the title.
    assert not entry.conflicts
    assert "or" not in entry.title.split()
    assert "100 bn USD" in entry.title


def test_ceiling_as_price(report: Reports) -> None:
    entry = only(merge([report("notice", SALE | {"item": "ERAM", "amount": money(825e6, bound="at_most")})]))
    assert entry.goods_status is not None
    assert entry.goods_status.state == "approved"
    assert entry.money_status is None
    assert entry.amounts[0].bound == "at_most"


def test_ten_patriots_in_proposal(report: Reports, arms: Claims) -> None:
    wish = PATRIOT | {"type": "request", "recipient": ("UA",), "quantity": count(10, "at_least")}
    inside = {"links": ({"claim": "rewriter#1", "relation": "part_of"},)}
    ledger = merge(
        [
            report("paper", arms(), wish | {"attributed_to": ("Financial Times",)}, origin="Financial Times"),
            report("rewriter", arms(), wish | inside | {"attributed_to": ("Night Site",)}),
        ]
    )
    request = holding(ledger, "paper#2")
    assert request.claims == ("paper#2", "rewriter#2")
    # Only the outlet that makes them part of the proposal stands behind the link.
    (link,) = request.links
    assert (link.agreement, link.claims) == (holding(ledger, "paper#1").id, ("rewriter#2",))
    assert {one.name: one.documents for one in request.origins} == {
        "Financial Times": ("paper",),
        "Night Site": ("rewriter",),
    }


def test_parts_and_whole(report: Reports) -> None:
    def lent(name: str, funder: str, value: float, currency: str = "USD") -> dict[str, Any]:
        part = {"links": ({"claim": f"{name}#1", "relation": "part_of"},)} if funder != "EUROPE" else {}
        return LOAN | {"funder": (funder,), "amount": money(value, currency)} | part

    era = report("era", lent("era", "EUROPE", 50e9), lent("era", "EU", 20e9), lent("era", "US", 20e9))
    members = LOAN | {"recipient": ("PL", "RO"), "amount": money(150e9, "EUR")}
    safe = report("safe", members, LOAN | {"amount": money(60e9, "EUR"), "item": "military aid"})
    ledger = merge([era, safe])
    whole = holding(ledger, "era#1")
    for part in ("era#2", "era#3"):
        assert [(one.relation, one.agreement) for one in holding(ledger, part).links] == [
            ("part_of", whole.id)
        ]
    assert holding(ledger, "safe#1").id != holding(ledger, "safe#2").id
    assert len(ledger) == 5


def test_purl_wish_as_money(report: Reports) -> None:
    weapons = {"seller": ("US",), "recipient": ("UA",), "item": "weapons", "funder": ("NATO",)}
    wish = weapons | {"type": "request", "status": "planned", "period": "2026"}
    ledger = merge(
        [
            report("wish", wish | {"amount": money(13.5e9, bound="approx", low=12e9, high=15e9)}),
            report("paid", weapons | {"type": "funding", "status": "announced", "amount": money(4e9)}),
        ]
    )
    wished, pledged = holding(ledger, "wish#1").money_status, holding(ledger, "paid#1").money_status
    assert wished is not None
    assert wished.state == "none"
    assert pledged is not None
    assert pledged.state == "pledged"
    assert len(ledger) == 2


def test_rounds_and_shells(report: Reports) -> None:
    made = {"type": "production", "producer": ("US",), "period": "month", "status": "reported"}
    ledger = merge(
        [
            report("shells", made | {"item": "155 mm shells", "unit": "shell", "quantity": count(40_000)}),
            report("charges", made | {"item": "155 mm charges", "unit": "charge", "quantity": count(18_000)}),
        ]
    )
    assert len(ledger) == 2
    assert {row.item: (row.unit, row.mode) for one in ledger.agreements for row in one.items} == {
        "155 mm shells": ("shell", 40_000),
        "155 mm charges": ("charge", 18_000),
    }


def test_systems_batteries_units(report: Reports) -> None:
    order = {"buyer": ("DE",), "seller": ("US",), "status": "contracted", "amount": money(5.1e9)}
    ledger = merge(
        [
            report("right", order | {"item": "Patriot missiles", "unit": "missile", "quantity": count(1000)}),
            report("wrong", order | {"item": "Patriot", "unit": "system", "quantity": count(1000)}),
        ]
    )
    entry = only(ledger)
    # One order; what outlets call its thousand pieces stands side by side, each with its claim.
    assert {(row.item, row.unit, row.claims) for row in entry.items} == {
        ("Patriot missiles", "missile", ("right#1",)),
        ("Patriot", "system", ("wrong#1",)),
    }


def test_year_2024_eram(report: Reports) -> None:
    sale = SALE | {"item": "ERAM", "quantity": count(3350), "amount": money(825e6)}
    reports = [
        report("notice", sale, published="2025-08-28"),
        report("outlier", sale, published="2024-08-24"),
    ]
    assert only(merge(reports)).first_reported == "2024-08-24"
    entry = only(merge(reports, [judged("correct", "outlier#1", field="published", value="2025-08-24")]))
    assert entry.first_reported == "2025-08-24"
    assert entry.id.endswith("2025")
    assert [(one.field, one.read, one.judged) for one in entry.judgements] == [
        ("published", "2024-08-24", "2025-08-24")
    ]


def test_sale_dates(report: Reports) -> None:
    sale = SALE | {"item": "HAWK sustainment", "amount": money(172e6)}
    days = ("2025-07-23", "2025-07-24", "2025-07-25")
    entry = only(merge([report(f"day{number}", sale, published=day) for number, day in enumerate(days)]))
    assert entry.goods_status is not None
    assert entry.goods_status.since == "2025-07-23"
    assert entry.reports == 3


def test_euro_dollar_swap(report: Reports) -> None:
    paid = {
        "type": "funding",
        "seller": ("US",),
        "recipient": ("UA",),
        "item": "weapons",
        "funder": ("NATO",),
    }
    speaker = {"attributed_to": ("Volodymyr Zelensky",), "status": "announced"}
    dollars = [
        report(name, paid | speaker | {"amount": money(2e9)}, published="2025-09-17") for name in ("a", "b")
    ]
    euros = report("c", paid | speaker | {"amount": money(2e9, "EUR")}, published="2025-09-17")
    entry = only(merge([*dollars, euros]))
    assert [(one.value, one.currency) for one in entry.amounts] == [(2e9, "USD"), (2e9, "EUR")]
    assert [one.name for one in entry.origins] == ["Volodymyr Zelensky"]
    assert [one.field for one in entry.conflicts] == ["amount"]
