"""The named conflict of any programme: its parts cannot hold together, and without any one of them the rest can."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.plan.test_plan_properties import MILLION, programmes

from rempart.plan.findings import ConflictPart
from rempart.plan.model.cases import inputs
from rempart.plan.model.goals import reach
from rempart.plan.model.monthly import build
from rempart.plan.programme import Programme
from rempart.plan.results.conflicting import conflict
from rempart.plan.scheduling import solve

pytestmark = pytest.mark.slow  # each example is a dozen plans solved

Limit = tuple[str, str]  # kind of part and id


def limits(data: dict[str, Any]) -> set[Limit]:
    """Return every limit that a conflict may name."""
    promises = [row["id"] for row in data["promise"]]
    return {
        *(("promise", name) for name in promises),
        *(("deadline", name) for name in promises),
        *(("lender", row["id"]) for row in data["funding"]),
        *(("output", row["id"]) for row in data["item"]),
    }


def lifted(data: dict[str, Any], kept: set[Limit]) -> Programme:
    """Write the programme anew, with nothing but the limits ``kept``."""
    there = deepcopy(data)
    there["promise"] = [row for row in there["promise"] if ("promise", row["id"]) in kept]
    for row in there["promise"]:
        if ("deadline", row["id"]) not in kept:
            row.pop("by", None)
    for row in there["item"]:
        if ("output", row["id"]) not in kept:
            row["rate_per_month"] = 10_000
            row.pop("ramp_per_month", None)
            row.pop("maximum", None)
    there["funding"] = [
        row
        if ("lender", row["id"]) in kept
        else {name: row[name] for name in ("id", "name", "currency", "pays_for")}
        | {"kind": "grant", "ceiling": 10**6 * MILLION}
        for row in there["funding"]
    ]
    return Programme.from_dict(there, "lifted")


def is_kept(programme: Programme) -> bool:
    return reach(build(inputs(programme))).shortfall_sum <= 1e-6


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(programmes(), st.data())
def test_a_conflict_cannot_hold_and_without_any_part_it_can(
    data: dict[str, Any], drawn: st.DataObject
) -> None:
    programme = Programme.from_dict(data, "drawn")
    plan = solve(programme, "mode")
    found = conflict(programme, plan.model.inputs, plan.standings)
    assume(found is not None)
    assert found is not None
    parts = {limit(part) for part in found.parts}
    assert parts <= limits(data)
    assert not is_kept(lifted(data, parts))
    spared = drawn.draw(st.sampled_from(sorted(parts)))
    assert is_kept(lifted(data, parts - {spared}))


def limit(part: ConflictPart) -> Limit:
    return part.kind, part.id
