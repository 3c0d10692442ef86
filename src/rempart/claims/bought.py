"""Who sells what a sentence lets nobody sell: by a payment, the deal around it, the maker of the thing."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.draft import Draft
from rempart.claims.going_on import ANAPHOR_REACH
from rempart.claims.items import GENERAL
from rempart.claims.language import state_names
from rempart.claims.page import Page
from rempart.claims.turning import GIVEN_ARMS, name_party, rename, turn_into
from rempart.terms.party import BLOCS

# Sentences within which a list of things bought has one seller.
CLOSE: Final = 2
# Letters that open a sentence, in which words for the deal just told stand.
OPENS: Final = 24
AGAIN: Final = 14  # letters between a preposition and the word for the firm told before
NEXT: Final = 2  # sentences behind a firm's sale in which somebody else buys the same of it
# How far the sum of a title may be from those that it adds up.
ROUNDED: Final = 0.02


def only_seller(page: Page, draft: Draft, drafts: Sequence[Draft]) -> None:
    """*Weapons* without more, and what is bought close by, come from the one seller named for this buyer.

    A thing that is known to be built elsewhere has no seller from its neighbours.
    """
    allied = draft.type == "funding" and draft.roles.get("funder") != ("EU",)
    if allied and "seller" not in draft.roles and draft.item_name in GENERAL:
        _of_same_list(draft, drafts)
    dealt = draft.type == "purchase" or (draft.type == "delivery" and "buyer" in draft.roles)
    if not dealt or "seller" in draft.roles:
        return
    same = [
        d
        for d in drafts
        if d.type == "purchase"
        and "seller" in d.roles
        and (d.status != "denied" or draft.status == "denied")
        and d.roles.get("buyer") == draft.roles.get("buyer")
        and may_sell(draft, d.roles["seller"])
    ]
    near = [d for d in same if draft.item_name in GENERAL or is_before(d, draft)]
    if not near and _under_same_deal(page, draft):
        near = [d for d in same if d.start < draft.start and draft.sentence - d.until <= ANAPHOR_REACH][-1:]
        here = page.actors_in(page.sentences[draft.sentence])
        near = [d for d in near if all(a.kind != "firm" or a.codes == d.roles["seller"] for a in here)]
    sellers = {d.roles["seller"] for d in near}
    if len(sellers) == 1:
        draft.roles["seller"] = sellers.pop()


def _of_same_list(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Let money for *weapons*, told right behind other money for these, buy of the same seller, in place."""
    for other in reversed(drafts):
        if other.type == "funding" and other.start < draft.start and is_before(other, draft):
            alike = other.item_name == draft.item_name
            alike = alike and other.roles.get("recipient") == draft.roles.get("recipient")
            if alike and "seller" in other.roles:
                draft.roles["seller"] = other.roles["seller"]
            return


def sells_again(page: Page, draft: Draft, drafts: Sequence[Draft]) -> None:
    """Let the firm that sold last sell where a deal is told with it again, in place: *Lima bought 30 of the same firm*."""
    here = page.sentences[draft.sentence]
    if (
        draft.type != "purchase"
        or "seller" in draft.roles
        or any(a.kind == "firm" for a in page.actors_in(here))
    ):
        return
    buyer = draft.roles.get("buyer")
    sold = [d for d in drafts if d.start < draft.start and d.status != "denied" and "seller" in d.roles]
    sold = [d for d in sold if d.roles.get("buyer") == buyer]
    firms = [d.roles["seller"] for d in sold if set(d.roles["seller"]) - state_names().keys()]
    for noun in page.within(here, "industry") if firms else ():
        leads = page.within((noun.start - AGAIN, noun.start), "preposition")
        of_it = bool(leads) and leads[-1].value in {"with", "from", "to", "of"}
        again = of_it and page.within((leads[-1].end, noun.start), "article", "pronoun")
        if again and may_sell(draft, firms[-1]) and not draft.taken & set(firms[-1]):
            draft.roles["seller"] = firms[-1]
            return


def _under_same_deal(page: Page, draft: Draft) -> bool:
    """Tell an option, or what words for the deal just told lead: *the contract also leaves open the purchase of 50*."""
    start = page.sentences[draft.sentence].start
    options = any(f.says("option") for f in page.within((start, draft.anchor[1]), "frame"))
    return options or bool(page.within((start, start + OPENS), "anaphor"))


