"""The promises the source tree makes about its own shape."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

import rempart

SOURCE = Path(rempart.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
VAGUE = {"util", "utils", "helper", "helpers", "common", "misc", "core", "base", "manager"}


@cache
def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_fits_in_one_sitting(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_function_does_one_thing(module: Path) -> None:
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno + 1 <= 60, f"{module.name}: {node.name}"
            named = [a for a in node.args.args if a.arg not in {"self", "cls"}]
            assert len(named) <= 4, f"{module.name}: {node.name} takes too many by position"
            assert len(named) + len(node.args.kwonlyargs) <= 6, f"{module.name}: {node.name}"


def public_definitions(scope: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Yield what a reader can reach: nothing inside a function or under a private name."""
    for node in scope.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public_definitions(node)


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_public_things_say_what_they_are(module: Path) -> None:
    tree = tree_of(module)
    assert ast.get_docstring(tree), f"{module.name} says nothing"
    for node in public_definitions(tree):
        assert ast.get_docstring(node), f"{module.name}: {node.name} says nothing"


def test_no_module_has_a_vague_name() -> None:
    assert not VAGUE & {module.stem.strip("_") for module in MODULES}


def test_public_names_are_listed_sorted_and_few() -> None:
    public = {
        name
        for name, value in (
            vars(rempart) | {name: getattr(rempart, name) for name in rempart.__all__}
        ).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert sorted(public) == rempart.__all__
    assert len(public) <= 25


def test_no_public_name_hides_a_folder() -> None:
    folders = {module.stem for module in SOURCE.iterdir()}
    assert not folders & set(rempart.__all__)


@pytest.mark.parametrize("module", sorted((SOURCE / "claims").glob("*.py")), ids=name_of)
def test_the_compiler_of_the_reader_takes_every_membership(module: Path) -> None:
    """Mypyc 2.4.1 stops at a starred tuple or list behind *in* with an internal error."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Compare) and any(isinstance(one, ast.In | ast.NotIn) for one in node.ops):
            parts = [e for c in node.comparators if isinstance(c, ast.Tuple | ast.List) for e in c.elts]
            assert not any(isinstance(part, ast.Starred) for part in parts), f"{module.name}: {node.lineno}"
