"""Sums that belong to no deal: thresholds, plans of before, what a country exports, the price of a piece worked out."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.anchor import Anchor, next_to
from rempart.claims.claim import Amount, Quantity
from rempart.claims.draft import GIFTS, Draft
from rempart.claims.given_so_far import scheme_told
from rempart.claims.items import GENERAL
from rempart.claims.mentions import Mention
from rempart.claims.money import AID, MoneyMention
from rempart.claims.page import Page
from rempart.claims.quantities import QuantityMention
from rempart.claims.running_costs import is_running_cost
from rempart.claims.sentences import Sentence
from rempart.claims.sums import FIRST_YEAR, LAST_YEAR

# Verbs and nouns of setting money aside: what was planned so before is no deal.
PLANNING: Final = frozenset({"spend", "pledge", "fund", "reach", "ask"})
# Verbs and nouns that tell what something costs.
COSTING: Final = frozenset({"spend", "reach"})
# What a firm does that only tells its results.
TAKING_IN: Final = frozenset({"buy", "win", "deal", "receive"})
DEALT: Final = frozenset({"deal"})
# What the exports of a country are called.
SOLD: Final = GENERAL | {"defence industry"}
THINGS: Final = ("item", "scheme", "party", "adjective")
NAMED: Final = ("item", "further", "part", "party", "adjective", "firm")
# What tells a deal by its name, or the thing that it is about.
OF_ONE: Final = ("anaphor", "scheme")
TAKERS: Final = frozenset({"for", "to", "dat", "with"})
# Verbs of what several may give or get in equal shares.
SHARED: Final = frozenset({"fund", "pledge", "give", "lend", "receive"})
# Letters before and behind a sum in which a word shares it out, and those of the longest name of a thing.
BEFORE, BEHIND, LONGEST = 40, 25, 40
# Letters between a sum and the word that says of which year it is.
BESIDE: Final = 2
# How far the price of a piece told in round figures may be from what the deal gives, how few pieces have one, and in
# how many sentences behind the deal it is told.
ROUND, FEWEST, REACH = 0.12, 4, 6
# What gifts are called in general, the verbs of growing to a sum, and how many times what was told all of it is.
MOUNTING: Final = frozenset({"reach", "spend"})
GROWN: Final = 1.5
ANOTHER: Final = ("further", "rank", "part", "option", "some_of")


def is_of_no_deal(page: Page, sentence: Sentence, anchor: Anchor, frame: Mention | None) -> bool:
    """Tell a sum that its own sentence keeps apart from every deal."""
    return anchor.money and (
        _is_per_piece(page, sentence, anchor)
        or _is_of_one(page, sentence, anchor)
        or _is_threshold(page, sentence, anchor)
        or _is_former(page, sentence, anchor, frame)
        or _is_export(page, sentence, frame)
        or _is_of_past(page, sentence, anchor)
        or _is_output(page, sentence)
        or is_running_cost(page, sentence, anchor)
    )


def is_at_large(page: Page, sentence: Sentence, frame: Mention | None) -> bool:
    """Tell what a budget sets aside for purchases at large: *the budget has 709 billion for the purchase of weapons*."""
    buying = [f for f in page.within(sentence, "frame") if f.value == "buy" and f.says("noun")]
    if frame is None or not buying or not (frame in buying or frame.value in PLANNING):
        return False
    taken = any(actor.led_by in TAKERS for actor in page.actors_in(sentence))
    return not taken and all(m.value in GENERAL for m in page.within(sentence, "item", "scheme"))


def _is_per_piece(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell a sum behind *per* and a thing: *per tank*.

    So does how much more a thing costs than was planned: *300 million more than in the plan*.
    """
    low, high = max(sentence.start, anchor.start - BEFORE), min(sentence.end, anchor.end + BEHIND)
    words = page.within((low, high), "per")
    things = {m.start for m in page.within((low, high + LONGEST), "item", "unit")}
    if any(w.value == "thing" and w.end + 1 in things and next_to(anchor, w) for w in words):
        return True
    return any(w.value == "difference" and 0 <= w.start - anchor.end <= 1 for w in words)


