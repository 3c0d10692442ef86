"""Claims that are of another type than their verb says, by who pays, who receives and what was ordered before.

The one place where a claim changes its type once its parties are known: each row of ``TURNS`` says from which
types, to which, what must hold, and the reason that is recorded; ``MOVES`` says what becomes of the parties.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.draft import GIFTS, SOLD, Draft
from rempart.claims.filled import GIVEN_BY, Filled
from rempart.claims.items import GENERAL
from rempart.claims.language import state_names
from rempart.claims.money import AID
from rempart.claims.ordering import for_own_forces, is_under_order
from rempart.claims.outlays import of_own_budget
from rempart.claims.page import Page
from rempart.terms.status import ClaimType

# What the parties of one type are in another one, nothing where they have no part; who is not named keeps its own.
MOVES: Final[dict[tuple[str, ClaimType], dict[str, str]]] = {
    ("funding", "purchase"): {"funder": "buyer", "recipient": "buyer"},
    ("donation", "purchase"): SOLD,
    ("delivery", "purchase"): SOLD,
    ("donation", "delivery"): SOLD,
    ("delivery", "delivery"): SOLD,
    ("purchase", "loan"): {"buyer": "recipient", "seller": ""},
    ("purchase", "funding"): {"buyer": "funder"},
    ("loan", "purchase"): {"recipient": "buyer"},
    ("request", "purchase"): {"recipient": "buyer"},
}
BARTERED: Final = {"funder": "buyer", "recipient": ""}
BUILT: Final = {"producer": "seller", "recipient": "buyer"}
# What is given for nothing; a loan is none, as who takes it pays it back.
GIVEN: Final = frozenset({"donation", "funding", "guarantee"})
# Sentences between a deal and what is paid for its things, or a purchase and its price.
CLOSE: Final = 2
# Of whom reports of these years, where they say no more, mean that arms are asked for as a gift.
GIVEN_ARMS: Final = frozenset({"UA"})
# Shares of which words speak, and how far a rounded part may be from its share.
ROUNDED: Final = 0.005
# Letters between words such as *in return for* and the count, between a sum and the works that it is for, and of the
# words that open a sentence.
EXCHANGE, WORKS, OPENS = 40, 40, 20
AHEAD: Final = 40  # letters between a sum and the word for an advance
Holds = Callable[[Page, Draft, Sequence[Draft]], bool]


@dataclass(frozen=True, slots=True)
class Turn:
    """One row: claims of these types become ``kind`` where ``holds``, for the reason ``why``.

    A ``late`` one looks at who gives to whom in the whole text, and waits until every claim has its taker.
    """

    types: frozenset[str]
    kind: ClaimType
    holds: Holds
    why: str
    late: bool = False
    moves: dict[str, str] | None = None


def turn(page: Page, draft: Draft, drafts: Sequence[Draft], *, late: bool = False) -> None:
    """Give a draft, in place, the type and the parties that the text around it makes of it; the first row wins."""
    for row in TURNS:
        if row.late == late and draft.type in row.types and row.holds(page, draft, drafts):
            turn_into(draft, row.kind, row.why, moves=row.moves)
            return


def turn_into(draft: Draft, kind: ClaimType, reason: str, *, moves: dict[str, str] | None = None) -> None:
    """Change the type of a draft, in place, move its parties along and record the reason.

    ``moves`` says what becomes of the parties where that is not what ``MOVES`` says.
    """
    for old, new in (moves or MOVES.get((draft.type, kind), {})).items():
        if not new:
            draft.roles.pop(old, None)
        elif old in draft.roles and new not in draft.roles:
            rename(draft, old, new)
    draft.type = kind
    draft.note("type", reason, draft.anchor)


def name_party(page: Page, draft: Draft, role: str, party: Actor | Filled) -> None:
    """Give a role of a draft to a party that the text names, in place, with its words and their place."""
    draft.roles[role], draft.places[role] = party.codes, (party.start, party.end)
    draft.as_said[role] = page.says(draft.places[role])


def rename(draft: Draft, former: str, role: str) -> None:
    """Give a party of a draft, where it has one, another role, in place, with the words and the place that name it."""
    if former not in draft.roles:
        return
    draft.roles[role] = draft.roles.pop(former)
    draft.as_said[role] = draft.as_said.pop(former, "")
    if former in draft.places:
        draft.places[role] = draft.places.pop(former)
    if former in draft.slots:
        draft.slots[role] = draft.slots.pop(former)
    if former in draft.told:
        draft.told = draft.told - {former} | {role}


def _sold_not_given(page: Page, draft: Draft, _drafts: Sequence[Draft]) -> bool:
    """Tell an *arms package* in a text that tells of a sale and of no gift."""
    if not draft.by_noun or draft.item_name == AID:
        return False
    frames = page.mentions.of("frame")
    return any(f.value == "sell" for f in frames) and not any(
        f.value == "give" and f.says("verb") for f in frames
    )


def _priced(_page: Page, draft: Draft, _drafts: Sequence[Draft]) -> bool:
    """Tell who pays a price for a number of things, and names no receiver."""
    bought = "seller" in draft.told or not draft.by_noun
    priced = draft.amount is not None and draft.quantity is not None and draft.frame in {"fund", "pledge"}
    return bought and priced and "funder" in draft.told and "recipient" not in draft.roles


def _paid_for_own(page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell who pays for its own arms: *Latvia bought six boats. It paid 90 million for them*.

    A payer of the text who gives nobody anything there and buys, or the one whose things the sum is for.
    """
    ahead = _is_advance(page, draft)
    pays = draft.verb is not None and (draft.frame == "fund" or bool(draft.verb.says("pays")) or ahead)
    aided = any(party.value in GIVEN_ARMS for party in page.mentions.of("party", "adjective"))
    given = draft.frame == "give" and draft.quantity is None and "funder" in draft.told
    pays = pays or (given and not aided)  # "Athens has offered 600 million"
    noun = draft.by_noun and not ahead
    if not pays or noun or draft.amount is None or not _is_thing(draft) or "recipient" in draft.told:
        return False
    if any(f.value == "produce" for f in page.within((draft.start, draft.end), "frame")):
        return False  # who finances the making of drones has not paid for them
    payer = draft.roles.get("funder")
    if payer is None:
        before = [d for d in drafts if 0 < draft.sentence - d.sentence <= CLOSE and not d.in_title]
        before = [d for d in before if d.item_name == draft.item_name]
        return bool(before) and _owner(before[-1]) is not None and "funder" not in before[-1].roles
    named = draft.item is not None and bool(draft.item.entry.named) and draft.type == "funding"
    named = named and draft.roles.get("recipient", payer) == payer and set(payer) <= state_names().keys()
    named = named and "%" not in page.says((draft.start, draft.end))  # a bank that finances a share lends it
    owns = any(_owner(d) == payer for d in drafts if d is not draft)
    return not _gives(payer, drafts, besides=draft) and (owns or (named and not aided))


