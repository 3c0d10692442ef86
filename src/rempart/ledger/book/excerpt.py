"""The part of a ledger that some documents touch."""

from collections.abc import Collection

from rempart.ledger.agreement import Ledger


def about(ledger: Ledger, documents: Collection[str]) -> Ledger:
    """Return the entries that rest on a claim of the documents, and those that these are linked with.

    Of each report only the claims of such entries are kept, and those that a judgement left out; a
    document stays in even where it claims nothing.
    """
    told = set(documents)
    chosen = {
        entry.id
        for entry in ledger.entries
        if any(claim.rpartition("#")[0] in told for claim in (*entry.claims, *entry.stances))
    }
    while more := {link.agreement for name in chosen for link in ledger[name].links} - chosen:
        chosen |= more
    entries = tuple(entry for entry in ledger.entries if entry.id in chosen)
    held = {claim for entry in entries for claim in (*entry.claims, *entry.stances)} | ledger.rejected
    reports = []
    for report in ledger.reports:
        kept = tuple(claim for claim in report.claims if claim.id in held)
        if kept or report.id in told:
            reports.append(report.model_copy(update={"claims": kept}))
    return Ledger(entries, tuple(reports), refused=ledger.refused, rejected=ledger.rejected)
