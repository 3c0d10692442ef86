"""The part of a sentence around a place."""

import re

from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

_CUTS = re.compile(r"[;:)] | - | \(")


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


def is_copula(page: Page, place: int, figure: int) -> bool:
    """Tell a dash that stands for *is* before a figure: *Сума контракту - 2 млрд*."""
    dash = page.within((place, place + 3), "copula")
    small = ("bound", "article", "range_open", "preposition", "price")
    return bool(dash) and page.mentions.only(page.folded, dash[0].end, figure, *small)
