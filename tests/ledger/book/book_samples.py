"""Reports of a few deals, many of them alike, and a clock that only moves when it is told to."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from rempart.claims.claim import Claim, Report
from rempart.ledger.agreement import Ledger
from rempart.ledger.judgement import Judgement
from rempart.sources.document import Document

START = datetime(2025, 9, 1, 12, tzinfo=UTC)
_SUMS = (None, 90, 100, 500)


class Clock:
    """A clock that stands until it is moved by whole days."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        return self.moment

    def next_day(self) -> None:
        self.moment += timedelta(days=1)

    @property
    def day(self) -> str:
        return self.moment.date().isoformat()


def claim(name: str, number: int, **told: Any) -> Claim:
    """A purchase of US weapons by Ukraine unless it is said otherwise; its quote is ``claim <number>``."""
    start = 10 * number
    told = {
        "id": f"{name}#{number}",
        "type": "purchase",
        "buyer": ("UA",),
        "seller": ("US",),
        "funder": None,
        "recipient": None,
        "producer": None,
        "item": "weapons",
        "quantity": None,
        "amount": None,
        "status": "reported",
        "attributed_to": (),
        "start": start,
        "end": start + 7,
        "quote": f"claim {number}",
        "rule": "by hand",
    } | told
    return Claim.model_validate(told)


def dollars(value: int, bound: str = "exact") -> dict[str, Any]:
    return {"value": value * 10**9, "currency": "USD", "bound": bound}


def report(
    name: str, *claims: dict[str, Any], published: str | None = "2025-08-19", text: str = ""
) -> Report:
    """A report with its document; the claims stand ten letters apart, from the tenth on."""
    made = tuple(claim(name, number, **told) for number, told in enumerate(claims, start=1))
    words = " " * 10 + "".join(f"{one.quote:<10}" for one in made) + text
    document = Document(
        id=name,
        source=f"{name}.txt",
        title=None,
        text=words,
        language="en",
        published=published,
        publisher=None,
        sha256=hashlib.sha256(f"{name} {words} {made}".encode()).hexdigest(),
        text_sha256=hashlib.sha256(words.encode()).hexdigest(),
    )
    return Report(
        id=name,
        source=document.source,
        title=None,
        language="en",
        published=published,
        publisher=None,
        origin=None,
        sha256=document.sha256,
        claims=made,
        document=document,
    )


def deal(value: int | None = None, **told: Any) -> dict[str, Any]:
    """A claim of this sum in bn USD."""
    return ({} if value is None else {"amount": dollars(value)}) | told


def entries(ledger: Ledger, *, aliases: bool = True) -> list[str]:
    """The lines of a ledger, byte for byte; without aliases, which depend on the order of arrival."""
    return [
        (one if aliases else one.model_copy(update={"aliases": ()})).json_line() for one in ledger.entries
    ]


def judgement(verdict: str, left: str, right: str | None = None, **told: Any) -> Judgement:
    given = {"when": "2025-09-01", "who": "Ana", "verdict": verdict, "left": left, "right": right}
    return Judgement.model_validate(given | told)


@st.composite
def drawn_reports(draw: st.DrawFn, names: Sequence[str]) -> list[Report]:
    """One report for each name, of one or two claims out of a small world, so that many of them meet."""
    return [draw(_drawn_report(name)) for name in names]


@st.composite
def _drawn_report(draw: st.DrawFn, name: str) -> Report:
    claims = draw(st.lists(_drawn_claims(), min_size=1, max_size=2))
    published = draw(st.sampled_from([None, "2024-12-01", "2025-08-19", "2025-10-20"]))
    return report(name, *claims, published=published)


def _drawn_claims() -> st.SearchStrategy[dict[str, Any]]:
    return st.builds(
        deal,
        st.sampled_from(_SUMS),
        type=st.sampled_from(["purchase", "purchase", "funding", "request"]),
        seller=st.sampled_from([("US",), ("US",), ("DE",)]),
        item=st.sampled_from(["weapons", "weapons", "Patriot"]),
        status=st.sampled_from(["reported", "planned", "contracted", "denied"]),
    )
