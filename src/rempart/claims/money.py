"""Sums of money: value, currency, bound, range and conversions, each with its place."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.bounds import Bounded
from rempart.claims.claim import Amount, Sum
from rempart.claims.currencies import CROWNS, Currencies, told_before
from rempart.claims.language import Language
from rempart.claims.mentions import Mention, Mentions
from rempart.claims.numbers import Figure
from rempart.claims.sum_lists import SumList
from rempart.claims.sum_ranges import SumRanges
from rempart.claims.sums import SCALED, ReadSum
from rempart.terms.figure import whole

# No public agreement is larger; beyond it the digits were not understood.
LARGEST: Final = 1e15
# From here on nobody counts things: a sum without a currency has that of every other sum of the text.
UNCOUNTED: Final = 1e9
HARDLY: Final = (
    1e7  # and from here on hardly, but for what the tables name: *40 млн перераховано виробникові*
)
LINKED: Final = 30  # letters behind a small word in which it is said whether things are counted
SEVERAL: Final = 45  # letters before a sum in which those stand whose sums it and the next one are
CONVERTED: Final = 30  # letters between a sum and its conversion
SHARED: Final = 16  # letters between a part of a sum and the whole
AID: Final = "military aid"  # what a package holds of which no more is told
MILLION: Final = 7  # digits of a million
GROWN: Final = 10  # how many times a count just told another one may be that is told in a larger scale
MANY: Final = 10_000  # things of which a word such as *million* may tell how many it will be
COUNTED: Final = 20  # letters behind a number in which begins what it counts


class MoneyMention:
    """A sum in the text; its currency may be ``inherited`` from another sum, or that of the state told of (``at_home``)."""

    __slots__ = ("amount", "at_home", "end", "inherited", "start")

    def __init__(
        self, start: int, end: int, amount: Amount, *, inherited: bool = False, at_home: bool = False
    ) -> None:
        self.start = start
        self.end = end
        self.amount = amount
        self.inherited = inherited
        self.at_home = at_home


class MoneyReader:
    """Reads the sums of one text."""

    def __init__(self, folded: str, mentions: Mentions, language: Language) -> None:
        self.folded = folded
        self.mentions = mentions
        self.language = language
        self._scale_at = _by_start(mentions.of("scale"))
        self._currency_at = _by_start(mentions.of("currency"))
        self._currency_to = {m.end: m for m in mentions.of("currency")}
        self._link_at = _by_start(mentions.of("currency_link"))
        self._further_at = _by_start(mentions.of("further", "rank", "some_of"))
        self._adjectives = mentions.of("adjective")
        self._currencies = Currencies(mentions, language.code, folded)
        self._figures: Sequence[Figure] = ()
        self._cased = any(party.says("case") for party in mentions.of("party"))

    def sums(self, figures: Sequence[Figure]) -> list[MoneyMention]:
        """Return the sums of the text in order; a range is one sum, a conversion belongs to its sum."""
        self._figures = figures
        parts = self._compounds([part for figure in figures if (part := self._sum(figure))])
        more = SumList(self.folded, self.mentions, figures).more(
            [part for part in parts if part.currency or not self._counts_things(part)]
        )
        parts = sorted([*parts, *more], key=lambda part: part.start)
        ranged = SumRanges(self.folded, self.mentions, figures).joined(parts)
        return self._conversions(self._inherit(ranged))

    def _compounds(self, parts: list[ReadSum]) -> list[ReadSum]:
        """Join a sum told in two scales: *4 млрд 750 млн*, *2 milliards et 300 millions*.

        Not so two sums: *1,1 млрд і 700 млн*, *Данія та Норвегія дали 2 млрд і 700 млн крон*.
        """
        joined: list[ReadSum] = []
        for part in parts:
            before = joined[-1] if joined else None
            if (
                before
                and before.currency is None
                and part.scale < before.scale
                and before.figure.value.is_integer()
                and self._adjoin(before, part)
            ):
                value = before.figure.value * before.scale + part.figure.value * part.scale
                figure = before.figure.grown(part.figure.end, value)
                joined[-1] = ReadSum((before.start, part.end), figure, 1.0, part.currency)
            else:
                joined.append(part)
        return joined

    def _adjoin(self, one: ReadSum, other: ReadSum) -> bool:
        gap = self.folded[one.end : other.start]
        apart = self.mentions.within(one.start - CONVERTED, one.start, "respectively") or self._by_two(one)
        return gap in {"", " "} or (
            not apart
            and len(gap) < 6
            and self.mentions.only(self.folded, one.end, other.start, "number_join")
        )

    def _by_two(self, one: ReadSum) -> bool:
        """Tell two parties before a sum, joined by a conjunction."""
        parties = self.mentions.within(one.start - SEVERAL, one.start, "party")
        pair = parties[-2:]
        return len(pair) > 1 and self.mentions.only(self.folded, pair[0].end, pair[1].start, "conjunction")

    def _sum(self, figure: Figure) -> ReadSum | None:
        """Read one number with what stands around it: ``$100bn``, ``100 milliards de dollars``."""
        start, place, scale = figure.start, figure.end, 1.0
        sign = self._currency_to.get(start) or self._currency_to.get(start - 1)
        if sign and sign.says("sign") and not self.folded[sign.end : start].strip():
            start = sign.start
        else:
            sign = None
        place, scale = self._scales(place, figure.value)
        if (
            place == figure.end
            and self.folded[place : place + 1].isalpha()
            and not self._currency_at.get(place)
        ):
            return None
        if figure.article and scale == 1.0:
            return None
        grown = self._currency_to.get(place) if place > figure.end else None  # "9조원"
        named, end = (grown, place) if grown else self._currency_after(place)
        said = named or sign
        currency = self._currencies.resolved(said, (start, end)) if said else None
        if currency is None and (scale == 1.0 or said):
            return None  # a crown of which state, is not known
        if named is None:
            end = place
        at_home = said is not None and currency not in {None, said.value}
        return ReadSum((start, end), figure, scale, currency, at_home=at_home)

    def _scales(self, place: int, value: float) -> tuple[int, float]:
        """Read the scale words behind a number; one marked ``add`` adds a part of one: *two billion and a half*, *2 a půl miliardy*."""
        scale = 1.0
        while True:
            gap = int(self.folded[place : place + 1] in {" ", "-"})
            word = self._scale_at.get(place + gap)
            if word is None and scale == 1.0 and gap:
                word = self._scale_behind(place + gap)
            if word is None or (
                word.says("glued") and gap and word.end - word.start < 2 and self._is_no_scale(word)
            ):
                return place, scale
            part = 1 + float(word.value) / value if word.says("add") else float(word.value)
            place, scale = word.end, scale * part
            if (
                self.folded[place : place + 1] == "."
                and self.folded[place + 1 : place + 3].strip()[:1].isalpha()
            ):
                return place, scale

    def _is_no_scale(self, word: Mention) -> bool:
        """Tell a letter apart from its number that is no million: *3 k*, *an M-346*."""
        return len(word.value) < MILLION or self.folded[word.end : word.end + 1] == "-"

    def _scale_behind(self, place: int) -> Mention | None:
        """Return the scale word behind a small word: *une centaine de millions*, *80 autres millions*."""
        small = self._link_at.get(place) or self._further_at.get(place)
        return (
            self._scale_at.get(small.end + 1)
            if small and self.folded[small.end : small.end + 1] == " "
            else None
        )

    def _currency_after(self, place: int) -> tuple[Mention | None, int]:
        """Find the currency after number and scale, over ``of``/``de``; return it and where it ends."""
        at = place
        for _ in range(3):
            at += self.folded[at : at + 1] in {" ", "-"}
            found = self._currency_at.get(at)
            if found and found.says("sign") and self.folded[found.end : found.end + 1].isdigit():
                break  # the sign of the next sum: "$1.8bn-$2.1bn"
            if found:
                return found, found.end
            link = self._link_at.get(at)
            if not link:
                break
            at = link.end
        return None, place

    def _inherit(self, found: list[tuple[ReadSum, Bounded]]) -> list[MoneyMention]:
        """Give a sum without a currency that of the sum before it (or, in the title, after it)."""
        known = [(part.start, part.currency) for part, _ in found if part.currency]
        ends = sorted(part.end for part, _ in found)
        told = [one for one in known if not self._is_converted(one[0], ends)] or known
        sums = []
        # The numbers since the last sum that count things: "1.8m shells, 850,000 of them guided; in 2024 it was 1.5m".
        counted: list[ReadSum] = []
        for part, one in found:
            currency = part.currency
            if currency is None:
                currency = self._shared(part, found)
            again = currency is None and any(self._counts_again(told_of, part) for told_of in counted)
            again = again or (currency is None and self._outgrows(part, told))
            counts = again or (currency is None and self._counts_things(part))
            counted = [] if currency else [*counted, part] if counts else counted
            if currency is None and (part.listed or (part.scale >= SCALED and not counts)):
                title = bool(known) and "\n" not in self.folded[: part.start]
                currency = self._told_before(part, told, one.value) or (known[0][1] if title else None)
            if currency and 0 < one.value < LARGEST:
                amount = _amount(one, currency)
                inherited = part.currency is None
                sums.append(
                    MoneyMention(one.start, one.end, amount, inherited=inherited, at_home=part.at_home)
                )
        return sums

    def _counts_again(self, counted: ReadSum, part: ReadSum) -> bool:
        """Tell a bare number of the scale of a count just told, of which it says how many it was then."""
        gap = (counted.end, part.start)
        priced = any(
            p.value in {"for", "by"} and p.end == gap[1] - 1
            for p in self.mentions.within(*gap, "preposition")
        )
        return part.scale == counted.scale and not (part.listed or priced or "\n" in self.folded[slice(*gap)])

    def _outgrows(self, part: ReadSum, sums: Sequence[tuple[int, str]]) -> bool:
        """Tell a lone number of things told right before in a smaller scale: *700,000 shells; by May it is to be a million*."""
        since = max([start for start, _ in sums if start < part.start], default=0)
        paragraph = self.folded.rfind("\n", 0, part.start)
        counts = [f for f in self._figures if max(since, paragraph) < f.start and f.end < part.start]
        counts = [f for f in counts if MANY <= f.value < part.value <= GROWN * f.value]
        behind = [self.mentions.within(f.end, f.end + COUNTED, "item", "unit") for f in counts]
        if not counts or not behind[-1] or behind[-1][0].start > counts[-1].end + 1:
            return False
        return not self.mentions.within(
            counts[-1].end, part.start, "price", "frame", "background", "currency"
        )

    def _is_converted(self, start: int, ends: Sequence[int]) -> bool:
        """Tell a sum in brackets behind another, after which the text counts on in its own currency."""
        before = [end for end in ends if end < start]
        gap = self.folded[before[-1] : start] if before else ""
        return len(gap) < CONVERTED and gap.startswith(" (")

    def _told_before(self, part: ReadSum, known: Sequence[tuple[int, str]], value: float) -> str | None:
        """Return the currency of the sum before; what a language counts in holds where that is far, or none is told."""
        earlier = told_before(self.folded, known, part.start, self._currencies.home)
        if not earlier:
            only = known[0][1] if len({code for _, code in known}) == 1 and value >= UNCOUNTED else None
            return only or (None if known else self._currencies.assumed or None)
        place = max(start for start, _ in known if start < part.start)
        if earlier[-1] in CROWNS.values():
            beside = self._currencies.crown_between(place, part.start)
            return beside or self._currencies.crown_beside(part.start) or earlier[-1]
        return earlier[-1]

    def _shared(self, part: ReadSum, found: Sequence[tuple[ReadSum, Bounded]]) -> str | None:
        """Return the currency said once behind two sums: *200 and 100 million euros*, *43.7 billion of the 150 billion*."""
        for other, one in found:
            gap = (part.end, one.start)
            if not 0 < gap[1] - gap[0] < SHARED:
                continue
            joined = gap[1] - gap[0] < 8 and self.mentions.only(self.folded, *gap, "conjunction")
            shared = any(lead.value in {"of", "from"} for lead in self.mentions.within(*gap, "preposition"))
            if joined or (shared and self.mentions.only(self.folded, *gap, "preposition", "article")):
                return other.currency
        return None

    def _counts_things(self, part: ReadSum) -> bool:
        """Tell whether a scaled number without currency counts things: *dix millions d'appareils*."""
        after = part.end + (1 if self.folded[part.end : part.end + 1] == " " else 0)
        link = self._link_at.get(after)
        if link and self._is_led_on(link):
            return False
        people = self.mentions.within(after, after + 15, "purpose")
        if any(m.start == after for m in people):
            return True  # "a country of 1.4 million people"
        if part.value >= UNCOUNTED:
            return False
        if link or after in {m.start for m in self.mentions.within(after, after + 40, "item", "unit")}:
            return True
        if not self.folded[after : after + 1].isalpha() or self.folded[part.end - 1] == ".":
            return False
        small = (
            "preposition",
            "frame",
            "conjunction",
            "auxiliary",
            "bound",
            "part",
            "deadline",
            "party",
            "particle",
        )
        close = self.mentions.within(after, after + 30, *small)
        # In a language with cases what is counted follows at once: *33 тисячі модулів для дронів*.
        at_once = self._cased and part.value < HARDLY
        return not (any(m.start == after for m in close) if at_once else close)

    def _is_led_on(self, link: Mention) -> bool:
        """Tell a small word behind a sum after which no things follow: *3 milliarder av dette*, *milioni in tre anni*."""
        place = link.end + 1
        words = self.mentions.within(link.start, link.end + LINKED, "anaphor", "part")
        words += self.mentions.within(place, place + LINKED, "article", "number")
        return self.folded[place : place + 1].isdigit() or any(word.start <= place for word in words)

    def _conversions(self, sums: list[MoneyMention]) -> list[MoneyMention]:
        """Fold a conversion in brackets into the sum before it."""
        kept: list[MoneyMention] = []
        for one in sums:
            gap = self.folded[kept[-1].end : one.start] if kept else ""
            found = self._of_sister(kept[-1], one) if gap == " (" and one.inherited else one
            if gap == " (" and found.inherited and self.folded[found.end : found.end + 1] == ")":
                continue  # "59.7 billion crowns (2.4 billion)": in which currency, the text does not say
            other = bool(kept) and kept[-1].amount.currency != found.amount.currency
            words = self.mentions.within(kept[-1].end, found.end, "conversion") if kept else ()
            told = any(word.start < found.start for word in words)
            beside = gap == ", " and not kept[-1].amount.also
            if other and len(gap) < CONVERTED and (gap.strip().startswith("(") or told or beside):
                main = kept[-1]
                also = (*main.amount.also, Sum(value=found.amount.value, currency=found.amount.currency))
                close = found.end + (1 if self.folded[found.end : found.end + 1] == ")" else 0)
                main.end, main.amount = close, main.amount.model_copy(update={"also": also})
            else:
                kept.append(found)
        return kept

    def _of_sister(self, main: MoneyMention, found: MoneyMention) -> MoneyMention:
        """Read the money of another state that its adjective alone names: *10 billion dollars (6.5 American)*."""
        code, end = self._currencies.sister(main.amount.currency, found.end)
        if not code:
            return found
        amount = found.amount.model_copy(update={"currency": code})
        return MoneyMention(found.start, end, amount, at_home=found.at_home)


def _amount(told: Bounded, currency: str) -> Amount:
    value = whole(round(told.value, 2))
    if told.ends is None:
        return Amount(value=value, currency=currency, bound=told.bound)
    low, high = (whole(round(end, 2)) for end in told.ends)
    return Amount(value=value, currency=currency, bound=told.bound, low=low, high=high)


def _by_start(found: Sequence[Mention]) -> dict[int, Mention]:
    places: dict[int, Mention] = {}
    for mention in found:
        places.setdefault(mention.start, mention)
    return places
