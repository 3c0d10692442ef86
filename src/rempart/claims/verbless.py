"""Sums beside arms that no verb or noun of the tables governs: *Czechia's 77 Leopard tanks carry a tag of 34 billion*.

No list of verbs is ever whole. What the sentence itself tells (arms, a sum, a party) is a claim all the same, of the
status that mood and speaker give and never a firmer one.
"""

from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.anchor import Anchor
from rempart.claims.draft import Draft
from rempart.claims.mentions import Entry, Mention
from rempart.claims.page import Page
from rempart.claims.quantities import QuantityMention
from rempart.claims.sentences import Sentence

# Letters between a sum and the arms that it is for.
BESIDE: Final = 110
# Letters before arms in which a word says that the sum is the price of a single one.
SINGLE: Final = 30
# Letters of a verb of costing, other than *for* and *at*.
COSTS: Final = 4
# Letters behind a sum's start in which a verb of costing stands in the languages that put it last.
BEHIND: Final = 60
CUTS: Final = frozenset(",;:")
LAST: Final = 12  # letters behind a sum in which a verb that stands last begins and ends
# Below it a sum of any money is no deal's.
LEAST: Final = 100_000
# What may stand before the arms that open a clause.
OPENING: Final = ("article", "rank", "further", "unit", "adjective", "according", "government")
NO_BUYER: Final = frozenset({"from", "by", "against", "in", "at"})
UNTOLD: Final = "understood"


def understood(page: Page, sentence: Sentence, anchor: Anchor, item: Mention | None) -> Mention | None:
    """Return a noun of spending where a sum stands beside arms and a party without any word of dealing."""
    if not anchor.money or item is None or not sentence.start <= item.start < sentence.end:
        return None
    programme = _is_programme(page, sentence, item, anchor)
    if item.says("weak") and not (item.entry.named or programme):
        return None
    low, high = (item.end, anchor.start) if item.end <= anchor.start else (anchor.end, item.start)
    if high - low > BESIDE or "; " in page.folded[low:high] or is_price_of_one(page, sentence, anchor, item):
        return None
    if page.within(sentence, "civil", "conditional") or _is_of_war(page, sentence):
        return None
    parties = {a.codes for a in page.actors_in(sentence) if a.kind in {"state", "firm", "origin"}}
    counted = item.entry.named or page.figures_in(sentence)[1]
    owed = programme or _pays(page, sentence, item, anchor)
    if not parties or not (counted or len(parties) > 1 or owed):
        return None  # "The damage to the frigate came to 12 billion, Norway's auditors found"
    place = min(anchor.start, item.start)
    entry = Entry("frame", "spend", {"noun": "yes", UNTOLD: "yes"}, form="")
    return Mention(place, place, entry)


def _is_programme(page: Page, sentence: Sentence, item: Mention, anchor: Anchor) -> bool:
    """Tell what the arms of one state will cost in all: *Ireland's first military radar programme will cost 148 million*.

    Both stand before the verb of costing, with a word of defence where civilians buy such things too.
    """
    end = anchor.end + LAST if "bracket" in page.language.word_order else anchor.start
    costs = [p for p in page.within((item.end, end), "price") if p.end - p.start >= COSTS]
    if not costs or page.figures_in(sentence)[1] or page.within(sentence, "each", "civil"):
        return False
    opening = (sentence.start, min(costs[-1].start, anchor.start))
    owners = [
        a for a in page.actors_in(opening) if a.kind in {"state", "origin"} and a.led_by not in NO_BUYER
    ]
    military = page.within(opening, "defence") or not item.says("weak")
    return bool(military) and len({a.codes for a in owners}) == 1 and ", " not in page.folded[slice(*opening)]


def _pays(page: Page, sentence: Sentence, item: Mention, anchor: Anchor) -> bool:
    """Tell whom the arms that open a clause cost the sum: *За словами міністра, гаубиці обійдуться Естонії в 36 млн*."""
    opens = max(sentence.start, page.folded.rfind(", ", sentence.start, item.start) + 2)
    gap = (item.end, anchor.start)
    costs = [p for p in page.within(gap, "price") if p.end - p.start >= COSTS]
    payers = [a for a in page.actors_in(gap) if a.kind == "state" and a.led_by not in NO_BUYER]
    return bool(costs and payers) and page.mentions.only(page.folded, opens, item.start, *OPENING)


def is_price_of_one(page: Page, sentence: Sentence, anchor: Anchor, item: Mention) -> bool:
    """Tell the price of a single piece: *eine Rakete des Typs PAC-3 kostet vier Millionen*, *one F-35 costs*.

    What a deal includes is one part of it: *The price includes a simulator for 38 million*.
    """
    parts = [word for word in page.within(sentence, "part") if word.value == "part_of"]
    if any(not set(page.folded[min(w.end, item.end) : max(w.start, item.start)]) & CUTS for w in parts):
        return False
    low = max(sentence.start, item.start - SINGLE, anchor.end if anchor.end <= item.start else 0)
    ones = [f for f in page.numbers_in(low, item.start) if f.value == 1 and not f.digits]
    return any(not page.within((f.end, item.start), "price") for f in ones)


