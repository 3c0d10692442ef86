"""Find the forms of the tables in a text: each run of letters and marks is looked up once and remembered.

A form begins where a word (a run of letters, a run of digits, a single mark, or a letter of a script without
spaces) begins. A text is cut at its spaces alone; which words stand in such a run, and what each can begin, is
worked out at its first sight and kept, so a text costs about one look-up a run.
"""

import re
from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from rempart.claims.compounds import Compounds
from rempart.claims.folding import plain_letters
from rempart.claims.mentions import Entry, Mention
from rempart.claims.scripts import WORDLESS, goes_on

_LETTER: Final = rf"[^\W\d_{WORDLESS}]"
# Plain letters first, which are told apart in a fraction of the time.
_PIECE: Final = re.compile(rf"\s+|[a-z]+{_LETTER}*|{_LETTER}+|\d+|.", re.DOTALL)
# What a thing may be known by: letters and digits, mostly with a dash between, and the letter of a version or a plural.
_DESIGNATION: Final = re.compile(
    r"(?<![\w./+-])[^\W\d_]{1,5}-?\d{1,4}(?:[^\W\d_]{1,3}\d?|-\d{1,2})?(?:/[a-z])?(?![\w.%+]*\w)"
)
# Runs remembered at most; beyond it all are forgotten, so that an archive does not fill the memory.
REMEMBERED: Final = 200_000


# Characters behind a word by which the longer forms that it begins are looked up.
KEY: Final = 6


class _Longer:
    """A form of several words: what follows the first one, and what the whole may mean.

    ``rank`` is its place in the tables; forms of one more mark come last. Such a form may begin with a space, which
    then stands ``before`` its first word.
    """

    __slots__ = ("before", "entries", "lettered", "rank", "rest")

    def __init__(self, rest: str, entries: list[Entry], number: int, before: str) -> None:
        self.rest = rest
        self.entries = entries
        self.lettered = rest[-1].isdigit() or goes_on(rest[-1])
        self.rank = (len(rest) == 1, number)
        self.before = before


class _Begun:
    """What a word means alone (``plain`` in any case, else ``cased``), and the longer forms it begins.

    ``longer`` is keyed by the first characters behind the word; ``sizes`` says how many these are, and
    ``openings`` holds what the shortest of them can be: one look tells whether any of them can follow.
    """

    __slots__ = ("ahead", "cased", "longer", "opening", "openings", "plain", "sizes")

    def __init__(self, alone: list[Entry], longer: dict[str, list[_Longer]], *, ahead: bool = False) -> None:
        self.plain = [entry for entry in alone if not entry.capitals]
        self.cased = [entry for entry in alone if entry.capitals]
        self.longer = longer
        self.sizes = sorted({len(key) for key in longer})
        self.opening = self.sizes[0] if longer else 0
        self.openings = frozenset(key[: self.opening] for key in longer)
        self.ahead = ahead  # a digit stands right before

    def touching(self, before: str, behind: str) -> "_Begun | None":
        """Return what the word means beside a digit or a letter: a scale, a currency or a sign at most."""
        if goes_on(before):
            return None
        ahead = before.isdigit()
        alone = [
            entry
            for entry in (*self.plain, *self.cased)
            if (entry.sign or not behind.isdigit() or (ahead and _is_inside(entry)))
            and (entry.figure or not ahead)
        ]
        return _Begun(alone, self.longer, ahead=ahead)


def _is_inside(entry: Entry) -> bool:
    """Tell a scale written within a number: *2억9000만*; Latin letters there make a name (*3M22*)."""
    return entry.kind == "scale" and bool(entry.more.get("glued")) and not entry.form.isascii()


_DESIGNATED: Final = _Begun([Entry("designation", "")], {})
# A word of a run: where it begins and ends in it, and what it means.
_Word = tuple[int, int, _Begun]


