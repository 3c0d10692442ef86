"""What was done by hand to break the reading of files: each attempt, and what must come of it."""

import pytest
from tests.sources.source_samples import paragraph, word_file

from rempart.sources.parsers.word_files import read_word_file

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
