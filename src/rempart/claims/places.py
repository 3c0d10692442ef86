"""Where the words of a verb stand in a language with cases: behind it, before it, beside its noun."""

from collections.abc import Sequence

from rempart.claims.actor import Actor
from rempart.claims.mentions import Mention
from rempart.claims.page import Page

# Letters between a verb and a subject behind it, and between a passive and an agent before it.
INVERTED = 60
AGENT_BEFORE = 60
# Letters between a noun of action and its genitive: *поставки зброї Німеччини*.
GENITIVE = 30
CUTS = frozenset(",;:()\n")


def inverted_subject(page: Page, frame: Mention, actors: Sequence[Actor]) -> Actor | None:
    """Return a nominative behind its verb: *Сто танков купит Польша*.

    One before the verb wins where no comma or further verb stands between.
    """
    if not frame.says("verb") or frame.says("passive"):
        return None
    for actor in actors:
        gap = page.folded[frame.end : actor.start]
        if not 0 < len(gap) <= INVERTED or actor.led_by or "nom" not in actor.cases:
            continue
        if set(gap) & CUTS or page.within((frame.end, actor.start), "frame", "speech"):
            return None
        ahead = [a for a in actors if a.end <= frame.start and not a.led_by]
        near = bool(ahead) and not _is_cut(page, ahead[-1].end, frame.start)
        return None if near else actor
    return None


def _is_cut(page: Page, low: int, high: int) -> bool:
    gap = page.folded[low:high]
    return bool(set(gap) & CUTS) or " - " in gap or bool(page.within((low, high), "that", "frame", "speech"))


def agent_before(page: Page, frame: Mention, actors: Sequence[Actor]) -> Actor | None:
    """Return the agent that stands before a passive: *Німеччиною передано десять*."""
    if not frame.says("passive"):
        return None
    for actor in reversed(
        [a for a in actors if a.end <= frame.start and frame.start - a.end <= AGENT_BEFORE]
    ):
        if actor.led_by == "by" and actor.cases and not _is_cut(page, actor.end, frame.start):
            return actor
    return None


def is_of_noun(page: Page, frame: Mention, actor: Actor) -> bool:
    """Tell a genitive that says whose action a noun is: *замовлення Польщі*, *внесок уряду Данії*."""
    gap = page.folded[frame.end : actor.start]
    return (
        bool(frame.says("noun"))
        and 0 < len(gap) <= GENITIVE
        and not set(gap) & CUTS
        and not page.within((frame.end, actor.start), "item", "frame", "preposition", "conjunction")
    )
