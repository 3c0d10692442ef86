"""Hand-made results of every stage, on reports in our own words, for the tests of the briefing."""

import hashlib
from typing import Any

from rempart.briefing.composing import Briefing, compose
from rempart.claims.claim import Report
from rempart.coverage.shares import Coverage
from rempart.ledger.agreement import Agreement, Ledger
from rempart.outlook.assessment import Outlook
from rempart.plan.programme import Programme
from rempart.plan.timetable import Envelope, Schedule
from rempart.sources.document import Document

TEXT = (
    "Kyiv wants 90 billion dollars of American weapons\n"
    "Ukraine intends to order American weapons worth more than 90 billion dollars, with European money, "
    "people close to the talks say. Twelve Patriot batteries are the core of it. "
    "The list itself stays closed. "
    "Moscow thinks little of any peace agreement, the agency Polden writes.\n"
)
HEADLINE = "Kyiv wants 90 billion dollars of American weapons"
BODY = "Ukraine intends to order American weapons worth more than 90 billion dollars, with European money"
BATTERIES = "Twelve Patriot batteries are the core of it"
CLOSED = "The list itself stays closed"
MOSCOW = "Moscow thinks little of any peace agreement"


def claim(number: int, quote: str, **fields: Any) -> dict[str, Any]:
    """Return a claim of the sample text."""
    start = TEXT.index(quote)
    nobody = dict.fromkeys(
        ("buyer", "seller", "funder", "recipient", "producer", "item", "quantity", "amount")
    )
    return nobody | {
        "id": f"talks#{number}",
        "type": "purchase",
        "status": "planned",
        "attributed_to": (),
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "rule": "by hand",
        **fields,
    }


PARTIES = {"buyer": ("UA",), "seller": ("US",), "funder": ("EUROPE",)}
CLAIMS = (
    claim(
        1, HEADLINE, item="weapons", amount={"value": 90e9, "currency": "USD", "bound": "exact"}, **PARTIES
    ),
    claim(
        2,
        BODY,
        item="weapons",
        amount={"value": 90e9, "currency": "USD", "bound": "at_least"},
        attribution=("people close to the talks",),
        withheld={
            "says": "the list of weapons",
            "start": TEXT.index(CLOSED),
            "end": TEXT.index(CLOSED) + len(CLOSED),
        },
        **PARTIES,
    ),
    claim(
        3,
        BATTERIES,
        item="Patriot battery",
        quantity={"value": 12, "bound": "exact"},
        purpose=("population",),
        **PARTIES,
    ),
    claim(
        4,
        MOSCOW,
        type="stance",
        status="reported",
        attribution=("Polden",),
        stance={
            "holder": "RU",
            "about": "peace_agreement",
            "says": "thinks little of it",
            "polarity": "doubtful",
        },
    ),
)


def report(text: str = TEXT, **fields: Any) -> Report:
    """Return the sample report with its document, or another one."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    told = {
        "id": "talks",
        "source": "talks.txt",
        "title": HEADLINE,
        "language": "en",
        "published": None,
    } | fields
    shown = {name: told[name] for name in ("id", "source", "title", "language", "published")}
    document = Document(**shown, text=text, publisher=None, sha256=digest, text_sha256=digest)
    told = {"publisher": None, "origin": None, "sha256": digest, "document": document} | told
    return Report.model_validate({"claims": CLAIMS if text == TEXT else (), **told})


def agreement(**fields: Any) -> Agreement:
    """Return an agreement of the sample report."""
    made: dict[str, Any] = {
        "kind": "agreement", "id": "ua-us-arms", "aliases": (), "title": "Ukraine to buy US weapons for at least 90 bn USD",
        "type": "purchase", "buyer": ("UA",), "seller": ("US",), "funder": ("EUROPE",), "recipient": None,
        "producer": None,
        "items": ({"item": "weapons", "unit": None, "low": None, "mode": None, "high": None, "bound": None, "claims": ("talks#1", "talks#2")},),
        "amounts": (
            {"value": 90e9, "currency": "USD", "bound": "at_least", "claims": ("talks#2",), "origins": ("talks",)},
            {"value": 90e9, "currency": "USD", "bound": "exact", "claims": ("talks#1",), "origins": ("talks",)},
        ),
        "goods_status": {"state": "proposed", "since": None, "claim": "talks#2"},
        "money_status": {"state": "none", "since": None, "claim": "talks#2"},
        "side_states": (), "first_reported": None, "last_reported": None, "reports": 1,
        "origins": ({"name": "talks", "documents": ("talks",)},), "grade": "F6", "links": (),
        "conflicts": ({"field": "amount", "values": ("90 bn USD", "at least 90 bn USD"), "claims": ("talks#1", "talks#2")},),
        "claims": ("talks#1", "talks#2"), "withheld": ("the list of weapons",), "stances": (),
    }  # fmt: skip
    return Agreement.model_validate(made | fields)


def patriots(**fields: Any) -> Agreement:
    """Return the agreement on batteries, a part of the other one."""
    made = {
        "id": "ua-us-patriot",
        "title": "Ukraine to buy 12 Patriot batteries",
        "items": (
            {
                "item": "Patriot battery", "unit": None, "low": 12, "mode": 12, "high": 12, "bound": "exact",
                "claims": ("talks#3",),
            },
        ),
        "amounts": (), "conflicts": (), "withheld": (), "claims": ("talks#3",),
        "links": ({"agreement": "ua-us-arms", "relation": "part_of", "claims": ("talks#3",)},),
    }  # fmt: skip
    return agreement(**(made | fields))


def stance() -> Agreement:
    """Return Moscow's stance, as the sample report tells it."""
    return agreement(
        kind="stance", id="ru-stance", title="Russia on a peace agreement", type="stance", buyer=None, seller=None,
        funder=None, items=(), amounts=(), goods_status=None, money_status=None, conflicts=(), withheld=(),
        claims=("talks#4",), stances=("talks#4",),
    )  # fmt: skip


