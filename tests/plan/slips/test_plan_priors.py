"""What a programme says of its risks holds, a nought too; what it leaves out comes from the table, row by row."""

import csv
from pathlib import Path
from typing import Any

import pytest

from rempart.plan.programme_file.catalogue import Risk
from rempart.plan.slips.priors import Priors, priors_of

DATA = Path(__file__).parents[3] / "src" / "rempart" / "data"
SAID: dict[str, Any] = {
    "cost_growth": {"median": 1.5, "sigma": 0},
    "lead_growth": {"median": 2, "sigma": 0.1},
    "common_share": 0,
    "queue_reorder": {"per_year": 0, "months": 7},
    "war_draw": {"per_year": 1, "share": 0.5, "months": {"low": 1, "mode": 2, "high": 3}, "categories": ["drone"]},
    "funding_delay_months": 0,
}  # fmt: skip
TOLD: dict[str, dict[str, Any]] = {
    "cost_growth": {"cost_growth": (1.5, 0)},
    "lead_growth": {"lead_growth": (2, 0.1)},
    "common_share": {"common_share": 0},
    "queue_reorder": {"queue_chance": 0, "queue_months": (7, 7, 7)},
    "war_draw": {
        "war_chance": 1, "war_share": (0.5, 0.5, 0.5), "war_months": (1, 2, 3), "war_categories": ("drone",),
    },
    "funding_delay": {"funding_delay": (0, 0, 0)},
}  # fmt: skip


def of_the_table() -> dict[str, Any]:
    with (DATA / "slip_cost_priors.csv").open(encoding="utf-8", newline="") as handle:
        rows = {row["key"]: row for row in csv.DictReader(handle)}

    def ends(key: str) -> tuple[float, ...]:
        return tuple(float(rows[key][end]) for end in ("low", "mode", "high"))

    def growth(key: str) -> tuple[float, ...]:
        return float(rows[key]["median"]), float(rows[key]["sigma"])

    return {
        "cost_growth": growth("prior_cost_series"),
        "lead_growth": growth("prior_lead_series"),
        "common_share": ends("prior_common_share")[1],
        "queue_chance": ends("shock_queue_rate_no_priority")[1],
        "queue_months": ends("shock_queue_size"),
        "war_chance": ends("shock_war_rate")[1],
        "war_share": ends("shock_war_share"),
        "war_months": ends("shock_war_length"),
        "war_categories": ("interceptor",),
        "funding_delay": ends("shock_funding_delay"),
    }


def plainly(priors: Priors) -> dict[str, Any]:
    """Return the priors as numbers, growth as (median, sigma) and ranges as (low, mode, high)."""
    found: dict[str, Any] = {}
    for name in Priors.__dataclass_fields__:
        value = getattr(priors, name)
        parts = next(
            (ends for ends in (("median", "sigma"), ("low", "mode", "high")) if hasattr(value, ends[0])), ()
        )
        found[name] = tuple(float(getattr(value, part)) for part in parts) if parts else value
    return found


@pytest.mark.parametrize("risk", [None, Risk()])
def test_what_nobody_says_comes_from_the_table(risk: Risk | None) -> None:
    assert plainly(priors_of(risk)) == of_the_table()


@pytest.mark.parametrize("name", SAID)
def test_what_is_said_holds_and_nothing_else_moves(name: str) -> None:
    told = TOLD["funding_delay" if name == "funding_delay_months" else name]
    assert plainly(priors_of(Risk.model_validate({name: SAID[name]}))) == of_the_table() | told
