"""The words of a claim as a statement quotes them: the whole sentence they stand in, where it is short enough."""

import re

from rempart.briefing.figures import cut, shortened
from rempart.briefing.statements.telling import Phrase, joined
from rempart.claims.claim import Claim, Report

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
