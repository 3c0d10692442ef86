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

# A report of some length, whose last sentence tells a sum that no word tells to be background.
FIRST = "Denmark orders howitzers\nDenmark ordered 12 K9 howitzers from South Korea on Monday for 90 million euros. "
FILLING = (
    "The guns will replace older ones. Crews will train in Jutland. The first guns come in spring. "
    "Unions were not heard. The opposition wants a debate. Nobody asked about ammunition. "
)
LAST = "Copenhagen has some 2 billion euros left for its artil\u00adlery."


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


def test_a_sum_that_is_judged_to_be_background_is_shown_with_its_sentence_and_rule(tmp_path: Path) -> None:
    path = tmp_path / "deal.txt"
    path.write_text(FIRST.replace("Monday", "Mon\u00adday") + FILLING * 8 + LAST, encoding="utf-8")
    (report,) = extract(read(path))
    (left,) = report.unclaimed
    assert report.document
    assert report.document.text[left.start : left.end] == "some 2 billion euros"
    assert left.sentence == LAST
    assert left.rule.startswith("background weights: chance that it belongs to a deal 0.")
    assert "unclaimed" not in report.as_json()
    shown = CliRunner(env={"COLUMNS": "250"}).invoke(application(), ["extract", str(path), "--explain"])
    for words in (
        "not claimed",
        "approx 2,000,000,000 EUR",
        "Copenhagen has some",
        "chance that it belongs to a deal",
    ):
        assert words in shown.output


def test_where_no_sum_is_left_out_nothing_is_shown_as_not_claimed(tmp_path: Path) -> None:
    path = tmp_path / "deal.txt"
    path.write_text(TEXT, encoding="utf-8")
    shown = CliRunner().invoke(application(), ["extract", str(path), "--explain"])
    assert "not claimed" not in shown.output


def test_links_conversions_and_other_places_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "deal.txt"
    path.write_text(
        "Denmark orders 12 howitzers from South Korea\n"
        "Denmark ordered 12 K9 howitzers from South Korea for 80 million euros (600 million kroner). "
        "The contract includes 40 supply vehicles for 9 million euros.\n",
        encoding="utf-8",
    )
    shown = CliRunner(env={"COLUMNS": "250"}).invoke(application(), ["extract", str(path), "--explain"])
    for words in ("part_of deal#1", "also 600,000,000 DKK", "also told"):
        assert words in shown.output
