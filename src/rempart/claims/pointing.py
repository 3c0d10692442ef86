"""Sentences that only say who told what stands before them: *Das betonte der Minister*."""

from typing import Final

from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

# Letters of a sentence up to a word that points back, and up to one that opens it.
BACK, FIRST = 75, 2
# Letters behind a verb of speech in which a clause of its own begins: *Det uppger att*.
OWN: Final = 6


def looks_back(page: Page, sentence: Sentence) -> bool:
    """Tell a sentence that only says who reported what stands before it: *Lo publica el Financial Times*."""
    words = page.within((sentence.start, sentence.start + BACK), "backward")
    whole = [word for word in words if not word.says("points")]
    if whole and (whole[0].start - sentence.start <= FIRST or bool(whole[0].says("inside"))):
        return True
    verbs = page.within(sentence, "speech")
    return not any(page.figures_in(sentence)) and any(points_back(page, verb) for verb in verbs)


def points_back(page: Page, verb: Mention) -> bool:
    """Tell whether the word that opens a sentence is what is said: *Det sade ministern*, but not *Det sade att*.

    A verb follows at once, or behind a helper that stands there: *Das hat das Ministerium mitgeteilt*. Where the form
    says that it is an object, who speaks may stand between: *Ezt a miniszter közölte*.
    """
    sentence = page.sentence_at(verb.start)
    words = page.within((sentence.start, min(verb.start, sentence.start + BACK)), "backward")
    words = [word for word in words if word.says("points") and word.start - sentence.start <= FIRST]
    if not words or page.within((verb.end, verb.end + OWN), "that"):
        return False
    opens, near = words[0], page.folded[words[0].end : verb.start]
    if not near.strip() or opens.says("points") == "object":
        return True
    helpers = page.within((opens.end, verb.start), "auxiliary")
    return any(not page.folded[opens.end : helper.start].strip() for helper in helpers)
