"""The part of a sentence around a place."""

import re
from typing import Final

from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

_CUTS: Final = re.compile("[;:()-]")  # what may cut, told at once

DASH: Final = " - "
# Letters of the longest preposition.
LEAD: Final = 14


def segment(page: Page, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return the part of a sentence around a place, cut at semicolons, colons, dashes and brackets."""
    low, high = sentence.start, sentence.end
    if not _CUTS.search(page.folded, low, high):
        return low, high  # the usual case
    for mark in ("; ", ": ", " - ", " (", ") "):
        before = page.folded.rfind(mark, low, start)
        if before >= 0 and not is_copula(page, before, start):
            low = max(low, before + len(mark))
        after = page.folded.find(mark, end, high)
        if after >= 0:
            high = min(high, after)
    return low, high


def with_dash(page: Page, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return the part around a figure with what a dash behind it leads on to: *ще 1,5 млрд – на гаубиці*."""
    low, high = segment(page, sentence, start, end)
    place = end + len(DASH)
    leads = page.within((place, place + LEAD), "preposition")
    if page.folded.startswith(DASH, end) and leads and leads[0].start == place:
        high = segment(page, sentence, place, place)[1]
    return low, high


def is_copula(page: Page, place: int, figure: int) -> bool:
    """Tell a dash that stands for *is* before a figure: *Сума контракту - 2 млрд*."""
    dash = page.within((place, place + 3), "copula")
    small = ("bound", "article", "range_open", "preposition", "price")
    return bool(dash) and page.mentions.only(page.folded, dash[0].end, figure, *small)


def behind_comma(page: Page, mention: Mention) -> bool:
    """Tell a word that a comma sets apart from what stands before it."""
    return page.folded[mention.start - 2 : mention.start] == ", "


def opens_with_for(page: Page, place: int) -> bool:
    """Tell a sentence that opens by saying what money is for, right before a place: *For 20 tanks, 300 million is set aside*."""
    sentence = page.sentence_at(place)
    leads = [p for p in page.within((sentence.start, place), "preposition") if p.start == sentence.start]
    small = ("article", "bound", "further")
    return (
        bool(leads)
        and leads[0].value == "for"
        and page.mentions.only(page.folded, leads[0].end, place, *small)
    )
