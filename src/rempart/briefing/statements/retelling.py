"""Sentences of other stages, told again in the language spoken, each number in them a figure.

A stage says its sentence in English, as its own file needs it. ``stages.txt`` lists these sentences, one a
line, with a place in braces for what varies. A sentence is found by the line that it fits, the line is
looked up in the catalogue, and what stood in its places is told again the same way. A sentence that fits no
line, for example of a programme that somebody wrote, stands as it is.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.figures import sentence_start, stated
from rempart.briefing.grammar.french import Case, elided
from rempart.briefing.language import N_, _, has, is_translated, lines_of, plural, spoken
from rempart.briefing.names import (
    called,
    item_name,
    number_called,
    party_bent,
    party_name,
    renamed,
    speaker_name,
)
from rempart.briefing.statements.telling import Behind, Phrase, filled, in_a_row, joined
from rempart.terms.figure import Number, whole

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SCALES = {"k": 10**3, "M": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9, "tn": 10**12}
_NUMBER = re.compile(
    rf"(?P<named>\b(?:{'|'.join(_MONTHS)})\s\d{{4}}\b)"
    r"|(?P<month>\b\d{4}-(?:0[1-9]|1[0-2])\b(?!-\d))"
    r"|(?P<date>\b\d{4}-\d{2}-\d{2}\b)"
    r"|(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"(?:\s?(?P<percent>%)|(?:\s(?P<scale>k|M|bn|tn|million|billion)\b)?(?:\s(?P<currency>[A-Z]{3})\b)?)"
)
_LONGEST_NUMBER = 15  # digits
_MORE = re.compile(r"\d+ more")
_WITH_DIGITS = r"\b[A-Za-z]+-?\d[\w-]*"  # PAC-3, F-16, K2: names wherever they stand
_PLACE = re.compile(r"\{(\w+)\}")
_CLASSES = {
    "class:us_made": N_("US-made goods"),
    "class:ukrainian": N_("Ukrainian-made goods"),
    "class:european": N_("European-made goods"),
    "class:other": N_("goods of other makers"),
}
# What may stand in a place, by its name without its number; any other place holds words of one sentence.
_KINDS = {
    "n": r"\d[\d,.]*",
    "sum": r"(?:at least |over |up to |about )?\d[\d,.]*(?: (?:k|M|bn|tn|million|billion))?(?: [A-Z]{3})?",
    "share": r"(?:over |under )?\d[\d,.]*(?: ?%)?",
    "year": r"\d{4}",
    "month": rf"(?:(?:{'|'.join(_MONTHS)}) \d{{4}}|\d{{4}}-\d{{2}})",
    "date": r"\d{4}(?:-\d\d){0,2}",
    "currency": r"[A-Z]{3}",
    "strategy": r"(?:guarantees first|quick compromise|no guarantee)",
    "what": r"(?:(?!\. [A-Z“])[^()])+?",
    "state": r"[a-z_ ]+?",
    "item": r"(?!(?:k|M|bn|tn|million|billion)\b|[A-Z]{3}$)[^.,;:“”\"]+?",
    "reason": r".+?",
    "thing": r"[^.;:“”\"]+?",
    "title": r"[^“”\"]+?",
}
_WORDS = r"(?:(?!\. [A-Z“]).)+?"
# A list in a stage's sentence: "a; b" where names hold commas, else "a, b and c".
_BETWEEN = {
    "lines": re.compile(r"; | and "),
    "list": re.compile(r", | and | or "),
    "studies": re.compile(r", | and "),
    "doers": re.compile(r", | and "),
    "owners": re.compile(r", | and "),
    "receivers": re.compile(r", | and "),
}
# Parties that stand in a sentence as whoever does it, whose it is, whom it is for.
_CASES: dict[str, Case] = {"doers": "subject", "owners": "of", "receivers": "object"}
_SENTENCES = re.compile(r"(?<=[.?!]) (?=[A-Z“])")


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence that a stage says: as a text to look up, and as patterns to find it by."""

    one: str
    many: str
    patterns: tuple[re.Pattern[str], ...]


def retold(sentence: str, rests_on: Behind, names: Iterable[str] = ()) -> Phrase:
    """Return a sentence of another stage in the language spoken, each number in it a figure printed the briefing's way.

    ``names`` hold digits and are no numbers, for example those of items.

    Example:
        >>> retold("23.0 of 100 bn USD by July 2030", ()).figures[1].value
        100000000000
    """
    sentence = _in_words(sentence)
    teller = _Teller(rests_on, tuple(dict.fromkeys((*names, *renamed(), *renamed().values()))))
    return teller.tell(sentence) if is_translated() else teller.numbers(sentence)


