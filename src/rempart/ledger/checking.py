"""What a report must hold before it is merged; the first thing wrong is named and refused."""

import re
from collections.abc import Iterable, Iterator

from rempart.claims.claim import Amount, Claim, Report, Sum
from rempart.errors import RecordError

DATE = re.compile(r"(19|20|21)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_CURRENCY = re.compile(r"^[A-Z]{3}$")
_Faults = Iterator[tuple[str, str, str]]  # what is found, what was expected, what to do


def checked(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Return the distinct reports in the order of their ids.

    The same report twice is one. Two reports under one id that differ are refused, since one of them
    would be lost.

    Raises:
        RecordError: see ``check``; or two reports that differ under one id.
    """
    known: dict[str, Report] = {}
    for report in reports:
        earlier = known.get(report.id)
        if earlier is None:
            check(report, f"report {report.id}")
            known[report.id] = report
        elif earlier.json_line() != report.json_line():
            differ = "different bytes" if earlier.sha256 != report.sha256 else "different claims"
            raise RecordError(
                f"report {report.id} is given twice, with {differ}",
                "one report for each id",
                "Give one of the two documents another id, or extract both again.",
            )
    return tuple(known[name] for name in sorted(known))


def check(report: Report, where: str) -> None:
    """Refuse a report whose claims cannot be merged; ``where`` names file and line, or the report.

    Raises:
        RecordError: a date that is none, an id given twice, a link to a claim that is not there, a sum
            below zero or without a currency.
    """
    for found, expected, remedy in _faults(report):
        raise RecordError(f"{where}: {found}", expected, remedy)


def _faults(report: Report) -> _Faults:
    if report.published is not None and not DATE.fullmatch(report.published):
        expected = "a date such as 2025-08-19, 2025-08 or 2025, from 1900 to 2199"
        remedy = "Correct it, or leave it null where it is unknown."
        yield f"published is {report.published!r}", expected, remedy
    ids: set[str] = set()
    for claim in report.claims:
        if claim.id in ids:
            yield f"claim {claim.id} stands there twice", "one claim for each id", "Number them anew."
        ids.add(claim.id)
        if claim.id.rpartition("#")[0] != report.id:
            expected = f"an id such as {report.id}#1"
            yield f"claim {claim.id} in report {report.id}", expected, "Correct the id of the claim."
        yield from _figure_faults(claim)
    for claim in report.claims:
        for link in claim.links:
            if link.claim not in ids:
                found = f"claim {claim.id} links to {link.claim}, which the report does not have"
                yield found, "a link to a claim of the same report", "Correct or remove the link."


def _figure_faults(claim: Claim) -> _Faults:
    sums: tuple[Amount | Sum, ...] = (claim.amount, *claim.amount.also) if claim.amount else ()
    for told in sums:
        if told.value < 0 or not _CURRENCY.match(told.currency):
            found = f"claim {claim.id}: amount {told.value} {told.currency or '(no currency)'}"
            expected = "a sum of zero or more with a currency code such as USD"
            yield found, expected, "Correct the sum, or set amount to null."
    if claim.quantity is not None and claim.quantity.value < 0:
        found, remedy = f"quantity {claim.quantity.value}", "Correct the number, or set quantity to null."
        yield f"claim {claim.id}: {found}", "a number of zero or more", remedy