def is_one(page: Page, count: QuantityMention | None, frame: Mention | None) -> bool:
    """Tell a count of one, in words and without a verb of dealing: *One missile costs four million*."""
    if count is None or frame is not None or count.quantity.value > 1:
        return False
    ones = page.numbers_in(count.start, count.end)
    return bool(ones) and all(f.value == 1 and not (f.digits or f.ordinal) for f in ones)


def is_piece_price(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell a sentence on what one piece costs: *One drone with its warhead costs the state 16,800 hryvnias*.

    An article does for *one* where a thing stands behind it: *Ein Fahrzeug kostet neun Millionen*. A sum too small
    for any deal is the price of a single piece, or of something else.
    """
    sums = [m for m in page.figures_in(sentence)[0] if m.start >= anchor.start]
    end = sums[0].start if sums else sentence.start
    if anchor.money and sums and sums[0].amount.value < LEAST:
        return True
    costs = _costs(page, sentence, end)
    told = page.numbers_in(sentence.start, costs[-1].start) if costs else []
    ones = [f for f in told if f.value == 1 and not (f.digits or f.ordinal)]
    ones = [f for f in ones if not f.article or _opens_clause(page, sentence, f.start)]
    if not ones:
        return False
    frames = page.within((sentence.start, costs[-1].start), "frame")
    if any(not any(f.start < c.end and c.start < f.end for c in costs) for f in frames):
        return False
    gap = (ones[-1].end, costs[-1].start)
    others = any(gap[0] <= start < end for start, _ in anchor.others)
    return not others and (
        not ones[-1].article or bool(page.within((gap[0], gap[0] + SINGLE), "item", "unit"))
    )


def _costs(page: Page, sentence: Sentence, end: int) -> list[Mention]:
    """Return the words before a place that tell what something costs; where a language puts them last, those behind."""
    before, behind = (sentence.start, end), (end, min(sentence.end, end + BEHIND))
    led = {p.start for p in page.within(before, "preposition")}  # "pour" is no verb
    costs = [p for p in page.within(before, "price") if p.end - p.start >= COSTS and p.start not in led]
    costs += [word for word in page.within(before, "upkeep") if word.value == "verb"]
    costs = costs or [word for word in page.within(behind, "upkeep") if word.value == "verb"]
    return sorted(costs, key=lambda word: word.start)


def _opens_clause(page: Page, sentence: Sentence, start: int) -> bool:
    """Tell the article of what a sentence or clause is about: *while an interceptor exceeds 400,000 euros*."""
    before = page.folded[sentence.start : start].strip(" \"'")
    joins = page.within(
        (max(sentence.start, start - SINGLE), start), "conjunction", "that", "relative", "contrast"
    )
    return not before or before.endswith(",") or any(join.end == start - 1 for join in joins)


def _is_of_war(page: Page, sentence: Sentence) -> bool:
    """Tell arms fired, lost or held: *shot down a Su-34 worth 36 million*; but *launched in 2017* tells nothing."""
    held = [word for word in page.within(sentence, "background") if word.says("fleet")]
    return any(not w.says("near") or page.within((w.end, w.end + SINGLE), "item") for w in held)


def lone_buyer(page: Page, draft: Draft) -> Actor | None:
    """Return the one state that a sentence without a verb of dealing names beside the maker of its arms."""
    if draft.verb is None or not draft.verb.says(UNTOLD) or {"buyer", "funder"} & set(draft.roles):
        return None
    taken = draft.parties_named
    taken |= draft.makers
    sentence = page.sentences[draft.sentence]
    states = [a for a in page.actors_in(sentence) if a.kind in {"state", "origin"}]
    states = [a for a in states if a.led_by not in NO_BUYER]
    states = [a for a in states if not taken & set(a.codes)]
    return states[0] if len({a.codes for a in states}) == 1 else None


def paid_firm(page: Page, draft: Draft) -> Actor | None:
    """Return the firm to which the sum beside arms goes: *Al gruppo KNDS andranno 3,4 miliardi per 200 Leopard*."""
    adjective = draft.slots.get("seller", ("",))[0] == "origin of the thing"
    told = "seller" in draft.told and not adjective
    if draft.verb is None or not draft.verb.says(UNTOLD) or told:
        return None
    here = page.actors_in((page.sentences[draft.sentence].start, draft.anchor[1]))
    firms = [a for a in here if a.kind == "firm" and a.led_by in {"to", "dat"} and a.end <= draft.anchor[0]]
    return firms[0] if len(firms) == 1 else None
