"""What a package holds: things listed in a sentence of their own, given by who gives the package."""

from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

# Letters from the start of a sentence within which a word says that a list follows.
OPENS: Final = 45
# Sentences back in which the package was told.
REACH: Final = 3
HANDING: Final = frozenset({"give", "deliver", "pledge"})


def package_of(
    page: Page, sentence: Sentence, anchor: Anchor, frame: Mention | None
) -> tuple[Sentence, Mention] | None:
    """Find the sentence and the verb that hand over the package whose content a count is part of.

    *Berlin schickt ein Waffenpaket. Es umfasst 30 Marder*; *W skład pakietu wchodzi 30 czołgów*.
    """
    if anchor.money or not _lists(page, sentence, anchor):
        return None
    if frame is not None and not (
        (frame.says("noun") and frame.value in HANDING) or _is_of_last(page, anchor, frame)
    ):
        return None
    states = [a for a in page.actors_in(sentence) if a.kind == "state" and a.led_by in {"to", "for", "dat"}]
    own = [f for f in page.within((sentence.start, anchor.start), "frame") if f.value == "give"]
    if own and states:
        return sentence, own[-1]
    for before in reversed(page.sentences[max(0, sentence.number - REACH) : sentence.number]):
        if page.within(before, "denial"):
            continue
        handing = [f for f in page.within(before, "frame") if f.value in HANDING]
        verbs = [f for f in handing if f.says("verb")]
        if page.actors_in(before) and (verbs or any(f.value == "give" for f in handing)):
            return before, (verbs or [f for f in handing if f.value == "give"])[0]
    return None


def _is_of_last(page: Page, anchor: Anchor, frame: Mention) -> bool:
    """Tell a verb behind the list, about its last thing: *18 Archer and five radars, which Saab will build*."""
    return frame.start >= anchor.end and ", " in page.folded[anchor.end : frame.start]


def _lists(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell a sentence that opens by saying what belongs to the package, with no new giver before the list."""
    opening = (sentence.start, min(sentence.start + OPENS, anchor.start))
    if not page.within(opening, "part"):
        return False
    return not any(
        a.kind in {"state", "firm"} and not a.led_by for a in page.actors_in((sentence.start, anchor.start))
    )
