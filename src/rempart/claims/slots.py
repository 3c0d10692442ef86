"""Which rule filled each field of a claim, and where the words stand that it rests on."""

from collections.abc import Mapping

from rempart.claims.draft import Draft
from rempart.claims.mentions import Mention
from rempart.claims.money import MoneyMention
from rempart.claims.page import Page
from rempart.claims.quantities import QuantityMention


def settle(page: Page, draft: Draft, rule: str, told: Mapping[str, str] | None = None) -> None:
    """Record the rule for every role that changed since the last time; ``told`` holds that of single roles.

    The place is that of the words which filled it; where it was filled from elsewhere in the text, the nearest
    place that names the same parties, else the claim's own figure.
    """
    if draft.settled == draft.roles:
        return  # the usual case
    for role, codes in draft.roles.items():
        if draft.settled.get(role) != codes:
            draft.settled[role] = codes
            draft.note(
                role, (told or {}).get(role, rule), draft.places.get(role) or _named(page, codes, draft)
            )


def _named(page: Page, codes: tuple[str, ...], draft: Draft) -> tuple[int, int]:
    wanted = set(codes)
    near = [actor for actor in page.actors if not wanted.isdisjoint(actor.codes)]
    if not near:
        return draft.anchor
    best = min(near, key=lambda actor: (abs(actor.start - draft.start), actor.start))
    return best.start, best.end


def note_figures(
    draft: Draft, money: MoneyMention | None, count: QuantityMention | None, *, inherited: bool
) -> None:
    """Record where the sum, the count and the thing of a draft stand."""
    if money:
        home = "money of the state told of" if money.at_home else "sum"
        rule = "currency of another sum" if money.inherited else home
        draft.note("amount", f"{rule}, {money.amount.bound}", (money.start, money.end))
    if count:
        draft.note("quantity", f"count, {count.quantity.bound}", (count.start, count.end))
        if count.unit:
            draft.note("unit", "word that is counted", (count.start, count.end))
    if draft.item_name:
        note_item(draft, draft.item, "the deal it goes on with" if inherited else "thing beside the figure")


def note_item(draft: Draft, item: Mention | None, rule: str) -> None:
    """Record where the thing of a draft is named; a scheme's thing stands at the figure."""
    draft.note("item", rule if item else "scheme", (item.start, item.end) if item else draft.anchor)
