"""Who builds: firms and works that a verb of making names, but none of a clause that only speaks."""

from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.filled import Filled, fill
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.turning import GIVEN_ARMS

# Letters between a verb of building and for whom it is done.
BUILT: Final = 80
# Letters behind a comma in which a clause on something told before it begins.
OPENING: Final = 12


def industry(page: Page, found: list[Filled], frame: Mention, actors: list[Actor]) -> None:
    """Whose firms build, builds: *with Ukrainian companies*; both partners where two states agree."""
    if frame.value != "produce":
        return
    reach = [a for a in actors if a.kind in {"industry", "firm"} and not _is_aside(page, frame, a)]
    codes = dict.fromkeys(code for actor in reach for code in actor.codes)
    parties = [f for f in found if f.role == "producer"]
    for party in parties:
        codes.update(dict.fromkeys(party.codes))
    if reach:
        found[:] = [f for f in found if f.role != "producer"]
        found.append(Filled("producer", tuple(codes), (reach[0].start, reach[-1].end), "industry"))
    for actor in actors:
        near = actor.kind == "state" and actor.led_by == "for" and 0 < actor.start - frame.end < BUILT
        if near and reach and frame.says("verb") and not set(actor.codes) & GIVEN_ARMS:
            fill(found, "buyer", actor, "built for")  # "Damen bouwt voor de Portugese marine"


def _is_aside(page: Page, frame: Mention, actor: Actor) -> bool:
    """Tell a firm of a clause that only says who speaks, or what is done beside the making.

    *Kongsberg will assemble 60 launchers, said the head of Mesko*; *in Baku, where the firm would send its engineers*.
    """
    comma = page.folded.find(", ", frame.end, actor.start)
    if comma < 0:
        return False
    end = page.sentence_at(frame.start).end
    builds = [f for f in page.within((comma, end), "frame") if f.value == "produce"]
    said = page.within((comma, end), "speech")
    opened = page.within((comma, comma + OPENING), "relative", "that")
    return not builds and bool(said or opened)
