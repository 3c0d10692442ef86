"""What a report must hold before it is merged; the first thing wrong is named and refused."""

import re
from collections.abc import Iterable

from rempart.claims.claim import Claim, Report
from rempart.errors import RecordError

DATE = re.compile(r"(19|20|21)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_CURRENCY = re.compile(r"^[A-Z]{3}$")


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
    """Refuse a report whose claims cannot be merged.

    Args:
        report: As read.
        where: File and line, or the report, for the message.

    Raises:
        RecordError: a date that is none, an id given twice, a link to a claim that is not there, a sum
            below zero or without a currency.
    """
    if report.published is not None and not DATE.fullmatch(report.published):
        raise RecordError(
            f"{where}: published is {report.published!r}",
            "a date such as 2025-08-19, 2025-08 or 2025, from 1900 to 2199",
            "Correct it, or leave it null where it is unknown.",
        )
    ids: set[str] = set()
    for claim in report.claims:
        if claim.id in ids:
            raise RecordError(
                f"{where}: claim {claim.id} stands there twice", "one claim for each id", "Number them anew."
            )
        ids.add(claim.id)
        if claim.id.rpartition("#")[0] != report.id:
            raise RecordError(
                f"{where}: claim {claim.id} in report {report.id}",
                f"an id such as {report.id}#1",
                "Correct the id of the claim.",
            )
        _check_figures(claim, where)
    for claim in report.claims:
        for link in claim.links:
            if link.claim not in ids:
                raise RecordError(
                    f"{where}: claim {claim.id} links to {link.claim}, which the report does not have",
                    "a link to a claim of the same report",
                    "Correct or remove the link.",
                )


def _check_figures(claim: Claim, where: str) -> None:
    told = claim.amount
    if told is not None:
        for value, currency in (
            (told.value, told.currency),
            *((also.value, also.currency) for also in told.also),
        ):
            if value < 0 or not _CURRENCY.match(currency):
                raise RecordError(
                    f"{where}: claim {claim.id}: amount {value} {currency or '(no currency)'}",
                    "a sum of zero or more with a currency code such as USD",
                    "Correct the sum, or set amount to null.",
                )
    if claim.quantity is not None and claim.quantity.value < 0:
        raise RecordError(
            f"{where}: claim {claim.id}: quantity {claim.quantity.value}",
            "a number of zero or more",
            "Correct the number, or set quantity to null.",
        )
