"""Reports made by hand: only what a test is about is written out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rempart.claims.claim import Claim, Report

# The real article lies beside the project and is not part of it.
SEED = Path(__file__).parents[2].parent / "shared" / "seed" / "article.fr.txt"
collect_ignore = [] if SEED.is_file() else ["test_ledger_seed.py"]

_SILENT_CLAIM: dict[str, Any] = {
    "type": "purchase",
    "buyer": None,
    "seller": None,
    "funder": None,
    "recipient": None,
    "producer": None,
    "item": None,
    "quantity": None,
    "amount": None,
    "status": "reported",
    "attributed_to": (),
    "start": 0,
    "end": 5,
    "quote": "words",
    "rule": "hand",
}
_ARMS = {"buyer": ("UA",), "seller": ("US",), "funder": ("EUROPE",), "item": "weapons"}


def amount(value: float, bound: str = "exact", currency: str = "USD") -> dict[str, Any]:
    return {"value": value, "currency": currency, "bound": bound}


def _report(name: str, *claims: dict[str, Any], **fields: Any) -> Report:
    """A report whose claims are numbered from 1; ``sha256`` follows from the id."""
    numbered = [
        Claim.model_validate(_SILENT_CLAIM | {"id": f"{name}#{number}", "start": 10 * number} | claim)
        for number, claim in enumerate(claims, start=1)
    ]
    told = {"published": "2025-08-19", "publisher": None, "origin": None, "title": None} | fields
    made = {
        "id": name,
        "source": f"{name}.txt",
        "language": "en",
        "sha256": f"{name:0>64}",
        "claims": numbered,
    }
    return Report.model_validate(made | told)


@pytest.fixture
def report() -> Callable[..., Report]:
    """``report("a", claim, ..., origin="Financial Times")``."""
    return _report


@pytest.fixture
def arms() -> Callable[..., dict[str, Any]]:
    """The purchase of US arms by Ukraine that Europe pays, 100 bn USD unless another sum is given."""

    def claim(value: float | None = 100e9, bound: str = "exact", **fields: Any) -> dict[str, Any]:
        told = {} if value is None else {"amount": amount(int(value), bound)}
        return _ARMS | told | fields

    return claim
