"""One whole run on reports in our own words, byte for byte."""

import pytest
from tests.golden.regenerate import GOLDEN, golden_run


@pytest.fixture(scope="module")
def run() -> dict[str, str]:
    return golden_run()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["claims.jsonl", "ledger.jsonl", "programme.toml", "statements.txt"])
def test_the_whole_run_is_as_it_was(run: dict[str, str], name: str) -> None:
    assert run[name] == (GOLDEN / name).read_text(encoding="utf-8"), (
        "if the change is meant: python tests/golden/regenerate.py, and say why in CHANGELOG.md"
    )
