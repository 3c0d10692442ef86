"""Files in and out; a bad line is refused with file and line."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from rempart.claims.claim import Report
from rempart.errors import RecordError
from rempart.ledger.lines import read_ledger, stream_claims
from rempart.ledger.merging import merge
from rempart.records import Record

Reports = Callable[..., Report]
Claims = Callable[..., dict[str, Any]]


def write_lines(path: Path, records: Iterable[Record]) -> None:
    path.write_text("".join(record.json_line() + "\n" for record in records), encoding="utf-8")


def test_claims_and_ledger_survive_their_files(tmp_path: Path, report: Reports, arms: Claims) -> None:
    reports = [report("a", arms(), arms(bound="at_least")), report("b", arms(90e9))]
    write_lines(tmp_path / "claims.jsonl", reports)
    assert list(stream_claims(tmp_path / "claims.jsonl")) == reports
    ledger = merge(reports)
    write_lines(tmp_path / "ledger.jsonl", ledger.entries)
    assert read_ledger(tmp_path / "ledger.jsonl").entries == ledger.entries
    assert all(
        amount.keys().isdisjoint({"low", "high", "period"})
        for amount in ledger.entries[0].as_json()["amounts"]
    )


def test_merging_what_was_written_gives_the_same_ledger(
    tmp_path: Path, report: Reports, arms: Claims
) -> None:
    reports = [report("a", arms()), report("b", arms(90e9))]
    write_lines(tmp_path / "claims.jsonl", reports)
    assert merge(list(stream_claims(tmp_path / "claims.jsonl"))).entries == merge(reports).entries


def _break(tmp_path: Path, reports: list[Report], change: Callable[[dict[str, Any]], object]) -> Path:
    """Write the reports, the last one changed."""
    lines = [one.as_json() for one in reports]
    change(lines[-1])
    path = tmp_path / "claims.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda line: line.pop("sha256"), "sha256: field required"),
        (lambda line: line.update(colour="red"), "colour"),
        (lambda line: line["claims"][0].update(status="perhaps"), "claims.0.status"),
        (lambda line: line["claims"][0]["amount"].update(value="much"), "claims.0.amount.value"),
        (lambda line: line["claims"][0]["amount"].update(currency="dollars"), "amount 1"),
        (lambda line: line.update(published="19.08.2025"), "published is '19.08.2025'"),
        (lambda line: line.update(id="a", claims=[]), "report a stands already in"),
    ],
)
def test_a_bad_claims_line_is_named(
    tmp_path: Path, report: Reports, arms: Claims, *, change: Callable[[dict[str, Any]], object], says: str
) -> None:
    path = _break(tmp_path, [report("a", arms()), report("b", arms())], change)
    with pytest.raises(RecordError) as refused:
        list(stream_claims(path))
    assert f"{path} line 2" in str(refused.value)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"{broken", "line 1 is not JSON"), (b"\xff\xfe\x00", "not UTF-8"), (b'["a list"]', "line 1")],
)
def test_a_file_that_is_no_claims_file_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_bytes(content)
    with pytest.raises(RecordError, match=says):
        list(stream_claims(path))
    with pytest.raises(RecordError, match=says):
        read_ledger(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be read"):
        list(stream_claims(tmp_path / "nothing.jsonl"))


def test_a_ledger_with_a_twin_or_a_broken_link_is_refused(
    tmp_path: Path, report: Reports, arms: Claims
) -> None:
    request = {"type": "request", "recipient": ("UA",), "seller": ("US",), "item": "Patriot"}
    part = request | {"links": [{"claim": "a#1", "relation": "part_of"}]}
    path = tmp_path / "ledger.jsonl"
    write_lines(path, merge([report("a", arms(), part)]).entries)
    package, patriot = path.read_text(encoding="utf-8").splitlines()
    path.write_text(f"{package}\n{package}\n", encoding="utf-8")
    with pytest.raises(RecordError, match="line 2: id ua-us-arms-purchase-2025 stands already"):
        read_ledger(path)
    path.write_text(f"{patriot}\n", encoding="utf-8")
    with pytest.raises(RecordError, match=r"line 1: .* links to ua-us-arms-purchase-2025"):
        read_ledger(path)
