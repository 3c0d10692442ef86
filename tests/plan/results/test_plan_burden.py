"""Who carries what, by hand: the loan of the small programmes, of which nine tenths are attributed to somebody."""

from pathlib import Path

import pytest

from rempart.plan.programme import Programme
from rempart.plan.scheduling import schedule
from rempart.plan.timetable import Burden

FILES = Path(__file__).parents[2] / "truths" / "programmes"
BEARERS = [{"party": "DE", "share": 0.6}, {"party": "FR", "share": 0.3}]


def carried(bearers: list[dict[str, object]]) -> dict[str, Burden]:
    programme = Programme.read(FILES / "loan.toml").with_values({"funding.loan.bearers": bearers}, "borne")
    rows = schedule(programme).burden
    assert {row.year for row in rows} == {2026}
    return {row.party: row for row in rows}


@pytest.mark.parametrize(("party", "share"), [("DE", 0.6), ("FR", 0.3), ("not attributed", 0.1)])
def test_each_bearer_carries_its_share_and_the_rest_is_kept_apart(party: str, share: float) -> None:
    row = carried(BEARERS)[party]
    # By hand: 237,500 of interest and two parts of 2.5 million repaid in 2026, 5 million owed at its end.
    assert row.interest == pytest.approx(237_500 * share, abs=0.01)
    assert row.principal == pytest.approx(5_000_000 * share, abs=0.01)
    assert row.contingent == pytest.approx(5_000_000 * share, abs=0.01)
    assert row.grants == 0


def test_without_a_key_nothing_is_attributed_to_anybody() -> None:
    assert set(carried([])) == {"not attributed"}
