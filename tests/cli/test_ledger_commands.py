"""``rempart ledger`` and ``rempart brief --db`` as a user calls them."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

import rempart as rp
from rempart.cli.briefing import Memory, remembered
from rempart.cli.describing import origin_tree
from rempart.desk.accounts import Role
from rempart.desk.desk import Desk
from rempart.ledger.chains import Step
from rempart.ledger.judgement import read_judgements

EXAMPLES = Path(__file__).parents[2] / "examples"
Run = Callable[..., tuple[int, str, str]]
NAME = "ua-us-arms-purchase-2025"


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A book of its own; also the one that is used where none is named."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    (tmp_path / "rempart").mkdir()
    return f"sqlite:///{tmp_path / 'rempart' / 'rempart.db'}"


@pytest.fixture
def filled(run: Run, db: str) -> str:
    code, printed, _ = run("ledger", "add", EXAMPLES / "reports", "--meta", EXAMPLES / "reports.csv")
    assert (code, printed) == (0, "accepted\tcourier\naccepted\tgazette\naccepted\tinterview\n")
    return db


def test_list_gives_what_merge_gives(run: Run, filled: str) -> None:
    code, printed, _ = run("ledger", "list", "--format", "jsonl", "--db", filled)
    documents = rp.read(str(EXAMPLES / "reports"), meta=EXAMPLES / "reports.csv")
    expected = sorted(rp.merge(rp.extract(documents)).entries, key=lambda one: one.id)
    assert code == 0
    assert printed.splitlines() == [one.json_line() for one in expected]


@pytest.mark.usefixtures("filled")
def test_list_asks_and_goes_on(run: Run) -> None:
    _, printed, said = run("ledger", "list", "--limit", 2, "--format", "jsonl")
    first = [json.loads(line)["id"] for line in printed.splitlines()]
    assert f"--after {first[-1]}" in said
    _, rest, _ = run("ledger", "list", "--after", first[-1], "--format", "jsonl")
    assert len(rest.splitlines()) == 4
    _, printed, _ = run("ledger", "list", "--item", "Patriot", "--party", "UA", "--format", "jsonl")
    assert [json.loads(line)["type"] for line in printed.splitlines()] == ["request"]
    _, printed, _ = run("ledger", "list", "--as-of", "2020-01-01", "--format", "jsonl")
    assert not printed
    _, printed, _ = run("ledger", "list")
    assert NAME in printed


@pytest.mark.usefixtures("filled")
def test_show_tells_the_sentences(run: Run) -> None:
    code, printed, _ = run("ledger", "show", NAME)
    assert code == 0
    assert "courier#1 (2025-08-19): Ukraine intends to buy $100 billion worth of US weapons" in printed
    _, printed, _ = run("ledger", "show", NAME, "--format", "json")
    assert json.loads(printed)["id"] == NAME
    code, printed, said = run("ledger", "show", "no-such-id")
    assert (code, printed) == (2, "")
    assert "no agreement no-such-id is known then" in said


@pytest.mark.usefixtures("filled")
def test_judge_changes_and_verify(run: Run) -> None:
    code, printed, _ = run("ledger", "judge", "same", NAME, "ua-drones-production-2025", "--who", "Ana")
    assert code == 0
    assert printed.startswith("accepted\t")
    code, printed, said = run("ledger", "judge", "same", NAME, "gone#4", "--who", "Ana")
    assert (code, printed) == (2, "")
    assert "gone#4" in said
    code, printed, _ = run("ledger", "changes", "--since", "2020-01-01")
    assert code == 0
    assert "are now one agreement, ua-us-arms-purchase-2025 (by a judgement)" in printed
    _, printed, _ = run("ledger", "changes", "--since", "2020-01-01", "--format", "jsonl")
    assert {json.loads(line)["kind"] for line in printed.splitlines()} >= {"new", "judgement", "merged"}
    code, printed, said = run("ledger", "verify")
    assert (code, printed) == (0, "")
    assert said.startswith("4 rows; the last one has the hash ")


def test_verify_finds_a_changed_row_of_the_audit_trail(run: Run, filled: str) -> None:
    with Desk.open(filled) as desk:
        desk.accounts.make("olena", Role.ANALYST, (), by="ana")
        assert run("ledger", "verify", "--db", filled)[0] == 0
        with desk.storage.writing() as connection:
            connection.exec_driver_sql("DROP TRIGGER desk_audit_no_update")
            connection.exec_driver_sql("UPDATE desk_audit SET who = 'nobody' WHERE number = 1")
    code, printed, _ = run("ledger", "verify", "--db", filled)
    assert code == 1
    assert printed.startswith("row 1 of the desk's audit trail was changed")


def test_a_date_for_no_document_is_named(run: Run, db: str, tmp_path: Path) -> None:
    (tmp_path / "oslo.txt").write_text("Norway will buy 4 NASAMS for 800 million dollars.\n")
    (tmp_path / "meta.csv").write_text("id,published\noslo,2026-01-02\nolso,2026-01-03\n")
    code, _, said = run("ledger", "add", tmp_path / "oslo.txt", "--meta", tmp_path / "meta.csv", "--db", db)
    assert code == 0
    assert "meta.csv: 1 row without a document: olso; expected the id of one" in said


@pytest.mark.usefixtures("filled")
def test_a_refused_document_is_named_and_the_rest_is_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "courier.txt").write_text("Norway will buy 4 NASAMS for 800 million dollars.\n")
    (tmp_path / "new.txt").write_text("Norway will buy 4 NASAMS for 800 million dollars.\nOslo\n")
    code, printed, said = run("ledger", "add", tmp_path / "courier.txt", tmp_path / "new.txt")
    assert (code, printed) == (1, "accepted\tnew\n")
    assert "refused: document courier is in the book with other bytes" in said


@pytest.mark.usefixtures("filled")
def test_what_is_for_a_group_is_for_the_group(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Norway will buy 4 NASAMS for 800 million dollars.\n")
    code, printed, _ = run("ledger", "add", tmp_path / "letter.txt", "--for", "desk")
    assert (code, printed) == (0, "accepted\tletter@desk\n")
    _, printed, _ = run("ledger", "list", "--format", "jsonl")
    assert "letter" not in printed
    _, printed, _ = run("ledger", "list", "--group", "desk", "--format", "jsonl")
    assert "letter@desk#1" in printed


@pytest.mark.parametrize("url", ["nonsense", "mysql://host/name", "sqlite:////no/such/folder/book.db"])
def test_a_book_that_cannot_be_is_named(run: Run, url: str) -> None:
    code, printed, said = run("ledger", "list", "--db", url)
    assert (code, printed) == (2, "")
    assert said.startswith("rempart: ")
    assert "Traceback" not in said


@pytest.mark.slow
def test_brief_from_a_book_tells_what_its_reports_touch(run: Run, filled: str, tmp_path: Path) -> None:
    (tmp_path / "nasams.txt").write_text("Canada will buy 4 NASAMS from Norway for 820 million dollars.\n")
    out = tmp_path / "briefing"
    code, _, _ = run("brief", tmp_path / "nasams.txt", "--out", out, "--db", filled)
    assert code == 0
    touched = [json.loads(line)["id"] for line in (out / "ledger.jsonl").read_text().splitlines()]
    assert touched == ["ca-no-nasams-purchase"]
    assert run("check", out)[0] == 0


def test_a_briefing_tells_what_its_reports_touch_and_what_is_linked_or_all(filled: str) -> None:
    documents = rp.read(str(EXAMPLES / "reports"), meta=EXAMPLES / "reports.csv")
    (courier,) = [one for one in rp.extract(documents) if one.id == "courier"]
    touched, kept = remembered([courier], Memory(db=filled))
    assert kept
    assert sorted(touched) == [
        "ua-drones-production-2025",
        NAME,
        "ua-us-patriot-request-2025",
        "us-ua-guarantee-2025",
    ]
    told = {claim.id for report in touched.reports for claim in report.claims}
    assert told == {claim for one in touched.entries for claim in (*one.claims, *one.stances)}
    assert all(report.document is not None for report in touched.reports)
    whole, _ = remembered([courier], Memory(db=filled, whole=True))
    assert len(whole) == 6
    with pytest.raises(rp.RempartError, match="--all is given without --db"):
        remembered([courier], Memory(whole=True))


def test_the_main_job_does_not_load_the_database() -> None:
    asked = "import sys, rempart.cli.app as app; app.application(['brief']); print([one for one in sys.modules if one == 'sqlalchemy'])"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"


@pytest.fixture
def doubtful(run: Run, db: str, tmp_path: Path) -> str:
    """One lender, one taker, one sum: for arms in one report, for the budget in another."""
    lines = {
        "arms": "The EU will lend Ukraine 60 billion euros for military aid.\n",
        "budget": "Ukraine needs weapons. The EU will lend Ukraine 60 billion euros for budget support.\n",
    }
    for name, text in lines.items():
        (tmp_path / f"{name}.txt").write_text(text)
    (tmp_path / "meta.csv").write_text(
        "id,published,publisher,source\narms,2026-02-04,,\nbudget,2026-02-05,Gazette,\n"
    )
    paths = [tmp_path / f"{name}.txt" for name in lines]
    code, _, said = run("ledger", "add", *paths, "--meta", tmp_path / "meta.csv")
    assert code == 0, said
    return db


@pytest.mark.usefixtures("doubtful")
def test_unsure_pairs_are_listed_with_the_evidence_in_words(run: Run) -> None:
    code, printed, _ = run("ledger", "unsure", "--format", "jsonl")
    (pair,) = [json.loads(line) for line in printed.splitlines()]
    assert code == 0
    assert pair["weighed"]["claims"] == ["arms#1", "budget#1"]
    _, printed, _ = run("ledger", "unsure")
    assert "amount equal +5" in " ".join(printed.split())
    _, printed, said = run("ledger", "unsure", "--as-of", "2020-01-01", "--format", "jsonl")
    assert not printed
    assert "no pair waits" in said


@pytest.mark.usefixtures("doubtful")
def test_the_sheet_of_unsure_pairs_filled_in_is_a_file_of_judgements(run: Run, tmp_path: Path) -> None:
    _, printed, _ = run("ledger", "unsure", "--format", "csv")
    (row,) = csv.DictReader(StringIO(printed))
    assert row["left_quote"].startswith("The EU will lend Ukraine 60 billion euros for military aid")
    assert "points" in row["evidence"]
    row |= {"who": "Ana", "when": "2026-03-01", "verdict": "same", "why": "one loan"}
    with (tmp_path / "judgements.csv").open("w", newline="") as file:
        rows = csv.DictWriter(file, list(row))
        rows.writeheader()
        rows.writerow(row)
    (told,) = read_judgements(tmp_path / "judgements.csv").judgements
    assert (told.verdict, told.left, told.right) == ("same", "arms#1", "budget#1")


@pytest.mark.usefixtures("filled")
def test_the_graph_of_origins_is_printed_as_a_tree_and_as_json(run: Run, filled: str) -> None:
    code, printed, _ = run("ledger", "show", NAME, "--origins", "--format", "json")
    told = json.loads(printed)
    assert (code, told["agreement"]) == (0, NAME)
    with rp.Book.open(filled) as book:
        steps = book.origins(NAME)
        entry = book.agreement(NAME)
    assert told["steps"] == [step.as_json() for step in steps]
    _, printed, _ = run("ledger", "show", NAME, "--origins")
    assert printed.startswith(f"{NAME}: {entry.title}\n")
    for step in steps:
        assert f"── {step.document}: names it" in printed
    assert f"grade {entry.grade}: {entry.reports} reports of" in printed


def test_a_tree_shows_each_document_below_what_it_has_its_story_from() -> None:
    steps = (
        Step(document="b", source="document:a", way="same words", share=0.9, added=("b#2",)),
        Step(document="a", source="origin:Morning Post", way="names"),
        Step(document="c", source="document:b", way="same course", share=0.85, state="RU"),
        Step(document="d", source="origin:Morning Post", way="retells figures"),
    )
    russian = "runs the same course in another language or in other words; 85% alike; an outlet that a state"
    assert list(origin_tree(steps, ["a", "b", "c", "d", "e"])) == [
        "Morning Post",
        "├── a: names it",
        "│   └── b: has the same words; 90% alike; adds b#2",
        f"│       └── c: {russian} controls (RU)",
        "└── d: names nobody and gives the same figures",
        "e (document, tells it by itself)",
    ]
