"""Hostile Parquet tables: refused with the reason, in bounded memory and time, and what is good around it is kept."""

import gzip
import json
import random
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.archive.conftest import DEAL, TOWN

from rempart.archive import documents
from rempart.archive.documents import documents_of
from rempart.archive.extracting import extract_archive
from rempart.archive.shard import shards_of
from rempart.archive.working import work
from rempart.sources.decoding import NotTextError
from rempart.sources.document import Document
from rempart.sources.isolation import Parsers
from rempart.sources.lines import FIELDS

WHY_NOT = "expected a Parquet table of texts"


def read(place: Path) -> list[Document]:
    (shard,) = shards_of([str(place)])
    return list(documents_of(shard))


def table(ids: list[str], texts: list[str], **more: list[Any]) -> pa.Table:
    return pa.table({"id": ids, "text": texts, **more})


def groups(place: Path, *tables: pa.Table, **options: Any) -> Path:
    with pq.ParquetWriter(place, tables[0].schema, **options) as writer:
        for one in tables:
            writer.write_table(one)
    return place


def test_a_group_of_rows_that_unpacks_to_gigabytes_is_refused_and_the_others_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One text of 4 MiB, written once and counted 512 times: 2 GiB in a file of some kilobytes."""
    monkeypatch.setattr(
        documents, "Parsers", partial(Parsers, memory=2**29)
    )  # half of what it may have: faster
    huge = table([f"h{number}" for number in range(512)], ["a " * 2**21] * 512)
    good = [table([name], [DEAL.format(sum=at)]) for at, name in enumerate(["before", "after"])]
    place = groups(
        tmp_path / "bomb.parquet", good[0], huge, good[1], compression="zstd", data_page_size=2**30
    )
    assert place.stat().st_size < 2**20
    found = read(place)
    assert [one.id for one in found if one.state == "read"] == ["before", "after"]
    (refused,) = [one for one in found if one.state == "unreadable"]
    assert refused.reason == "the rows from 2 in group 2 need more memory than they may have"


def record(number: int) -> bytes:
    """Return a document of an archive of the web, unlike the others in its number alone."""
    body = f"{number:04}{TOWN * 20}"
    head = f"WARC-Type: resource\r\nWARC-Target-URI: http://a.example/{number}\r\nContent-Type: text/plain"
    return f"WARC/1.0\r\n{head}\r\nContent-Length: {len(body)}\r\n\r\n{body}\r\n\r\n".encode()


def test_a_text_told_once_and_counted_without_end_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LEAST_UNPACKED", 2**20)
    monkeypatch.setattr(documents, "LARGEST_RATIO", 2)
    place = tmp_path / "bomb.parquet"
    text = TOWN * 20
    pq.write_table(table([str(number) for number in range(3000)], [text] * 3000), place, compression="zstd")
    lines = "".join(f"{json.dumps({'id': str(number), 'text': text})}\n" for number in range(3000))
    (tmp_path / "bomb.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (tmp_path / "bomb.warc.gz").write_bytes(gzip.compress(b"".join(map(record, range(3000)))))
    for one in (place, tmp_path / "bomb.jsonl.gz", tmp_path / "bomb.warc.gz"):
        *kept, last = read(one)
        assert 500 < len(kept) <= 2**20 // len(text)
        assert {document.state for document in kept} == {"read"}
        assert (last.state, "the file unpacks to more than" in str(last.reason)) == (
            "unreadable",
            True,
        )


def nested(depth: int) -> pa.Table:
    kind: pa.DataType = pa.string()
    for _ in range(depth):
        kind = pa.struct([("a", kind)])
    return pa.table({"id": ["a"], "text": pa.array([None], type=kind)})


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (pa.table({"id": ["a"], "text": [7]}), "its column text holds int64; expected texts"),
        (pa.table({"id": ["a"], "text": [b"Oslo"]}), "its column text holds binary; expected texts"),
        (pa.table({"id": ["a"], "text": [["Oslo"]]}), "its column text holds list<"),
        (
            pa.Table.from_arrays([["a"], ["b"], ["c"]], names=["id", "text", "text"]),
            "it has the column text twice",
        ),
        (pa.table({"id": ["a"], "text": ["b"], "published": [20251103]}), "its column published holds int64"),
        (nested(20), "its column text holds struct<"),
    ],
)
def test_columns_that_hold_no_texts_are_named(tmp_path: Path, made: pa.Table, why: str) -> None:
    pq.write_table(made, tmp_path / "odd.parquet")
    (shard,) = shards_of([str(tmp_path / "odd.parquet")])
    problem = work(shard, str(tmp_path / "out")).problem or ""
    assert problem.startswith(f"odd.parquet: {why}")
    assert WHY_NOT in problem


def test_a_day_may_be_a_date_and_an_id_one_of_a_dictionary(tmp_path: Path) -> None:
    made = table(["a"], [DEAL.format(sum=3)], published=pa.array([20_395], pa.date32()))
    made = made.set_column(0, "id", made["id"].dictionary_encode())
    pq.write_table(made, tmp_path / "days.parquet")
    (found,) = read(tmp_path / "days.parquet")
    assert (found.id, found.published) == ("a", "2025-11-03")


def test_a_text_that_is_not_utf8_is_refused_by_its_row(tmp_path: Path) -> None:
    data = [DEAL.format(sum=1).encode(), b"Oslo \xff pays", DEAL.format(sum=2).encode()]
    texts = pa.array(data, pa.binary()).view(pa.string())
    pq.write_table(pa.table({"id": ["a", "b", "c"], "text": texts}), tmp_path / "odd.parquet")
    found = read(tmp_path / "odd.parquet")
    assert [one.state for one in found] == ["read", "unreadable", "read"]
    assert found[1].reason == "row 2: text is not UTF-8"


def test_a_damaged_group_costs_that_group(tmp_path: Path) -> None:
    tables = [
        table([f"{at}-{row}" for row in range(50)], [f"{TOWN} {at} {row}" for row in range(50)])
        for at in range(3)
    ]
    place = groups(tmp_path / "cut.parquet", *tables, compression="gzip", use_dictionary=False)
    told = pq.ParquetFile(place).metadata.row_group(1).column(1)
    data = bytearray(place.read_bytes())
    at = told.data_page_offset + told.total_compressed_size // 2
    data[at : at + 40] = bytes(40)
    place.write_bytes(data)
    found = read(place)
    assert {one.id[0] for one in found if one.state == "read"} == {"0", "2"}
    (refused,) = [one for one in found if one.state == "unreadable"]
    assert str(refused.reason).startswith("the rows from 51 in group 2 cannot be read: ")


def varint(number: int) -> bytes:
    """Return a number as Thrift's compact form writes it."""
    folded, told = 2 * number, bytearray()
    while folded > 127:
        told.append(folded & 127 | 128)
        folded >>= 7
    return bytes([*told, folded])


