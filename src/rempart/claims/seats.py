"""Governments named by where they sit, or as a group: *die Regierung in Kopenhagen*, *the countries*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.mentions import Mention, Mentions, cases_of
from rempart.terms.party import BLOCS

# Letters of the preposition between the government and its seat.
SMALL: Final = 6


def with_seats(folded: str, mentions: Mentions, found: Sequence[Actor]) -> list[Actor]:
    """Give a capital its government, where one stands before it; the government's own preposition leads."""
    return [_seated(folded, mentions, actor) for actor in found]


def _seated(folded: str, mentions: Mentions, actor: Actor) -> Actor:
    parties = mentions.within(actor.start, actor.end, "party") if actor.kind == "state" else []
    body = _body_before(folded, mentions, actor) if parties and parties[0].says("capital") else None
    if body:
        actor.start, actor.cases = body.start, cases_of(body)
    return actor


def _body_before(folded: str, mentions: Mentions, actor: Actor) -> Mention | None:
    leads = mentions.within(max(0, actor.start - SMALL), actor.start, "preposition")
    if not leads or leads[-1].value != "in" or leads[-1].end != actor.start - 1:
        return None
    bodies = mentions.within(max(0, leads[-1].start - 60), leads[-1].start, "government", "institution")
    near = [b for b in bodies if b.end == leads[-1].start - 1 and folded[b.end : b.end + 1] == " "]
    return near[0] if near else None


def group_before(found: Sequence[Actor], body: Mention) -> tuple[str, ...]:
    """Return the several states named last before *the countries*."""
    before = [a.codes for a in found if a.kind == "state" and a.end <= body.start]
    return next((codes for codes in before[::-1] if len(codes) > 1 or set(codes) & set(BLOCS)), ())
