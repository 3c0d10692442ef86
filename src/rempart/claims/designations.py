"""Things that no table knows, by the designation they bear: *about 50 of its older CV9040Cs*, *ocho A-29*."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from rempart.claims.mentions import Entry, Mention, Mentions
from rempart.claims.numbers import Figure
from rempart.claims.romanising import romanised

# What bears letters and a number but is no arms: groups of states, illnesses, standards, quarters, airliners.
_OTHERWISE: Final = re.compile(
    r"(?i)(?:[gp]\d+|q[1-4]|h[12]|covid.*|iso.*|ts\d+|p5|fy\d+|b2b|4x4|utc.*|a[23]\d\d.*|e1[79]\d.*|b7\d7.*)"
)
# A name of two parts in one word, or with a letter or two behind a dash: *DroneSentry-X*, *RfPatrol*, *Baobab-G*.
_OF_PARTS: Final = re.compile(r"(?<![\w-])[A-Z][a-z]+(?:[A-Z][a-z]+(?:-[A-Z\d]+)?|-[A-Z\d]{1,3})(?![\w-])")
SHORTEST: Final = 3
# Letters between a number and the thing it counts.
COUNTED: Final = 40
# Letters of the word for its kind beside a designation.
KIND: Final = 30
# What makes the thing that a number counts another one.
APART: Final = ("currency", "scale", "percent", "party", "firm", "scheme", "outlet", "person")


def with_designations(
    text: str, folded: str, mentions: Mentions, figures: Sequence[Figure], *, letters: Mapping[str, str]
) -> Mentions:
    """Return the mentions with what is counted under a designation as further things.

    Once it has been counted it is a thing wherever it stands. Another alphabet is written in Latin ``letters``.
    """
    found = [*mentions.of("designation"), *_of_parts(text, mentions, figures)]
    found = [word for word in found if _is_free(word, text, mentions)]
    if not found:
        return mentions
    counted = {_name(word, text) for word in found if _is_counted(word.start, folded, mentions, figures)}
    things = [_thing(word, text, mentions, letters) for word in found if _name(word, text) in counted]
    return mentions.with_more("item", things) if things else mentions


def _of_parts(text: str, mentions: Mentions, figures: Sequence[Figure]) -> list[Mention]:
    """Return the names of two parts that stand behind a number, wherever they stand."""
    names = {
        match.group()
        for figure in figures
        for match in _OF_PARTS.finditer(text, figure.end, figure.end + COUNTED)
    }
    places = [match.span() for name in names for match in re.finditer(re.escape(name), text)]
    things = [m for place, end in places for m in mentions.within(place - KIND, end + KIND, "item")]
    return [
        Mention(start, end, Entry("designation", ""))
        for start, end in sorted(places)
        if not any(thing.start < end and start < thing.end for thing in things)
    ]


def _name(word: Mention, text: str) -> str:
    """Return a designation without the ending of its plural: *CV9040Cs*."""
    said = text[word.start : word.end]
    return said[:-1] if said[-1] == "s" and len(said) > SHORTEST else said


def _is_free(word: Mention, text: str, mentions: Mentions) -> bool:
    """Tell a designation in capitals that no table reads."""
    said = text[word.start : word.end]
    plain = not said[0].isupper() or len(said) < SHORTEST or bool(_OTHERWISE.fullmatch(said))
    near = mentions.within(word.start - KIND, word.end + KIND, "item")
    inside = any(m.start <= word.start and word.end <= m.end for m in near)  # "A-29" of "A-29 Super Tucano"
    return not (plain or inside) and not mentions.within(word.start, word.end + 1, "item", *APART)


def _is_counted(place: int, folded: str, mentions: Mentions, figures: Sequence[Figure]) -> bool:
    """Tell a designation that a number counts: close before it, with nothing between that is counted itself."""
    before = [figure for figure in figures if place - COUNTED <= figure.start and figure.end < place]
    if not before:
        return False
    gap = folded[before[-1].end : place]
    return (
        gap[0] == " "
        and not set(gap) & set(',;:.()\n"?!%')
        and not mentions.within(
            before[-1].end, place, "auxiliary", "frame", "conjunction", "currency", "scale"
        )
    )


def _thing(word: Mention, text: str, mentions: Mentions, letters: Mapping[str, str]) -> Mention:
    """Return the thing, with the word for its kind where that stands beside it: *24 ZB-88A radars*.

    A part of a name that the text gives in full is that thing: *the TB2* after *Bayraktar TB2*; so is the model of a
    thing named right behind it: *A-29N Super Tucano*.
    """
    start, end = word.start, word.end
    name = _name(word, text)
    short = " " + name.casefold()
    full = next((m for m in mentions.of("item") if m.entry.form.casefold().endswith(short)), None)
    behind = [m for m in mentions.within(end, end + KIND, "item") if m.entry.named and m.start == end + 1]
    full = full or next(iter(behind), None)
    if full is not None:
        return Mention(start, end, full.entry)
    kinds = [
        kind
        for kind in mentions.within(start - KIND, end + KIND, "item")
        if not kind.entry.named and 1 in {kind.start - end, start - kind.end}
    ]
    value, more = romanised(name, letters), {"unlisted": "yes", "weak": "yes"}
    if kinds:
        marks = {mark: said for mark, said in kinds[-1].entry.more.items() if mark == "unit"}
        value, more = f"{value} {kinds[-1].value}", more | marks
    return Mention(start, end, Entry("item", value, more, form=name))