@pytest.mark.parametrize("claimed", [70, 8000])
@pytest.mark.parametrize("which", [slice(0, 1), slice(-2, None), slice(None)])
def test_a_table_that_lies_about_its_rows_invents_none(tmp_path: Path, claimed: int, which: slice) -> None:
    """The number of rows stands in the footer for the table, each group and each column; any of them may lie."""
    place = tmp_path / "lies.parquet"
    pq.write_table(table([str(row) for row in range(3000)], [f"{TOWN} {row}" for row in range(3000)]), place)
    data = place.read_bytes()
    size = int.from_bytes(data[-8:-4], "little")
    footer, true, false = data[-8 - size : -8], varint(3000), varint(claimed)
    assert len(true) == len(false)
    parts = footer.split(true)
    assert len(parts) > 3
    joints = [true] * (len(parts) - 1)
    joints[which] = [false] * len(joints[which])
    lying = b"".join(part for pair in zip(parts, [*joints, b""], strict=True) for part in pair)
    place.write_bytes(data[: -8 - size] + lying + data[-8:])
    (shard,) = shards_of([str(place)])
    summary = work(shard, str(tmp_path / "out"))
    assert summary.documents <= 3001
    if not summary.problem and not summary.unreadable:
        assert summary.documents in {70, 3000}


@pytest.mark.slow
def test_mutated_tables_are_read_or_refused_with_a_reason(tmp_path: Path) -> None:
    rows = {"id": ["a", "b", "c"], "text": [TOWN, DEAL.format(sum=4), TOWN], "publisher": [None, "x", "y"]}
    place = tmp_path / "rows.parquet"
    pq.write_table(pa.table(rows), place, compression="snappy")
    whole, number, outcomes = place.read_bytes(), random.Random(3), set()  # noqa: S311 -- which bytes, not a secret
    with Parsers() as parsers:
        for _ in range(300):
            data = bytearray(whole)
            for _ in range(number.randint(1, 4)):
                data[number.randrange(len(data))] = number.randrange(256)
            place.write_bytes(data)
            try:
                told = list(parsers.rows(place, FIELDS))
            except NotTextError:
                outcomes.add("refused")
            else:
                outcomes.add("in part" if any(problem for _, _, problem in told) else "read")
    assert outcomes == {"refused", "in part", "read"}


def test_a_packed_file_that_is_damaged_inside_keeps_its_good_lines_and_the_other_shards(
    tmp_path: Path,
) -> None:
    lines = "".join(f"{json.dumps({'id': f'd{n}', 'text': DEAL.format(sum=n)})}\n" for n in range(2000))
    data = bytearray(gzip.compress(lines.encode()))
    data[len(data) // 2 : len(data) // 2 + 60] = random.Random(1).randbytes(60)  # noqa: S311 -- any bytes
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "damaged.jsonl.gz").write_bytes(data)
    (folder / "whole.jsonl").write_text(f"{json.dumps({'id': 'w', 'text': DEAL.format(sum=5)})}\n")
    found = extract_archive([str(folder)], tmp_path / "out")
    assert found.kept > 100
    reasons = (tmp_path / "out" / "refused.jsonl").read_text().splitlines()
    assert any("breaks off after line" in json.loads(one)["reason"] for one in reasons)
    assert '"w"' in (tmp_path / "out" / "claims.jsonl").read_text()