def take_option(page: Page, draft: Draft, drafts: Sequence[Draft]) -> None:
    """Give an option that names nobody the parties of the deal just told: *The deal has an option for two more*."""
    here = page.sentences[draft.sentence]
    option = draft.type == "purchase" and draft.verb is not None and draft.verb.says("option")
    if not option or draft.in_title or not _under_same_deal(page, draft):
        return
    before = [d for d in drafts if d.type == "purchase" and d.start < draft.start and not d.in_title]
    before = [
        d for d in before if d.item_name == draft.item_name and d.status not in {"denied", "historical"}
    ]
    deal = before[-1].roles if before and before[-1].until >= draft.sentence - ANAPHOR_REACH else {}
    # "The ministry will not take up an option on six more" names its buyer alone.
    others = page.actors_in(here)
    firm = bool(set(deal.get("seller", ())) - state_names().keys())
    if others and not (firm and all(set(a.codes) <= set(deal.get("buyer", ())) for a in others)):
        return
    if set(draft.roles.get("seller", ())) <= set(deal.get("seller", ())):
        draft.roles.pop("seller", None)  # a firm's state, which its firm stands beside
    for role in ("buyer", "seller", "recipient"):
        if role in deal:
            draft.roles.setdefault(role, deal[role])


def supplier_open(page: Page, draft: Draft) -> bool:
    """Tell whether the text says that the supplier is not chosen or not named."""
    near = page.sentences[draft.sentence : draft.sentence + 2]
    return any(
        o.value == "supplier"
        for s in near
        if page.within(s, "withheld_state")
        for o in page.within(s, "withheld_object")
    )


def may_sell(draft: Draft, seller: tuple[str, ...]) -> bool:
    """Tell whether nothing known of the thing contradicts this seller."""
    return not draft.makers or bool(draft.makers & set(seller))


def from_maker(page: Page, draft: Draft, named: set[str]) -> None:
    """Where only one state builds a thing and the text names that state, it would be the seller.

    Not of what partners are asked for: they would give of their own.
    """
    bought = draft.type in {"purchase", "request"} or (draft.type == "delivery" and "buyer" in draft.roles)
    open_seller = bought and "seller" not in draft.roles
    asked = draft.type == "request" and (
        "funder" in draft.roles
        or any(g.says("many") for g in page.within(page.sentences[draft.sentence], "government"))
    )
    if not open_seller or draft.item is None or asked:
        return
    maker = tuple(code for code in draft.item.says("maker").split("+") if code)
    if maker and set(maker) <= named and not set(maker) & set(draft.roles.get("buyer", ())):
        draft.roles["seller"] = maker


def owner_buys(draft: Draft, main: tuple[str, ...] | None) -> None:
    """Let whose things they are buy, in place, who makes none such: *the 64 Finnish F-35s, bought for 8.4 billion*."""
    owner = draft.roles.get("seller", ())
    adjective = draft.slots.get("seller", ("",))[0] == "origin of the thing"
    alone = draft.type == "purchase" and "buyer" not in draft.roles and main in {None, owner}
    if adjective and alone and draft.makers and not draft.makers & set(owner):
        rename(draft, "seller", "buyer")


def firm_of_maker(page: Page, draft: Draft, drafts: Sequence[Draft], leader: tuple[str, ...] = ()) -> None:
    """Name the firm of the selling state, in place: *Jakarta ordered 12 more Rafales, Dassault Aviation said*.

    It is the only one of that state in the text and named in the title, or in the paragraph where it sells no other
    thing, or it is the ``leader`` of the text; a state that is itself told to sell stays alone.
    """
    state = draft.roles.get("seller", ())
    makers = draft.makers
    adjective = draft.slots.get("seller", ("",))[0] == "origin of the thing"
    bought = draft.type in {"purchase", "delivery"} and ("seller" not in draft.told or adjective)
    others = {code for role, codes in draft.roles.items() if role != "seller" for code in codes}
    here = page.actors_in(page.sentences[draft.sentence])
    beside = {a.codes for a in here if a.kind == "firm" and a.codes[1:] == state}
    deals = [d for d in drafts if d.type == "purchase" and state and draft.type == "delivery"]
    deals = [
        d
        for d in deals
        if d.item_name == draft.item_name and d.roles.get("buyer") == draft.roles.get("buyer")
    ]
    sellers = {d.roles["seller"] for d in deals if d.roles.get("seller", ())[1:] == state}
    if len(state) == len(sellers) == 1 and not beside:
        draft.roles["seller"] = sellers.pop()  # "The first ten will come from South Korea"
        return
    if not bought or len(state) != 1:
        return
    if leader[1:] == state and beside <= {leader} and leader[0] not in others:
        draft.roles["seller"] = leader
        return
    named = (
        [a for a in page.actors if a.kind == "firm" and a.codes[1:] == state] if state[0] in makers else []
    )
    firms = beside or {a.codes for a in named}
    if len(firms) != 1 or others & set(*firms):
        return
    firm, paragraph = next(iter(firms)), page.sentences[draft.sentence].paragraph
    near = any(page.sentence_at(a.start).paragraph in {0, paragraph} for a in named)
    sold = [d for d in drafts if d.roles.get("seller") == firm and d.item_name == draft.item_name]
    buyer = draft.roles.get("buyer", ())
    alike = [d for d in sold if d.roles.get("buyer") == buyer != () and d.sentence < draft.sentence]
    alike = [d for d in alike if draft.sentence - d.until <= ANAPHOR_REACH + 1 and draft.type == "purchase"]
    sold = alike or [d for d in sold if d.sentence < draft.sentence <= d.until + NEXT]
    again = bool(sold) and draft.status != "denied"
    if beside or near or again:
        draft.roles["seller"] = firm


