"""Roles that a sentence leaves open, filled from the whole text where it makes them obvious."""

from collections.abc import Iterator, Sequence
from typing import Final

from rempart.claims.bids import is_struck_out
from rempart.claims.borrowing import (
    borrow,
    borrow_from,
    lent_as_agreed,
    lent_by_scheme,
    lent_to_members,
    without_banks,
)
from rempart.claims.bought import (
    CLOSE,
    builder_sells,
    built_for_buyer,
    firm_is_paid,
    firm_of_maker,
    from_maker,
    is_before,
    may_sell,
    only_seller,
    owner_buys,
    paid_sells,
    sell_together,
    sells_again,
    sold_between,
    supplier_open,
    take_option,
)
from rempart.claims.claim import is_less
from rempart.claims.draft import Draft, acting
from rempart.claims.givers import add_giver, asked_giver
from rempart.claims.home import buys_at_home, leading, weights
from rempart.claims.items import GENERAL
from rempart.claims.language import state_names
from rempart.claims.lenders import granted_by, lent_by_bloc, lent_by_state, name_what_is_lent_for, pay_by_loan
from rempart.claims.makers import come_from_maker, name_makers
from rempart.claims.news_of_firms import customer_buys, leader_sells, leading_firm, reporting_firm
from rempart.claims.page import Page
from rempart.claims.retold import ONE_MORE
from rempart.claims.slots import settle
from rempart.claims.takers import from_user, named_by, taker_nearby, taker_of_aid
from rempart.claims.turning import GIVEN_ARMS, rename, turn
from rempart.terms.party import BLOCS

# Claims before and after that may lend a role: more than any report holds, few enough for a long list.
NEIGHBOURS: Final = 60
TAKEN: Final = frozenset({"request", "donation", "delivery", "funding", "loan", "guarantee"})
NEEDED: Final = {
    "purchase": ("buyer", "seller", "funder"),
    "request": ("recipient", "seller"),
    "donation": ("funder", "recipient"),
    "delivery": ("funder", "recipient"),
    "funding": ("funder", "recipient"),
    "loan": ("funder", "recipient"),
    "production": ("producer",),
    "guarantee": ("funder", "recipient"),
}


def complete(page: Page, drafts: Sequence[Draft]) -> None:
    """Fill open roles of ``drafts`` in place; what the text leaves open stays open."""
    _parts_of_notice(page, drafts)
    name_makers(page, drafts)
    firm = leading_firm(page, drafts) or reporting_firm(page, drafts)
    for draft in drafts:
        customer_buys(page, draft, firm)
    _from_near(page, drafts)
    main = protagonist(drafts)
    given = [d for d in drafts if d.type in {"donation", "funding", "loan", "guarantee"}]
    told = protagonist(given, ("recipient",))
    taker = told or protagonist(drafts, ("recipient",)) or taker_of_aid(page) or main
    taker = taker if all(code in state_names() and code not in BLOCS for code in taker or ()) else None
    giver = protagonist(drafts, ("funder",))
    named = {code for actor in page.actors for code in actor.codes}
    known = weights(page) if drafts else {}
    home = leading(known, taker or ())
    for draft, near in _with_neighbours(drafts):
        lone = draft.roles.get("funder") if draft.type == "donation" and draft.quantity else None
        if (giver and told is None) or (lone and set(told or ()) <= set(lone)):
            taker_nearby(page, draft, giver or lone or ())
            settle(page, draft, "only other state of the paragraph")
        _from_purchase_before(draft, near)
        settle(page, draft, "bought right before")
        owner_buys(draft, main)
        settle(page, draft, "whose thing it is")
        leader = main if draft.type in {"purchase", "request"} else taker
        if draft.type == "loan":
            leader = main or taker
        elif draft.frame in {"give", "pledge"} and leader == draft.roles.get("funder") and not draft.by_noun:
            leader = tuple(GIVEN_ARMS & named) or None  # who gives takes nothing
        take_option(page, draft, near)
        settle(page, draft, "the deal that it is an option of")
        if draft.type == "purchase" and "buyer" not in draft.roles:
            leader = buys_at_home(page, draft, near, main=main, known=known)
        _from_protagonist(page, draft, leader)
        settle(page, draft, "whom the text is about")
    for draft, near in _with_neighbours(drafts):
        turn(page, draft, near, late=True)
        add_giver(page, draft, near, giver=giver, home=home)
        settle(page, draft, "who gives in the text")
        asked_giver(page, draft, near, home)
        if draft.type != "delivery":
            from_maker(page, draft, named)
            settle(page, draft, "maker of the thing, named in the text")
    _from_neighbours(page, drafts, named)
    name_what_is_lent_for(page, drafts)


