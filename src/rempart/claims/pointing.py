"""Words that stand for what or whom the text has told of: *Das betonte der Minister*, *fügte sie hinzu*."""

from typing import Final

from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

# Letters of a sentence up to a word that points back, and up to one that opens it.
BACK, FIRST = 45, 2
# Letters behind a verb of speech in which a clause of its own begins: *Det uppger att*.
OWN: Final = 6
# Letters of the name of a ministry or an office.
LONGEST_OFFICE: Final = 60


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


def of_pronoun(page: Page, verb: Mention) -> bool:
    """Tell whether a pronoun is the subject, behind or inside the verb: the account goes on (*a-t-elle ajouté*)."""
    if verb.says("pronoun"):
        return True
    before = page.within((max(0, verb.start - 14), verb.start), "pronoun")
    back = page.within((max(0, verb.start - 14), verb.end), "backward") if before else []
    before = [
        p for p in before if not any(b.start <= p.start and verb.end <= b.end for b in back)
    ]  # "Det meddelade"
    if points_back(page, verb):
        before = []  # "Det tillade ministern"
    second = "verb second" in page.language.word_order
    behind = page.within((verb.end, verb.end + 6), "pronoun") if second else []
    behind = [p for p in behind if p.start == verb.end + 1 and not _is_article(page, p)]
    also = ("frame", "auxiliary", "that")  # "він також нагадав"
    return bool(behind) or any(
        verb.start - p.end <= 1
        or (page.folded[p.end : verb.start].strip().isalpha() and not page.within((p.end, verb.start), *also))
        for p in before
    )


def _is_article(page: Page, pronoun: Mention) -> bool:
    """Tell an article that looks like a pronoun, before who speaks: *meldde het ministerie van Defensie*.

    A word about them may stand between: *meddelar den svenska försvarskoncernen*, *uppger det statliga bolaget*.
    """
    span = (pronoun.end, pronoun.end + LONGEST_OFFICE)
    behind = page.within(span, "institution", "speaker", "outlet", "adjective", "government", "firm")
    if any(one.start == pronoun.end + 1 for one in behind) or any(
        one.start == pronoun.start for one in page.within((pronoun.start, span[1]), "speaker")
    ):
        return True
    is_both = any(a.end == pronoun.end for a in page.within((pronoun.start, pronoun.end), "article"))
    gaps = [page.folded[pronoun.end + 1 : one.start - 1] for one in behind if is_both]
    words = page.within(span, "preposition", "that", "auxiliary", "conjunction")
    return any(gap.isalpha() for gap in gaps) and not any(w.start == pronoun.end + 1 for w in words)
