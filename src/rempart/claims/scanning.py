"""Find the forms of the tables in a text, word by word: each word is looked up once and remembered.

A form begins where a word (a run of letters, a run of digits, or a single mark) begins. What a word can
begin is worked out at its first sight and kept, so a text costs about one look-up a word.
"""

import re

from rempart.claims.compounds import Compounds
from rempart.claims.mentions import Entry, Mention

_PIECE = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)
# Words remembered at most; beyond it all are forgotten, so that an archive does not fill the memory.
REMEMBERED = 200_000


class _Form:
    """A form: the text behind its first word, and what it may mean."""

    __slots__ = ("entries", "lettered", "rest", "size")

    def __init__(self, form: str, first: str, entries: list[Entry]) -> None:
        self.size = len(form)
        self.rest = form[len(first) :]
        self.entries = entries
        self.lettered = form[-1].isalnum()


class _Begun:
    """What may begin with one word: forms that end with it, and longer ones by what follows it."""

    __slots__ = ("alone", "longer")

    def __init__(self, alone: list[_Form], longer: dict[str, list[_Form]]) -> None:
        self.alone = alone
        self.longer = longer


class Scanner:
    """The forms of one language, ready to be found."""

    def __init__(self, forms: dict[str, list[Entry]]) -> None:
        self._alone: dict[str, list[_Form]] = {}
        self._longer: dict[str, dict[str, list[_Form]]] = {}
        self._stems: dict[str, list[_Form]] = {}
        self._known: dict[str, _Begun | None] = {}
        for form, entries in forms.items():
            first = _first_word(form)
            made = _Form(form, first, entries)
            if made.rest:
                self._longer.setdefault(first, {}).setdefault(made.rest[:2], []).append(made)
            else:
                self._alone.setdefault(first, []).append(made)
                if any(entry.open_end for entry in entries):
                    self._stems.setdefault(first, []).append(made)
        self._longest_stem = max(map(len, self._stems), default=0)
        self._compounds = Compounds(forms)

    def scan(self, text: str, folded: str) -> list[Mention]:
        """Return every form in ``folded``, by place, the longest first where several begin together.

        ``text`` has the same length and keeps the letters' case, which names must have.
        """
        found: list[Mention] = []
        known = self._known
        place = 0
        for word in _PIECE.findall(folded):
            try:
                begun = known[word]
            except KeyError:
                begun = self._look_up(word)
            end = place + len(word)
            if begun is not None:
                forms = begun.alone
                if begun.longer:
                    follows = folded[end : end + 2]
                    longer = (*begun.longer.get(follows, ()), *begun.longer.get(follows[:1], ()))
                    if longer:
                        forms = [*forms, *(f for f in longer if folded.startswith(f.rest, end))]
                if forms:
                    _append(found, forms, place, (text, folded))
            place = end
        return found

    def _look_up(self, word: str) -> _Begun | None:
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        alone = list(self._alone.get(word, ()))
        for size in range(1, min(len(word), self._longest_stem + 1)):
            alone += self._stems.get(word[:size], ())
        alone = self._with_parts(word, alone)
        longer = self._longer.get(word, {})
        begun = _Begun(alone, longer) if alone or longer else None
        self._known[word] = begun
        return begun

    def _with_parts(self, word: str, alone: list[_Form]) -> list[_Form]:
        """Add what the parts of a word say; its head outweighs a stem: *Drohnenabwehrsystem* is no drone."""
        own = [entry for form in self._alone.get(word, ()) for entry in form.entries]
        made = self._compounds.read(word, own)
        if not made:
            return alone
        layers = {entry.layer for entry in made if not entry.named}
        kept = [form for form in alone if form.size == len(word)]
        for form in alone[len(kept) :]:
            stems = [e for e in form.entries if e.named or e.layer not in layers]
            if stems:
                kept.append(_Form(word[: form.size], word[: form.size], stems))
        return [*kept, _Form(word, word, made)]


def _append(found: list[Mention], forms: list[_Form], start: int, texts: tuple[str, str]) -> None:
    """Add the mentions that begin at one place: what stands before and behind must not go on the word."""
    text, folded = texts
    before = folded[start - 1] if start and folded[start].isalnum() else " "
    if before.isalpha():
        return
    after_digit = before.isdigit()
    here: list[Mention] = []
    for form in forms:
        end = stop = start + form.size
        digit_behind = False
        if form.lettered:
            while folded[stop : stop + 1].isalpha():
                stop += 1
            digit_behind = folded[stop : stop + 1].isdigit()
        for entry in form.entries:
            if (
                (stop == end or entry.open_end)
                and not (after_digit and not entry.figure)
                and not (digit_behind and not entry.sign)
                and (not entry.capitals or _cased(entry, text[start:end]))
            ):
                here.append(Mention(start, stop, entry, entry.kind, entry.value))
    if len(here) > 1:
        here.sort(key=_longest_first)
    found += here


def _longest_first(mention: Mention) -> tuple[int, bool]:
    return -mention.end, mention.kind != "ignore"


def _cased(entry: Entry, said: str) -> bool:
    """Names keep their capital, short acronyms all of them; other words come in any case."""
    return said == entry.form if entry.capitals == "all" else said[:1].isupper()


def _first_word(form: str) -> str:
    found = _PIECE.match(form)
    return found.group() if found else form