def _is_thing(draft: Draft) -> bool:
    """Tell arms that the text names, which are more than *weapons*."""
    return draft.item is not None and draft.item_name not in GENERAL | {AID}


def _owner(draft: Draft) -> tuple[str, ...] | None:
    """Return who gets the things of a purchase or a delivery."""
    if draft.type not in {"purchase", "delivery"}:
        return None
    return draft.roles.get("buyer") or draft.roles.get("recipient")


def _gives(party: tuple[str, ...], drafts: Sequence[Draft], *, besides: Draft) -> bool:
    """Tell whether the text has somebody give arms or money to somebody else."""
    given = [
        d
        for d in drafts
        if d is not besides and d.type in GIVEN and set(d.roles.get("funder", ())) & set(party)
    ]
    return any(d.roles.get("recipient", () if d.type == "donation" else party) != party for d in given)


def _is_aided(party: tuple[str, ...], drafts: Sequence[Draft], *, besides: Draft) -> bool:
    """Tell whether the text has somebody give this party arms or money."""
    given = [d for d in drafts if d is not besides and d.type in GIVEN and d.roles.get("recipient") == party]
    given = [d for d in given if {"funder", "recipient"} & d.told]
    return any(d.roles.get("funder", () if d.type == "donation" else party) != party for d in given)


