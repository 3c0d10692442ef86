"""A briefing says what its inputs say, each number with what it rests on, and is saved whole or not at all."""

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.briefing import briefing_samples as samples

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.checking import check, unfounded_numbers
from rempart.briefing.composing import Briefing, compose
from rempart.briefing.figures import printed
from rempart.briefing.grounds import Grounds
from rempart.briefing.statements.retelling import retold
from rempart.coverage.shares import Assumption
from rempart.errors import BriefingError, OutputError
from rempart.ledger.agreement import Ledger
from rempart.ledger.exporting.cells import csv_text, guarded
from rempart.terms.table import table

FILES = {
    "index.html", "briefing.json", "documents.jsonl", "claims.jsonl", "ledger.jsonl", "programme.toml", "schedule.json",
    "schedule.csv", "coverage.json", "coverage.csv", "outlook.json", "tables",
}  # fmt: skip


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return samples.briefing()


def texts(briefing: Briefing, section: str) -> str:
    return "\n".join(s.text for s in briefing.file.statements if s.section == section)


def test_a_promise_is_told_with_its_bound_its_payer_and_its_words(briefing: Briefing) -> None:
    first = briefing.file.statements[0]
    assert first.kind == "quoted"
    assert first.text.startswith("Ukraine would buy weapons from the United States for at least 90 bn USD")
    assert "paid by Europe" in first.text
    assert f"“{samples.BODY}, people close to the talks say.”" in first.text  # the sentence, not a cut of it
    assert first.figures[0].bound == "at_least"
    assert first.figures[0].rests_on == ("claim:talks#2",)


def test_both_status_axes_and_the_origins_are_told(briefing: Briefing) -> None:
    told = texts(briefing, "promised")
    assert "Goods: proposed" in told
    assert "Meant for the protection of people." in told
    assert "money: none" in told
    assert "1 report from 1 independent origin" in told


@pytest.mark.parametrize(
    ("changes", "clause"),
    [
        ({}, "Ukraine would buy weapons from the United States"),
        ({"goods_status": {"state": "contracted", "since": "2025-11", "claim": "talks#2"}}, "Ukraine has ordered weapons"),
        ({"goods_status": {"state": "approved", "since": None, "claim": "talks#2"}}, "Ukraine would buy weapons"),
        ({"side_states": ({"state": "denied", "since": None, "claim": "talks#2"},)}, "Denied: Ukraine would buy"),
        ({"goods_status": None, "money_status": None}, "Told as history: Ukraine would buy"),
        ({"type": "loan", "recipient": ("UA",)}, "Europe would lend at least 90 bn USD to Ukraine"),
        (
            {"type": "funding", "money_status": {"state": "disbursed", "since": None, "claim": "talks#2"}},
            "Europe has paid at least 90 bn USD",
        ),
        ({"type": "donation", "recipient": ("UA",)}, "Europe would give weapons to Ukraine worth at least 90 bn"),
        ({"type": "guarantee", "items": (), "amounts": ()}, "Europe would guarantee security"),
        ({"type": "production", "producer": ("UA", "US")}, "Ukraine and the United States would produce weapons"),
        ({"type": "request"}, "Ukraine asks the United States for weapons"),
        ({"type": "delivery", "recipient": ("UA",)}, "The United States would deliver weapons to Ukraine"),
        ({"type": "cooperation", "items": ()}, "Ukraine and the United States would cooperate"),
        ({"buyer": None, "seller": None, "funder": None}, "A buyer not named would buy weapons for"),
    ],
)  # fmt: skip
def test_the_verb_never_says_more_than_the_state(changes: dict[str, Any], clause: str) -> None:
    ledger = Ledger((samples.agreement(**changes),), (samples.report(),))
    made = compose(ledger, samples.schedule(), samples.coverage(), samples.outlook())
    assert made.file.statements[0].text.startswith(clause)


def test_what_is_unknown_or_withheld_is_said(briefing: Briefing) -> None:
    told = texts(briefing, "unknown")
    assert "the list of weapons. “The list itself stays closed.”" in told
    assert "no date of publication, no publisher and no outlet from which it has its story" in told


def test_contradictions_stand_side_by_side(briefing: Briefing) -> None:
    told = texts(briefing, "contradictions")
    assert "90 bn USD (“Kyiv wants 90 billion dollars of American weapons”" in told
    assert "at least 90 bn USD (“Ukraine intends to order" in told


