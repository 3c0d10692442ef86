"""By when something is to be there: *by the end of 2027*, *im März*, *do końca przyszłego roku*, *the year after*."""

import re
from calendar import month_name
from collections.abc import Sequence
from typing import Final

from rempart.claims.clauses import segment
from rempart.claims.draft import SIGNED, Draft
from rempart.claims.mentions import Mention
from rempart.claims.moods import is_bare_participle, mood_of
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

# Letters behind a figure in which one deadline holds for a whole list: *100 jets and 8 systems, by 2035*.
LIST: Final = 140
# Letters between a month and its year, and between a word for *by* and a date.
OF_YEAR, LED = 14, 16
# Letters before who does the next thing, in which a comma and *and* stand.
JOINED: Final = 6
# Letters of a day before its month.
DAY: Final = 4
# What becomes of a thing once it is there, or never, has no date by which it is to be.
OVER: Final = frozenset({"delivered", "historical"})
HANDING: Final = frozenset({"deliver", "give", "receive", "reach"})
PLACES: Final = frozenset({"in", "at", "for", "on"})
# The month in which a season ends.
SEASONS: Final = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}
LATER: Final = {"this year": 0, "end of the year": 0, "next year": 1}
MONTHS: Final = 12
_YEAR: Final = re.compile(r"\b(20[2-6]\d)\b")
_PUBLISHED: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?!\d)")
_DAY: Final = re.compile(r"(?<!\d)([12]?\d|3[01])\.?(?: de)? $")


class Date:
    """A date that a text tells: where it stands, and what it is as far as the day of the report tells."""

    __slots__ = ("end", "start", "told")

    def __init__(self, start: int, end: int, told: str) -> None:
        self.start, self.end, self.told = start, end, told


def deadline(page: Page, draft: Draft, sentence: Sentence) -> tuple[str, int, int] | None:
    """Return by when a claim says that something is to be, and where that stands.

    A word for *by* leads the date (*until May*); of what is still to come any date of its clause tells it (*arrives in
    May*). The year is that of the report where none is told; without one the month or the season stands alone.
    """
    if draft.status in OVER:
        return None
    low, high = segment(page, sentence, draft.start, draft.end)
    dates = _dates(page, low, max(high, min(sentence.end, draft.end + LIST)))
    dates = [d for d in dates if _is_ahead(page, d) and _is_own(page, draft, d)]
    own = [d for d in dates if _is_led(page, d)]
    if not own and _is_to_come(page, draft):
        own = [d for d in dates if d.start < high and not _is_start(page, d)]
    if not own and draft.type == "purchase" and draft.status == "planned":
        own = [d for d in dates if _is_between(page, d, draft)]
    if not own:
        return None
    nearest = min(own, key=lambda d: _distance(page, draft, d))
    return nearest.told, nearest.start, nearest.end


def _is_to_come(page: Page, draft: Draft) -> bool:
    """Tell a handing over or making that is still ahead."""
    verb = draft.verb
    mood = mood_of(page, verb) if verb else ""
    if draft.type == "delivery":
        over = mood == "done" or (verb is not None and is_bare_participle(page, verb))
        done = over and verb is not None and verb.value in HANDING  # but "assembled in Metz, are due in May"
        if verb and draft.status == "planned" and " " in page.folded[verb.start : verb.end]:
            done = False  # "sont attendus"
        return draft.status != "denied" and not done
    return draft.type in {"donation", "production"} and (draft.status == "planned" or mood == "ahead")


