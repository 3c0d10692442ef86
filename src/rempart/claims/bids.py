"""Bids that lost: an offer turned down, or made by another firm than got the deal, is a purchase that was not made."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.clauses import segment
from rempart.claims.draft import SIGNED, Draft
from rempart.claims.language import state_names
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.claims.turning import turn_into

# Letters beside the word for an offer in which stands whose it is: *the Brazilian offer*.
BESIDE: Final = 14
OFFERED: Final = frozenset({"purchase", "donation", "delivery", "funding"})
# What a bid may be called that lost against the deal of the text.
OPEN_BID: Final = frozenset({"planned", "announced", "reported", "historical"})


def bidders(page: Page, sentence: Sentence, deal: Draft) -> list[Actor]:
    """Return the firms without a part in a purchase whose bid, turned down or made against others, a sentence tells."""
    words = page.within(sentence, "status") if deal.type == "purchase" else []
    if not any(word.value == "denied" or word.says("offered") for word in words):
        return []
    known = deal.parties_named
    firms = [a for a in page.actors_in(sentence) if a.kind == "firm" and a.led_by in {"", "of", "from"}]
    return [firm for firm in firms if not known & set(firm.codes)]


def take_bidder(page: Page, draft: Draft, deal: Draft) -> None:
    """Give the sum of a bid the firm that made it, in place."""
    if draft.type == "purchase" and "seller" not in draft.roles:
        for firm in bidders(page, page.sentences[draft.sentence], deal)[:1]:
            draft.roles["seller"] = firm.codes
            draft.told |= {"seller"}


def is_struck_out(draft: Draft) -> bool:
    """Tell a denied sum that the seller of the deal before has no part in: *Lawmakers struck out 120 million for drones*."""
    return draft.status == "denied" and draft.rule.endswith("going on") and "seller" not in draft.told


def lose_offers(page: Page, drafts: Sequence[Draft]) -> None:
    """Read an offer told with what became of it as a purchase that was not made, from who offered, in place.

    *A rival bid from Airbus, 18 helicopters for 700 million euros, was turned down in June*.
    """
    for draft in drafts:
        if is_struck_out(draft):
            draft.roles.pop("seller", None)
        if _is_offer_of_firm(draft, drafts):
            turn_into(draft, "purchase", "offer of a firm that was not taken")
        words = _words_of_offer(page, draft)
        if not any(w.value == "denied" for w in words) or any(w.value in SIGNED for w in words):
            continue
        others = [d for d in drafts if d.sentence != draft.sentence]
        known = {code for d in drafts for code in d.roles.get("buyer", ())}
        known |= {code for d in others for code in d.roles.get("seller", ())}
        sentence = page.sentences[draft.sentence]
        bids = [w for w in words if w.says("bid")]
        makers = [(a.codes, a.start, a.end) for a in page.actors_in(sentence) if a.kind == "firm"]
        beside = [page.within((w.start - BESIDE, w.end + BESIDE), "adjective") for w in bids]
        makers += [((m.value,), m.start, m.end) for found in beside for m in found]
        one = next((maker for maker in makers if not set(maker[0]) & known), None)
        if one is None:
            continue
        draft.type, draft.status, draft.told = "purchase", "denied", draft.told - {"funder", "recipient"}
        for role in ("funder", "recipient"):
            draft.roles.pop(role, None)
        draft.roles["seller"], draft.as_said["seller"] = one[0], page.says(one[1:])
        draft.told |= {"seller"}
        draft.note("type", "offer that was not taken", draft.anchor)


def _is_offer_of_firm(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell what a firm offered in vain where others have sold: *Scartati i Patriot offerti dalla Raytheon*."""
    giver = draft.roles.get("funder", ("",))[0]
    refused = draft.type == "donation" and draft.status == "denied" and draft.unnumbered
    sold = [d for d in drafts if d.type == "purchase" and "seller" in d.roles and d is not draft]
    return bool(refused and giver and giver not in state_names() and sold)


def _words_of_offer(page: Page, draft: Draft) -> list[Mention]:
    """Return the words of status around an offer, those of the next sentence too where that says what became of it."""
    sentence = page.sentences[draft.sentence]
    words = page.within(sentence, "status") if draft.type in OFFERED and not draft.in_title else []
    if not any(w.says("bid") for w in words):
        return []
    after = page.sentences[draft.sentence + 1 : draft.sentence + 2]
    behind = [w for s in after if not page.numbers_in(s.start, s.end) for w in page.within(s, "status")]
    return words + (behind if any(w.says("bid") for w in behind) else [])


def is_rival_bid(page: Page, draft: Draft, before: Sequence[Draft]) -> bool:
    """Tell what a firm had offered to the buyer of a deal made with another one: *Damen had asked 155 million*."""
    seller = set(draft.roles.get("seller", ()))
    if draft.type != "purchase" or draft.status not in OPEN_BID or not seller:
        return False
    sentence = page.sentences[draft.sentence]
    words = [word for word in page.within(sentence, "status") if word.says("offered")]
    parts = [segment(page, sentence, word.start, word.end) for word in words]
    if not any(low <= draft.start < high for low, high in parts):
        return False
    deals = [d for d in before if d.type == "purchase" and d.status in SIGNED and d.roles.get("seller")]
    same = [d for d in deals if draft.roles.get("buyer", ()) in {(), d.roles.get("buyer", ())}]
    same = [d for d in same if draft.item_name in {None, d.item_name} or not (draft.item and d.item)]
    return bool(same) and seller.isdisjoint({code for d in deals for code in d.roles["seller"]})
