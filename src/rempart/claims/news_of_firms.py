"""The firm whose news a text is, and what it sells and to whom: *Hensoldt reported orders from Latvia*."""

from collections.abc import Sequence

from rempart.claims.actor import FIRM_AND_STATE
from rempart.claims.bought import may_sell
from rempart.claims.draft import Draft
from rempart.claims.language import state_names
from rempart.claims.page import Page
from rempart.claims.turning import rename

# How often, and by which sentence, the firm is named that a text is about.
OFTEN, EARLY = 2, 2


def leading_firm(page: Page, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Return the firm that a text is about, if there is one: told to sell, named early, and twice as often as others.

    Example: ``("Otokar", "TR")`` in its half-year report.
    """
    firms = [a for a in page.actors if a.kind == "firm" and len(a.codes) <= FIRM_AND_STATE]
    times: dict[tuple[str, ...], int] = {}
    for firm in firms:
        times[firm.codes] = times.get(firm.codes, 0) + 1
    if not times:
        return ()
    leader = max(times, key=times.__getitem__)
    early = any(a.codes == leader and page.sentence_at(a.start).number <= EARLY for a in firms)
    speaks = len(page.mentions.of("we")) > 1  # "ordered 25,000 from us"
    sells = any(
        d.roles.get(role) == leader for d in drafts for role in ("seller", "producer") if role in d.told
    )
    if not early or not (speaks or sells) or (times[leader] < OFTEN and not (speaks and len(times) == 1)):
        return ()
    others = (count for codes, count in times.items() if codes != leader)
    return () if any(count * 2 > times[leader] for count in others) else leader


def reporting_firm(page: Page, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Return the firm whose own report a text is, if there is one: it acts first there, and buys nothing.

    Example: ``("Nammo", "NO")`` of *Nammo reported a record order intake*.
    """
    states = [a for a in page.actors if not a.led_by and not a.possessive and a.kind != "origin"]
    first = states[0] if states else None
    if first is None or first.kind != "firm" or page.sentence_at(first.start).number > EARLY:
        return ()
    times = [a.codes for a in page.actors if a.kind == "firm"]
    often = 2 * times.count(first.codes) > len(times)
    buys = any(d.roles.get(role) == first.codes for d in drafts for role in ("buyer", "recipient", "funder"))
    return first.codes if often and not buys else ()


def customer_buys(page: Page, draft: Draft, firm: tuple[str, ...]) -> None:
    """Let the state with which the firm of a text deals buy, in place: *a contract with the Netherlands for 60 turrets*.

    One behind its things sells: *the purchase of two destroyers from South Korea*.
    """
    told = draft.roles.get("seller", ())
    makers = draft.makers
    if not firm or draft.type != "purchase" or not draft.by_noun or "buyer" in draft.told or len(told) != 1:
        return
    place = draft.places.get("seller", (0, 0))
    behind = draft.item is not None and place[0] > draft.item.end
    sells = behind and any(a.led_by == "from" for a in page.actors_in(place))
    if told[0] in state_names() and told[0] not in {*firm, *makers} and not sells:
        rename(draft, "seller", "buyer")


def leader_sells(page: Page, draft: Draft, leader: tuple[str, ...]) -> None:
    """Let the firm that a text is about sell, or make, what nobody is told to and it may make, in place.

    Where the sentence names another firm, nobody.
    """
    _handed_over(page, draft, leader)
    role = "producer" if draft.type == "production" else "seller"
    dealt = draft.type == "production" or (draft.type == "purchase" and draft.roles.get("buyer"))
    taken = draft.parties_named
    if not leader or not dealt or role in draft.roles or leader[0] in taken:
        return
    here = page.actors_in(page.sentences[draft.sentence])
    alone = all(a.kind != "firm" or a.codes == leader for a in here)
    if alone and may_sell(draft, leader):
        draft.roles[role] = leader


def _handed_over(page: Page, draft: Draft, leader: tuple[str, ...]) -> None:
    """Let whom the firm of a text hands things over buy them, in place: *The group has delivered 60 jammers to Latvia*."""
    here = page.sentences[draft.sentence]
    acts = any(a.kind == "state" and not a.led_by for a in page.actors_in(here))
    handed = (
        draft.type == "delivery" and "recipient" in draft.told and not {"buyer", "funder"} & set(draft.roles)
    )
    if leader and handed and not acts and not page.within(here, "free"):
        rename(draft, "recipient", "buyer")
        draft.roles.setdefault("seller", leader)


def is_unlisted(page: Page, draft: Draft) -> bool:
    """Tell a claim that names nobody but firms of no table, who may trade in anything."""
    unlisted = {firm.value for firm in page.mentions.of("firm") if firm.says("unlisted")}
    parties = draft.parties_named
    return bool(parties) and parties <= unlisted
