"""The figure or thing that a claim is about."""

from rempart.claims.mentions import Mention

# Letters within which a word speaks of a figure, and within which it speaks of one right behind it.
BESIDE, BEHIND = 80, 45


class Anchor:
    """What a claim is about: a sum, a count, or both, with the places they take, and those of ``others`` beside it."""

    __slots__ = ("end", "money", "others", "start")

    def __init__(
        self, start: int, end: int, *, money: bool, others: tuple[tuple[int, int], ...] = ()
    ) -> None:
        self.start = start
        self.end = end
        self.money = money
        self.others = others


def next_to(anchor: Anchor, word: Mention) -> bool:
    """Tell whether a word speaks of this figure: none stands between, nor right behind the word."""
    away = distance(anchor, word)
    if word.start >= anchor.end and any(
        0 <= start - word.end < min(BEHIND, away) for start, _ in anchor.others
    ):
        return False
    low, high = min(anchor.end, word.end), max(anchor.start, word.start)
    return away < BESIDE and not any(low <= start and end <= high for start, end in anchor.others)


def distance(anchor: Anchor, mention: Mention) -> int:
    """Return the letters between a figure and a mention, zero where they touch or overlap."""
    return max(0, anchor.start - mention.end if mention.end <= anchor.start else mention.start - anchor.end)
