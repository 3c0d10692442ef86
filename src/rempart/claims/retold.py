"""Sums told again or told late: another account of a price, the price of a deal that had none, a list of givers.

No list of verbs is ever whole. A sum in a sentence that speaks of nobody and nothing new belongs to the deal just told,
whatever its verb; so does what one more state gives, behind a total of the same kind.
"""

from collections.abc import Sequence
from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.claim import Place
from rempart.claims.draft import GIFTS, Draft
from rempart.claims.going_on import OPENING, SET_ASIDE
from rempart.claims.items import GENERAL
from rempart.claims.mentions import Mention
from rempart.claims.moods import is_bare_participle
from rempart.claims.page import Page
from rempart.claims.quantities import are_alike
from rempart.claims.sentences import Sentence
from rempart.claims.statuses import UNNAMED, is_of_year, status_of

# Words beside a sum that is not for all of a deal.
NOT_ALL: Final = (
    "part",
    "share",
    "each",
    "per",
    "period",
    "further",
    "some_of",
    "percent",
    "conditional",
    "guarantee",
)
# Letters between a sum and the verb of speech or price that tells it anew.
TOLD: Final = 60
# Sentences within which another account of a sum follows.
ANEW: Final = 3
# Letters of a word that names a price, other than *for* and *at*.
PRICE_WORD: Final = 5
# How many times as large another account of the same sum may be.
ALIKE: Final = 2.5
# Letters beside a thing in which a word says that it is in the sum: *comprese le munizioni*.
INCLUDED: Final = 40
# Below it a sum is no price of a deal, and from where on it needs no word that says so.
LEAST, SURE = 1_000_000, 10_000_000
# Sentences behind a total in which its givers are listed, and letters between a giver and its sum.
LISTED, GIVING = 3, 60
# Letters behind a sum in which its own verb stands.
ACTS: Final = 16
# Letters between the word for an instalment and its sum.
APPOSED: Final = 20
MADE: Final = frozenset({"delivery", "production"})
DEALT: Final = frozenset({"purchase", "production", "request"})
# The rule of a sum that one more giver adds; who gives the total does not follow from it.
ONE_MORE: Final = "one more giver"
APART: Final = ("civil", "each", "conditional", "denial")


def told_anew(page: Page, sentence: Sentence, anchor: Anchor, earlier: Sequence[Draft]) -> Draft | None:
    """Return the deal for which a sum that no verb governs is the price, or a part; None where it is none."""
    before = [d for d in earlier if not d.in_title and d.sentence < sentence.number]
    if not anchor.money or not before or sentence.paragraph == 0:
        return None
    if any(s.value == "denied" for s in page.within((sentence.start, anchor.start), "status")):
        return None  # "Lawmakers struck out 120 million for drones"
    priced = [d for d in before if d.amount] or [d for d in before if d.quantity]
    if priced and _is_told_anew(page, sentence, anchor, priced[-1]):
        return priced[-1]
    last = [d for d in before if d.sentence == before[-1].sentence][-1]
    return last if _is_told_late(page, sentence, anchor, last) else None


def given_too(
    page: Page, sentence: Sentence, anchor: Anchor, *, frame: Mention | None, earlier: Sequence[Draft]
) -> Draft | None:
    """Return the total to which a sum of one more giver belongs: *Canada came in with 200 million, Spain with 100*."""
    before = [d for d in earlier if d.amount and d.type in GIFTS | {"loan"} and not d.in_title]
    if not anchor.money or not before or page.within(sentence, *APART):
        return None
    total = before[-1]
    if sentence.number - total.sentence > LISTED:
        return None
    low = max([sentence.start, *(end for _, end in anchor.others if end <= anchor.start)])
    givers = [a for a in page.actors_in((low, anchor.start)) if a.kind == "state" and not a.led_by]
    new = [a for a in givers if not set(a.codes) & set(total.roles.get("recipient", ()))]
    known = total.parties_named
    own = all(known & set(a.codes) for a in page.actors_in(sentence))
    told = new and anchor.start - new[-1].end <= GIVING and frame is None and total.type in GIFTS
    told = told or (frame is not None and own and _is_instalment(page, frame, anchor))
    sums = [m.amount for m in page.sums if m.start == anchor.start]
    full = total.amount
    less = full and any(one.currency != full.currency or one.value < full.value for one in sums)
    return total if told and less else None


