"""The command line as a user meets it: what is printed where, and with which exit code."""

import json
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from rempart import __version__
from rempart.plan.model import solver
from rempart.plan.programme import Programme

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "examples" / "reports"
PROGRAMMES = ROOT / "tests" / "truths" / "programmes"
ARTICLE = ROOT.parent / "shared" / "seed" / "article.fr.txt"
Run = Callable[..., tuple[int, str, str]]


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version") == (0, f"rempart {__version__}\n", "")


def test_extract_prints_one_line_a_document(run: Run) -> None:
    code, out, _ = run("extract", REPORTS)
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [line["id"] for line in lines] == ["courier", "gazette", "interview"]
    sums = {claim["amount"]["value"] for line in lines for claim in line["claims"] if claim["amount"]}
    assert sums == {100e9, 90e9, 50e9}


def test_extract_prints_a_table_for_people(run: Run) -> None:
    code, out, _ = run("extract", REPORTS / "courier.txt", "--format", "table")
    assert code == 0
    assert "courier#1" in out
    assert "Financial Times" in out


def test_a_refused_document_leaves_the_others_and_exits_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(
        "Arms deal\nPoland signed a contract to buy 20 HIMARS from the United States."
    )
    (tmp_path / "empty.txt").write_text("")
    code, out, err = run("extract", tmp_path)
    assert code == 1
    assert json.loads(out)["id"] == "good"
    assert "empty.txt: it holds no text" in err


def test_a_missing_source_is_wrong_usage(run: Run) -> None:
    code, out, err = run("extract", "nowhere.txt")
    assert (code, out) == (2, "")
    assert "nowhere.txt does not exist; expected a file, a folder or -. Check" in err


def test_a_language_without_tables_is_said_and_not_passed_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ka.txt").write_text(
        "საქართველო ტანკებს ყიდულობს\nთავდაცვის სამინისტრომ ამის შესახებ დღეს განაცხადა.", encoding="utf-8"
    )
    code, _, err = run("extract", tmp_path)
    assert code == 1
    assert "its language is ka" in err


def test_merge_reads_what_extract_printed(run: Run, tmp_path: Path) -> None:
    _, lines, _ = run("extract", REPORTS)
    claims = tmp_path / "claims.jsonl"
    claims.write_text(lines, encoding="utf-8")
    code, out, _ = run("merge", claims)
    arms = next(
        entry
        for entry in map(json.loads, out.splitlines())
        if entry["type"] == "purchase" and len(entry["amounts"]) > 1
    )
    assert code == 0
    assert {amount["value"] for amount in arms["amounts"]} == {100e9, 90e9}
    assert (arms["reports"], len(arms["origins"])) == (3, 2)
    assert "goods" in run("merge", claims, "--format", "table")[1]


def test_merge_refuses_a_bad_line_by_its_number(run: Run, tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    claims.write_text('{"id": 3}\n', encoding="utf-8")
    code, out, err = run("merge", claims)
    assert (code, out) == (2, "")
    assert "line 1" in err


def test_schedule_prints_the_plan_and_exits_3_where_a_promise_falls_short(run: Run) -> None:
    code, out, _ = run("schedule", PROGRAMMES / "two_promises.toml")
    plan = json.loads(out)
    assert code == (3 if plan["shortfalls"] else 0)
    assert plan["promises"]
    kept = run("schedule", PROGRAMMES / "ukraine-2025.toml", "--format", "table")
    assert kept[0] == 3
    assert "At least 10 Patriot systems" in kept[1]
    assert "No later deadline within the horizon keeps every promise." in kept[1]
    assert "These cannot hold together: " in kept[1]
    assert "Not proved" not in kept[1]


def test_a_plan_that_is_not_proved_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "monotonic", iter([0.0, *[1e9] * 1000]).__next__)  # over as soon as it begins
    code, out, _ = run("schedule", PROGRAMMES / "line.toml", "--seconds", 1, "--format", "table")
    assert code == 3
    assert "Not proved: the search was stopped" in out
    assert "There was no time for " in out


