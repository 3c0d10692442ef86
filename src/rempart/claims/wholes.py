"""What belongs together: parts to their package, a purchase to the loan that pays it, what is given in return."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from rempart.claims.claim import is_less
from rempart.claims.draft import GIFTS, SIGNED, Draft, acting
from rempart.claims.gifts_of_packages import package_of_gift
from rempart.claims.language import state_names
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.paid_by_loans import lent_before, paid_with_loan, paid_with_that_money
from rempart.claims.parts import is_some_of_them, priced_in
from rempart.claims.quantities import are_alike
from rempart.claims.roles import ROLES
from rempart.claims.sentences import Sentence

NO_DEAL: Final = frozenset({"stance", "guarantee", "cooperation"})
TAKEN: Final = ("buyer", "recipient", "funder")
HANDED: Final = frozenset({"delivery", "production"})
# Sentences between a sum of several things and these, between a whole and its parts, and between a deal and its stage.
BESIDE, SPLIT, STAGE = 1, 4, 8
# Claims before one and behind it among which its whole is looked for.
NEAR: Final = 40
WITH: Final = 24  # letters between a count of things and the count of what comes with them
OPENING: Final = 20  # letters of a sentence in which a word for *in all* opens it


def link(page: Page, drafts: Sequence[Draft]) -> None:
    """Link what is given in return, and parts to their whole."""
    for guarantee in [d for d in drafts if d.type == "guarantee"][:1]:
        for purchase in _given_in_return(page, guarantee, drafts):
            purchase.links.append((guarantee, "in_return_for"))
    wholes: dict[int, Draft] = {}
    for place, draft in enumerate(drafts):
        near = drafts[max(0, place - NEAR) : place + NEAR]
        wholes |= _added_up(draft, near)
        if draft.type == "loan" and not draft.in_title:
            for purchase in paid_with_loan(page, draft, near):
                purchase.links.append((draft, "financed_by"))
        if (money := paid_with_that_money(page, draft, near)) and (money, "financed_by") not in draft.links:
            draft.links.append((money, "financed_by"))
    for place, draft in enumerate(drafts):
        near = drafts[max(0, place - NEAR) : place + NEAR]
        whole = (
            _whole_by_a_word(page, draft, near) or wholes.get(id(draft)) or _whole_untold(page, draft, near)
        )
        paid = [money for money, _ in draft.links]
        if whole is not None and whole not in paid and all(other is not draft for other, _ in whole.links):
            draft.links.append((whole, "part_of"))
            _buy_alike(draft, whole)


def _whole_by_a_word(page: Page, draft: Draft, near: Sequence[Draft]) -> Draft | None:
    """Return the whole that a word points to: *of this loan*, *with*, *of which*, *share*."""
    if draft.type == "loan" and (loan := lent_before(page, draft, near)):
        return loan
    return (
        _things_with_which(page, draft, near) or _sum_of_which(page, draft, near) or _whole_of_its_list(draft)
    )


def _whole_untold(page: Page, draft: Draft, near: Sequence[Draft]) -> Draft | None:
    """Return the whole that parties, things and figures tell."""
    return (
        _larger_deal(page, draft, near)
        or _things_just_told(page, draft, near)
        or _production_agreed(draft, near)
        or _sum_that_covers(page, draft, near)
        or package_of_gift(page, draft, near)
    )


def _whole_of_its_list(draft: Draft) -> Draft | None:
    """Return the whole of the things before one in a list: *The package consists of 12 launchers and 30 missiles*."""
    first = draft.whole
    if first is None or first.sentence != draft.sentence or first.item_name == draft.item_name:
        return None
    if not (first.quantity and draft.quantity) or first.amount or draft.amount or draft.type != first.type:
        return None
    return next((whole for whole, relation in first.links if relation == "part_of"), None)


def _buy_alike(part: Draft, whole: Draft) -> None:
    """Let a part of money for a purchase go to the sellers of the whole, in place: *220 million to Ukrainian makers*."""
    sides = ("funder", "recipient")
    same = part.type == whole.type == "funding" and all(
        part.roles.get(s) == whole.roles.get(s) for s in sides
    )
    if same and "seller" in whole.roles and "seller" not in part.roles:
        part.roles["seller"] = whole.roles["seller"]
        part.note_as(whole, "seller", "the sum it is part of")


def _things_with_which(page: Page, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the things with which others come: *three fire units with twelve launchers in all*."""
    place = draft.slots.get("quantity", ("", 0, 0))[1]
    for deal in drafts:
        end = deal.slots.get("quantity", ("", 0, 0))[2]
        near = deal is not draft and deal.type == draft.type and place and 0 < place - end <= WITH
        if near and any(m.value == "with" for m in page.within((end, place), "preposition")):
            return deal
    return None


