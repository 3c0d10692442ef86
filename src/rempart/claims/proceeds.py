"""Money out of what frozen assets yield, which is no part of them: *95 million from the profits on frozen assets*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

# Letters between the word for what assets yield, or the preposition, and the assets.
YIELDED, LED = 40, 12
NOWHERE: Final = (0, 0)


def without_sources(
    page: Page, sentence: Sentence, anchor: Anchor, *, frame: Mention | None, words: Sequence[Mention]
) -> list[Mention]:
    """Return the words for budgets and totals without those that only say where a sum comes from.

    These are the yield of frozen assets, the use of a scheme, and a budget behind the price of things that are
    counted: *two ships for 700 million, paid from the budget*.
    """
    low, high = _source_of(page, sentence, anchor, frame)
    kept = [b for b in words if not low <= b.start < high]
    kept = [b for b in kept if not (b.says("itself") and page.within(sentence, "scheme"))]
    if page.within((anchor.start, anchor.end), "item", "unit"):
        kept = [b for b in kept if b.start < anchor.end or not (b.says("project") or b.says("yearly"))]
    return kept


def _source_of(page: Page, sentence: Sentence, anchor: Anchor, frame: Mention | None) -> tuple[int, int]:
    """Return the words that say from which assets a sum comes, behind it or before its verb; nowhere if none do."""
    for assets in page.within(sentence, "background"):
        if not assets.says("frozen"):
            continue
        yields = page.within((max(sentence.start, assets.start - YIELDED), assets.start), "proceeds")
        yields = yields or page.within((assets.end, assets.end + LED), "proceeds")
        led = page.within((max(sentence.start, assets.start - LED), assets.start), "preposition")
        words = yields + [word for word in led if word.value == "from"]
        paid = frame is not None and frame.value != "reach" and frame.says("verb")
        if words and (paid or min(words[0].start, assets.start) >= anchor.end):
            return min(words[0].start, assets.start), max(words[-1].end, assets.end)
    return NOWHERE
