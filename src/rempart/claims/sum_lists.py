"""Bare numbers that go on with a list of sums: *55 million from Oslo, and Denmark, 40*; *300 million, 90 for shells*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.mentions import Mentions
from rempart.claims.numbers import Figure
from rempart.claims.ordered import Ordered
from rempart.claims.sums import FIRST_YEAR, LAST_YEAR, SCALED, ReadSum

# Letters between a sum and a bare number that goes on with it, and one more part of it; from where on numbers may be years.
LISTED, PARTED = 60, 130
YEARS: Final = 1000
COUNTED: Final = 20  # letters behind a number in which the thing stands that it counts
NEAR: Final = 14  # letters behind a number in which it is said what it is for
SMALL: Final = (
    "article",
    "further",
    "bound",
    "rank",
    "bound_link",
    "some_of",
    "conjunction",
    "part",
    "relative",
)
GOING: Final = 40  # letters behind a number in which its verb ends
PAID: Final = frozenset({"fund", "pledge", "spend", "pay"})
GOES: Final = frozenset({"fund", "pledge", "spend", "reach"})
COUNTS: Final = ("item", "unit", "percent", "scale", "currency", "period")
# What leads a sum that a sentence then divides, and words before it.
WHOLE, WORDS = frozenset({"of", "from", "on"}), 3
UNCOUNTED: Final = (
    "preposition",
    "auxiliary",
    "frame",
    "particle",
    "part",
    "conjunction",
    "pronoun",
    "deadline",
)
COME: Final = frozenset({"deliver", "receive", "give", "produce"})
STOPS: Final = frozenset({".", ",", ";", ")"})


class SumList:
    """Finds the bare numbers of one text that are sums."""

    def __init__(self, folded: str, mentions: Mentions, figures: Sequence[Figure]) -> None:
        self.folded = folded
        self.mentions = mentions
        self.figures = figures
        self._ordered = Ordered(figures)

    def more(self, parts: Sequence[ReadSum]) -> list[ReadSum]:
        """Return the bare numbers that go on with a sum, with its scale and its currency."""
        known = {part.figure.start for part in parts}
        told = Ordered(sorted(parts, key=lambda part: part.start))
        found: list[ReadSum] = []
        for figure in self.figures:
            if not figure.digits or figure.start in known or figure.value >= YEARS:
                continue
            near = (*told.starting_in(figure.start - 2 * PARTED, figure.start), *found[-PARTED:])
            before = [part for part in near if 0 < figure.start - part.end <= PARTED]
            last = max(before, key=lambda part: part.start, default=None)
            if last and (
                self._is_given(last, figure, known)
                or self._is_for_more(last, figure, known)
                or self._is_paid_out(last, figure)
                or self._is_of_whole(last, figure, known)
            ):
                span = (figure.start, figure.end)
                found.append(
                    ReadSum(span, figure, last.scale, last.currency, listed=True, at_home=last.at_home)
                )
                known.add(figure.start)
        return found

    def _is_given(self, before: ReadSum, figure: Figure, known: set[int]) -> bool:
        """Tell a number that a party alone parts from the sum before it, in a sentence that counts nothing."""
        if figure.start - before.end > LISTED:
            return False
        between = (before.end, figure.start)
        parties = self.mentions.within(*between, "party")
        gap = self.folded[parties[0].end : figure.start] if len(parties) == 1 else "x"
        more = len(parties) == 1 and self.mentions.within(parties[0].end, figure.start, "further", "bound")
        if not (gap in {" ", ", ", " ("} or (more and gap.count(" ") <= 2 + gap.count(","))):
            return False
        if self.mentions.within(*between, "frame", "speech") or self._counts_before(before, figure, known):
            return False
        joins = self.mentions.within(figure.end, figure.end + 6, "conjunction")
        return self.folded[figure.end : figure.end + 1] in STOPS or bool(joins)

    def _is_for_more(self, before: ReadSum, figure: Figure, known: set[int]) -> bool:
        """Tell one more part of the money, with what it is for or from whom: *180 million for drones, 90 for repairs*."""
        between = self._ordered.starting_in(before.end + 1, figure.start)
        other = [f for f in between if f.start not in known and not FIRST_YEAR < f.value < LAST_YEAR]
        if before.scale < SCALED or other or self._counts_before(before, figure, known):
            return False
        gap = self.folded[before.end : figure.start]
        mark = max(gap.rfind(","), gap.rfind(";"), gap.rfind("("))
        words = self.mentions.within(before.end + mark + 1, figure.start, *SMALL)
        joined = next((w.start for w in words if w.kind == "conjunction"), figure.start)
        opened = joined if mark < 0 else before.end + mark + 1
        led = self.mentions.only(self.folded, opened, figure.start, *SMALL) and opened < figure.start
        more = any(word.kind in {"further", "some_of", "rank"} for word in words)
        if not led:
            return False
        if any(word.kind == "part" for word in words) and not self._is_counted(figure):
            return True  # "of which 300 are meant for training"
        return self._says_what_for(figure, over=more) or self._goes_to(figure)

    def _is_of_whole(self, whole: ReadSum, figure: Figure, known: set[int]) -> bool:
        """Tell a part of the sum that opens its sentence: *Of the 900 million, 520 are paid by France*.

        Things and shares are counted otherwise: *of the 900 million, 40 per cent*.
        """
        value = whole.figure.value
        if whole.scale < SCALED or not figure.value < value or self._counts_before(whole, figure, known):
            return False
        if self._is_counted(figure):
            return False
        start = max(self.folded.rfind(mark, 0, whole.start) for mark in (". ", "\n")) + 1
        opening = self.folded[start : whole.start].strip()
        led = self.mentions.within(start, whole.start, "preposition")
        leads = any(word.start <= start + 1 and word.value in WHOLE for word in led)
        between = self._ordered.starting_in(whole.end, figure.start)
        return leads and opening.count(" ") < WORDS and not between

    def _is_paid_out(self, before: ReadSum, figure: Figure) -> bool:
        """Tell what a verb of paying has before it counts nothing: *Finora ne ha versati 2,2 come anticipo*."""
        near = (figure.start - GOING, figure.start)
        cut = max(self.folded.rfind(mark, *near) for mark in (". ", "; ", ", ", "\n"))
        verbs = self.mentions.within(max(near[0], cut + 1), figure.start, "frame")
        paying = [v for v in verbs if v.value in PAID and v.says("verb")]
        broken = figure.value != int(figure.value)
        if before.scale < SCALED or not paying or not (broken or paying[-1].value != "pledge"):
            return False
        small = ("bound", "particle", "article", "preposition", "partitive", "that")
        direct = broken or self.mentions.only(self.folded, paying[-1].end, figure.start, *small)
        counted = self.mentions.within(figure.end, figure.end + COUNTED, "item", "unit", "percent", "scale")
        parts = self.mentions.within(figure.end, figure.end + NEAR, "part")
        counted += [] if broken else [w for w in parts if w.start == figure.end + 1]  # "zaplatí 30 z nich"
        led = self.mentions.within(
            figure.end + 1, figure.end + NEAR, "preposition", "conjunction", "particle"
        )
        ends = self.folded[figure.end : figure.end + 1] in STOPS or any(
            w.start == figure.end + 1 for w in led
        )
        return direct and (ends or broken) and not counted

    def _says_what_for(self, figure: Figure, *, over: bool) -> bool:
        """Tell a number before the words for what it is for (``over`` one verb), or that it is what is left."""
        place = figure.end + (3 if self.folded[figure.end : figure.end + 3] == " - " else 1)
        near = self.mentions.within(place, place + NEAR, "preposition", "some_of")
        here = [w for w in near if w.start == place]
        if over and not here:
            near = self.mentions.within(place, place + 2 * NEAR, "preposition")
            here = [w for w in near if w.value == "for" and self.folded[place : w.start].count(" ") == 1]
        return bool(here) and not any(w.kind == "preposition" and w.value == "of" for w in here)

    def _goes_to(self, figure: Figure) -> bool:
        """Tell a number whose verb says where money goes: *2.4 will go to air defence*; a whole one only to arms."""
        verbs = self.mentions.within(figure.end + 1, figure.end + GOING, "frame")
        verb = next((v for v in verbs if v.value in GOES and v.says("verb")), None)
        small = ("auxiliary", "particle")
        if verb is None or not self.mentions.only(self.folded, figure.end, verb.start, *small):
            return False
        arms = self.mentions.within(verb.end, verb.end + COUNTED, "item")
        small = ("article", "preposition")
        direct = bool(arms) and self.mentions.only(self.folded, verb.end, arms[0].start, *small)
        return direct or figure.value != int(figure.value)

    def _is_counted(self, figure: Figure) -> bool:
        """Tell a number of things, or of a share, or one whose verb hands over things."""
        if self.folded[figure.end : figure.end + 1] in STOPS:
            return False
        words = self.mentions.within(figure.end, figure.end + COUNTED, *COUNTS)
        verbs = self.mentions.within(figure.end, figure.end + GOING, "frame")
        come = any(verb.value in COME for verb in verbs)
        near = self.mentions.within(figure.end, figure.end + COUNTED, *UNCOUNTED)
        return bool(words) or come or all(word.start != figure.end + 1 for word in near)

    def _counts_before(self, before: ReadSum, figure: Figure, known: set[int]) -> bool:
        """Tell a number whose sentence has begun after the sum, or counts things before it."""
        if any(mark in self.folded[before.end : figure.start] for mark in (". ", "\n")):
            return True
        cut = max(self.folded.rfind(mark, 0, before.start) for mark in (". ", "\n"))
        counted = [f for f in self.figures if cut < f.start < figure.start and f.start not in known]
        return any(self.mentions.within(f.end, f.end + COUNTED, "item", "unit") for f in counted)
