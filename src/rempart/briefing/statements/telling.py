"""Sentences that carry their figures, never a number as typed words; and the words of a claim as they quote them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from rempart.briefing.briefing_file import Section, StatedFigure, Statement
from rempart.briefing.figures import cut, printed, shortened
from rempart.briefing.language import N_, _, plural
from rempart.claims.claim import Claim, Report

BETWEEN_CLAUSES = N_("; ")  # with a space before it in French
Kind = Literal["quoted", "computed", "assumed"]
Behind = tuple[str, ...]  # ids of what a statement or a figure rests on


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words, the figures printed in them, and names in them that hold digits (PAC-3 MSE)."""

    text: str
    figures: tuple[StatedFigure, ...] = ()
    names: tuple[str, ...] = ()


Part = Phrase | StatedFigure | str


def phrase(template: str, /, **parts: Part) -> Phrase:
    """Fill ``{name}`` places of a template, told in the language spoken, that itself holds no digit.

    A text part that holds digits is kept as a name: it must stand in what the statement rests on.

    Example:
        >>> phrase("at the pace of {item}", item="PAC-3 MSE").names
        ('PAC-3 MSE',)
    """
    return filled(_(template), parts)


def filled(template: str, parts: Mapping[str, Part]) -> Phrase:
    """Fill the places of a template that is in the language spoken already; figures stand in its order."""
    words: dict[str, str] = {}
    figures: list[StatedFigure] = []
    names: list[str] = []
    for name, part in sorted(parts.items(), key=lambda pair: template.find("{" + pair[0] + "}")):
        if isinstance(part, StatedFigure):
            words[name] = printed(part)
            figures.append(part)
        elif isinstance(part, Phrase):
            words[name] = part.text
            figures.extend(part.figures)
            names.extend(part.names)
        else:
            words[name] = part
            if any(letter.isdigit() for letter in part):
                names.append(part)
    return Phrase(template.format(**words), tuple(figures), tuple(dict.fromkeys(names)))


def counting(one: str, many: str, /, n: StatedFigure) -> Phrase:
    """Return a number with its noun, for ``{n}`` in the form that the number asks for.

    Example:
        >>> counting("{n} report", "{n} reports", StatedFigure(value=2, unit="reports", rests_on=())).text
        '2 reports'
    """
    assert isinstance(n.value, int | float)
    return filled(plural(one, many, n.value), {"n": n})


def in_a_row(parts: Iterable[Part]) -> Phrase:
    """Join phrases as a sentence does: *a, b and c*."""
    return joined(parts, last=_(" and "))


def joined(phrases: Iterable[Part], separator: str = ", ", last: str | None = None) -> Phrase:
    """Join phrases; ``last`` stands before the last one, as in *a, b and c*."""
    separator = _(separator)
    parts = [part if isinstance(part, Phrase) else filled("{only}", {"only": part}) for part in phrases]
    texts = [part.text for part in parts]
    if last is not None and len(texts) > 1:
        text = separator.join(texts[:-1]) + last + texts[-1]
    else:
        text = separator.join(texts)
    return Phrase(
        text,
        tuple(figure for part in parts for figure in part.figures),
        tuple(dict.fromkeys(name for part in parts for name in part.names)),
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement without its number; other drafts name it by ``key`` as ``statement:<key>``."""

    section: Section
    kind: Kind
    says: Phrase
    rests_on: Behind
    key: str = field(default="")


def numbered(drafts: Iterable[Draft], *, after: int = 0) -> tuple[Statement, ...]:
    """Number the drafts in their order, from ``after`` on, and turn ``statement:<key>`` into ``statement:<n>``."""
    ordered = list(enumerate(drafts, start=after + 1))
    numbers = {f"statement:{draft.key}": n for n, draft in ordered if draft.key}

    def resolved(grounds: Iterable[str]) -> tuple[str, ...]:
        """Return ids, statements by their number."""
        return tuple(dict.fromkeys(f"statement:{numbers[i]}" if i in numbers else i for i in grounds))

    statements = []
    for n, draft in ordered:
        figures = tuple(f.model_copy(update={"rests_on": resolved(f.rests_on)}) for f in draft.says.figures)
        behind = [*draft.rests_on, *(i for figure in figures for i in figure.rests_on)]
        statements.append(
            Statement(
                n=n,
                text=draft.says.text,
                kind=draft.kind,
                figures=figures,
                rests_on=resolved(behind),
                section=draft.section,
                names=draft.says.names,
            )
        )
    return tuple(statements)


_LONGEST = 340  # characters of a sentence that is quoted whole
_END = re.compile(r"\n|(?P<stop>[.!?…]+)(?P<closing>[\"”’»)\]]*)(?=\s)|[。！？]")
_ABBREVIATED = re.compile(r"\b[A-ZА-ЯҐЄІЇ][a-zа-яґєії]?$")  # Mr, U.S, No: a stop behind it ends no sentence


def quoted(claim: Claim, report: Report) -> Phrase:
    """Return the sentence of a claim's quote; where it is long or not at hand, the quote, its gaps shown.

    Example:
        ``the arms would be part of the guarantees`` is quoted with the words before and after it.
    """
    text = report.document.text if report.document is not None else None
    return around(text, claim.start, claim.end) if text else words_of(claim)


def words_of(claim: Claim) -> Phrase:
    """Return the claim's quote alone, on one line."""
    return _cut(claim.quote)


def around(text: str, start: int, end: int) -> Phrase:
    """Return the sentence of ``text`` that holds a span, or the span between dots where that is too long."""
    first, last = _sentence(text, start, end)
    if last - first <= _LONGEST:
        return _cut(text[first:last])
    before = "… " if text[first:start].strip() else ""
    after = " …" if text[end:last].strip(" .!?…") else ""
    return joined([before, _cut(text[start:end]), after], separator="")


def _cut(quote: str) -> Phrase:
    words = shortened(quote, _LONGEST)
    return Phrase(cut(quote, _LONGEST), (), (words,) if any(letter.isdigit() for letter in words) else ())


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence of a span begins and ends; a line end always ends one."""
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    ends = [match.end() for match in _END.finditer(text, line, stop) if _ends(text, match)]
    first = max((at for at in ends if at <= start), default=line)
    last = min((at for at in ends if at >= end), default=stop)
    while first < start and text[first].isspace():
        first += 1
    return first, last


def _ends(text: str, match: re.Match[str]) -> bool:
    """Say whether a stop ends a sentence: not behind an abbreviation, and not before a small letter."""
    if match["stop"] is None:
        return True
    follows = text[match.end() :].lstrip()[:1]
    short = match["stop"] == "." and _ABBREVIATED.search(text[max(0, match.start() - 4) : match.start()])
    return not follows.islower() and not (short and not match["closing"])
