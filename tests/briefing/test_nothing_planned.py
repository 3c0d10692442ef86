"""What is said where nothing could be planned: the true reason."""

from pathlib import Path

import pytest

import rempart as rp
from rempart.briefing.statements.planned import plan_statements


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "Poland will buy 24 rocket launchers from South Korea for $1.6 billion, the ministry said.",
            "Nothing promised could be planned; why is said for each.",
        ),
        (
            "The town council voted for a new pool on Thursday.",
            "Nothing promised has a sum or a number, so there is nothing to plan.",
        ),
    ],
)
def test_a_deal_with_a_sum_is_not_said_to_have_none(tmp_path: Path, text: str, first: str) -> None:
    source = tmp_path / "report.txt"
    source.write_text(f"WARSAW, March 12 - {text}\n", encoding="utf-8")
    ledger = rp.merge(rp.extract(rp.read(source)))
    told = [
        draft.says.text for draft in plan_statements(rp.schedule(rp.Programme.from_ledger(ledger)), ledger)
    ]
    assert told[0] == first
    assert len(told) == 1 + len(ledger.agreements)  # each agreement with its reason
