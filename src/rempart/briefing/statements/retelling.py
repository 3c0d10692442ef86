"""Sentences of other stages, told again so that each number in them becomes a figure."""

import re
from collections.abc import Iterable

from rempart.briefing.statement import StatedFigure
from rempart.briefing.statements.telling import Phrase, joined, phrase
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


def retold(sentence: str, rests_on: tuple[str, ...], names: Iterable[str] = ()) -> Phrase:
    """Return a sentence with each number in it as a figure, printed the briefing's way.

    Args:
        sentence: Words of another stage, for example why a promise falls short.
        rests_on: What those numbers rest on.
        names: Names that hold digits and are no numbers, for example of items.

    Example:
        >>> retold("23.0 of 100 bn USD by July 2030", ()).figures[1].value
        100000000000
    """
    known = sorted({name for name in names if any(c.isdigit() for c in name)}, key=lambda n: (-len(n), n))
    if not known:
        return _with_figures(sentence, rests_on)
    pieces = re.split("(" + "|".join(re.escape(name) for name in known) + ")", sentence)
    parts = [
        phrase("{name}", name=piece) if number % 2 else _with_figures(piece, rests_on)
        for number, piece in enumerate(pieces)
    ]
    return joined(parts, separator="")


def _with_figures(text: str, rests_on: tuple[str, ...]) -> Phrase:
    parts: list[Phrase] = []
    last = 0
    for match in _NUMBER.finditer(text):
        parts += [Phrase(text[last : match.start()]), phrase("{it}", it=_figure(match, rests_on))]
        last = match.end()
    return joined([*parts, Phrase(text[last:])], separator="")


def _figure(match: re.Match[str], rests_on: tuple[str, ...]) -> StatedFigure:
    if match["named"]:
        month, year = match["named"].split()
        return StatedFigure(value=f"{year}-{_MONTHS.index(month) + 1:02d}", unit="month", rests_on=rests_on)
    if match["month"] or match["date"]:
        unit = "month" if match["month"] else "date"
        return StatedFigure(value=match["month"] or match["date"], unit=unit, rests_on=rests_on)
    value = _value(match["number"].replace(",", ""), _SCALES.get(match["scale"] or "", 1))
    if match["percent"]:
        return StatedFigure(value=_value(str(value), 0.01), unit="share", rests_on=rests_on)
    if match["currency"]:
        return StatedFigure(value=value, unit=match["currency"], rests_on=rests_on)
    if match["scale"]:
        unit = "people" if match["scale"] == "million" else "sum"
        return StatedFigure(value=value, unit=unit, rests_on=rests_on)
    year = not match["scale"] and len(match["number"]) == 4 and 1900 <= value <= 2199
    return StatedFigure(value=value, unit="year" if year else "number", rests_on=rests_on)


def _value(digits: str, scale: float) -> Number:
    return whole(round(float(digits) * scale, 10))
