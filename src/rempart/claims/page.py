"""One text with everything that was found in it: the material of all later steps."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from rempart.claims.actor import Actor
from rempart.claims.actors import actors
from rempart.claims.folding import fold
from rempart.claims.language import Language
from rempart.claims.mentions import Mention, Mentions
from rempart.claims.money import MoneyMention, MoneyReader
from rempart.claims.numbers import Figure, numbers
from rempart.claims.quantities import QuantityMention, quantities
from rempart.claims.sentences import Sentence, split
from rempart.claims.triggers import only

Placed = TypeVar("Placed", Actor, MoneyMention, QuantityMention)

_START = attrgetter("start")


def _starting_in(found: list[Placed], start: int, end: int) -> list[Placed]:
    """Return the part of a list in order of place that begins in a span."""
    low = bisect_left(found, start, key=_START)
    return found[low : bisect_left(found, end, key=_START)]


@dataclass(frozen=True, slots=True)
class Page:
    """A text, its sentences worth reading, and the mentions, sums, counts and actors in them.

    All offsets are those of ``text``; in ``folded`` what is not worth reading is blank.
    """

    text: str
    folded: str
    language: Language
    mentions: Mentions
    sentences: list[Sentence]
    figures: list[Figure]
    sums: list[MoneyMention]
    counts: list[QuantityMention]
    actors: list[Actor]

    def sentence_at(self, place: int) -> Sentence:
        """Return the sentence that holds this offset (the nearest before it)."""
        number = bisect_right(self.sentences, place, key=_START) - 1
        return self.sentences[max(0, number)]

    def within(self, span: Sentence | tuple[int, int], *kinds: str) -> list[Mention]:
        """Return the mentions of these kinds inside a sentence or a span."""
        start, end = (span.start, span.end) if isinstance(span, Sentence) else span
        return self.mentions.within(start, end, *kinds)

    def actors_in(self, span: Sentence | tuple[int, int]) -> list[Actor]:
        """Return the actors inside a sentence or a span, by place."""
        start, end = (span.start, span.end) if isinstance(span, Sentence) else span
        return [actor for actor in _starting_in(self.actors, start, end + 1) if actor.end <= end]

    def figures_in(self, span: Sentence) -> tuple[list[MoneyMention], list[QuantityMention]]:
        """Return the sums and the counts that begin inside a sentence."""
        sums = _starting_in(self.sums, span.start, span.end)
        return sums, _starting_in(self.counts, span.start, span.end)

    def says(self, span: tuple[int, int]) -> str:
        """Return the words of a span."""
        return self.text[span[0] : span[1]]


def page(text: str, language: Language, folded: str = "") -> Page:
    """Find everything in a text once; ``folded`` is the folded text where it is at hand."""
    folded = folded or fold(text)
    sentences = language.trigger.worth_reading(folded, split(text, folded, language.abbreviations))
    folded = only(folded, sentences)
    mentions = language.scan(text, folded)
    figures = numbers(folded, mentions, language)
    sums = MoneyReader(folded, mentions, language).sums(figures)
    return Page(
        text=text,
        folded=folded,
        language=language,
        mentions=mentions,
        sentences=sentences,
        figures=figures,
        sums=sums,
        counts=quantities(folded, mentions, figures, sums),
        actors=actors(folded, mentions),
    )
