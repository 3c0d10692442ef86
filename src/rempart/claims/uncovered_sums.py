"""Sums that no rule has read, in a report that tells deals: *Montant : 96 millions*, *Of this, 4.8 billion is paid*.

No list of verbs is ever whole. In a report that tells deals, a sum that is no budget, no total over years, no price of
one piece, no turnover and of no other trade is a claim in nine of ten cases. Its type is that of the deal it belongs to.
"""

from collections.abc import Sequence
from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.counted import take_parties, told_near
from rempart.claims.draft import GIFTS, Draft
from rempart.claims.filling import read_roles
from rempart.claims.items import thing_of
from rempart.claims.mentions import Mention
from rempart.claims.money import AID, MoneyMention
from rempart.claims.moods import is_participle
from rempart.claims.page import Page
from rempart.claims.quoting import stretch
from rempart.claims.relevance import is_background, is_refused, is_spent_on_itself
from rempart.claims.retold import LEAST
from rempart.claims.sentences import Sentence
from rempart.claims.slots import note_figures, settle
from rempart.claims.verbless import is_price_of_one
from rempart.terms.status import ClaimType

# Sentences back in which the deal stands that such a sum belongs to.
BACK: Final = 10
APART: Final = ("conditional", "each")
RELATIVE: Final = 12  # letters of a comma and the word that opens a relative clause
# What a sum is where the deal it belongs to is a handing over, a wish or a promise of money.
MONEY: Final[dict[str, ClaimType]] = {"request": "purchase", "guarantee": "loan"}
DEALT: Final = frozenset(
    {"purchase", "donation", "delivery", "request", "production", "funding", "loan", "guarantee"}
)


def uncovered_sum(
    page: Page, sentence: Sentence, money: MoneyMention, earlier: Sequence[Draft]
) -> Draft | None:
    """Return the claim of a sum that nothing else has read, None where the text tells no deal that it belongs to."""
    others = tuple((m.start, m.end) for m in page.figures_in(sentence)[0] if m is not money)
    anchor = Anchor(money.start, money.end, money=True, others=others)
    deals = [d for d in told_near(earlier, sentence, BACK) if d.type in DEALT and not d.latent]
    if not deals or sentence.paragraph == 0 or not _is_of_deal(page, sentence, money, anchor):
        return None
    deal = deals[-1]
    kind = _type(deal)
    span = (money.start, money.end)
    draft = Draft(kind, span, span, sentence=sentence.number, rule=f"{kind}:sum alone")
    own = bool(page.within(sentence, "item"))
    item, name, unit = thing_of(page, sentence, (money, None), anchor=anchor, scene=deal)
    draft.item, draft.item_name, draft.unit = item or deal.item, name or deal.item_name, unit
    draft.amount, draft.whole = money.amount, None if own else deal
    note_figures(draft, money, None, inherited=not own)
    read_roles(page, draft, [], None)
    take_parties(page, draft, deal)
    settle(page, draft, "the deal it belongs to")
    stretch(page, draft, None, filled=[], sentence=sentence)
    return draft


def is_whole_of_gift(page: Page, anchor: Anchor, frame: Mention | None, scene: Draft | None) -> bool:
    """Tell the approval of the sum that money given is a part of: *It is part of 600 million approved in May*."""
    sentence = page.sentence_at(anchor.start)
    given = scene is not None and scene.type in GIFTS and scene.until == sentence.number - 1
    if not given or frame is None or frame.value != "approve" or frame.start < anchor.end:
        return False
    named = page.within(sentence, "item") or page.actors_in((sentence.start, anchor.start))
    return is_participle(page, frame) and not named


def hold_gift(page: Page, sentence: Sentence, package: Draft, earlier: Sequence[Draft]) -> None:
    """Make the money just told a part of the package that holds it: *It is part of a package of 600 million*, in place."""
    words = page.within((sentence.start, package.anchor[0]), "share") if package.amount else []
    gifts = [d for d in earlier[-1:] if d.type in GIFTS and d.amount and package.type in GIFTS]
    for gift in gifts if any(word.says("whole") for word in words) else ():
        if package.amount is None or gift.amount is None or package.amount.value <= gift.amount.value:
            continue
        if not page.within(sentence, "item"):
            package.item, package.item_name, package.whole = None, AID, None
            package.roles.pop("seller", None)
        own = {role: codes for role, codes in gift.roles.items() if role in {"funder", "recipient"}}
        package.roles = own | package.roles
        gift.links.append((package, "part_of"))


def _is_of_deal(page: Page, sentence: Sentence, money: MoneyMention, anchor: Anchor) -> bool:
    """Tell a sum that is no price of one piece, no spending of a state on itself, and of no other trade."""
    lends = any(frame.value == "lend" for frame in page.within(sentence, "frame"))
    main = (sentence.start, _aside_behind(page, sentence, money))
    civil = [word for word in page.within(main, "civil") if not (lends and word.value == "bank")]
    if money.amount.value < LEAST or civil or page.within(sentence, *APART):
        return False
    things = page.within(sentence, "item")
    if any(is_price_of_one(page, sentence, anchor, thing) for thing in things):
        return False
    spent = any(frame.value == "spend" for frame in page.within(sentence, "frame"))
    if spent and is_spent_on_itself(page, sentence, things[0] if things else None):
        return False
    return not is_background(page, sentence, anchor, None) and not is_refused(page, anchor)


def _aside_behind(page: Page, sentence: Sentence, money: MoneyMention) -> int:
    """Return where a clause opens behind a sum that only says where the thing stands: *a simulator, which will stand at the airport*."""
    comma = page.folded.find(", ", money.end, sentence.end)
    begun = page.within((comma, comma + RELATIVE), "that", "relative", "pronoun") if comma >= 0 else []
    return comma if begun and begun[0].start == comma + len(", ") else sentence.end


def _type(deal: Draft) -> ClaimType:
    """Return what a sum of a deal is: of things handed over, that of the purchase or gift behind it."""
    if deal.type == "delivery":
        return "donation" if "funder" in deal.roles else "purchase"
    return MONEY.get(deal.type, deal.type)