def _is_between(page: Page, date: Date, draft: Draft) -> bool:
    """Tell a date before the verb and its thing, behind another word of its clause: *väntas under våren köpa 300*."""
    verb, first = draft.verb, draft.anchor[0]
    low = page.sentence_at(date.start).start
    helped = page.within((max(low, date.start - LIST // 2), date.start), "auxiliary", "status")
    apart = set(page.folded[helped[-1].start : first]) & set(",;") if helped else {","}
    return verb is not None and date.end <= verb.start < first and not apart


def _is_ahead(page: Page, date: Date) -> bool:
    """Tell a date that is not over on the day of the report, where both are known."""
    now = _day_of(page)[: len(date.told)]
    return not (now and date.told[0].isdigit()) or date.told >= now


def _distance(page: Page, draft: Draft, date: Date) -> int:
    """Return how far a date stands from what it is the date of; one behind a comma counts as farther off."""
    first, last = draft.anchor
    gap = (last, date.start) if date.start >= last else (date.end, first)
    cut = "," in page.folded[gap[0] : gap[1]]
    return max(0, gap[1] - gap[0]) + LIST * cut


def _is_own(page: Page, draft: Draft, date: Date) -> bool:
    """Tell the date of a claim from that of another count, of a signature, or of another clause."""
    first, last = draft.anchor
    gap = (last, date.start) if date.start >= last else (date.end, first)
    if first <= date.start < last:
        return True
    if date.end <= draft.start and "," in page.folded[date.end : draft.start]:
        return False
    counts = page.figures_in(page.sentence_at(draft.start))[1]
    if any(gap[0] <= count.start < gap[1] for count in counts) and date.start < draft.end:
        return False
    signed = [s for s in page.within((draft.start, date.start), "status") if s.value in SIGNED]
    signed = [s for s in signed if s.end > draft.end or s.start >= last]
    verbs = page.within((draft.end, date.start), "frame")
    verbs = [f for f in verbs if f.says("verb") and f.value not in HANDING]
    told = "; " in page.folded[draft.end : date.start] or page.within((draft.end, date.start), "some_of")
    others = [a for a in page.actors_in((last, date.start)) if a.kind == "state" and not a.led_by]
    other = any("," in page.folded[a.start - JOINED : a.start] for a in others)  # "…, а Литва до травня"
    return not (signed or verbs or told or other)


def _is_led(page: Page, date: Date) -> bool:
    """Tell a date with a word for *by* before it: *until May*, *bis Ende 2030*, *до кінця серпня*."""
    words = page.within((date.start - LED, date.end), "deadline")
    if not _YEAR.match(page.folded, date.start):  # "in May" is no deadline, "in 2027" is one
        places = {
            p.start for p in page.within((date.start - LED, date.end), "preposition") if p.value in PLACES
        }
        words = [word for word in words if word.start not in places]
    small = ("article", "preposition", "deadline", "conjunction")
    return any(
        word.start <= date.start and page.mentions.only(page.folded, word.end, date.start, *small)
        for word in words
        if word.end <= date.start or word.start == date.start
    )


def _is_start(page: Page, date: Date) -> bool:
    """Tell a month, a season or *next year* from which on something goes on: *vanaf het voorjaar*, *from next year*."""
    if _YEAR.match(page.folded, date.start):
        return False
    leads = page.within((date.start - LED, date.start), "preposition", "bound")
    leads = [lead for lead in leads if lead.value in {"from", "at_least"}]
    return any(page.mentions.only(page.folded, lead.end, date.start, "article") for lead in leads)


def _dates(page: Page, low: int, high: int) -> list[Date]:
    """Return the dates of a span in the order of the text: months and seasons with their year, years alone."""
    years = [(int(y[1]), y.start(), y.end()) for y in _YEAR.finditer(page.folded, low, high)]
    found: list[Date] = []
    taken: set[int] = set()
    for word in page.within((low, high), "date"):
        if found and word.start < found[-1].end:
            continue
        year = _year_beside(page, word, years)
        told = _told(page, word, year[0] if year else 0, years)
        start, end = word.start, word.end
        if year:
            taken.add(year[1])
            start, end = min(start, year[1]), max(end, year[2])
        found.append(Date(start, end, told))
    found += [Date(start, end, str(year)) for year, start, end in years if start not in taken]
    return sorted(found, key=lambda date: date.start)


def _year_beside(
    page: Page, word: Mention, years: Sequence[tuple[int, int, int]]
) -> tuple[int, int, int] | None:
    """Return the year of a month or a season: *June 2027*, *декабря 2027 года*, *2027'nin haziran ayında*."""
    small = ("article", "preposition", "currency_link")
    for year in years:
        behind = 0 < year[1] - word.end <= OF_YEAR
        if behind and page.mentions.only(page.folded, word.end, year[1], *small):
            return year
        if 0 < word.start - year[2] <= LED // 2 and "," not in page.folded[year[2] : word.start]:
            return year
    return None


def _told(page: Page, word: Mention, year: int, years: Sequence[tuple[int, int, int]]) -> str:
    """Say a date as precisely as the text does: 2027, 2027-06, 2027-06-30, or in words where no year is known."""
    now = _day_of(page)
    value = word.value
    if value == "the year after":
        before = [y for y, start, _ in years if start < word.start]
        return str(before[-1] + 1) if before else value
    if value.isdigit():
        return _month(page, word, year, now)
    if year:
        return str(year)
    if not now:
        return value
    if value in LATER:
        return str(int(now[:4]) + LATER[value])
    return str(int(now[:4]) + (SEASONS[value] < int(now[5:7] or MONTHS)))


def _day_of(page: Page) -> str:
    """Return the day of the report as far as it is known, nothing where it is told in another way: 2030, 2030-11-20."""
    day = _PUBLISHED.match(page.published or "")
    return day.group() if day else ""


def _month(page: Page, word: Mention, year: int, now: str) -> str:
    """Say a month with its year, the next one to come where none is told, and its day: 2027-06-30."""
    month = int(word.value)
    if not year and not now:
        return month_name[month]
    if not year:
        year = int(now[:4]) + (month < int(now[5:7] or 1))
    day = _DAY.search(page.folded, max(0, word.start - DAY), word.start)
    return f"{year}-{month:02}" + (f"-{int(day[1]):02}" if day else "")
