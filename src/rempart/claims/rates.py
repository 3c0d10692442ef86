"""Output told by the month or the year: *will build drones in Denmark, at a rate of 1,000 a month*."""

from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.bare import is_rate
from rempart.claims.draft import Draft
from rempart.claims.items import Thing
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

# Sentences back in which what is made was told.
BEFORE: Final = 2
# Verbs beside a rate that leave open what is made: the making itself, and what becomes of the output.
OPEN: Final = frozenset({"produce", "reach"})
SALES: Final = frozenset({"purchase", "donation", "delivery"})


def made_at_rate(
    page: Page, sentence: Sentence, anchor: Anchor, *, frame: Mention | None, scene: Draft | None
) -> tuple[Sentence, Mention] | None:
    """Return the verb of making, with its sentence, of which a count tells the rate; None where it tells none.

    A verb of its own that says more than that output rises (*will deliver 1,000 a month*) governs the count itself,
    and so does a sale told since (*would buy drones for 50 billion: 10 million a year*).
    """
    if anchor.money or (frame is not None and frame.value not in OPEN):
        return None
    if not is_rate(page.folded, page.mentions, (anchor.start, anchor.end)):
        return None
    sold = scene.until if scene is not None and scene.type in SALES else -1
    found: tuple[Sentence, Mention] | None = None
    for told in reversed(page.sentences[max(0, sentence.number - BEFORE) : sentence.number + 1]):
        makes = [f for f in page.within(told, "frame") if f.value == "produce"]
        if told.number <= sold and not any(f.says("verb") for f in makes):
            break
        before = [f for f in makes if f.start < anchor.start]
        found = found or ((told, (before or makes)[-1]) if makes else None)
        if makes and page.within(told, "item"):
            return told, (before or makes)[-1]
    return found


def made_thing(page: Page, made: tuple[Sentence, Mention] | None, anchor: Anchor, thing: Thing) -> Thing:
    """Return the thing of a count: where none is told beside it, what is made at that rate.

    That is what was named last before the count, or first in the sentence of the verb of making.
    """
    if made is None or thing[0] is not None:
        return thing
    span = (made[0].start, max(made[0].end, anchor.end))
    things = [i for i in page.within(span, "item") if not i.says("other")]
    before = [i for i in things if i.start < anchor.start]
    last = before[-1].start if before else -1
    item = next((i for i in things if i.start == last), things[0] if things else None)
    return (item, item.value, thing[2]) if item else thing
