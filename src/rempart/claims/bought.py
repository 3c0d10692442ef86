"""Gifts, deliveries and payments that are purchases by what the text says around them."""

from rempart.claims.draft import SOLD, Draft
from rempart.claims.page import Page

# Letters before a body in which its preposition stands.
BODY = 8


def paid_is_bought(page: Page, draft: Draft) -> None:
    """Who pays a price for a number of things, and names no receiver, buys them; who is paid, sells them."""
    paid = draft.places.get("recipient", (0, 0))
    if (
        draft.frame == "fund"
        and any(a.led_by == "to" or a.kind == "firm" for a in page.actors_in(paid))
        and draft.quantity
        and draft.amount
    ):
        draft.roles["seller"] = draft.roles.pop("recipient")
        draft.told |= {"seller"}
    bought = "seller" in draft.told or not draft.by_noun
    priced = draft.amount is not None and draft.quantity is not None and draft.frame in {"fund", "pledge"}
    alone = "funder" in draft.told and "recipient" not in draft.roles
    if draft.type == "funding" and priced and alone and bought:
        draft.type = "purchase"
        draft.roles["buyer"] = draft.roles.pop("funder")
        draft.as_said["buyer"] = draft.as_said.pop("funder", "")
        draft.told |= {"buyer"}


def received_is_bought(page: Page, draft: Draft) -> None:
    """Who is to receive arms under a contract buys them: *will get 100 Rafale under a letter of intent*."""
    if draft.type != "delivery" or draft.frame != "receive" or "recipient" not in draft.told:
        return
    sentence = page.sentences[draft.sentence]
    frames = page.within((draft.anchor[1], sentence.end), "frame")
    papers = [f for f in frames if f.value == "deal" and f.says("noun")]
    given = any(f.value in {"give", "fund", "pledge"} for f in page.within(sentence, "frame"))
    if draft.status == "delivered" or given or not papers:
        return
    draft.type = "purchase"
    for got, bought in SOLD.items():
        if got in draft.roles:
            draft.roles[bought] = draft.roles.pop(got)
            draft.as_said[bought] = draft.as_said.pop(got, "")
            draft.told |= {bought}


def sold_not_given(page: Page, draft: Draft) -> None:
    """Read an *arms package* as a sale in a text that tells of a sale and of no gift."""
    if draft.type != "donation" or not draft.by_noun or draft.item_name == "military aid":
        return
    frames = page.mentions.of("frame")
    sold = any(f.value == "sell" for f in frames)
    given = any(f.value == "give" and f.says("verb") for f in frames)
    if sold and not given:
        draft.type = "purchase"
        for given_role, sold_role in (("funder", "seller"), ("recipient", "buyer")):
            if given_role in draft.roles:
                draft.roles[sold_role] = draft.roles.pop(given_role)
                draft.as_said[sold_role] = draft.as_said.pop(given_role, "")
                draft.told |= {sold_role}


def bought_by_a_body(page: Page, draft: Draft) -> bool:
    """Tell an order of a body whose state is not told: *was awarded a 9.8 billion contract by the Army*."""
    for body in page.within(page.sentences[draft.sentence], "government"):
        leads = page.within((body.start - BODY, body.start), "preposition")
        if body.says("self") and leads and leads[-1].value == "by":
            return True
    return False