def _with_neighbours(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Sequence[Draft]]]:
    """Yield each draft with those near it, itself among them."""
    for place, draft in enumerate(drafts):
        yield draft, drafts[max(0, place - NEIGHBOURS) : place + NEIGHBOURS]


def _from_neighbours(page: Page, drafts: Sequence[Draft], named: set[str]) -> None:
    """Fill, in place, what is open once every claim has the parties of its own words."""
    leader = leading_firm(page, drafts)
    reporting = leader or reporting_firm(page, drafts)
    for draft, near in _with_neighbours(drafts):
        takers = (draft.roles.get("recipient", ()), draft.roles.get("buyer", ()))
        if any(d.roles.get("buyer") in takers for d in near if d.type == "purchase"):
            _from_purchase(page, draft, near)
            settle(page, draft, "delivered to who bought it")
        _from_siblings(draft, near)
        settle(page, draft, "same deal elsewhere")
        built_for_buyer(page, draft, near)
        settle(page, draft, "who bought what is built")
        _from_whole(draft)
        _from_same_purse(page, draft, near)
        settle(page, draft, "the whole it is part of")
        take_option(page, draft, near)
        if not (supplier_open(page, draft) or is_struck_out(draft)):
            sells_again(page, draft, near)
            only_seller(page, draft, near)
            settle(page, draft, "only seller of the text")
            leader_sells(page, draft, reporting if draft.type == "purchase" else leader)
            settle(page, draft, "firm that the text is about")
            from_maker(page, draft, named)
            settle(page, draft, "maker of the thing, named in the text")
        firm_of_maker(page, draft, near, leader)
        settle(page, draft, "firm of the selling state")
        sell_together(draft, near)
        come_from_maker(draft, near)
        settle(page, draft, "sellers of the whole")


def _from_near(page: Page, drafts: Sequence[Draft]) -> None:
    """Fill open roles from claims close by, in place, and turn the types that these make clear."""
    for draft, near in _with_neighbours(drafts):
        settle(page, draft, "notice of a possible sale")
        pay_by_loan(page, draft)
        borrow(page, draft)
        borrow_from(page, draft)
        granted_by(page, draft)
        lent_by_bloc(page, draft)
        lent_by_state(page, draft)
        lent_as_agreed(page, draft)
        lent_by_scheme(page, draft)
        without_banks(page, draft)
        lent_to_members(page, draft, near)
        settle(page, draft, "who borrows, and of whom")
        _from_siblings(draft, near)
        settle(page, draft, "same deal elsewhere")
        sold_between(page, draft)
        paid_sells(page, draft)
        firm_is_paid(draft)
        builder_sells(page, draft)
        turn(page, draft, near)
        _from_purchase(page, draft, near)
        settle(page, draft, "purchase that it belongs to")
        from_user(page, draft)
        settle(page, draft, "who uses it")
        if draft.whole is not None and draft.whole.type == "delivery":
            _from_whole(draft)
            settle(page, draft, "the whole it is part of")


def _parts_of_notice(page: Page, drafts: Sequence[Draft]) -> None:
    """Make what a notice of a possible sale lists the parts of that sale; its state sells what others list, too."""
    main: Draft | None = None
    for draft in drafts:
        if draft.type not in {"purchase", "request"} or draft.in_title:
            continue
        bought = draft.type == "purchase"
        told = [s for s in page.within(page.sentences[draft.sentence], "status") if s.says("notice")]
        if told and draft.amount and bought:
            main = draft
        elif main is None:
            continue
        elif bought and draft.quantity and not draft.amount and draft.whole is None and _same(draft, main):
            draft.whole = main
            told = page.within(page.sentences[draft.sentence], "frame")
            if draft.status == "historical" and any(f.value == "ask" for f in told):
                draft.status = main.status  # "had requested to buy"
        elif "seller" not in draft.roles and _is_notified(draft, main):
            draft.roles["seller"] = main.roles["seller"]


def _same(draft: Draft, main: Draft) -> bool:
    """Tell two drafts whose buyers do not differ."""
    buyers = (draft.roles.get("buyer"), main.roles.get("buyer"))
    return None in buyers or buyers[0] == buyers[1]


def _is_notified(draft: Draft, main: Draft) -> bool:
    """Tell arms by their name, or *weapons*, in a text of a notice, that its state may sell."""
    seller = main.roles.get("seller", ())
    named = draft.item is not None and (bool(draft.item.entry.named) or draft.item_name in GENERAL)
    ahead = draft.status == "announced" or (named and draft.status == "planned")
    return bool(seller) and ahead and may_sell(draft, seller) and not draft.taken & set(seller)


