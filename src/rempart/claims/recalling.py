"""Persons whom a text names in full once: *Minister Tore Sandvik … Sandvik said*, and *the minister* before that."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rempart.claims.language import state_names
from rempart.claims.ordered import Covered
from rempart.claims.page import Page
from rempart.claims.speaker import Speaker

# Letters of a last name from which on it may take the endings of a language with cases.
BENT: Final = 5
# Which name from the end is the first of two last names: *Aurelio Quiñones Prado … Quiñones*.
TWO: Final = 2
# Letters between an office and the name of who holds it.
BEHIND: Final = 2
# Who mostly holds another office too.
SECOND: Final = "deputy prime minister"
_VOWELS: Final = "аяоеиіyаaeiou"
# A vowel that is lost before an ending, and the letters behind it.
_FLEETING: Final = "eеоí"
_ENDED: Final = "kcкц"


def recalled(page: Page, known: Sequence[Speaker]) -> list[Speaker]:
    """Return every later place where a person of ``known`` stands with the last name alone."""
    taken = Covered(len(page.text), [(k.start, k.end) for k in known])
    cased = any(party.says("case") for party in page.mentions.of("party"))
    found: list[Speaker] = []
    named: set[str] = set()
    for person in sorted(known, key=lambda k: k.start):
        told = page.text[person.start : person.end]
        ahead = told.rpartition(" ")[2].islower()  # "Erik Hansen, the defence minister"
        words = (told.split(",")[0] if ahead else told).split()
        first = [word for word in words[:-1] if word[0].isupper()]
        last = words[-1] if words else ""
        if person.rank != "person" or not first or not last.rpartition("-")[2][:1].isupper():
            continue  # "al-Tarfi" is a last name too
        both = "two last names" in page.language.word_order and len(first) == TWO
        for name in (last, words[-TWO]) if both else (last,):
            if name not in named and name[:BENT] in page.text[person.end :]:
                named.add(name)
                found += _places(page, person, _pattern(name, cased=cased), taken)
    return found


def _places(page: Page, person: Speaker, pattern: str, taken: Covered) -> Iterator[Speaker]:
    """Yield the places behind a person where the name stands."""
    for place in re.finditer(pattern, page.text[person.end :]):
        start, end = person.end + place.start(), person.end + place.end()
        if page.folded[start] != " " and not taken.touches(start, end):
            yield person.at(start, end)


def _pattern(last: str, *, cased: bool) -> str:
    if not cased or len(last) < BENT:
        return rf"\b{re.escape(last)}\b"
    stem = re.escape(last[:-1] if last[-1] in _VOWELS else last)
    if last[-2] in _FLEETING and last[-1] in _ENDED and last[-3] not in _VOWELS:
        stem = f"(?:{stem}|{re.escape(last[:-2] + last[-1])})"  # "Havránek, podle Havránka"
    return rf"\b{stem}\w{{0,3}}\b"


def with_names(page: Page, known: Sequence[Speaker]) -> list[Speaker]:
    """Return speakers with the name of an office holder wherever the office stands alone, if the text names one.

    *The Estonian defence minister said … Defence Minister Hanno Pevkur added* is Hanno Pevkur both times. A deputy
    prime minister is the defence minister whom nobody names: *wicepremier Kosiniak-Kamysz … szef MON*.
    """
    names: dict[str, set[str]] = {}
    seconds: dict[str, set[str]] = {}
    for office in page.mentions.of("speaker"):
        if not office.says("office"):
            continue
        for person in known:
            beside = person.start <= office.start < person.end or 0 <= person.start - office.end <= BEHIND
            if person.rank == "person" and person.state in state_names() and beside:
                adjective = state_names()[person.state][1]
                names.setdefault(f"{adjective} {office.value}", set()).add(person.name)
                if office.value == SECOND:
                    seconds.setdefault(f"{adjective} defence minister", set()).add(person.name)
    holders = {told: found - {told} for told, found in names.items()}
    holders = seconds | {told: found for told, found in holders.items() if found}
    return [_named(one, holders.get(one.name, set())) for one in known]


def _named(office: Speaker, holders: set[str]) -> Speaker:
    if len(holders) != 1:
        return office
    return Speaker(
        next(iter(holders)), office.rank, office.state, (office.start, office.end), holder=office.holder
    )
