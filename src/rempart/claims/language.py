"""A language is a set of tables: forms of words with what they mean, compiled once into one automaton.

The tables are described in ``docs/languages.md``. Every row has ``kind, form, value, more``; a form may
hold alternatives ``achet(er|é|era)``, the endings of a conjugation ``livr{er}``, and may end in ``*`` (any ending of the word).
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import product

from babel import Locale
from babel.numbers import get_currency_name, list_currencies

from rempart.claims.folding import fold
from rempart.claims.inflections import inflected, paradigm
from rempart.claims.mentions import Entry, Mentions, longest, told_apart
from rempart.claims.scanning import Scanner
from rempart.claims.separable import GAP, Separable
from rempart.claims.triggers import Trigger
from rempart.errors import TableError
from rempart.terms.table import table

TABLES = ("numbers", "money", "parties", "equipment", "cues", "speakers")
_BRACKET = re.compile(r"\(([^()]*)\)")


def _spread(form: str) -> Iterator[str]:
    """Yield every form that the alternatives of one row stand for."""
    parts = _BRACKET.split(form)
    choices = [part.split("|") if odd else [part] for part, odd in zip(parts, _odds(len(parts)), strict=True)]
    for chosen in product(*choices):
        yield "".join(chosen)


def _conjugated(form: str, endings: dict[str, str]) -> str:
    """Write out the endings of a conjugation: ``livr{er}`` becomes ``livr(er|e|ent|…)``."""
    for name, spelled in endings.items():
        form = form.replace(f"{{{name}}}", f"({spelled})")
    return form


def _odds(count: int) -> list[bool]:
    return [place % 2 == 1 for place in range(count)]


def _marks(more: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in more.split(";") if part.strip())
    return {name.strip(): value.strip() or "yes" for name, _, value in pairs}


class Language:
    """The compiled tables of one language.

    Example:
        >>> language("fr").decimal
        ','
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self.decimal = "."
        self.endings: dict[str, str] = {}
        self.abbreviations: frozenset[str] = frozenset()
        self.word_order: frozenset[str] = frozenset()
        self._separable = Separable()
        forms: dict[str, list[Entry]] = {}
        rows = list(_rows(code))
        endings = {form: value for kind, form, value, _ in rows if kind == "conjugation"}
        rows = _written_out(rows)
        adjectives = [(form, value) for kind, form, value, _ in rows if kind == "adjective" and value]
        for kind, written, value, more in rows:
            form = _conjugated(written, endings)
            if kind == "conjugation":
                continue
            if "{adjective}" in form:
                for adjective, state in adjectives:
                    _add(
                        forms, kind, form.replace("{adjective}", adjective), (value, f"{more};state={state}")
                    )
            elif kind == "decimal":
                self.decimal = form
            elif kind == "ending":
                self.endings[form] = value
            elif kind == "abbreviation":
                self.abbreviations |= {form.casefold()}
            elif kind == "word_order":
                self.word_order |= {form}
            elif GAP in form:
                self._add_separable(forms, kind, form, (value, more))
            else:
                _add(forms, kind, form, (value, more))
        self._scanner = Scanner(forms)
        self.trigger = Trigger(forms)

    def scan(self, text: str, folded: str) -> Mentions:
        """Find every form in ``folded``; ``text`` has the same length and keeps the letters' case."""
        found = self._separable.joined(text, folded, self._scanner.scan(text, folded), self.abbreviations)
        return Mentions(told_apart(folded, longest(found)))

    def _add_separable(
        self, forms: dict[str, list[Entry]], kind: str, form: str, meaning: tuple[str, str]
    ) -> None:
        for spread in _spread(form):
            entry = Entry(kind, meaning[0], _marks(meaning[1]), form=spread.partition(GAP)[0])
            opening, particle = self._separable.add(spread, entry)
            _add(forms, "opening", opening, ("", ""))
            _add(forms, "particle", particle, ("", ""))

    def ending(self, word: str) -> str:
        """Return what the ending of a verb says (future, conditional, participle), else an empty text."""
        for size in range(min(6, len(word)), 0, -1):
            if word[-size:] in self.endings:
                return self.endings[word[-size:]]
        return ""


