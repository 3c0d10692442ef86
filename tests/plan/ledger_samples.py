"""Ledgers entered by hand, in the words of the contract, and what a draft makes of them."""

import tomllib
from typing import Any

from rempart.claims.claim import Claim, Report
from rempart.ledger.agreement import Agreement, ClaimedAmount, Item, Ledger
from rempart.plan.first_draft.drafting import draft
from rempart.plan.programme import Programme


def agreement(name: str, type_: str, **fields: Any) -> Agreement:
    """An agreement of one report; ``fields`` set parties, items, amounts and links."""
    empty: dict[str, Any] = {
        "kind": "agreement", "id": name, "aliases": (), "title": name, "type": type_, "buyer": None,
        "seller": None, "funder": None, "recipient": None, "producer": None, "items": (), "amounts": (),
        "goods_status": None, "money_status": None, "side_states": (), "first_reported": None,
        "last_reported": None, "reports": 1, "origins": (), "grade": "F6", "links": (), "conflicts": (),
        "claims": (), "withheld": (), "stances": (),
    }  # fmt: skip
    return Agreement(**(empty | fields))


def units(item: str, count: int | None, bound: str = "exact", **fields: Any) -> Item:
    """So many of an item, as one claim says; a bound leaves the other end open."""
    low = count if bound in {"exact", "at_least"} else None
    high = count if bound in {"exact", "at_most"} else None
    settled: dict[str, Any] = {
        "unit": None,
        "claims": ("a#1",),
        "low": low,
        "mode": count,
        "high": high,
    } | fields
    return Item(item=item, bound=bound if count else None, **settled)


def amount(value: float, currency: str = "USD", bound: str = "exact", *claims: str) -> ClaimedAmount:
    """A sum, as the claims named say."""
    return ClaimedAmount(value=value, currency=currency, bound=bound, claims=claims or ("a#1",), origins=())


def report(name: str, published: str | None, *claims: dict[str, Any]) -> Report:
    """A report with its claims, numbered in the order of the text."""
    made = [
        Claim(
            id=f"{name}#{number}", type="purchase", buyer=None, seller=None, funder=None, recipient=None,
            producer=None, item=None, quantity=None, amount=None, attributed_to=(), start=number * 100,
            end=number * 100 + 9, quote="some words", rule="test", **({"status": "reported"} | claim),
        )
        for number, claim in enumerate(claims, start=1)
    ]  # fmt: skip
    return Report(
        id=name, source="", title=None, language="en", published=published, publisher=None, origin=None,
        sha256="", claims=tuple(made),
    )  # fmt: skip


def the_article() -> Ledger:
    """What the article of the brief says, entered by hand in the words of the contract."""
    us, ua = ("US",), ("UA",)
    arms = agreement(
        "ua-us-arms", "purchase", buyer=ua, seller=us, funder=("EUROPE",), claims=("a#1", "a#2"),
        items=(units("weapons", None),), withheld=("list of weapons",),
        amounts=(amount(100e9, "USD", "exact", "a#1"), amount(100e9, "USD", "at_least", "a#2")),
    )  # fmt: skip
    patriots = agreement(
        "ua-patriot", "request", recipient=ua, seller=us, claims=("a#3",),
        items=(units("Patriot", 10, "at_least", unit="system", claims=("a#3",)),),
    )  # fmt: skip
    drones = agreement(
        "ua-drones", "production", producer=ua, claims=("a#4",), items=(units("drones", None),),
        amounts=(amount(50e9, "USD", "exact", "a#4"),),
    )  # fmt: skip
    others = (
        agreement("ua-europe", "purchase", buyer=ua, seller=("EUROPE",), items=(units("weapons", None),)),
        agreement("us-guarantee", "guarantee", funder=us, recipient=ua),
        agreement("ru-doubts", "stance", kind="stance"),
    )
    text = report("a", None, {}, {}, {}, {})
    return Ledger((arms, patriots, drones, *others), (text,))


def made_from(*entries: Agreement, reports: tuple[Report, ...] = (), **options: Any) -> dict[str, Any]:
    """The draft of a ledger; it must be a programme that can be read."""
    sections = draft(Ledger(entries, reports), **options)
    programme = Programme.from_dict(sections, "draft")
    assert Programme.from_dict(tomllib.loads(programme.to_toml()), "file").as_dict() == programme.as_dict()
    return sections


def only_promise(*entries: Agreement, **options: Any) -> dict[str, Any]:
    (promise,) = made_from(*entries, **options)["promise"]
    assert isinstance(promise, dict)
    return promise


def reasons(sections: dict[str, Any]) -> dict[str, str]:
    return {row["agreement"]: row["reason"] for row in sections["excluded"] if "agreement" in row}


def assumed(sections: dict[str, Any]) -> dict[str, Any]:
    return {row["id"]: row for row in sections["assumption"]}


def buys(name: str = "deal", **fields: Any) -> Agreement:
    """Ukraine buys from the United States."""
    return agreement(name, "purchase", **({"buyer": ("UA",), "seller": ("US",)} | fields))
