"""Lines of a list, whose verb stands in the sentence that opens it: *will buy:*, then *(a) 180 K2 tanks;*."""

import re

from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

# What a line of a list opens with: a dash, a dot, a number or a letter with a bracket or a point.
MARK = re.compile(r"\s*(?:[-*+•·‣▪●○◦–—]|\(?(?:\d{1,2}|[^\W\d_])[.)])\s*(?=\S)")
# Lines of one list at most.
LONGEST = 40
# Sentences back in which the package stands whose content a list tells.
REACH = 3
DEALING = frozenset(
    {"buy", "sell", "give", "deliver", "receive", "ask", "choose", "pledge", "approve", "deal"}
)


def opening_of(page: Page, sentence: Sentence) -> tuple[Sentence, Mention] | None:
    """Return the sentence and the verb or noun of dealing that a line of a list stands under, None elsewhere.

    The sentence right before the list ends with a colon; where it only says that a package *includes*, the verb is
    that of the package.
    """
    if not MARK.match(page.text, sentence.start):
        return None
    head = _head(page, sentence)
    if head is None or page.within(head, "denial"):
        return None
    first = head.number if _dealing(page, head) else max(0, head.number - REACH)
    if first != head.number and not page.within(head, "part", "anaphor"):
        return None
    for told in reversed(page.sentences[first : head.number + 1]):
        frames = _dealing(page, told)
        if frames and page.actors_in(told) and not page.within(told, "denial"):
            return told, frames[0]
    return None


def _head(page: Page, sentence: Sentence) -> Sentence | None:
    """Return the sentence that opens the list, by its colon; the lines between all have a mark."""
    for before in reversed(page.sentences[max(0, sentence.number - LONGEST) : sentence.number]):
        if page.text[before.start : before.end].rstrip().endswith(":"):
            return before
        if not MARK.match(page.text, before.start):
            return None
    return None


def _dealing(page: Page, sentence: Sentence) -> list[Mention]:
    return [f for f in page.within(sentence, "frame") if f.value in DEALING]
