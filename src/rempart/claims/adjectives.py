"""Adjectives of states: beside a noun for a government or for firms they name a party, elsewhere whose a thing is."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.actor import FIRM_AND_STATE, Actor, ActorKind
from rempart.claims.mentions import Mention, Mentions, cases_of

# Letters beside an adjective in which its noun stands.
BESIDE: Final = 30
# Letters of an article before an adjective.
ARTICLE: Final = 4
NOUNS: Final = ("government", "industry", "speaker", "institution")


def adjectives(folded: str, mentions: Mentions) -> list[Actor]:
    """Return the parties that adjectives name with their nouns, and those that are only the origin of a thing."""
    found = []
    for word in mentions.of("adjective"):
        codes = (word.value, word.says("also")) if word.says("also") else (word.value,)
        noun = _noun_beside(folded, mentions, word)
        shared = None if noun else _noun_shared(folded, mentions, word)
        if noun is None and shared is None:
            found.append(Actor((word.start, word.end), codes, "origin", cases=cases_of(word)))
            continue
        head = noun or shared or word
        kind: ActorKind = "industry" if head.kind == "industry" else "state"
        span = (word.start, word.end)
        if noun:
            span = (min(word.start, noun.start), max(word.end, noun.end))
        possessive = folded[span[1] : span[1] + 2] == "'s"
        cases = cases_of(word) & cases_of(head) or cases_of(head)
        found.append(Actor(span, codes, kind, possessive=possessive, cases=cases))
    return found


def _nouns_near(mentions: Mentions, word: Mention) -> list[Mention]:
    near = mentions.within(max(0, word.start - BESIDE), word.end + BESIDE, *NOUNS)
    # The papers of a state act for nobody.
    acting = ("state", "office")
    return [n for n in near if n.kind != "speaker" or (not n.says("media") and any(map(n.says, acting)))]


def _gap(word: Mention, noun: Mention) -> tuple[int, int]:
    return (noun.end, word.start) if noun.end <= word.start else (word.end, noun.start)


def _agree(word: Mention, noun: Mention) -> bool:
    return not (cases_of(word) and cases_of(noun)) or bool(cases_of(word) & cases_of(noun))


def _noun_beside(folded: str, mentions: Mentions, word: Mention) -> Mention | None:
    """Return the noun of government or industry that the adjective belongs to."""
    for noun in _nouns_near(mentions, word):
        span = _gap(word, noun)
        gap = folded[slice(*span)]
        if (
            _agree(word, noun)
            and gap[:1] == " " == gap[-1:]
            and mentions.only(folded, *span, "defence", "rank")
        ):
            return noun
    return None


def _noun_shared(folded: str, mentions: Mentions, word: Mention) -> Mention | None:
    """Return the noun that an adjective shares with another one: *Ukrainian and Romanian firms*."""
    for noun in _nouns_near(mentions, word):
        span = _gap(word, noun)
        others, joins = mentions.within(*span, "adjective"), mentions.within(*span, "conjunction")
        if len(others) != 1 or len(joins) != 1 or not _agree(word, noun):
            continue
        alike = cases_of(word) == cases_of(others[0]) and others[0].value != word.value
        if alike and mentions.only(folded, *span, "adjective", "conjunction", "article"):
            return noun
    return None


def firms_meant(mentions: Mentions, found: Sequence[Actor]) -> None:
    """Give *the Polish firm* the name of the one firm of its state that was named before, in place."""
    firms = [actor for actor in found if actor.kind == "firm" and len(actor.codes) == FIRM_AND_STATE]
    for actor in found:
        if actor.kind != "industry" or len(actor.codes) != 1:
            continue
        nouns = mentions.within(actor.start - ARTICLE, actor.end, "speaker")
        named = {f.codes for f in firms if f.end <= actor.start and f.codes[1] == actor.codes[0]}
        if len(named) == 1 and any(noun.says("firm") for noun in nouns):
            actor.codes = named.pop()
