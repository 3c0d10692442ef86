"""Statements on how firm all of it is, on what may be printed of each agreement, and on what may not."""

from collections.abc import Iterator

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.claimed import claim_ids
from rempart.briefing.language import N_
from rempart.briefing.origins import is_told_by_several
from rempart.briefing.statements.promised import by_weight
from rempart.briefing.statements.retelling import retold
from rempart.briefing.statements.telling import Draft, Phrase, phrase
from rempart.briefing.statements.titles import agreement_title
from rempart.ledger.agreement import Agreement, Ledger, Sentence
from rempart.terms.status import GOODS_ORDER, MONEY_ORDER, GoodsStatus, MoneyStatus


def standing_statement(ledger: Ledger) -> Iterator[Draft]:
    """Yield how many agreements have reached a contract, a delivery, a pledge, a second origin."""
    agreements = by_weight(ledger.agreements)
    if not agreements:
        return
    behind = tuple(f"agreement:{agreement.id}" for agreement in agreements)

    def count(number: int) -> StatedFigure:
        """Return a count that rests on all agreements."""
        return StatedFigure(value=number, unit="agreements", rests_on=behind)

    says = phrase(
        "Deals and plans told of: {all}. Under contract or further: {contracted}. Delivered: {delivered}. With money "
        "pledged or further: {pledged}. Told by more than one independent origin: {several}.",
        all=count(len(agreements)),
        contracted=count(sum(_goods_reach(each, "contracted") for each in agreements)),
        delivered=count(sum(_goods_reach(each, "delivered") for each in agreements)),
        pledged=count(sum(_money_reaches(each, "pledged") for each in agreements)),
        several=count(sum(map(is_told_by_several, agreements))),
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


def _goods_reach(agreement: Agreement, state: GoodsStatus) -> bool:
    goods = agreement.goods_status
    return goods is not None and GOODS_ORDER.index(goods.state) >= GOODS_ORDER.index(state)


def _money_reaches(agreement: Agreement, state: MoneyStatus) -> bool:
    money = agreement.money_status
    return money is not None and MONEY_ORDER.index(money.state) >= MONEY_ORDER.index(state)
