"""Statements on what is unknown or withheld: who published when, confidential lists, sums and payers."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rempart.briefing.figures import claim_ids, stated
from rempart.briefing.language import N_, _, language_name
from rempart.briefing.names import listed
from rempart.briefing.statements.clauses import agreement_title
from rempart.briefing.statements.promised import by_weight, document_of
from rempart.briefing.statements.retelling import named, retold
from rempart.briefing.statements.telling import Draft, Phrase, around, joined, phrase
from rempart.claims.claim import Claim, Report
from rempart.ledger.agreement import Agreement, Ledger
from rempart.plan.timetable import Schedule

_NAMED_ONE_BY_ONE = 4  # more documents than this are counted, not told one by one
_FACTS = (N_("no date of publication"), N_("no publisher"), N_("no outlet from which it has its story"))
_NEEDS_A_PAYER = {"purchase", "production", "delivery"}


def unknown_statements(ledger: Ledger, claims: Mapping[str, Claim], schedule: Schedule) -> Iterator[Draft]:
    """Yield what no document says, and what a document says is withheld."""
    yield from _withheld(ledger, claims)
    yield from _silent_documents(ledger)
    yield from _unreadable(ledger)
    yield from _without_claims(ledger)
    yield from _without(
        [a for a in ledger.agreements if not a.amounts and not any(item.mode for item in a.items)],
        N_("Neither a sum nor a number is given for: {names}."),
        "no amount",
    )
    yield from _without(
        [a for a in ledger.agreements if a.type in _NEEDS_A_PAYER and a.amounts and not a.funder],
        N_("No claim that was found says who would pay for: {names}."),
        "no payer",
    )
    yield from _undated(ledger, schedule)


def _withheld(ledger: Ledger, claims: Mapping[str, Claim]) -> Iterator[Draft]:
    reports = {report.id: report for report in ledger.reports}
    told: set[str] = set()
    for agreement in by_weight(ledger.agreements):
        said: dict[str, list[Claim]] = defaultdict(list)
        for claim in (claims[claim_id] for claim_id in agreement.claims):
            if claim.withheld is not None and claim.id not in told:
                said[claim.withheld.says].append(claim)
        for words, behind in said.items():
            told |= {claim.id for claim in behind}
            first = min(behind, key=lambda claim: (reports[document_of(claim)].language != "en", claim.id))
            quote = withheld_quote(first, reports[document_of(first)])
            rests_on = (*claim_ids(tuple(claim.id for claim in behind)), f"agreement:{agreement.id}")
            says = phrase(
                "{title}. Kept confidential, as reported: {says}.{quote}",
                title=agreement_title(agreement),
                says=retold(words.rstrip("."), rests_on),
                quote=phrase(" “{words}”", words=quote) if quote else "",
            )
            yield Draft("unknown", "quoted", says, rests_on, key=f"withheld {agreement.id} {words}")


def withheld_quote(claim: Claim, report: Report) -> Phrase | None:
    """Return the sentence that says what is withheld, None where the document's text is not at hand."""
    if claim.withheld is None:
        return None
    start, end = claim.withheld.start, claim.withheld.end
    if report.document is not None:
        return around(report.document.text, start, end)
    if claim.start <= start and end <= claim.end:
        return around(claim.quote, start - claim.start, end - claim.start)
    return None


def _missing(report: Report) -> list[str]:
    # A text with a publisher may be his own story: that it names no other outlet is then no lack.
    known = zip(_FACTS, (report.published, report.publisher, report.origin or report.publisher), strict=True)
    return [words for words, value in known if not value]


def _silent_documents(ledger: Ledger) -> Iterator[Draft]:
    silent = [(report, _missing(report)) for report in ledger.reports if _missing(report)]
    if len(silent) <= _NAMED_ONE_BY_ONE:
        for report, missing in silent:
            says = phrase(
                "{document} gives {missing}.",
                document=report.publisher or report.id,
                missing=listed(_(words) for words in missing),
            )
            yield Draft("unknown", "computed", says, (f"document:{report.id}",), key=f"silent {report.id}")
        return
    behind = tuple(f"document:{report.id}" for report in ledger.reports)
    counted = [
        phrase(
            "{count} with {words}",
            count=stated(sum(words in missing for _, missing in silent), "documents", behind),
            words=_(words),
        )
        for words in _FACTS
    ]
    total = stated(len(ledger.reports), "documents", behind)
    says = phrase("Of {total} documents: {counted}.", total=total, counted=joined(counted))
    yield Draft("unknown", "computed", says, behind, key="silent documents")


def _unreadable(ledger: Ledger) -> Iterator[Draft]:
    for report in ledger.reports:
        document = report.document
        if document is not None and document.state == "unreadable":
            says = phrase(
                "{document} could not be read and yields nothing: {reason}.",
                document=document.id,
                reason=_((document.reason or "no reason known").rstrip(".")),
            )
            yield Draft(
                "unknown", "computed", says, (f"document:{document.id}",), key=f"unread {document.id}"
            )


def _without_claims(ledger: Ledger) -> Iterator[Draft]:
    empty = [
        report
        for report in ledger.reports
        if not report.claims and (report.document is None or report.document.state == "read")
    ]
    if not empty:
        return
    behind = tuple(f"document:{report.id}" for report in empty)
    named = [
        phrase(
            "{document} (language: {language})",
            document=report.publisher or report.id,
            language=language_name(report.language),
        )
        for report in empty[:_NAMED_ONE_BY_ONE]
    ]
    more = stated(len(empty) - _NAMED_ONE_BY_ONE, "documents", behind)
    others = phrase(" and {more} more", more=more) if len(empty) > _NAMED_ONE_BY_ONE else ""
    says = phrase("No claim was found in {names}{others}.", names=joined(named), others=others)
    yield Draft("unknown", "computed", says, behind, key="documents without claims")


def _without(agreements: list[Agreement], template: str, key: str) -> Iterator[Draft]:
    if not agreements:
        return
    ordered = by_weight(tuple(agreements))
    names: Phrase = joined([agreement_title(agreement) for agreement in ordered], "; ")
    behind = [f"agreement:{agreement.id}" for agreement in ordered]
    behind += [claim for agreement in ordered for claim in claim_ids(agreement.claims)]
    yield Draft("unknown", "computed", phrase(template, names=names), tuple(behind), key=key)


def _undated(ledger: Ledger, schedule: Schedule) -> Iterator[Draft]:
    undated = [promise for promise in schedule.promises if promise.by is None]
    if not undated:
        return
    behind = tuple(
        dict.fromkeys(f"agreement:{p.agreement}" for p in undated if p.agreement and p.agreement in ledger)
    )
    names = joined([named(promise.title) for promise in undated], "; ")
    says = phrase("No claim that was found says by when these would be delivered: {names}.", names=names)
    yield Draft("unknown", "computed", says, behind, key="undated")
