"""Find the forms of the tables in a text, word by word: each word is looked up once and remembered.

A form begins where a word (a run of letters, a run of digits, a single mark, or a letter of a script without
spaces) begins. What a word can
begin is worked out at its first sight and kept, so a text costs about one look-up a word.
"""

import re
from operator import attrgetter

from rempart.claims.compounds import Compounds
from rempart.claims.mentions import Entry, Mention
from rempart.claims.scripts import WORDLESS, goes_on

_LETTER = rf"[^\W\d_{WORDLESS}]"
# Plain letters first, which are told apart in a fraction of the time.
_PIECE = re.compile(rf"\s+|[a-z]+{_LETTER}*|{_LETTER}+|\d+|.", re.DOTALL)
# Words remembered at most; beyond it all are forgotten, so that an archive does not fill the memory.
REMEMBERED = 200_000


# Characters behind a word by which the longer forms that it begins are looked up.
KEY = 6


class _Longer:
    """A form of several words: what follows the first one, and what the whole may mean.

    ``rank`` is its place in the tables; forms of one more mark come last.
    """

    __slots__ = ("entries", "lettered", "rank", "rest")

    def __init__(self, rest: str, entries: list[Entry], number: int) -> None:
        self.rest = rest
        self.entries = entries
        self.lettered = rest[-1].isdigit() or goes_on(rest[-1])
        self.rank = (len(rest) == 1, number)


class _Begun:
    """What a word means alone (``plain`` in any case, else ``cased``), and the longer forms it begins.

    ``longer`` is keyed by the first characters behind the word; ``sizes`` says how many these are.
    """

    __slots__ = ("cased", "letters", "longer", "plain", "sizes")

    def __init__(self, word: str, alone: list[Entry], longer: dict[str, list[_Longer]]) -> None:
        ordered = sorted(alone, key=lambda entry: entry.kind != "ignore")
        self.plain = [entry for entry in ordered if not entry.capitals]
        self.cased = [entry for entry in ordered if entry.capitals]
        self.longer = longer
        self.sizes = sorted({len(key) for key in longer})
        self.letters = word[0].isdigit() or goes_on(word[0])


class Scanner:
    """The forms of one language, ready to be found."""

    def __init__(self, forms: dict[str, list[Entry]]) -> None:
        self._alone: dict[str, list[Entry]] = {}
        self._longer: dict[str, dict[str, list[_Longer]]] = {}
        self._stems: dict[str, list[Entry]] = {}
        self._known: dict[str, _Begun | None] = {}
        for number, (form, entries) in enumerate(forms.items()):
            first = _first_word(form)
            rest = form[len(first) :]
            if rest:
                begun = self._longer.setdefault(first, {})
                begun.setdefault(rest[:KEY], []).append(_Longer(rest, entries, number))
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
        words = _PIECE.findall(folded)
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        known = self._known
        last = len(words) - 1
        end = 0
        for number, word in enumerate(words):
            place = end
            end += len(word)
            begun = known[word] if word in known else self._look_up(word)
            if begun is None:
                continue
            if begun.letters and (
                (number > 0 and words[number - 1][-1].isalnum())
                or (number < last and words[number + 1][0].isdigit())
            ):
                _add_glued(found, begun, (place, end), texts)
                continue
            for size in begun.sizes:
                if folded[end : end + size] in begun.longer:
                    _add_longer(found, begun, (place, end), texts)
                    break
            for entry in begun.plain:
                found.append(Mention(place, end, entry))  # noqa: PERF401 - the inmost loop
            if begun.cased:
                _add_cased(found, begun, (place, end), text)
        return found

    def _look_up(self, word: str) -> _Begun | None:
        alone = list(self._alone.get(word, ()))
        stems: list[Entry] = []
        for size in range(1, min(len(word), self._longest_stem + 1)):
            stems += self._stems.get(word[:size], ())
        alone += self._with_parts(word, alone, stems)
        longer = self._longer.get(word, {})
        begun = self._known[word] = _Begun(word, alone, longer) if alone or longer else None
        return begun

    def _with_parts(self, word: str, own: list[Entry], stems: list[Entry]) -> list[Entry]:
        """Add what the parts of a word say; its head outweighs a stem: *Drohnenabwehrsystem* is no drone."""
        made = self._compounds.read(word, own)
        heads = [*made, *(entry for entry in own if entry.open_front)]
        layers = {entry.layer for entry in heads if not entry.named}
        return [entry for entry in stems if entry.named or entry.layer not in layers] + made


def _add_cased(found: list[Mention], begun: _Begun, span: tuple[int, int], text: str) -> None:
    start, end = span
    found += [
        Mention(start, end, entry)
        for entry in begun.cased
        if _cased(entry, text[start : start + len(entry.form)])
    ]


def _add_glued(found: list[Mention], begun: _Begun, span: tuple[int, int], texts: tuple[str, str]) -> None:
    """Add what a word means that touches a digit or a letter: a scale, a currency or a sign at most."""
    text, folded = texts
    start, end = span
    if start and goes_on(folded[start - 1]):
        return
    if begun.longer:
        _add_longer(found, begun, span, texts)
    behind, ahead = folded[end : end + 1].isdigit(), start > 0 and folded[start - 1].isdigit()
    found += [
        Mention(start, end, entry)
        for entry in (*begun.plain, *begun.cased)
        if not (behind and not entry.sign)
        and not (ahead and not entry.figure)
        and (not entry.capitals or _cased(entry, text[start : start + len(entry.form)]))
    ]


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
        if not folded.startswith(form.rest, end):
            continue
        last = stop = end + len(form.rest)
        behind = False
        if form.lettered:
            while goes_on(folded[stop : stop + 1]):
                stop += 1
            behind = folded[stop : stop + 1].isdigit()
        ahead = begun.letters and start > 0 and folded[start - 1].isdigit()
        here += [
            Mention(start, stop, entry)
            for entry in form.entries
            if (stop == last or entry.open_end)
            and not (behind and not entry.sign)
            and not (ahead and not entry.figure)
            and (not entry.capitals or _cased(entry, text[start:last]))
        ]
    if len(here) > 1:
        here.sort(key=_longest_first)
    found += here


_rank = attrgetter("rank")


def _longest_first(mention: Mention) -> tuple[int, bool]:
    return -mention.end, mention.kind != "ignore"


def _cased(entry: Entry, said: str) -> bool:
    """Names keep their capital, short acronyms all of them; other words come in any case."""
    return said == entry.form if entry.capitals == "all" else said[:1].isupper()


def _first_word(form: str) -> str:
    found = _PIECE.match(form)
    return found.group() if found else form
