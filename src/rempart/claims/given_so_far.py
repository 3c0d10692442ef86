"""What somebody has given in all, over many gifts: *In total Oslo has given Kyiv arms worth eight billion*."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.clauses import segment
from rempart.claims.mentions import Mention
from rempart.claims.moods import mood_of
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.claims.sums import FIRST_YEAR, LAST_YEAR

GIVING: Final = frozenset({"give", "pledge", "deliver"})
# What ties a total to one deal, or to the size of one scheme.
OF_ONE: Final = ("anaphor", "each")
# Letters between two years, and before the first, in which small words stand.
YEARS: Final = 24
# Letters between a part of a sum and that sum, what may stand there, and what leads a year that money is promised for.
OF_SUM, AHEAD = 40, frozenset({"for", "on"})
OF: Final = ("article", "preposition", "part", "partitive", "currency", "frame")
# Letters before a word that opens its sentence.
OPENS: Final = 4


def is_given_so_far(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell a sum that sums up gifts of the past, however its sentence dates them.

    A word for *in all* or *so far*, or two years between which it was given, must stand in its clause, and a verb of
    giving that is done; *so far* does with the noun. What counts things, tells of one scheme or of the deal just told
    is no such total.
    """
    of_one = page.within(sentence, *OF_ONE) or scheme_told(page, of_sum(page, sentence, anchor))
    if not anchor.money or of_one or is_of_sum(page, anchor):
        return False
    span = segment(page, sentence, anchor.start, anchor.end)
    void = [b.start for b in page.within(span, "background") if b.says("void")]  # "in all since its launch"
    words = [word for word in page.within(span, "in_all") if word.start not in void]
    words = [w for w in words if not any(w.end <= start < anchor.start for start, _ in anchor.others)]
    now = any(word.value == "particle" for word in page.within(span, "particle"))
    dated = bool(words) or _is_of_years(page, span)
    if not (dated or now) or page.figures_in(sentence)[1]:
        return False
    frames = page.within(span, "frame")
    # "a loan of 90 billion for 2026-2027"
    lent = not words and any(frame.value == "lend" for frame in frames)
    if lent or (words and _is_in_all_of_several(page, span, anchor, words)):
        return False
    giving = [frame for frame in frames if frame.value in GIVING and not frame.says("advance")]
    verbs = [frame for frame in frames if frame.value in {"spend", *GIVING} and frame.says("verb")]
    if not (verbs and giving):
        return bool(giving) and (now or any(word.value == "so_far" for word in words))
    return dated and any(mood_of(page, verb) in ({"done"} if words else {"done", ""}) for verb in verbs)


def is_of_sum(page: Page, anchor: Anchor) -> bool:
    """Tell a part of one promise, whose size follows: *has so far paid out 34 million of the 100 million promised*."""
    scales = page.within((anchor.end, anchor.end + OF_SUM), "scale")[:1]
    numbers = [f for f in page.numbers_in(anchor.end, anchor.end + OF_SUM) if f.end >= anchor.end]
    if not anchor.money or not scales or not numbers or numbers[0].start > scales[0].start:
        return False
    gap = (anchor.end, numbers[0].start)
    small = page.within(gap, "article", "preposition", "part")
    return bool(small) and page.mentions.only(page.folded, *gap, *OF)


def _is_in_all_of_several(
    page: Page, span: tuple[int, int], anchor: Anchor, words: Sequence[Mention]
) -> bool:
    """Tell what several give together, or what is promised for a year: *For 2026 three states promised 1.4bn in all*.

    There *in all* sums up the givers or the years ahead, not the gifts of the past.
    """
    if any(word.value != "in_all" for word in words):
        return False
    before = (span[0], anchor.start)
    givers = [a for a in page.actors_in(before) if a.kind == "state" and not a.led_by]
    if any(len(giver.codes) > 1 for giver in givers):
        return True
    years = [f for f in page.numbers_in(*span) if FIRST_YEAR < f.value < LAST_YEAR]
    leads = page.within(span, "preposition")
    return any(
        lead.value in AHEAD and page.mentions.only(page.folded, lead.end, year.start, "article", "period")
        for year in years
        for lead in leads
        if lead.end < year.start <= lead.end + YEARS
    )


def _is_of_years(page: Page, span: tuple[int, int]) -> bool:
    """Tell two years between which something was done: *between 2022 and early 2025*, but not *for 2023-2027*."""
    years = [f for f in page.figures if span[0] <= f.start < span[1] and FIRST_YEAR < f.value < LAST_YEAR]
    return any(
        first.value < last.value
        and last.start - first.end < YEARS
        and all(
            p.value not in AHEAD for p in page.within((first.start - YEARS, first.start), "preposition")[-1:]
        )
        for first, last in pairwise(years)
    )


def of_sum(page: Page, sentence: Sentence, anchor: Anchor) -> Sentence:
    """Return the sentence up to the comma behind which it tells another sum.

    Example: *Aid has exceeded 70 billion, and the whole programme is to run to 275 billion*.
    """
    behind = [start for start, _ in anchor.others if start >= anchor.end]
    comma = page.folded.rfind(", ", anchor.end, behind[0]) if behind else -1
    return sentence.part(sentence.start, comma) if comma > 0 else sentence


def scheme_told(page: Page, sentence: Sentence) -> bool:
    """Tell a sentence about one scheme, which it or, where it goes on about that, the sentence before it names."""
    before = page.sentences[max(0, sentence.number - 1)]
    on = page.within(sentence, "partitive", "anaphor")
    return bool(page.within(sentence, "scheme") or (on and page.within(before, "scheme")))


def opens_all(page: Page, sentence: Sentence, anchor: Anchor, word: Mention) -> bool:
    """Tell a time that opens a sentence, however far its sum: *Since the start of the war, according to Kiel, ...*."""
    gap = (word.end, anchor.start)
    joined = page.within(gap, "conjunction")
    return (
        word.start - sentence.start <= OPENS
        and not any(gap[0] <= start < gap[1] for start, _ in anchor.others)
        and not any(page.folded[j.start - 2 : j.start] == ", " for j in joined)
    )
