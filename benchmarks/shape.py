"""Measure the shape of a Python package: lines, functions, names, imports.

Run: python benchmarks/shape.py [PACKAGE TESTS] [--json]. The rules are those by which thirteen other packages
were measured (docs/criteria.md): blank lines, comments and docstrings count as lines; functions within functions
count as functions; a cycle counts imports within functions too, but not those for type checkers alone.
"""

import argparse
import ast
import json
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
VAGUE = {"util", "utils", "helper", "helpers", "common", "misc", "core", "base"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass
class Counts:
    """What is counted over all files of a package."""

    lines: dict[str, int] = field(default_factory=dict)
    spans: list[int] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    edges: dict[str, set[str]] = field(default_factory=dict)
    hidden_imports: int = 0
    parameters: int = 0
    short_parameters: int = 0
    one_or_two_letters: int = 0
    annotated: int = 0
    public: int = 0
    documented: int = 0
    raises: int = 0
    bare_raises: int = 0

    def add_function(self, node: Function) -> None:
        """Count one function: its length, its parameters, its types, its docstring."""
        named = [one for one in node.args.args + node.args.kwonlyargs if one.arg not in {"self", "cls"}]
        self.spans.append((node.end_lineno or node.lineno) - node.lineno + 1)
        self.widths.append(len(named))
        self.parameters += len(named)
        self.short_parameters += sum(len(one.arg.strip("_")) <= 3 for one in named)
        self.one_or_two_letters += sum(len(one.arg.strip("_")) <= 2 for one in named)
        self.annotated += node.returns is not None or (bool(named) and all(one.annotation for one in named))
        if not node.name.startswith("_"):
            self.public += 1
            self.documented += ast.get_docstring(node) is not None

    def add_raise(self, node: ast.Raise) -> None:
        """Count one error: with words of its own, or without."""
        if node.exc is not None:
            self.raises += 1
            self.bare_raises += not (isinstance(node.exc, ast.Call) and bool(node.exc.args))


def targets(node: ast.Import | ast.ImportFrom) -> list[str]:
    """Return the dotted names of an absolute import; this package has no others (a rule of its linter)."""
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module or ''}.{alias.name}" for alias in node.names]
    return [alias.name for alias in node.names]


def imports(tree: ast.Module, module: str, known: set[str]) -> Iterator[tuple[str, bool]]:
    """Yield each module of the package that is imported at run time, and whether within a function."""
    for_types, within = set[int](), set[int]()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            for_types |= {id(one) for child in node.body for one in ast.walk(child)}
        if isinstance(node, Function):
            within |= {id(one) for one in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in for_types:
            for target in targets(node):
                name = target
                while name and name not in known:
                    name = name.rpartition(".")[0]
                if name and name != module:
                    yield name, id(node) in within


def counted(package: Path) -> Counts:
    """Count every file of a package."""
    counts = Counts()
    files = sorted(package.rglob("*.py"))
    names = {
        file: ".".join((package.name, *file.relative_to(package).with_suffix("").parts)).removesuffix(
            ".__init__"
        )
        for file in files
    }
    for file in files:
        text = file.read_text(encoding="utf-8")
        counts.lines[str(file.relative_to(package))] = text.count("\n")
        tree = ast.parse(text)
        for target, is_within in imports(tree, names[file], set(names.values())):
            counts.edges.setdefault(names[file], set()).add(target)
            counts.hidden_imports += is_within
        for node in ast.walk(tree):
            if isinstance(node, Function):
                counts.add_function(node)
            elif isinstance(node, ast.Raise):
                counts.add_raise(node)
    return counts


def reached(edges: dict[str, set[str]], start: str) -> set[str]:
    """Return all modules that one imports, directly or through others."""
    seen, todo = set[str](), [start]
    while todo:
        for following in edges.get(todo.pop(), ()):
            if following not in seen:
                seen.add(following)
                todo.append(following)
    return seen


def largest_cycle(edges: dict[str, set[str]]) -> int:
    """Return how many modules import each other in the largest cycle; 1 where there is none."""
    reach = {module: reached(edges, module) for module in edges}
    cyclic = [module for module in edges if module in reach[module]]
    return max((sum(module in reach.get(one, ()) for one in reach[module]) for module in cyclic), default=1)


def per_cent(part: int, whole: int) -> float:
    """Return a share in per cent, with one digit."""
    return round(100 * part / max(whole, 1), 1)


def measure(package: Path, tests: Path) -> dict[str, float]:
    """Return the criteria of docs/criteria.md by name."""
    counts = counted(package)
    ordered = sorted(counts.lines.values())
    total, functions = sum(ordered), len(counts.spans)
    written = [file.read_text(encoding="utf-8") for file in tests.rglob("*.py")]
    return {
        "modules": len(ordered),
        "lines": total,
        "median lines per module": statistics.median_low(ordered),
        "p90 lines per module": ordered[min(len(ordered) - 1, int(0.9 * len(ordered)))],
        "largest module": ordered[-1],
        "lines in modules > 800 (%)": per_cent(sum(one for one in ordered if one > 800), total),
        "longest function": max(counts.spans),
        "functions > 60 lines (%)": per_cent(sum(one > 60 for one in counts.spans), functions),
        "widest signature": max(counts.widths),
        "signatures > 6 params (%)": per_cent(sum(one > 6 for one in counts.widths), functions),
        "params of <= 3 letters (%)": per_cent(counts.short_parameters, counts.parameters),
        "params of <= 2 letters (%)": per_cent(counts.one_or_two_letters, counts.parameters),
        "functions annotated (%)": per_cent(counts.annotated, functions),
        "public functions documented (%)": per_cent(counts.documented, counts.public),
        "raises without a message (%)": per_cent(counts.bare_raises, counts.raises),
        "largest import cycle": largest_cycle(counts.edges),
        "imports hidden in functions": counts.hidden_imports,
        "vaguely named modules": sum(Path(name).stem.strip("_") in VAGUE for name in counts.lines),
        "test lines per code line": round(sum(text.count("\n") for text in written) / total, 2),
        "test files with properties": sum("hypothesis import" in text for text in written),
    }


def main() -> None:
    """Print the criteria of a package, one a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", nargs="?", type=Path, default=ROOT / "src" / "rempart")
    parser.add_argument("tests", nargs="?", type=Path, default=ROOT / "tests")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args()
    found = measure(asked.package, asked.tests)
    print(
        json.dumps(found) if asked.json else "\n".join(f"{name:34}{value:g}" for name, value in found.items())
    )


if __name__ == "__main__":
    main()
