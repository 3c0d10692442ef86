"""Rewriting chains: which document got its story from which document, or from which named origin, and how it shows."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from rempart.claims.claim import Report
from rempart.ledger.agreement import Agreement
from rempart.ledger.origins import UNKNOWN, Tracing, is_named
from rempart.ledger.outlets import state_behind
from rempart.records import Record

Way = Literal["names", "same bytes", "same words", "same course", "retells figures"]


class Step(Record):
    """One step of a chain: ``document`` has its story from ``source``.

    ``source`` is ``document:<id>`` or ``origin:<name>``. ``way`` is how it shows: the text names the origin; it
    has the bytes or the words of the other text; numbers and sentences run the same course in another language;
    or it names nobody and only gives figures that a named origin gave. ``share`` is how much is alike.
    ``added`` are the document's claims that it added itself. ``state`` is set where a state controls the outlet.
    """

    document: str
    source: str
    way: Way
    share: float | None = None
    added: tuple[str, ...] = ()
    state: str | None = None
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"share", "added", "state"})


def origin_graph(reports: Sequence[Report], agreement: Agreement | None = None) -> tuple[Step, ...]:
    """Return the steps by which reports got their story, sorted by document.

    The steps lead from later texts to earlier ones and on to named origins, so there is no circle. A document
    without a step speaks for itself.

    Args:
        reports: All reports at hand, with fingerprints: a copy shows only beside what it copies.
        agreement: Only steps of its documents, figures retold included; else those of all reports.

    Example:
        >>> origin_graph(())
        ()
    """
    tracing = Tracing(reports)
    told_of = {name for origin in agreement.origins for name in origin.documents} if agreement else None
    chosen = (report for report in reports if told_of is None or report.id in told_of)
    in_order = sorted(chosen, key=lambda one: one.id)
    return tuple(step for report in in_order for step in _steps(report, tracing, agreement))


def _steps(report: Report, tracing: Tracing, agreement: Agreement | None) -> Iterator[Step]:
    claims = [claim for claim in report.claims if claim.type != "stance"]
    added = tuple(
        claim.id
        for claim in claims
        if (tracing.adder(report, claim) or "").endswith(f"document {report.id})")
    )
    state = state_behind(report)
    copy = tracing.copies.get(report.id)
    if copy is not None:
        source = f"document:{copy.of}"
        yield Step(
            document=report.id, source=source, way=copy.how, share=copy.share, added=added, state=state
        )
    speakers = {claim.attributed_to[0] for claim in claims if claim.attributed_to}
    named = sorted(name for name in {*speakers, report.origin} if name is not None and is_named(name))
    for name in named:
        yield Step(document=report.id, source=f"origin:{name}", way="names", state=state)
    if copy is None and not named and agreement is not None:
        for name in _retold(report, agreement):
            yield Step(document=report.id, source=f"origin:{name}", way="retells figures", state=state)


def _retold(report: Report, agreement: Agreement) -> list[str]:
    """The named origins that give a sum which this report, of unknown origin, gives too."""
    own = {claim.id for claim in report.claims}
    unknown = any(one.name == UNKNOWN and report.id in one.documents for one in agreement.origins)
    shared = [amount.origins for amount in agreement.amounts if unknown and own & set(amount.claims)]
    return sorted({name for origins in shared for name in origins} - {UNKNOWN})
