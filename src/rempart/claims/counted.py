"""Counts that no verb or noun of the tables governs: *To these will come 24 used aircraft, said Rome*.

No list of verbs is ever whole. A count of the thing just dealt in, in a sentence that speaks of no war, fleet or
total, goes on with that deal; whom its own sentence names takes the place of whom the deal named.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.bids import bidders
from rempart.claims.draft import Draft
from rempart.claims.items import Pair
from rempart.claims.mentions import Mention
from rempart.claims.moods import mood_of
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.claims.slots import settle

# Sentences back in which the deal stands that such a count goes on with.
BACK: Final = 3
# Sentences within which is told what becomes of some of the things.
LATER: Final = 8
# Claims before that may be that deal.
NEAR: Final = 40
# Letters before a count in which a word says that it is what there is in all: *brings its fleet to 43*.
TOTAL: Final = 45
# Letters before a count in which it is said to be that of a part of a delivery.
BATCH: Final = 30
# Letters beside a count in which a word says that it is some of the things, and verbs of what becomes of those.
SOME: Final = 14
BOUGHT: Final = frozenset({"buy", "ask", "sell", "produce"})
HANDED: Final = frozenset({"", "give", "deliver", "receive", "reach"})
DEALT: Final = frozenset({"purchase", "donation", "delivery", "request"})
HANDING: Final = frozenset({"purchase", "donation", "funding", "production"})
SHARED: Final = frozenset({"funding", "donation", "delivery", "purchase"})
WHOSE: Final = 40  # letters behind a count in which stands for whom of several buyers these are
APART: Final = ("civil", "conditional", "each")
# Who acts in a claim of each type, whom it reaches, and from whom the thing comes.
SIDES: Final = {
    "purchase": ("buyer", "buyer", "seller"),
    "donation": ("funder", "recipient", "funder"),
    "delivery": ("", "recipient", "funder"),
    "request": ("recipient", "recipient", ""),
    "funding": ("funder", "recipient", "funder"),
    "loan": ("funder", "recipient", "funder"),
    "guarantee": ("funder", "recipient", "funder"),
    "production": ("producer", "recipient", ""),
}


def counted_on(page: Page, sentence: Sentence, pair: Pair, earlier: Sequence[Draft]) -> Draft | None:
    """Return the deal just told of whose thing a sentence without a known verb gives a count, None if there is none."""
    money, count = pair
    if money is not None or count is None or count.single or sentence.paragraph == 0:
        return None
    held = [w for w in page.within(sentence, "background") if w.says("fleet") or w.says("always")]
    if held or page.within(sentence, *APART) or page.within((count.start - TOTAL, count.start), "further"):
        return None
    near = told_near(earlier, sentence, BACK)
    batch = bool(page.within((count.start - BATCH, count.start), "batch"))
    same = [d for d in near if d.type in DEALT and (batch or is_same(count.item, count.unit, d))]
    return same[-1] if same else None


def told_near(earlier: Sequence[Draft], sentence: Sentence, back: int) -> list[Draft]:
    """Return the deals of the body told so few sentences before, in the order of the text."""
    near = takewhile(lambda draft: draft.sentence >= sentence.number - back, reversed(earlier))
    return [draft for draft in near if not draft.in_title][::-1]


def of_its_thing(page: Page, pair: Pair, scene: Draft, earlier: Sequence[Draft]) -> Draft:
    """Return the purchase of whose thing some are counted, where the last one is of another thing.

    *It ordered 24 howitzers. In a contract of its own it buys eight trucks. The first six howitzers come in 2027*.
    """
    money, count = pair
    if money is not None or count is None or count.item is None or scene.type != "purchase":
        return scene
    some = page.within((count.start - SOME, count.end + SOME), "some_of")
    if not some or scene.item is None or scene.quantity is None or is_same(count.item, None, scene):
        return scene
    near = told_near(earlier, page.sentence_at(count.start), BACK)
    bought = [d for d in near if d.type == "purchase" and d.quantity and is_same(count.item, None, d)]
    larger = [d for d in bought if d.quantity and d.quantity.value > count.quantity.value]
    return larger[-1] if larger else scene


def is_same(item: Mention | None, unit: str | None, draft: Draft) -> bool:
    """Tell the thing of a deal, in short or by a word for its kind: *the boats*, *24 aircraft*, *Stück*."""
    if draft.item is None:
        return False
    if item is None:
        return unit is not None
    kind = bool(item.says("unit")) and item.says("unit") == draft.item.says("unit")
    return item.value == draft.item_name or (
        not item.entry.named and (item.value in (draft.item_name or "") or kind)
    )


def is_aside(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Tell what is no deal of its own: what has come of the things ordered in the same sentence, and plain things.

    *Ordered six, three of which have come*; *The contract for K9 also covers 81 support vehicles*.
    """
    if draft.amount is not None:
        return False
    if draft.item is not None and draft.item.says("side"):
        return any(d.item is not None and d.item.entry.named for d in earlier)
    here = [d for d in earlier if d.sentence == draft.sentence and d.anchor < draft.anchor]
    ordered = any(d.type == "purchase" and d.item_name == draft.item_name for d in here)
    return draft.type == "delivery" and ordered


