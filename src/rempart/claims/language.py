"""A language is a set of tables: forms of words with what they mean, compiled once into one automaton.

The tables are described in ``docs/languages.md``. Every row has ``kind, form, value, more``; a form may
hold alternatives ``achet(er|é|era)``, the endings of a conjugation ``livr{er}``, and may end in ``*`` (any ending of the word).
"""

import gc
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from sys import intern
from typing import Final

from rempart.claims.folding import fold, plain_letters
from rempart.claims.mentions import Entry, Mention, Mentions, by_kind, longest
from rempart.claims.scanning import Scanner
from rempart.claims.separable import GAP, Separable
from rempart.claims.triggers import Trigger
from rempart.claims.wordlists import wordlist
from rempart.terms.table import table

SETTINGS: Final = frozenset({"decimal", "ending", "letter", "abbreviation", "ordered", "word_order"})


def _spread(form: str) -> Iterator[str]:
    """Yield every form that the alternatives of one row stand for, one outer alternative after the other.

    Example:
        >>> list(_spread("t(ank(|s)|urret)"))
        ['tank', 'tanks', 'turret']
    """
    opened, closed = form.find("("), _closing(form)
    if closed < 0:
        yield form
        return
    tails = list(_spread(form[closed + 1 :]))
    for choice in _alternatives(form[opened + 1 : closed]):
        for middle in _spread(choice):
            yield from (form[:opened] + middle + tail for tail in tails)


def _closing(form: str) -> int:
    """Return where the first bracket of a form is closed, -1 where there is none."""
    depth = 0
    for place, letter in enumerate(form):
        depth += (letter == "(") - (letter == ")")
        if letter == ")" and depth == 0:
            return place
    return -1


def _alternatives(inner: str) -> Iterator[str]:
    """Yield what the bars outside further brackets part."""
    depth, start = 0, 0
    for place, letter in enumerate(inner):
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and depth == 0:
            yield inner[start:place]
            start = place + 1
    yield inner[start:]


def _conjugated(form: str, endings: dict[str, str]) -> str:
    """Write out the endings of a conjugation: ``livr{er}`` becomes ``livr(er|e|ent|…)``."""
    for name, spelled in endings.items():
        form = form.replace(f"{{{name}}}", f"({spelled})")
    return form


@cache
def _marks(more: str) -> dict[str, str]:
    """Return the marks of a row; rows that say the same share them, so that few stay in the processor's cache."""
    pairs = (part.partition("=") for part in more.split(";") if part.strip())
    return {intern(name.strip()): intern(value.strip() or "yes") for name, _, value in pairs}


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
        self.closing: frozenset[str] = frozenset()
        self.ordered: frozenset[str] = frozenset()
        self.word_order: frozenset[str] = frozenset()
        self.letters: dict[str, str] = {}
        self.we_endings: tuple[str, ...] = ()
        self._separable = Separable()
        forms: dict[str, list[Entry]] = {}
        rows = wordlist(code)
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
            elif kind in SETTINGS or (kind == "we" and form.startswith("-")):
                self._set(kind, form, value)
            elif GAP in form:
                self._add_separable(forms, kind, form, (value, more))
            else:
                _add(forms, kind, form, (value, more))
        self._scanner = Scanner(forms)
        self.trigger = Trigger(forms)

    def _set(self, kind: str, form: str, value: str) -> None:
        """Keep a row that is no word: what a language writes, and how."""
        if kind == "decimal":
            self.decimal = form
        elif kind == "ending":
            self.endings[fold(form)] = value
        elif kind == "letter":
            self.letters[form] = value
        elif kind == "we":
            self.we_endings += (fold(form[1:]),)
        elif kind == "abbreviation":
            self.abbreviations |= {form.casefold()}
            self.closing |= {form.casefold()} if value == "ends" else set()
        elif kind == "ordered":
            self.ordered |= {fold(form)}
        elif kind == "word_order":
            self.word_order |= {form}

    def scan(self, text: str, folded: str) -> Mentions:
        """Find every form in ``folded``; ``text`` has the same length and keeps the letters' case."""
        found = self._separable.joined(text, folded, self._scanner.scan(text, folded), self.abbreviations)
        return Mentions(by_kind(folded, _without_given_names(text, longest(found))))

    def _add_separable(
        self, forms: dict[str, list[Entry]], kind: str, form: str, meaning: tuple[str, str]
    ) -> None:
        for spread in _spread(form):
            entry = Entry(kind, meaning[0], _marks(meaning[1]), form=spread.partition(GAP)[0])
            opening, particle = self._separable.add(plain_letters(spread), entry)
            _add(forms, "opening", opening, ("", ""))
            _add(forms, "closing", particle, ("", ""))

    def ending(self, word: str) -> str:
        """Return what the ending of a verb says (future, conditional, participle), else an empty text."""
        for size in range(min(6, len(word)), 0, -1):
            if word[-size:] in self.endings:
                return self.endings[word[-size:]]
        return ""


def _without_given_names(text: str, found: list[Mention]) -> list[Mention]:
    """Drop a state marked ``given`` before a capital that opens no known word: *Chad Franks*, not *Chad Buys Jets*."""
    names = [m for m in found if m.kind == "party" and m.says("given")]
    if not names:
        return found
    starts = {m.start for m in found}
    people = {m for m in names if text[m.end + 1 : m.end + 2].isupper() and m.end + 1 not in starts}
    return [m for m in found if m not in people]


def _add(forms: dict[str, list[Entry]], kind: str, form: str, meaning: tuple[str, str]) -> None:
    marks = _marks(meaning[1])
    for spread in _spread(form):
        open_end, open_front = spread.endswith("*"), spread.startswith("*")
        plain = plain_letters(spread.removesuffix("*").removeprefix("*"))
        if plain.strip():
            entry = Entry(kind, meaning[0], marks, open_end, plain, open_front)
            known = forms.setdefault(fold(plain), [])
            if all(
                (e.kind, e.form, e.open_end, e.open_front, e.more.get("noun"))
                != (kind, plain, open_end, open_front, marks.get("noun"))
                for e in known
            ):
                known.append(entry)


@cache
def language(code: str) -> Language:
    """Return the compiled tables of a language (compiled at first use, then kept).

    Raises:
        TableError: a table of the language is missing or malformed.
    """
    # Tens of thousands of objects that stay as long as the process: the garbage collector would go through all of
    # them while they are made, and again during some later text.
    collects = gc.isenabled()
    gc.disable()
    try:
        return Language(code)
    finally:
        gc.freeze()
        if collects:
            gc.enable()


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
