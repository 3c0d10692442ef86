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
DRONE: Final = "drone"  # one is an aircraft, too
SALES: Final = frozenset({"purchase", "donation", "delivery"})


def made_at_rate(
    page: Page, sentence: Sentence, anchor: Anchor, *, frame: Mention | None, scene: Draft | None
) -> tuple[Sentence, Mention] | None:
    """Return the verb of making, with its sentence, of which a count tells the rate; None where it tells none.

    A verb of its clause that says more than that output rises (*will deliver 1,000 a month*) governs the count itself,
    and so does a sale told since (*would buy drones for 50 billion: 10 million a year*).
    """
    own = frame is not None and frame.value not in OPEN
    if anchor.money or (own and frame and ", " not in page.folded[anchor.end : frame.start]):
        return None
    if not is_rate(page.folded, page.mentions, (anchor.start, anchor.end)):
        return None
    sold = scene.until if scene is not None and scene.type in SALES else -1
    found: tuple[Sentence, Mention] | None = None
    for told in reversed(page.sentences[max(0, sentence.number - BEFORE) : sentence.number + 1]):
        makes = [f for f in page.within(told, "frame") if f.value == "produce"]
        if told.number <= sold and not any(f.says("verb") for f in makes):
            break
        verb = next(iter([f for f in makes if f.start < anchor.start][-1:] or makes[-1:]), None)
        if verb is None:
            continue
        acted, things = page.actors_in(told), page.within(told, "item")
        own = all(anchor.start <= i.start < anchor.end for i in things)
        if things and (acted or not own):  # but not "the capacity is 24 aircraft a year"
            return told, verb
        found = found if found and (page.actors_in(found[0]) or not acted) else (told, verb)
    return found


def made_thing(page: Page, told: tuple[Sentence, Mention] | None, anchor: Anchor, thing: Thing) -> Thing:
    """Return the thing of a figure: where none is told beside it, what is made at that rate, or dealt in before it.

    That is what was named last before the figure, or first in the sentence of the verb. *Aircraft* are what is made.
    """
    bare = thing[0] is not None and not thing[0].entry.named and thing[1] == "aircraft"
    if told is None or (thing[0] is not None and not bare):
        return thing
    span = (told[0].start, max(told[0].end, anchor.end))
    things = [i for i in page.within(span, "item") if not i.says("other") and i is not thing[0]]
    things = [i for i in things if not bare or i.says("unit") == "aircraft" or DRONE in i.value]
    before = [i for i in things if i.start < anchor.start]
    last = before[-1].start if before else -1
    item = next((i for i in things if i.start == last), things[0] if things else None)
    return (item, item.value, thing[2]) if item else thing