def told(sentence: str) -> str:
    """Return a text of another stage in the language spoken, for a table, a chart or a name.

    Example:
        >>> told("Kept in July 2030.")
        'Kept in July 2030.'
    """
    return retold(sentence, ()).text if sentence and is_translated() else _in_words(sentence)


def named(name: str) -> Phrase:
    """Return a name made by another stage, such as a promise's title, told again; its digits are no figures."""
    text = told(name)
    return Phrase(text, (), (text,) if any(letter.isdigit() for letter in text) else ())


def continued(says: Phrase) -> Phrase:
    """Return a sentence as it reads after a colon: without capital and full stop.

    Example:
        >>> continued(Phrase("One more would do."))
        Phrase(text='one more would do', figures=(), names=())
    """
    text = says.text.rstrip().removesuffix(".")
    return Phrase(text[:1].lower() + text[1:], says.figures, says.names)


def _with_case_of(text: str, says: Phrase) -> Phrase:
    """Return a phrase with a capital where the text that it tells begins with one."""
    if not text[:1].isupper() or not says.text[:1].islower():
        return says
    capital = sentence_start(says.text)
    names = tuple(capital if name == says.text else name for name in says.names)
    return Phrase(capital, says.figures, names)


def _in_words(text: str) -> str:
    """Return a text with the selectors of classes of goods in words, and in English with promises renamed."""
    for selector, words in _CLASSES.items():
        text = text.replace(selector, words)
    if not is_translated():
        for name in sorted(renamed(), key=len, reverse=True):
            text = text.replace(name, called(name))
    return text


class _Teller:
    """Tells sentences that rest on the same things."""

    def __init__(self, rests_on: Behind, names: tuple[str, ...]) -> None:
        self._rests_on = rests_on
        self._known = frozenset(names)
        with_digits = {name for name in names if any(letter.isdigit() for letter in name)}
        self._names = sorted(with_digits, key=lambda name: (-len(name), name))

    def tell(self, text: str, *, is_part: bool = False) -> Phrase:
        """Find the line that a text fits and tell it; of several sentences or clauses, each by itself."""
        core = text.strip()
        stop = core[-1:] if core[-1:] in {".", "?"} and not core.endswith("..") else ""
        core = core.removesuffix(stop)
        found = self._line(core) if core else None
        if found is not None:
            found = found if is_part else _with_case_of(core, found)
            return joined([found, Phrase(stop)], separator="") if stop else found
        for between, glue in ((_SENTENCES, " "), (re.compile("; "), "; ")):
            pieces = between.split(text.strip())
            if len(pieces) > 1:
                return joined([self.tell(piece, is_part=is_part) for piece in pieces], separator=glue)
        names = self._pieces(text, _BETWEEN["list"])
        if len(names) > 1 and (_MORE.fullmatch(names[-1]) or all(map(self._is_known, names))):
            return in_a_row([self.tell(name, is_part=True) for name in names])
        return self.numbers(text)

    def _line(self, core: str) -> Phrase | None:
        """Tell a text that fits a line; what is a name keeps its digits as part of it."""
        found = self._found(core)
        return found if found is None or core not in self._known else filled("{it}", {"it": found.text})

    def _found(self, core: str) -> Phrase | None:
        if core in renamed():
            return filled("{it}", {"it": called(core)})
        if has(core):
            return self.numbers(_(core))
        for line in _lines():
            match = next(filter(None, (pattern.fullmatch(core) for pattern in line.patterns)), None)
            if match is not None:
                values = match.groupdict()
                parts = {name: self._part(name, value) for name, value in values.items()}
                return self._filled(line, parts, values.get("doers"))
        name = speaker_name(core)
        if name == core:
            name = item_name(core)
        if name != core:
            return filled("{it}", {"it": name})
        return self._found("the " + core.removeprefix("The ")) if core.startswith("The ") else None

    def _filled(self, line: _Line, parts: dict[str, Phrase], doers: str | None) -> Phrase:
        template = _(line.one)
        if line.many and doers is not None:
            template = plural(line.one, line.many, number_called(self._pieces(doers, _BETWEEN["doers"])))
        elif line.many:
            first = next((figure.value for part in parts.values() for figure in part.figures), 0)
            template = plural(line.one, line.many, first if isinstance(first, int | float) else 0)
        pieces: list[Phrase] = []
        last = 0
        for place in _PLACE.finditer(template):
            pieces += [self.numbers(template[last : place.start()]), parts[place[1]]]
            last = place.end()
        told = joined([*pieces, self.numbers(template[last:])], separator="")
        # French cuts *de* before a vowel.
        return Phrase(elided(told.text), told.figures, told.names) if spoken() == "fr" else told

    def _part(self, name: str, value: str) -> Phrase:
        kind = name.rstrip("0123456789")
        if kind == "quote":
            return filled("{it}", {"it": value})
        if kind == "party":
            return self.numbers(party_name(value))
        if kind in _CASES:
            names = self._pieces(value, _BETWEEN[kind])
            return in_a_row([self.numbers(party_bent(name, _CASES[kind])) for name in names])
        if kind in _BETWEEN:
            pieces = [self.tell(piece, is_part=True) for piece in self._pieces(value, _BETWEEN[kind])]
            return joined(pieces, "; ") if kind == "lines" else in_a_row(pieces)
        return self.tell(value, is_part=True)

    def _pieces(self, text: str, between: re.Pattern[str]) -> list[str]:
        """Cut a list into its names: each the longest that is known, since a name may hold a comma or an *and*."""
        cuts = [(match.start(), match.end()) for match in between.finditer(text)] + [(len(text), len(text))]
        pieces = []
        start = 0
        while start < len(text):
            ends = [cut for cut in cuts if cut[0] > start]
            known = (cut for cut in reversed(ends) if self._is_known(text[start : cut[0]]))
            end, after = next(known, ends[0])
            pieces.append(text[start:end])
            start = after
        return pieces

    def _is_known(self, name: str) -> bool:
        return name in self._known or self._line(name) is not None

    def numbers(self, text: str) -> Phrase:
        """Return a text with its numbers as figures, names apart."""
        if not any(letter.isdigit() for letter in text):
            return Phrase(text)
        known = [re.escape(name) for name in self._names] + ([_WITH_DIGITS] if is_translated() else [])
        if not known:
            return self._with_figures(text)
        pieces = re.split("(" + "|".join(known) + ")", text)
        parts = [
            filled("{name}", {"name": called(piece)}) if number % 2 else self._with_figures(piece)
            for number, piece in enumerate(pieces)
        ]
        return joined(parts, separator="")

    def _with_figures(self, text: str) -> Phrase:
        parts: list[Phrase] = []
        last = 0
        for match in _NUMBER.finditer(text):
            it = _figure(match, self._rests_on) if _is_a_value(match) else match[0]
            parts += [Phrase(text[last : match.start()]), filled("{it}", {"it": it})]
            last = match.end()
        return joined([*parts, Phrase(text[last:])], separator="")