def is_before(one: Draft, other: Draft) -> bool:
    """Tell a deal told right before another one, or with it."""
    return one.sentence <= other.sentence <= one.until + CLOSE


def paid_sells(page: Page, draft: Draft) -> None:
    """Let who is paid a price for a number of things sell them: *paid Saab 90 million for six boats*.

    A firm that a state pays for arms sells them, however they are counted; but not for its works, nor as a gift to
    the state that it is of.
    """
    if draft.amount is None or draft.type != "funding" or "recipient" not in draft.roles:
        return
    paid = page.actors_in(draft.places.get("recipient", (0, 0)))
    firm = any(a.kind == "firm" for a in paid)
    gap = (draft.verb.end if draft.verb else 0, draft.places.get("recipient", (0, 0))[0])
    # but not "va financer la livraison à l'Ukraine de 14 véhicules"
    handed = any(f.value in {"deliver", "give"} for f in page.within(gap, "frame"))
    if draft.frame == "fund" and draft.quantity and not handed and any(a.led_by == "to" for a in paid):
        rename(draft, "recipient", "seller")
    elif draft.quantity and draft.item and _is_of_firm(page, draft):
        turn_into(draft, "purchase", "firm of the things", moves={"funder": "seller", "recipient": "buyer"})
    elif firm and _is_paid_for_arms(page, draft):
        turn_into(draft, "purchase", "firm paid for arms", moves={"recipient": "seller", "funder": "buyer"})


def _is_of_firm(page: Page, draft: Draft) -> bool:
    """Tell a firm that stands behind its things and pays nothing: *150 carriers of the maker Patria, set at 410 million*."""
    firms = [a for a in page.actors_in(draft.places.get("funder", (0, 0))) if a.kind == "firm"]
    return bool(firms) and draft.item is not None and 0 < firms[0].start - draft.item.end < OPENS + AGAIN


def _is_paid_for_arms(page: Page, draft: Draft) -> bool:
    """Tell a payment for things, and by whom they are bought, from money for works or for an ally's makers."""
    verb, payer, firm = draft.verb, draft.roles.get("funder", ()), set(draft.roles["recipient"])
    if verb is None or not (draft.item or draft.quantity) or (draft.by_noun and not verb.says("advance")):
        return False
    sentence = page.sentences[draft.sentence]
    works = page.within(sentence, "works") or any(
        f.value == "produce" for f in page.within(sentence, "frame")
    )
    paying = draft.frame == "fund" or verb.says("pays") or verb.says("advance")
    given = firm & GIVEN_ARMS and not firm & set(payer)
    named = draft.item is not None and bool(draft.item.entry.named)
    return bool(paying or draft.quantity or named) and not (works or given or set(payer).intersection(BLOCS))


def firm_is_paid(draft: Draft) -> None:
    """Let the firm that receives a sum for things sell them, in place: *KNDS will receive 300 million for 24 Caesar*."""
    firm = draft.roles.get("buyer", ())
    paid = draft.type == "purchase" and draft.frame == "receive" and draft.amount is not None
    named = bool({"buyer", "recipient"} & draft.told)
    owner = draft.slots.get("seller", ("",))[0] == "origin of the thing" and draft.roles["seller"] != firm[1:]
    if (
        not paid
        or not named
        or not firm
        or firm[0] in state_names()
        or ("seller" in draft.roles and not owner)
    ):
        return
    if owner:  # "Navantia cobrará 1.800 millones por las cinco corbetas saudíes"
        draft.roles["buyer"], draft.roles["seller"] = draft.roles["seller"], firm
        return
    rename(draft, "buyer", "seller")
    if "funder" in draft.told:
        rename(draft, "funder", "buyer")