def _priced_alone(_page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell arms told with their price, or budgeted for, where nobody gives their taker any.

    *Berlin will buy 20 Eurofighters; 14 Iris-T systems are budgeted for as well*, *225 Pandur cost 1.8 billion*.
    """
    taker = draft.roles.get("recipient")
    package = draft.by_noun and draft.type == "donation"
    alone = draft.frame in {"pledge", ""} or package
    alone = alone and "funder" not in draft.roles and "recipient" not in draft.told
    if not taker or not alone or not (draft.quantity or package) or not (package or _is_thing(draft)):
        return False
    bought = any(d.type == "purchase" and d.roles.get("buyer") == taker and "buyer" in d.told for d in drafts)
    priced = draft.amount is not None and draft.frame == ""
    return (bought or priced) and not any(
        d.roles.get("recipient") == taker and "funder" in d.roles for d in drafts
    )


def _bought_before(_page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell the handing over of what was bought: *ordered five S-400; three have been handed over*."""
    if not _is_handed_over(draft):
        return False
    taker, giver = (draft.roles.get(role, ()) for role in ("recipient", "funder"))
    for deal in drafts:
        if deal.type != "purchase" or deal.item_name != draft.item_name or deal.start >= draft.start:
            continue
        buyer, seller = deal.roles.get("buyer", ()), deal.roles.get("seller", ())
        given = bool(giver) and "funder" in draft.told and not set(giver) & set(seller)
        if buyer and not given and (not taker or taker == buyer or "recipient" not in draft.told):
            return True
    return False


def _is_handed_over(draft: Draft) -> bool:
    """Tell a number of things that a verb hands over."""
    promised = draft.by_noun or draft.frame == "pledge"
    return draft.amount is None and draft.quantity is not None and not promised


def _ordered(page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell the handing over of some of what a contract covers: *handed over three of the five squadrons ordered*.

    What a state gives another one that it bought of a third is a gift: *gave Moldova eight Piranhas bought in Bern*.
    """
    giver = draft.roles.get("funder", ())
    makers = draft.makers
    if (
        {"funder", "recipient"} <= draft.told
        and (draft.item is None or makers)
        and not set(giver) & set(makers)
    ):
        return False
    handed = draft.amount is None and draft.quantity is not None and not draft.by_noun
    return handed and is_under_order(page, draft) and not _gives(giver, drafts, besides=draft)


def _to_own_forces(page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell what is handed to forces of no other state: *20 fighters are to be handed to the air force*."""
    party = draft.roles.get("recipient", ())
    handed = draft.amount is None and draft.quantity is not None and not draft.by_noun
    own = handed and "funder" not in draft.told and for_own_forces(page, draft)
    return own and not _is_aided(party, drafts, besides=draft)


def _from_its_maker(page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell arms that come from the state that makes them to one whom nobody gives any: *12 K9 from South Korea*."""
    giver, taker = draft.roles.get("funder", ()), draft.roles.get("recipient", ())
    makers = draft.makers
    if not set(giver) & set(makers) or set(taker) & (GIVEN_ARMS | set(giver)) or draft.amount is not None:
        return False
    free = bool(page.within(page.sentences[draft.sentence], "free"))
    free |= "funder" in draft.slots and draft.slots["funder"][0] == GIVEN_BY  # "twelve VAB donated by France"
    return not (free or _gives(giver, drafts, besides=draft) or _is_aided(taker, drafts, besides=draft))


def _part_of_loan(page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell what a loan told before is divided into: *two thirds, or 60 billion, for weapons; 30 for the budget*."""
    part = draft.amount
    sentence = page.sentences[draft.sentence]
    for whole in drafts:
        lent = whole.amount if whole.type == "loan" and whole.start < draft.start else None
        if (
            part is None
            or lent is None
            or lent.currency != part.currency
            or draft.sentence - whole.sentence > CLOSE
        ):
            continue
        sums = [m.amount.value for m in page.figures_in(sentence)[0] if m.amount.currency == lent.currency]
        if lent.value > part.value and abs(sum(sums) - lent.value) <= ROUNDED * lent.value:
            return True
    return False


def _bartered(page: Page, draft: Draft, _drafts: Sequence[Draft]) -> bool:
    """Tell what is had in exchange: *offered to give up its batteries in return for 40 fighters*.

    Behind an adverb stands what is given, the object of its verb: *will give in exchange twelve tanks*.
    """
    words = page.within((draft.anchor[0] - EXCHANGE, draft.anchor[0]), "exchange")
    alone = bool(words) and words[-1].says("alone")
    if alone and not page.within((words[-1].end, draft.anchor[0]), "preposition"):
        return False
    small = ("article", "bound", "preposition", "adjective", "further", "rank")
    near = bool(words) and page.mentions.only(page.folded, words[-1].end, draft.anchor[0], *small)
    return near and draft.amount is None and draft.verb is not None and draft.verb.end <= words[-1].start


def _for_works(page: Page, draft: Draft, _drafts: Sequence[Draft]) -> bool:
    """Tell money put into a place where arms are made: *invests 67 million euros in a line for rocket fuel*."""
    if draft.quantity is not None or draft.amount is None:
        return False
    end = page.sentences[draft.sentence].end
    works = page.within((draft.anchor[1], min(end, draft.anchor[1] + WORKS)), "works")
    if not works or set(page.folded[draft.anchor[1] : works[0].start]) & set(",;:()"):
        return False
    gap = (draft.anchor[1], works[0].start)
    return bool(page.within(gap, "preposition")) and not page.within(gap, "item", "frame")


def _part_of_gift(_page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell what a part of money given buys: *spends 435 million on drones and shells. 280 million buys interceptors*."""
    part = draft.amount
    option = draft.verb is not None and draft.verb.says("option")
    if part is None or option or {"buyer", "seller", "funder"} & draft.told or draft.in_title:
        return False
    before = [
        d for d in drafts if d.start < draft.start and draft.sentence - d.sentence <= CLOSE and d.amount
    ]
    gifts = [d for d in before if d.type in GIFTS and "funder" in d.roles and not d.in_title]
    bought = any(d.type == "purchase" and "buyer" in d.told for d in before)
    return not bought and any(
        d.amount and d.amount.currency == part.currency and d.amount.value > part.value for d in gifts
    )


def _is_advance(page: Page, draft: Draft) -> bool:
    words = page.within((draft.anchor[0] - AHEAD, draft.anchor[1] + AHEAD), "frame")
    return any(word.says("advance") for word in words)


def _approved(_page: Page, draft: Draft, _drafts: Sequence[Draft]) -> bool:
    """Tell money without arms that is approved: *gave the nod to 20 million of assistance*."""
    return draft.frame == "approve" and draft.quantity is None and draft.item is None and not draft.item_name


def _loan_opens(page: Page, draft: Draft, _drafts: Sequence[Draft]) -> bool:
    """Tell the sum of a loan that opens its sentence: *The loan covers the order and is guaranteed for 950 million*."""
    sentence = page.sentences[draft.sentence]
    if draft.quantity is not None or draft.amount is None or len(page.figures_in(sentence)[0]) > 1:
        return False
    loans = [f for f in page.within((sentence.start, sentence.start + OPENS), "frame") if f.value == "lend"]
    first = loans[0] if loans and loans[0].says("noun") else None
    return first is not None and page.mentions.only(
        page.folded, sentence.start, first.start, "article", "adjective"
    )


def _built_for_price(page: Page, draft: Draft, _drafts: Sequence[Draft]) -> bool:
    """Tell a number of things that a firm builds for a price, no works: *Mesko will build 400 missiles for 90 million*."""
    firm = set(draft.roles.get("producer", ())) - state_names().keys()
    priced = draft.amount is not None and draft.quantity is not None
    start = draft.verb.end if draft.verb else draft.start
    return bool(firm) and priced and not page.within((start, draft.end), "works", "period")


def _wished(page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell arms that a state wants and nobody in the text gives it: *The navy wants nine submarines*."""
    wanted = draft.verb is not None and draft.verb.says("wish")
    party = draft.roles.get("recipient")
    free = page.within(page.sentences[draft.sentence], "free")
    if not wanted or free or "funder" in draft.roles or set(party or ()) & GIVEN_ARMS:
        return False
    return not (_is_aided(party, drafts, besides=draft) if party else any(d.type in GIVEN for d in drafts))


TURNS: Final = (
    Turn(frozenset({"production"}), "purchase", _built_for_price, "built for a price", moves=BUILT),
    Turn(
        frozenset({"purchase", "donation", "production", "delivery"}), "loan", _part_of_loan, "part of a loan"
    ),
    Turn(frozenset({"purchase"}), "loan", _loan_opens, "sum of the loan"),
    Turn(frozenset({"purchase"}), "funding", _approved, "money approved", moves={"buyer": "recipient"}),
    Turn(frozenset({"purchase"}), "funding", _for_works, "put into works"),
    Turn(frozenset({"purchase"}), "funding", _part_of_gift, "part of a gift", moves={"buyer": "recipient"}),
    Turn(frozenset({"donation", "delivery"}), "purchase", _bartered, "had in exchange", moves=BARTERED),
    Turn(frozenset({"donation"}), "delivery", _bought_before, "bought before"),
    Turn(frozenset({"donation", "delivery"}), "delivery", _ordered, "handed over under an order", late=True),
    Turn(frozenset({"delivery"}), "delivery", _from_its_maker, "sold by its maker", late=True),
    Turn(frozenset({"donation"}), "delivery", _to_own_forces, "handed to its own forces", late=True),
    Turn(frozenset({"donation"}), "purchase", _sold_not_given, "sold, not given"),
    Turn(frozenset({"funding"}), "purchase", _priced, "price of a number of things"),
    Turn(GIFTS, "purchase", _paid_for_own, "paid for its own", late=True),
    Turn(GIFTS, "purchase", _priced_alone, "nobody gives it", late=True),
    Turn(frozenset({"loan", "funding"}), "purchase", of_own_budget, "of its own budget", late=True),
    Turn(frozenset({"request"}), "purchase", _wished, "wanted, and nobody gives it", late=True),
)