def ledger() -> Ledger:
    """Return the sample ledger."""
    return Ledger((agreement(), patriots(), stance()), (report(),))


PROGRAMME: dict[str, Any] = {
    "programme": {"title": "Ukraine, by hand", "start": "2026-01", "months": 120, "currency": "USD"},
    "promise": [
        {
            "id": "arms", "title": "US arms for at least 90 bn USD", "agreement": "ua-us-arms", "items": ["class:us_made"],
            "measure": "value", "at_least": "90 bn USD",
        },
        {
            "id": "patriots", "title": "12 Patriot batteries", "agreement": "ua-us-patriot", "items": ["patriot_battery"],
            "measure": "count", "at_least": 12, "within": "arms",
        },
    ],
    "item": [
        {
            "id": "patriot_battery", "name": "Patriot battery", "category": "air_defence_system", "class": "us_made",
            "unit_cost": "1.1 bn USD", "lead_time_months": 54, "rate_per_month": 0.2, "system": "patriot_battery",
            "source": "equipment_attributes/patriot_battery, equipment_prices/patriot_battery-default, equipment_rates/patriot_battery-*",
        },
        {
            "id": "pac3_mse", "name": "PAC-3 MSE", "category": "interceptor", "class": "us_made", "unit_cost": "4.8 M USD",
            "lead_time_months": 36, "rate_per_month": 6,
        },
    ],
    "funding": [
        {
            "id": "allies", "name": "Allied purchases of US-made arms, 2026 to 2030", "kind": "grant", "currency": "USD",
            "ceiling": {"low": "3 bn USD", "mode": "9 bn USD", "high": "30 bn USD"}, "pays_for": ["class:us_made"],
            "bearers": [{"party": "NO", "share": 0.25}], "source": "funding_instruments/allies_other, funding_bearers/eu_27-DE",
        }
    ],
    "assumption": [
        {"id": "start", "text": "No report carries a date: the programme starts with the tables", "value": "2026-01", "unit": "month"},
        {"id": "open-share-patriot_battery", "text": "Open part of the line", "value": 0.2, "low": 0.1, "high": 0.33, "unit": "share", "source": "equipment_attributes/patriot_battery"},
    ],
    "excluded": [{"agreement": "ua-us-arms", "reason": "told twice, 2 claims"}],
}  # fmt: skip


