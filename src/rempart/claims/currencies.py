"""Which currency a sum is in: dollars of which state, whose crowns, and what a press means that names none."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from babel.core import get_global
from babel.numbers import get_territory_currencies

from rempart.claims.denominations import denomination, money_of
from rempart.claims.mentions import Mention, Mentions
from rempart.claims.press import press_of

BESIDE: Final = 60  # letters before a sum in which a state says whose crowns they are
CROWNS: Final = {"SE": "SEK", "NO": "NOK", "DK": "DKK", "CZ": "CZK", "IS": "ISK"}
# Dollars of states, and those whose press means its own where it writes in these languages; that of Singapore
# says *S$*, and wires of half of Asia are dated there.
DOLLARS: Final = {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD"}
HOME: Final = {"en": frozenset({"CA", "AU", "NZ"}), "fr": frozenset({"CA"})}
# Moneys that are meant wherever their own state is named.
OWN: Final = {"GBP": "GB", "CHF": "CH", "franc": "CH", "RUB": "RU", "TRY": "TR"}
BARE: Final = frozenset({"$"})
CODE: Final = 3  # letters of an ISO code
TURNED: Final = 8  # letters behind a sum in which a word opens what it is in other money
BRACKET: Final = 30  # letters of a bracket before its sum
JOINED: Final = 30  # letters between two states that act together
CUTS: Final = (". ", "\n")
# Languages of many states, whose press means many moneys.
SPREAD: Final = frozenset({"en", "es", "pt", "ar"})


@cache
def _home(language: str) -> str:
    """Return the state in which a language is mostly spoken, empty where its press is that of many."""
    likely = get_global("likely_subtags").get(language)
    return likely.rsplit("_", 1)[-1] if likely and language not in SPREAD else ""


def home_currency(language: str) -> str:
    """Return the currency of the state in which a language is mostly spoken, by the Unicode locale data.

    Example:
        >>> home_currency("it"), home_currency("cs"), home_currency("en")
        ('EUR', 'CZK', '')
    """
    return _money_of_state(_home(language))


@cache
def _money_of_state(state: str) -> str:
    """Return the first currency of a state by the same data, empty where no state is told."""
    return next(iter(get_territory_currencies(state)), "") if state else ""


def told_before(folded: str, known: Sequence[tuple[int, str]], start: int, home: str) -> list[str]:
    """Return the currencies told before a sum that names none, the likeliest last: ``known`` are places and codes.

    In the paragraph of a sum in dollars more sums are dollars; in a new one the press means its own money, ``home``,
    again.
    """
    earlier = [(at, code) for at, code in known if at < start]
    fresh = bool(earlier) and "\n" in folded[earlier[-1][0] : start]
    codes = [code for _, code in earlier]
    return [*codes, home] if fresh and home in codes else codes


def _is_bare(currency: Mention) -> bool:
    """Tell a name or a sign of money that no state is a part of: *dollars*, *$*, but not *US$*, *豪ドル*."""
    form = currency.entry.form.rstrip(".")
    called = denomination(currency.value)
    if called == "crown" or (called == "dollar" and currency.value not in {called, "USD"}):
        return False
    return form in BARE or (form.isalpha() and not (form.isupper() and len(form) == CODE))


class Currencies:
    """The currencies of one text; ``assumed`` is the one of its press where the text names that state, or empty."""

    def __init__(self, mentions: Mentions, language: str, folded: str) -> None:
        self._mentions, self._folded, self._language = mentions, folded, language
        told = mentions.of("party", "adjective", "firm")
        self._named = [(m.start, m.value if m.kind != "firm" else m.says("state")) for m in told]
        self._shared = {one.start for one, other in pairwise(told) if self._joined(one, other)}
        self._states = {m.value for m in told if m.kind != "firm"}
        self._american = [m for m in mentions.of("currency") if m.value == "USD"]
        self._stated = self._stated_currency()
        self._worded = self._worded_dollars() if self._american else []
        self._dollars, self._pesos = self._at_home() if self._american else ("USD", "")
        self.assumed = home_currency(language) if _home(language) in self._states else ""
        press = press_of(mentions, language)
        self.home = _money_of_state(press) if press else home_currency(language)

    def _stated_currency(self) -> str:
        """Return the dollars a note names for the whole text: *All figures are in Canadian dollars*."""
        for note in self._mentions.of("all_sums"):
            named = next((c for c in self._mentions.of("currency") if c.start == note.end + 1), None)
            if named and named.value in {"CAD", "AUD", "NZD", "SGD", "TWD", "HKD"}:
                return named.value
        return ""

    def resolved(self, currency: Mention, span: tuple[int, int]) -> str | None:
        """Return the ISO code; a money of several states is that of the state that the text is about."""
        if currency.value == "crown":
            return self._crown(span)
        called = denomination(currency.value)
        if currency.says("common"):
            return self._first_money(currency.says("common"), span[0]) or currency.value
        if not _is_bare(currency):
            return currency.value
        if called == "dollar":
            return self._dollar(currency, span)
        known = currency.value if currency.value.isupper() else None
        own = OWN.get(known or called)
        if own and own in self._states:
            return money_of(own, called)
        return self._first_money(called, span[0]) or known

    def _first_money(self, called: str, place: int) -> str:
        """Return the money called so of the first such state before a sum in its sentence, else in the text."""
        low = max(self._folded.rfind(mark, 0, place) for mark in CUTS)
        here = (state for at, state in self._named if low < at < place)
        everywhere = (state for _, state in self._named)
        return next((money for state in (*here, *everywhere) if (money := money_of(state, called))), "")

    def _dollar(self, currency: Mention, span: tuple[int, int]) -> str:
        """Return the dollar, or the peso that a press writes with its sign, which a sum without a state means."""
        if self._stated:
            return self._stated
        if currency.entry.form == "$" and self._pesos:
            return self._pesos
        if self._is_converted(span):
            before = [state for at, state in self._named if at < span[0] and state in DOLLARS]
            return DOLLARS[before[-1]] if before else "USD"
        if self._is_in_notice(span[0]):
            return "USD"
        if self._worded and (currency.entry.form != "$" or self._language in HOME):
            return "USD" if self._is_turned(span) else self._worded[0].value
        return self._dollars

    def _worded_dollars(self) -> list[Mention]:
        """Return the dollars, told in words, of the state that the text is about, none where it turns them into others."""
        marked = [
            m for m in self._mentions.of("currency") if m.value != "USD" and denomination(m.value) == "dollar"
        ]
        marked += [m for m in self._american if not _is_bare(m)]
        at, first = next((one for one in self._named if one[1] != "UA"), (0, ""))
        alike = all("$" not in m.entry.form and m.value == DOLLARS.get(first) for m in marked)
        turned = any(
            self._folded[m.end : m.end + 2] == " ("
            or self._mentions.within(m.end, m.end + TURNED, "conversion")
            for m in marked
        )
        return marked if alike and not turned and at < self._american[0].start else []

    def _is_turned(self, span: tuple[int, int]) -> bool:
        """Tell a sum of a state with other dollars."""
        if self._folded.find("\n") < span[0] < self._worded[0].start:
            return True  # a body tells whose dollars they are where it tells them first
        low = max(self._folded.rfind(mark, 0, span[0]) for mark in CUTS)
        own = {"UA", *(state for state, money in DOLLARS.items() if money == self._worded[0].value)}
        return any(state not in own for at, state in self._named if low < at < span[1])

    def _is_converted(self, span: tuple[int, int]) -> bool:
        """Tell dollars that brackets turn into American ones: *$74 million (about US$49 million)*, and the reverse."""
        after, before = self._folded[span[1] : span[1] + 2], self._folded[: span[0]][-2:]
        if after == " (":
            end = self._folded.find(")", span[1], span[1] + BESIDE)
            return self._is_american(span[1], end)
        start = self._folded.rfind(" (", max(0, span[0] - BRACKET), span[0])
        if before[-1:] != "(" and (start < 0 or ")" in self._folded[start : span[0]]):
            return False
        return any(m.end == start and not _is_bare(m) for m in self._american)

    def _is_american(self, start: int, end: int) -> bool:
        """Tell whether American dollars are told in a span, or what is American stands at its end."""
        if any(start < m.start < end and not _is_bare(m) for m in self._american):
            return True
        return any(
            m.value == "US" and m.end == end for m in self._mentions.within(start, end + 1, "adjective")
        )

    def _is_in_notice(self, place: int) -> bool:
        """Tell a sum in a sentence about a possible sale, which Washington reckons in its own dollars."""
        low = max(self._folded.rfind(mark, 0, place) for mark in CUTS)
        highs = [high for mark in CUTS if (high := self._folded.find(mark, place)) >= 0]
        told = self._mentions.within(max(0, low), min(highs, default=len(self._folded)), "status")
        return any(word.says("notice") for word in told)

    def _at_home(self) -> tuple[str, str]:
        """Return the dollars, and the pesos written with the same sign, that the press of this text means.

        In its own language the press of a state that the title or the body names first means that state's money,
        unless the text marks it elsewhere (*C$*) or opens with a sale that Washington may approve.
        """
        opening = self._folded.find("\n") + 1
        told = [next((one for one in self._named if one[0] >= place), (-1, "")) for place in (0, opening)]
        first = ["US" if at in self._shared else state for at, state in told]
        marked = {m.value for m in self._mentions.of("currency") if not _is_bare(m)}
        marked -= {m.value for m in self._worded}
        pesos = [money_of(state, "peso") for state in first if state and self._language == "es"]
        dollars = [DOLLARS[state] for state in first if state in HOME.get(self._language, ())]
        foreign = "US" in first or any(self._is_in_notice(at) for at in (0, opening))
        foreign = (foreign and "USD" not in marked) or bool(set(dollars) & marked)
        return "USD" if foreign else next(iter(dollars), "USD"), next(filter(None, pesos), "")

    def _joined(self, one: Mention, other: Mention) -> bool:
        """Tell two states that act together, whose dollars need be those of neither: *Canada and the Netherlands*."""
        if one.value == other.value or not 1 < other.start - one.end <= JOINED:
            return False
        if self._folded[one.end : other.start] == ", ":
            return True
        return self._mentions.only(self._folded, one.end, other.start, "conjunction", "article")

    def _crown(self, span: tuple[int, int]) -> str | None:
        """Return the crown of the one crown state named, None where it is not understood."""
        beside = self._crown_behind(span) or self.crown_beside(span[0])
        if beside:
            return beside
        told = {m.value for m in self._mentions.of("currency") if m.value in CROWNS.values()}
        own = next(
            (CROWNS[m.value] for m in self._mentions.of("party", "adjective") if m.value in CROWNS), ""
        )
        if len(told) == 1:
            return own or told.pop()
        near = self._mentions.within(max(0, span[0] - 300), span[1] + 100, "party", "adjective")
        before = [CROWNS[m.value] for m in near if m.value in CROWNS and m.end <= span[0] + 1]
        for states in ({m.value for m in near}, self._states):
            crowns = sorted({CROWNS[state] for state in states if state in CROWNS})
            if len(crowns) == 1:
                return crowns[0]
        makers = {maker for item in self._mentions.of("item") for maker in item.says("maker").split("+")}
        crowns = sorted({CROWNS[maker] for maker in makers if maker in CROWNS})
        return before[-1] if before else crowns[0] if len(crowns) == 1 else None  # "Thailand's Gripens"

    def sister(self, code: str, place: int) -> tuple[str, int]:
        """Return the money of the state whose adjective stands alone for it, and its end: *(4.1 milliarder norske)*."""
        adjectives = self._mentions.within(place, place + BESIDE, "adjective")
        state = next(
            (a for a in adjectives if a.start <= place + 1 and self._folded[a.end : a.end + 1] == ")"), None
        )
        if state is None:
            return "", place
        called = denomination(code)
        return (
            CROWNS.get(state.value, "") if called == "crown" else money_of(state.value, called)
        ), state.end

    def crown_beside(self, start: int) -> str:
        """Return the crown of the state named right before a sum: *Sweden will give 8 billion crowns*."""
        near = self._mentions.within(max(0, start - BESIDE), start, "party", "adjective")
        cut = max(self._folded.rfind(mark, 0, start) for mark in (". ", "; ", "\n"))
        told = [CROWNS.get(m.value, "") for m in near if m.start > cut]
        first = self._mentions.within(max(0, cut, start - 2 * BESIDE), start, "party", "adjective")[:1]
        if first and CROWNS.get(first[0].value) and "" not in told:
            return CROWNS[first[0].value]  # who acts pays: "Prague ordered 246 CV90 from Sweden's Hagglunds"
        return told[-1] or next(iter(told if len({*told} - {""}) == 1 else ()), "") if told else ""

    def _crown_behind(self, span: tuple[int, int]) -> str:
        """Return the crown of who acts behind a sum in its own clause: *, a contract for 3 billion crowns signed Sweden*."""
        cut = max(self._folded.rfind(mark, 0, span[0]) for mark in (". ", "; ", ", ", "\n"))
        behind = self._mentions.within(span[1], span[1] + BRACKET, "party")[:1]
        if not behind or self._mentions.within(cut, span[0], "party", "adjective"):
            return ""
        gap = (span[1], behind[0].start)
        led = self._mentions.within(gap[1] - CODE - 1, gap[1], "preposition")
        nominative = "nom" in behind[0].says("case")
        plain = nominative and not led and not set(self._folded[slice(*gap)]) & set(",;.:()")
        return CROWNS.get(behind[0].value, "") if plain else ""

    def crown_between(self, first: int, last: int) -> str:
        """Return the crown of the one state named between two sums: *8.2 billion kronor, Denmark 2.6 billion*."""
        named = [m.value for m in self._mentions.within(first, last, "party") if m.value in CROWNS]
        one = len(named) == 1 and ". " not in self._folded[first:last]
        return CROWNS[named[0]] if one else ""
