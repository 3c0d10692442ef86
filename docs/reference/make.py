"""Write the reference pages beside this file from the code: public names, errors, records, columns of tables.

Run: .venv/bin/python docs/reference/make.py. tests/docs/test_reference.py fails where a page is not what this writes.
"""

import csv
import inspect
import types
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path

import rempart
from rempart import errors
from rempart.briefing.briefing_file import BriefingFile
from rempart.cli.app import PART_REFUSED, WRONG_USAGE
from rempart.ledger.judgement import Judgement
from rempart.records import Record

HERE = Path(__file__).parent
DATA = Path(rempart.__file__).parent / "data"
WRITTEN = "Written by `docs/reference/make.py` from the code."
HANDED_ON: dict[str, type[Record]] = {
    "documents.jsonl": rempart.Document,
    "claims.jsonl": rempart.Report,
    "ledger.jsonl": rempart.Agreement,
    "judgements.csv": Judgement,
    "schedule.json": rempart.Schedule,
    "coverage.json": rempart.Coverage,
    "outlook.json": rempart.Outlook,
    "briefing.json": BriefingFile,
}
PLAIN: dict[object, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    type(None): "null",
    object: "any",
}


def page(title: str, *blocks: str) -> str:
    """Return a page: its title, who writes it, its blocks with a blank line between."""
    return "\n\n".join((f"# {title}", *blocks)).rstrip() + "\n"


def fenced(text: str) -> str:
    """Return a docstring as it stands, so that its lists and examples keep their form."""
    return f"```text\n{text}\n```"


# Names


def signature(thing: object) -> str:
    """Return the parameters of a function, with their types as written."""
    return str(inspect.signature(thing)).replace("'", "") if callable(thing) else ""


def members(kind: type) -> Iterator[str]:
    """Yield a row for each public method and property that a type defines itself, with its first line."""
    for name, member in vars(kind).items():
        inner = getattr(member, "__func__", getattr(member, "fget", member))
        if not name.startswith("_") and inspect.isfunction(inner):
            called = name if isinstance(member, property) else f"{name}()"
            yield f"| `.{called}` | {(inspect.getdoc(inner) or '').partition(chr(10))[0]} |"


def names() -> str:
    """Return the page of all public names with what their docstrings say."""
    blocks = [
        f"All of `import rempart as rp`, in the order of the alphabet. The tour: [Python](../python.md). {WRITTEN}"
    ]
    for name in rempart.__all__:
        thing = getattr(rempart, name)
        says = inspect.getdoc(thing) or ""
        if inspect.isclass(thing):
            rows = "\n".join(members(thing))
            table = f"| member | |\n|---|---|\n{rows}" if rows else ""
            blocks += [f"## {name}", fenced(says), *filter(None, [table])]
        else:
            blocks += [f"## {name}", fenced(f"{name}{signature(thing)}\n\n{says}")]
    return page("Public names", *blocks)


# Errors


def error_types() -> list[type[errors.RempartError]]:
    """Return every error there is, in the order of the file."""
    return [
        one for one in vars(errors).values() if inspect.isclass(one) and issubclass(one, errors.RempartError)
    ]


def error_page() -> str:
    """Return the tree of errors, and what each means and ends the command with."""
    tree = (errors.__doc__ or "").partition("\n\n")[2].rpartition("\n\n")[0]
    rows = "\n".join(
        f"| `{one.__name__}` | `{one.__bases__[0].__name__}` | {(inspect.getdoc(one) or '').partition(chr(10))[0]} "
        f"| {PART_REFUSED if issubclass(one, errors.StatementError) else WRONG_USAGE} |"
        for one in error_types()
    )
    return page(
        "Errors",
        "Every error says what was found and where, what was expected, and what to do: the attributes `found`, "
        f"`expected` and `remedy`. All stand in `rempart.errors`. {WRITTEN}",
        fenced(inspect.cleandoc(tree)),
        "The last column is the exit code of a command that the error ends. Where the rest could be done, the command "
        "goes on and ends with 1 ([commands](../commands.md)).",
        f"| error | is a | means | exit code |\n|---|---|---|---|\n{rows}",
    )


