"""A language is a set of tables: forms of words with what they mean, compiled once into one automaton.

The tables are described in ``docs/languages.md``. Every row has ``kind, form, value, more``; a form may
hold alternatives ``achet(er|é|era)``, the endings of a conjugation ``livr{er}``, and may end in ``*`` (any ending of the word).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product

from ahocorasick_rs import AhoCorasick, MatchKind
from babel import Locale
from babel.numbers import get_currency_name, list_currencies

from rempart.claims.folding import fold
from rempart.errors import TableError
from rempart.terms.table import table

TABLES = ("numbers", "money", "parties", "equipment", "cues", "speakers")
NAMES = frozenset({"party", "adjective", "firm", "person", "item", "scheme", "outlet"})
FIGURES = frozenset({"number", "scale", "currency"})
_BRACKET = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of a table: its kind, its value, and further marks (``maker=US``, ``weak``)."""

    kind: str
    value: str
    more: dict[str, str] = field(default_factory=dict)
    open_end: bool = False
    form: str = ""

    @property
    def named(self) -> bool:
        """Tell a name (*Leopard 2*, *systèmes Patriot*) from a word for a kind of thing."""
        return any(letter.isupper() for letter in self.form)

    @property
    def layer(self) -> str:
        """Return the layer: inside one layer the longest form of a place wins."""
        if self.kind in NAMES:
            return "name"
        if self.kind in FIGURES:
            return "figure"
        return self.kind


@dataclass(frozen=True, slots=True)
class Mention:
    """A form found in a text, with its place."""

    start: int
    end: int
    entry: Entry

    @property
    def kind(self) -> str:
        """Return the kind of the entry."""
        return self.entry.kind

    @property
    def value(self) -> str:
        """Return the value of the entry."""
        return self.entry.value

    def says(self, mark: str) -> str:
        """Return what the further mark says, an empty text where it is absent."""
        return self.entry.more.get(mark, "")


class Mentions:
    """The mentions of a text by kind, in order of place, so that a span is looked up quickly."""

    def __init__(self, found: list[Mention]) -> None:
        self._by_kind: dict[str, list[Mention]] = {}
        for mention in found:
            self._by_kind.setdefault(mention.kind, []).append(mention)
        self._starts = {kind: [m.start for m in ms] for kind, ms in self._by_kind.items()}

    def of(self, *kinds: str) -> list[Mention]:
        """Return the mentions of these kinds in the whole text, by place."""
        found = [mention for kind in kinds for mention in self._by_kind.get(kind, ())]
        return sorted(found, key=lambda mention: mention.start) if len(kinds) > 1 else found

    def only(self, folded: str, start: int, end: int, *kinds: str) -> bool:
        """Tell whether nothing but spaces and mentions of these kinds stands in a span."""
        left = list(folded[start:end])
        for mention in self.within(start, end, *kinds):
            left[mention.start - start : mention.end - start] = " " * (mention.end - mention.start)
        return not "".join(left).strip()

    def within(self, start: int, end: int, *kinds: str) -> list[Mention]:
        """Return the mentions of these kinds that lie inside ``start`` to ``end``, by place."""
        found: list[Mention] = []
        for kind in kinds:
            starts = self._starts.get(kind)
            if starts:
                low, high = bisect_left(starts, start), bisect_left(starts, end)
                found += [m for m in self._by_kind[kind][low:high] if m.end <= end]
        return sorted(found, key=lambda mention: mention.start) if len(kinds) > 1 else found


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
        forms: dict[str, list[Entry]] = {}
        rows = list(_rows(code))
        endings = {form: value for kind, form, value, _ in rows if kind == "conjugation"}
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
            else:
                _add(forms, kind, form, (value, more))
        self._forms = list(forms)
        self._entries = list(forms.values())
        self._automaton = AhoCorasick(self._forms, matchkind=MatchKind.Standard)

    def scan(self, text: str, folded: str) -> Mentions:
        """Find every form in ``folded``; ``text`` has the same length and keeps the letters' case."""
        found: list[Mention] = []
        last = len(folded)
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            before = folded[start - 1] if start and folded[start].isalnum() else " "
            if before.isalpha():
                continue
            stop = end
            if folded[end - 1].isalnum():
                while stop < last and folded[stop].isalpha():
                    stop += 1
            after = folded[stop] if stop < last and folded[stop - 1].isalnum() else " "
            for entry in self._entries[number]:
                figure = entry.kind in {"scale", "currency"}
                if (before.isdigit() and not figure) or (after.isdigit() and not entry.more.get("sign")):
                    continue
                if (stop == end or entry.open_end) and _cased(entry.form, text[start:end]):
                    found.append(Mention(start, stop, entry))
        return Mentions(_told_apart(folded, _longest(found)))

    def ending(self, word: str) -> str:
        """Return what the ending of a verb says (future, conditional, participle), else an empty text."""
        for size in range(min(6, len(word)), 0, -1):
            if word[-size:] in self.endings:
                return self.endings[word[-size:]]
        return ""


