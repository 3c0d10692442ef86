"""The page that says which test holds what: every test it names is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "programme-tests.md").read_text(encoding="utf-8")


def test_every_test_named_on_the_page_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    there = {name for source in sources for name in re.findall(r"^def (test_\w+)\(", source, re.MULTILINE)}
    assert len(named) > 60
    assert named - there == set()


def test_the_number_of_bad_inputs_is_right() -> None:
    source = (ROOT / "tests" / "plan" / "test_plan_programme.py").read_text(encoding="utf-8")
    cases = source[source.index("\nBAD = [") : source.index("\n]\n", source.index("\nBAD = ["))]
    told = re.search(r"\((\d+) cases\)", PAGE)
    assert told is not None
    assert int(told.group(1)) == len(re.findall(r"^    \(", cases, re.MULTILINE))