def hand_over(page: Page, draft: Draft, earlier: Sequence[Draft]) -> None:
    """Read some of the things dealt in before as their delivery, in place: *Die ersten drei landen 2028*.

    Only what has no verb of buying of its own: an option on the other four is no delivery.
    """
    if draft.type not in {"purchase", "donation"} or draft.amount is not None or draft.quantity is None:
        return
    verb = draft.verb.value if draft.verb else ""
    near = (draft.anchor[0] - SOME, draft.anchor[1] + SOME)
    more = {word.start for word in page.within(near, "further")}
    some = [word for word in page.within(near, "some_of") if word.start not in more]  # "otros 60" are 60 more
    beside = any(0 <= draft.anchor[0] - w.end <= 1 or w.start <= draft.anchor[1] + 1 for w in some)
    given = (
        draft.type == "donation"
        and "funder" not in draft.told
        and not page.within(draft.anchor, "item", "unit")
    )
    if given and (near_deals := told_near(earlier, page.sentences[draft.sentence], BACK)):
        done = draft.verb is not None and draft.verb.says("verb") and mood_of(page, draft.verb) == "done"
        deal = near_deals[-1]  # "of the 109 ordered, twelve have been handed to the army"
        if deal.type == "purchase" or (deal.type == "donation" and done):
            draft.type, draft.rule = "delivery", "delivery:of those bought"
            return
    if not beside or verb not in HANDED:
        return
    behind = (draft.anchor[1], draft.anchor[1] + BATCH)
    bought = any(f.value in BOUGHT for f in page.within(behind, "frame"))
    same = draft.item is None or not draft.item.entry.named  # "the first nine guns"
    near_deals = told_near(earlier, page.sentences[draft.sentence], LATER)
    dealt = [d for d in near_deals if d.type == draft.type or (d.type == "funding" and d.quantity)]
    if not bought and any(same or d.item_name == draft.item_name for d in dealt):
        draft.type, draft.rule = "delivery", "delivery:some of those"


def take_own_share(page: Page, draft: Draft, earlier: Sequence[Draft]) -> None:
    """Let one of several buyers buy those of the things that are for it, in place.

    *Belgium and the Netherlands ordered ten. Seven are for the Netherlands, three for Belgium, which pays 770 million*.
    """
    handed = draft.verb is not None and draft.verb.value in HANDED
    if draft.quantity is None or draft.in_title or draft.type not in SHARED or handed:
        return  # "Two will be delivered to Norway"
    sentence = page.sentences[draft.sentence]
    near = [d for d in told_near(earlier, sentence, BACK) if d.type == "purchase" and d.quantity]
    joint = [d for d in near if len(d.roles.get("buyer", ())) > 1]
    if not joint or not is_fewer(draft, joint[-1]):
        return
    deal, count = joint[-1], _count_at(page, sentence, draft)
    ends = [figure.start for figure in page.numbers_in(count, sentence.end)]
    behind = page.actors_in((count, min([count + WHOSE, sentence.end, *ends])))
    one = next((a for a in behind if a.kind == "state" and a.led_by in {"for", "to", "dat"}), None)
    if one is None or not set(one.codes) < set(deal.roles["buyer"]):
        return
    draft.type, draft.rule = "purchase", "purchase:going on"
    draft.roles = {"buyer": one.codes} | {r: c for r, c in deal.roles.items() if r == "seller"}
    draft.as_said["buyer"], draft.told = page.says((one.start, one.end)), frozenset({"buyer"})
    draft.places = {"buyer": (one.start, one.end)}
    draft.item, draft.item_name, draft.verb, draft.frame = deal.item, deal.item_name, None, ""
    draft.aside = True  # what follows is about all buyers
    draft.note("buyer", "share of one buyer", (one.start, one.end))
    draft.note_as(deal, "item", "the deal it goes on with")


