"""The state that a text is about, and that buys in it where no other is told to: its home state."""

from collections.abc import Mapping, Sequence
from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.denominations import OF_MANY, moneys_of
from rempart.claims.draft import Draft
from rempart.claims.language import state_names
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.terms.party import BLOCS

# Letters of the body in which the place of its dateline stands, and behind that in which a dash closes it.
DATELINE, DASH = 40, 30
# What the leading state must weigh, and what share of that the next one may.
SURE, SHARE = 5, 0.6
# What leads a state that may buy.
GIVING: Final = frozenset({"give", "fund", "pledge", "lend"})
NAMED: Final = frozenset({"", "acc", "of", "to", "dat"})
# How much more than who is told to buy twice.
SURELY: Final = 3
# What a place in a text weighs.
TITLE_ACTS, TITLE_NAMED, OPENS, DATED, PRESS, OFFICE, ACTS = 6, 2, 4, 3, 4, 2, 1
# What sums in a state's own money weigh for it; moneys of many states speak for none.
OWN_MONEY: Final = 3
# Most that the offices, and the deeds, of one state weigh.
MOST_OFFICES, MOST_DEEDS = 6, 4
OFFICES: Final = ("government", "speaker", "institution")


def buys_at_home(
    page: Page,
    draft: Draft,
    drafts: Sequence[Draft],
    *,
    main: tuple[str, ...] | None,
    known: Mapping[str, int],
) -> tuple[str, ...] | None:
    """Return who buys what its sentence lets nobody buy: ``main``, or the state that the text is about.

    That one buys where nobody leads, and where who leads is told to buy at most once, and mostly gets what the
    other gives: *Canada will give Ukraine 64 vehicles … A plan to buy air defence for its brigade has slipped*.
    What is bought where the paragraph names the taker, or with somebody's money, is for the taker. ``known`` are
    the ``weights`` of the text.
    """
    if "funder" in draft.roles or set(main or ()).difference(state_names()):
        return main
    if alone := _only_state(page, draft, drafts):
        return alone
    bought = [
        d for d in drafts if d.type == "purchase" and "buyer" in d.told and d.roles.get("buyer") == main
    ]
    home = leading(known, () if main is None or bought else main)
    if not home or home in (main or ()) or _mostly_sells(home, drafts) or _would_sell(page, draft, home):
        return main
    if main is None:
        own = any(word.says("home") == home for word in page.within(page.sentences[draft.sentence], *OFFICES))
        return (home,) if own or any(d.told for d in drafts) else None  # who names no party may tell no deal
    if len(bought) > 1:
        return (home,) if known[home] > SURELY * known.get(main[0], 0) else main
    paid = any(f.value == "fund" for f in page.within(page.sentences[draft.sentence], "frame"))
    return (home,) if bought or not (paid or _speaks_of(page, draft, main)) else main


