"""The smallest named group that cannot hold together: by hand, and minimal whatever is drawn."""

import pytest
from tests.plan.known_plans import FILES, planned

from rempart.plan.programme import Programme
from rempart.plan.scheduling import schedule


@pytest.mark.parametrize(
    ("programme", "parts"),
    [
        ("lead_time", {"promise radars", "deadline radars", "output radar"}),
        ("ramp", {"promise interceptors", "output interceptor"}),
        ("loan", {"promise shells", "lender loan"}),
        ("share", {"promise launchers", "lender european_fund", "lender us_grant"}),
        # Either promise alone could be kept with the grant: only both together cannot.
        ("two_promises", {"promise us_arms", "promise drones", "lender grant"}),
        ("lot_and_whole_units", {"promise batteries", "output battery"}),
    ],
)
def test_the_conflict_is_the_one_by_hand(programme: str, parts: set[str]) -> None:
    found = planned(programme).conflict
    assert found is not None
    assert {f"{part.kind} {part.id}" for part in found.parts} == parts
    assert all(part.name.strip("“”") in found.sentence for part in found.parts)


def test_where_every_promise_is_kept_nothing_conflicts() -> None:
    assert planned("line").conflict is None


def test_money_conflicts_with_the_sum_of_the_article_and_nothing_else_does() -> None:
    found = planned("ukraine-2025").conflict
    assert found is not None
    kinds = {part.kind for part in found.parts}
    assert kinds == {"promise", "lender"}
    assert [part.id for part in found.parts if part.kind == "promise"] == ["us_arms"]
    # Each lender named may pay for US-made goods; one without a limit would do.
    programme = planned("ukraine-2025").made_from
    assert programme is not None
    able = {row.id for row in programme.funding if "class:us_made" in row.pays_for and row.ceiling.mode > 0}
    assert {part.id for part in found.parts if part.kind == "lender"} == able


def test_lead_times_alone_are_named_as_such() -> None:
    data = Programme.read(FILES / "lead_time.toml").as_dict()
    data["item"][0]["lead_time_months"] = 30
    data["programme"]["months"] = 40
    found = schedule(Programme.from_dict(data, "late")).conflict
    assert found is not None
    assert {part.kind for part in found.parts} == {"promise", "deadline"}
    assert found.sentence.startswith("Lead times alone rule out")
