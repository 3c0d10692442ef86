from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rempart.sources.decoding import NotTextError, decode
from rempart.sources.reading import read


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except NotTextError:
        return
    assert text.strip()
    assert "\r" not in text
    assert "\x00" not in text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1))
def test_a_utf8_text_is_kept_to_the_letter(text: str) -> None:
    marked = "Text: " + text
    assert decode(marked.encode()) == (marked, None)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(alphabet="abcdef é\n", min_size=1, max_size=40), min_size=1, max_size=4))
def test_reading_twice_gives_the_same_and_hashes_follow_the_bytes(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder: Path = tmp_path_factory.mktemp("texts")
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    first = read(folder)
    assert first == read(folder)
    assert len({document.sha256 for document in first}) == len(set(texts))
