"""The state whose press a text is: of those that speak its language, the one named first."""

from functools import cache
from typing import Final

from babel.languages import get_official_languages

from rempart.claims.denominations import OF_MANY, money_of, moneys_of
from rempart.claims.language import state_names
from rempart.claims.mentions import Mentions
from rempart.terms.party import BLOCS

# Letters of a text behind which a state that speaks its language is named by the way.
LATE: Final = 200
# What moneys are called whose state is told in another way.
TOLD_APART: Final = OF_MANY | {"dollar", "crown"}
# Who may be named in a report of a state that it does not name.
BESIDE: Final = frozenset({*BLOCS, "RU"})


@cache
def speaks(state: str, language: str) -> bool:
    """Tell whether a language is official in a state, by the Unicode locale data.

    Example:
        >>> speaks("CH", "de"), speaks("CH", "es")
        (True, False)
    """
    return language in get_official_languages(state, regional=False, de_facto=True)


def reckons(mentions: Mentions, language: str) -> str:
    """Return the state in whose own money its press reckons, the first one named, by its firms too, or an empty text.

    *Rs 2,095 crore* beside an Indian firm speaks of India, *pesos* and *Bogotá* in a text about a Spanish one of Colombia.
    """
    values = [money.value for money in mentions.of("currency") if not money.says("common")]
    often = {money for money in values if 2 * values.count(money) >= values.count("EUR")}
    moneys = often - TOLD_APART
    told = mentions.of("party", "adjective", "firm") if moneys else ()
    states = dict.fromkeys(m.says("state") if m.kind == "firm" else m.value for m in told)
    for state in (state for state in states if state and speaks(state, language)):
        if not moneys.isdisjoint(moneys_of(state)) or any(money_of(state, money) for money in moneys):
            return state
    return _payer(frozenset(moneys), language) if moneys and BESIDE.issuperset(states) else ""


@cache
def _payer(moneys: frozenset[str], language: str) -> str:
    """Return the one state that speaks a language and pays in one of these moneys: *Кабмін виділив 2 млрд гривень*."""
    paying = [s for s in state_names() if speaks(s, language) and not moneys.isdisjoint(moneys_of(s))]
    return paying[0] if len(paying) == 1 else ""


def press_of(mentions: Mentions, language: str) -> str:
    """Return the state that *the ministry*, *der Bund* are of: the first named that speaks the language, or none.

    *Bern. Der Bund beschafft bei Diehl zwei Systeme* speaks of Switzerland, though a German firm is named behind.
    A text that opens with *the government* of no state, and names such a one late or never, is of the usual state:
    *Regeringen ger Ukraina luftvärn*. Where a text reckons in the money of one such state, it is of that one.
    """
    own = reckons(mentions, language)
    if own:
        return own
    told = [m for m in mentions.of("party", "adjective") if not m.says("press")]
    named = [(m.start, m.value) for m in told]
    first = next((m for m in mentions.of("government") if m.says("home")), None)
    usual = first.says("home") if first else ""
    opens = first is not None and all(first.start < start for start, _ in named)
    if usual and all(state != usual for _, state in named):  # a yard of Chile's in a Spanish text
        named += [
            (m.start, m.says("state")) for m in mentions.of("firm") if m.says("state") not in {"", usual}
        ]
    others = [start for start, state in named if state == usual or speaks(state, language)]
    if opens and min(others, default=LATE) >= LATE:
        return usual
    return next((state for _, state in sorted(named) if speaks(state, language)), "")