def _only_state(page: Page, draft: Draft, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Return the one state of the sentence of a purchase that may buy: *The Hague asked for 232 missiles at $1.1bn*.

    Who sells in the text, or gives money or arms in the sentence, does not.
    """
    makers = draft.makers
    sellers = {code for d in drafts for code in d.roles.get("seller", ())}
    sentence = page.sentences[draft.sentence]
    here = page.actors_in(sentence)
    firms = {code for a in here if a.kind == "firm" for code in a.codes}
    apart = {*draft.taken, *makers, *sellers, *firms, *BLOCS, "US"}
    if any(f.value in GIVING and f.says("verb") for f in page.within(sentence, "frame")):
        return ()
    free = [a for a in here if a.kind == "state" and a.led_by in NAMED and not apart & set(a.codes)]
    states = {a.codes for a in free if page.within((a.start, a.end), "party", "adjective")}
    return states.pop() if len(states) == 1 else ()


def leading(known: Mapping[str, int], taker: Sequence[str] = ()) -> str:
    """Return the state that weighs most, an empty text where none leads clearly.

    A mere ``taker`` of gifts may be named as often as who gives them, but not more.
    """
    ranked = sorted(known.items(), key=lambda one: -one[1])
    if not ranked or ranked[0][1] < SURE:
        return ""
    others = [weight for code, weight in ranked[1:] if code not in taker]
    return ranked[0][0] if not others or others[0] <= SHARE * ranked[0][1] else ""


def weights(page: Page) -> dict[str, int]:
    """Return how much speaks for each state that a text names.

    Who acts in the title and in the first sentence, the dateline, the offices and ministers that are named, who
    acts elsewhere, and whose press speaks of *the ministry* so.
    """
    found: dict[str, int] = {}
    _openings(page, found)
    offices: list[str] = []
    deeds: list[str] = []
    for actor in page.actors:
        office = actor.kind == "state" and page.within((actor.start, actor.end), *OFFICES)
        if actor.kind == "person" or office:
            offices.append(actor.codes[0])
        elif actor.kind == "state" and not actor.led_by:
            deeds.append(actor.codes[0])
    for code in dict.fromkeys((*offices, *deeds)):
        weight = min(OFFICE * offices.count(code), MOST_OFFICES) + min(ACTS * deeds.count(code), MOST_DEEDS)
        found[code] = found.get(code, 0) + weight
    usual = [home for word in page.mentions.of(*OFFICES) if (home := word.says("home"))]
    press = page.press if usual else page.reckoning
    if usual or press:
        code = press or max(dict.fromkeys(usual), key=usual.count)
        found[code] = found.get(code, 0) + PRESS
    named = {word.value for word in page.mentions.of("party", "adjective")} - set(BLOCS) | {press}
    moneys = [money.amount.currency for money in page.sums]
    own = {money for money in moneys if money not in OF_MANY and 2 * moneys.count(money) >= len(moneys)}
    for code in named if own else ():
        if not own.isdisjoint(moneys_of(code)):
            found[code] = found.get(code, 0) + OWN_MONEY
    return {code: weight for code, weight in found.items() if code in named}


def _openings(page: Page, found: dict[str, int]) -> None:
    """Count who acts in the title and in the first sentence of the body, and where that was written, in place."""
    # All of Europe meets in Brussels.
    shared = {word.start for word in page.mentions.of("party") if word.says("or")}
    states = [
        a for a in page.actors if a.kind == "state" and a.codes[0] not in BLOCS and a.start not in shared
    ]
    titled = [a for a in states if page.sentence_at(a.start).paragraph == 0]
    acting = next((a for a in titled if not a.led_by and not a.possessive), None)
    for actor in titled:
        weight = TITLE_ACTS if actor is acting else TITLE_NAMED
        found[actor.codes[0]] = found.get(actor.codes[0], 0) + weight
    body = next((s for s in page.sentences if s.paragraph), None)
    if body is None:
        return
    opening = [a for a in states if body.start <= a.start < body.end]
    for actor in opening[:1]:
        if _is_dateline(page, body, actor):
            found[actor.codes[0]] = found.get(actor.codes[0], 0) + DATED
            opening = opening[1:]
    first = next((a for a in opening if not a.led_by), None)
    if first is not None:
        found[first.codes[0]] = found.get(first.codes[0], 0) + OPENS


def _is_dateline(page: Page, body: Sentence, actor: Actor) -> bool:
    """Tell the capital in which a text was written: *OTTAWA, June 20 - *."""
    capital = any(p.says("capital") for p in page.within((actor.start, actor.end), "party"))
    near = actor.start - body.start < DATELINE
    return near and capital and "- " in page.folded[actor.end : actor.end + DASH]


def _mostly_sells(home: str, drafts: Sequence[Draft]) -> bool:
    """Tell a state that sells in half of the purchases that a text tells, or more, and buys nothing."""
    bought = [d for d in drafts if d.type == "purchase"]
    sold = [d for d in bought if d.roles.get("seller") == (home,)]
    buys = any(home in d.roles.get("buyer", ()) for d in bought)
    return not buys and bool(sold) and 2 * len(sold) >= len(bought)


def _would_sell(page: Page, draft: Draft, home: str) -> bool:
    """Tell the maker's own state beside another one: *Congress approved Poland's request for AIM-120D missiles*."""
    makers = draft.makers
    here = page.actors_in(page.sentences[draft.sentence])
    return home in makers and any(a.kind == "state" and home not in a.codes for a in here)


def _speaks_of(page: Page, draft: Draft, taker: tuple[str, ...]) -> bool:
    """Tell whether the paragraph of a claim has named a party by then."""
    here = page.sentences[draft.sentence]
    first = next(s for s in page.sentences if s.paragraph == here.paragraph)
    return any(set(a.codes) & set(taker) for a in page.actors_in((first.start, here.end)))
