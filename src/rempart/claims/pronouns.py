"""Verbs of speech whose subject is a pronoun: the account of who has spoken goes on."""

from typing import Final

from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.pointing import points_back

# Letters of the name of a ministry or an office.
LONGEST_OFFICE: Final = 60


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
