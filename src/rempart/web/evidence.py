"""What speaks for and against one agreement behind two claims, in the language of the page."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from babel.numbers import format_decimal

from rempart.ledger.doubts import Weighed, Weight
from rempart.ledger.evidence import SAME
from rempart.web.language import _, gettext, spoken


@cache
def words_of(kind: str) -> Mapping[str, str]:
    """Return the words for what ``rempart.ledger.evidence`` says: of each ``field``, or of each ``finding`` in one."""
    text = files("rempart.web").joinpath("languages", "evidence.csv").read_text(encoding="utf-8")
    return {row["said"]: row["words"] for row in csv.DictReader(text.splitlines()) if row["kind"] == kind}


def evidence_words(told: Weighed) -> str:
    """Say what speaks for one agreement, as ``Weighed.sentence`` does in English.

    Example:
        >>> from rempart.web.language import speaking
        >>> with speaking("fr"):
        ...     evidence_words(Weighed(claims=("a#1", "b#1"), points=5.5, verdict="unsure", evidence=()))
        'Points\u202f: 5,5 (un seul accord à partir de 6)'
    """
    veto = next((one for one in told.evidence if one.points is None), None)
    if veto is not None:
        return _("Kept apart: {found}").format(found=_finding(veto))
    weighty = sorted((one for one in told.evidence if one.points), key=lambda one: -(one.points or 0))
    sentence = _("Points: {points} (one agreement from {same} on)")
    sentence = sentence.format(points=_number(told.points), same=_number(SAME))
    parts = [f"{_finding(one)} ({_number(one.points or 0, sign=True)})" for one in weighty]
    return _("; ").join([sentence, *parts])


def _finding(weight: Weight) -> str:
    field = words_of("field").get(weight.field, weight.field)
    found = words_of("finding").get(weight.says, weight.says)
    return _("{field}: {found}").format(field=gettext(field), found=gettext(found))


def _number(points: float, *, sign: bool = False) -> str:
    told = format_decimal(points, locale=spoken())
    return f"+{told}" if sign and points > 0 else told
