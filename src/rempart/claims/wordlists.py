"""The rows of a language: its own tables, those of all languages, the Unicode locale data and the aliases."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from babel import Locale

from rempart.claims.denominations import WORDS, current, names_of_moneys
from rempart.claims.inflections import inflected, paradigm
from rempart.errors import TableError
from rempart.terms.table import table

TABLES: Final = ("numbers", "money", "parties", "equipment", "cues", "speakers")
# Kinds that say how other rows are written, and are no words themselves.
_ABOUT_FORMS: Final = ("rename", "plural", "genitive")
WordRow = tuple[str, str, str, str]


def wordlist(code: str) -> list[WordRow]:
    """Return kind, form, value and marks of every row of a language, inflected words written out.

    Raises:
        TableError: a table of the language is missing.
    """
    own, shared = list(_folder(code, required=True)), list(_folder("all", required=False))
    renamed = {form: value for kind, form, value, _ in own + shared if kind == "rename"}
    rows = [row for row in own if row[0] not in _ABOUT_FORMS]
    endings = {kind: [form for one, form, _, _ in own if one == kind] for kind in ("plural", "genitive")}
    rows += _with_endings([row for row in shared if row[0] not in _ABOUT_FORMS], endings)
    rows += _from_cldr(code)
    rows += _from_aliases(code, renamed)
    return _written_out(rows)


def _folder(folder: str, *, required: bool) -> Iterator[WordRow]:
    for name in TABLES:
        if files("rempart").joinpath("data", "languages", folder, f"{name}.csv").is_file():
            for row in table(f"languages/{folder}/{name}", "kind", "form").values():
                kind, form, value, more = (row.values[c] for c in ("kind", "form", "value", "more"))
                yield kind, form, value, more
        elif required:
            raise TableError(
                f"languages/{folder} has no {name}.csv",
                f"the tables {', '.join(TABLES)}",
                "Add the table; docs/languages.md says what it holds.",
            )


def _with_endings(rows: list[WordRow], endings: dict[str, list[str]]) -> Iterator[WordRow]:
    """Yield the names of all languages with the plurals and genitives that this one gives them."""
    for kind, form, value, more in rows:
        if kind == "item":
            yield from (("item", form + ending, value, more) for ending in endings["plural"])
        if kind in {"firm", "person", "outlet"} and form[-1] not in "szx":
            yield from ((kind, form + ending, value, f"{more};case=gen") for ending in endings["genitive"])
        yield kind, form, value, more


def _from_aliases(code: str, renamed: dict[str, str]) -> Iterator[WordRow]:
    """Yield the names of equipment of ``data/aliases.csv`` with the marks of the item they name."""
    marks: dict[str, str] = {}
    for row in table("languages/all/equipment", "kind", "form").values():
        marks.setdefault(row.text("value"), ";".join(m for m in row.text("more").split(";") if m != "weak"))
    for row in table("aliases").values():
        if row.text("language") == code:
            item = renamed.get(row.text("item"), row.text("item"))
            weak = ";weak" if row.text("ambiguous") else ""
            yield "item", row.text("alias"), item, marks.get(item, "") + weak


def _from_cldr(code: str) -> Iterator[WordRow]:
    """Yield the names of states and currencies of the Unicode locale data."""
    locale = Locale.parse(code)
    known = table("languages/all/states")
    for territory, name in locale.territories.items():
        if territory in known:
            yield "party", str(name), territory, "noun"
    yield from (("currency", name, money, "") for name, money in names_of_moneys(code).items())
    yield from (("currency", money, money, "sign") for money in sorted(current() - WORDS))


def _written_out(rows: list[WordRow]) -> list[WordRow]:
    """Return the rows with every form of an inflected word as a row of its own."""
    paradigms = {form: paradigm(value) for kind, form, value, _ in rows if kind == "inflection"}
    return [
        (kind, written, value, marks)
        for kind, form, value, more in rows
        if kind != "inflection"
        for written, marks in inflected(form, more, paradigms)
    ]