def builder_sells(page: Page, draft: Draft) -> None:
    """Let the one firm that builds what is bought sell it: *a contract to build four corvettes at Fincantieri's yard*."""
    sentence = page.sentences[draft.sentence]
    building = draft.by_noun and any(f.value == "produce" for f in page.within(sentence, "frame"))
    building = building and not draft.is_option  # of which it builds parts
    if draft.type != "purchase" or not building or "seller" in draft.roles or "producer" in draft.roles:
        return
    firms = [a for a in page.actors_in(sentence) if a.kind == "firm"]
    if len({a.codes for a in firms}) == 1:
        name_party(page, draft, "seller", firms[0])
        draft.told |= {"seller"}


def sell_together(title: Draft, drafts: Sequence[Draft]) -> None:
    """Let all who sell what a title adds up sell it, in place: *a 2.3 billion deal*, of 1.6 and 0.7 billion."""
    sums = [d for d in drafts if d.type == title.type == "purchase" and d.amount and not d.in_title]
    sums = [d for d in sums if d.amount and title.amount and d.amount.currency == title.amount.currency]
    total = sum(d.amount.value for d in sums if d.amount)
    sellers = tuple(dict.fromkeys(code for d in sums for code in d.roles.get("seller", ())))
    added = title.in_title and len(sums) > 1 and "seller" not in title.told
    if added and sellers and title.amount and abs(total / title.amount.value - 1) < ROUNDED:
        title.roles["seller"] = sellers


def sold_between(page: Page, draft: Draft) -> None:
    """Let one of two states that agree on a purchase sell, in place: *Kyiv and Washington on buying American arms*.

    The one whose arms they are, or who is no state that others arm; where the text does not say it, nobody.
    """
    both = draft.roles.get("buyer", ()) if draft.type == "purchase" and draft.by_noun else ()
    if len(both) == 2 and "seller" not in draft.roles:
        named = page.actors_in((draft.start, draft.end))
        origins = {code for a in named if a.kind == "origin" for code in a.codes} & set(both)
        flown = "drone" in (draft.item_name or "")  # what Ukraine sells too
        sells = [code for code in both if code in origins]
        sells = sells or [c for c in both if c not in GIVEN_ARMS and not flown]
        if len(sells) == 1:
            draft.roles |= {"buyer": tuple(c for c in both if c not in sells), "seller": (sells[0],)}


# Letters of the full name of works before their short one, in which stands whose they are.
OWNED: Final = 40


def built_for_buyer(page: Page, draft: Draft, drafts: Sequence[Draft]) -> None:
    """Let who bought things get those that are built, in place: *ordered six boats. Four will be built in Riga*.

    What a works can build by the month or the year is for whoever orders it. A firm of the state, without more, is
    that of the buyer: *en la planta de la estatal FAME*.
    """
    count, taken = draft.quantity, {"buyer", "recipient"} & set(draft.roles)
    if draft.type != "production" or count is None or draft.amount or taken or draft.status == "historical":
        return
    kind = f" {draft.item_name}"  # "K808 armoured vehicles … 30 of the armoured vehicles"
    deals = [d for d in drafts if d.type == "purchase" and f" {d.item_name}".endswith(kind) and d.quantity]
    deals = [d for d in deals if d.start < draft.start and d.status != "denied" and "buyer" in d.roles]
    enough = bool(deals) and deals[-1].quantity is not None and count.value <= deals[-1].quantity.value
    if enough and not page.within(page.sentences[draft.sentence], "period"):
        draft.roles["buyer"] = deals[-1].roles["buyer"]
        place = draft.places.get("producer", (0, 0))
        owned = any(word.says("owned") for word in page.within(place, "industry"))
        # So with the short name of works of the army: "Fábrica de Armas del Ejército (FAME)".
        short = page.folded[place[0] - 1 : place[0]] == "("
        owned |= short and bool(page.within((place[0] - OWNED, place[0]), "government"))
        firm = len(makers := draft.roles.get("producer", ())) == 1 and makers != draft.roles["buyer"]
        if firm and owned:
            draft.roles["producer"] += draft.roles["buyer"]
