"""Every piece of a sentence that a stage can say is listed in stages.txt, so that no language falls back to English."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import rempart
from rempart.briefing.statements.retelling import stage_texts

STAGES = Path(rempart.__file__).parent
# The modules whose sentences the briefing tells again.
TELLING = (
    "plan/results/reasons.py", "plan/results/relaxing.py", "plan/results/conflicting.py", "plan/results/bottlenecks.py",
    "ledger/sentences.py", "ledger/tempting.py", "ledger/conflicts.py",
    "outlook/objections.py", "outlook/sentences.py",
)  # fmt: skip
WORDS = 3  # shorter pieces are names and joints


def listed() -> str:
    return "\n".join(text for pair in stage_texts() for text in pair)


def pieces(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the literal pieces of a module's texts: no docstrings, no messages of errors."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent: set[int] = set()
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if isinstance(node, ast.Raise | ast.Assert) or is_text:
            silent |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            for piece in re.split(r"[;.:] |\d[\d.,]*(?: ?%)?", node.value):
                words = piece.strip(" .,;:\"'“”()?")
                if len(words.split()) >= WORDS:
                    yield node.lineno, words


@pytest.mark.parametrize("module", TELLING)
def test_what_a_stage_says_is_listed(module: str) -> None:
    known = listed().casefold()
    missing = [(line, words) for line, words in pieces(STAGES / module) if words.casefold() not in known]
    assert missing == []
