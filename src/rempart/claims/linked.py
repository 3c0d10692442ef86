"""Sums that no verb governs, tied to a thing or to a deal by a small word: *58 billion for eight systems*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.anchor import Anchor
from rempart.claims.draft import Draft
from rempart.claims.going_on import opens_with_price
from rempart.claims.items import GENERAL, Pair
from rempart.claims.mentions import Entry, Mention
from rempart.claims.money import MoneyMention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

# Sentences back in which the deal stands that such a sum goes on with.
REACH: Final = 3
# Letters between a sum and the thing that it is for.
FOR_THING: Final = 45
# Letters before a sum in which a word says that it is part of another.
PART: Final = 20
AIMS: Final = frozenset({"for", "to", "on"})
# Letters that open a sentence in which the thing given stands, and those of a word for worth, other than *for* and *at*.
OPENS, WORTH = 25, 4
GIVEN_TO: Final = frozenset({"for", "to", "dat"})
VERBS: Final = ("frame", "auxiliary", "speech", "that", "price")
DEALING: Final = frozenset({"buy", "deal", "sell", "choose", "produce"})
# Who acts in a claim of each type.
ACTS: Final = {
    "funding": "funder",
    "donation": "funder",
    "loan": "funder",
    "purchase": "buyer",
    "request": "recipient",
}


def is_for_thing(page: Page, pair: Pair, anchor: Anchor, scene: Draft | None) -> bool:
    """Tell a sum with a count or a thing of its own, a few sentences behind a deal, that no verb governs.

    *Ferner stünden 400 Tomahawk für 1,15 Milliarden auf der Liste*, *58 milliards pour huit systèmes*.
    """
    money, count = pair
    if money is None or scene is None or page.sentence_at(anchor.start).number - scene.until > REACH:
        return False
    return count is not None or bool(_aimed_at(page, anchor.end))


def _aimed_at(page: Page, place: int) -> Sequence[Mention]:
    """Return the arms behind a word for *for* that stands right behind a sum."""
    leads = [p for p in page.within((place, place + 14), "preposition") if p.value in AIMS]
    if not leads or page.folded[place : leads[0].start].strip():
        return ()
    for item in page.within((leads[0].end, leads[0].end + FOR_THING), "item"):
        gap = (leads[0].end, item.start)
        if not set(page.folded[slice(*gap)]) & set(",;:.(\n") and not page.within(gap, *VERBS):
            return (item,)
    return ()


def part_of_sum(page: Page, money: MoneyMention, whole: Draft) -> Mention | None:
    """Return the thing of its own of a part of a sum: *nine billion, of which 1.5 billion is for missiles*."""
    if not page.within((max(0, money.start - PART), money.start), "part"):
        return None
    for item in page.within((money.end, money.end + FOR_THING), "item"):
        gap = page.folded[money.end : item.start]
        if not set(gap) & set(",;:.(\n") and not any(letter.isdigit() for letter in gap):
            known = whole.item_name or ""
            return None if item.value in GENERAL or item.value in known else item
    return None


def new_party(page: Page, sentence: Sentence, anchor: Anchor, scene: Draft) -> tuple[str, Actor] | None:
    """Return who acts in the sentence of such a sum, where that is not a party of the deal before, and the role."""
    known = scene.parties_named
    named = [a for a in page.actors_in((sentence.start, anchor.start)) if a.kind in {"state", "firm"}]
    new = [a for a in named if a.led_by in {"", "from"} and not known & set(a.codes)]
    role = ACTS.get(scene.type)
    return (role, new[0]) if new and role and new[0].kind == "state" else None


def deal_before(
    page: Page, sentence: Sentence, anchor: Anchor, scene: Draft | None
) -> tuple[Sentence, Mention] | None:
    """Find the deal without a figure whose price opens a sentence: *The investment comes to 500 million*."""
    if not anchor.money or not opens_with_price(page, sentence, anchor):
        return _gift_before(page, sentence, anchor) if anchor.money else None
    known = scene.until if scene is not None else -1
    for before in reversed(page.sentences[max(0, sentence.number - REACH) : sentence.number]):
        verbs = [f for f in page.within(before, "frame") if f.value in DEALING]
        if before.number <= known:
            return None
        arms = [i for i in page.within(before, "item") if not i.says("weak")]
        if not verbs and (gift := _package_told(page, before, arms)):
            return before, gift
        if verbs and arms and not page.within(before, "denial") and page.actors_in(before):
            return before, verbs[0]
    return None


def _gift_before(page: Page, sentence: Sentence, anchor: Anchor) -> tuple[Sentence, Mention] | None:
    """Find the gift of one thing, told without a figure, whose worth the next sentence tells: *The ship is worth 54 million*.

    So it is with *The parliament approved the transfer of the carrier to Indonesia. The ship has a residual value of*.
    """
    opening = page.within((sentence.start, sentence.start + OPENS), "item", "unit")[:1]
    if not opening or not page.mentions.only(page.folded, sentence.start, opening[0].start, "article"):
        return None
    worth = [p for p in page.within((opening[0].end, anchor.start), "price") if p.end - p.start >= WORTH]
    before = page.sentences[max(0, sentence.number - 1)]
    free = bool(page.within(before, "free"))
    gifts = [f for f in page.within(before, "frame") if f.value == "give" or (free and f.value == "deliver")]
    arms = [i for i in page.within(before, "item") if not i.says("civil")]
    aimed = any(a.kind == "state" and a.led_by in GIVEN_TO for a in page.actors_in(before))
    told = page.figures_in(before)[1] or page.within(before, "denial", "civil")
    if not (worth and gifts and arms and aimed) or told or page.actors_in((sentence.start, anchor.start)):
        return None
    # What is handed over free of charge is given.
    given = Entry("frame", "give", {"noun": "yes"}, form="")
    return before, gifts[0] if gifts[0].value == "give" else Mention(gifts[0].start, gifts[0].end, given)


def _package_told(page: Page, sentence: Sentence, arms: Sequence[Mention]) -> Mention | None:
    """Return the noun for aid of arms that a state decides on or gives another: *decided on its 21st military aid package for Ukraine*."""
    nouns = [f for f in page.within(sentence, "frame") if f.value == "give" and f.says("noun")]
    states = [a for a in page.actors_in(sentence) if a.kind == "state"]
    aimed = any(a.led_by in GIVEN_TO for a in states) or len({a.codes for a in states}) > 1
    military = arms or page.within(sentence, "defence")
    if not (nouns and aimed and military) or page.within(sentence, "denial", "civil"):
        return None
    return nouns[-1]
