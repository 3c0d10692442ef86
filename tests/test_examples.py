"""The examples in the docstrings are true: each is run, but for those that need a file."""

import doctest
import importlib
import importlib.util
import pkgutil
from pathlib import Path

import pytest

import rempart

# alembic alone can run this file, and only while it migrates a book
ONLY_BY_ALEMBIC = "rempart.ledger.book.migrations.env"
FOUND = [found.name for found in pkgutil.walk_packages(rempart.__path__, "rempart.")]
MODULES = [name for name in FOUND if name != ONLY_BY_ALEMBIC]


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_a_module_are_true(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0


def test_the_one_module_left_out_is_there_and_has_no_example() -> None:
    source = importlib.util.find_spec(ONLY_BY_ALEMBIC)
    assert source is not None
    assert source.origin is not None
    assert ">>>" not in Path(source.origin).read_text(encoding="utf-8")
