"""What a briefing says of odds, other plans and limits: each figure is the schedule's, and rests on something."""

from functools import cache
from pathlib import Path

from rempart.briefing.grounds import Grounds
from rempart.briefing.odds_tables import odds_tables
from rempart.briefing.page.risk_charts import calendar_chart, debt_chart, odds_chart
from rempart.briefing.statements.risked import (
    bound_statements,
    compared_statements,
    risk_grounds,
    risk_statements,
)
from rempart.briefing.statements.telling import Draft
from rempart.ledger.agreement import Ledger
from rempart.plan.programme import Programme
from rempart.plan.scheduling import schedule
from rempart.plan.timetable import Schedule

FILES = Path(__file__).parents[1] / "truths" / "programmes"
NOTHING = Ledger(())


@cache
def planned(name: str) -> Schedule:
    return schedule(Programme.read(FILES / f"{name}.toml"), trials=200, seed=3, compare="kinds")


def by_key(drafts: list[Draft]) -> dict[str, Draft]:
    return {draft.key: draft for draft in drafts}


def test_the_odds_told_are_those_of_the_trials() -> None:
    plan = planned("two_promises")
    assert plan.risk is not None
    told = by_key(list(risk_statements(plan, NOTHING)))
    for odds in plan.risk.promises:
        figures = told[f"odds {odds.id}"].says.figures
        shares = [figure for figure in figures if figure.unit == "share"]
        assert [figure.value for figure in shares] == [odds.probability_by_deadline]
        assert (shares[0].low, shares[0].high) == odds.probability_interval
        assert "statement:trials" in told[f"odds {odds.id}"].rests_on
    (method,) = risk_grounds(plan, Grounds())
    assert method.key == "trials"
    assert [figure.value for figure in method.says.figures[:2]] == [200, 3]
    assert method.rests_on


def test_what_binds_and_what_conflicts_is_told_with_its_figures() -> None:
    told = by_key(list(bound_statements(planned("two_promises"), NOTHING)))
    assert "cannot hold together" in told["conflict"].says.text
    assert "money that may pay for Ukrainian-made goods" in told["binds"].says.text
    assert all(draft.rests_on for draft in told.values())
    assert all(figure.rests_on for draft in told.values() for figure in draft.says.figures)


def test_scenarios_that_change_nothing_are_told_as_such() -> None:
    told = by_key(list(compared_statements(planned("two_promises"), NOTHING)))
    assert "no change with every promise weighing the same" in told["scenarios"].says.text
    assert "prices paid for all items, high end" in told["moved"].says.text


def test_tables_and_charts_hold_the_same_figures() -> None:
    plan = planned("two_promises")
    tables = {table.id: table for table in odds_tables(plan)}
    assert {"scenarios", "inputs-moved", "odds"} <= set(tables)
    assert [row[0] for row in tables["scenarios"].rows] == [
        "the plan as it is",
        "every promise weighing the same",
    ]
    chart = odds_chart(plan)
    assert chart is not None
    assert len(chart.table.rows) == len(plan.promises)
    assert chart.svg().startswith("<svg")


def test_debt_and_full_output_are_drawn_where_there_are_any() -> None:
    loan = debt_chart(planned("loan"))
    assert loan is not None
    assert loan.table.rows[-1][1:] == (5_000_000, 237_500)
    assert debt_chart(planned("ramp")) is None
    calendar = calendar_chart(planned("ramp"))
    assert calendar is not None
    assert calendar.table.rows == (("Interceptor", 5),)


def test_without_trials_nothing_is_said_of_odds() -> None:
    plan = schedule(Programme.read(FILES / "ramp.toml"))
    assert list(risk_statements(plan, NOTHING)) == []
    assert list(risk_grounds(plan, Grounds())) == []
    assert odds_chart(plan) is None
    assert "odds" not in {table.id for table in odds_tables(plan)}
