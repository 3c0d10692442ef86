"""Papers and broadcasters that no table names, known by a word of their titles: *River Gazette*, *Radio Lindau*."""

import re
from collections.abc import Iterator
from typing import Final

from rempart.claims.mentions import Mention
from rempart.claims.ordered import Covered
from rempart.claims.page import Page
from rempart.claims.romanising import romanised
from rempart.claims.scripts import WORDLESS
from rempart.claims.speaker import Speaker

# Words of a title on either side of the one that makes it a title.
MOST_WORDS: Final = 3
_CAPITAL: Final = "[A-ZÀ-ÞŁŚŻŹĆČŠŽŘĐŐŰĞİŞΑ-ΩА-ЯЁЄІЇҐЎ]"
_REST: Final = rf"(?:(?![{WORDLESS}])[\w'’&-])*"
_NEXT: Final = re.compile(rf" ({_CAPITAL}{_REST})")
_LAST: Final = re.compile(rf"(?:^|[^\w'’&-]|[{WORDLESS}])({_CAPITAL}{_REST}) $")
# Letters of a title in quotes with its marks, and one before or behind a verb that no mark sets off.
LONGEST: Final = 40
_TITLE_BEFORE: Final = re.compile(rf"[„“\"»«”]({_CAPITAL}{_REST}(?: {_CAPITAL}{_REST}){{0,2}})[“”\"«»] $")
_TITLE_BEHIND: Final = re.compile(
    rf" (?:\w{{2,4}} )?[„“\"»«”]({_CAPITAL}{_REST}(?: {_CAPITAL}{_REST}){{0,2}})[“”\"«»](?=[.,\s])"
)
# Words that are no part of a title although they may begin a sentence with a capital.
_NO_TITLE: Final = (
    "according",
    "speech",
    "article",
    "preposition",
    "conjunction",
    "party",
    "adjective",
    "speaker",
    "item",
)


def papers(page: Page, known: Covered) -> Iterator[Speaker]:
    """Yield every title of two words or more that holds a word of papers and is no known name.

    Args:
        page: The text.
        known: Where outlets, persons, firms and institutions of the tables stand.
    """
    for word in page.mentions.of("press"):
        start, end = _title(page, word)
        title = page.text[start:end]
        is_named = page.text[word.start].isupper() and " " in title
        is_named = is_named and not any(i.entry.named for i in page.within((word.start, word.end), "item"))
        if is_named and not known.touches(start, end):
            yield Speaker(romanised(title, page.language.letters), "outlet", "", (start, end))


def quoted(page: Page, known: Covered) -> Iterator[Speaker]:
    """Yield every short title in quotes that speaks: *Wie „Nordblick“ berichtet*, *skriver »Nordblik«*.

    Args:
        page: The text.
        known: Where all others who could speak stand.
    """
    for verb in page.mentions.of("speech", "according"):
        low = max(0, verb.start - LONGEST)
        before = _TITLE_BEFORE.search(page.text, low, verb.start) if verb.kind == "speech" else None
        found = before or _TITLE_BEHIND.match(page.text, verb.end)
        told = found and page.within(found.span(1), *_NO_TITLE, "frame", "pronoun", "auxiliary")
        if found and not told and not known.touches(*found.span(1)):
            yield Speaker(romanised(found[1], page.language.letters), "outlet", "", found.span(1))


def _title(page: Page, word: Mention) -> tuple[int, int]:
    """Return the run of words with capitals around a word of papers."""
    start, end = word.start, word.end
    for _ in range(MOST_WORDS):
        before = _LAST.search(page.text, max(0, start - 40), start)
        if before is None or not _is_of_title(page, before.span(1)):
            break
        start = before.start(1)
    for _ in range(MOST_WORDS):
        behind = _NEXT.match(page.text, end)
        if behind is None or not _is_of_title(page, behind.span(1)):
            break
        end = behind.end(1)
    return start, end


def _is_of_title(page: Page, span: tuple[int, int]) -> bool:
    return not page.within(span, *_NO_TITLE)