def schedule(**fields: Any) -> Schedule:
    """Return a plan of 8 of 12 batteries and 9 of 90 bn dollars."""
    programme = Programme.from_dict(PROGRAMME, "by hand")
    flow = {"instrument": "allies", "currency": "USD"}
    made: dict[str, Any] = {
        "programme": programme.title, "start": "2026-01", "months": 120, "currency": "USD", "recipients": ("UA",), "status": "infeasible",
        "gap": 0.0, "objective": {"shortfall_sum": 0.9 + 4 / 12, "capability_points": 9000.0, "interest_and_line_cost": 0},
        "promises": (
            {
                "id": "arms", "agreement": "ua-us-arms", "measure": "value", "promised": 90e9, "delivered_by_deadline": 9e9,
                "short": 81e9, "kept_month": None, "earliest_month": None, "cost": 9e9, "title": "US arms for at least 90 bn USD",
                "by": None, "items": ("patriot_battery", "pac3_mse"),
                "because": "9 bn USD of 90 bn USD: the money in force is 9.0 bn USD; with money without limit 14.4 bn USD of PAC-3 MSE and others by December 2035.",
            },
            {
                "id": "patriots", "agreement": "ua-us-patriot", "measure": "count", "promised": 12, "delivered_by_deadline": 8,
                "short": 4, "kept_month": None, "earliest_month": "2035-07", "cost": 8.8e9, "title": "12 Patriot batteries",
                "by": None, "items": ("patriot_battery",), "because": 'Money went first to "US arms for at least 90 bn USD".',
            },
        ),
        "shortfalls": (
            {"promise": "arms", "unit": "value", "short": 81e9, "of": 90e9},
            {"promise": "patriots", "unit": "count", "short": 4, "of": 12},
        ),
        "relaxations": (
            {"free": "money", "amount": None, "unit": "USD", "who": None, "sentence": "No amount of money alone keeps every promise."},
            {"free": "deadlines", "amount": 14, "unit": "months", "who": None, "sentence": "All deadlines would have to move by 14 months."},
        ),
        "bottlenecks": ({"name": "Allied purchases", "unit": "USD", "shadow_price": 1.0, "months": ("2026-01", "2030-12")},),
        "deliveries": ({"item": "patriot_battery", "month": "2031-02", "quantity": 8.0}, {"item": "pac3_mse", "month": "2030-01", "quantity": 41.666667}),
        "openings": (), "draws": ({**flow, "month": "2026-01", "amount": 9e9},), "repayments": (), "interest": (), "debt": (),
        "payments": ({**flow, "month": "2026-01", "amount": 9e9},),
        "burden": (
            {"party": "NO", "year": 2026, "grants": 2.25e9, "interest": 0, "principal": 0, "contingent": 0},
            {"party": "not attributed", "year": 2026, "grants": 6.75e9, "interest": 0, "principal": 0, "contingent": 0},
        ),
        "cases": tuple(
            {"id": case, "promises": ({"id": "arms", "delivered_by_deadline": sum_, "kept_month": None}, {"id": "patriots", "delivered_by_deadline": count, "kept_month": kept})}
            for case, sum_, count, kept in (("favourable", 30e9, 12, "2031-05"), ("mode", 9e9, 8, None), ("adverse", 3e9, 0.666667, None))
        ),
        "items": tuple(
            {"id": item.id, "name": item.name, "category": item.category, "class": item.item_class, "unit_cost": item.unit_cost.mode, "system": item.system, "in_service": 0}
            for item in programme.items
        ),
        "made_from": programme,
    }  # fmt: skip
    return Schedule.model_validate(made | fields)


def _points(low: float | None, mode: float | None, high: float | None) -> dict[str, float | None]:
    return {"low": low, "mode": mode, "high": high}


def _period(systems: str, count: int, population: str, people: int) -> dict[str, Any]:
    return {
        "layer": "ballistic", "systems": systems, "period": "2035", "counts": {"Patriot": count}, "population": population,
        "people": _points(people * 0.96, people, people * 1.2), "share": _points(0.288, 0.3, 0.36), "area": "government",
        "infrastructure_share": _points(0.5, 0.585, 0.66), "value": people, "bound": people, "gap": 0.0, "status": "optimal",
        "rural": "spread", "share_of_placed": _points(0.4, 0.45, 0.5), "denominator": {"all": people / 0.3, "placed": people / 0.45},
        "bounds": _points(people * 0.96, people, people * 1.2), "infrastructure_share_equal": _points(0.5, 0.55, 0.6),
    }  # fmt: skip


def coverage(**fields: Any) -> Coverage:
    """Return coverage of one layer by 12 promised and 8 planned systems."""
    made: dict[str, Any] = {
        "places": "UA", "as_of": "2023-07-31", "label": "a geometric upper bound for systems standing at cities",
        "assumptions": (
            {"id": "radius-patriot-ballistic", "text": "Nominal radius of Patriot", "value": 20, "low": 15, "high": 35, "unit": "km", "source": "row:places/systems/patriot-ballistic"},
            {"id": "area", "text": "Raions under government control are counted"},
        ),
        "periods": (
            _period("promised", 12, "present", 9_600_000), _period("promised", 12, "registered", 10_600_000),
            _period("planned", 8, "present", 8_100_000),
        ),
        "marginal": ({"layer": "ballistic", "systems": "promised", "item": "Patriot", "count": 13, "low": 301_000, "high": 340_000},),
        "need": (
            {"layer": "ballistic", "item": "Patriot", "share": 0.8, "low": None, "high": None, "reason": "beyond_reach", "largest_share": 0.711},
            {"layer": "ballistic", "item": "Patriot", "share": 0.5, "low": 33, "high": 34},
        ),
        "regions": (),
    }  # fmt: skip
    return Coverage.model_validate(made | fields)