def _things_just_told(page: Page, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the deal just told whose things *they, including twelve ambulances* are, where nothing else is counted."""
    place, sentence = draft.slots.get("quantity", ("", 0, 0))[1], page.sentences[draft.sentence]
    mark = [m for m in page.within((sentence.start, place), "part") if 0 < place - m.end <= 1]
    mark = [m for m in mark if page.folded[sentence.start : m.start].rstrip().endswith((",", "–", "—"))]
    before = [count for count in page.figures_in(sentence)[1] if count.start < place]
    if not mark or draft.quantity is None or before:
        return None
    more = [d for d in drafts if d.quantity and d.quantity.value > draft.quantity.value and not d.in_title]
    more = [d for d in more if 0 < draft.sentence - d.sentence <= SPLIT and d.type in {"purchase", *GIFTS}]
    more = [d for d in more if _shares(draft, d) and not d.is_option and d.status != "denied"]
    return more[0] if more and len({d.item_name for d in more}) == 1 else None


def _production_agreed(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the production agreed on whose output or whose cost a claim tells: *24 a year*, *160 million invested*."""
    if draft.type != "production" or draft.in_title or draft.status == "denied":
        return None
    made = [d for d in drafts if d.type == "production" and d is not draft and not d.in_title]
    made = [d for d in made if d.status != "denied" and _is_made_alike(draft, d)]
    bare = [d for d in made if not d.quantity and not d.amount]
    if bare and (draft.quantity or draft.amount):
        return bare[0]
    other = [d for d in made if d.start < draft.start and bool(d.amount) != bool(draft.amount)]
    return other[0] if other and not bare and (draft.amount or draft.period) else None


def _is_order(draft: Draft, deal: Draft) -> bool:
    """Tell what the seller of a deal builds for its buyer."""
    made, sold = (acting(d.roles.get(r, ())) for d, r in ((draft, "producer"), (deal, "seller")))
    buyer = set(draft.roles.get("buyer", ())) & set(deal.roles.get("buyer", ()))
    return bool(buyer and made & sold)


def _is_made_alike(draft: Draft, venture: Draft) -> bool:
    """Tell productions of the same thing by the same makers, or by a firm of theirs: a whole industry is none."""
    one, other = (set(d.roles.get("producer", ())) for d in (draft, venture))
    return are_alike(draft.item_name, venture.item_name) and bool(
        one and (one == other or (one & other).difference(state_names()))
    )


def _larger_deal(page: Page, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the deal of which a claim tells some of the things, a further few, or one of several."""
    if draft.in_title or draft.type in NO_DEAL or not draft.quantity:
        return None
    deals = [d for d in drafts if d is not draft and not d.in_title and _may_be_part_of(page, draft, d)]
    deals = [d for d in deals if d.item_name == draft.item_name] or deals
    deals = [d for d in deals if d.quantity] or deals
    deals = [d for d in deals if d.type != "production"] or deals
    if draft.type == "purchase":  # the price of one thing is no sum of several
        deals = [d for d in deals if d.quantity or _pays_several_counts(d, drafts)]
    before = [d for d in deals if d.start < draft.start]
    return _whole_of(before[-1], deals) if before else next(iter(deals), None)


def _whole_of(deal: Draft, deals: Sequence[Draft]) -> Draft:
    """Return the deal of which another one tells some things only: *seven radars. Five are large. Three come in May*."""
    counted = [whole for whole, relation in deal.links if relation == "part_of" and whole.quantity]
    return next((w for w in counted if w in deals and w.item_name == deal.item_name), deal)


def _may_be_part_of(page: Page, draft: Draft, deal: Draft) -> bool:
    """Tell whether a claim may tell a part of a deal; what came *from an earlier batch* is none of it."""
    words = page.within(page.sentences[draft.sentence], "batch", "former_deal")
    earlier = any(word.kind != "batch" or word.says("earlier") for word in words)
    earlier = earlier and deal.status != "historical" and deal.sentence != draft.sentence
    if deal.is_option or "denied" in {draft.status, deal.status} or earlier:
        return False
    if not _shares(draft, deal):
        return (
            are_alike(draft.item_name, deal.item_name)
            and draft.type == deal.type == "purchase"
            and _is_stage(page, draft, deal)
        )
    same = are_alike(draft.item_name, deal.item_name)
    if draft.type in HANDED:
        return same and _may_be_handed(draft, deal)
    some = draft.item_name == deal.item_name and is_some_of_them(page, draft, deal)
    if draft.type == "donation":
        return same and some and not _are_apart(draft, deal)
    bought = draft.type == deal.type == "purchase"
    if draft.is_option or not bought:
        return bought and same and deal.start < draft.start
    return (
        some
        or (not draft.amount and _is_sum_of_counts(draft, deal))
        or (same and _is_stage(page, draft, deal))
    )


def _may_be_handed(draft: Draft, deal: Draft) -> bool:
    """Tell things handed over or made that may be some of those of a deal: *ordered six boats. Two are built in Riga*."""
    count = draft.quantity.value if draft.quantity else 0
    ordered = draft.type == "production" and deal.type == "purchase"
    exact = deal.type in GIFTS or (ordered and _is_order(draft, deal))
    exact = exact and draft.item_name == deal.item_name
    fewer = deal.quantity.value > count if deal.quantity else exact
    fewer = fewer or (ordered and deal.figures[1] == draft.figures[1])  # "both will be built at X"
    made = deal.type == "production" and draft.type == "delivery" and not deal.period
    dealt = made or deal.type in {"purchase", *GIFTS}
    return fewer and dealt and not (draft.period or _are_apart(draft, deal))


def _is_stage(page: Page, draft: Draft, deal: Draft) -> bool:
    """Tell an order under a larger deal: *300 firmly ordered* of *up to 800*, *the first four* of *a plan to buy twelve*.

    The larger count may also be what several buy together: *In all, the states ordered 165*.
    """
    part, full = draft.quantity, deal.quantity
    sides = all(set(draft.roles.get(r, ())) & set(deal.roles.get(r, ())) for r in ("buyer", "seller"))
    made = draft.status in SIGNED or _is_first_stage(page, draft, deal)
    if not part or not full or full.value <= part.value or not made:
        return False
    frame = sides and (full.bound == "at_most" or deal.status == "planned")
    sold = bool(set(draft.roles.get("seller", ())) & set(deal.roles.get("seller", ())))
    opening = page.sentences[deal.sentence].start
    summed = sold and deal.start > draft.start and page.within((opening, opening + OPENING), "in_all")
    return (frame or bool(summed)) and abs(draft.sentence - deal.sentence) <= STAGE


def _is_first_stage(page: Page, draft: Draft, plan: Draft) -> bool:
    """Tell an earlier order behind the plan whose stage it is: *a plan to buy twelve. The first, for four, was signed*."""
    start = page.sentences[draft.sentence].start
    first = [m for m in page.within((start, start + OPENING), "some_of") if m.says("first")]
    follows = 0 < draft.sentence - plan.sentence <= BESIDE and plan.status == "planned"
    return bool(first) and follows and draft.status == "historical"


def _sum_that_covers(page: Page, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the deal worth a sum that is said to be about a thing counted later: *They are mainly for Patriot systems*."""
    if draft.type != "purchase" or not draft.quantity or draft.in_title or draft.amount or draft.is_option:
        return None
    deals = [d for d in drafts if d.type == "purchase" and d.amount and not (d.quantity or d.in_title)]
    deals = [d for d in deals if d.sentence + 1 < draft.sentence <= d.sentence + SPLIT]
    deals = [d for d in deals if all(draft.roles.get(r) == d.roles.get(r) for r in ("buyer", "seller"))]
    deals = [d for d in deals if "denied" not in {d.status, draft.status} and _covers(page, d, draft)]
    return deals[-1] if deals else None


def _covers(page: Page, deal: Draft, draft: Draft) -> bool:
    """Tell whether the sentence behind a deal names a thing of a claim among what the deal covers, without figures."""
    said = page.sentences[deal.sentence + 1]
    covers = page.within(said, "part")
    things = [m for m in page.within(said, "item") if covers and m.start > covers[0].start]
    named = any(are_alike(thing.value, draft.item_name) for thing in things)
    return named and not any(page.figures_in(said))


def _is_sum_of_counts(draft: Draft, deal: Draft) -> bool:
    """Tell a sum without a count told beside several counts: *80 missiles and 16 launchers worth 57 million*."""
    old = {draft.status == "historical", deal.status == "historical"}
    sold = [set(d.roles.get("seller", ())) for d in (draft, deal)]
    apart = all(sold) and not sold[0] & sold[1]
    beside = abs(draft.sentence - deal.sentence) <= BESIDE and len(old) == 1 and not apart
    return beside and deal.amount is not None and deal.quantity is None


def _pays_several_counts(deal: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell a sum beside two counts or more of what it may pay."""
    counts = [d for d in drafts if d.type == "purchase" and d.quantity and not (d.amount or d.in_title)]
    return len([d for d in counts if not d.is_option and _is_sum_of_counts(d, deal)]) > 1


def _shares(draft: Draft, deal: Draft) -> bool:
    """Tell whether who takes the things of one takes those of the other, or one does not say."""
    one, other = ({c for r in TAKEN for c in d.roles.get(r, ())} for d in (draft, deal))
    return not one or not other or bool(one & other)


def _added_up(whole: Draft, drafts: Sequence[Draft]) -> dict[int, Draft]:
    """Return the whole of each part where figures told behind one another add up to it: *220: 140 for drones, 80 for guns*."""
    if whole.in_title or whole.type in NO_DEAL:
        return {}
    near = [d for d in drafts if d is not whole and abs(d.sentence - whole.sentence) <= SPLIT]
    near = [d for d in near if not d.in_title and d.type not in NO_DEAL]
    figures = (_sums(near, whole), _counts(near, whole))
    return {id(part): whole for found, total in figures for part in _adding_up(found, total)}


def _adding_up(figures: Sequence[tuple[Draft, float]], total: float) -> list[Draft]:
    """Return the claims, one behind the other, whose figures make a total."""
    for first in range(len(figures)):
        running = list(accumulate(value for _, value in figures[first:]))
        if total in running[1:]:
            return [draft for draft, _ in figures[first : first + running.index(total) + 1]]
    return []


def _sums(near: Sequence[Draft], whole: Draft) -> tuple[list[tuple[Draft, float]], float]:
    """Return the claims beside a sum that tell smaller ones in its money, with these and the sum."""
    full = whole.amount
    if full is None:
        return [], 0
    sums = [(d, d.amount) for d in near if _is_alike(d, whole)]
    return [(d, a.value) for d, a in sums if a and is_less(a, full)], full.value


def _counts(near: Sequence[Draft], whole: Draft) -> tuple[list[tuple[Draft, float]], float]:
    """Return the claims beside a count that tell fewer of the same things, with these and the count."""
    full = whole.quantity
    if full is None:
        return [], 0
    counts = [(d, d.quantity) for d in near if _is_alike(d, whole) and d.item_name == whole.item_name]
    return [(d, q.value) for d, q in counts if q and q.value < full.value], full.value


def _is_alike(draft: Draft, whole: Draft) -> bool:
    """Tell claims of one kind and between the same parties: Norway's aid is no part of Germany's."""
    kinds = {draft.type, whole.type}
    counted = draft.quantity is not None and whole.quantity is not None
    other = counted and draft.item_name != whole.item_name  # jets are no part of an order of tanks
    return (
        (len(kinds) == 1 or kinds <= GIFTS)
        and _shares(draft, whole)
        and not (other or _are_apart(draft, whole))
    )


def _are_apart(draft: Draft, whole: Draft) -> bool:
    """Tell claims of which each names a giver, or each a seller, and not the same."""
    both = ((set(d.roles.get(role, ())) for d in (draft, whole)) for role in ("funder", "seller"))
    return any(one and other and not one & other for one, other in both)


def _given_in_return(page: Page, guarantee: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """Return what is given for a guarantee: the deal of its sentence, else the purchases before it."""
    deals = [d for d in drafts if d.type in {"purchase", "donation"}]
    here = [d for d in deals if d.sentence == guarantee.sentence]
    if not page.mentions.of("exchange"):
        return []
    if here and not all(d.type == "purchase" for d in here):
        return here
    guarantor = set(guarantee.roles.get("funder", ()))
    return [
        d
        for d in deals
        if d.type == "purchase"
        and d.amount
        and d.sentence <= guarantee.sentence
        and guarantor & set(d.roles.get("seller", ()))
    ]


def _sum_of_which(page: Page, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the claim that a part belongs to: *of which*, *it covers*, *share*."""
    told, sentence = draft.whole, page.sentences[draft.sentence]
    if draft.type in NO_DEAL or draft.in_title:
        return None
    if told is not None and draft.status == "historical" != told.status:
        return None
    if told is not None and draft.quantity and not draft.amount and told.amount:
        return told if any(d is told for d in drafts) else None
    place = next(n for n, d in enumerate(drafts) if d is draft)
    before = (sentence.start, draft.anchor[0])
    # "The contract was signed in Riga. The order includes 18 radars"
    opens = [a for a in page.within(before, "anaphor") if _opens(page, sentence, a)]
    near = draft.sentence - (SPLIT if opens else BESIDE)
    earlier = [d for d in drafts[:place] if d.start < draft.start and d.sentence >= near]
    earlier = [d for d in earlier if d.type not in NO_DEAL and not d.in_title]
    marks = page.within(before, "part", "share")
    # "140 million for drones, another 80 for guns"
    more = {word.start for word in page.within(before, "further")}
    for whole in reversed(earlier):
        further = more if whole.sentence == draft.sentence else set[int]()
        mark = any(m.start >= whole.anchor[1] and m.start not in further for m in marks)
        if not mark or not whole.amount or not _has_same_side(draft, whole):
            continue
        if is_less(draft.amount, whole.amount) if draft.amount else draft.quantity:
            return whole
    return priced_in(page, draft, drafts[:place])


def _opens(page: Page, sentence: Sentence, word: Mention) -> bool:
    """Tell a word that opens its sentence behind small ones: *In the order*."""
    return page.mentions.only(page.folded, sentence.start, word.start, "article", "preposition")


def _has_same_side(draft: Draft, whole: Draft) -> bool:
    """Tell claims of one kind, or money paid out of a loan, in which somebody has the same part."""
    alike = draft.type == whole.type or (draft.type, whole.type) == ("funding", "loan")
    return alike and any(set(draft.roles.get(role, ())) & set(whole.roles.get(role, ())) for role in ROLES)