def _add(forms: dict[str, list[Entry]], kind: str, form: str, meaning: tuple[str, str]) -> None:
    marks = _marks(meaning[1])
    for spread in _spread(form):
        open_end, open_front = spread.endswith("*"), spread.startswith("*")
        plain = spread.removesuffix("*").removeprefix("*")
        if plain.strip():
            entry = Entry(kind, meaning[0], marks, open_end, plain, open_front)
            known = forms.setdefault(fold(plain), [])
            if all(
                (e.kind, e.form, e.open_end, e.more.get("noun")) != (kind, plain, open_end, marks.get("noun"))
                for e in known
            ):
                known.append(entry)


def _rows(code: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield kind, form, value, more: own tables first, then what CLDR and the aliases add."""
    renamed: dict[str, str] = {}
    plurals: list[str] = []
    genitives: list[str] = []
    for folder in (code, "all"):
        for name in TABLES:
            if not files("rempart").joinpath("data", "languages", folder, f"{name}.csv").is_file():
                if folder == code:
                    raise TableError(
                        f"languages/{code} has no {name}.csv",
                        f"the tables {', '.join(TABLES)}",
                        "Add the table; docs/languages.md says what it holds.",
                    )
                continue
            for row in table(f"languages/{folder}/{name}", "kind", "form").values():
                if row.text("kind") == "rename":
                    renamed[row.text("form")] = row.text("value")
                elif row.text("kind") == "plural":
                    plurals.append(row.values["form"])
                elif row.text("kind") == "genitive":
                    genitives.append(row.values["form"])
                else:
                    kind, form, value, more = (row.values[c] for c in ("kind", "form", "value", "more"))
                    if folder == "all" and kind == "item":
                        yield from (("item", form + ending, value, more) for ending in plurals)
                    if folder == "all" and kind in {"firm", "person", "outlet"} and form[-1] not in "szx":
                        yield from ((kind, form + ending, value, f"{more};genitive") for ending in genitives)
                    yield kind, form, value, more
    yield from _from_cldr(code)
    yield from _from_aliases(code, renamed)


def _from_aliases(code: str, renamed: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield the names of equipment of ``data/aliases.csv`` with the marks of the item they name."""
    marks: dict[str, str] = {}
    for row in table("languages/all/equipment", "kind", "form").values():
        marks.setdefault(row.text("value"), ";".join(m for m in row.text("more").split(";") if m != "weak"))
    for row in table("aliases").values():
        if row.text("language") == code:
            item = renamed.get(row.text("item"), row.text("item"))
            weak = ";weak" if row.text("ambiguous") else ""
            yield "item", row.text("alias"), item, marks.get(item, "") + weak


def _from_cldr(code: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield the names of states and currencies of the Unicode locale data."""
    locale = Locale.parse(code)
    known = table("languages/all/states")
    for territory, name in locale.territories.items():
        if territory in known:
            yield "party", str(name), territory, "noun"
    for currency in sorted(list_currencies(locale)):
        for count in (1, 2):
            name = get_currency_name(currency, count=count, locale=locale)
            if name and name != currency and len(name) > 4:
                yield "currency", name.lower(), currency, ""


def _written_out(rows: list[tuple[str, str, str, str]]) -> list[tuple[str, str, str, str]]:
    """Return the rows with every form of an inflected word as a row of its own."""
    paradigms = {form: paradigm(value) for kind, form, value, _ in rows if kind == "inflection"}
    return [
        (kind, written, value, marks)
        for kind, form, value, more in rows
        if kind != "inflection"
        for written, marks in inflected(form, more, paradigms)
    ]


@cache
def language(code: str) -> Language:
    """Return the compiled tables of a language (compiled at first use, then kept).

    Raises:
        TableError: a table of the language is missing or malformed.
    """
    return Language(code)


@cache
def languages() -> frozenset[str]:
    """Return the codes of the languages that have tables; other texts yield no claims.

    Example:
        >>> "fr" in languages()
        True
    """
    folder = files("rempart").joinpath("data", "languages")
    return frozenset(path.name for path in folder.iterdir() if path.is_dir() and path.name != "all")


@cache
def state_names() -> dict[str, tuple[str, str]]:
    """Return code -> (usual English name, English adjective) of states and blocs."""
    rows = table("languages/all/states").values()
    return {row.key: (row.text("name"), row.text("adjective")) for row in rows}
