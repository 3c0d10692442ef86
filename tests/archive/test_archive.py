"""An archive by the shard: the same claims as elsewhere, resumable, with all that was refused."""

import gzip
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.archive.conftest import DEAL, TOWN, lines
from typer.testing import CliRunner

from rempart.archive import extracting
from rempart.archive.documents import documents_of
from rempart.archive.extracting import extract_archive
from rempart.archive.shard import FILES_A_SHARD, Shard, shards_of
from rempart.archive.working import Summary, work
from rempart.claims.extraction import extract
from rempart.cli.app import application
from rempart.engines import Engine, LocalEngine
from rempart.errors import ArchiveError
from rempart.ledger.lines import stream_claims
from rempart.sources.reading import read


def told(place: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines()]


def test_every_document_is_counted_once(archive: Path, tmp_path: Path) -> None:
    found = extract_archive([str(archive)], tmp_path / "out")
    documents = sum(summary.documents for summary in found.summaries)
    assert documents == 4 * 41 + 2 + 2
    assert (found.kept, found.refused) == (4 * 8 + 2, 4)
    assert sum(summary.with_claims for summary in found.summaries) == 4 * 8 + 2
    assert [one["reason"][:20] for one in told(tmp_path / "out" / "refused.jsonl")] == [
        "line 41 is not JSON;"
    ] * 4


def test_its_claims_are_those_of_the_ordinary_way(archive: Path, tmp_path: Path) -> None:
    extract_archive([str(archive / "part-0.jsonl")], tmp_path / "out")
    ordinary = [report for report in extract(read(archive / "part-0.jsonl")) if report.claims]
    assert list(stream_claims(tmp_path / "out" / "claims.jsonl")) == [
        report.model_copy(update={"document": None}) for report in sorted(ordinary, key=lambda one: one.id)
    ]


