"""``rempart extract --explain``: marks, rules and words."""

from pathlib import Path

from typer.testing import CliRunner

from rempart.claims.extraction import extract
from rempart.cli.app import application
from rempart.sources.reading import read

TEXT = (
    "Norway buys Patriot missiles\n"
    "Norway signed a contract with Raytheon on Monday for at least 12 Patriot missiles worth $50 million.\n"
)


def test_the_explanation_marks_claims_and_names_a_rule_for_every_field(tmp_path: Path) -> None:
    path = tmp_path / "deal.txt"
    path.write_text(TEXT, encoding="utf-8")
    shown = CliRunner(env={"COLUMNS": "200"}).invoke(application(), ["extract", str(path), "--explain"])
    assert shown.exit_code == 0
    assert "[1|" in shown.output
    assert "|1]" in shown.output
    for words in ("at least 12 Patriot missiles", "$50 million", "Norway", "subject", "word of status"):
        assert words in shown.output


def test_every_filled_field_has_a_slot_whose_words_stand_in_the_text(tmp_path: Path) -> None:
    path = tmp_path / "deal.txt"
    path.write_text(TEXT, encoding="utf-8")
    (report,) = extract(read(path))
    assert report.claims
    for claim in report.claims:
        filled = {
            name for name in ("buyer", "seller", "funder", "recipient", "producer") if getattr(claim, name)
        }
        filled |= {name for name in ("item", "quantity", "amount", "status") if getattr(claim, name)}
        assert filled <= set(claim.slots)
        assert all(0 <= slot.start < slot.end <= len(TEXT) for slot in claim.slots.values())
