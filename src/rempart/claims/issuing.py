"""Whose paper a whole text is: a notice of an agency, a firm's news of itself, what a court of audit has found."""

import re
from typing import Final

from rempart.claims.page import Page
from rempart.claims.speaker import Speaker

# Letters of the shortest sentence that opens the news, behind bylines and datelines.
LEAD: Final = 70
RELEASED: Final = 40  # letters of *press release of the* before whose it is
ENDED: Final = re.compile(r"[.!?。…][\"”»“)]?\s*$")


def opening_of_news(page: Page) -> int:
    """Return the paragraph in which the news opens: the first with a whole sentence, behind who wrote it and where."""
    sentences = (s for s in page.sentences if s.paragraph and s.end - s.start > LEAD)
    return next((s.paragraph for s in sentences if ENDED.search(page.text[s.start : s.end])), 1)


def issuer_in_words(page: Page, known: list[Speaker]) -> tuple[Speaker, ...]:
    """Return who issues notices in words of its own, *has made a determination approving*, or whose audit the title tells of."""
    words = [m for m in page.mentions.of("institution") if m.says("issuer")]
    titled = [k for k in known if is_paper(page, k) and page.sentence_at(k.start).paragraph == 0]
    opening = opening_of_news(page)
    again = [k for k in known if titled and k.name == titled[0].name and k.start > titled[0].start]
    if again and page.sentence_at(again[0].start).paragraph <= opening:
        return (again[0],)
    return tuple([k for k in known if words and k.start == words[0].start][:1])


def is_author(page: Page, speaker: Speaker) -> bool:
    """Tell who opens a text that then tells only what they found or did: a court of audit, the firm of the headline."""
    title = page.within(page.sentences[0], "firm") if speaker.rank == "institution" else []
    return is_paper(page, speaker) or any(firm.value == speaker.name for firm in title)


def is_paper(page: Page, author: Speaker) -> bool:
    """Tell a notice of an agency, a report of auditors or a *press release of the ministry*, of which every word is theirs."""
    words = page.within((author.start, author.end), "institution")
    words += page.within((author.start - RELEASED, author.start), "according")
    return any(word.says("audit") or word.says("issuer") for word in words)
