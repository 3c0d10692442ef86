"""A plan in our own numbers, and the tables read again by another route than the code under test."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rempart.coverage.places import Counted, Places, Point, located
from rempart.plan.timetable import Schedule

DATA = Path(__file__).parents[2] / "src" / "rempart" / "data" / "places"


def raw_rows(name: str) -> list[dict[str, str]]:
    """Read a table with the csv module alone."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def item(identifier: str, system: str | None = None, **fields: Any) -> dict[str, Any]:
    """Return an item of a plan."""
    return {
        "id": identifier, "name": identifier, "category": "air_defence_system", "class": "us_made",
        "unit_cost": 1, "system": system, "in_service": 0,
    } | fields  # fmt: skip


def promise(identifier: str, items: Iterable[str], promised: float, **fields: Any) -> dict[str, Any]:
    """Return the result of a promise by number."""
    return {
        "id": identifier, "agreement": None, "measure": "count", "promised": promised,
        "delivered_by_deadline": 0, "short": 0, "kept_month": None, "earliest_month": None, "cost": 0,
        "because": "", "title": identifier, "by": None, "items": tuple(items),
    } | fields  # fmt: skip


def plan(
    items: Iterable[Mapping[str, Any]],
    promises: Iterable[Mapping[str, Any]] = (),
    deliveries: Iterable[tuple[str, str, float]] = (),
    *,
    start: str = "2026-01",
    months: int = 36,
) -> Schedule:
    """Return a schedule with these items, promises and deliveries (item, month, quantity)."""
    empty = dict.fromkeys(
        (
            "shortfalls", "relaxations", "bottlenecks", "openings", "draws", "repayments", "interest", "debt",
            "payments", "burden", "cases",
        ),
        (),
    )  # fmt: skip
    return Schedule.model_validate(
        empty
        | {
            "programme": "a plan", "start": start, "months": months, "currency": "USD", "status": "optimal",
            "gap": 0, "objective": {"shortfall_sum": 0, "capability_points": 0, "interest_and_line_cost": 0},
            "items": tuple(items), "promises": tuple(promises),
            "deliveries": tuple({"item": i, "month": m, "quantity": q} for i, m, q in deliveries),
        }
    )  # fmt: skip


def country(people: list[Point], objects: list[Point]) -> Places:
    """Return a country of these people, the first five places of which may hold systems."""
    return Places(
        code="XX", people_as_of="today", control_as_of="", regions={"A": "A", "B": "B"},
        counted=tuple(Counted(point.region, point.amount) for point in people),
        people=located(people), cities=located(people[:5]), objects=located(objects),
    )  # fmt: skip
