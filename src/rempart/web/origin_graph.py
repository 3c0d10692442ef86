"""Which documents trace to which origin, as places in a drawing; the template draws it without any style."""

from collections.abc import Iterable
from dataclasses import dataclass

from rempart.ledger.agreement import Origin

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