def is_fewer(draft: Draft, deal: Draft) -> bool:
    """Tell some of the things of a deal, told without their name."""
    named = draft.item is not None and draft.item_name != deal.item_name
    some, every = draft.quantity, deal.quantity
    return some is not None and every is not None and not named and some.value < every.value


def _count_at(page: Page, sentence: Sentence, draft: Draft) -> int:
    """Return where the count of a draft ends, which may hold a sum besides."""
    counts = page.figures_in(sentence)[1]
    ends = [c.end for c in counts if draft.anchor[0] <= c.start < draft.anchor[1]]
    return min(ends, default=draft.anchor[1])


def find_takers(page: Page, drafts: Sequence[Draft]) -> None:
    """Give deliveries that name nobody the parties of the deal before in the same things, in place.

    *Romania bought six SPYDER systems. The first two will be delivered in 2028*.
    """
    for place, draft in enumerate(drafts):
        if draft.type == "delivery" and draft.quantity and not {"recipient", "buyer"} & set(draft.roles):
            earlier = drafts[max(0, place - NEAR) : place]
            _take_from_deal(page, draft, told_near(earlier, page.sentences[draft.sentence], LATER))


def _take_from_deal(page: Page, draft: Draft, near: Sequence[Draft]) -> None:
    sentence = page.sentences[draft.sentence]
    kind = draft.item is None or not draft.item.entry.named or draft.item.start < sentence.start
    deals = [d for d in near if d.type in HANDING and {"recipient", "buyer"} & set(d.roles)]
    deals = [d for d in deals if kind or d.item_name == draft.item_name]
    if deals:
        # Who hands over what was bought sells it.
        if deals[-1].type == "purchase" and "funder" in draft.roles:
            draft.roles["seller"] = draft.roles.pop("funder")
        take_parties(page, draft, deals[-1])
        settle(page, draft, "the deal of the same things")


def take_parties(page: Page, draft: Draft, deal: Draft) -> None:
    """Give such a count the parties of its deal, but for those that its own sentence names anew, in place.

    Who is named without a clear part leaves open who acts; of a new buyer nobody says that the seller is the same.
    """
    anew: dict[str, Actor | None] = {}
    for role, actor in _named_anew(page, page.sentences[draft.sentence], deal):
        anew.setdefault(role, actor)
    acting = SIDES[deal.type][0]
    kept = {} if acting in anew else {role: codes for role, codes in deal.roles.items() if role not in anew}
    for role, actor in anew.items():
        if actor is not None:
            kept[role], draft.as_said[role] = actor.codes, page.says((actor.start, actor.end))
            draft.told |= {role}
    if "seller" in kept and draft.makers and not draft.makers & set(kept["seller"]):
        kept.pop("seller")  # Kongsberg sells no F-35s
    draft.roles = kept | draft.roles


def _named_anew(page: Page, sentence: Sentence, deal: Draft) -> Iterator[tuple[str, Actor | None]]:
    """Yield each role that the sentence gives to somebody new, with None where it is not clear to whom."""
    known = deal.parties_named
    acting, reached, source = SIDES[deal.type]
    bids = bidders(page, sentence, deal)
    for actor in page.actors_in(sentence):
        if actor.kind not in {"state", "firm", "origin"} or known & set(actor.codes):
            continue
        if source and (actor.led_by == "from" or actor in bids):
            yield source, actor  # "The offer of KNDS, at 79 million, was turned down"
        elif actor.kind == "state" and actor.led_by in {"to", "for", "dat"}:
            yield reached, actor
        elif actor.kind == "state" and not actor.led_by and acting:
            yield acting, actor
        elif actor.led_by == "with" and acting:
            yield acting, None
