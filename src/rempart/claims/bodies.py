"""Ministries, agencies and offices: whose they are."""

from rempart.claims.mentions import Mention
from rempart.claims.page import Page

# Letters between a body and the word for its state.
STATE = 25


def has_owner(page: Page, mention: Mention) -> bool:
    """Tell a body with the word for its state beside it: *the Danish ministry*, *its ministry*."""
    near = (max(0, mention.start - STATE), mention.end + STATE)
    beside = page.within(near, "adjective", "party")
    own = [m for m in page.within(near, "article") if m.value == "own"]
    behind = [m for m in beside if -1 <= m.start - mention.end <= 5]
    behind = [m for m in behind if not set(page.folded[mention.end : m.start]) & set(".,;:\n")]
    return bool(behind) or any(m.end == mention.start - 1 for m in (*beside, *own))


def state_near(page: Page, mention: Mention, press: str) -> str:
    """Return the state an institution or office belongs to: beside it, else named last before it."""
    beside = [a for a in page.actors if a.start - 20 <= mention.end and mention.start <= a.end + 4]
    own = [
        m for m in page.within((max(0, mention.start - 12), mention.start + 6), "article") if m.value == "own"
    ]
    if own:
        sentence = page.sentence_at(mention.start)
        first = [
            a for a in page.actors_in((sentence.start, mention.start)) if a.kind == "state" and not a.led_by
        ]
        if first:
            return first[0].codes[0]
    touching = [a for a in beside if a.start <= mention.start and a.end >= mention.end]
    following = [a for a in beside if 0 <= a.start - mention.end <= 12 and a.led_by in {"of", "in", "at"}]
    leading = [
        a for a in beside if mention.start - a.end in {1, 3} and "," not in page.folded[a.end : mention.start]
    ]
    for actor in (*touching, *following, *leading):
        if actor.kind != "firm":
            return actor.codes[0]
    home = mention.says("home") and (press or mention.says("home"))
    if home and any(home in a.codes for a in page.actors):
        return home
    sentence = page.sentence_at(mention.start)
    before = [a for a in page.actors if a.end <= mention.start and a.kind in {"state", "person"}]
    subjects = [a for a in before if a.start >= sentence.start and not a.led_by]
    if before:
        return (subjects or before[-1:])[0].codes[-1]
    return page.actors[0].codes[-1] if page.actors else home
