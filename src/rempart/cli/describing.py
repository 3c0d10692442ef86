"""One agreement in words: what is said of it, and the sentences that say so."""

from collections.abc import Iterator, Mapping

from rempart.claims.claim import Report
from rempart.ledger.agreement import Agreement
from rempart.ledger.conflicts import amount_text


def describe(entry: Agreement, reports: Mapping[str, Report]) -> Iterator[str]:
    """Yield the lines that say what an entry holds, its claims last, each with its quote.

    Args:
        entry: An agreement or a stance.
        reports: The reports of its claims, by id.
    """
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