def test_links_and_stances_name_who_says_so(briefing: Briefing) -> None:
    told = texts(briefing, "links")
    assert "Told as part of this: Ukraine would buy weapons from the United States" in told
    assert (
        "The position of Russia on a peace agreement, as told by Polden: doubtful. In short: thinks little of it"
        in told
    )


def test_the_plan_says_what_falls_short_why_and_in_which_case(briefing: Briefing) -> None:
    told = texts(briefing, "plan")
    assert "9 bn USD of 90 bn USD delivered by December 2035, 81 bn USD short" in told
    assert "with money without limit 14.4 bn USD of PAC-3 MSE" in told
    assert "favourable, kept in May 2031; as planned, 8 of 12 by December 2035; adverse, 0 of 12" in told
    assert "(told twice, 2 claims)" in told


def test_ranges_stay_ranges(briefing: Briefing) -> None:
    assert "Patriot battery, 12 to 27" in texts(briefing, "envelope")
    assert "30% (28.8% to 36%)" in texts(briefing, "coverage")
    assert "beyond reach" in texts(briefing, "coverage")
    assert "quick compromise, undefined" in texts(briefing, "outlook")


def test_at_least_as_good_adds_the_orders_with_ties() -> None:
    # 0.5 strictly above and 0.125 tied, of three orders that sum to 1
    assert "by value to the defender, in 62% of the assumption sets tried" in texts(
        samples.briefing(), "outlook"
    )


def test_the_next_system_is_the_one_after_the_promised_number(briefing: Briefing) -> None:
    assert "one Patriot beyond the 12 promised would add 301,000 to 340,000 people" in texts(
        briefing, "coverage"
    )


def test_every_number_in_a_text_is_one_of_its_figures(briefing: Briefing) -> None:
    for statement in briefing.file.statements:
        assert not unfounded_numbers(statement, {" ".join(name.split()) for name in statement.names})
        for name in statement.names:
            assert any(letter.isalpha() for letter in name)


def test_statements_are_numbered_in_the_order_of_their_sections(briefing: Briefing) -> None:
    assert [s.n for s in briefing.file.statements] == list(range(1, len(briefing.file.statements) + 1))


def test_a_judged_row_is_cited_as_an_assumption_and_never_as_a_row(briefing: Briefing) -> None:
    judged = {row.id for row in briefing.file.rows if row.mark == "J"}
    assert "row:equipment_prices/patriot_battery-default" in judged
    cited = {name for s in briefing.file.statements for name in s.rests_on}
    assert not judged & cited
    assert "assumption:equipment_prices/patriot_battery-default" in cited


def test_an_assumption_of_the_programme_stands_for_its_row(briefing: Briefing) -> None:
    cited = {name for s in briefing.file.statements for name in s.rests_on}
    assert "assumption:open-share-patriot_battery" in cited
    assert "assumption:equipment_attributes/patriot_battery" not in cited


def test_an_item_without_source_is_an_assumption(briefing: Briefing) -> None:
    assert any(a.id == "programme/item/pac3_mse" for a in briefing.file.assumptions)


def test_a_recalled_row_is_refused() -> None:
    recalled = next(row for row in table("exchange_rates").values() if row.values["mark"] == "R")
    with pytest.raises(BriefingError, match="marked R"):
        Grounds().row(recalled)
    with pytest.raises(BriefingError, match="marked R"):
        Grounds().assume(Assumption(id="x", text="x", source=recalled.id))


def test_a_claim_without_its_report_is_refused() -> None:
    with pytest.raises(BriefingError, match="talks#1, which no report holds"):
        compose(Ledger((samples.agreement(),)), samples.schedule(), samples.coverage(), samples.outlook())


def test_a_text_without_any_deal_gives_a_short_correct_briefing(tmp_path: Path) -> None:
    briefing = samples.empty_briefing(samples.report("The harvest was good.\n", id="calm"))
    assert briefing.file.statements[0].text == "No agreement was found in what was read."
    assert len(briefing.file.statements) < 12
    assert briefing.file.title == "Briefing: no agreement found"
    briefing.save(tmp_path / "calm")
    assert check(tmp_path / "calm") == []


