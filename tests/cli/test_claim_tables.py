"""``rempart extract --format csv|parquet``: one row a claim, the same figures as the lines."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

REPORTS = Path(__file__).parents[2] / "examples" / "reports"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(name="told")
def claims_of_the_lines(run: Run) -> list[dict[str, Any]]:
    _, out, _ = run("extract", REPORTS)
    return [claim for line in out.splitlines() for claim in json.loads(line)["claims"]]


def test_csv_has_a_row_a_claim(run: Run, told: list[dict[str, Any]]) -> None:
    code, out, _ = run("extract", REPORTS, "--format", "csv")
    rows = list(csv.DictReader(StringIO(out)))
    assert code == 0
    assert [row["claim"] for row in rows] == [claim["id"] for claim in told]
    assert [row["quote"] for row in rows] == [claim["quote"] for claim in told]
    sums = [float(row["amount"]) if row["amount"] else None for row in rows]
    assert sums == [claim["amount"] and claim["amount"]["value"] for claim in told]


@pytest.mark.parametrize("name", ["=1+1", "＝1+1", " @sum"])
def test_a_cell_is_no_formula(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.txt").write_text(
        "Arms deal\nPoland signed a contract to buy 20 HIMARS from the United States."
    )
    _, out, _ = run("extract", tmp_path, "--format", "csv")
    assert next(csv.DictReader(StringIO(out)))["document"] == f"'{name}"


def test_parquet_holds_the_same(told: list[dict[str, Any]]) -> None:
    command = [str(Path(sys.executable).with_name("rempart")), "extract", str(REPORTS), "--format", "parquet"]
    done = subprocess.run(command, capture_output=True, check=True)
    rows = pyarrow.parquet.read_table(BytesIO(done.stdout)).to_pylist()
    assert [row["claim"] for row in rows] == [claim["id"] for claim in told]
    assert [row["buyer"] for row in rows] == [claim["buyer"] or [] for claim in told]
    assert [row["quantity"] for row in rows] == [
        claim["quantity"] and claim["quantity"]["value"] for claim in told
    ]


def test_without_pyarrow_the_remedy_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    code, out, err = run("extract", REPORTS, "--format", "parquet")
    assert (code, out) == (2, "")
    assert "pip install 'rempart[parquet]'" in err
