"""Papers and broadcasters that no table names: by a word of their titles, the noun before, quotes beside a verb of speech."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rempart.claims.mentions import Mention
from rempart.claims.ordered import Covered
from rempart.claims.page import Page
from rempart.claims.romanising import romanised
from rempart.claims.scripts import CAPITAL, WORDLESS
from rempart.claims.speaker import Speaker

# Letters of the longest title, and words of the longest one in quotes.
LONGEST_TITLE: Final = 40
MANY: Final = 6
# Letters around a quoted title in which the verb stands.
BESIDE: Final = 3
# What an adjective ends with where the noun behind it has a small letter.
ADJECTIVE: Final = re.compile("(?:[ýáéí]|[sšcč]k[iaoe])$")
_OPEN: Final = "«„“\"‚'‹»"
_CLOSE: Final = "»“”\"‘'›«"
_QUOTED: Final = re.compile(rf",? [{_OPEN}]\s?([^«»„“”\"\n]{{2,40}}?)\s?[{_CLOSE}]")
_IN_QUOTES: Final = re.compile(rf"(?<!\w)[«„“\"]\s?({CAPITAL}[^«»„“”\".,:;!?\n]{{2,38}}?)\s?[»“”\"](?!\w)")
_TITLE_BEFORE: Final = re.compile(rf"\b({CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+){{0,2}}) $")
_TITLE: Final = re.compile(
    rf" ({CAPITAL}[\w'’.&-]+(?: (?:of |de |del |la |and |\& )?{CAPITAL}[\w'’.&-]+){{0,3}})"
)
_LOWER: Final = re.compile(r" ([^\W\d_A-ZА-Я]\w{3,})")
# Letters behind a title in which *of* stands.
OF: Final = 6
# Words of a title on either side of the one that makes it a title.
MOST_WORDS: Final = 3
_CAPITAL: Final = "[A-ZÀ-ÞŁŚŻŹĆČŠŽŘĐŐŰĞİŞΑ-ΩА-ЯЁЄІЇҐЎ]"
_REST: Final = rf"(?:(?![{WORDLESS}])[\w'’&-])*"
_NEXT: Final = re.compile(rf" ({_CAPITAL}{_REST})")
_LAST: Final = re.compile(rf"(?:^|[^\w'’&-]|[{WORDLESS}])({_CAPITAL}{_REST}) $")
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
    """Yield every title that holds a word of papers, or ends as one, and is no known name.

    Args:
        page: The text.
        known: Where outlets, persons, firms and institutions of the tables stand.
    """
    for word in page.mentions.of("press"):
        start, end = _title(page, word)
        title = page.text[start:end]
        is_named = page.text[word.start].isupper() and (" " in title or _is_one_word(page, word))
        is_named = is_named and not any(i.entry.named for i in page.within((word.start, word.end), "item"))
        if is_named and not known.touches(start, end):
            yield Speaker(_in_latin(page, (start, end)), "outlet", "", (start, end))


def _is_one_word(page: Page, word: Mention) -> bool:
    """Tell a title of one word by its ending and the verb of speech beside it: *skriver Fjordposten*, *Skärgårdsbladet uppger*."""
    if not word.says("ending"):
        return False
    said = page.within((word.end + 1, word.end + LONGEST_TITLE), "speech")
    behind = any(verb.start == word.end + 1 for verb in said)
    return behind or bool(page.mentions.ending_at(word.start - 1, "speech"))


def _title(page: Page, word: Mention) -> tuple[int, int]:
    """Return the run of words with capitals around a word of papers."""
    start, end = word.start, word.end
    for _ in range(MOST_WORDS):
        before = _LAST.search(page.text, max(0, start - 40), start)
        if before is None or not (_is_of_title(page, before.span(1)) or _is_town(page, before.span(1))):
            break
        start = before.start(1)
    for _ in range(MOST_WORDS):
        behind = _NEXT.match(page.text, end)
        if behind is None or not _is_of_title(page, behind.span(1)):
            break
        end = behind.end(1)
    return _with_article(page, start), _of_where(page, end)


def _with_article(page: Page, start: int) -> int:
    """Return where a title begins whose article has a capital inside a sentence: *pisze „Le Courrier”*, *says The Herald*."""
    before = _LAST.search(page.text, max(0, start - LONGEST_TITLE), start)
    if before is None or page.sentence_at(start).start == before.start(1):
        return start
    articles = page.mentions.ending_at(before.end(1), "article")
    return before.start(1) if any(a.start == before.start(1) for a in articles) else start


def _of_where(page: Page, end: int) -> int:
    """Return where a title ends that says of where it is: *Gazette du Golfe*, *Courrier de Vilnius*, *Times of Malta*."""
    leads = [m for m in page.within((end, end + OF), "preposition", "currency_link") if m.start == end + 1]
    behind = _NEXT.match(page.text, leads[0].end) if leads and leads[0].value == "of" else None
    return behind.end(1) if behind else end


def _is_of_title(page: Page, span: tuple[int, int]) -> bool:
    return not page.within(span, *_NO_TITLE)


def _is_town(page: Page, span: tuple[int, int]) -> bool:
    """Tell the town or the state of a paper, which is the first word of its title: *Manila Ledger*, *Korea Herald*."""
    return any((party.start, party.end) == span for party in page.within(span, "party"))


def in_quotes(page: Page, known: Covered) -> Iterator[Speaker]:
    """Yield titles in quotes right beside a verb of speech: *…, pisze „Kurier Niemeński”*, *«El Eco» revela que*.

    Args:
        page: The text.
        known: Where all others who could speak stand.
    """
    for found in _IN_QUOTES.finditer(page.text):
        start, end = found.span(1)
        said = [
            *page.mentions.ending_at(found.start() - 1, "speech"),
            *(a for a in page.mentions.ending_at(found.start() - 1, "according") if not a.says("outer")),
        ]  # who is interviewed by a paper says it, not the paper
        told = [
            v
            for v in page.within((found.end(), found.end() + LONGEST_TITLE), "speech")
            if v.start <= found.end() + BESIDE
        ]
        told = told if page.text[found.end() : found.end() + 1] == " " else []
        after = page.text[found.end() : found.end() + 2]
        said = said if not after or after[0] in ".,;)\n" else []
        if (said or told) and not known.touches(start, end) and _is_title(page, start, end):
            yield Speaker(_in_latin(page, (start, end)), "outlet", "", (start, end))


def _in_latin(page: Page, span: tuple[int, int]) -> str:
    """Return a title in Latin letters, English words of papers as they are spelled: *Арарат таймс* is *Ararat Times*."""
    start, end = span
    parts: list[str] = []
    place = start
    for word in page.within(span, "press"):
        if word.says("ending"):
            continue
        if word.value.isascii() and not page.text[word.start : word.end].isascii() and word.start >= place:
            parts += [romanised(page.text[place : word.start], page.language.letters), word.value]
            place = word.end
    return "".join([*parts, romanised(page.text[place:end], page.language.letters)])


def _is_title(page: Page, start: int, end: int) -> bool:
    """Tell words in quotes that could be a title, which say and do nothing: *Le Courrier de Vilnius*."""
    spoken = page.within(
        (start, end), "frame", "speech", "auxiliary", "number", "item", "firm", "pronoun", "status"
    )
    return not spoken and page.text.count(" ", start, end) < MANY


def whole_title(page: Page, mention: Mention) -> Speaker | None:
    """Return the paper whose title in quotes only begins as a known one does: *«Il Foglio della Laguna»*."""
    if mention.kind != "outlet":
        return None
    low = page.text.rfind("\n", 0, mention.start) + 1
    found = next(
        (
            f
            for f in _IN_QUOTES.finditer(page.text, max(low, mention.start - LONGEST_TITLE))
            if f.end() > mention.start
        ),
        None,
    )
    if found is None or not found.start(1) <= mention.start or mention.end >= found.end(1):
        return None
    rest = page.text[mention.end : found.end(1)]
    if not any(word[0].isupper() for word in rest.split()) or not _is_title(page, *found.span(1)):
        return None
    return Speaker(romanised(found[1], page.language.letters), "outlet", "", found.span(1))


def titled(page: Page, mention: Mention, known: Sequence[Speaker]) -> Speaker | None:
    """Return a medium that no table knows by the title behind its noun: *газета The Economic Times*."""
    whose = [
        a
        for a in page.within((mention.end, mention.end + LONGEST_TITLE), "adjective")
        if a.start == mention.end + 1
    ]
    # "le quotidien estonien Le Nordique"
    place = whose[0].end if whose else _behind_word(page, mention.end)
    if any(0 <= k.start - place <= BESIDE for k in known):
        return None
    found = _QUOTED.match(page.text, place)
    quoted = found is not None
    if not found and "nouns capitalised" not in page.language.word_order:
        found = _TITLE.match(page.text, place)
    if not found:
        return _titled_before(page, mention)
    title = found[1].split(". ", 1)[0].rstrip(".")
    end = found.start(1) + len(title)
    if not quoted and " " not in title and "titles in small letters" in page.language.word_order:
        end = _small_letters(page, end)
    name = _in_latin(page, (found.start(1), end))
    return Speaker(name, "outlet", "", (mention.start, end))


def _behind_word(page: Page, end: int) -> int:
    """Return where a word ends that tells the kind of paper, before a title with an article: *le quotidien économique Le Soir*."""
    found = _LOWER.match(page.text, end)
    if "inverted" not in page.language.word_order or not found:
        return end
    place = found.end(1) + 1
    articles = [a for a in page.within((place, place + OF), "article") if a.start == place]
    titled = bool(articles) and page.text[place].isupper()
    says = page.within(found.span(1), *_NO_TITLE, "frame", "auxiliary", "pronoun", "that", "status")
    return end if says or not titled else found.end(1)


def _small_letters(page: Page, end: int) -> int:
    """Return where a title ends of which only the first word has a capital: *deník Baltský pozorovatel*.

    It goes on with the noun behind an adjective, or with a last word before a mark.
    """
    found = _LOWER.match(page.text, end)
    if not found or page.within(found.span(1), *_NO_TITLE, "frame", "auxiliary", "pronoun", "that", "status"):
        return end
    adjective = ADJECTIVE.search(page.text, found.start(0) - 4, end) is not None
    last = page.text[found.end(1) : found.end(1) + 1] in {",", ".", ";", ""}
    return found.end(1) if adjective or last else end


def _titled_before(page: Page, mention: Mention) -> Speaker | None:
    """Return a medium whose title stands before its noun: *Kyodo news agency*."""
    if mention.start < 2 or mention.says("back") or "nouns capitalised" in page.language.word_order:
        return None
    low = max(0, mention.start - LONGEST_TITLE)
    found = _TITLE_BEFORE.search(page.text, low, mention.start)
    if not found or page.within(
        (found.start(1), mention.start),
        "article",
        "party",
        "adjective",
        "preposition",
        "according",
        "speech",
    ):
        return None
    name = romanised(found[1], page.language.letters)
    return Speaker(name, "outlet", "", (found.start(1), mention.end))