# Records


def told(annotation: object, found: list[type[Record]]) -> str:
    """Say a type in words; records on the way are added to ``found``."""
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        found.append(annotation)
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    if origin is None:
        return PLAIN.get(annotation) or str(getattr(annotation, "__name__", annotation))
    if origin is typing.Literal:
        return ", ".join(f"`{value}`" for value in inner)
    parts = [told(one, found) for one in inner if one is not Ellipsis]
    if origin is typing.Annotated:
        return parts[0]
    if origin in (typing.Union, types.UnionType):
        return " or ".join(dict.fromkeys(parts))
    return f"map of {parts[1]}" if issubclass(origin, Mapping) else f"list of {', '.join(parts)}"


def record(kind: type[Record], found: list[type[Record]]) -> str:
    """Return the section of one record: what it is, and a row for each field."""
    rows = "\n".join(
        f"| `{info.alias or name}` | {told(info.annotation, found)} "
        f"| {'where known' if name in kind.left_out_when_empty else 'always'} |"
        for name, info in kind.model_fields.items()
    )
    # A record without a docstring of its own would show that of its parent.
    says = inspect.cleandoc(kind.__doc__ or "")
    return f"## {kind.__name__}\n\n{fenced(says)}\n\n| field | holds | there |\n|---|---|---|\n{rows}"


def records() -> str:
    """Return the page of every field of every file that stages hand on."""
    first = "\n".join(
        f"| `{name}` | [{kind.__name__}](#{kind.__name__.lower()}) |" for name, kind in HANDED_ON.items()
    )
    todo, sections = list(HANDED_ON.values()), dict[str, str]()
    while todo:
        kind = todo.pop(0)
        if kind.__name__ not in sections:
            sections[kind.__name__] = record(kind, todo)
    return page(
        "Records",
        f"Every field of the [files](../files.md) that stages hand on. {WRITTEN}",
        f"| file | its line or object |\n|---|---|\n{first}",
        *sections.values(),
    )


# Columns


def tables() -> dict[str, list[str]]:
    """Return the columns of every table that ships, by its path; the tables of all languages are one."""
    found = dict[str, list[str]]()
    for path in sorted(DATA.rglob("*.csv")):
        name = path.relative_to(DATA).as_posix()
        if name.startswith("languages/") and path.stem not in {"frames", "states"}:
            name = f"languages/*/{path.name}"
        with path.open(encoding="utf-8", newline="") as handle:
            found[name] = next(csv.reader(handle))
    return found


def meanings() -> dict[tuple[str, str], str]:
    """Return what each column means, by table and column; ``*`` stands for every table."""
    with (HERE / "columns.csv").open(encoding="utf-8", newline="") as handle:
        return {(row["table"], row["column"]): row["meaning"] for row in csv.DictReader(handle)}


def meaning(table: str, column: str, known: dict[tuple[str, str], str]) -> str:
    """Return what a column of one table means, else what it means in every table; empty where nothing says it."""
    return known.get((table, column)) or known.get(("*", column)) or ""


def columns() -> str:
    """Return the page of every column of every table."""
    known = meanings()
    sections = [
        f"## {name}\n\n| column | means |\n|---|---|\n"
        + "\n".join(f"| `{column}` | {meaning(name, column, known)} |" for column in found)
        for name, found in tables().items()
    ]
    return page(
        "Columns of the tables",
        "What the tables hold and where they come from: [the tables](../tables.md). An empty cell is unknown. "
        f"The meanings are kept in `docs/reference/columns.csv`. {WRITTEN}",
        *sections,
    )


def pages() -> dict[str, str]:
    """Return every page of the reference by its file name."""
    return {"names.md": names(), "errors.md": error_page(), "records.md": records(), "columns.md": columns()}


if __name__ == "__main__":
    for file, text in pages().items():
        (HERE / file).write_text(text, encoding="utf-8")
