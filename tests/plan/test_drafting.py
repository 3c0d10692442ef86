"""The default programme: what a ledger and the tables alone give."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from rempart.claims.claim import Amount, Claim, Quantity, Report
from rempart.errors import ProgrammeError
from rempart.ledger.agreement import (
    Agreement,
    AgreementLink,
    ClaimedAmount,
    GoodsState,
    Item,
    Ledger,
    Origin,
    SideMark,
)
from rempart.plan.drafting import draft
from rempart.plan.programme import Programme

TRUTH = Path(__file__).parents[1] / "truths/programmes/ukraine-2025.toml"
NAMED = {"source", "claim", "agreement", "exchange_source", "assumptions", "excluded"}


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
    """So many of an item, as one claim says."""
    ends = {"low": count, "mode": count, "high": count}
    settled: dict[str, Any] = {"unit": None, "claims": ("a#1",)} | ends | fields
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


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    return draft(the_article())


def settled(programme: Programme) -> dict[str, Any]:
    """All values of a programme in one form, without the names of what they rest on."""

    def cleaned(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: cleaned(inner) for name, inner in value.items() if name not in NAMED}
        return [cleaned(inner) for inner in value] if isinstance(value, list | tuple) else value

    return {name: cleaned(value) for name, value in programme.model_dump().items() if name not in NAMED}


def test_the_article_gives_the_published_programme(made: dict[str, Any]) -> None:
    ours, truth = settled(Programme.from_dict(made, "draft")), settled(Programme.read(TRUTH))
    assert ours.keys() == truth.keys()
    for section, expected in truth.items():
        if isinstance(expected, list) and expected and isinstance(expected[0], dict) and "id" in expected[0]:
            rows = {row["id"]: row for row in ours[section]}
            assert list(rows) == [row["id"] for row in expected], section
            for row in expected:
                assert rows[row["id"]] == row, f"{section} {row['id']}"
        else:
            assert ours[section] == expected, section


def test_the_article_gives_the_sections_of_the_file_word_for_word(made: dict[str, Any]) -> None:
    with TRUTH.open("rb") as file:
        truth = tomllib.load(file)
    for section in ("promise", "funding"):
        for ours, theirs in zip(made[section], truth[section], strict=True):
            assert {k: v for k, v in ours.items() if k not in NAMED} == {
                k: v for k, v in theirs.items() if k not in NAMED
            }
