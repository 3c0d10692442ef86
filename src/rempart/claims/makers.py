"""The firm that a text names as the maker of what is bought: *Hersteller ist Artec*, *The vehicles are built by Patria*."""

from collections.abc import Collection, Sequence
from typing import Final

from rempart.claims.actor import FIRM_AND_STATE, Actor
from rempart.claims.draft import GIFTS, Draft
from rempart.claims.insertions import speaks
from rempart.claims.items import GENERAL
from rempart.claims.language import state_names
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.claims.turning import name_party

# Letters between the word for a maker and its firm.
NEAR: Final = 50
# Sentences before and behind the word in which its things are bought.
BEFORE, BEHIND = 3, 3
BOUGHT: Final = frozenset({"purchase", "delivery"})
# Letters of a sentence in which its verb of building begins.
OPENING: Final = 90
# What may not stand between the word and the firm.
APART: Final = ("speech", "denial", "contrast", "item")
MARKS: Final = frozenset(",;.\n")


def name_makers(page: Page, drafts: Sequence[Draft]) -> None:
    """Let the firm that a sentence calls the contractor, or lets build or sign, sell what is bought close by, in place.

    What somebody is told to sell stays with them.
    """
    frames = page.mentions.of("frame")
    told = [f for f in frames if (f.value == "produce" and f.says("verb")) or f.says("contract")]
    for word in (*page.mentions.of("contractor"), *told):
        sentence = page.sentence_at(word.start)
        other = _signer if word.says("contract") else _builder
        firm = (_firm_of if word.kind == "contractor" else other)(page, sentence, word)
        for draft in _bought_near(page, sentence, word.start, drafts) if firm else ():
            named = word.kind == "contractor" or draft.item_name not in GENERAL
            if firm is not None and named and not _other_firm(page, draft, firm):
                name_party(page, draft, "producer" if draft.type == "production" else "seller", firm)


