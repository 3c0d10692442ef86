"""Hand-made content for the page: figures of a made-up plan, reports in our own words."""

from typing import Any

from rempart.briefing.briefing_file import BriefingFile, Content, Input, SourcedRow, StatedFigure, Statement
from rempart.coverage.shares import Assumption, Coverage
from rempart.ledger.agreement import Agreement, Ledger
from rempart.outlook.assessment import Outlook
from rempart.plan.timetable import Envelope, Schedule

SHA = "0" * 64
TEXT = (
    "Kyiv plans to buy American arms\n"
    "Ukraine wants to buy weapons worth more than 100 billion dollars from the United States, officials said. "
    "European partners would pay. At least ten Patriot systems are part of the wish. "
    "The full list stays secret."
)


def _claim(n: int, quote: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {
        "id": f"report#{n}", "type": "purchase", "buyer": ["UA"], "seller": ["US"], "funder": ["EUROPE"],
        "recipient": ["UA"], "producer": None, "item": "arms", "quantity": None, "amount": None,
        "status": "planned", "attributed_to": ["officials"], "start": start, "end": start + len(quote),
        "quote": quote, "rule": "purchase", **fields,
    }  # fmt: skip


CLAIMS = (
    _claim(
        1,
        "buy weapons worth more than 100 billion dollars",
        amount={"value": 100_000_000_000, "currency": "USD", "bound": "at_least"},
    ),
    _claim(
        2, "At least ten Patriot systems", item="Patriot battery", quantity={"value": 10, "bound": "at_least"}
    ),
    _claim(
        3,
        "The full list stays secret",
        withheld={"says": "the list of arms", "start": TEXT.index("The full"), "end": len(TEXT) - 1},
    ),
)

AGREEMENT: dict[str, Any] = {
    "kind": "agreement", "id": "ua-us-purchase", "aliases": [], "title": "Ukraine buys arms from the United States",
    "type": "purchase", "buyer": ["UA"], "seller": ["US"], "funder": ["EUROPE"], "recipient": ["UA"], "producer": None,
    "items": [{"item": "Patriot battery", "unit": None, "low": 10, "mode": 10, "high": None, "bound": "at_least", "claims": ["report#2"]}],
    "amounts": [
        {"value": 100_000_000_000, "currency": "USD", "bound": "at_least", "claims": ["report#1"], "origins": ["officials"]},
        {"value": 90_000_000_000, "currency": "USD", "bound": "exact", "claims": ["report#2"], "origins": ["another paper"]},
    ],
    "goods_status": {"state": "proposed", "since": None, "claim": "report#1"},
    "money_status": {"state": "none", "since": None, "claim": "report#1"},
    "side_states": [], "first_reported": None, "last_reported": None, "reports": 3,
    "origins": [{"name": "officials", "documents": ["report"]}], "grade": "F6", "links": [],
    "conflicts": [{"field": "amount", "values": ["at least 100 bn USD", "90 bn USD"], "claims": ["report#1", "report#2"]}],
    "claims": ["report#1", "report#2", "report#3"], "withheld": ["report#3"], "stances": [],
}  # fmt: skip


def document(text: str = TEXT, **fields: Any) -> dict[str, Any]:
    return {
        "id": "report", "source": "report.txt", "title": "Kyiv plans to buy American arms", "text": text, "language": "en",
        "published": None, "publisher": None, "sha256": SHA, "text_sha256": SHA, "fetched": None, "state": "read", "reason": None,
        **fields,
    }  # fmt: skip


def statements() -> tuple[Statement, ...]:
    return (
        Statement(
            n=1, kind="quoted", section="promised", rests_on=("claim:report#1", "document:report"),
            text="Ukraine would buy arms for at least 100 bn USD from the United States.",
            figures=(StatedFigure(value=100_000_000_000, unit="USD", bound="at_least", rests_on=("claim:report#1",)),),
        ),
        Statement(
            n=2, kind="quoted", section="unknown", rests_on=("claim:report#3",), figures=(),
            text="The list of arms is said to be confidential.",
        ),
        Statement(
            n=3, kind="computed", section="plan", rests_on=("statement:1", "row:equipment_prices/patriot", "assumption:start"),
            text="The plan delivers 23 bn USD of it by December 2035.",
            figures=(
                StatedFigure(value=23_000_000_000, unit="USD", rests_on=("row:equipment_prices/patriot",)),
                StatedFigure(value="2035-12", unit="month", rests_on=("assumption:start",)),
            ),
        ),
        Statement(
            n=4, kind="computed", section="coverage", rests_on=("assumption:radius",),
            text="Ten systems could cover 30.8% (29.9% to 36%) of people at most.",
            figures=(StatedFigure(value=0.308, low=0.299, high=0.36, unit="share", rests_on=("assumption:radius",)),),
        ),
        Statement(
            n=5, kind="assumed", section="assumptions", rests_on=("assumption:start",), text="The plan starts in January 2026.",
            figures=(StatedFigure(value="2026-01", unit="month", rests_on=("assumption:start",)),),
        ),
    )  # fmt: skip


def schedule() -> Schedule:
    years = range(2026, 2036)
    return Schedule.model_validate(
        {
            "programme": "Ukraine", "start": "2026-01", "months": 120, "currency": "USD", "recipients": ["UA"], "status": "infeasible", "gap": 0,
            "objective": {"shortfall_sum": 1.1, "capability_points": 50310, "interest_and_line_cost": 11.5e9},
            "promises": [
                {"id": "us_arms", "agreement": "ua-us-purchase", "measure": "value", "promised": 100e9, "delivered_by_deadline": 23e9,
                 "short": 77e9, "kept_month": None, "earliest_month": None, "cost": 23e9, "because": "Money is short.",
                 "title": "US arms for over 100 bn USD", "by": None, "items": ["patriot", "missile"]},
                {"id": "drones", "agreement": None, "measure": "value", "promised": 50e9, "delivered_by_deadline": 32.8e9,
                 "short": 17.2e9, "kept_month": None, "earliest_month": "2034-11", "cost": 32.8e9, "because": "Money is short.",
                 "title": "Drones made in Ukraine for 50 bn USD", "by": None, "items": ["drone"]},
                {"id": "patriots", "agreement": "ua-us-purchase", "measure": "count", "promised": 10, "delivered_by_deadline": 10,
                 "short": 0, "kept_month": "2033-08", "earliest_month": "2033-08", "cost": 11e9, "because": "Kept.",
                 "title": "At least 10 Patriot batteries", "by": None, "items": ["patriot"]},
            ],
            "shortfalls": [], "relaxations": [], "bottlenecks": [],
            "deliveries": [
                *({"item": "missile", "month": f"{y}-06", "quantity": 300} for y in years),
                *({"item": "drone", "month": f"{y}-06", "quantity": 5_600_000 if y < 2031 else 900_000} for y in years),
                *({"item": "patriot", "month": f"{y}-09", "quantity": 2} for y in range(2030, 2035)),
            ],
            "openings": [], "draws": [], "repayments": [], "interest": [], "debt": [],
            "payments": [{"instrument": "loan", "month": f"{y}-01", "amount": 7e9 if y < 2031 else 4e9, "currency": "USD"} for y in years],
            "burden": [],
            "cases": [
                {"id": case, "promises": [{"id": i, "delivered_by_deadline": v, "kept_month": None} for i, v in values.items()]}
                for case, values in {
                    "favourable": {"us_arms": 79e9, "drones": 50e9, "patriots": 10},
                    "mode": {"us_arms": 23e9, "drones": 32.8e9, "patriots": 10},
                    "adverse": {"us_arms": 4.4e9, "drones": 12.8e9, "patriots": 1},
                }.items()
            ],
            "items": [
                {"id": i, "name": i, "category": c, "class": "us_made", "unit_cost": cost, "system": None, "in_service": 0}
                for i, c, cost in (("patriot", "air_defence_system", 1.1e9), ("missile", "interceptor", 4e6), ("drone", "drone", 1000))
            ],
        }
    )  # fmt: skip


def coverage() -> Coverage:
    def period(layer: str, systems: str, year: int, count: int) -> dict[str, Any]:
        grow = count / 10
        low, mode, high = (0.299, 0.308, 0.36) if layer == "ballistic" else (0.336, 0.561, 0.763)
        share = {"low": low * grow, "mode": mode * grow, "high": high * grow}
        people = {end: round(31_100_000 * value) for end, value in share.items()}
        return {
            "layer": layer, "systems": systems, "period": str(year), "counts": {"Patriot": count}, "people": people, "share": share,
            "infrastructure_share": share, "value": 1, "bound": 1, "gap": 0, "status": "optimal", "population": "present",
            "area": "government", "rural": "spread", "share_of_placed": share, "denominator": {"all": 31_100_000, "placed": 31_100_000},
            "bounds": people, "infrastructure_share_equal": share,
        }  # fmt: skip

    codes = [
        "UA-05",
        "UA-07",
        "UA-12",
        "UA-14",
        "UA-18",
        "UA-21",
        "UA-23",
        "UA-26",
        "UA-30+UA-32",
        "UA-35",
        "UA-46",
        "UA-48",
        "UA-51",
    ]
    return Coverage.model_validate(
        {
            "places": "UA", "as_of": "2023-07-31", "label": "A geometric upper bound for systems standing at cities.", "assumptions": [],
            "periods": [
                period(layer, "planned", year, max(0, min(10, 2 * (year - 2029)))) for layer in ("ballistic", "other") for year in range(2026, 2036)
            ] + [period(layer, "promised", 2035, 10) for layer in ("ballistic", "other")],
            "marginal": [
                {"layer": layer, "systems": "promised", "item": "Patriot", "count": n, "population": population,
                 "low": round(first * factor / n**0.9), "high": round(first * factor / n**0.9)}
                for layer, first in (("ballistic", 3_100_000), ("other", 4_800_000))
                for population, factor in (("present", 1.0), ("registered", 1.1)) for n in range(1, 31)
            ],
            "need": [],
            "regions": [
                {"layer": layer, "systems": "planned", "period": "2035", "code": code, "share_low": round(0.05 * (n % 17), 2), "share_high": round(min(1, 0.05 * (n % 17) + 0.25), 2)}
                for layer in ("ballistic", "other") for n, code in enumerate(codes, start=3)
            ] + [
                {"layer": layer, "systems": "planned", "period": "2035", "code": code, "share_low": None, "share_high": None, "withheld": "no counted people"}
                for layer in ("ballistic", "other") for code in ("UA-09", "UA-40+UA-43")
            ],
        }
    )  # fmt: skip


def outlook() -> Outlook:
    def years(low: float, mid: float, high: float) -> dict[str, Any]:
        return {year: {"low": low, "mid": mid, "high": high} for year in ("1", "5", "10", "12")}

    figures = {
        "guarantees_first": ((0.280, 0.775, 0.912), (0.051, 0.505, 0.802), (0.242, 0.566, 0.704)),
        "quick_compromise": ((0.138, 0.620, 0.893), (0.095, 0.556, 0.866), (0.197, 0.495, 0.622)),
        "no_guarantee": ((0.0, 0.373, 0.823), (0.0, 0.325, 0.700), (0.129, 0.458, 0.665)),
    }
    return Outlook.model_validate(
        {
            "sets": 20_000, "seed": 1, "assumptions": [], "notes": [], "delivered_share": [0.0] * 13, "covered_share": [0.0] * 13,
            "strategies": [
                {"id": name, "no_accord": {"low": 0.0, "mid": 0.35, "high": 0.83}, "holds_given_accord": years(*holds),
                 "accord_and_holds": years(*both), "defender_value": dict(zip(("low", "mid", "high"), value, strict=True)), "undefined_sets": 0}
                for name, (holds, both, value) in figures.items()
            ],
            "break_evens": [], "rankings": [], "flip_box": [], "drivers": [],
            "base_rates": [{"id": "cow", "coding": "all pairs", "spells": 112, "renewed": 18, "holds": {"10": 0.906}, "low": {"10": 0.8322},
                            "high": {"10": 0.9484}, "source": "COW"}],
            "findings": [], "statements_tested": [],
        }
    )  # fmt: skip


def envelopes() -> tuple[Envelope, ...]:
    return (
        Envelope.model_validate(
            {
                "unknown": "us_arms_list", "currency": "USD", "value_least": 100e9, "value_most": 110e9,
                "items": [{"item": "patriot", "least": 10, "most": 27}, {"item": "missile", "least": 0, "most": 6200}],
                "categories": [{"category": "air_defence_system", "least": 11e9, "most": 30e9}, {"category": "interceptor", "least": 0, "most": 25e9}],
            }
        ),
    )  # fmt: skip


def content(**fields: Any) -> Content:
    """Return the sample; ``fields`` replace fields of its ``BriefingFile``."""
    plan, covered, weighed, hidden = schedule(), coverage(), outlook(), envelopes()
    file = BriefingFile.model_validate(
        {
            "title": "Ukraine's arms purchase: what is promised and what can be kept", "created": "2026-01-01T00:00:00Z", "version": "0.1.0",
            "seed": 1, "inputs": [Input(id="report", sha256=SHA)], "statements": statements(), "documents": [document()],
            "agreements": [AGREEMENT], "claims": CLAIMS,
            "rows": [SourcedRow(id="row:equipment_prices/patriot", table="equipment_prices", values={"item": "Patriot battery", "price_mode": "1.1 bn USD"},
                                source="csis", mark="S", source_title="A price list", source_url="https://example.org/prices")],
            "assumptions": [Assumption(id="assumption:start", text="The programme starts in January 2026.", value="2026-01", unit="month"),
                            Assumption(id="assumption:radius", text="Nominal radius of one system.", value=20, low=15, high=35, unit="km")],
            "schedule": plan.as_json(), "coverage": covered.as_json(), "outlook": weighed.as_json(),
            "envelopes": [envelope.as_json() for envelope in hidden],
        } | fields
    )  # fmt: skip
    return Content(
        file=file, ledger=Ledger((Agreement.model_validate(AGREEMENT),)), schedule=plan, coverage=covered, outlook=weighed,
        envelopes=hidden, tables=(),
    )  # fmt: skip