def test_what_is_done_is_not_done_again_until_it_changes(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract_archive([str(archive)], tmp_path / "out")
    before = (tmp_path / "out" / "claims.jsonl").read_bytes()
    opened: list[str] = []

    def watched(shard: Shard) -> Iterator[Any]:
        opened.append(shard.name)
        return documents_of(shard)

    monkeypatch.setattr("rempart.archive.working.documents_of", watched)
    extract_archive([str(archive)], tmp_path / "out")
    assert not opened
    assert (tmp_path / "out" / "claims.jsonl").read_bytes() == before
    (archive / "part-1.jsonl").write_text(lines("part1", 45), encoding="utf-8")
    extract_archive([str(archive)], tmp_path / "out")
    assert [name.partition(".")[0] for name in opened] == ["part-1"]


def test_a_run_that_breaks_off_goes_on_where_it_was(archive: Path, tmp_path: Path) -> None:
    class Breaking(LocalEngine):
        def run(self, function: Any, pieces: Sequence[Any]) -> Iterator[Any]:
            for number, one in enumerate(super().run(function, pieces)):
                if number == 3:
                    raise KeyboardInterrupt
                yield one

    with pytest.raises(KeyboardInterrupt):
        extract_archive([str(archive)], tmp_path / "out", engine=Breaking())
    assert not (tmp_path / "out" / "claims.jsonl").exists()
    extract_archive([str(archive)], tmp_path / "out")
    extract_archive([str(archive)], tmp_path / "whole")
    assert same(tmp_path / "out", tmp_path / "whole")


def same(one: Path, other: Path) -> bool:
    names = [
        "claims.jsonl",
        "refused.jsonl",
        *(f"shards/{p.name}" for p in (one / "shards").glob("*.parquet")),
    ]
    return len(names) > 2 and all((one / name).read_bytes() == (other / name).read_bytes() for name in names)


def bad_parquet(place: Path) -> None:
    place.with_suffix(".parquet").write_bytes(b"no table")


def without_text(place: Path) -> None:
    pq.write_table(pa.table({"id": ["a"]}), place.with_suffix(".parquet"))


def cut_table(place: Path) -> None:
    whole = place.with_suffix(".parquet")
    pq.write_table(pa.table({"id": ["a"], "text": [TOWN]}), whole)
    whole.write_bytes(whole.read_bytes()[:-20])


@pytest.mark.parametrize("spoil", [bad_parquet, without_text, cut_table])
def test_a_bad_shard_is_skipped_and_named(archive: Path, tmp_path: Path, spoil: Any) -> None:
    good = extract_archive([str(archive)], tmp_path / "good")
    spoil(archive / "spoilt")
    result = CliRunner().invoke(application(), ["extract", str(archive), "--out", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert "skipped: spoilt.parquet" in result.stderr
    assert f"{good.kept} with claims" in result.stderr
    assert (tmp_path / "out" / "claims.jsonl").read_bytes() == (
        tmp_path / "good" / "claims.jsonl"
    ).read_bytes()


def test_a_packed_file_that_breaks_off_keeps_its_good_lines(tmp_path: Path) -> None:
    whole = gzip.compress(
        "".join(f'{{"id": "d{n}", "text": "{n} {"x" * 99}"}}\n' for n in range(9000)).encode()
    )
    (tmp_path / "cut.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    (shard,) = shards_of([str(tmp_path / "cut.jsonl.gz")])
    documents = list(documents_of(shard))
    assert len(documents) > 1000
    assert {one.state for one in documents[:-1]} == {"read"}
    assert (documents[-1].state, documents[-1].reason or "") > (
        "unreadable",
        "the file breaks off after line",
    )


def test_two_texts_with_one_id_are_not_both_kept(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in (1, 2):
        line = json.dumps({"id": "same", "text": DEAL.format(sum=number)})
        (folder / f"{number}.jsonl").write_text(f"{line}\n", encoding="utf-8")
    found = extract_archive([str(folder)], tmp_path / "out")
    assert (found.kept, found.refused) == (1, 1)
    assert told(tmp_path / "out" / "refused.jsonl")[0]["reason"].startswith("another text has this id")


def test_twins_are_one_document(tmp_path: Path) -> None:
    """Files with the same bytes, and lines with the same id and text; not what two outlets tell in one wording."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(DEAL.format(sum=1), encoding="utf-8")
        told_by = [{"id": "same", "text": DEAL.format(sum=2)}, {"id": name, "text": DEAL.format(sum=3)}]
        (folder / f"{name}.jsonl").write_text(
            "".join(f"{json.dumps(one)}\n" for one in told_by), encoding="utf-8"
        )
    found = extract_archive([str(folder)], tmp_path / "out")
    assert [one["id"] for one in told(tmp_path / "out" / "claims.jsonl")] == ["a", "a.txt", "b", "same"]
    assert found.refused == 0


def test_single_files_are_read_by_the_batch(tmp_path: Path) -> None:
    for number in range(FILES_A_SHARD + 3):
        (tmp_path / f"{number:04}.txt").write_text("a", encoding="utf-8")
    assert [len(shard.paths) for shard in shards_of([str(tmp_path)])] == [FILES_A_SHARD, 3]


def test_a_pipe_or_a_device_in_a_folder_is_never_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(DEAL.format(sum=9), encoding="utf-8")
    for name in ("pipe.txt", "pipe.jsonl", "pipe.warc", "pipe.parquet"):
        os.mkfifo(folder / name)
    (folder / "zero.jsonl").symlink_to("/dev/zero")
    found = extract_archive([str(folder)], tmp_path / "out")
    assert [one["id"] for one in told(tmp_path / "out" / "claims.jsonl")] == ["good.txt"]
    assert [one["reason"] for one in told(tmp_path / "out" / "refused.jsonl")] == ["it is no file"]
    problems = [one.problem for one in found.skipped]
    assert len(problems) == 4
    assert all("is no file; expected a file on disk" in str(one) for one in problems)


def test_names_that_no_text_can_hold_are_ids_on_one_line(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/reports"
    os.mkdir(folder)  # noqa: PTH102 -- a path of bytes
    for name in (b"bad\xff.txt", b"line\naccepted\tend.txt"):
        with open(folder + b"/" + name, "w", encoding="utf-8") as handle:  # noqa: PTH123 -- a path of bytes
            handle.write(DEAL.format(sum=len(name)))
    extract_archive([str(tmp_path / "reports")], tmp_path / "out")
    ids = [one["id"] for one in told(tmp_path / "out" / "claims.jsonl")]
    lost = "\N{REPLACEMENT CHARACTER}"
    assert ids == [f"bad{lost}.txt", f"line{lost}accepted{lost}end.txt"]


def test_a_file_that_vanishes_is_a_problem_of_its_shard(archive: Path, tmp_path: Path) -> None:
    (shard,) = shards_of([str(archive / "part-0.jsonl")])
    (archive / "part-0.jsonl").unlink()
    assert work(shard, str(tmp_path)).problem == "it cannot be opened (No such file or directory)"


def test_a_spoilt_summary_is_made_again(archive: Path, tmp_path: Path) -> None:
    (shard,) = shards_of([str(archive / "part-0.jsonl")])
    first = work(shard, str(tmp_path))
    for broken in ("", "{}", "[1]", '{"shard": "a"'):
        (tmp_path / "shards" / f"{shard.name}.json").write_text(broken, encoding="utf-8")
        assert work(shard, str(tmp_path)) == first


def test_no_room_is_said(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where the folder should be")
    result = CliRunner().invoke(application(), ["extract", str(archive), "--out", str(tmp_path / "out")])
    assert result.exit_code != 0
    assert "cannot be written to" in str(result.exception)


@pytest.mark.parametrize(
    "options", [["--engine", "dask"], ["--out", "x", "--explain"], ["--out", "x", "--engine", "y"]]
)
def test_options_that_do_not_go_together_are_refused(
    archive: Path, options: list[str], tmp_path: Path
) -> None:
    shutil.copytree(archive, tmp_path / "copy")
    result = CliRunner().invoke(application(), ["extract", str(tmp_path / "copy"), *options])
    assert result.exit_code == 2


def test_a_piece_that_an_engine_gives_up_is_a_skipped_shard(archive: Path, tmp_path: Path) -> None:
    class GivingUp:
        def run(self, function: Any, pieces: Sequence[Any]) -> Iterator[Any]:
            for number, piece in enumerate(pieces):
                yield piece, function(piece) if number else RuntimeError("it brought down 4 workers")

    engine: Engine = GivingUp()
    found = extract_archive([str(archive)], tmp_path / "out", engine=engine)
    assert [summary.problem for summary in found.skipped] == ["it brought down 4 workers"]
    assert isinstance(found.summaries[0], Summary)
    assert extracting.extract_archive([str(archive)], tmp_path / "out").skipped == ()


def test_rows_that_were_changed_since_are_made_again_or_named(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    extract_archive([str(archive)], out)
    whole = (out / "claims.jsonl").read_bytes()
    place = min((out / "shards").glob("part-0*.parquet"))
    rows = place.read_bytes()
    place.write_bytes(b"garbage")
    extract_archive([str(archive)], out)
    assert (place.read_bytes(), (out / "claims.jsonl").read_bytes()) == (rows, whole)
    pq.write_table(pa.table({"a": [1]}), place)
    extract_archive([str(archive)], out)
    assert (place.read_bytes(), (out / "claims.jsonl").read_bytes()) == (rows, whole)
    place.write_bytes(rows[:4] + bytes(len(rows) // 2) + rows[4 + len(rows) // 2 :])  # begins and ends well
    with pytest.raises(ArchiveError, match="cannot be gathered") as broken:
        extract_archive([str(archive)], out)
    assert place.name in str(broken.value)
    assert (out / "claims.jsonl").read_bytes() == whole
    place.unlink()
    extract_archive([str(archive)], out)
    assert (place.read_bytes(), (out / "claims.jsonl").read_bytes()) == (rows, whole)
