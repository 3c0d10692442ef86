"""What tense and mood a verb stands in: done, still ahead, or only hearsay."""

from typing import Final, Literal

from rempart.claims.brackets import helpers
from rempart.claims.mentions import Mention
from rempart.claims.page import Page

Mood = Literal["done", "ahead", "hearsay", ""]

# Letters before a verb in which its own auxiliaries stand: *are expected to have been delivered*.
REACH: Final = 45
# Letters behind a verb in which a particle of the conditional stands: *передала бы*.
BEHIND: Final = 4
CUTS: Final = (", ", "; ", ": ", " - ", ") ", '"')


def mood_of(page: Page, verb: Mention) -> Mood:
    """Return the mood that the auxiliaries and the ending of a verb give, nothing where none tells.

    What lies ahead or is only said outweighs what is done: *are to have been delivered* is ahead.
    """
    low = _clause_start(page, verb)
    said = auxiliaries_of(page, verb, low)
    said += [a for a in page.within((verb.end, verb.end + BEHIND), "auxiliary") if a.says("behind")]
    ending = tense_of(page, verb)
    waited = [
        d for d in page.within((low, min(len(page.folded), verb.end + 12)), "denial") if d.value == "yet"
    ]
    wanted = [s for s in page.within((low, verb.start), "status") if s.value == "planned"]
    if ending in {"future", "conditional"} or waited or wanted:
        return "ahead"
    if any(a.says("hearsay") for a in said) and any(a.value == "done" for a in said):
        return "hearsay"
    if any(a.value == "planned" or a.says("ahead") for a in said):
        return "ahead"
    if any(a.value == "hearsay" for a in said):
        return "hearsay"
    if ending == "past" or any(a.value in {"done", "before", "passive"} for a in said):
        return "done"
    return ""


def tense_of(page: Page, verb: Mention) -> str:
    """Return what the form of a verb says: future, conditional, past, participle, else an empty text.

    A mark of the table outweighs the ending: ``ahead`` for a future in one word, ``done`` for a past.
    """
    if verb.says("ahead"):
        return "future"
    if verb.says("done"):
        return "past"
    if verb.says("passive") or verb.says("participle"):
        return "participle"
    return page.language.ending(page.folded[verb.start : verb.end])


def is_participle(page: Page, verb: Mention) -> bool:
    """Tell a participle, by its mark or by the ending of its first word: *handed* of *handed over*."""
    word = page.folded[verb.start : verb.end].split(" ", 1)[0]
    return bool(verb.says("participle")) or page.language.ending(word) == "participle"


def is_bare_participle(page: Page, verb: Mention) -> bool:
    """Tell a participle without its auxiliary: *the five ordered in May*, but not *has ordered five*."""
    return is_participle(page, verb) and not auxiliaries_of(page, verb, _clause_start(page, verb))


def auxiliaries_of(page: Page, verb: Mention, low: int) -> list[Mention]:
    """Return the auxiliaries of a verb: those before it from ``low`` on, or those of its bracket."""
    if "bracket" in page.language.word_order:
        return helpers(page, verb)
    return [a for a in page.within((low, verb.end), "auxiliary") if a.start < verb.start]


def _clause_start(page: Page, verb: Mention) -> int:
    """Return where the words of one verb begin: behind a mark, a conjunction's verb or another verb."""
    low = max(0, verb.start - REACH, page.sentence_at(verb.start).start)
    for cut in CUTS:
        place = page.folded.rfind(cut, low, verb.start)
        if place >= 0:
            low = place + len(cut)
    for other in page.within((low, verb.start), "frame"):
        if other.says("verb") and page.within((other.end, verb.start), "conjunction", "auxiliary"):
            low = other.end
    return low