@cache
def _lines() -> tuple[_Line, ...]:
    """Return the sentences of ``stages.txt`` that have places, those with most words of their own first."""
    texts = [line for line in stage_texts() if "{" in line[0]]
    lines = [_Line(one, many, tuple(_pattern(text) for text in (one, many) if text)) for one, many in texts]
    return tuple(sorted(lines, key=lambda line: (-len(_PLACE.sub("", line.one)), line.one)))


def stage_texts() -> tuple[tuple[str, str], ...]:
    """Return what ``stages.txt`` lists: each sentence, and its plural or an empty text."""
    told = (line.partition(" | ") for line in lines_of("stages.txt"))
    return tuple((one, many) for one, _bar, many in told)


def _pattern(text: str) -> re.Pattern[str]:
    pieces = []
    last = 0
    for place in _PLACE.finditer(text):
        inner = _KINDS.get(place[1].rstrip("0123456789"), _WORDS)
        pieces += [re.escape(text[last : place.start()]), f"(?P<{place[1]}>{inner})"]
        last = place.end()
    return re.compile("".join([*pieces, re.escape(text[last:])]), re.DOTALL)


def _is_a_value(match: re.Match[str]) -> bool:
    """Say whether digits are a date of the calendar or a number of a size that is counted; else they are a name."""
    if match["date"]:
        try:
            dt.date.fromisoformat(match["date"])
        except ValueError:
            return False
    digits = [letter for letter in match["number"] or "" if letter.isdigit()]
    return len(digits) <= _LONGEST_NUMBER


def _figure(match: re.Match[str], rests_on: Behind) -> StatedFigure:
    if match["named"]:
        month, year = match["named"].split()
        return stated(f"{year}-{_MONTHS.index(month) + 1:02d}", "month", rests_on)
    if match["month"] or match["date"]:
        unit = "month" if match["month"] else "date"
        return stated(match["month"] or match["date"], unit, rests_on)
    value = _value(match["number"].replace(",", ""), _SCALES.get(match["scale"] or "", 1))
    if match["percent"]:
        return stated(_value(str(value), 0.01), "share", rests_on)
    if match["currency"]:
        return stated(value, match["currency"], rests_on)
    if match["scale"]:
        unit = "people" if match["scale"] == "million" else "sum"
        return stated(value, unit, rests_on)
    year = not match["scale"] and len(match["number"]) == 4 and 1900 <= value <= 2199
    return stated(value, "year" if year else "number", rests_on)


def _value(digits: str, scale: float) -> Number:
    return whole(round(float(digits) * scale, 10))
