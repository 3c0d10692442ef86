import hashlib
import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rempart.sources.decoding import NotTextError, decode
from rempart.sources.inputs import Input
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


TEXTS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=60
)
NAMES = st.text(alphabet="abc/.", min_size=1, max_size=6).map(lambda name: name.strip("/.") or "a")


def given_as(name: str, data: bytes) -> Input:
    return Input(f"folder/{name}.txt", f"{name}.txt", data)


@settings(max_examples=60)
@given(st.lists(st.tuples(NAMES, st.binary(max_size=30)), max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_inputs_is_irrelevant(pairs: list[tuple[str, bytes]], chance: random.Random) -> None:
    inputs = [given_as(name, data) for name, data in pairs]
    first = read(*inputs)
    chance.shuffle(inputs)
    assert read(*inputs) == first


@given(TEXTS, st.lists(NAMES, min_size=1, max_size=5, unique=True))
def test_the_same_bytes_under_any_names_are_one_document(text: str, names: list[str]) -> None:
    assert len(read(*(given_as(name, text.encode()) for name in names))) == 1


@given(st.lists(TEXTS, min_size=2, max_size=5, unique=True))
def test_different_texts_under_one_id_are_refused_but_for_one(texts: list[str]) -> None:
    lines = "\n".join(json.dumps({"id": "a", "text": "Text: " + text}) for text in texts)
    documents = read(Input("many.jsonl", "many.jsonl", lines.encode()))
    kept = [document for document in documents if document.state == "read"]
    assert [document.id for document in kept] == ["a"]
    assert len(documents) == len(texts)
    assert all(
        document in kept or "another text has the id a" in str(document.reason) for document in documents
    )


@given(st.lists(TEXTS, min_size=1, max_size=4, unique=True), st.binary(max_size=20))
def test_documents_written_as_lines_are_read_back_the_same(texts: list[str], other: bytes) -> None:
    """So offsets, which count code points of ``text``, mean the same after any number of hand-overs."""
    inputs = [given_as(f"t{n}", b"Text: " + text.encode()) for n, text in enumerate(texts)]
    documents = read(*inputs, given_as("other", other))
    lines = "\n".join(document.json_line() for document in documents)
    assert read(Input("documents.jsonl", "documents.jsonl", lines.encode())) == documents
    assert all(
        document.text_sha256 == hashlib.sha256(document.text.encode()).hexdigest() for document in documents
    )
    by_id = {document.id: document for document in documents}
    for number, text in enumerate(texts):
        document = by_id.get(f"t{number}")
        assert document is None or (document.state == "read" and document.text[len("Text: ") :] == text)
