"""What a statement quotes: the whole sentence of a claim, or the claim between dots; never a clause that looks whole."""

import pytest

from rempart.briefing.statements.telling import around

TEXT = (
    "Kyiv wants arms\n"
    "Mr. Sharp of the U.S. Senate said that Ukraine would buy arms for $90 billion, and that they were part of it. "
    "Nothing is signed! He left in 2025. Paris pays nothing.\n"
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Kyiv wants arms", "Kyiv wants arms"),
        ("Ukraine would buy arms for $90 billion", TEXT[TEXT.index("Mr.") : TEXT.index(" Nothing")]),
        ("signed", "Nothing is signed!"),
        ("left", "He left in 2025."),
        ("Paris pays nothing", "Paris pays nothing."),
    ],
)
def test_the_sentence_is_quoted_whole(words: str, sentence: str) -> None:
    start = TEXT.index(words)
    assert around(TEXT, start, start + len(words)).text == sentence


def test_a_long_sentence_is_cut_where_it_is_seen_to_be_cut() -> None:
    text = "It was said " + "at length " * 40 + "that Ukraine buys 10 systems " + "and more " * 40 + "."
    start = text.index("Ukraine")
    told = around(text, start, start + len("Ukraine buys 10 systems"))
    assert told.text == "… Ukraine buys 10 systems …"
    assert told.names == ("Ukraine buys 10 systems",)