def _cased(form: str, said: str) -> bool:
    """Names keep their capital, short acronyms all of them; other words come in any case."""
    if form.isupper() and len(form) <= 5 and form.isalpha():
        return said == form
    return not form[:1].isupper() or said[:1].isupper()


def _longest(found: list[Mention]) -> list[Mention]:
    """Drop a mention that lies inside a longer one of the same layer, or inside words to ignore."""
    found.sort(key=lambda m: (m.start, -m.end, m.kind != "ignore"))
    reach: dict[str, tuple[int, int]] = {}
    ignored = (-1, -1)
    kept = []
    for mention in found:
        if mention.kind == "ignore":
            ignored = max(ignored, (mention.start, mention.end), key=lambda span: span[1])
            continue
        if mention.start >= ignored[0] and mention.end <= ignored[1]:
            continue
        if mention.kind == "bound" and reach.get("frame", (-1, -1))[1] >= mention.end:
            continue
        layer = mention.entry.layer
        start, end = reach.get(layer, (-1, -1))
        if mention.end <= end and (mention.start, mention.end) != (start, end):
            continue
        if mention.end > end:
            reach[layer] = (mention.start, mention.end)
        kept.append(mention)
    return kept


def _told_apart(folded: str, found: list[Mention]) -> list[Mention]:
    """Choose between verb and noun of one form by the word before: *an order* and *to order*."""
    frames: dict[tuple[int, int], list[Mention]] = {}
    ends = {m.end for m in found if m.kind in {"article", "currency", "scale", "adjective", "rank"}}
    for mention in found:
        if mention.kind == "frame":
            frames.setdefault((mention.start, mention.end), []).append(mention)
    dropped = set()
    for (start, _), both in frames.items():
        if len({bool(m.says("noun")) for m in both}) == 2:
            noun = start - 1 in ends and folded[start - 1] in {" ", "-"}
            dropped |= {id(m) for m in both if bool(m.says("noun")) is not noun}
    return [m for m in found if id(m) not in dropped]


def _add(forms: dict[str, list[Entry]], kind: str, form: str, meaning: tuple[str, str]) -> None:
    marks = _marks(meaning[1])
    for spread in _spread(form):
        open_end = spread.endswith("*")
        plain = spread.removesuffix("*")
        if plain.strip():
            entry = Entry(kind, meaning[0], marks, open_end, plain)
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
                else:
                    if folder == "all" and row.text("kind") == "item":
                        for ending in plurals:
                            yield "item", row.values["form"] + ending, row.text("value"), row.text("more")
                    yield row.text("kind"), row.values["form"], row.text("value"), row.text("more")
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
        >>> sorted(languages())
        ['en', 'fr']
    """
    folder = files("rempart").joinpath("data", "languages")
    return frozenset(path.name for path in folder.iterdir() if path.is_dir() and path.name != "all")


@cache
def state_names() -> dict[str, tuple[str, str]]:
    """Return code -> (usual English name, English adjective) of states and blocs."""
    rows = table("languages/all/states").values()
    return {row.key: (row.text("name"), row.text("adjective")) for row in rows}