class Scanner:
    """The forms of one language, ready to be found."""

    def __init__(self, forms: dict[str, list[Entry]]) -> None:
        self._alone: dict[str, list[Entry]] = {}
        self._longer: dict[str, dict[str, list[_Longer]]] = {}
        self._stems: dict[str, list[Entry]] = {}
        self._begun: dict[str, _Begun | None] = {}
        self._known: dict[str, tuple[_Word, ...]] = {}
        for number, (form, entries) in enumerate(forms.items()):
            before = form[: len(form) - len(form.lstrip())]
            first = _first_word(form.lstrip())
            rest = form[len(before) + len(first) :]
            if rest:
                begun = self._longer.setdefault(first, {})
                begun.setdefault(rest[:KEY], []).append(_Longer(rest, entries, number, before))
            else:
                self._alone.setdefault(first, []).extend(entries)
                open_ended = [entry for entry in entries if entry.open_end]
                if open_ended and form[-1].isalpha():
                    self._stems.setdefault(first, []).extend(open_ended)
        self._longest_stem = max(map(len, self._stems), default=0)
        self._compounds = Compounds(forms)

    def scan(self, text: str, folded: str) -> list[Mention]:
        """Return every form in ``folded``, by place, the longest first where several begin together.

        ``text`` has the same length and keeps the letters' case, which names must have.
        """
        found: list[Mention] = []
        texts = (text, folded)
        if len(self._known) >= REMEMBERED:
            self._known.clear()
            self._begun.clear()
        known = self._known
        stop = 0
        for run in folded.split():
            place = folded.index(run, stop)
            stop = place + len(run)
            words = known.get(run)
            if words is None:
                words = known[run] = tuple(self._words(run))
            for low, high, begun in words:
                start, end = place + low, place + high
                if begun.openings and folded[end : end + begun.opening] in begun.openings:
                    _add_longer(found, begun, (start, end), texts)
                for entry in begun.plain:
                    found.append(Mention(start, end, entry))  # noqa: PERF401 - the inmost loop
                if begun.cased:
                    _add_cased(found, begun, (start, end), text)
        return found

    def _words(self, run: str) -> Iterator[_Word]:
        """Yield the words of a run that mean something or begin something."""
        for piece in _PIECE.finditer(run):
            word, (start, end) = piece.group(), piece.span()
            if word not in self._begun:
                self._begun[word] = self._look_up(word)
            begun = self._begun[word]
            before, behind = run[max(0, start - 1) : start], run[end : end + 1]
            if (behind == "-" or behind.isdigit()) and (named := _DESIGNATION.match(run, start)):
                yield start, named.end(), _DESIGNATED
            letters = word[0].isdigit() or goes_on(word[0])
            if begun and letters and (before.isalnum() or behind.isdigit()):
                begun = begun.touching(before, behind)
            if begun:
                yield start, end, begun

    def _look_up(self, word: str) -> _Begun | None:
        alone = list(self._alone.get(word, ()))
        stems: list[Entry] = []
        for size in range(1, min(len(word), self._longest_stem + 1)):
            stems += self._stems.get(word[:size], ())
        alone += self._with_parts(word, alone, stems)
        alone.sort(key=lambda entry: entry.kind != "ignore")
        longer = self._longer.get(word, {})
        return _Begun(alone, longer) if alone or longer else None

    def _with_parts(self, word: str, own: list[Entry], stems: list[Entry]) -> list[Entry]:
        """Add what the parts of a word say; its head outweighs a stem: *Drohnenabwehrsystem* is no drone."""
        made = self._compounds.read(word, own)
        heads = [*made, *(entry for entry in own if entry.open_front)]
        layers = {entry.layer for entry in heads if not entry.named}
        return [entry for entry in stems if entry.named or entry.layer not in layers] + made


def _add_cased(found: list[Mention], begun: _Begun, span: tuple[int, int], text: str) -> None:
    start, end = span
    for entry in begun.cased:
        if _cased(entry, text[start : start + len(entry.form)]):
            # What is to be ignored only with a capital hides the plain word: "A Embraer" is no "a Embraer".
            place = len(found) - len(begun.plain) if entry.kind == "ignore" else len(found)
            found.insert(place, Mention(start, end, entry))


def _add_longer(found: list[Mention], begun: _Begun, span: tuple[int, int], texts: tuple[str, str]) -> None:
    """Add the forms of several words that begin here, the longest first."""
    text, folded = texts
    start, end = span
    forms: list[_Longer] = []
    for size in begun.sizes:
        forms += begun.longer.get(folded[end : end + size], ())
    if len(begun.sizes) > 1:
        forms.sort(key=_rank)
    here: list[Mention] = []
    for form in forms:
        if not folded.startswith(form.rest, end) or (form.before and not _opens(form, folded, start)):
            continue
        begin = start - len(form.before)
        last = stop = end + len(form.rest)
        behind = False
        if form.lettered:
            while goes_on(folded[stop : stop + 1]):
                stop += 1
            behind = folded[stop : stop + 1].isdigit()
        here += [
            Mention(begin, stop, entry)
            for entry in form.entries
            if (stop == last or entry.open_end)
            and not (behind and not entry.sign)
            and not (begun.ahead and not entry.figure)
            and (not entry.capitals or _cased(entry, text[begin:last]))
        ]
    if len(here) > 1:
        here.sort(key=_longest_first)
    found += here


def _opens(form: _Longer, folded: str, start: int) -> bool:
    """Tell whether just what a form begins with, and no wider gap, stands before its first word."""
    begin = start - len(form.before)
    return folded[max(0, begin) : start] == form.before and not folded[max(0, begin - 1) : begin].isspace()


_rank = attrgetter("rank")


def _longest_first(mention: Mention) -> tuple[int, bool]:
    return -mention.end, mention.kind != "ignore"


def _cased(entry: Entry, said: str) -> bool:
    """Names keep their capital, short acronyms all of them; other words come in any case."""
    return plain_letters(said) == entry.form if entry.capitals == "all" else said[:1].isupper()


def _first_word(form: str) -> str:
    found = _PIECE.match(form)
    return found.group() if found else form
