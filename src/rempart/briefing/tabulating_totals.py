"""The table of promise against delivery, in one currency."""

from rempart.briefing.briefing_file import PrintedTable
from rempart.briefing.language import N_, _
from rempart.briefing.statements.titles import agreement_title
from rempart.briefing.statements.totalled import MEASURE_WORDS, left_out, sums_of
from rempart.briefing.tabulating import tabled
from rempart.ledger.agreement import Ledger


def total_tables(ledger: Ledger, currency: str) -> list[PrintedTable]:
    """Return the four sums with their ends, what they count and what they leave out; none where no sum is told."""
    if not any(agreement.amounts for agreement in ledger.agreements):
        return []
    found = sums_of(ledger, currency)
    ends = (_("least"), _("as said"), _("most"))
    columns = (
        N_("how far"), *(f"{name}|{found.currency}" for name in ends), N_("promises counted"), N_("left out, and why"),
    )  # fmt: skip
    rows = [
        (
            _(MEASURE_WORDS[total.measure]),
            total.low,
            total.said,
            total.high,
            " | ".join(agreement_title(ledger[one.agreement]) for one in total.counted) or None,
            " | ".join(left_out(one, ledger).text for one in total.left_out) or None,
        )
        for total in found.totals
    ]
    return [tabled(("promised", "totals"), N_("Promise against delivery"), columns, rows)]