def test_a_scenario_that_keeps_a_promise_too_late_tells_both(run: Run, tmp_path: Path) -> None:
    programme = Programme.read(PROGRAMMES / "lead_time.toml")
    path = tmp_path / "late.toml"
    late = programme.with_values({"programme.months": 24, "promise.radars.by": "2026-08"}, "late")
    path.write_text(late.to_toml(), encoding="utf-8")
    _, out, _ = run("schedule", path, "--scenario", "all", "--format", "table")
    # By hand: none before June 2026, then two a month: six by August, twenty in March 2027.
    assert "6, all in 2027-03" in out


@pytest.mark.parametrize("verb", ["schedule", "check"])
def test_what_nobody_pays_is_said_before_planning(run: Run, tmp_path: Path, verb: str) -> None:
    programme = Programme.read(PROGRAMMES / "two_promises.toml")
    path = tmp_path / "unpaid.toml"
    path.write_text(programme.with_values({"funding.grant.ceiling": 0}, "unpaid").to_toml(), encoding="utf-8")
    code, _, err = run(verb, path)
    assert code == (3 if verb == "schedule" else 0)
    assert 'promise "us_arms": Nobody may pay: no instrument with money in it may pay for ' in err


def test_a_workbook_is_checked_like_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    Programme.read(PROGRAMMES / "line.toml").to_xlsx(path)
    assert run("check", path)[0] == 0


def test_schedule_prints_csv(run: Run) -> None:
    _, out, _ = run("schedule", PROGRAMMES / "lead_time.toml", "--format", "csv")
    assert len(out.splitlines()) > 1


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("months =", "munths =", "munths"),
        ('currency = "', 'currency = "X', "currency"),
    ],
)
def test_a_faulty_programme_is_refused_before_planning(
    run: Run, tmp_path: Path, old: str, new: str, expected: str
) -> None:
    text = (PROGRAMMES / "lead_time.toml").read_text(encoding="utf-8")
    assert old in text
    programme = tmp_path / "faulty.toml"
    programme.write_text(text.replace(old, new, 1), encoding="utf-8")
    code, out, err = run("schedule", programme)
    assert (code, out) == (2, "")
    assert expected in err
    assert "faulty.toml" in err
    assert "Traceback" not in err


def test_envelope_prints_least_and_most(run: Run) -> None:
    code, out, _ = run("envelope", PROGRAMMES / "ukraine-2025.toml")
    (lists,) = json.loads(out)
    patriot = next(item for item in lists["items"] if item["item"] == "patriot_battery")
    assert code == 0
    assert patriot["least"] >= 10


def test_cover_takes_systems_by_name(run: Run, own: Path) -> None:
    code, out, _ = run("cover", "--systems", "Patriot=2", "--places", own, "--format", "table")
    assert code == 0
    assert "ballistic" in out
    code, _, err = run("cover", "--systems", "Patriott=2")
    assert code == 2
    assert "Patriot" in err


def test_cover_needs_a_programme_or_systems(run: Run) -> None:
    code, _, err = run("cover")
    assert code == 2
    assert "--systems" in err


def test_a_population_without_sourced_figures_is_refused(run: Run) -> None:
    code, _, err = run("cover", "--systems", "Patriot=1", "--area", "official", "--population", "present")
    assert code == 2
    assert "registered" in err


def test_weigh_prints_strategies_and_refuses_what_the_model_forbids(run: Run) -> None:
    programme = PROGRAMMES / "lead_time.toml"
    code, out, _ = run("weigh", programme, "--sets", 200, "--format", "table")
    assert code == 0
    assert "quick_compromise" in out
    code, _, err = run("weigh", programme, "--sets", 200, "--assume", "yearly_discont=0.9")
    assert code == 2
    assert "yearly_discount" in err


