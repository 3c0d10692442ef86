"""Figures that tell a deal told before once more: what its sum buys, what it costs."""

from collections.abc import Sequence

from rempart.claims.claim import Place
from rempart.claims.draft import Draft
from rempart.claims.moods import is_participle
from rempart.claims.page import Page
from rempart.claims.statuses import status_of


def restates(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Take a count of what the sum just told buys (*that would pay for ten a year*) as its quantity."""
    whole = drafts[-1] if drafts else None
    if draft.frame != "fund" or draft.amount or whole is None or whole.item_name != draft.item_name:
        return False
    if whole.quantity is not None or whole.amount is None or draft.sentence - whole.sentence > 2:
        return False
    whole.quantity, whole.unit = draft.quantity, draft.unit
    whole.also_at.append(Place(start=draft.start, end=draft.end))
    return True


def prices(page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Take the price of the deal just told as its sum, where that deal is one count of one thing."""
    whole = draft.whole
    if whole is None or (whole.quantity is None and not whole.unnumbered):
        return False
    beside = [d for d in drafts if d.sentence == whole.sentence and not d.aside]
    contract = draft.verb is not None and bool(draft.verb.says("contract"))
    bought = whole.type == "purchase" or _is_received(whole) or (whole.type == "delivery" and contract)
    spoken = draft.frame in {"", "deal"} or draft.by_noun
    priced = draft.amount is not None and draft.quantity is None and whole.amount is None
    if not priced or len(beside) > 1 or whole.in_title or not bought or not spoken:
        return False
    if whole.verb and whole.verb.says("verb") and is_participle(page, whole.verb) and not whole.unnumbered:
        return False  # "the five units ordered by Berne" tell of something else
    buyer = whole.roles.get("buyer") or whole.roles.get("recipient")
    if buyer and draft.roles.get("buyer", buyer) != buyer and not set(buyer) & set(draft.roles["buyer"]):
        return False  # the contract of somebody else
    if [s.name for s in draft.chain] not in ([], [s.name for s in whole.chain]):
        return False
    if whole.type == "delivery":
        whole.type = "purchase"
        whole.roles["buyer"] = whole.roles.pop("recipient", ())
        if "funder" in whole.roles:  # who hands over what is paid for sells it
            whole.roles["seller"] = whole.roles.pop("funder")
            whole.as_said["seller"] = whole.as_said.pop("funder", "")
        whole.as_said["buyer"] = whole.as_said.pop("recipient", "")
        whole.told |= {"buyer"}
    whole.amount, whole.latent = draft.amount, False
    whole.also_at.append(Place(start=draft.start, end=draft.end))
    told = status_of(page, draft, page.sentences[draft.sentence])
    if told in {"signed", "contracted"} and whole.status in {"planned", "announced"}:
        whole.status = told  # the contract about the price is signed, so the deal is
    return True


def _is_received(whole: Draft) -> bool:
    """Tell a delivery from nobody's stocks, bought where its price follows: *will get 96 Apaches. The cost is*."""
    return whole.type == "delivery" and "recipient" in whole.told and "funder" not in whole.roles
