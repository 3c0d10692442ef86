"""The glossary against the vocabulary and the catalogues: one word for one thing in every language."""

import re
from pathlib import Path
from typing import get_args

import pytest

from rempart.briefing.language import gettext, speaking
from rempart.terms.status import GoodsStatus, MoneyStatus, SideState

GLOSSARY = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in GLOSSARY.splitlines()
    if re.match(r"\| (?!English|---)", line)
]
WORDS = {row[0]: row for row in ROWS}
STATES = [
    state for kind in (GoodsStatus, MoneyStatus, SideState) for state in get_args(kind) if state != "none"
]
ROLES = ["buyer", "seller", "funder", "recipient", "producer"]


@pytest.mark.parametrize("word", [state.replace("_", " ") for state in STATES] + ROLES)
@pytest.mark.parametrize(("language", "column"), [("fr", 1), ("uk", 2)])
def test_states_and_roles_are_named_as_the_briefing_names_them(word: str, language: str, column: int) -> None:
    with speaking(language):
        assert gettext(word) == WORDS[word][column]


def test_every_row_is_full_and_no_word_stands_twice() -> None:
    assert {len(row) for row in ROWS} == {5}
    assert all(cell for row in ROWS for cell in row)
    assert len(WORDS) == len(ROWS)
