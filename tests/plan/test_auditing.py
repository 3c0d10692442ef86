"""The shipped tables are sound, and each kind of fault in them is found and named."""

import pytest

from rempart.plan.auditing import check_tables
from rempart.terms.table import Row, Table, table


def with_cell(name: str, key: str, column: str, text: str) -> list[str]:
    """What the check says of the shipped tables with one cell changed."""

    def read(wanted: str) -> Table:
        shipped = table(wanted)
        if wanted != name:
            return shipped
        rows = dict(shipped.items())
        rows[key] = Row(name, key, {**rows[key].values, column: text})
        return Table(name, rows)

    return check_tables(read)


def test_the_shipped_tables_are_sound() -> None:
    assert check_tables() == []


@pytest.mark.parametrize(
    ("name", "key", "column", "text"),
    [
        ("equipment_attributes", "himars", "price_row", "gone-default"),
        ("equipment_attributes", "himars", "price_row", "gmlrs-default"),
        ("equipment_attributes", "himars", "lead_row", "gone"),
        ("equipment_attributes", "himars", "line", "Europe"),
        ("equipment_attributes", "himars", "needs", "gmlr:108"),
        ("equipment_attributes", "himars", "needs", "gmlrs:many"),
        ("equipment_attributes", "himars", "system", "himars"),
        ("equipment_attributes", "himars", "class", "american"),
        ("equipment_attributes", "himars", "payment_order", "0.3"),
        ("equipment_attributes", "himars", "share_open_mode", "0.9"),
        ("equipment_attributes", "himars", "share_open_high", "1.5"),
        ("equipment_attributes", "himars", "mark", "R"),
        ("equipment_attributes", "himars", "mark", "X"),
        ("equipment_attributes", "himars", "source_key", "nobody"),
        ("equipment_attributes", "himars", "item", "Himars"),
        ("equipment_attributes", "fpv_drone", "same_output_as", "drones"),
        ("equipment_prices", "himars-default", "low", "8000000"),
        ("equipment_prices", "himars-default", "mark", "R"),
        ("equipment_prices", "himars-default", "low", "cheap"),
        ("equipment_lead_times", "himars-new_production-default", "high", "1"),
        ("equipment_capacity", "himars-united_states-2026-default", "mode", "95"),
        ("equipment_rates", "himars-2026", "rate_mode", "14"),
        ("equipment_rates", "himars-2026", "rate_per_month_low", "0.31"),
        ("equipment_rates", "himars-2026", "world_row", "gone"),
        ("equipment_rates", "himars-2026", "world_row", "gmlrs-united_states-2026-default"),
        ("equipment_rates", "himars-2026", "year", "2025"),
        ("equipment_rates", "himars-2026", "equipment", "himar"),
        ("funding_instruments", "usl_military", "state", "proposed"),
        ("funding_instruments", "usl_military", "ceiling_mode", "31000000000"),
        ("funding_instruments", "usl_military", "bearers", "eu_26"),
        ("funding_instruments", "usl_military", "pays_for", "class:us"),
        ("funding_instruments", "usl_military", "share_of", ""),
        ("funding_instruments", "usl_military", "free_low", "0.6"),
        ("funding_instruments", "usl_military", "free_reason", ""),
        ("funding_instruments", "usl_military", "mark", "R"),
        ("funding_instruments", "usl_military", "source_key", ""),
        ("funding_instruments", "usl_military", "second_source_key", "nobody"),
        ("funding_instruments", "usl_military", "currency", "XXX"),
        ("funding_instruments", "era_uk", "part_of", "era"),
        ("funding_bearers", "eu_27-DE", "share", "0.3"),
        ("slip_cost_priors", "shock_war_share", "low", "0.9"),
        ("slip_cost_priors", "shock_war_share", "mark", "R"),
        ("aliases", "patriot_battery-en-1", "item", "Patriot"),
    ],
)
def test_a_broken_cell_is_named_with_what_was_expected_and_what_to_do(
    name: str, key: str, column: str, text: str
) -> None:
    messages = with_cell(name, key, column, text)
    assert messages, f"{name} {key} {column} = {text!r} went unseen"
    assert any(key in message or key.partition("-")[0] in message for message in messages)
    for message in messages:
        assert "; expected " in message
        assert message.endswith(".")


def test_a_recalled_row_that_no_default_uses_is_fine() -> None:
    recalled = [row for row in table("funding_instruments").values() if row.text("mark") == "R"]
    assert recalled
    assert all(row.text("include_case") == "never" for row in recalled)
