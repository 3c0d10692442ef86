"""The rewriting chains of an agreement as a tree of lines: whoever told it first at the root."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rempart.ledger.chains import Step

_WAYS = {
    "names": "names it",
    "same bytes": "has the same bytes",
    "same words": "has the same words",
    "same course": "runs the same course in another language or in other words",
    "retells figures": "names nobody and gives the same figures",
}


def origin_tree(steps: Sequence[Step], documents: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the tree; a document with several sources stands below each of them.

    Args:
        steps: The steps of ``origin_graph``; they hold no circle.
        documents: All documents of the agreement; one without a step speaks for itself.
    """
    below: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        below[step.source].append(step)
    derived = {f"document:{step.document}" for step in steps}
    roots = {*below, *(f"document:{name}" for name in documents)} - derived
    # Named origins first, then the documents that speak for themselves.
    for root in sorted(roots, key=lambda name: (name.startswith("document:"), name)):
        yield _root(root)
        yield from _branches(root, below, "")


def _root(name: str) -> str:
    kind, _, told = name.partition(":")
    return told if kind == "origin" else f"{told} (document, tells it by itself)"


def _branches(source: str, below: Mapping[str, Sequence[Step]], before: str) -> Iterator[str]:
    steps = sorted(below.get(source, ()), key=lambda step: step.document)
    for step in steps:
        is_last = step is steps[-1]
        yield f"{before}{'└── ' if is_last else '├── '}{_said(step)}"
        yield from _branches(f"document:{step.document}", below, before + ("    " if is_last else "│   "))


def _said(step: Step) -> str:
    told = [_WAYS[step.way]]
    if step.share is not None:
        told.append(f"{step.share:.0%} alike")
    if step.added:
        told.append(f"adds {', '.join(step.added)}")
    if step.state:
        told.append(f"an outlet that a state controls ({step.state})")
    return f"{step.document}: {'; '.join(told)}"
