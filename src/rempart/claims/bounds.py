"""The bound of a figure: the words before or behind it that make it a floor, a ceiling or an estimate."""

from typing import Final

from rempart.claims.mentions import Mention, Mentions
from rempart.claims.negation import turned
from rempart.claims.numbers import Figure
from rempart.terms.figure import Bound

ABOUT: Final = 45
# Letters behind a bound in which the number begins that it may stand before.
NEXT: Final = 16
SMALL: Final = ("article", "currency_link", "bound_link")


class Bounded:
    """A figure with its bound words: where both begin and end, and the lower end of a range, its upper one."""

    __slots__ = ("bound", "end", "ends", "start", "value")

    def __init__(
        self,
        span: tuple[int, int],
        value: float,
        bound: Bound,
        ends: tuple[float, float] | None = None,
    ) -> None:
        self.start, self.end = span
        self.value = value
        self.bound = bound
        self.ends = ends


def bounds_before(folded: str, mentions: Mentions, start: int, kind: str) -> Mention | None:
    """Return the bound or range word that ends right before ``start`` (an article may stand between)."""
    for mention in reversed(mentions.within(max(0, start - 45), start, kind)):
        if mentions.only(folded, mention.end, start, *SMALL):
            return mention
    return None


def is_of_next(folded: str, mentions: Mentions, word: Mention) -> bool:
    """Tell a bound of the number that it stands before: *24 houfnic zhruba za tři miliardy*, *20 jets, about 3 billion*."""
    numbers = mentions.within(word.end, word.end + NEXT, "number")
    digits = next(
        (n for n in range(word.end, min(word.end + NEXT, len(folded))) if folded[n].isdigit()), None
    )
    starts = [place for place in (digits, *(n.start for n in numbers)) if place is not None]
    return bool(starts) and mentions.only(folded, word.end, min(starts), *SMALL)


def bounded(
    folded: str, mentions: Mentions, span: tuple[int, int], *, figure: Figure, value: float
) -> Bounded:
    """Return the value with the bound that stands before or after it."""
    start, end = span
    bound: Bound = "approx" if figure.approximate else "exact"
    before = bounds_before(folded, mentions, start, "bound")
    while before:
        if before.says("about") and _says_what(folded, mentions, before.start):
            break  # "ein Vertrag mit Polen über 30 Panzer"
        found = turned(folded, mentions, before, _bound(before.value))
        bound = found if bound == "exact" or found != "approx" else bound
        start = before.start
        before = bounds_before(folded, mentions, start, "bound")
    for after in mentions.within(end, end + 30, "bound_after"):
        gap = folded[end : after.start].strip()
        if bound in {"exact", "approx"} and gap in {"", ","} and not is_of_next(folded, mentions, after):
            bound, end = _bound(after.value), after.end
    return Bounded((start, end), value, bound)


def _says_what(folded: str, mentions: Mentions, start: int) -> bool:
    """Tell a word that says what a deal is about, by the noun of a deal before it."""
    nouns = mentions.within(max(0, start - ABOUT), start, "frame", "anaphor")
    nouns = [n for n in nouns if n.kind == "anaphor" or n.says("noun")]
    return bool(nouns) and not any(mark in folded[nouns[-1].end : start] for mark in ",;.:\n")


def _bound(value: str) -> Bound:
    known: dict[str, Bound] = {"at_least": "at_least", "at_most": "at_most", "approx": "approx"}
    return known.get(value, "exact")
