"""Statements on how firm all of it is, on what may be printed of each agreement, and on what may not."""

from collections.abc import Iterator

from rempart.briefing.figures import claim_ids, stated
from rempart.briefing.language import N_
from rempart.briefing.names import is_told_by_several
from rempart.briefing.statements.clauses import agreement_title
from rempart.briefing.statements.promised import by_weight
from rempart.briefing.statements.retelling import retold
from rempart.briefing.statements.telling import Draft, Phrase, phrase
from rempart.ledger.agreement import Agreement, Ledger, Sentence


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
    parts = {"sentence": _told(agreement, sentence.text, behind, names)}
    if "{because}" in template:
        parts["because"] = retold(sentence.because, behind, names)
    return Draft("printable", "computed", phrase(template, **parts), behind, key=f"{key} {agreement.id}")


def _told(agreement: Agreement, text: str, behind: tuple[str, ...], names: tuple[str, ...]) -> Phrase:
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
