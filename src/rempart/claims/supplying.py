"""Firms give nothing away unless for free: who makes arms and hands them over sells them, *Hanwha will supply Norway with 16*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.clauses import segment
from rempart.claims.draft import Draft
from rempart.claims.language import state_names
from rempart.claims.mentions import Mention
from rempart.claims.moods import is_bare_participle, is_participle, mood_of
from rempart.claims.page import Page
from rempart.claims.partners import signers
from rempart.claims.takers import bought_for
from rempart.claims.turning import GIVEN_ARMS, name_party, rename, turn_into

# Verbs of money that is spent on something.
SPENT: Final = frozenset({"spend", "fund", "pledge"})
# Letters before a verb in which its auxiliary stands, *had already supplied*, and behind a count in which stands by whom.
HELPED, BY = 12, 60
TAKEN: Final = frozenset({"", "to", "dat"})
HANDED: Final = frozenset({"donation", "delivery"})


def tell_sides(page: Page, draft: Draft) -> None:
    """Tell who sells, who pays and for whom it is bought, in place, by what firms and states of the sentence do."""
    award(page, draft)
    supply_under(page, draft)
    firm_supplies(page, draft)
    pay_their_makers(page, draft)
    bought_for(page, draft)


def award(page: Page, draft: Draft) -> None:
    """Let a state that awards the building of things to a firm buy them from it, in place.

    Example: *adjudicó al astillero Dearsan la construcción de cinco patrulleros*.
    """
    verb = draft.verb
    if draft.type != "production" or verb is None or not verb.says("noun"):
        return
    sentence = page.sentences[draft.sentence]
    part = segment(page, sentence, draft.start, draft.end)
    awarded = any(s.value == "contracted" for s in page.within(part, "status"))
    apart = any("," in page.folded[s.end : verb.start] for s in page.within(part, "status"))
    acting = [a for a in page.actors_in((sentence.start, verb.start)) if a.kind in {"state", "firm"}]
    firms = [a for a in acting if a.kind == "firm" and a.led_by in {"", "dat", "to"}]
    buyers = [a for a in acting if a.kind == "state" and firms and a.end <= firms[0].start]
    if awarded and not apart and buyers and len(firms) == 1:
        turn_into(draft, "purchase", "building that is awarded", moves={"producer": ""})
        _fill(page, draft, "buyer", buyers[0])
        _fill(page, draft, "seller", firms[0])


def supply_under(page: Page, draft: Draft) -> None:
    """Let a firm that hands things over under a contract sell them, in place, and who gets them buy.

    Example: *За контрактом вартістю 340 млн євро BAE Systems поставить Швеції 40 гармат*.
    """
    noun = draft.verb
    if draft.type != "purchase" or noun is None or not noun.says("noun") or "seller" in draft.told:
        return
    sentence = page.sentences[draft.sentence]
    opens = max(noun.end, sentence.start)
    verb = next((f for f in page.within((opens, sentence.end), "frame") if f.says("verb")), None)
    if verb is None or verb.value not in {"deliver", "give", "sell"} or is_participle(page, verb):
        return
    firms = [a for a in page.actors_in((opens, verb.start)) if a.kind == "firm"]
    takers = [a for a in page.actors_in((verb.end, verb.end + BY)) if a.kind == "state" and a.led_by in TAKEN]
    if firms and not firms[-1].led_by and takers:
        _fill(page, draft, "seller", firms[-1])
        _fill(page, draft, "buyer", takers[0])


def firm_supplies(page: Page, draft: Draft) -> None:
    """Let a firm that hands over arms be their seller, in place; who gets them from it as if given buys them.

    Example: ``donation`` with funder Hanwha and recipient NO becomes ``purchase`` with that seller and buyer, or a
    ``delivery`` where it is done. Where nobody is told to get them, the state with which the contract is signed does.
    """
    partner = _partner(page, draft)
    firms = set(draft.roles.get("funder", ())).difference(state_names())
    if draft.type not in HANDED or not firms or "seller" in draft.roles:
        return
    if draft.type == "donation" and page.within(page.sentences[draft.sentence], "free"):
        return  # "the Polish firm will throw in two simulators at no cost"
    rename(draft, "funder", "seller")
    if draft.type == "donation":
        verb = draft.verb if draft.amount is None and not partner else None
        come = verb is not None and is_participle(page, verb) and mood_of(page, verb) == "done"
        draft.type = "delivery" if come else "purchase"
    done = draft.verb is not None and mood_of(page, draft.verb) == "done"
    given = set(draft.roles.get("recipient", ())) & GIVEN_ARMS
    if draft.type == "delivery" and draft.amount is not None and not (done or given):
        draft.type = "purchase"  # "will deliver 123 Boxers for 1.9 billion"
    bought = draft.type == "purchase" or draft.amount is not None
    if bought and "recipient" in draft.roles and "buyer" not in draft.roles:
        rename(draft, "recipient", "buyer")
    if partner and not {"buyer", "recipient"} & set(draft.roles):
        role = "buyer" if draft.type == "purchase" else "recipient"
        _fill(page, draft, role, partner)


def pay_their_makers(page: Page, draft: Draft) -> None:
    """Let a state that pays the industry of one that is given arms pay for that one, in place.

    *Norway will spend 7 billion on drones from Ukrainian manufacturers*; *Denmark finances the production of Bohdanas*.
    """
    role = "producer" if draft.type == "production" else "seller"
    if role not in draft.roles and draft.type == "production" and "funder" in draft.told and draft.item:
        makers = draft.makers & GIVEN_ARMS
        draft.roles |= {"producer": tuple(makers)} if makers else {}
    # "spends 7 billion on drones from Ukrainian manufacturers"
    paid = draft.frame == "spend" or (
        draft.frame in SPENT and set(draft.roles.get("funder", ())) - GIVEN_ARMS
    )
    if role not in draft.roles and paid and draft.amount:
        here = page.actors_in((draft.anchor[1], page.sentences[draft.sentence].end))
        trades = [a for a in here if a.kind == "industry" and a.led_by in {"from", "at"}]
        draft.roles |= {role: trades[0].codes} if trades else {}
    makers, payer = set(draft.roles.get(role, ())) & GIVEN_ARMS, draft.roles.get("buyer", ())
    payer = draft.roles.get("funder", payer)
    if (
        not makers
        or not payer
        or draft.frame == "sell"
        or not set(payer) <= state_names().keys() - makers - {"US"}
    ):
        return  # the United States buy for themselves
    if "recipient" in draft.told or draft.type not in {"purchase", "funding", "production"}:
        return
    trade = any(a.kind == "industry" for a in page.actors_in(draft.places.get("seller", (0, 0))))
    spent = draft.amount is not None and (draft.by_noun or draft.frame in SPENT)
    if draft.type != "purchase" or trade or spent:
        signed = draft.frame == "deal" or "funder" in draft.roles
        if draft.type == "purchase" and draft.amount is not None and not signed:
            turn_into(draft, "funding", "paid for its makers", moves={"buyer": "funder"})
        draft.roles["recipient"] = tuple(makers)
        draft.told |= {"recipient"}


def deliver_supplied(page: Page, drafts: Sequence[Draft]) -> None:
    """Make what a firm has supplied a delivery, in place: *Saab had already supplied Rome with 20 radars*.

    Who is given arms has these as recipient, as others may have paid, unless the text tells that it bought them.
    """
    for draft in drafts:
        verb = draft.verb if draft.rule == "purchase:sell" and draft.type == "purchase" else None
        if verb is None or verb.value != "give" or draft.amount is not None or draft.status == "denied":
            continue
        if _has_supplied(page, verb, draft.anchor[0]):
            turn_into(draft, "delivery", "supplied by its firm")
            draft.status = "delivered"
            bought = any(d.type == "purchase" and d.item_name == draft.item_name for d in drafts)
            if set(draft.roles.get("buyer", ())) & GIVEN_ARMS and not bought:
                rename(draft, "buyer", "recipient")


def _has_supplied(page: Page, verb: Mention, place: int) -> bool:
    """Tell a verb of things that have come, which stand here: *has supplied 20*, but not *ont remis une offre pour 28*."""
    handed = any(s.value == "delivered" for s in page.within((verb.start - HELPED, verb.end), "status"))
    others = page.within((verb.end, place), "preposition")
    if not handed or any(p.value in {"by", "for"} or p.says("agent") for p in others):
        return False
    by = any(a.led_by == "by" for a in page.actors_in((verb.end, place + BY)))
    return mood_of(page, verb) == "done" or (not by and is_bare_participle(page, verb))


def _partner(page: Page, draft: Draft) -> Actor | None:
    """Return the state of *signed a contract with Ireland to supply eight radars*, or its ministry's."""
    sentence = page.sentences[draft.sentence]
    both = signers(page, sentence)
    if both and both[1].start < draft.anchor[0]:
        return both[1]
    papers = [
        f for f in page.within(sentence, "frame") if f.value in {"deal", "win"} and f.end < draft.anchor[0]
    ]
    if not papers or draft.verb is None or not papers[0].start < draft.verb.start:
        return None
    for actor in page.actors_in((papers[0].start, draft.anchor[0])):
        bodies = page.within((papers[0].end, actor.start), "institution", "government", "speaker")
        if actor.kind == "state" and (actor.led_by == "with" or (actor.led_by == "of" and bodies)):
            return actor
    return None


def _fill(page: Page, draft: Draft, role: str, actor: Actor) -> None:
    name_party(page, draft, role, actor)
    draft.told |= {role}
