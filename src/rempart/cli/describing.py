"""One agreement in words: what is said of it, the sentences that say so, and who has it from whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rempart.claims.claim import Report
from rempart.collecting import by_key
from rempart.ledger.agreement import Agreement
from rempart.ledger.chains import Step
from rempart.ledger.conflicts import amount_text


def describe(entry: Agreement, reports: Mapping[str, Report]) -> Iterator[str]:
    """Yield the lines that say what an entry holds, its claims last, each with its quote."""
    yield entry.title
    yield f"id: {entry.id}" + (f" (before: {', '.join(entry.aliases)})" if entry.aliases else "")
    for name, state in (("goods", entry.goods_status), ("money", entry.money_status)):
        if state is not None:
            yield f"{name}: {state.state} since {state.since or 'an unknown day'}, by {state.claim or 'no claim'}"
    for mark in entry.side_states:
        yield f"{mark.state} since {mark.since or 'an unknown day'}, by {mark.claim}"
    for amount in entry.amounts:
        yield f"sum: {amount_text(amount)}, by {', '.join(amount.origins)}"
    for origin in entry.origins:
        yield f"origin: {origin.name}, in {', '.join(origin.documents)}"
    yield f"grade: {entry.grade}"
    yield from _printable(entry)
    for conflict in entry.conflicts:
        yield f"contradiction of {conflict.field}: {' / '.join(conflict.values)}"
    for link in entry.links:
        yield f"{link.relation.replace('_', ' ')} {link.agreement}"
    for ruling in entry.judgements:
        why = f": {ruling.why}" if ruling.why else ""
        yield f"judged {ruling.verdict} by {ruling.who}, {ruling.when}, on {', '.join(ruling.claims)}{why}"
    for name in (*entry.claims, *entry.stances):
        report = reports[name.rpartition("#")[0]]
        quote = next(claim.quote for claim in report.claims if claim.id == name)
        yield f"{name} ({report.published or 'no date'}): {' '.join(quote.split())}"


def _printable(entry: Agreement) -> Iterator[str]:
    if entry.supported is not None:
        yield f"may be printed: {entry.supported.text}"
    if entry.tempting is not None:
        yield f"may not be printed: {entry.tempting.text} {entry.tempting.because}"


_WAYS = {
    "names": "names it",
    "same bytes": "has the same bytes",
    "same words": "has the same words",
    "same course": "runs the same course in another language or in other words",
    "retells figures": "names nobody and gives the same figures",
}


def origin_tree(steps: Sequence[Step], documents: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the tree; a document with several sources stands below each of them.

    A document without a step (of ``origin_graph``) speaks for itself.
    """
    below = by_key((step.source, step) for step in steps)
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