def _is_of_one(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell a sum in a sentence on the price of one piece: *The unit price, 1.2 million at first, is now 1.3 million*."""
    span = (sentence.start, anchor.start)
    costs = {word.start for word in page.within(span, "upkeep") if word.value == "verb"}
    dealt = [f for f in page.within(span, "frame") if f.value not in COSTING and f.start not in costs]
    if dealt or page.figures_in(sentence)[1]:
        return False
    return bool(page.within(span, "each")) or _is_one_alike(page, sentence, span)


def _is_one_alike(page: Page, sentence: Sentence, span: tuple[int, int]) -> bool:
    """Tell a thing named by its size or kind, in a sentence that deals in none: *a ship of this size would cost*."""
    costs = {word.start for word in page.within(sentence, "upkeep") if word.value == "verb"}
    if any(f.value not in COSTING and f.start not in costs for f in page.within(sentence, "frame")):
        return False
    alike = [word for word in page.within(span, "per") if word.value == "alike"]
    return any(page.within((word.start - LONGEST, word.start), "item", "unit") for word in alike)


def _is_threshold(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell from which sum on a rule holds: *Vorhaben ab 25 Millionen Euro muss das Ministerium vorlegen*."""
    before = (sentence.start, anchor.start)
    ruled = any(word.says("duty") for word in page.within(sentence, "background"))
    sums = [m for m in page.figures_in(sentence)[0] if anchor.start <= m.start < anchor.end]
    bounded = any(m.amount.bound in {"at_least", "at_most"} for m in sums)
    nouns = {m.end for m in page.within(before, *OF_ONE)}  # "Zakázky nad 300 milionů"
    priced = any(p.end >= anchor.start - 1 and p.end not in nouns for p in page.within(before, "price"))
    return ruled and bounded and not (priced or any(not i.says("weak") for i in page.within(before, "item")))


def _is_former(page: Page, sentence: Sentence, anchor: Anchor, frame: Mention | None) -> bool:
    """Tell what was planned before the deal: *Originally 300 million had been set aside*."""
    words = [w for w in page.within((sentence.start, anchor.start), "background") if w.says("former")]
    planned = frame is None or frame.value in PLANNING or (frame.value == "deal" and frame.says("noun"))
    if not planned or not any(next_to(anchor, word) for word in words):
        return False
    return not any(a.kind == "state" for a in page.actors_in((sentence.start, anchor.start)))


def _is_of_past(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell what was reckoned, put into works or ordered in all in the past, in a sentence that deals with nobody.

    *A year ago it was still 2.4 billion*, *Last year it invested 40 million in a hall*, *signed contracts worth 9
    billion in all last year*, *grew to 8.9 billion, after 7.1 a year earlier*. Its paragraph has told a sum before it.
    """
    past = [w for w in page.within(sentence, "status") if w.value == "historical" and not w.says("dated")]
    before = [start for start, _ in anchor.others if start < anchor.start]
    if before and any(0 <= word.start - anchor.end <= BESIDE for word in past):
        # "Orders reached 20 billion, after 21.6 billion a year earlier"
        return not page.figures_in(sentence)[1]
    told = {f.value for f in page.within(sentence, "frame")}
    dealt = DEALT if past and page.within(sentence, "in_all") else COSTING
    taken = {word.value for word in page.within(sentence, "intake")}  # orders of a half-year
    if len(taken) > 1 or (past and not told - TAKING_IN and page.within(sentence, "firm")):
        return not page.within(sentence, *THINGS)  # "MBDA took orders of 14 billion"
    schemes = page.within((page.sentences[max(0, sentence.number - 1)].start, sentence.end), "scheme")
    if not past or told - dealt or schemes or page.within(sentence, *NAMED):
        return False
    opening = next(s.start for s in page.sentences if s.paragraph == sentence.paragraph)
    sums = any(opening <= m.start < anchor.start for m in page.sums)
    return sums and not page.figures_in(sentence)[1]


def _is_output(page: Page, sentence: Sentence) -> bool:
    """Tell the worth of all that an industry makes: *could produce weapons worth 35 billion a year*."""
    told = {f.value for f in page.within(sentence, "frame")}
    things = {i.value for i in page.within(sentence, "item")}
    return told == {"produce"} and bool(things) and things <= GENERAL and not page.within(sentence, *OF_ONE)


def _is_export(page: Page, sentence: Sentence, frame: Mention | None) -> bool:
    """Tell the sales of a whole country or firm: *Poland exported arms worth 2.2 billion*, *Exports grew last year*."""
    told = [frame] if frame else page.within(sentence, "frame")
    past = any(w.value == "historical" for w in page.within(sentence, "status"))
    past = past and len(page.within(sentence, "frame")) == 1
    if not told or any(f.value != "sell" or not (past or f.says("verb")) for f in told):
        return False
    counts = [c for c in page.figures_in(sentence)[1] if not FIRST_YEAR < c.quantity.value < LAST_YEAR]
    if counts or page.within(sentence, *OF_ONE):
        return False
    if any(i.value not in SOLD for i in page.within(sentence, "item")):
        return False
    return not any(a.led_by in TAKERS for a in page.actors_in(sentence))


def is_worked_out(
    page: Page, money: MoneyMention | None, count: QuantityMention | None, earlier: Sequence[Draft]
) -> bool:
    """Tell the price of a piece by the deal just told: 60 howitzers for 1.1 billion, *18 million for a gun*."""
    if money is None or count is not None:
        return False
    sentence = page.sentence_at(money.start)
    dealt = any(f.value not in COSTING for f in page.within(sentence, "frame"))
    if dealt or page.within(sentence, *ANOTHER):
        return False
    things = {i.value for i in page.within(sentence, "item")}
    bare = not things and bool(page.within(sentence, "unit"))
    near = [d for d in earlier if 0 < sentence.number - d.sentence <= REACH and d.amount and d.quantity]
    near = [d for d in near if bare or any(thing in (d.item_name or "") for thing in things)]
    return any(_is_piece(money.amount, d.amount, d.quantity) for d in near)


def is_new_total(
    page: Page, money: MoneyMention | None, frame: Mention | None, earlier: Sequence[Draft]
) -> bool:
    """Tell all that was given by now, behind the gift just told: *With it, Finnish military aid rises to 3.2 billion*."""
    if money is None or (frame is not None and frame.says("verb") and frame.value not in MOUNTING):
        return False
    sentence = page.sentence_at(money.start)
    if not page.within(sentence, "mounting"):
        return False
    gifts = [d for d in earlier if d.type in GIFTS and d.sentence < sentence.number]
    told = [
        m.amount for m in page.sums if m.end <= sentence.start and m.amount.currency == money.amount.currency
    ]
    larger = bool(told) and money.amount.value > GROWN * sum(amount.value for amount in told)
    things = page.within(sentence, "item")
    aid = all(i.value == AID for i in things) and not scheme_told(page, sentence)
    if not (gifts and larger and aid):
        return False
    known = {code for d in gifts for code in d.parties_named}
    return all(known & set(a.codes) for a in page.actors_in(sentence) if a.kind == "state")


def _is_piece(piece: Amount, whole: Amount | None, count: Quantity | None) -> bool:
    if whole is None or count is None or count.value < FEWEST or whole.currency != piece.currency:
        return False
    return abs(whole.value / count.value / piece.value - 1) < ROUND
