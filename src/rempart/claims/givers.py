"""Who gives what is given where the sentence names nobody: who gives in the text, or the state it is about."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.denominations import OF_MANY, moneys_of
from rempart.claims.draft import GIFTS, Draft
from rempart.claims.language import state_names
from rempart.claims.mentions import Mention
from rempart.claims.page import Page, Span
from rempart.claims.turning import GIVEN_ARMS
from rempart.terms.party import BLOCS

# What comes of a gift told close before.
LATER: Final = frozenset({"delivery", "production"})
# Sentences behind a gift in which more of it is told.
CLOSE: Final = 2
# Nouns of aid: *military support*, *Unterstützung*.
AID: Final = frozenset({"give", "pledge"})
# Sentences that open a text, its title among them.
OPENING: Final = 3
# Letters beside a verb of giving in which its subject stands.
BESIDE: Final = 14
# Letters between a verb of giving and the money behind it.
HANDED: Final = 30


def is_money_given(draft: Draft) -> bool:
    """Tell money that a verb of giving has right behind it, whoever gets it: *Canada gives 60 million for them*."""
    near = draft.verb is not None and 0 < draft.anchor[0] - draft.verb.end <= HANDED
    money = draft.amount is not None and draft.quantity is None and not draft.in_title
    return draft.type == "donation" and money and near and "funder" in draft.told


def add_giver(
    page: Page, draft: Draft, drafts: Sequence[Draft], *, giver: tuple[str, ...] | None, home: str
) -> None:
    """Give a gift without a funder the one that the text around it makes obvious, in place.

    That is who gave the same taker something close before, else the one giver of the text, else the state it is
    about (*home*), else the office that tells of it: *Germany will send four systems. The package also contains 100
    radars*. Where the sentence names another state, nobody.
    """
    made = _made_for(draft, drafts)
    taker = made or (draft.roles.get("recipient", ()) if draft.type != "production" else ())
    if draft.type not in GIFTS | LATER or "funder" in draft.roles or not taker:
        return
    near = _given_close(draft, drafts, taker) or _aid_told(page, draft, drafts, taker)
    bought = "buyer" in draft.roles or ("seller" in draft.roles and not _is_paid_by(draft, drafts, near))
    if (draft.type in LATER and (bought or not near)) or _given_by_many(page, draft):
        return
    offices = [s.state for s in draft.chain if s.rank in {"person", "institution"} and s.state]
    codes = near or _giver_of_text(draft, drafts, giver=giver, home=home)
    if giver is None and not codes and offices and offices[-1] not in BLOCS:
        codes = (offices[-1],)
    if home and (not codes or set(codes) & set(taker)):
        codes = (home,)
    codes = _whose_money(page, draft, codes)
    here = page.actors_in(page.sentences[draft.sentence])
    named = {code for a in here if a.kind == "state" and not a.led_by for code in a.codes}
    others = named - {*taker, *codes}
    # "Kyiv has received 300, the Danish ministry said"
    if others == set(offices[-1:]) - set(BLOCS) and others:
        codes, others = _whose_money(page, draft, tuple(others)), set()
    if codes and not others and not set(made) & set(codes) and not draft.taken & set(codes):
        draft.roles["funder"] = codes
        draft.roles |= {"recipient": made} if made else {}


def _is_paid_by(draft: Draft, drafts: Sequence[Draft], giver: tuple[str, ...]) -> bool:
    """Tell what a firm hands over of things for which the giver pays: *Diehl will deliver the first of them in May*."""
    gifts = [d for d in drafts if d.type in GIFTS and d.item_name == draft.item_name and d.item_name]
    return any(d.roles.get("funder") == giver != () and d.start < draft.start for d in gifts)


def asked_giver(page: Page, draft: Draft, drafts: Sequence[Draft], home: str) -> None:
    """Let the state that the text is about be asked by whom it gives things, in place: *Kyiv asks for 100 missiles*.

    What is only needed, or asked of *partners*, is asked of nobody in particular.
    """
    taker = draft.roles.get("recipient")
    if draft.type != "request" or {"seller", "funder"} & set(draft.roles) or not taker or not home:
        return
    here = page.sentences[draft.sentence]
    bodies = _unnamed(page, here)
    wished = draft.verb is not None and bool(draft.verb.says("wish"))
    gives = any(
        d.type in GIFTS and d.roles.get("funder") == (home,) and d.roles.get("recipient") == taker
        for d in drafts
    )
    if any(s.says("notice") for s in page.mentions.of("status")):
        draft.roles["seller"] = ("US",)  # what is asked for under a possible sale
    elif gives and not bodies and not wished and home not in draft.taken:
        draft.roles["funder"] = (home,)


def _unnamed(page: Page, place: Span) -> list[Mention]:
    """Return the bodies of which no state is told: *partners*, *donors*."""
    own = [(actor.start, actor.end) for actor in page.actors_in(place)]
    return [g for g in page.within(place, "government") if not any(s <= g.start < e for s, e in own)]


def _given_by_many(page: Page, draft: Draft) -> bool:
    """Tell a gift whose verb has bodies without a name beside it: *donors have contributed 1.4 billion*."""
    verb = draft.verb
    if verb is None or not verb.says("verb"):
        return False
    return any(g.says("many") for g in _unnamed(page, (max(0, verb.start - BESIDE), verb.end + BESIDE)))


def _made_for(draft: Draft, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Give what the makers of an aided state build with money of another one to that state, in place, and return it.

    *2 billion goes to drones built in Ukraine*; *18 Bohdana howitzers will be built*.
    """
    payer, makers = draft.roles.get("funder", ()), draft.roles.get("producer", ())
    if draft.type != "production" or not (draft.amount or payer):
        return ()
    paid = [d for d in drafts if d.type in GIFTS and payer and d.roles.get("funder") == payer]
    made = [code for d in paid for role in ("seller", "producer") for code in d.roles.get(role, ())]
    aided = tuple(GIVEN_ARMS & set(makers or made))
    if aided and not set(aided) & set(payer):
        draft.roles.setdefault("producer", aided)
        if payer:
            draft.roles.setdefault("recipient", aided)
        return aided
    return ()


