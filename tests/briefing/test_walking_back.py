"""Each statement walks back to sentences, rows and judgements, from memory and from the folder alike."""

import json
from pathlib import Path

import pytest
from tests.briefing import briefing_samples as samples

from rempart.briefing.composing import Briefing
from rempart.briefing.walking_back import walk, why, why_json
from rempart.errors import BriefingError, RecordError


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return samples.briefing()


def number_of(briefing: Briefing, words: str) -> int:
    return next(s.n for s in briefing.file.statements if words in s.text)


def test_a_promise_walks_back_to_its_quote_its_place_and_its_speaker(briefing: Briefing) -> None:
    tree = briefing.why(1)
    start = samples.TEXT.index(samples.BODY)
    assert f"“{samples.BODY}”" in tree
    assert f"at characters {start} to {start + len(samples.BODY)} of talks.txt" in tree
    assert "said by people close to the talks" in tree
    assert "published on an unknown date by an unknown publisher" in tree
    assert "figure at least 90 bn USD\n│     rests on claim:talks#2" in tree


def test_what_is_withheld_walks_back_to_the_words_that_say_so(briefing: Briefing) -> None:
    claim = next(claim for claim in briefing.file.claims if claim.get("withheld"))
    start, end = claim["withheld"]["start"], claim["withheld"]["end"]
    tree = briefing.why(number_of(briefing, "Kept confidential"))
    assert f": “{samples.TEXT[start:end]}” at characters {start} to {end}" in tree


def test_a_planned_figure_walks_back_to_quotes_and_judgements(briefing: Briefing) -> None:
    tree = briefing.why(number_of(briefing, "9 bn USD of 90 bn USD delivered"))
    assert "figure 81 bn USD" in tree
    assert "claim talks#2: “" in tree
    assert "assumption equipment_prices/patriot_battery-default: Unit price of Patriot battery" in tree
    assert "taken as 560,000,000 / 1,100,000,000 / 2,000,000,000 USD" in tree
    assert "assumption start: No report carries a date" in tree


def test_a_row_walks_back_to_its_cells_and_its_source(briefing: Briefing) -> None:
    money = briefing.why(number_of(briefing, "the money in force that may pay"))
    row = next(row for row in briefing.file.rows if row.id == "row:funding_bearers/eu_27-DE")
    assert "row:funding_bearers/eu_27-DE (mark C)" in money
    assert "share 0.242757" in money
    assert f"source: {row.source_title}, {row.source_url}" in money


def test_every_statement_walks_back_to_something_that_is_there(briefing: Briefing) -> None:
    for statement in briefing.file.statements:
        tree = briefing.why(statement.n)
        assert tree.startswith(f"{statement.n}. ({statement.kind}) ")
        assert "MISSING" not in tree
        assert "─ " in tree or not statement.rests_on


def test_the_folder_gives_the_same_tree(briefing: Briefing, tmp_path: Path) -> None:
    briefing.save(tmp_path / "out")
    for statement in briefing.file.statements:
        assert why(tmp_path / "out", statement.n) == briefing.why(statement.n)


def test_the_tree_as_data_names_a_record_for_every_id(briefing: Briefing, tmp_path: Path) -> None:
    briefing.save(tmp_path / "out")
    for statement in briefing.file.statements:
        walked = why_json(tmp_path / "out", statement.n)
        assert walked["text"] == statement.text
        assert [one["id"] for one in walked["rests_on"]] == list(statement.rests_on)
        assert all(one["record"] is not None for one in walked["rests_on"])
        json.dumps(walked)


def test_statements_that_rest_on_each_other_end(briefing: Briefing) -> None:
    first, second, *rest = briefing.file.statements
    circle = briefing.file.model_copy(
        update={
            "statements": (
                first.model_copy(update={"rests_on": ("statement:2",)}),
                second.model_copy(update={"rests_on": ("statement:1",)}),
                *rest,
            )
        }
    )
    assert "statement 1, above" in walk(circle, 1)


def test_what_is_not_there_is_said(briefing: Briefing, tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="no statement 999"):
        briefing.why(999)
    with pytest.raises(BriefingError, match=r"briefing\.json"):
        why(tmp_path, 1)
    (tmp_path / "briefing.json").write_text("{")
    with pytest.raises(BriefingError, match="is not JSON"):
        why(tmp_path, 1)
    (tmp_path / "briefing.json").write_text("[]")
    with pytest.raises(RecordError, match=r"briefing\.json"):
        why(tmp_path, 1)


def test_a_terminal_is_never_steered() -> None:
    text = samples.TEXT.replace("closed.", "closed. \x1b[2J")
    hostile = samples.empty_briefing(samples.report(text, id="talks\x1b]0;x\x07"))
    for statement in hostile.file.statements:
        assert "\x1b" not in hostile.why(statement.n)
