"""``rempart merge`` with what people judged, and with what waits for a judgement."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., tuple[int, str, str]]


def line(name: str, item: str) -> str:
    silent: dict[str, Any] = dict.fromkeys(("buyer", "seller", "producer", "quantity"))
    claim = silent | {
        "id": f"{name}#1",
        "type": "loan",
        "funder": ["EU"],
        "recipient": ["UA"],
        "item": item,
        "amount": {"value": 60_000_000_000, "currency": "EUR", "bound": "exact"},
        "status": "announced",
        "attributed_to": [],
        "start": 0,
        "end": 5,
        "quote": "words",
        "rule": "hand",
    }
    report = {
        "id": name,
        "source": f"{name}.txt",
        "title": None,
        "language": "en",
        "published": "2026-02-04",
        "publisher": None,
        "origin": None,
        "sha256": f"{name:0>64}",
        "fingerprint": None,
        "claims": [claim],
    }
    return json.dumps(report) + "\n"


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "claims.jsonl"
    path.write_text(line("a", "military aid") + line("b", "budget support"), encoding="utf-8")
    return path


def judgements(folder: Path, *rows: str) -> Path:
    path = folder / "judgements.csv"
    path.write_text(
        "\n".join(("when,who,verdict,left,right,field,value,why", *rows)) + "\n", encoding="utf-8"
    )
    return path


def test_the_table_lists_what_waits_for_a_judgement(run: Run, claims: Path) -> None:
    code, out, err = run("merge", claims, "--format", "table")
    assert (code, err) == (0, "")
    told = " ".join(out.split())
    assert "Unsure: these wait for a judgement" in told
    assert "purpose" in told


def test_a_judgement_is_followed_and_ends_the_doubt(run: Run, claims: Path, tmp_path: Path) -> None:
    path = judgements(tmp_path, "2026-07-01,Ana,same,a#1,b#1,,,one sum")
    code, out, err = run("merge", claims, "--judgements", path)
    assert (code, err) == (0, "")
    (entry,) = map(json.loads, out.splitlines())
    assert entry["claims"] == ["a#1", "b#1"]
    assert [(one["who"], one["why"]) for one in entry["judgements"]] == [("Ana", "one sum")]
    assert "Unsure" not in run("merge", claims, "--judgements", path, "--format", "table")[1]


def test_refused_judgements_are_named_and_the_rest_is_done(run: Run, claims: Path, tmp_path: Path) -> None:
    path = judgements(
        tmp_path,
        "2026-07-01,Ana,same,a#1,gone#1,,,",
        "2026-07-01,Ana,correct,a#1,,price,3,",
        "2026-07-01,Ana,same,a#1,b#1,,,one sum",
    )
    code, out, err = run("merge", claims, "--judgements", path)
    assert code == 1
    assert len(out.splitlines()) == 1
    assert "claim gone#1 is in none of these reports" in err
    assert "line 3" in err
    assert "'price'" in err
    assert "Traceback" not in err


def test_a_file_that_is_not_there_is_an_error_in_one_sentence(run: Run, claims: Path) -> None:
    code, out, err = run("merge", claims, "--judgements", "none.csv")
    assert (code, out) == (2, "")
    assert "none.csv cannot be read" in err
