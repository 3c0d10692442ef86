"""``rempart ledger`` and ``rempart brief --db`` as a user calls them."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import rempart as rp
from rempart.cli.remembering import Memory, remembered

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
    assert len(rest.splitlines()) == 3
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
    assert len(whole) == 5
    with pytest.raises(rp.RempartError, match="--all is given without --db"):
        remembered([courier], Memory(whole=True))


def test_the_main_job_does_not_load_the_database() -> None:
    asked = "import sys, rempart.cli.app; print([one for one in sys.modules if one == 'sqlalchemy'])"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
