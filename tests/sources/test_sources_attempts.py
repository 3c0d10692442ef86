"""What was done by hand to break the reading of files: each attempt, and what must come of it."""

from pathlib import Path

import pytest
from tests.sources.source_samples import paragraph, word_file

from rempart.errors import OutputError
from rempart.sources.inputs import check_apart
from rempart.sources.parsers.word_files import read_word_file
from rempart.sources.reading import read

TOLD = "Norway will give 7 million euros for Patriot missiles for Ukraine."


@pytest.mark.parametrize("depth", [1, 2, 30])
def test_a_table_inside_a_cell_is_told_once(depth: int) -> None:
    """It was told once for each row around it: twice the words a level, 36 MB at twenty levels."""
    body = paragraph(TOLD)
    for _ in range(depth):
        body = (
            f"<w:tbl><w:tr><w:tc>{body}</w:tc><w:sdt><w:tc>{paragraph('aside')}</w:tc></w:sdt></w:tr></w:tbl>"
        )
    assert read_word_file(word_file(body)).text == TOLD + " | aside" * depth


@pytest.mark.parametrize("size", ["9" * 5000, "", "-1", "2.5", "\N{ARABIC-INDIC DIGIT ONE}" * 5])
def test_a_size_that_no_letter_has_hides_nothing(size: str) -> None:
    run = f'<w:p><w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>{TOLD}</w:t></w:r></w:p>'
    assert read_word_file(word_file(run)).text == TOLD


def test_a_briefing_is_no_report(tmp_path: Path) -> None:
    """It would be its own source."""
    page = f"<head><meta name='generator' content='%s'></head><body><article><p>{TOLD}</p></article></body>"
    (tmp_path / "briefing.html").write_text(page % "Rempart 0.1.0", encoding="utf-8")
    (tmp_path / "report.html").write_text(page % "Press 1", encoding="utf-8")
    briefing, report = read(tmp_path)
    assert briefing.reason == "it is a briefing that Rempart wrote, which is no source"
    assert report.text == TOLD


def test_nothing_is_written_into_a_folder_that_is_read(tmp_path: Path) -> None:
    reports, apart = tmp_path / "reports", tmp_path / "reports apart"
    reports.mkdir()
    (tmp_path / "link").symlink_to(reports)
    for out in (reports, reports / "out", tmp_path / "link" / "out", tmp_path / "x" / ".." / "reports" / "y"):
        with pytest.raises(OutputError, match="which is read; expected a folder apart from what is read"):
            check_apart(out, ["-", str(reports)])
    check_apart(apart, ["-", str(reports), str(reports / "one.txt"), "https://example.org/a"])
