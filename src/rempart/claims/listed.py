"""Lines of a list, whose verb stands in the sentence that opens it: *will buy:*, then *(a) 180 K2 tanks;*."""

import re
from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.mentions import Mention
from rempart.claims.moods import is_participle, tense_of
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

# What a line of a list opens with: a dash, a dot, a number or a letter with a bracket or a point.
MARK: Final = re.compile(r"\s*(?:[-*+•·‣▪●○◦–—]|\(?(?:\d{1,2}|[^\W\d_])[.)])\s*(?=\S)")
# Lines of one list at most.
LONGEST: Final = 40
# Sentences back in which the package stands whose content a list tells.
REACH: Final = 3
DEALING: Final = frozenset(
    {"buy", "sell", "give", "deliver", "receive", "ask", "choose", "pledge", "approve", "deal"}
)
# What is only allowed or chosen is given or bought by another word beside it: *approved a new aid package*.
WISHING: Final = frozenset({"ask", "choose", "receive"})
ALLOWING: Final = frozenset({"approve", "choose", "deal"})


def opening_of(
    page: Page, sentence: Sentence, anchor: Anchor, frame: Mention | None
) -> tuple[Sentence, Mention] | None:
    """Return the sentence and the verb or noun of dealing that a line of a list stands under, None elsewhere.

    The sentence right before the list ends with a colon; where it only says that a package *includes*, the verb is
    that of the package. A line that opens with its figure stands under that verb whatever is said of the thing
    behind it: *• 240 vehicles, to be built by Roshel*.
    """
    if not _is_line(page, sentence) or not _is_of_opening(page, sentence, anchor, frame):
        return None
    head = head_of_list(page, sentence)
    if head is None or page.within(head, "denial"):
        return None
    whole = bool(_dealing(page, head)) and bool(page.actors_in(head))
    first = head.number if whole else max(0, head.number - REACH)
    if not whole and not page.within(head, "part", "anaphor"):
        return None
    for told in reversed(page.sentences[first : head.number + 1]):
        frames = [f for f in _dealing(page, told) if whole or f.value not in WISHING]
        if frames and page.actors_in(told) and not page.within(told, "denial"):
            return told, next((f for f in frames if f.value not in ALLOWING), frames[0])
    return None


def _is_line(page: Page, sentence: Sentence) -> bool:
    """Tell a line of a list by the mark it opens with, or by a figure behind a line that ends with a colon or *;*."""
    if MARK.match(page.text, sentence.start):
        return True
    before = page.sentences[sentence.number - 1] if sentence.number else None
    if before is None or before.paragraph == sentence.paragraph:
        return False
    return page.text[before.start : before.end].rstrip()[-1:] in {":", ";"}


def _is_of_opening(page: Page, sentence: Sentence, anchor: Anchor, frame: Mention | None) -> bool:
    """Tell a figure with no verb of its own: none before it in its line, and behind it only what tells of the thing."""
    if frame is None:
        return True
    before = (sentence.start, anchor.start)
    if any(f.says("verb") for f in page.within(before, "frame")) or page.actors_in(before):
        return False
    if frame.start >= anchor.end and any(start < anchor.start for start, _ in anchor.others):
        return False  # "maintenance of the eight Leopard 2 that Canada donated"
    if not frame.says("verb") or is_participle(page, frame) or tense_of(page, frame) == "participle":
        return True
    return "," in page.folded[anchor.end : frame.start]


def head_of_list(page: Page, sentence: Sentence) -> Sentence | None:
    """Return the sentence that opens the list, by its colon; the lines between all have a mark, or end with one."""
    behind = sentence
    for before in reversed(page.sentences[max(0, sentence.number - LONGEST) : sentence.number]):
        said = page.text[before.start : before.end].rstrip()
        if before.paragraph != behind.paragraph:
            if not _is_line(page, behind):
                return None
            if said.endswith((":", ",")) and not MARK.match(page.text, before.start):
                return before
        behind = before
    return None


def _dealing(page: Page, sentence: Sentence) -> list[Mention]:
    return [f for f in page.within(sentence, "frame") if f.value in DEALING]