@pytest.mark.parametrize(
    ("programme", "published", "title"),
    [
        ("Ukraine 2025", "2025-08-19", "Огляд: Україна 2025"),
        ("Ukraine 2025", None, "Огляд: Україна"),
        ("The long winter", None, "Огляд: The long winter"),
    ],
)
def test_the_title_names_who_gets_it_in_the_language_of_the_page_and_no_year_that_no_report_tells(
    programme: str, published: str | None, title: str
) -> None:
    told = Ledger((samples.agreement(first_reported=published),), reports=samples.ledger().reports)
    plan = samples.schedule(programme=programme)
    made = compose(told, plan, samples.coverage(), samples.outlook(), lang="uk")
    assert made.file.title == title


def test_a_programme_of_other_promises_says_so(tmp_path: Path) -> None:
    calm = Ledger((), (samples.report("The harvest was good.\n", id="calm"),))
    weighed = samples.outlook(statements_tested=())
    made = compose(calm, samples.schedule(), samples.coverage(), weighed, envelopes=(samples.envelope(),))
    made.save(tmp_path / "out")
    assert check(tmp_path / "out") == []
    said = {assumption.id: assumption.text for assumption in made.file.assumptions}
    assert "no report that was read says so" in said["programme/promise/arms"]


def test_a_briefing_of_nothing_at_all_is_whole(tmp_path: Path) -> None:
    samples.empty_briefing().save(tmp_path / "nothing")
    assert check(tmp_path / "nothing") == []


def test_the_folder_holds_the_files_of_the_contract(briefing: Briefing, tmp_path: Path) -> None:
    briefing.save(tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    documents = (tmp_path / "out/documents.jsonl").read_text(encoding="utf-8")
    assert json.loads(documents)["text"] == samples.TEXT
    assert "[[promise]]" in (tmp_path / "out/programme.toml").read_text(encoding="utf-8")
    for name in FILES - {"tables", "programme.toml"}:
        assert (tmp_path / "out" / name).stat().st_size > 0, name


def test_each_table_has_as_many_cells_a_row_as_columns(briefing: Briefing, tmp_path: Path) -> None:
    briefing.save(tmp_path / "out")
    for path in (tmp_path / "out/tables").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.reader(handle))
        assert len(rows) > 1, path.name
        assert len({len(row) for row in rows}) == 1, path.name


def test_a_formula_in_a_finding_is_guarded(briefing: Briefing, tmp_path: Path) -> None:
    briefing.save(tmp_path / "out")
    assert ",'=SUM(A1) is no finding," in (tmp_path / "out/tables/findings.csv").read_text(encoding="utf-8")


def test_saving_again_gives_the_same_bytes_but_for_the_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    samples.briefing().save(tmp_path / "one")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    samples.briefing().save(tmp_path / "two")
    for path in sorted((tmp_path / "one").rglob("*")):
        if path.is_file():
            one = path.read_bytes()
            two = (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()
            times = 1 if path.name == "briefing.json" else 1 if path.name == "index.html" else 0
            assert one.count(b"1970-01-01T00:00:00Z") <= times, path.name
            assert one.replace(b"1970-01-01", b"1970-01-02") == two, path.name


@pytest.mark.slow
def test_bytes_do_not_follow_from_the_hash_seed(tmp_path: Path) -> None:
    script = "import sys; from tests.briefing import briefing_samples; briefing_samples.briefing().save(sys.argv[1])"
    for seed in ("1", "2"):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "SOURCE_DATE_EPOCH": "0",
            "PYTHONPATH": str(Path(__file__).parents[2]),
        }
        subprocess.run([sys.executable, "-c", script, str(tmp_path / seed)], check=True, env=environment)
    for path in (tmp_path / "1").rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "2" / path.relative_to(tmp_path / "1")).read_bytes()


def test_the_time_of_making_must_be_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(BriefingError, match="SOURCE_DATE_EPOCH"):
        samples.briefing()


