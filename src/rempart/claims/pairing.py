"""A sum and a count of the same thing: *20 Typhoons for 8 billion pounds*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.clauses import opens_with_for
from rempart.claims.items import Pair
from rempart.claims.loan_uses import is_size_of_loan, loan_of
from rempart.claims.mentions import Mention
from rempart.claims.money import MoneyMention
from rempart.claims.moods import is_participle, mood_of, tense_of
from rempart.claims.numbers import Figure
from rempart.claims.page import Page
from rempart.claims.paid_making import is_paid_making
from rempart.claims.parts import is_held
from rempart.claims.quantities import QuantityMention

# Letters between a sum and the count it is the price of.
PAIR_REACH: Final = 140
# Letters beside a count in which a word says that it would be more of the same.
MORE: Final = 14
# Letters behind the start of a sum in which its contract is named: *the $5.43 billion contract*.
PAPER: Final = 30
# Numbers of models are smaller; letters behind a number in which stands what it counts.
LARGEST_MODEL, COUNTED = 200, 14
# Words between a count and a sum that make them two deals: *36 F-35s despite a demand for 1.3 billion*.
APART: Final = frozenset({"ask", "lend", "produce"})
# Verbs of which each has an object of its own.
GIVING: Final = frozenset({"give", "pledge", "lend", "fund", "buy", "deliver"})
# Letters between a sum and what it is spent on.
SPENT: Final = 30
# Letters before a sum in which stands the contract that it is the price of, and what becomes of what is bought.
WORTH: Final = 45
COME: Final = frozenset({"deliver", "receive", "give", "reach"})
# Letters behind a sum in which it is called a loan.
LENT: Final = 14
CUTS: Final = frozenset(",;:.()\n")


def pairs(page: Page, sums: Sequence[MoneyMention], counts: Sequence[QuantityMention]) -> list[Pair]:
    """Join a sum and a count of the same thing: *20 Typhoons for 8 billion pounds*."""
    left = list(counts)
    pairs: list[Pair] = []
    for money in sums:
        mate = next((c for c in left if _same_thing(page, money, c, (sums, counts))), None)
        if mate:
            left.remove(mate)
        pairs.append((money, mate))
    pairs += [(None, count) for count in left]
    return sorted(pairs, key=lambda pair: (pair[0] or pair[1] or sums[0]).start)


def _same_thing(
    page: Page,
    money: MoneyMention,
    count: QuantityMention,
    siblings: tuple[Sequence[MoneyMention], Sequence[QuantityMention]],
) -> bool:
    low, high = (count.end, money.start) if count.end <= money.start else (money.end, count.start)
    gap = page.folded[low:high]
    if (
        high - low > PAIR_REACH
        or _is_parted(page, gap, (low, high))
        or _is_price_apart(page, count, (money, high))
        or _is_of_next_giver(page, count, money)
        or _is_lent(page, count, money)
        or _is_borrowed(page, count, money)
        or _is_carried_out(page, count, money)
    ):
        return False
    # "20 jets for 4 billion and 15 ships for 3 billion"
    apart = [s for s in siblings[0] if s.end <= count.start]
    listed = [
        c for c in siblings[1] if c.end <= count.start and page.within((c.end, count.start), "conjunction")
    ]
    listed = [c for c in listed if not any(c.end <= s.start for s in apart)]
    if count.end <= money.start and any(count.start - c.end < 45 for c in listed):
        return False
    led = opens_with_for(page, count.start)
    ends = [c.end for c in siblings[1]]
    held = [c for c in siblings[1] if led and low <= c.start and is_held(page, c.start, ends)]
    between = [s for group in siblings for s in group if low <= s.start and s.end <= high and s not in held]
    if between or (money.end <= count.start and gap.strip() == ","):
        return False
    if any(
        f.end <= high and not f.article and not 1900 <= f.value <= 2100 and not _is_part_of_name(page, f)
        for f in page.numbers_in(low, high)
        if not any(c.start <= f.start < c.end for c in held)
    ):
        return False
    priced = count.end <= money.start and (led or bool(page.within((low, high), "price")))
    prices = [p for p in page.within((money.end, count.start + 1), "preposition") if p.value == "for"]
    priced = priced or any(not page.folded[p.end : count.start].strip() for p in prices)
    frames = page.within((low, high), "frame")
    second = [f for f in frames if f.says("verb")]
    second = [f for f in second if f.value in GIVING or _is_spent_elsewhere(page, count, f, money)]
    behind = bool(second) and count.end <= money.start
    joins = page.within((low, second[0].start), "conjunction") if behind else []
    anew = behind and (_is_given_anew(page, count, second[0]) or _opens_clause(page, second[0]))
    if (joins or anew) and page.within((page.sentence_at(low).start, count.start), "frame"):
        return False  # "will give Ukraine 50 vehicles and contribute 235 million to a fund"
    verbs = [f for f in frames if f.value in APART and not is_paid_making(page, (money.start, count.end), f)]
    alone = len(siblings[0]) == 1 and len(siblings[1]) == 1 and not verbs
    joins = page.within((low, high), "conjunction")
    small = ("article", "rank", "some_of")
    joined = bool(joins) and page.mentions.only(page.folded, joins[-1].end, high, *small) and not priced
    return (priced and high - low < 80) or (alone and not joined)


def _is_spent_elsewhere(page: Page, count: QuantityMention, verb: Mention, money: MoneyMention) -> bool:
    """Tell money spent on something else than what was counted: *will give 12 guns and spend 200 million on drones*."""
    if verb.value != "spend":
        return False
    behind = (money.end, money.end + SPENT)
    things = [i for i in page.within(behind, "item") if not set(page.folded[money.end : i.start]) & CUTS]
    return bool(things) and (count.item is None or things[0].value != count.item.value)


def _opens_clause(page: Page, verb: Mention) -> bool:
    """Tell a second verb of a headline behind a comma: *to give Kyiv 35 vehicles, adds 150 million for missiles*."""
    title = page.sentence_at(verb.start).paragraph == 0
    return title and page.folded.endswith(", ", 0, verb.start) and not is_participle(page, verb)


def _is_given_anew(page: Page, count: QuantityMention, verb: Mention) -> bool:
    """Tell a second giver between a count and a sum: *two Patriot, while Canada will give 500 million*.

    In a relative clause it is who bought them all: *two of the eight radars that Prague bought for 3.5 billion*.
    """
    others = page.actors_in((count.end, verb.start))
    others = [a for a in others if a.kind in {"state", "firm"} and not a.led_by]
    relative = bool(others) and bool(page.within((count.end, others[0].start), "that", "relative", "pronoun"))
    return bool(others) and not relative


def _is_of_next_giver(page: Page, count: QuantityMention, money: MoneyMention) -> bool:
    """Tell a sum whose giver stands right before it: *Germany gives two Patriot, and Canada 500 million*."""
    others = page.actors_in((count.end, money.start)) if count.end <= money.start else []
    if not others or others[-1].led_by or others[-1].kind != "state":
        return False
    ends, opens = others[-1].end, others[-1].start
    near = page.mentions.only(page.folded, ends, money.start, "bound", "article", "further")
    cut = "," in page.folded[count.end : opens] or page.within((count.end, opens), "conjunction")
    return near and bool(cut) and not page.within((count.end, opens), "that", "relative")


def _is_lent(page: Page, count: QuantityMention, money: MoneyMention) -> bool:
    """Tell the sum of a loan that pays for what was counted: *four planes with a 50 million loan from Brazil*.

    It may come first: *the loan of 3.5 billion will finance the order for 180 tanks*, *will lend 110 million for the
    purchase of six aircraft*.
    """
    if count.end <= money.start:
        bought = page.within((page.sentence_at(count.start).start, count.start), "frame")
        loan = loan_of(page, bought[-1]) if bought else None
        if loan is not None and is_size_of_loan(page, loan, (count.end, money.start)):
            return True
    if count.end > money.start:
        before = page.within((money.start - WORTH, money.start), "frame")
        lent = before[-1:] if before and before[-1].value == "lend" else []
        bought = [f for f in page.within((money.end, count.start), "frame") if f.value in {"buy", "deal"}]
        return bool(lent and bought)
    beside = page.within((money.end, money.end + LENT), "frame") + page.within(
        (count.end, money.start), "frame"
    )
    return any(f.value == "lend" and f.says("noun") for f in beside)


def _is_borrowed(page: Page, count: QuantityMention, money: MoneyMention) -> bool:
    """Tell a loan for what is bought: *borrowed 180 million to buy three planes*, *will lend 110 million for the purchase of*."""
    start = page.sentence_at(money.start).start
    loans = [f for f in page.within((start, count.start), "frame") if f.value in {"borrow", "lend"}]
    loans = [f for f in loans if f.value == "borrow" or f.says("verb")]
    bought = [f for f in page.within((money.end, count.start), "frame") if f.value == "buy"]
    return bool(loans and bought) and loans[0].end < bought[0].start


def _is_carried_out(page: Page, count: QuantityMention, money: MoneyMention) -> bool:
    """Tell what has come so far under a contract: *under the 2018 contract worth 5.43 billion Moscow delivered three*."""
    if count.start < money.end:
        return False
    papers = page.within((money.start - WORTH, money.start), "frame")
    come = page.within((money.end, count.end + MORE), "frame")
    done = [f for f in come if f.value in COME and f.says("verb") and _has_come(page, f)]
    return bool(done) and any(f.says("contract") for f in papers)


def _has_come(page: Page, verb: Mention) -> bool:
    mood = mood_of(page, verb)
    return mood == "done" or (not mood and tense_of(page, verb) in {"past", "participle"})


def _is_price_apart(page: Page, count: QuantityMention, price: tuple[MoneyMention, int]) -> bool:
    """Tell a price that is not of the things counted, but of all, or of a whole to which they would be added.

    *There is an option for six more, and the price of the whole could reach 260 million*.
    """
    money, high = price
    some = page.within((count.end, count.end + MORE), "part")
    if any(part.says("plural") and part.start <= count.end + 1 for part in some):
        return True  # "2.6 billion for missiles, the first hundred of which are due in August"
    if count.end <= money.start and _is_last_of(page, (count.end, money.start)):
        return True
    beside = page.within((count.start - MORE, count.end + MORE), "further")
    option = bool(beside) and bool(page.within((count.end, money.start), "anaphor"))
    return option or _is_price_of_all(page, count, high)


def _is_last_of(page: Page, gap: tuple[int, int]) -> bool:
    """Tell things that are a part of what the sum pays: *33 vehicles, the last consignment of a 50 million package*."""
    words = page.within(gap, "batch", "some_of")
    return (
        any(", " in page.folded[gap[0] : word.start] for word in words)
        and "," not in page.folded[words[-1].end : gap[1]]
    )


def _is_price_of_all(page: Page, count: QuantityMention, end: int) -> bool:
    """Tell a price of all of which only some are counted: *the first six of the 24 F-16 bought for 300 million*."""
    inside = page.numbers_in(count.start, count.end)
    verbs = [f for f in page.within((count.end, end), "frame") if f.says("verb") and f.value in GIVING]
    papers = [f for f in page.within((count.end, end + PAPER), "frame") if f.value == "deal"]
    if len(inside) > 1 and papers:
        return True  # "three of the five squadrons covered by the $5.43 billion contract"
    if len(inside) < 2 or not verbs:
        return False
    # "six of 24 F-16s it bought for 300 million"
    told = page.within((count.end, verbs[0].start), "pronoun", "that")
    return bool(told) or verbs[0].start == count.end + 1


def _is_part_of_name(page: Page, figure: Figure) -> bool:
    """Tell the number of a model: *20 Eurofighter der Tranche 5 für 3,75 Milliarden*, *Block 70*."""
    low = page.text.rfind(" ", 0, max(0, figure.start - 1)) + 1
    before = page.text[low : figure.start]
    span = (low, figure.start)
    small = page.within(span, "preposition", "bound", "conjunction", "article", "range_open", "price")
    small += [frame for frame in page.within(span, "frame") if frame.says("verb")]
    behind = page.within((figure.end, figure.end + COUNTED), "item", "unit", "scale", "percent")
    counted = any(word.start == figure.end + 1 for word in behind)
    named = before[:1].isalpha() and before.endswith(" ") and not small
    return figure.digits and figure.value < LARGEST_MODEL and named and not counted


def _is_parted(page: Page, gap: str, span: tuple[int, int]) -> bool:
    """Tell a mark or a word that parts two figures: a part of a whole, a price of one piece."""
    if ". " in gap or page.within(span, "part", "each"):
        return True  # "20 vehicles at a unit price of 9.5 million"
    return "; " in gap and not page.within(span, "anaphor")
