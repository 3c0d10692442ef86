"""What stands behind one agreement, for its page: what speaks for it and against, and who has it from which origin."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel.numbers import format_decimal

from rempart.ledger.agreement import Origin
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


_ROW = 30
_LONGEST = 34  # letters of a name in the drawing; the list beside it has them all


@dataclass(frozen=True, slots=True)
class Node:
    """A name and where it stands; ``name`` is the whole of it."""

    y: int
    shown: str
    name: str


@dataclass(frozen=True, slots=True)
class OriginGraph:
    """Origins on the left, documents on the right, and a line from each document to its origin."""

    height: int
    origins: tuple[Node, ...]
    documents: tuple[Node, ...]
    lines: tuple[tuple[int, int], ...]


def origin_graph(origins: Iterable[Origin]) -> OriginGraph:
    """Place origins and their documents, a row a document.

    Example:
        >>> graph = origin_graph([Origin(name="Financial Times", documents=("a", "b"))])
        >>> graph.height, [node.y for node in graph.documents], graph.lines
        (60, [15, 45], ((30, 15), (30, 45)))
    """
    left: list[Node] = []
    right: list[Node] = []
    lines: list[tuple[int, int]] = []
    for origin in origins:
        rows = [_ROW * (len(right) + n) + _ROW // 2 for n in range(len(origin.documents))]
        middle = (rows[0] + rows[-1]) // 2 if rows else _ROW // 2
        left.append(Node(middle, _short(origin.name), origin.name))
        right += [Node(y, _short(name), name) for y, name in zip(rows, origin.documents, strict=True)]
        lines += [(middle, y) for y in rows]
    return OriginGraph(_ROW * max(len(right), 1), tuple(left), tuple(right), tuple(lines))


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
