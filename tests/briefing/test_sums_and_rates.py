"""What sums and rates in statements are made of: flows and stocks, exchange rates, rows of base rates."""

from pathlib import Path

from tests.briefing import briefing_samples as samples

from rempart.briefing.composing import compose
from rempart.briefing.grounds import Grounds
from rempart.briefing.statements.funded import Borne, borne_by, money_statements
from rempart.outlook.history import base_rates
from rempart.plan.programme import Programme
from rempart.plan.timetable import Schedule

TRUTHS = Path(__file__).parents[1] / "truths"


def test_flows_add_up_over_the_years_and_what_is_vouched_for_does_not() -> None:
    burden = [
        {"party": "DE", "year": year, "grants": 1e9, "interest": 2e8, "principal": 0, "contingent": vouched}
        for year, vouched in ((2026, 4e9), (2027, 9e9), (2028, 7e9))
    ]
    schedule = Schedule.from_json(samples.schedule().as_json() | {"burden": burden}, "schedule.json")
    assert borne_by(schedule) == {"DE": Borne(grants=3e9, interest=6e8, principal=0, contingent=9e9)}


def test_base_rates_rest_on_their_rows_and_tell_each_war_once() -> None:
    rates = base_rates()
    outlook = samples.outlook().model_copy(update={"base_rates": rates})
    told = compose(samples.ledger(), samples.schedule(), samples.coverage(), outlook)
    (statement,) = [one for one in told.statements("outlook") if "past wars" in one.text]
    # Published table, coding "all pairs": .9060 with .7861 to .9691; by war .7727 with .6286 to .9139.
    assert "of 112 pairs or spells (Correlates of War: all pairs), 91% (79% to 97%)" in statement.text
    assert "of 37 wars, each counted once" in statement.text
    assert "77% (63% to 91%)" in statement.text
    assert "all 22 ways of counting, 73% to 96%" in statement.text
    assert {rate.id for rate in rates} <= set(statement.rests_on)
    assert statement.figures[1].rests_on == ("row:spells_summary/cow-all-pairs",)


def test_a_sum_in_another_currency_rests_on_its_rate() -> None:
    rates = ", ".join(f"exchange_rates/{currency}-2026" for currency in ("EUR", "GBP", "NOK"))
    programme = Programme.read(TRUTHS / "programmes" / "ukraine-2025.toml")
    programme = programme.model_copy(update={"exchange_source": rates})
    schedule = samples.schedule().model_copy(update={"made_from": programme})
    statements = money_statements(schedule, Grounds())
    figures = [figure for draft in statements for figure in draft.says.figures]
    loan = [figure for figure in figures if any("usl_military" in name for name in figure.rests_on)]
    assert loan
    assert all("row:exchange_rates/EUR-2026" in figure.rests_on for figure in loan)
