"""Statements on how firm all of it is, how much in sums, and what may be printed of each agreement and what not."""

from collections.abc import Iterator

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.figures import claim_ids, stated
from rempart.briefing.grounds import Grounds
from rempart.briefing.language import N_, _
from rempart.briefing.names import is_told_by_several
from rempart.briefing.statements.clauses import agreement_title
from rempart.briefing.statements.promised import by_weight
from rempart.briefing.statements.retelling import retold
from rempart.briefing.statements.telling import Behind, Draft, Phrase, filled, joined, phrase
from rempart.errors import TableError
from rempart.ledger.agreement import Agreement, Ledger, Sentence
from rempart.ledger.totalling import totals
from rempart.ledger.totals import LeftOut, Measure, Reason, Total, Totals


def standing_statement(ledger: Ledger) -> Iterator[Draft]:
    """Yield how many agreements have reached a contract, a delivery, a pledge, a second origin."""
    agreements = by_weight(ledger.agreements)
    if not agreements:
        return
    behind = tuple(f"agreement:{agreement.id}" for agreement in agreements)
    unit = "agreements"
    says = phrase(
        "Deals and plans told of: {all}. Under contract or further: {contracted}. Delivered: {delivered}. With money "
        "pledged or further: {pledged}. Told by more than one independent origin: {several}.",
        all=stated(len(agreements), unit, behind),
        contracted=stated(sum(each.reaches("contracted") for each in agreements), unit, behind),
        delivered=stated(sum(each.reaches("delivered") for each in agreements), unit, behind),
        pledged=stated(sum(each.reaches("pledged") for each in agreements), unit, behind),
        several=stated(sum(map(is_told_by_several, agreements)), unit, behind),
    )
    yield Draft("promised", "computed", says, behind, key="standing")


def printable_statements(ledger: Ledger) -> Iterator[Draft]:
    """Yield, for each agreement, the sentence that its claims support and the one that none supports."""
    for agreement in by_weight(ledger.agreements):
        if agreement.supported is not None:
            yield _draft(agreement, agreement.supported, N_("May be printed: {sentence}"), "may")
        if agreement.tempting is not None:
            yield _draft(
                agreement, agreement.tempting, N_("May not be printed: “{sentence}” {because}"), "may not"
            )


def _draft(agreement: Agreement, sentence: Sentence, template: str, key: str) -> Draft:
    behind = (*claim_ids(sentence.claims), f"agreement:{agreement.id}")
    names = (*(item.item for item in agreement.items), *(origin.name for origin in agreement.origins))
    names += tuple(claim.partition("#")[0] for claim in agreement.claims)  # "document en2202"
    parts = {"sentence": _told(agreement, sentence.text, behind, names)}
    if "{because}" in template:
        parts["because"] = retold(sentence.because, behind, names)
    return Draft("printable", "computed", phrase(template, **parts), behind, key=f"{key} {agreement.id}")


def _told(agreement: Agreement, text: str, behind: Behind, names: tuple[str, ...]) -> Phrase:
    """Tell a sentence; the title of the agreement in it is the one that the briefing gives it."""
    tellers, _title, firmness = text.partition(f": {agreement.title}. ")
    if not firmness:
        return retold(text, behind, names)
    return phrase(
        "{tellers}: {title}. {firmness}",
        tellers=retold(tellers, behind, names),
        title=agreement_title(agreement),
        firmness=retold(firmness, behind, names),
    )


# The four sums; the front of the page finds the statement by these words.
IN_SUMS = N_("Added up, each deal once: {told}.")
MEASURE_WORDS: dict[Measure, str] = {
    "reported": N_("reported"),
    "contracted": N_("under contract"),
    "financed": N_("money paid in or out"),
    "delivered": N_("delivered"),
}
_REASONS: dict[Reason, str] = {
    "no_amount": N_("no sum is told"),
    "rate": N_("the sum is a rate, and no total is told"),
    "no_rate": N_("no exchange rate is known"),
    "part_of": N_("it is part of a promise that is counted"),
    "paid_within": N_("the money and what it pays for are counted once"),
    "superseded": N_("a newer version takes its place"),
    "denied": N_("it is denied, and nobody affirms it"),
    "history": N_("it is told only as something past"),
    "request": N_("it is asked for, and nobody is said to promise it"),
    "cancelled": N_("it was cancelled"),
}
_DOLLAR = "USD"


def sums_of(ledger: Ledger, currency: str) -> Totals:
    """Return the four totals in the currency of the plan, in dollars where no rate is known for it."""
    try:
        return totals(ledger, currency=currency)
    except TableError:
        return totals(ledger, currency=_DOLLAR)


def total_statements(ledger: Ledger, currency: str, grounds: Grounds) -> Iterator[Draft]:
    """Yield the four sums as a range, and which promises the first of them leaves out, and why."""
    if not any(agreement.amounts for agreement in ledger.agreements):
        return
    found = sums_of(ledger, currency)
    behind = tuple(
        dict.fromkeys(
            name
            for total in found.totals
            for one in total.counted
            for name in _grounds(one.rests_on, grounds)
        )
    )
    behind = tuple(dict.fromkeys((*behind, *(f"agreement:{each.id}" for each in ledger.agreements))))
    told_sums = [
        phrase(
            "{measure} {sum}",
            measure=_(MEASURE_WORDS[total.measure]),
            sum=_sum(total, found.currency, behind),
        )
        for total in found.totals
    ]
    reported = found.total("reported")
    says = phrase(IN_SUMS, told=joined(told_sums, "; "))
    yield Draft("promised", "computed", says, behind, key="totals")
    left = [left_out(one, ledger) for one in reported.left_out]
    if left:
        says = phrase("Left out of what is reported in sums: {names}.", names=joined(left, "; "))
        yield Draft("promised", "computed", says, behind, key="not in totals")


def _grounds(names: tuple[str, ...], grounds: Grounds) -> Iterator[str]:
    for name in names:
        if name.startswith("row:"):
            yield from grounds.sources(name)
        else:
            yield name


def _sum(total: Total, currency: str, behind: Behind) -> Phrase:
    """Tell a sum; where one behind it is told as "at least", it has no upper end."""

    def figure(value: float, high: float | None = None, *, is_least: bool = False) -> StatedFigure:
        """Return a part of the total as a figure, with its range."""
        return StatedFigure(
            value=value,
            low=None if high is None else total.low,
            high=high,
            bound="at_least" if is_least else "exact",
            unit=currency,
            rests_on=behind,
            significant=3,
        )

    if total.high is None and total.low < total.said:
        return phrase(
            "{least} ({said} by the main figure of each)",
            said=figure(total.said),
            least=figure(total.low, is_least=True),
        )
    if total.high is None:
        return filled("{sum}", {"sum": figure(total.said, is_least=True)})
    ranged = total.low < total.high
    return filled("{sum}", {"sum": figure(total.said, total.high if ranged else None)})


def left_out(entry: LeftOut, ledger: Ledger) -> Phrase:
    """Return a promise that a sum leaves out, and why."""
    title = agreement_title(ledger[entry.agreement])
    return phrase("{title} ({because})", title=title, because=_(_REASONS[entry.why]))
