"""Who is only told something: a parliament to which a minister speaks is no speaker."""

from typing import Final

from rempart.claims.mentions import Mention, cases_of
from rempart.claims.moods import is_participle
from rempart.claims.page import Page
from rempart.claims.speaker import Speaker

# Words before whom something is said to: *to*, *before*.
BEFORE: Final = frozenset({"to", "toward", "against"})
TOLD: Final = frozenset({"to"})
# What leads the press before which somebody speaks: *devant la presse*, *przed dziennikarzami*.
FACED: Final = frozenset({"against", "toward"})
# Letters before the press in which a word says that it is told.
PRESS: Final = 12
# Letters between a parliament and who speaks to it.
BESIDE: Final = 60


def hears(page: Page, speaker: Speaker) -> bool:
    """Tell the press or officials who are told something: *a assuré à la presse le ministre*, *řekl pro ČT Zůna*.

    And who interviews: *сказав в інтерв'ю каналу*; a title may stand in quotes: *w wywiadzie dla „Kuriera”*.
    """
    low = speaker.start - PRESS
    opens = speaker.start - (page.folded[speaker.start - 1 : speaker.start] == '"')
    if speaker.rank == "outlet" and any(v.says("to") for v in page.mentions.ending_at(opens - 1, "speech")):
        return True
    heard = TOLD | {"for", "with"} if speaker.rank == "outlet" else TOLD
    heard = heard | FACED if speaker.rank == "media" else heard
    leads = [m for m in page.within((low, speaker.start + 3), "preposition") if m.value in heard]
    return speaker.rank in {"media", "unnamed", "outlet"} and any(
        m.start < speaker.start < m.end  # "à l'agence Baltia"
        or page.mentions.only(page.folded, m.end, opens, "article")
        for m in leads
        if m.start < speaker.start
    )


def is_audience(page: Page, body: Speaker, verb: Mention) -> bool:
    """Tell a parliament that hears what a verb of speech says: *before parliament*, *парламенту*, *parliament was told*."""
    if not _is_assembly(page, body):
        return False
    leads = [*page.mentions.ending_at(body.start - 1, "preposition")]
    for article in page.mentions.ending_at(body.start - 1, "article"):
        leads += page.mentions.ending_at(article.start - 1, "preposition")
    if any(lead.value in BEFORE for lead in leads):
        return True
    forms = [m for m in page.within((body.start, body.end), "government", "party") if m.start == body.start]
    told = [cases_of(form) for form in forms if form.end == body.end and cases_of(form)]
    if not leads and told and not any("nom" in cases for cases in told):
        return True
    helped = page.within((body.end, verb.start), "auxiliary") if body.end < verb.start else []
    passive = any(word.value == "passive" or word.says("passive") for word in helped)
    return passive and is_participle(page, verb)


def speaks_to(page: Page, body: Speaker, other: Speaker) -> bool:
    """Tell a parliament between a verb and the one who speaks: *a dit devant le Parlement le ministre*."""
    gap = page.folded[body.end : other.start]
    person = other.rank in {"person", "institution"} and 0 < len(gap) <= BESIDE
    joined = page.within((body.end, other.start), "conjunction", "that", "preposition")
    return _is_assembly(page, body) and person and not joined and not set(gap) & set(",;:.(")


def _is_assembly(page: Page, body: Speaker) -> bool:
    """Tell a parliament or a committee of it, before whom ministers speak: *Sejm*, *the defence committee*."""
    words = page.within((body.start, body.end), "institution") if body.rank == "institution" else []
    return any(word.says("assembly") for word in words)
