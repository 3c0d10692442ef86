"""Figures of a list whose verb stands once: *Norway takes 110 of the vehicles, Finland 90 and Lithuania 70*.

Each figure belongs to the party right before it, in the role that the first one has beside the verb.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.counted import SIDES
from rempart.claims.draft import Draft
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

# Letters between two figures of such a list, and between a party and its figure.
APART, CLOSE = 90, 30
# Words of an unknown verb between the two.
WORDS: Final = 2
# Sentences back in which the deal stands that such a list shares out.
BACK: Final = 3
# What stands between the figure before and the next party only where that one begins a clause of its own.
CLAUSES: Final = ("frame", "auxiliary", "speech", "that", "relative", "according")
SMALL: Final = ("article", "bound", "particle", "further")
KINDS: Final = frozenset({"state", "firm"})


def share_out(page: Page, sentence: Sentence, drafts: Sequence[Draft]) -> None:
    """Give each of several parties of a sentence its own figure, in place."""
    here = sorted((d for d in drafts if d.sentence == sentence.number), key=lambda draft: draft.anchor)
    if len(here) > 1:
        _respectively(page, sentence, here)
        for listed in _one_by_one(page, sentence, here):
            _share_deal(listed, drafts)
    for place, draft in enumerate(here):
        _for_one(page, draft, here[place + 1].anchor[0] if place + 1 < len(here) else sentence.end)


def _for_one(page: Page, draft: Draft, until: int) -> None:
    """Give what several buy together, and one of them is named to get, to that one: *three are for Norway*."""
    buyers = draft.roles.get("buyer", ())
    if len(buyers) > 1 and draft.type == "purchase":
        behind = page.actors_in((draft.anchor[1], min(until, draft.anchor[1] + CLOSE)))
        takers = [a for a in behind if a.led_by in {"for", "to"} and set(a.codes) < set(buyers)]
        if takers and not set(page.folded[draft.anchor[1] : takers[0].start]) & set(",;:("):
            draft.roles["buyer"], draft.told = takers[0].codes, draft.told | {"buyer"}
            draft.as_said["buyer"] = page.says((takers[0].start, takers[0].end))


def _respectively(page: Page, sentence: Sentence, here: Sequence[Draft]) -> None:
    """Share out *Greece and Portugal will get 788 m and 5.8 bn respectively*."""
    if not page.within(sentence, "respectively"):
        return
    for role in ("recipient", "funder", "buyer"):
        codes = {d.roles.get(role, ()) for d in here}
        shared = next(iter(codes), ())
        if len(codes) == 1 and len(shared) == len(here) > 1:
            for draft, code in zip(here, shared, strict=True):
                draft.roles[role] = (code,)


def _one_by_one(page: Page, sentence: Sentence, here: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Share out and yield each list in which only the first figure has a verb."""
    place = 0
    while place + 1 < len(here):
        listed = [here[place]]
        owners: list[Actor] = []
        while place + len(listed) < len(here):
            following = here[place + len(listed)]
            owner = _owner(page, listed[-1].anchor[1], following)
            if owner is None:
                break
            listed.append(following)
            owners.append(owner)
        first = _first_owner(page, sentence, listed[0]) if owners else None
        if first is not None:
            _settle(page, listed, [first, *owners])
            yield listed
        place += len(listed)


def _share_deal(listed: Sequence[Draft], drafts: Sequence[Draft]) -> None:
    """Give the shares of a deal just told what is said of the whole: its seller, and how firm it is."""
    first = listed[0]
    before = [d for d in drafts if first.sentence - BACK <= d.sentence < first.sentence and not d.in_title]
    same = [d for d in before if d.quantity and d.item_name == first.item_name and d.type == first.type]
    total = sum(d.quantity.value for d in listed if d.quantity)
    deal = same[-1] if same else None
    if deal is None or deal.quantity is None or total > deal.quantity.value:
        return
    for draft in listed:
        draft.roles = deal.roles | draft.roles
        if not draft.frame:
            draft.status = deal.status
            draft.note_as(deal, "status", "the deal it is a share of")


def _owner(page: Page, end: int, draft: Draft) -> Actor | None:
    """Return the one party between two figures that stands right before the second: *, Finland 90*."""
    start = draft.anchor[0]
    if not 0 < start - end <= APART:
        return None
    between = [a for a in page.actors_in((end, start)) if a.kind in KINDS]
    if len(between) != 1 or between[0].led_by or not _is_close(page, between[0], start):
        return None
    gap = page.folded[end : between[0].start]
    parted = "," in gap or ";" in gap or bool(page.within((end, between[0].start), "conjunction"))
    cut = set(gap) & set(":(\n") or ". " in gap or page.within((end, start), *CLAUSES)
    return between[0] if parted and not cut else None


def _is_close(page: Page, actor: Actor, start: int) -> bool:
    """Tell a party with only small words or a dash between it and its figure."""
    gap = page.folded[actor.end : start].replace("-", " ").replace(",", " ")
    plain = page.folded[: actor.end] + gap
    if not 0 < len(gap) <= CLOSE:
        return False
    if page.mentions.only(plain, actor.end, start, *SMALL):
        return True
    words = page.folded[actor.end : start].split()  # a verb that no table knows: "ja Tanska otti kesällä 129"
    return len(words) <= WORDS and all(word.isalpha() for word in words)


def _first_owner(page: Page, sentence: Sentence, draft: Draft) -> Actor | None:
    """Return who acts before the first figure of a list, else the party nearest before it."""
    before = [a for a in page.actors_in((sentence.start, draft.anchor[0])) if a.kind in KINDS]
    free = [a for a in before if not a.led_by]
    acting = [a for a in free if a.codes == draft.roles.get(_acting(draft))]
    return next(reversed(acting or free), None)


def _settle(page: Page, listed: Sequence[Draft], owners: Sequence[Actor]) -> None:
    """Give each figure its party, in the role of the first one, and nobody else of the list a part in it."""
    first, acting = listed[0], owners[0]
    role = next((r for r, codes in first.roles.items() if codes == acting.codes and r in first.told), "")
    role = role or _acting(first)
    everybody = {code for owner in owners for code in owner.codes}
    others = {r: codes for d in listed for r, codes in d.roles.items() if not set(codes) <= everybody}
    others.pop(role, None)
    for draft, owner in zip(listed, owners, strict=True):
        if not role or draft.type != first.type:
            continue
        kept = {r: codes for r, codes in draft.roles.items() if not set(codes) <= everybody}
        draft.roles = others | kept | {role: owner.codes}
        draft.as_said[role] = page.says((owner.start, owner.end))
        draft.told |= {role}


def _acting(draft: Draft) -> str:
    """Return the role of who acts in a claim of its type; what is delivered is received."""
    acting, reached, _ = SIDES.get(draft.type, ("", "", ""))
    return acting or reached
