"""The examples in the docstrings are true: each is run, some on the example reports and what was made of them."""

import ast
import doctest
import importlib
import importlib.util
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import rempart as rp

# alembic alone can run these files, and only while it migrates a book or a desk
ONLY_BY_ALEMBIC = ("rempart.ledger.book.migrations.env", "rempart.desk.migrations.env")
FOUND = [found.name for found in pkgutil.walk_packages(rp.__path__, "rempart.")]
MODULES = [name for name in FOUND if name not in ONLY_BY_ALEMBIC]
# What an example takes as given, from the run that its reader has gone through, and the files of that run.
VERBS = {name: getattr(rp, name) for name in rp.__all__}
RESULTS = ("reports", "ledger", "programme", "schedule", "coverage", "outlook", "briefing", "claim")
FILES = ('"reports/"', '"briefing/"', '"ukraine-2025.toml"')


def examples_of(module: str, *, of_the_run: bool) -> Iterator[doctest.DocTest]:
    """Yield the examples of a module that stand on a whole run, or those that stand alone."""
    found = importlib.import_module(module)
    for example in doctest.DocTestFinder(exclude_empty=True).find(found):
        text = "".join(one.source for one in example.examples)
        if text and of_the_run == _stands_on_a_run(text, vars(found)):
            yield example


def _stands_on_a_run(text: str, known: dict[str, object]) -> bool:
    names = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)]
    own = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    own |= {name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.alias) for name in [node.name]}
    given = ({*VERBS, *RESULTS} - own - set(known)) & {node.id for node in names}
    return bool(given) or any(file in text for file in FILES)


def run(example: doctest.DocTest) -> None:
    """Run an example; what differs is printed, and told by the failure."""
    assert doctest.DocTestRunner().run(example).failed == 0, example.name


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_a_module_are_true(module: str) -> None:
    for example in examples_of(module, of_the_run=False):
        run(example)


@pytest.mark.parametrize("module", ONLY_BY_ALEMBIC)
def test_a_module_left_out_is_there_and_has_no_example(module: str) -> None:
    source = importlib.util.find_spec(module)
    assert source is not None
    assert source.origin is not None
    assert ">>>" not in Path(source.origin).read_text(encoding="utf-8")


def test_no_example_is_left_out() -> None:
    for module in FOUND:
        source = importlib.util.find_spec(module)
        assert source is not None
        assert source.origin is not None
        assert "+SKIP" not in Path(source.origin).read_text(encoding="utf-8"), module