def come_from_maker(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Let the firm that sold a gift sell what is delivered of it, in place: *The first six are to leave in May*.

    So does the firm that hands over what was paid for: *Oslo pays for two batteries. Diehl will deliver the first in May*.
    """
    _handed_over_by_maker(draft, drafts)
    if draft.type != "delivery" or "funder" not in draft.roles or "seller" in draft.roles:
        return
    gifts = [d for d in drafts if d.type in GIFTS and "seller" in d.roles and d.start < draft.start]
    gifts = [d for d in gifts if d.item_name == draft.item_name]
    sides = [d for d in gifts if all(d.roles.get(r) == draft.roles.get(r) for r in ("funder", "recipient"))]
    if sides and sides[-1].quantity and set(sides[-1].roles["seller"]) - state_names().keys():
        draft.roles["seller"] = sides[-1].roles["seller"]


def _handed_over_by_maker(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Let the firm that delivers some of what a gift pays for sell all of it, in place."""
    if draft.type != "funding" or "seller" in draft.roles or not draft.quantity:
        return
    for part in drafts:
        firm = part.roles.get("seller", ()) if part.type == "delivery" else ()
        counted = part.quantity is not None and part.quantity.value <= draft.quantity.value
        same = counted and part.item_name == draft.item_name and draft.sentence <= part.sentence
        same = same and part.roles.get("recipient") == draft.roles.get("recipient")
        if (
            same
            and part.status != "denied"
            and set(firm) - state_names().keys()
            and not draft.taken & set(firm)
        ):
            draft.roles["seller"] = firm
            return


def _firm_of(page: Page, sentence: Sentence, word: Mention) -> Actor | None:
    """Return the firm that the word is said of, behind it or before it; a mere apposition says nothing of a deal."""
    for firm in page.actors_in(sentence):
        low, high = (word.end, firm.start) if firm.start >= word.start else (firm.end, word.start)
        gap = page.folded[low:high]
        inside = firm.start <= word.start and word.end <= firm.end
        if firm.kind != "firm" or inside or not 0 < high - low < NEAR or MARKS & set(gap):
            continue
        said = any(letter.isalpha() or letter in ":-" for letter in gap)
        told = firm.start >= word.end if word.says("by") else said
        if told and not page.within((low, high), *APART):
            return firm
    return None


def _builder(page: Page, sentence: Sentence, verb: Mention) -> Actor | None:
    """Return the one firm, behind its verb, of a sentence that only says who builds: *will be built by HD Hyundai*."""
    firms = [a for a in page.actors_in(sentence) if a.kind == "firm" and len(a.codes) == FIRM_AND_STATE]
    told = page.within(sentence, "speech", "denial", "contrast", "contractor")
    told = [word for word in told if word.kind != "speech" or speaks(page, word)]
    sums, counts = page.figures_in(sentence)
    plain = not (told or sums) and all(c.quantity.value == 1 for c in counts)  # "with a 70 mm launcher"
    only = plain and len(firms) == 1 and firms[0].start > verb.end
    return firms[0] if only and verb.start - sentence.start < OPENING else None


def _signer(page: Page, sentence: Sentence, paper: Mention) -> Actor | None:
    """Return with whom the contract is that a sentence without figures tells of: *under a contract with Patria*."""
    if page.within(sentence, "speech", "denial", "contrast", "item") or page.figures_in(sentence) != ([], []):
        return None
    behind = [a for a in page.actors_in((paper.end, sentence.end)) if a.start - paper.end < NEAR]
    firms = [a for a in behind if a.kind == "firm" and a.led_by == "with" and len(a.codes) == FIRM_AND_STATE]
    return firms[0] if firms and not MARKS & set(page.folded[paper.end : firms[0].start]) else None


def _bought_near(page: Page, sentence: Sentence, place: int, drafts: Sequence[Draft]) -> list[Draft]:
    """Return what is bought around a word: the deal told last before it, and what follows of the same things.

    The contractor of a possible sale of the United States sells, with the state, all that the notice lists before.
    """
    near = [d for d in drafts if -BEFORE <= d.sentence - sentence.number <= BEHIND and not d.in_title]
    come = {(d.item_name, d.roles.get("buyer")) for d in near if d.type == "delivery"}
    near = [d for d in near if d.status not in {"denied", "historical"} or _is_contract_of(d, come)]
    gifts = [d for d in near if d.start < place and d.type != "stance"][-1:]
    if any(d.type in GIFTS and (d.quantity or _is_named(d)) and d.item_name not in GENERAL for d in gifts):
        roles = {"production": "producer", "purchase": "seller"}
        made = [d for d in near if d.type in roles and d.item_name == gifts[0].item_name]
        return gifts + [d for d in made if set(d.roles.get(roles[d.type], ())) <= state_names().keys()]
    near = [d for d in near if d.type in BOUGHT]
    before = [d for d in near if d.start < place]
    if not before:
        return []
    last = max(before, key=lambda d: d.start)
    notice = any(s.says("notice") for s in page.mentions.of("status"))
    sold = [d for d in near if notice and d.start < place and d.roles.get("seller", ("US",)) == ("US",)]
    return [
        d
        for d in near
        if not set(d.roles.get("seller", ())).difference(state_names())
        and (
            d.item_name == last.item_name
            or (d.start > last.start and not (d.item and d.item.entry.named))
            or any(d is one for one in sold)
        )
    ]


def _is_named(draft: Draft) -> bool:
    """Tell money for arms by their name."""
    return draft.item is not None and draft.item.entry.named


def _is_contract_of(draft: Draft, come: Collection[tuple[str | None, tuple[str, ...] | None]]) -> bool:
    """Tell the order, of an earlier year, of what is handed over beside it."""
    return draft.status == "historical" and (draft.item_name, draft.roles.get("buyer")) in come


def _other_firm(page: Page, draft: Draft, firm: Actor) -> bool:
    """Tell a deal whose own sentence names another firm, or whose thing is known to be made elsewhere."""
    taken = {code for role, codes in draft.roles.items() if role != "seller" for code in codes}
    makers = draft.makers
    states = set(firm.codes) & state_names().keys()
    here = page.actors_in(page.sentences[draft.sentence])
    others = any(a.kind == "firm" and not set(a.codes) & set(firm.codes) for a in here)
    sellers = set(draft.roles.get("seller", ()))
    elsewhere = any(known and states and not known & states for known in (makers, sellers))
    return others or firm.codes[0] in taken or elsewhere
