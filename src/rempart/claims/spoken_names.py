"""Persons whose office no table knows, by their full name beside a word of speech: *sade borgmästare Eva Lind*."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from babel import Locale

from rempart.claims.insertions import is_set_off
from rempart.claims.mentions import Mention
from rempart.claims.name_words import CAPITALISED, NO_NAME, PARTICLES
from rempart.claims.ordered import Covered
from rempart.claims.page import Page
from rempart.claims.pointing import points_back
from rempart.claims.romanising import romanised
from rempart.claims.speaker import Speaker

# Letters of a full name, and of one with what its bearer is.
FULL, DESCRIBED = 45, 120
_NAME: Final = rf"({CAPITALISED} {PARTICLES}{CAPITALISED})"
_LOWER: Final = r"[^\W\d_A-ZА-Я]\w*"
_BEFORE: Final = re.compile(rf"(?:^|\n|[,\"»”.:;–-] | {_LOWER} ){_NAME} $")
_BEHIND: Final = re.compile(rf" {_NAME}(?=[.,:]|$|\n)")
_BEHIND_MORE: Final = re.compile(rf" {_NAME}(?=[.,:]|$|\n| {_LOWER})")
_CLOSING: Final = re.compile(rf" {_NAME}\. $")
_QUOTED: Final = re.compile(rf"{_NAME}: [«„“\"'‘”»]")
_WHO: Final = r"\w[\w'’-]*"
_ENDED: Final = rf"(?=[.,:;]|$|\n| {_LOWER}| \d)"
_OF_SOME_OFFICE: Final = re.compile(
    rf"((?: {_LOWER}){{0,9}}(?: {CAPITALISED}(?: {_LOWER}){{0,6}})??,?) {_NAME}{_ENDED}"
)
_ANYWHERE: Final = re.compile(rf"(?<=[^\W_] ){_NAME}(?=,? \w)")
_OF_SOME_NOUN: Final = re.compile(rf"((?: {_WHO}){{0,6}}?,?) {_NAME}{_ENDED}")
_OPENS: Final = re.compile(rf"(?:^|\n|[.!?»”\",;] ){CAPITALISED}(?:-{_LOWER})? {_NAME} $")
_NOUN: Final = re.compile(rf"(\w[\w'’-]*) {_NAME} $")
_APPOSED: Final = re.compile(rf"(?:^|\n|[,\"»”.:;–-] ){_NAME}(, [^\W\d_A-ZА-Я][^.,;:\n\"]{{3,70}}), $")
_DESCRIBED: Final = re.compile(
    rf"(?:^|\n|[.!?»”\"] |, )({CAPITALISED} [^.,;:\n\"]{{3,60}}|{_LOWER} [^.,;:\n\"]{{3,60}}), {_NAME},? $"
)
_NAME_FIRST: Final = re.compile(rf"(?:^|[\n ,\"»”.:;–-]){_NAME}((?:,? {_LOWER}){{1,5}},?) $")
# Letters from a verb of speech to two names.
PAIR: Final = 60
# Two full names joined by a word, last of all: *…, les ministres français et lituanien, Luc Faure et Jonas Petrauskas*.
_TWO: Final = re.compile(
    rf"[^.:;\n\"«»„“”]{{3,{PAIR}}}?[ ,] ?({CAPITALISED} {PARTICLES}{CAPITALISED}) [^\W\d_A-ZА-Я]{{1,3}} ({CAPITALISED} {PARTICLES}{CAPITALISED})(?=[.,:;]|$|\n)"
)
_NO_NOUN: Final = (
    "frame",
    "currency",
    "unit",
    "works",
    "industry",
    "part",
    "government",
    "auxiliary",
    "money",
)
_SAYING: Final = ("that", "speech", "auxiliary", "pronoun")
_TOLD: Final = (*_SAYING, "frame")


def speaking(page: Page, known: Covered, persons: Covered) -> Iterator[Speaker]:
    """Yield persons of no known office with their full name beside a verb of speech: *…, said Minoru Kihara*.

    Args:
        page: The text.
        known: Where all others who could speak stand.
        persons: Where the persons and the outlets among them stand.
    """
    titled = _QUOTED.match(page.text)  # "Serhii Marchenko: “We have money until 2028”"
    if titled and not known.touches(*titled.span(1)) and not page.within(titled.span(1), *NO_NAME):
        yield Speaker(romanised(titled[1], page.language.letters), "person", "", titled.span(1))
    for verb in page.mentions.of("speech", "according"):
        yield from _two_behind(page, verb, known)
        for found, group in _beside(page, verb):
            name = found.span(group)
            span = _with_office(page, found, name)
            span = name if persons.touches(*span) else span  # "sade Eva Lind till borgmästare Erik Hansen"
            if not known.touches(*name) and _is_name(page, name, verb):
                yield Speaker(romanised(found[group], page.language.letters), "person", "", span)
                break


def interviewed(page: Page, end: int) -> list[Speaker]:
    """Return whom the opening of an interview names in full, whatever they are: *Until 2021 Ann Hale sold trams*."""
    if "nouns capitalised" in page.language.word_order:
        return []
    names = _ANYWHERE.finditer(page.text, page.sentences[0].end, end)
    spans = (found.span(1) for found in names if not page.within(found.span(1), *NO_NAME))
    letters = page.language.letters
    return [Speaker(romanised(page.text[slice(*span)], letters), "person", "", span) for span in spans][:1]


def _with_office(page: Page, found: re.Match[str], name: tuple[int, int]) -> tuple[int, int]:
    """Return where a name stands with the words of what its bearer is, behind *by the*: *mayor of Bergen, Kari Moen*."""
    start, end = min(span[0] for span in found.regs[1:]), max(span[1] for span in found.regs[1:])
    small = [m.end for m in page.within((start, name[0]), "preposition", "article")]
    for place in sorted(small):
        if page.mentions.only(page.folded, start, place, "preposition", "article"):
            start = place
    return start + (page.text[start] == " "), end


def is_said_beside(person: Speaker, other: Speaker) -> bool:
    """Tell a body, state or source that only says what somebody named is: *chair of the defence committee*."""
    longer = person.end - person.start > other.end - other.start
    return (
        longer
        and person.start <= other.start
        and other.end <= person.end
        and other.rank not in {"person", "outlet"}
    )


def _is_name(page: Page, span: tuple[int, int], verb: Mention) -> bool:
    """Tell a full name from other words with capitals: *Abu Dhabi* behind a preposition, *Dienstag Abend*."""
    leads = [m for kind in ("preposition", "article") for m in page.mentions.ending_at(span[0] - 1, kind)]
    led = [m for m in leads if m.value != "by" and not verb.start <= m.start < verb.end]  # "according to"
    if led or page.within(span, *NO_NAME):
        return False
    if "nouns capitalised" not in page.language.word_order:
        return True
    words = page.text[slice(*span)].split()
    return not page.within(span, *_NO_NOUN) and not any(word in _days(page.language.code) for word in words)


@cache
def _days(code: str) -> frozenset[str]:
    """Return the names of days and months, which have capitals as other nouns have."""
    locale = Locale.parse(code)
    named = (locale.days["format"]["wide"], locale.months["format"]["wide"])
    return frozenset(str(name) for names in named for name in names.values())


def _beside(page: Page, verb: Mention) -> Iterator[tuple[re.Match[str], int]]:
    """Yield where a full name may stand beside a word of speech, with the part of it that is the name."""
    low = max(0, verb.start - FULL)
    if verb.kind == "according":
        closing = _CLOSING.search(page.text, low, verb.start) if verb.says("self") else None
        yield from ((found, 1) for found in (closing,) if found)
        if not verb.says("self") and not verb.says("again"):
            yield from _of_some_office(page, verb)
        return
    capitals = "nouns capitalised" in page.language.word_order
    before = (
        _NOUN.search(page.text, low, verb.start) if capitals else _BEFORE.search(page.text, low, verb.start)
    )
    yield from ((found, 2 if capitals else 1) for found in (before,) if found)
    yield from ((found, 1) for found in (_OPENS.search(page.text, low, verb.start),) if found)
    behind = _BEHIND_MORE if is_set_off(page, verb) or points_back(page, verb) else _BEHIND
    yield from ((found, 1) for found in (behind.match(page.text, verb.end),) if found)
    yield from _described(page, verb)
    if is_set_off(page, verb) or points_back(page, verb) or "verb second" in page.language.word_order:
        yield from _of_some_office(page, verb)


def _described(page: Page, verb: Mention) -> Iterator[tuple[re.Match[str], int]]:
    """Yield a name before a verb with words of what its bearer is behind it or before it, set off by commas.

    *Kari Moen, chair of the defence committee, said*; *The mayor of Bergen, Kari Moen, said*.
    """
    low = max(0, verb.start - DESCRIBED)
    for pattern, name, words in ((_APPOSED, 1, 2), (_DESCRIBED, 2, 1)):
        found = pattern.search(page.text, low, verb.start)
        set_off = bool(found) and page.folded[verb.start - 2] == ","
        if found and not page.within(found.span(words), *(_SAYING if set_off else _TOLD)):
            yield found, name
    if "name first" in page.language.word_order:
        found = _NAME_FIRST.search(page.text, low, verb.start)
        if found and not page.within(found.span(2), *_TOLD):
            yield found, 1


def _opens(page: Page, verb: Mention) -> int:
    """Return behind what who speaks follows: the verb, or its helper in *Dat heeft burgemeester De Vries bekendgemaakt*."""
    if not points_back(page, verb):
        return verb.end
    helpers = page.within((page.sentence_at(verb.start).start, verb.start), "auxiliary")
    return helpers[0].end if helpers else verb.end


def _of_some_office(page: Page, verb: Mention) -> Iterator[tuple[re.Match[str], int]]:
    """Yield the name behind a word of speech, over words of where and what they are.

    *…, przekazał podczas uroczystości prezes huty Wojciech Kędziera*; *sagte die Vorsitzende des Ausschusses, Eva Lind*.
    """
    pattern = _OF_SOME_NOUN if "nouns capitalised" in page.language.word_order else _OF_SOME_OFFICE
    found = pattern.match(page.text, _opens(page, verb))
    if not found or page.within(found.span(1), *_TOLD, "outlet", "press"):
        return
    if not found[1].endswith(",") or page.text[found.end() : found.end() + 1] in {"", *".,:;\n"}:
        yield found, 2


def _two_behind(page: Page, verb: Mention, known: Covered) -> Iterator[Speaker]:
    """Yield the two persons behind a verb of speech that a comma or a quote sets off, over their common office."""
    two = _TWO.match(page.text, verb.end) if verb.kind == "speech" and is_set_off(page, verb) else None
    joined = two and page.within((two.end(1), two.start(2)), "conjunction")
    if not two or not joined or page.within((verb.end, two.start(1)), "speech", "frame", "that", "auxiliary"):
        return
    for place in (two.span(1), two.span(2)):
        if not known.touches(*place) and _is_name(page, place, verb):
            yield Speaker(romanised(page.text[slice(*place)], page.language.letters), "person", "", place)
