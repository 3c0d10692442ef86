"""Counts that stand alone, of the thing in the deal told before: *840 had landed by May*, *taking to six the number*.

Such a number is read only a few sentences behind a deal in things that are counted, and only where no noun of its
own follows it.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from rempart.claims.bare import counts_again, is_year, opens_range
from rempart.claims.bounds import bounds_before
from rempart.claims.counted import told_near
from rempart.claims.draft import Draft
from rempart.claims.items import GENERAL, Pair
from rempart.claims.mentions import Mention
from rempart.claims.numbers import Figure
from rempart.claims.page import Page
from rempart.claims.parts import rests
from rempart.claims.quantities import QuantityMention, scaled, with_bound
from rempart.claims.sentences import Sentence

_start = attrgetter("start")
# Sentences back in which the deal stands whose things such a number counts.
BACK: Final = 4
# What may follow a number that counts things told before; after anything else the number has a noun of its own.
FOLLOWING: Final = (
    "auxiliary",
    "frame",
    "that",
    "relative",
    "pronoun",
    "conjunction",
    "preposition",
    "particle",
    "status",
    "part",
    "price",
    "batch",
    "period",
    "deadline",
)
MARKS: Final = frozenset(",.;:)!?\"'")
YEAR: Final = re.compile(r", (?:19|20)\d\d\b")
# Small words before a number of which it counts no things: *by 30 May*, *in 12*, *one of the two*.
NOT_BEFORE: Final = frozenset({"in", "at", "by", "with", "against", "of"})
SMALL: Final = ("article", "currency_link")
# Numbers in digits below this one mostly number a thing (*phase 2*), but behind such words.
NUMBERED: Final = 10
LEADS: Final = (
    "article",
    "preposition",
    "auxiliary",
    "conjunction",
    "that",
    "particle",
    "part",
    "bound",
    "some_of",
)
# Words beside a number that tie it to the things told before, whatever else its sentence counts.
TIES: Final = ("further", "some_of", "part")
APART: Final = ("civil", "conditional", "each")
# Verbs of which some of the things told are subject.
COME: Final = frozenset({"reach", "deliver", "give"})
# Letters behind a number in which a word such as *more* or *per cent* may stand, and letters for longer words.
NEAR, FAR = 16, 30
# Letters between the two numbers of a range.
RANGE: Final = 9
# How many times as many as were ever told a number may count, and how many where none were told.
LIKELY, FEW = 100, 10_000
# Letters of a word for *of* in any language.
SMALLEST: Final = 3


def implied(page: Page, sentence: Sentence, earlier: Sequence[Draft]) -> list[Pair]:
    """Return the counts of a sentence that no noun of their own follows, none where no deal was told shortly before."""
    first, last = (bisect_left(page.figures, end, key=_start) for end in (sentence.start, sentence.end))
    if first == last or sentence.paragraph == 0:
        return []
    most = _most_told(sentence, earlier)
    if most is None or page.within(sentence, *APART):
        return []
    sums, counts = page.figures_in(sentence)
    scales = {m.start: m for m in page.within(sentence, "scale")}
    money = [(m.start, m.end) for m in sums]
    others, taken = [*money], [(m.start, m.end) for m in counts]
    found: list[Pair] = []
    told: list[float] = []
    for place in range(first, last):
        figure = page.figures[place]
        covered = any(start <= figure.start < end for start, end in (*others, *taken))
        before = max((one for one in (*others, *taken) if one[1] <= figure.start), default=None)
        if covered or is_year(figure) or (before in taken and _is_all(page, before, figure)):
            continue
        end, value = scaled(page.folded, figure, scales)
        alone = _is_number_of_things(page, figure, value, most)
        alone = alone and not any(0 < start - end < RANGE for start, _ in money)  # "from 2 to 2.7 billion"
        some = alone and before not in money and _is_some_of_which(page, figure, end)
        again = alone and before in taken and _goes_on(page, (figure.start, end), before)
        again = again or (
            alone and _is_rest(page, (figure.start, end), value, rests(sentence, earlier, told))
        )
        if (
            not some
            and not again
            and not (alone and _is_ended(page, sentence, end) and _is_begun(page, sentence, figure))
        ):
            opens = opens_range(page.folded, page.mentions, figure)
            opens = opens and any(value < upper.value for upper in page.figures[place + 1 : place + 2])
            others += [] if figure.article or opens else [(figure.start, end)]
            continue
        # "three for 375 million, two of which"
        of_more = any(count.quantity.value > value for count in counts)
        ties = TIES[:2] if before in money and not of_more else TIES
        tied = _is_tied(page, (figure.start, end), ties) or (of_more and _has_come(page, figure.start, end))
        if before in others and not some and not again and not tied:
            continue  # "15 days in the one case and 30 in the other"
        quantity, start = with_bound(
            page.folded, page.mentions, page.figures[max(0, place - 1) : place + 1], (end, value)
        )
        found.append((None, QuantityMention((start, end), quantity)))
        taken.append((start, end))
        told.append(quantity.value)
    return found


def _most_told(sentence: Sentence, earlier: Sequence[Draft]) -> float | None:
    """Return how many things a number may count at most, None where no deal in things was told shortly before."""
    near = [
        d for d in told_near(earlier, sentence, BACK) if d.item is not None and d.item_name not in GENERAL
    ]
    if not near:
        return None
    told = [d.quantity.value for d in near if d.quantity]
    return max(told) * LIKELY if told else FEW


def _is_number_of_things(page: Page, figure: Figure, value: float, most: float) -> bool:
    """Tell a whole number of several things, as many as a deal may hold."""
    if (figure.article and value == figure.value) or figure.ordinal or value != int(value):
        return False
    return 1 < value <= most and not opens_range(page.folded, page.mentions, figure)


def _is_some_of_which(page: Page, figure: Figure, end: int) -> bool:
    """Tell some of the things told, whatever follows: *de los que una docena viaja ya*, *dont trois pour Anvers*."""
    parts = [p for p in page.within((figure.start - FAR, figure.start), "part") if p.says("plural")]
    behind = page.within((end, end + NEAR), "percent", "currency", "unit", "item", "scale", "number")
    return bool(parts and not behind) and page.mentions.only(
        page.folded, parts[-1].end, figure.start, "article", "bound", "some_of", "particle"
    )


def _goes_on(page: Page, span: tuple[int, int], before: tuple[int, int] | None) -> bool:
    """Tell a number of the next party of a list: *Svezia si tiene 50, Germania 30*."""
    return before is not None and counts_again(page.folded, page.mentions, span, before[1])


def _is_all(page: Page, before: tuple[int, int], figure: Figure) -> bool:
    """Tell how many all are, right behind the count of some: *three regiments of five*, *три полка из пяти*."""
    between = page.folded[before[1] : figure.start].split()
    small = len(between) == 1 and between[0].isalpha() and len(between[0]) <= SMALLEST
    return small and not page.within((before[1], figure.start), "conjunction", "range_join")


def _has_come(page: Page, start: int, end: int) -> bool:
    """Tell a number beside a verb of getting things: *has received three so far*, *douze seulement ont été remis*."""
    before, behind = page.within((start - NEAR, start), "frame"), page.within((end, end + FAR), "frame")
    got = any(v.value == "receive" and v.says("verb") and start - v.end <= 1 for v in before)
    come = [v for v in behind if v.value in COME and v.says("verb")]
    small = ("auxiliary", "particle", "pronoun")
    return got or (bool(come) and page.mentions.only(page.folded, end, come[0].start, *small))


def _is_rest(page: Page, span: tuple[int, int], value: float, left: set[float]) -> bool:
    """Tell as many as are left, whatever verb follows: *the other 28 mount a new turret*."""
    return value in left and _is_tied(page, span, ("some_of",))


def _is_ended(page: Page, sentence: Sentence, end: int) -> bool:
    """Tell a number behind which its phrase is over, perhaps with a word such as *more*."""
    folded = page.folded
    counted = page.within((end, end + NEAR), "percent", "currency", "unit")
    if any(m.start <= end + 1 or m.kind == "percent" for m in counted):
        return False
    more = [m for m in page.within((end + 1, end + NEAR), "further", "some_of") if m.start == end + 1]
    end = max((m.end for m in more), default=end)
    mark = folded[end : end + 1]
    if mark == ".":  # no day of a month: "7. října"
        return not folded[end + 1 : sentence.end].strip(" \"')")
    if mark in MARKS:
        return not folded[end + 1 : end + 2].isalnum() and not YEAR.match(folded, end)  # "May 7, 2026"
    behind = [m for m in page.within((end + 1, end + FAR), *FOLLOWING) if m.start == end + 1]
    behind = [m for m in behind if m.value != "historical"]  # "twenty years ago"
    verbs = [m for m in behind if m.kind == "frame"]
    if mark != " " or not behind or (verbs and not any(_tells_of_things(verb) for verb in verbs)):
        return False
    return any(m.kind == "part" for m in behind) or not any(
        m.kind == "preposition" and m.value == "of" for m in behind
    )


def _tells_of_things(verb: Mention) -> bool:
    """Tell a verb that things may have as subject; who *received* or *asked* for something is a person counted."""
    return bool(verb.says("verb")) and (verb.value not in {"receive", "ask"} or bool(verb.says("passive")))


def _is_begun(page: Page, sentence: Sentence, figure: Figure) -> bool:
    """Tell a number with no name of a model, no date and no other number before it."""
    bound = bounds_before(page.folded, page.mentions, figure.start, "bound")
    start = bound.start if bound else figure.start
    opens = not page.folded[sentence.start : start].strip(" \"'-")
    if opens:
        behind = page.within((figure.end + 1, figure.end + NEAR), "preposition")
        return (
            not behind or behind[0].start > figure.end + 1 or _is_tied(page, (figure.start, figure.end), TIES)
        )
    named = not figure.digits and page.text[start].isupper()  # "les Vingt-Sept"
    dated = page.folded[start - 2 : start - 1] == "."  # "Dec. 7"
    if dated or page.folded[start - 1 : start] == "-" or (named and page.folded[start - 1 : start] == " "):
        return False
    small = page.within((max(sentence.start, start - NEAR), start), "preposition")
    if any(p.value in NOT_BEFORE and page.mentions.only(page.folded, p.end, start, *SMALL) for p in small):
        return False
    words = page.text[sentence.start : start].split()
    word = words[-1].lstrip("«„“\"'(")
    if len(words) == 1 or word[-1:] in MARKS:
        return True
    if figure.digits and figure.value < NUMBERED:  # "phase 2", "(order 3)"
        return any(word.end == start - 1 for word in page.within((start - NEAR, start), *LEADS))
    return not word[:1].isupper()


def _is_tied(page: Page, span: tuple[int, int], kinds: Sequence[str]) -> bool:
    """Tell a number beside a word that ties it to the things told before: *650 of which*, *another 12*."""
    start, end = span
    beside = page.within((start - NEAR, end + NEAR), *kinds)
    beside = [word for word in beside if word.kind != "part" or word.says("plural")]
    return any(0 <= start - m.end <= 1 or 0 <= m.start - end <= 1 for m in beside)
