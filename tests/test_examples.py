"""The examples in the docstrings are true: each is run, but for those that need a file."""

import doctest
import importlib
import importlib.util
import pkgutil
from pathlib import Path

import pytest

import rempart

# alembic alone can run these files, and only while it migrates a book or a desk
ONLY_BY_ALEMBIC = ("rempart.ledger.book.migrations.env", "rempart.desk.migrations.env")
FOUND = [found.name for found in pkgutil.walk_packages(rempart.__path__, "rempart.")]
MODULES = [name for name in FOUND if name not in ONLY_BY_ALEMBIC]


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_a_module_are_true(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0


@pytest.mark.parametrize("module", ONLY_BY_ALEMBIC)
def test_a_module_left_out_is_there_and_has_no_example(module: str) -> None:
    source = importlib.util.find_spec(module)
    assert source is not None
    assert source.origin is not None
    assert ">>>" not in Path(source.origin).read_text(encoding="utf-8")
