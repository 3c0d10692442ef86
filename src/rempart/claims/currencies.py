"""Which currency a sum is in: dollars of which state, whose crowns, and what a press means that names none."""

from collections.abc import Sequence
from functools import cache

from babel.core import get_global
from babel.numbers import get_territory_currencies

from rempart.claims.mentions import Mention, Mentions

BESIDE = 60  # letters before a sum in which a state says whose crowns they are
CROWNS = {"SE": "SEK", "NO": "NOK", "DK": "DKK", "CZ": "CZK", "IS": "ISK"}
PESOS = {"PH": "PHP", "MX": "MXN", "CO": "COP", "CL": "CLP", "AR": "ARS", "UY": "UYU"}
# Languages of many states, whose press means many moneys.
SPREAD = frozenset({"en", "es", "pt", "ar"})


def _home(language: str) -> str:
    """Return the state in which a language is mostly spoken, empty where its press is that of many."""
    likely = get_global("likely_subtags").get(language)
    return likely.rsplit("_", 1)[-1] if likely and language not in SPREAD else ""


@cache
def home_currency(language: str) -> str:
    """Return the currency of the state in which a language is mostly spoken, by the Unicode locale data.

    Example:
        >>> home_currency("it"), home_currency("cs"), home_currency("en")
        ('EUR', 'CZK', '')
    """
    state = _home(language)
    return next(iter(get_territory_currencies(state)), "") if state else ""


def told_before(folded: str, known: Sequence[tuple[int, str]], start: int, language: str) -> list[str]:
    """Return the currencies told before a sum that names none, the likeliest last: ``known`` are places and codes.

    In the paragraph of a sum in dollars more sums are dollars; in a new one the press means its own money again.
    """
    earlier = [(at, code) for at, code in known if at < start]
    home = home_currency(language)
    fresh = bool(earlier) and "\n" in folded[earlier[-1][0] : start]
    codes = [code for _, code in earlier]
    return [*codes, home] if fresh and home in codes else codes


class Currencies:
    """The currencies of one text; ``assumed`` is the one of its press where the text names that state, or empty."""

    def __init__(self, mentions: Mentions, language: str, folded: str) -> None:
        self._mentions, self._folded, self._language = mentions, folded, language
        self._states = {m.value for m in mentions.of("party", "adjective")}
        self._stated = self._stated_currency()
        self.assumed = home_currency(language) if _home(language) in self._states else ""

    def _stated_currency(self) -> str:
        """Return the dollars a note names for the whole text: *All figures are in Canadian dollars*."""
        for note in self._mentions.of("all_sums"):
            named = next((c for c in self._mentions.of("currency") if c.start == note.end + 1), None)
            if named and named.value in {"CAD", "AUD", "NZD", "SGD", "TWD", "HKD"}:
                return named.value
        return ""

    def resolved(self, currency: Mention, span: tuple[int, int]) -> str | None:
        """Return the ISO code; a crown is that of the one crown state named, else not understood."""
        if currency.value == "USD":
            return self._stated or "USD"
        if currency.value != "crown":
            swiss = "CHF" if "CH" in self._states else None
            shared = self._peso() if currency.value == "peso" else currency.value
            return swiss if currency.value == "franc" else shared
        beside = self.crown_beside(span[0])
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
        return before[-1] if before else None

    def _peso(self) -> str | None:
        """Return the peso of the one state named that has pesos."""
        named = {PESOS[state] for state in self._states if state in PESOS}
        return named.pop() if len(named) == 1 else None

    def crown_beside(self, start: int) -> str:
        """Return the crown of the state named right before a sum: *Sweden will give 8 billion crowns*."""
        near = self._mentions.within(max(0, start - BESIDE), start, "party", "adjective")
        cut = max(self._folded.rfind(mark, 0, start) for mark in (". ", "; ", "\n"))
        told = [CROWNS.get(m.value, "") for m in near if m.start > cut]
        first = self._mentions.within(max(0, cut, start - 2 * BESIDE), start, "party", "adjective")[:1]
        if first and CROWNS.get(first[0].value) and "" not in told:
            return CROWNS[first[0].value]  # who acts pays: "Prague ordered 246 CV90 from Sweden's Hagglunds"
        return told[-1] or next(iter(told if len({*told} - {""}) == 1 else ()), "") if told else ""

    def crown_between(self, first: int, last: int) -> str:
        """Return the crown of the one state named between two sums: *8.2 billion kronor, Denmark 2.6 billion*."""
        named = [m.value for m in self._mentions.within(first, last, "party") if m.value in CROWNS]
        one = len(named) == 1 and ". " not in self._folded[first:last]
        return CROWNS[named[0]] if one else ""
