"""Why a promise falls short: the limit named, and the counter-test with that limit alone lifted."""

from typing import Any

import pytest
from tests.plan.known_plans import FILES, planned

from rempart.plan.model.solver import Solver
from rempart.plan.programme import Programme
from rempart.plan.results.foreseeing import foreseen
from rempart.plan.scheduling import schedule


def because(name: str, **values: Any) -> dict[str, str]:
    plan = planned(name)
    if values:
        plan = schedule(Programme.read(FILES / f"{name}.toml").with_values(values["values"], name))
    return {row.id: row.because for row in plan.promises}


def test_money_is_named_with_its_sum_and_what_it_would_bring() -> None:
    text = because("ukraine-2025")["us_arms"]
    assert text.startswith("23 of 100 bn USD: the money in force that may pay for it is 23 bn USD (")
    assert text.endswith("with money without limit 94.8 bn USD could be delivered by December 2035.")


def test_drones_are_held_back_by_money_alone() -> None:
    text = because("ukraine-2025")["drones"]
    assert "money in force that may pay for it is 32.8 bn USD" in text
    assert "all of it could be delivered by December 2035" in text


def test_a_late_promise_names_its_lead_time() -> None:
    text = because("ukraine-2025")["patriots"]
    assert text.startswith("Kept in August 2033")
    assert "no unit can arrive before July 2030, 54 months after the first order" in text


def test_lead_time_is_named_first_where_lifting_it_is_enough() -> None:
    # By hand: 12 months at 2 a month are 24, more than the 20 promised.
    text = because("lead_time")["radars"]
    assert text.startswith("14 of 20: no unit can arrive before June 2026, 5 months after the first order")
    assert text.endswith("all of it could be delivered by December 2026.")


def test_a_deadline_before_the_first_arrival_is_a_matter_of_lead_time() -> None:
    text = because("lead_time", values={"promise.radars.by": "2026-03"})["radars"]
    assert text.startswith("0 of 20: no unit can arrive before June 2026")
    assert "6 could be delivered by March 2026" in text


def test_output_is_named_with_how_much_more_it_would_need() -> None:
    # By hand: without the wait 24 could be built by December, so 30 need 30 / 14 of the output.
    text = because("lead_time", values={"promise.radars.at_least": 30})["radars"]
    assert text.startswith("14 of 30: the output of Radar open to this buyer brings no more")
    assert "at least 2.14 times as much" in text


def test_competition_names_the_other_promise_and_the_month_alone() -> None:
    assert because("two_promises")["us_arms"] == (
        '60 of 80 M USD: "20 lots of drones" takes the same money; '
        "asked for alone it could be kept in December 2026."
    )


NOBODY = pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"funding.us_grant.ceiling": 0, "funding.european_fund.ceiling": 0}, "Nobody may pay"),
        ({"item.launcher.rate_per_month": 0}, "Nobody builds it: no output of Launcher"),
        ({"promise.launchers.items": ["class:missile"]}, "Nobody builds it: the programme has no item"),
    ],
)


@NOBODY
def test_what_nobody_pays_or_builds_is_said_as_such(values: dict[str, Any], sentence: str) -> None:
    assert because("share", values=values)["launchers"].startswith(sentence)


@NOBODY
def test_it_is_said_before_anything_is_solved(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, Any], sentence: str
) -> None:
    def unexpected(*_: object, **__: object) -> None:
        raise AssertionError("something was solved")

    monkeypatch.setattr(Solver, "__init__", unexpected)
    programme = Programme.read(FILES / "share.toml")
    assert foreseen(programme) == ()
    told = foreseen(programme.with_values(values, "share"))
    assert any(row.startswith(f'promise "launchers": {sentence}') for row in told)


@pytest.mark.parametrize(("lead", "month"), [(300, "January 2051"), (100_000, "the year 10359")])
def test_an_item_that_comes_after_the_horizon_is_reported_and_not_dropped(lead: int, month: str) -> None:
    late = {"item.radar.lead_time_months": lead}
    plan = schedule(Programme.read(FILES / "lead_time.toml").with_values(late, "late"))
    assert [item.id for item in plan.items] == ["radar"]
    assert plan.promises[0].earliest_month is None
    assert plan.promises[0].because.startswith(f"0 of 20: no unit can arrive before {month}, {lead} months")


def test_a_loan_that_serves_itself_says_so() -> None:
    text = because("loan")["shells"]
    assert text.startswith("4.76 of 5: the money in force that may pay for it is 10 M USD (Loan)")
    assert "interest and principal" in text