def _is_instalment(page: Page, frame: Mention, anchor: Anchor) -> bool:
    """Tell a part of what was lent or given, paid by itself: *The first tranche, 900 million, will be wired in June*."""
    gap = page.folded[frame.end : anchor.start]
    return (
        frame.value == "pledge" and frame.says("noun") == "yes" and 0 < len(gap) < APPOSED and "." not in gap
    )


def _is_told_anew(page: Page, sentence: Sentence, anchor: Anchor, scene: Draft) -> bool:
    """Tell a second sum for the deal just told: *VG spoke of 136bn for ships and weapons taken together*."""
    first = scene.amount if scene.type == "purchase" else None
    if scene.type != "purchase" or not _is_of_nobody_else(page, sentence, scene):
        return False
    near = (max(sentence.start, anchor.start - TOLD), min(anchor.end + TOLD, sentence.end))
    said = page.within(near, "speech", "price")
    sums = [m.amount for m in page.sums if m.start == anchor.start and m.amount.value >= LEAST]
    if first is None:  # "The ministry put the price at 12 billion"
        words = page.within((sentence.start, anchor.end), "price", "anaphor")
        return bool(said and sums) and any(word.end - word.start >= PRICE_WORD for word in words)
    alike = [s for s in sums if s.currency != first.currency or 1 / ALIKE < s.value / first.value < ALIKE]
    return bool(said and alike)


def _is_told_late(page: Page, sentence: Sentence, anchor: Anchor, deal: Draft) -> bool:
    """Tell the sum of a deal told without one, whatever the verb: *Moscow has quoted a little over 10,000 crore*."""
    if deal.type not in DEALT or deal.amount or deal.status == "denied" or anchor.others:
        return False
    if any(a.start == anchor.end + 1 for a in page.within((anchor.end, anchor.end + ACTS), "auxiliary")):
        return False  # "300 million euros were missing"
    large = any(m.amount.value >= SURE for m in page.sums if m.start == anchor.start)
    return large and not page.within(sentence, "defence", *APART) and _is_of_nobody_else(page, sentence, deal)


def _is_of_nobody_else(page: Page, sentence: Sentence, deal: Draft) -> bool:
    """Tell a sentence close behind a deal that names no other state, firm or thing."""
    parties = deal.parties_named
    others = [a for a in page.actors_in(sentence) if not a.led_by and a.kind in {"state", "firm"}]
    if not 0 < sentence.number - deal.sentence <= ANEW or any(not parties & set(a.codes) for a in others):
        return False
    own = GENERAL | {deal.item_name}
    things = [i for i in page.within(sentence, "item") if i.value not in own and not i.says("weak")]
    return all(page.within((i.start - INCLUDED, i.end + INCLUDED), "part") for i in things)


