"""One whole run on reports in our own words, byte for byte."""

import pytest
from tests.golden.regenerate import EXAMPLE, GOLDEN, example, golden_run

import rempart as rp


@pytest.fixture(scope="module")
def run() -> dict[str, str]:
    return golden_run()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["claims.jsonl", "ledger.jsonl", "programme.toml", "statements.txt"])
def test_the_whole_run_is_as_it_was(run: dict[str, str], name: str) -> None:
    assert run[name] == (GOLDEN / name).read_text(encoding="utf-8"), (
        "if the change is meant: python tests/golden/regenerate.py, and say why in CHANGELOG.md"
    )


def test_the_example_programme_is_what_the_reports_make_of_it() -> None:
    assert example() == EXAMPLE.read_text(encoding="utf-8"), "python tests/golden/regenerate.py"


@pytest.mark.slow
def test_the_example_programme_answers_as_the_sanity_table_says() -> None:
    plan = rp.schedule(rp.Programme.read(EXAMPLE))
    promises = {row.id: row for row in plan.promises}
    assert promises["us_arms"].delivered_by_deadline / 1e9 == pytest.approx(23.0, rel=0.01)
    assert promises["patriots"].earliest_month == "2033-08"
    assert promises["drones"].delivered_by_deadline / 1e9 == pytest.approx(32.8, rel=0.01)
    (further,) = plan.further
    assert further.amount == 27
    assert further.earliest_month_if_paid is None  # 27 do not come by 2035 in the mode
    assert further.delivered_at_end_if_paid == pytest.approx(17.6, rel=0.01)
