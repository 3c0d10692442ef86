"""Whose account the claims of a whole text are: the title's is the body's, what is long over is nobody's."""

from collections.abc import Sequence

from rempart.claims.claim import Amount
from rempart.claims.draft import SIGNED, Draft
from rempart.claims.page import Page
from rempart.claims.pronouns import of_pronoun


def settle_accounts(page: Page, drafts: Sequence[Draft]) -> None:
    """Give claims of the title their speakers, and take them from earlier deals told as background, in place."""
    for draft in drafts:
        sentence = page.sentences[draft.sentence]
        told_here = any(sentence.start <= s.start < sentence.end for s in draft.chain)
        told_here = told_here or any(of_pronoun(page, verb) for verb in page.within(sentence, "speech"))
        if draft.status == "historical" and draft.type != "request" and not told_here:
            draft.chain = ()
    for draft in drafts:
        if draft.in_title:
            body = [d for d in drafts if not d.in_title and d.type == draft.type and _repeats(draft, d)]
            if body:
                draft.chain = draft.chain or body[0].chain
                _take_from_body(draft, body[0])


def _take_from_body(title: Draft, body: Draft) -> None:
    """Give the purchase of a title the fuller name and the firmer status that the body tells of it, in place."""
    if title.type != "purchase" or not same_sum(title.amount, body.amount):
        return
    fuller = body.item is not None and (title.item is None or body.item.entry.named)
    if fuller and title.quantity is None and not (title.item and title.item.entry.named):
        title.item, title.item_name = body.item, body.item_name
        title.note_as(body, "item", "same sum in the body")
    if title.status == "planned" and body.status in SIGNED:
        title.status = body.status
        title.note_as(body, "status", "same sum in the body")


def _repeats(title: Draft, body: Draft) -> bool:
    """Tell whether a title sums up a claim of the body: the same sum, or the same count of the same thing."""
    if same_sum(body.amount, title.amount):
        return True
    one, other = title.quantity, body.quantity
    return bool(one and other and one.value == other.value and not title.amount)


def same_sum(one: Amount | None, other: Amount | None) -> bool:
    """Tell whether two sums have the same value and currency, whatever their bounds."""
    return bool(one and other and one.value == other.value and one.currency == other.currency)