def test_weigh_sets_experts_and_original_files_beside_what_ships(run: Run, tmp_path: Path) -> None:
    expert, spells = tmp_path / "anna.toml", tmp_path / "spells.csv"
    expert.write_text('name = "Anna"\n[outlook]\nbuild_up_years = 2\n', encoding="utf-8")
    spells.write_text("war_id,duration_years,renewed\na,3,1\nb,9,0\n", encoding="utf-8")
    asked = ("weigh", PROGRAMMES / "lead_time.toml", "--sets", 100)
    given = ("--assume", f"expert={expert}", "--assume", f"base_rates={spells}")
    code, out, _ = run(*asked, *given, "--assume", "delivery_effect=0.9")
    found = json.loads(out)
    assert code == 0
    assert [view["title"] for view in found["views"] if view["kind"] == "expert"] == ["Anna"]
    assert found["base_rates"][0]["coding"] == "spells of spells.csv"
    code, out, _ = run(*asked, *given, "--format", "table")
    assert code == 0
    assert out.index("What is assumed") < out.index("What follows") < out.index("What would have to be true")
    assert "structured argument and not a prediction" in out.splitlines()[3]
    assert "Anna." in out
    spells.write_text("war_id,duration_years,renewed\n", encoding="utf-8")
    code, out, err = run(*asked, *given)
    assert (code, out) == (2, "")
    assert "spells.csv" in err


def test_a_text_without_any_deal_gives_a_short_correct_briefing(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "town.txt"
    text.write_text("A new swimming pool\nThe town council voted 12 million euros for a pool on Thursday.")
    code, summary, _ = run("brief", text, "--out", tmp_path / "briefing")
    assert code == 0
    assert "index.html" in summary
    assert run("check", tmp_path / "briefing")[0] == 0


@pytest.mark.parametrize("data", [b"", bytes(range(256)) * 8])
def test_nothing_is_written_where_nothing_could_be_read(run: Run, tmp_path: Path, data: bytes) -> None:
    source = tmp_path / "broken.txt"
    source.write_bytes(data)
    code, out, err = run("brief", source, "--out", tmp_path / "briefing")
    assert (code, out) == (1, "")
    assert "refused" in err
    assert not (tmp_path / "briefing").exists()


@pytest.mark.slow
def test_an_unwritable_folder_is_said_and_nothing_is_left(run: Run, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    code, _, err = run("brief", REPORTS, "--out", blocked / "briefing")
    assert code == 2
    assert "briefing" in err
    assert "Traceback" not in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


@pytest.mark.slow
def test_a_folder_with_other_files_is_not_replaced(run: Run, tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("years of work")
    code, _, _ = run("brief", REPORTS, "--out", tmp_path)
    assert code == 2
    assert (tmp_path / "thesis.doc").read_text() == "years of work"


def test_the_installation_is_sound(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    code, out, _ = run("check")
    assert (code, out) == (0, "")


def test_an_address_that_is_refused_is_said_and_the_rest_is_done(run: Run) -> None:
    code, out, err = run("extract", "http://127.0.0.1/report", REPORTS / "courier.txt")
    assert code == 1
    assert json.loads(out)["id"] == "courier"
    assert "refused: http://127.0.0.1/report: 127.0.0.1 is at 127.0.0.1, which is no public address" in err


def test_a_pdf_from_standard_input_is_extracted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    data = (ROOT / "tests" / "corpus" / "pdf" / "p01.pdf").read_bytes()
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(data)))
    code, out, _ = run("extract", "-")
    assert code == 0
    line = json.loads(out)
    assert (line["id"], line["title"]) == ("stdin", "Air Defence Monitor: Notes on Four Open Orders")
    assert 7e9 in {claim["amount"]["value"] for claim in line["claims"] if claim["amount"]}


def test_text_alone_starts_no_process(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_wanted(*_: object, **__: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr("subprocess.Popen", none_wanted)
    assert run("extract", REPORTS / "courier.txt")[0] == 0
