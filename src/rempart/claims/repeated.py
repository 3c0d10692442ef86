"""A number told again by a word: *it has received the same number of howitzers before*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.mentions import Mentions
from rempart.claims.numbers import Figure
from rempart.claims.quantities import QuantityMention, are_alike

# Letters between such a word and the thing counted.
REACH: Final = 30


def with_repeated(
    mentions: Mentions, figures: list[Figure], counts: Sequence[QuantityMention]
) -> list[Figure]:
    """Return the numbers of a text with those that a word repeats: the largest count of the thing that was told before."""
    again = []
    for word in mentions.of("same_number"):
        things = mentions.within(word.end, word.end + REACH, "item")
        near = [thing for thing in things if thing.start == things[0].start]
        told = [c for c in counts if c.end <= word.start]
        known = [c for c in told if c.item and any(are_alike(c.item.value, thing.value) for thing in near)]
        if known:
            value = max(count.quantity.value for count in known)
            again.append(Figure(word.start, word.end, value, digits=False))
    return sorted([*figures, *again], key=lambda figure: figure.start) if again else figures
