"""One text with everything that was found in it: the material of all later steps."""

from rempart.claims.actor import Actor
from rempart.claims.actors import actors
from rempart.claims.designations import with_designations
from rempart.claims.folding import fold
from rempart.claims.language import Language
from rempart.claims.mentions import Mention
from rempart.claims.money import MoneyMention, MoneyReader
from rempart.claims.newcomers import with_newcomers
from rempart.claims.numbers import Figure, numbers
from rempart.claims.ordered import Ordered
from rempart.claims.press import press_of, reckons
from rempart.claims.quantities import QuantityMention, quantities
from rempart.claims.repeated import with_repeated
from rempart.claims.schemes import with_schemes_again
from rempart.claims.sentences import Sentence, split
from rempart.claims.triggers import Seen, only

Span = Sentence | tuple[int, int]


class Page:
    """A text, its sentences worth reading, and the mentions, sums, counts and actors in them.

    All offsets are those of ``text``; in ``folded`` what is not worth reading is blank. ``every_sentence`` holds
    the others too.
    """

    def __init__(
        self,
        text: str,
        folded: str,
        language: Language,
        *,
        every_sentence: list[Sentence],
        sentences: list[Sentence],
        published: str | None = None,
    ) -> None:
        self.text = text
        self.published = published
        self.folded = folded
        self.language = language
        self.every_sentence = every_sentence
        self.sentences = sentences
        mentions = with_newcomers(
            text,
            folded,
            language.scan(text, folded),
            word_order=language.word_order,
            sentences=sentences,
            letters=language.letters,
        )
        self.figures = numbers(folded, mentions, language)
        mentions = with_designations(text, folded, mentions, self.figures, letters=language.letters)
        self.mentions = mentions = with_schemes_again(mentions)
        self.sums = MoneyReader(folded, mentions, language).sums(self.figures)
        self.counts = quantities(folded, mentions, self.figures, self.sums)
        if mentions.of("same_number"):
            self.figures = with_repeated(mentions, self.figures, self.counts)
            self.counts = quantities(folded, mentions, self.figures, self.sums)
        self.reckoning, self.press = reckons(mentions, language.code), press_of(mentions, language.code)
        self.actors = actors(folded, mentions, (self.reckoning, self.press))
        self._sentences, self._actors = Ordered(self.sentences), Ordered(self.actors)
        self._figures = Ordered(self.figures)
        self._sums, self._counts = Ordered(self.sums), Ordered(self.counts)

    def sentence_at(self, place: int) -> Sentence:
        """Return the sentence that holds this offset (the nearest before it)."""
        return self.sentences[max(0, self._sentences.before(place + 1) - 1)]

    def within(self, span: Span, kind: str, *others: str) -> list[Mention]:
        """Return the mentions of these kinds inside a sentence or a span, by place."""
        start, end = (span.start, span.end) if isinstance(span, Sentence) else span
        return self.mentions.among(kind, others, start, end)

    def actors_in(self, span: Span) -> list[Actor]:
        """Return the actors inside a sentence or a span, by place."""
        start, end = (span.start, span.end) if isinstance(span, Sentence) else span
        return [actor for actor in self._actors.starting_in(start, end + 1) if actor.end <= end]

    def numbers_in(self, start: int, end: int) -> list[Figure]:
        """Return the numbers that begin in a span."""
        return self._figures.starting_in(start, end)

    def figures_in(self, span: Sentence) -> tuple[list[MoneyMention], list[QuantityMention]]:
        """Return the sums and the counts that begin inside a sentence."""
        sums = self._sums.starting_in(span.start, span.end)
        return sums, self._counts.starting_in(span.start, span.end)

    def says(self, span: tuple[int, int]) -> str:
        """Return the words of a span."""
        return self.text[span[0] : span[1]]


def page(
    text: str,
    language: Language,
    folded: str = "",
    *,
    seen: Seen | None = None,
    whole: bool = False,
    published: str | None = None,
) -> Page:
    """Find everything in a text once; ``folded`` and what the quick look has ``seen`` are used where at hand.

    All of it is read where ``whole`` says so, else what the quick look finds worth reading.
    """
    folded = folded or fold(text)
    every_sentence = split(text, folded, language.abbreviations, language.ordered, closing=language.closing)
    sentences = every_sentence
    if not whole:
        seen = language.trigger.seen(folded) if seen is None else seen
        sentences = language.trigger.worth_reading(folded, every_sentence, seen)
        folded = only(folded, sentences)
    return Page(
        text,
        folded,
        language,
        every_sentence=every_sentence,
        sentences=sentences,
        published=published,
    )