def _given_close(draft: Draft, drafts: Sequence[Draft], taker: tuple[str, ...]) -> tuple[str, ...]:
    """Return the one who is told to give the same taker something in this sentence or right before it."""
    near = [
        d
        for d in drafts
        if d is not draft
        and not d.in_title
        and 0 <= draft.sentence - d.sentence <= CLOSE
        and d.roles.get("recipient") == taker
        and "funder" in d.roles
    ]
    given = [d for d in near if d.type in GIFTS and not (draft.unnumbered and d.amount)]
    given = given or [
        d for d in near if draft.type == "delivery" and d.type in LATER and d.start < draft.start
    ]
    found = {d.roles["funder"] for d in given}
    return found.pop() if len(found) == 1 else ()


def _aid_told(page: Page, draft: Draft, drafts: Sequence[Draft], taker: tuple[str, ...]) -> tuple[str, ...]:
    """Return the one state whose aid to the taker a text that lists deliveries opens with, if the taker buys nothing.

    *Berlin has updated its list of military support for Ukraine. Ten howitzers were delivered in May.*
    """
    if draft.type != "delivery" or any(
        d.type == "purchase" and d.roles.get("buyer") == taker for d in drafts
    ):
        return ()
    states: set[str] = set()
    for sentence in page.sentences[:OPENING]:
        if any(f.value in AID and f.says("noun") for f in page.within(sentence, "frame")):
            states |= {a.codes[0] for a in page.actors_in(sentence) if a.kind == "state"}
    givers = states - set(taker) - set(BLOCS)
    others = {a.codes[0] for a in page.actors if a.kind == "state" and not a.led_by} - {*taker, *givers}
    return tuple(givers) if len(givers) == 1 and set(taker) <= states and not others else ()


def _giver_of_text(
    draft: Draft, drafts: Sequence[Draft], *, giver: tuple[str, ...] | None, home: str
) -> tuple[str, ...]:
    """Return the giver of the text, if no other gives in it and it gave this taker something by then."""
    funders = {code for d in drafts if "funder" in d.told for code in d.roles.get("funder", ())}
    if not giver or not (len(funders) == 1 or giver == (home,)) or (home and set(giver) & set(BLOCS)):
        return ()
    given = [d for d in drafts if d.type in GIFTS and set(d.roles.get("funder", ())) & set(giver)]
    given = [d for d in given if d.start < draft.start or giver == (home,)]
    same = any(d.roles.get("recipient") == draft.roles.get("recipient") for d in given)
    return giver if same or draft.by_noun else ()


def _whose_money(page: Page, draft: Draft, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the giver whose own money a sum is in: *1.4 billion Norwegian kroner* are none of Britain's."""
    money = draft.amount.currency if draft.amount else None
    if not money or money in OF_MANY or not codes or any(money in moneys_of(code) for code in codes):
        return codes
    states = {code for actor in page.actors if actor.kind in {"state", "origin"} for code in actor.codes}
    owners = {code for code in states & state_names().keys() if money in moneys_of(code)}
    return tuple(owners) if len(owners) == 1 else ()
