"""Counts of a known thing that no rule has read: *Quatre radars sont encore attendus*, *Auf der Liste stehen zehn*.

No list of verbs is ever whole. In a report that tells deals, a count of arms that is no fleet, no loss and no price
of one piece is a claim in nine of ten cases. Its type is that of the deal it belongs to.
"""

from collections.abc import Sequence
from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.bare import is_rate
from rempart.claims.counted import SIDES, is_same, take_parties, told_near
from rempart.claims.draft import Draft
from rempart.claims.filling import read_roles
from rempart.claims.items import thing_of
from rempart.claims.page import Page
from rempart.claims.quantities import QuantityMention
from rempart.claims.quoting import stretch
from rempart.claims.relevance import is_background, is_refused
from rempart.claims.sentences import Sentence
from rempart.claims.slots import note_figures, settle
from rempart.terms.status import ClaimType

# Sentences back in which the deal stands that such a count belongs to.
BACK: Final = 8
DEALT: Final = frozenset({"purchase", "donation", "delivery", "request", "production"})
APART: Final = ("civil", "conditional", "each", "percent")
# Who acts in a claim of each type, and so in another one of the same report.
ACTING: Final = ("buyer", "recipient", "funder")


def uncovered(
    page: Page, sentence: Sentence, count: QuantityMention, earlier: Sequence[Draft]
) -> Draft | None:
    """Return the claim of a count that nothing else has read, None where the text tells no deal that it belongs to."""
    anchor = Anchor(count.start, count.end, money=False)
    deals = [d for d in told_near(earlier, sentence, BACK) if d.type in DEALT]
    if not deals or sentence.paragraph == 0 or not _is_of_several(page, sentence, count, anchor):
        return None
    bare = count.item is None and count.unit is None
    same = [d for d in deals if (d.item is not None if bare else is_same(count.item, count.unit, d))]
    deal = (same or deals)[-1]
    item, name, unit = thing_of(page, sentence, (None, count), anchor=anchor, scene=deal)
    if name is None:
        return None
    kind = _type(page, count, deal, same=bool(same))
    span = (count.start, count.end)
    draft = Draft(kind, span, span, sentence=sentence.number, rule=f"{kind}:count alone")
    draft.item, draft.item_name, draft.unit, draft.quantity = item, name, unit, count.quantity
    note_figures(draft, None, count, inherited=count.item is None)
    read_roles(page, draft, [], None)
    if deal.type in SIDES and kind != "production" and (same or count.item is None):
        take_parties(page, draft, deal)
    elif kind == deal.type or kind != "production":
        kept = ("producer",) if kind == "production" else ACTING
        draft.roles = {role: codes for role, codes in deal.roles.items() if role in kept} | draft.roles
        _name_sides(page, sentence, draft)
    settle(page, draft, "the deal it belongs to")
    stretch(page, draft, None, filled=[], sentence=sentence)
    return draft


def _name_sides(page: Page, sentence: Sentence, draft: Draft) -> None:
    """Let whom its sentence names buy and sell another thing, in place: *Talks on 11 F-35 for Belgium with Lockheed*."""
    for actor in page.actors_in(sentence) if draft.type == "purchase" else ():
        sells = actor.kind == "firm" and actor.led_by in {"with", "from"}
        buys = actor.kind == "state" and actor.led_by == "for" and not page.within(sentence, "denial")
        role = "seller" if sells else "buyer" if buys else ""
        if role and role not in draft.told:
            draft.roles[role], draft.as_said[role] = actor.codes, page.says((actor.start, actor.end))
            draft.told |= {role}
            draft.note(role, "beside a count alone", (actor.start, actor.end))


def _is_of_several(page: Page, sentence: Sentence, count: QuantityMention, anchor: Anchor) -> bool:
    """Tell a count of several things that is no fleet, no loss, no price of one piece and of no other trade."""
    held = [w for w in page.within(sentence, "background") if w.says("fleet") or w.says("always")]
    if held or page.within(sentence, *APART) or count.single or count.quantity.value <= 1:
        return False
    return not is_background(page, sentence, anchor, None) and not is_refused(page, anchor)


def _type(page: Page, count: QuantityMention, deal: Draft, *, same: bool) -> ClaimType:
    """Return the type of the deal of the same things; a rate is a production, another thing is bought or given."""
    if is_rate(page.folded, page.mentions, (count.start, count.end)):
        return "production"
    if same:
        return deal.type
    return "donation" if deal.type in {"donation", "delivery"} and "funder" in deal.roles else "purchase"