def restates(page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Take a count of what the sum just told buys (*that would pay for ten a year*) as its quantity.

    So it is where the sum itself is said to allow the purchase: *The sum should allow the purchase of 10,000 shells*.
    """
    whole = drafts[-1] if drafts else None
    allowed = whole is not None and whole.type == "funding" and _is_allowed_by_sum(page, draft)
    if not (draft.frame == "fund" or allowed) or draft.amount or whole is None:
        return False
    alike = whole.item_name == draft.item_name or (allowed and are_alike(whole.item_name, draft.item_name))
    if not alike or whole.quantity is not None or whole.amount is None or draft.sentence - whole.sentence > 2:
        return False
    whole.quantity, whole.unit = draft.quantity, draft.unit
    for name in ("quantity", "unit") if draft.unit else ("quantity",):
        whole.note_as(draft, name, "count told behind")
    whole.also_at.append(Place(start=draft.start, end=draft.end))
    return True


def _is_allowed_by_sum(page: Page, draft: Draft) -> bool:
    """Tell a purchase by nobody that is named, in a sentence about the money just told."""
    words = page.within((page.sentences[draft.sentence].start, draft.anchor[0]), "financed")
    bought = draft.type == "purchase" and not {"buyer", "seller"} & draft.told
    return bought and any(word.says("sum") for word in words)


def prices(page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Take the price of the deal just told as its sum, where that deal is one count of one thing."""
    ordered = _ordered_before(draft, drafts)
    paid = _paid_for(page, draft, drafts)
    whole = ordered or draft.whole or paid or _valued(page, draft, drafts)
    if whole is None or (whole.quantity is None and not whole.unnumbered) or _is_of_loan(page, draft):
        return False
    beside = [
        d for d in drafts if d.sentence == whole.sentence and not (d.aside or ordered or d.type == "loan")
    ]
    contract = draft.verb is not None and bool(draft.verb.says("contract"))
    bought = whole.type == "purchase" or _is_received(whole) or (whole.type in MADE and contract)
    bought = bought or (whole.type == "production" and "funder" in whole.told)
    gift = _is_worth(page, draft, whole)
    known = {s.name for s in whole.chain}  # "Dafür sind 3,75 Milliarden vorgesehen", but not by another paper
    set_aside = draft.whole is not None and draft.frame in SET_ASIDE
    set_aside &= all(s.rank not in {"outlet", "media"} or s.name in known for s in draft.chain)
    spoken = draft.frame in {"", "deal", "reach"} or draft.by_noun or set_aside or paid is not None
    priced = draft.amount is not None and draft.quantity is None and whole.amount is None
    if not priced or len(beside) > 1 or whole.in_title or not (bought or gift) or not spoken:
        return False
    if (
        whole.verb
        and whole.verb.says("verb")
        and not (whole.unnumbered or ordered or _has_subject(whole))
        and is_bare_participle(page, whole.verb)
    ):
        return False  # "the five units ordered by Berne" tell of something else
    buyer = whole.roles.get("buyer") or whole.roles.get("recipient")
    if buyer and draft.roles.get("buyer", buyer) != buyer and not set(buyer) & set(draft.roles["buyer"]):
        return False  # the contract of somebody else
    earlier = is_of_year(page, draft) and whole.status != "historical" and not ordered
    account = set_aside or _is_same_account(draft, whole)
    if earlier or not account:  # "under the 2018 contract for 5 billion"
        return False
    if whole.type == "delivery" and not gift:
        whole.type = "purchase"
        whole.roles["buyer"] = whole.roles.pop("recipient", ())
        if "funder" in whole.roles:  # who hands over what is paid for sells it
            whole.roles["seller"] = whole.roles.pop("funder")
            whole.as_said["seller"] = whole.as_said.pop("funder", "")
        whole.as_said["buyer"] = whole.as_said.pop("recipient", "")
        whole.told |= {"buyer"}
    if buyer:
        _take_payer(page, draft, whole, buyer)
    whole.amount, whole.latent = draft.amount, False
    named = all(speaker.rank in {"person", "institution"} for speaker in draft.chain)
    told_so = (
        named and draft.sentence == whole.sentence + 1
    )  # "… will buy two. It may cost 9 million, the agency said"
    whole.chain = whole.chain or (() if set_aside and not told_so else draft.chain)
    whole.until = draft.sentence
    whole.note_as(draft, "amount", "price told behind")
    whole.also_at.append(Place(start=draft.start, end=draft.end))
    told = status_of(page, draft, page.sentences[draft.sentence])
    if told in {"signed", "contracted"} and whole.status in {"planned", "announced"}:
        whole.status = told  # the contract about the price is signed, so the deal is
        whole.note_as(draft, "status", "contract of its price")
    return True


def _is_of_loan(page: Page, price: Draft) -> bool:
    """Tell a sum whose sentence opens on a loan: *The loan, which covers most of the order, is guaranteed for 950 million*."""
    before = page.within((page.sentences[price.sentence].start, price.anchor[0]), "frame")[:1]
    return any(frame.value == "lend" and frame.says("noun") for frame in before)


def _paid_for(page: Page, price: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the one purchase told right before what its buyer pays for it: *It will pay 75 million dollars for them*."""
    deal, here = drafts[-1] if drafts else None, page.sentences[price.sentence]
    if deal is None or price.frame not in {"spend", "fund"} or deal.sentence != here.number - 1:
        return None
    payer = price.roles.get("buyer") or price.roles.get("funder")
    named = page.within(here, "item", "scheme", *NOT_ALL) or set(price.roles) - {"buyer", "funder"}
    same = payer == deal.roles.get("buyer", ()) and price.item_name == deal.item_name
    return deal if same and not named and deal.quantity and deal.type == "purchase" else None


def _has_subject(deal: Draft) -> bool:
    """Tell a verb between who buys and what is bought, which is no participle: *Poland ordered 96 tanks*."""
    start, end = deal.places.get("buyer", (0, 0))
    verb = deal.verb
    return verb is not None and start < end <= verb.start and verb.end <= deal.anchor[0]


def _take_payer(page: Page, price: Draft, deal: Draft, buyer: tuple[str, ...]) -> None:
    """Let who pays a price pay for the deal, in place, but for its buyer and for lenders."""
    payer = price.roles.get("funder", ()) if "funder" in price.told else ()
    lent = bool(payer) and page.within(page.sentences[price.sentence], "scheme")
    if not payer or "funder" in deal.roles or payer == buyer or lent:
        return
    deal.roles["funder"], deal.told = payer, deal.told | {"funder"}
    deal.as_said["funder"] = price.as_said.get("funder", "")
    if "funder" in price.places:
        deal.places["funder"] = price.places["funder"]


def _is_same_account(price: Draft, deal: Draft) -> bool:
    """Tell a price told by nobody else than the deal; of a deal that the text itself tells a party may tell it."""
    other = [s.name for s in price.chain] not in ([], [s.name for s in deal.chain])
    return not other or not (deal.chain or any(s.rank in UNNAMED for s in price.chain))


def _ordered_before(price: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return all that was ordered where the contract follows: *got six of 90 guns ordered from Ritek. The contract of 2023*.

    So it is where a price goes on with some that have come or will: *The other three follow. The order is worth 134 million*.
    """
    some, every = drafts[-2:] if len(drafts) > 1 else (price, price)
    told = every.sentence == some.sentence == price.sentence - 1 and every.item_name == some.item_name
    told = told and (some.type, every.type, price.type) == ("delivery", "purchase", "purchase")
    if told and price.verb is not None and price.verb.says("contract"):
        return every
    part = price.whole
    if part is None or part.type != "delivery" or part.quantity is None:
        return None
    before = [d for d in drafts if d.item_name == part.item_name and d.quantity and not d.in_title]
    ordered = [d for d in before if d.type == "purchase" and d.amount is None and not d.is_option]
    more = [d for d in ordered if d.quantity and d.quantity.value > part.quantity.value]
    return (
        more[-1] if more and all(d.type == "delivery" for d in before if d.start > more[-1].start) else None
    )


def _valued(page: Page, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the gift just told whose worth a sentence tells that opens with its noun: *The gift is worth 2 billion*."""
    noun, sentence = draft.verb, page.sentences[draft.sentence]
    if not drafts or noun is None or not draft.by_noun or draft.type not in GIFTS | {"delivery"}:
        return None
    opens = page.mentions.only(page.folded, sentence.start, noun.start, "anaphor", *OPENING)
    return drafts[-1] if opens and _is_worth(page, draft, drafts[-1]) else None


def _is_worth(page: Page, draft: Draft, gift: Draft) -> bool:
    """Tell the worth of things given of one sort, from the price of others, or of a contract."""
    sentence, verb = page.sentences[draft.sentence], draft.verb
    told = {"donation": "funder", "delivery": "funder", "funding": "recipient"}.get(gift.type)
    given = gift.type == "donation" or told in gift.told
    if not given or gift.quantity is None or not 0 < draft.sentence - gift.sentence <= LISTED:
        return False
    if (verb is not None and verb.says("contract")) or not gift.item_name or gift.item_name in GENERAL:
        return False
    known = gift.parties_named
    own = all(a.kind != "state" or known & set(a.codes) for a in page.actors_in(sentence))
    priced = page.within((sentence.start, draft.anchor[0]), "price", "anaphor")
    things = [i for i in page.within(page.sentences[gift.sentence], "item") if i.value not in gift.item_name]
    after = page.sentences[gift.sentence + 1 : gift.sentence + LISTED]
    more = [s for s in after if page.within(s, "item") and page.within(s, "part", "further")]
    return own and bool(priced) and not (things or more)


def _is_received(whole: Draft) -> bool:
    """Tell a delivery from nobody's stocks, bought where its price follows: *will get 96 Apaches. The cost is*."""
    return whole.type == "delivery" and "recipient" in whole.told and "funder" not in whole.roles
