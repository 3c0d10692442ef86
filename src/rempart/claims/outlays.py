"""What a state spends on its own forces as such: *Manila has earmarked 299 billion pesos for defence this year*."""

from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

# Verbs and nouns beside such a sum; whoever buys, lends or hands over deals with somebody.
SETTING_ASIDE = frozenset({"pledge", "fund", "spend", "give"})
OWED = ("item", "scheme", "guarantee", "anaphor", "part", "share")


def is_own_outlay(page: Page, sentence: Sentence, frame: Mention | None) -> bool:
    """Tell money set aside for the forces as a whole, in a sentence that tells of no thing and of no second state."""
    if frame is not None and frame.value not in SETTING_ASIDE:
        return False
    if not any(word.says("itself") for word in page.within(sentence, "background")):
        return False
    states = {code for a in page.actors_in(sentence) if a.kind == "state" for code in a.codes}
    return len(states) <= 1 and not page.within(sentence, *OWED)
