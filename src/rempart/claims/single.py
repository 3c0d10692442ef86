"""One thing with an article that is news by itself: *a Patriot battery*, *una corbeta*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.done_with_all import is_of_own
from rempart.claims.mentions import Mention, Mentions
from rempart.claims.numbers import Figure

# Units so large that one of them is news.
LARGE: Final = frozenset({"battery", "system", "fire unit", "squadron", "launcher"})
# Words between an article and a ship: *a retired Pohang-class corvette*.
OF_CLASS: Final = 2


def is_single(folded: str, mentions: Mentions, figure: Figure, things: Sequence[Mention]) -> bool:
    """Tell one system of a name, with its unit, and one ship: *a Patriot battery*, *un sistema SAMP/T*, *una corbeta*."""
    names = [t for t in things if t.kind == "item" and t.entry.named]
    units = [t for t in things if t.kind == "unit" and t.value in LARGE]
    if not things or figure.value != 1:
        return False
    gap = folded[figure.end : things[0].start]
    own = is_of_own(folded, mentions, (figure.end, things[0].start))  # "одну зі своїх батарей"
    ship = things[0].kind == "item" and things[0].says("unit") == "ship"
    return (ship and len(gap.split()) <= OF_CLASS) or ((own or gap == " ") and bool(names) and bool(units))
