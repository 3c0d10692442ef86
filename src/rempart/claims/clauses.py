"""The part of a sentence around a place."""

from rempart.claims.page import Page
from rempart.claims.sentences import Sentence


def segment(page: Page, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return the part of a sentence around a place, cut at semicolons, colons, dashes and brackets."""
    low, high = sentence.start, sentence.end
    for mark in ("; ", ": ", " - ", " (", ") "):
        before = page.folded.rfind(mark, low, start)
        if before >= 0:
            low = max(low, before + len(mark))
        after = page.folded.find(mark, end, high)
        if after >= 0:
            high = min(high, after)
    return low, high
