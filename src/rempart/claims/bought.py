"""Who sells and who buys where a payment or an order says it by the way."""

from rempart.claims.draft import Draft
from rempart.claims.page import Page

# Letters before a body in which its preposition stands.
BODY = 8


def paid_sells(page: Page, draft: Draft) -> None:
    """Let who is paid a price for a number of things sell them: *paid Saab 90 million for six boats*."""
    paid = draft.places.get("recipient", (0, 0))
    if (
        draft.frame == "fund"
        and any(a.led_by == "to" or a.kind == "firm" for a in page.actors_in(paid))
        and draft.quantity
        and draft.amount
    ):
        draft.roles["seller"] = draft.roles.pop("recipient")
        draft.told |= {"seller"}


def builder_sells(page: Page, draft: Draft) -> None:
    """Let the one firm that builds what is bought sell it: *a contract to build four corvettes at Fincantieri's yard*."""
    sentence = page.sentences[draft.sentence]
    building = draft.by_noun and any(f.value == "produce" for f in page.within(sentence, "frame"))
    if draft.type != "purchase" or not building or "seller" in draft.roles or "producer" in draft.roles:
        return
    firms = [a for a in page.actors_in(sentence) if a.kind == "firm"]
    if len({a.codes for a in firms}) == 1:
        draft.roles["seller"], draft.places["seller"] = firms[0].codes, (firms[0].start, firms[0].end)
        draft.as_said["seller"] = page.says(draft.places["seller"])
        draft.told |= {"seller"}


def bought_by_a_body(page: Page, draft: Draft) -> bool:
    """Tell an order of a body whose state is not told: *was awarded a 9.8 billion contract by the Army*."""
    for body in page.within(page.sentences[draft.sentence], "government"):
        leads = page.within((body.start - BODY, body.start), "preposition")
        if body.says("self") and leads and leads[-1].value == "by":
            return True
    return False