def outlook(**fields: Any) -> Outlook:
    """Return an outlook of three strategies."""
    spread = {"low": 0.05, "mid": 0.5, "high": 0.8}
    never = {"low": "undefined", "mid": "undefined", "high": "undefined"}
    strategies = tuple(
        {
            "id": name, "no_accord": spread, "defender_value": spread, "undefined_sets": 0,
            "accord_and_holds": {"1": spread, "5": spread, "10": spread, "T": "undefined"},
            "holds_given_accord": {"10": "undefined" if name == "no_guarantee" else never if name == "quick_compromise" else spread},
        }
        for name in ("guarantees_first", "quick_compromise", "no_guarantee")
    )  # fmt: skip
    made: dict[str, Any] = {
        "sets": 20_000, "seed": 1,
        "assumptions": (
            {"id": "accidents_per_year", "text": "rate of accidents", "low": 0.005, "mid": 0.0225, "high": 0.04, "unit": "rate a year", "set_by": "parameters.csv", "source": "assumed", "rests_on": ("row:peace/parameters/accidents_per_year", "agreement:ua-us-arms")},
        ),
        "notes": (), "delivered_share": (0.0,), "covered_share": (0.0,), "strategies": strategies,
        "break_evens": (
            {"parameter": "build_up_years", "criterion": "defender_value", "intervals": ((0.4, 10.0),), "unit": "years", "says": "from .4"},
            {"parameter": "build_up_years", "criterion": "accord_and_holds_10", "intervals": "none", "unit": "years", "says": "nowhere"},
        ),
        "rankings": (
            {"criterion": "defender_value", "order": "guarantees_first > quick_compromise > no_guarantee", "share": 0.5},
            {"criterion": "defender_value", "order": "no_guarantee > guarantees_first = quick_compromise", "share": 0.125},
            {"criterion": "defender_value", "order": "quick_compromise > guarantees_first > no_guarantee", "share": 0.375},
        ),
        "flip_box": [], "drivers": (),
        "base_rates": (
            {"id": "a", "coding": "COW: all pairs", "spells": 112, "renewed": 18, "holds": {"10": 0.906}, "low": {"10": 0.83}, "high": {"10": 0.95}, "source": "row:peace/spells_summary/cow-all-pairs"},
        ),
        "findings": ({"id": "f", "text": "=SUM(A1) is no finding", "direction": "mixed", "source": "by hand"},),
        "statements_tested": (
            {"id": "unlikely", "text": "A peace accord is unlikely.", "claim": "talks#4", "would_need": (), "share_of_sets": {"guarantees_first": 0.25}},
            {"id": "strong", "text": "Strong security is the condition.", "claim": None, "would_need": (), "share_of_sets": {"defender_value_above": 0.5, "defender_value_equal": 0.125, "defender_value_below": 0.375}},
        ),
    }  # fmt: skip
    return Outlook.model_validate(made | fields)


def envelope() -> Envelope:
    """Return what the closed list could hold."""
    return Envelope.model_validate(
        {
            "unknown": "arms_list", "currency": "USD", "value_least": 90e9, "value_most": 99e9,
            "items": ({"item": "patriot_battery", "least": 12, "most": 27}, {"item": "pac3_mse", "least": 0, "most": 2930.4}),
            "categories": ({"category": "interceptor", "least": 0, "most": 14e9},),
        }
    )  # fmt: skip


def briefing() -> Briefing:
    """Return the sample briefing."""
    return compose(ledger(), schedule(), coverage(), outlook(), envelopes=(envelope(),))


def empty_briefing(*reports: Report) -> Briefing:
    """Return a briefing of reports without any deal."""
    nothing: dict[str, Any] = dict.fromkeys(
        (
            "promises", "shortfalls", "relaxations", "bottlenecks", "deliveries", "draws", "payments", "burden", "cases",
            "items",
        ),
        (),
    )  # fmt: skip
    plan = schedule(**nothing, status="optimal", made_from=None, recipients=(), objective={"shortfall_sum": 0, "capability_points": 0, "interest_and_line_cost": 0})  # fmt: skip
    covered = coverage(periods=(), marginal=(), need=())
    weighed = outlook(assumptions=(), strategies=(), break_evens=(), rankings=(), base_rates=(), findings=(), statements_tested=())  # fmt: skip
    return compose(Ledger((), reports), plan, covered, weighed)
