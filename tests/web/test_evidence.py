"""What speaks for one agreement is told in each language, whatever the ledger can find."""

import ast
from importlib.util import find_spec
from pathlib import Path

import pytest

from rempart.ledger.doubts import Weighed, Weight
from rempart.web.evidence import evidence_words, words_of
from rempart.web.language import LANGUAGES, speaking


def _texts(node: ast.expr) -> set[str]:
    return {
        one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


def test_every_finding_of_the_ledger_has_its_words() -> None:
    spec = find_spec("rempart.ledger.evidence")
    assert spec is not None
    assert spec.origin is not None
    tree = ast.parse(Path(spec.origin).read_text())
    calls = [one for one in ast.walk(tree) if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)]
    made = [one for one in calls if one.func.id == "Finding"]  # type: ignore[attr-defined] # a name, as asked above
    assert len(made) > 40
    assert {text for one in made for text in _texts(one.args[1])} == set(words_of("finding"))
    # Sides are compared by one function, which is told their names.
    sides = [one for one in calls if one.func.id == "_side"]  # type: ignore[attr-defined] # the same
    assert {text for one in (*made, *sides) for text in _texts(one.args[0])} == set(words_of("field"))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Points: 5.5 (one agreement from 6 on); sum: equal (+5); kind of deal: another one (-1)"),
        (
            "fr",
            (
                "Points\u202f: 5,5 (un seul accord à partir de 6)\u202f; somme\u202f: identique (+5)\u202f; "
                "type d’accord\u202f: un autre (-1)"
            ),
        ),
        ("uk", "Бали: 5,5 (одна угода — від 6); сума: однаково (+5); вид угоди: інше (-1)"),
    ],
)
def test_the_evidence_is_told_in_the_language_of_the_page(language: str, told: str) -> None:
    assert language in LANGUAGES
    found = (
        Weight(field="type", says="another item", points=-1.0),
        Weight(field="time", says="not told", points=0.0),
        Weight(field="amount", says="equal", points=5.0),
    )
    with speaking(language):
        weighed = Weighed(claims=("a#1", "b#1"), points=5.5, verdict="unsure", evidence=found)
        assert evidence_words(weighed) == told
