"""``check`` finds nothing in a good briefing, and the culprit in each spoilt one."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.briefing import briefing_samples as samples

from rempart.briefing.checking import check
from rempart.briefing.walking_back import why
from rempart.errors import BriefingError, RecordError


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good briefing, to be copied: making it takes longer than most tests."""
    path = tmp_path_factory.mktemp("saved") / "out"
    samples.briefing().save(path)
    return path


@pytest.fixture
def folder(saved: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(saved, tmp_path / "out"))


def spoil(folder: Path, change: Callable[[dict[str, Any]], object], name: str = "briefing.json") -> list[str]:
    path = folder / name
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return check(folder)


def test_a_good_briefing_has_no_problem(folder: Path) -> None:
    assert check(folder) == []


def test_a_problem_names_culprit_expectation_and_remedy(folder: Path) -> None:
    (problem,) = spoil(folder, lambda data: data["statements"][0]["rests_on"].append("claim:talks#99"))
    assert problem.startswith("statement 1 rests on claim:talks#99, which is not there; expected ")
    assert problem.endswith("Make the briefing again with rempart brief.")


@pytest.mark.parametrize(
    ("change", "culprit"),
    [
        (lambda d: d["statements"][0].update(text=d["statements"][0]["text"].replace("90 bn", "95 bn")), "statement 1: '95"),
        (lambda d: d["statements"][0]["figures"][0].update(value=95e9), "'at least 95 bn USD' is not in its text"),
        (lambda d: d["statements"][0]["figures"][0].update(rests_on=[]), "rests on nothing"),
        (lambda d: d["statements"][0]["figures"][0].update(rests_on=["row:a/b"]), "rests on row:a/b"),
        (lambda d: d["statements"][0]["names"].append("M777 howitzer"), "the name 'M777 howitzer'"),
        (lambda d: d["statements"].pop(0), "statement 2 stands at place 1"),
        (lambda d: d["claims"][0].update(quote=d["claims"][0]["quote"].replace("90", "80")), "claim talks#1: characters 0"),
        (lambda d: d["claims"].pop(3), "claim:talks#4"),
        (lambda d: d["assumptions"].clear(), "assumption:start"),
        (lambda d: d["rows"][0].update(mark="R"), "is marked R"),
        (lambda d: d["agreements"].pop(), "ledger.jsonl differs"),
        (lambda d: d["schedule"]["promises"][0].update(short=1), "promise arms: 1 short"),
        (lambda d: d["schedule"]["objective"].update(shortfall_sum=2.0), "the objective says 2.0"),
        (lambda d: d["schedule"]["payments"][0].update(amount=1e10), "allies pays 10000000000"),
        (lambda d: d["coverage"]["periods"][0]["share"].update(mode=0.5), "is not 0.5"),
        (lambda d: d["outlook"].update(sets=1), "outlook.json differs"),
        (lambda d: d["documents"][0].update(text="other"), "documents.jsonl differs"),
    ],
)  # fmt: skip
def test_a_spoilt_briefing_is_found_out(
    folder: Path, change: Callable[[dict[str, Any]], object], culprit: str
) -> None:
    assert any(culprit in problem for problem in spoil(folder, change))


@pytest.mark.parametrize(
    "name", ["index.html", "programme.toml", "schedule.csv", "outlook.json", "claims.jsonl"]
)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert any(f"{name} is missing" in problem for problem in check(folder))


@pytest.mark.parametrize("name", ["programme.toml", "coverage.json", "documents.jsonl", "ledger.jsonl"])
def test_a_broken_file_is_named(folder: Path, name: str) -> None:
    (folder / name).write_text("{ broken", encoding="utf-8")
    assert any(f"{name} cannot be read" in problem for problem in check(folder))


def test_a_differing_file_is_named(folder: Path) -> None:
    assert any(
        "coverage.json differs" in p for p in spoil(folder, lambda d: d.update(places="PL"), "coverage.json")
    )
    claims = folder / "claims.jsonl"
    claims.write_text(claims.read_text(encoding="utf-8").replace("talks#3", "talks#9"), encoding="utf-8")
    assert any("claims.jsonl differs" in problem for problem in check(folder))


@pytest.mark.parametrize(
    ("before", "after", "culprit"),
    [
        ("by <a class=", "by <i></i>twice <a class=", "has other words"),
        (">at least 90 bn USD</a>", ">at least 95 bn USD</a>", "has other words"),
        (samples.BATTERIES, samples.BATTERIES.replace("Twelve", "Ten"), "a report has other words"),
        ("<td>arms</td>", "<td>alms</td>", "the table"),
        ('id="s-1"', 'id="s-0"', "has other words"),
    ],
)
def test_a_page_that_was_tampered_with_is_found_out(
    folder: Path, before: str, after: str, culprit: str
) -> None:
    page = folder / "index.html"
    text = page.read_text(encoding="utf-8")
    start = text.index('<div class="document"') if before == samples.BATTERIES else 0
    if before == "<td>arms</td>":
        found = re.search(r"<table data-table.*?(<td[^>]*>[^<]*\d[^<]*</td>)", text, re.DOTALL)
        assert found is not None
        before = found[1]
        after = re.sub(r"\d", "7", before) + " "
    assert before in text[start:], "nothing to tamper with"
    page.write_text(text[:start] + text[start:].replace(before, after, 1), encoding="utf-8")
    assert any(culprit in problem for problem in check(folder)), check(folder)


def test_a_table_that_was_tampered_with_is_found_out(folder: Path) -> None:
    path = folder / "tables" / "promises.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("9", "8", 1), encoding="utf-8")
    assert any("promises.csv differs" in problem for problem in check(folder))
    path.unlink()
    assert any("promises.csv is missing" in problem for problem in check(folder))


def test_a_folder_without_briefing_is_no_briefing(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match=r"briefing\.json"):
        check(tmp_path)


def test_a_folder_of_an_older_version_is_a_message(folder: Path) -> None:
    path = folder / "briefing.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    del data["rows"], data["assumptions"]
    path.write_text(json.dumps(data), encoding="utf-8")
    for look in (lambda: check(folder), lambda: why(folder, 1)):
        with pytest.raises(RecordError, match="expected a BriefingFile"):
            look()


def test_a_folder_without_its_page_is_told_by_check_and_still_walked_back(folder: Path) -> None:
    (folder / "index.html").unlink()
    assert any("index.html" in problem for problem in check(folder))
    assert why(folder, 1)