def protagonist(
    drafts: Sequence[Draft], roles: Sequence[str] = ("buyer", "recipient")
) -> tuple[str, ...] | None:
    """Return who most often has one of these roles in the text, None where nobody leads."""
    body = _leading([draft for draft in drafts if not draft.in_title], roles)
    return body or _leading(drafts, roles)


def _leading(drafts: Sequence[Draft], roles: Sequence[str]) -> tuple[str, ...] | None:
    """Return whom most claims name in these roles; among many parties only who has as many as all others."""
    seen: dict[tuple[str, ...], int] = {}
    for draft in drafts:
        for role in roles:
            told = role in draft.told or (role == "recipient" and role in draft.roles)
            if role == "recipient" and "buyer" in draft.roles and "buyer" in roles:
                continue  # who buys for another one leads
            if told and (parties := draft.roles.get(role)):
                seen[parties] = seen.get(parties, 0) + 1
    if not seen:
        return None
    most = max(seen.values())
    first, *alike = [parties for parties, count in seen.items() if count == most]
    return None if alike or 2 * most < sum(seen.values()) else first


def _same_deal(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts speak of one element: same type and item, no role contradicted."""
    if one is other or one.item_name != other.item_name:
        return False
    if one.type != other.type and {one.type, other.type} != {"donation", "delivery"}:
        return False
    if any(
        one.roles[r] != other.roles[r] for r in ("buyer", "recipient") if r in one.roles and r in other.roles
    ):
        return False
    same_money = bool(one.amount and other.amount and one.amount.value == other.amount.value)
    close = one.sentence <= other.until + CLOSE and other.sentence <= one.until + CLOSE
    return same_money or close or (one.amount is None) == (other.amount is None)


def _from_siblings(draft: Draft, drafts: Sequence[Draft]) -> None:
    for role in NEEDED.get(draft.type, ()):
        if role in draft.roles:
            continue
        same = [d for d in drafts if role in d.roles and _same_deal(draft, d)]
        same = [d for d in same if role != "seller" or d.status != "denied" or draft.status == "denied"]
        if role == "buyer" and draft.status == "denied":
            same = [d for d in same if d.status == "denied"]  # others may have bought the thing
        if role == "funder":
            same = [d for d in same if not d.rule.endswith(ONE_MORE)]
        if role == "funder" and draft.type != "donation":
            same = [d for d in same if d.amount and draft.amount and d.amount.value == draft.amount.value]
        for other in sorted(same, key=lambda d: abs(d.sentence - draft.sentence)):
            if not draft.taken & acting(other.roles[role]):
                draft.roles[role] = other.roles[role]
                break


def _from_protagonist(page: Page, draft: Draft, main: tuple[str, ...] | None) -> None:
    role = "buyer" if draft.type == "purchase" else "recipient" if draft.type in TAKEN else None
    if main is None or role is None or role in draft.roles:
        return
    if role == "recipient" and ("buyer" in draft.roles or (draft.amount and not named_by(page, draft, main))):
        return  # what is bought reaches its buyer
    own = draft.slots.get("seller", ("",))[0] == "origin of the thing"
    if own and draft.type == "funding" and draft.roles.get("seller") == main and set(main) <= GIVEN_ARMS:
        rename(draft, "seller", "recipient")  # "50 million for the upkeep of the Ukrainian F-16s"
    if not draft.taken & set(main):
        draft.roles[role] = main


def _from_purchase_before(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Let the buyer of what was told right before get what arrives, or borrow, in place.

    *The army ordered 18 howitzers. The first four systems are due in May; a loan covers half of the bill*.
    """
    taker = draft.roles.get("recipient", ())
    named = draft.item is not None and bool(draft.item.entry.named)
    given = named or draft.type != "delivery" or "funder" in draft.roles or set(taker) & GIVEN_ARMS
    known = "buyer" in draft.roles or (taker and given)
    if draft.type not in {"delivery", "loan"} or known or draft.in_title:
        return
    before = [d for d in drafts if d.start < draft.start and not d.in_title and d.type != "stance"]
    last = max(before, key=lambda d: d.start, default=None)
    if last is None or last.type != "purchase" or not is_before(last, draft):
        return
    buyer, payer = last.roles.get("buyer", ()), {"recipient", "funder"} & set(last.roles)
    taken = taker != buyer and (taker or draft.taken & set(buyer))
    if not buyer or payer or last.status == "denied" or taken:
        return
    if draft.type == "loan":
        draft.roles["recipient"] = buyer
    elif "funder" not in draft.roles:
        draft.roles["buyer"] = buyer
        draft.roles.pop("recipient", None)
        if "seller" in last.roles and may_sell(draft, last.roles["seller"]):
            draft.roles.setdefault("seller", last.roles["seller"])


def _from_purchase(page: Page, draft: Draft, drafts: Sequence[Draft]) -> None:
    """A thing bought is delivered to its buyer by its seller, not given."""
    named = draft.item is not None and draft.item.entry.named and draft.amount is None
    handed = named and draft.type == "donation" and not {"funder", "recipient"} & draft.told
    handed = handed and draft.frame != "pledge"
    if not (draft.type == "delivery" or handed):
        return
    bought = [
        d for d in drafts if d.type == "purchase" and d.item_name == draft.item_name and "buyer" in d.roles
    ]
    if "buyer" in draft.roles:
        own = [d for d in bought if d.roles["buyer"] == draft.roles["buyer"] and "seller" in d.roles]
        own = [d for d in own if d.status != "denied" or draft.status == "denied"]
        if own:
            draft.roles.setdefault("seller", own[0].roles["seller"])
        return
    given = [d for d in drafts if d.type == "donation" and d.item_name == draft.item_name and d is not draft]
    if bought and not given and draft.type == "delivery":
        ordered = draft.roles.get("funder") == bought[0].roles["buyer"]
        more = ordered and page.within((draft.start, draft.anchor[1]), "further")
        gifts = [d for d in drafts if d.type == "donation"] if more else []
        takers = {d.roles["recipient"] for d in gifts if "recipient" in d.roles}
        if len(takers) == 1:  # "Britain would deliver a further 650"
            draft.roles["recipient"] = bought[0].roles["recipient"] = takers.pop()
            return
        if _is_for_another(draft, bought[0]):
            return
    if bought and not given:
        draft.type = "delivery"  # "több mint százat adtak át a csapatoknak", of what was bought
        draft.roles["buyer"] = bought[0].roles["buyer"]
        draft.told |= {"buyer"} if draft.roles.get("recipient") == draft.roles["buyer"] else set()
        for role in ("recipient", "funder"):
            draft.roles.pop(role, None)
        if "seller" in bought[0].roles:
            draft.roles["seller"] = bought[0].roles["seller"]


def _is_for_another(draft: Draft, deal: Draft) -> bool:
    """Tell a delivery to somebody else than who bought the things, and give it its parties, in place.

    *124 of them go to the Netherlands*; *Lithuania buys 30 radars for Ukraine. The first twelve are due in May*.
    """
    buyer, taker, payer = (deal.roles.get(role, ()) for role in ("buyer", "recipient", "funder"))
    if "recipient" in draft.told and "recipient" in draft.roles:
        received = draft.slots.get("recipient", ("",))[0] == "subject" and draft.frame == "receive"
        other = not set(draft.roles["recipient"]) & set(buyer)
        if received and other and set(draft.roles["recipient"]) <= state_names().keys():
            rename(draft, "recipient", "buyer")  # "Portugal has received three of its five"
            if "seller" in deal.roles:
                draft.roles["seller"] = deal.roles["seller"]
            return True
        return draft.frame != "receive" and other
    taker, payer = (taker, payer or buyer) if taker else (buyer, payer)
    if not payer or set(taker) & set(payer):
        return False
    draft.roles |= {"recipient": taker, "funder": payer}
    seller = deal.roles.get("seller", ())
    if seller and not acting(seller) & {*payer, *taker} and may_sell(draft, seller):
        draft.roles.setdefault("seller", seller)
    return True


def _from_whole(draft: Draft) -> None:
    """A part has the parties of its whole."""
    if draft.whole is not None:
        for given_role, codes in draft.whole.roles.items():
            role = draft.role_from(draft.whole, given_role)
            if role != "funder" and not draft.taken & acting(codes):
                draft.roles.setdefault(role, codes)


def _from_same_purse(page: Page, draft: Draft, drafts: Sequence[Draft]) -> None:
    """A part of the sum just told comes from whoever gives that: *of that amount, 100 million will go to*."""
    if draft.type not in {"funding", "donation", "loan"} or "funder" in draft.roles or draft.amount is None:
        return
    sentence = page.sentences[draft.sentence]
    if not page.within((sentence.start, draft.anchor[1]), "part"):
        return
    before = [d for d in drafts if d.amount and "funder" in d.roles and d.sentence <= draft.sentence]
    before = [d for d in before if d.start < draft.start and draft.sentence - d.sentence <= 1]
    for whole in reversed(before):
        if whole.amount and is_less(draft.amount, whole.amount):
            draft.roles["funder"] = whole.roles["funder"]
            return