def test_a_former_briefing_is_replaced_and_anything_else_is_not(briefing: Briefing, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    briefing.save(folder)
    (folder / "tables/old.csv").write_text("old")
    briefing.save(folder)
    assert not (folder / "tables/old.csv").exists()
    (folder / "my notes.txt").write_text("keep me")
    with pytest.raises(OutputError, match=r"my notes\.txt"):
        briefing.save(folder)
    assert (folder / "my notes.txt").read_text() == "keep me"
    other = tmp_path / "other"
    other.mkdir()
    (other / "index.html").write_text("not a briefing")
    with pytest.raises(OutputError, match=r"no briefing\.json"):
        briefing.save(other)


def test_a_file_in_the_way_is_refused(briefing: Briefing, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="is a file"):
        briefing.save(tmp_path / "file")
    with pytest.raises(OutputError, match="cannot be written"):
        briefing.save(tmp_path / "file" / "below")


def test_a_write_that_breaks_off_leaves_the_former_briefing(
    briefing: Briefing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    briefing.save(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    written = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "outlook.json":
            raise OSError(28, "No space left on device")
        return written(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="No space left"):
        briefing.save(folder)
    with pytest.raises(OutputError, match="No space left"):
        briefing.save(tmp_path / "new")
    monkeypatch.undo()
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_rename_that_fails_puts_the_former_briefing_back(
    briefing: Briefing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    briefing.save(folder)
    renamed = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name.startswith(".out-"):
            raise OSError(13, "Permission denied")
        return renamed(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OutputError, match="Permission denied"):
        briefing.save(folder)
    monkeypatch.undo()
    assert check(folder) == []
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_without_the_text_the_quotes_stay(tmp_path: Path) -> None:
    ledger = samples.ledger()
    bare = Ledger(
        ledger.entries, tuple(report.model_copy(update={"document": None}) for report in ledger.reports)
    )
    made = compose(bare, samples.schedule(made_from=None), samples.coverage(), samples.outlook())
    made.save(tmp_path / "out")
    assert check(tmp_path / "out") == []
    assert made.file.documents[0]["text"] is None
    assert f"“{samples.BODY}”" in made.file.statements[0].text


def test_the_summary_is_short_and_plain(briefing: Briefing) -> None:
    lines = briefing.summary().splitlines()
    assert 10 <= len(lines) <= 20
    assert "at least 90 bn USD" in briefing.summary()
    assert not re.search(r"[<>{}]", briefing.summary())


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ({"value": 100e9, "unit": "USD", "bound": "at_least"}, "at least 100 bn USD"),
        ({"value": 266_400_000, "unit": "USD"}, "266.4 M USD"),
        ({"value": 578, "unit": "USD"}, "578 USD"),
        ({"value": 999.6e6, "unit": "USD", "significant": 3}, "1 bn USD"),
        ({"value": 5e9, "low": 4e9, "high": 6e9, "unit": "EUR", "bound": "approx"}, "4 to 6 bn EUR"),
        ({"value": None, "low": 0, "high": 27, "unit": "units"}, "0 to 27"),
        (
            {"value": 9589889, "low": 9283971, "high": 11196975, "unit": "people", "significant": 3},
            "9.59 million (9.28 to 11.2 million)",
        ),
        ({"value": 0.99996, "unit": "share", "significant": 3}, "over 99.9%"),
        ({"value": 0.0001, "unit": "share", "significant": 3}, "under 0.1%"),
        ({"value": "2033-08", "unit": "month"}, "August 2033"),
        ({"value": "2025-08-19", "unit": "date"}, "19 August 2025"),
        ({"value": None, "unit": "date"}, "unknown"),
        ({"value": "undefined", "unit": "share"}, "undefined"),
        ({"value": 1e-9, "unit": "units", "significant": 3}, "under 0.01"),
    ],
)
def test_a_figure_is_printed_as_a_newspaper_would(figure: dict[str, object], words: str) -> None:
    assert printed(StatedFigure.model_validate({"rests_on": (), **figure})) == words


def test_a_sentence_of_another_stage_gives_its_numbers_as_figures() -> None:
    told = retold(
        "PAC-3 MSE: 23.0 of 100 bn USD by July 2030, 54 months, 12 %, 1,200 shells in 2031",
        ("x",),
        ("PAC-3 MSE",),
    )
    assert [figure.value for figure in told.figures] == [23, 100_000_000_000, "2030-07", 54, 0.12, 1200, 2031]
    assert told.names == ("PAC-3 MSE",)


@given(st.text(min_size=1, max_size=20), st.sampled_from("=+-@\t\r＝＋－＠"))
def test_no_text_cell_begins_like_a_formula(rest: str, start: str) -> None:
    cell = (
        next(csv.reader([csv_text([[f"{start}{rest}"]])]))
        if "\n" not in rest and "\r" not in rest + start
        else None
    )
    assert str(guarded(start + rest)).startswith("'")
    assert guarded(-5) == -5
    assert cell is None or cell[0] == f"'{start}{rest}"


def test_several_of_a_thing_are_told_in_the_plural() -> None:
    told = [statement.text for statement in samples.briefing().file.statements]
    assert any("buy 12 Patriot batteries from" in text for text in told)
    assert not any("12 Patriot battery" in text for text in told)
