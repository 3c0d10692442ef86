"""Lists whose verb is said once: *Poland will buy 32 tanks, Romania 18 and Norway twelve*."""

from collections.abc import Sequence

from rempart.claims.actor import Actor
from rempart.claims.anchor import Anchor
from rempart.claims.mentions import Mention
from rempart.claims.page import Page

# Letters between a party and its own figure.
BESIDE = 14
SMALL = ("article", "bound", "conjunction", "preposition", "currency_link", "range_open", "rank")


def own_subject(page: Page, frame: Mention, anchor: Anchor, actors: Sequence[Actor]) -> Actor | None:
    """Return the party right before a later figure of a list, whose verb stands before an earlier one."""
    if not frame.says("verb") or frame.end > anchor.start:
        return None
    earlier = [o for o in anchor.others if frame.end <= o[0] and o[1] <= anchor.start]
    before = [a for a in actors if earlier and earlier[-1][1] <= a.start and a.end <= anchor.start]
    if len(before) != 1 or before[0].led_by or anchor.start - before[0].end > BESIDE:
        return None
    one = before[0]
    gap = page.folded[one.end : anchor.start]
    if gap.strip(" ,-") and not page.mentions.only(page.folded, one.end, anchor.start, *SMALL):
        return None
    verbs = page.within((earlier[-1][1], anchor.start), "frame", "speech", "auxiliary")
    return None if verbs else one
