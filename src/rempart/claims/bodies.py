"""Ministries, agencies and offices: whose they are."""

from functools import cached_property
from typing import Final

from rempart.claims.home import leading, weights
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.turning import GIVEN_ARMS

# Letters between a body and the word for its state.
STATE: Final = 25
# Letters of a dateline.
DATELINE: Final = 60


class Bodies:
    """The states of the bodies and offices of one text."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.press = page.press

    @cached_property
    def home(self) -> str:
        """The state that the text is about, an empty text where none leads."""
        return leading(weights(self.page))

    @cached_property
    def giver(self) -> str:
        """The state that the text is about where another one is only given arms: auditors look at what their own gives."""
        return leading(weights(self.page), tuple(GIVEN_ARMS))

    def has_owner(self, mention: Mention) -> bool:
        """Tell a body with the word for its state beside it: *the Danish ministry*, *its ministry*."""
        near = (max(0, mention.start - STATE), mention.end + STATE)
        beside = self.page.within(near, "adjective", "party")
        own = [m for m in self.page.within(near, "article") if m.value == "own"]
        behind = [m for m in beside if -1 <= m.start - mention.end <= 5]
        behind = [m for m in behind if not set(self.page.folded[mention.end : m.start]) & set(".,;:\n")]
        return bool(behind) or any(m.end == mention.start - 1 for m in (*beside, *own))

    def state_of(self, mention: Mention) -> str:
        """Return the state an institution or office belongs to: beside it, else who acts before it, the state that the text is about, or named last."""
        beside = [a for a in self.page.actors if a.start - 20 <= mention.end and mention.start <= a.end + 4]
        own = [
            m
            for m in self.page.within((max(0, mention.start - 12), mention.start + 6), "article")
            if m.value == "own"
        ]
        if own:
            sentence = self.page.sentence_at(mention.start)
            dash = self.page.folded.find(" - ", sentence.start, sentence.start + DATELINE)
            opens = dash if dash > 0 else sentence.start  # "BRUSSELS, Feb 11 - The Netherlands will pay"
            first = [
                a for a in self.page.actors_in((opens, mention.start)) if a.kind == "state" and not a.led_by
            ]
            if first:
                return first[0].codes[0]
        touching = [a for a in beside if a.start <= mention.start and a.end >= mention.end]
        following = [a for a in beside if 0 <= a.start - mention.end <= 12 and a.led_by in {"of", "in", "at"}]
        leading = [
            a
            for a in beside
            if mention.start - a.end in {1, 3} and "," not in self.page.folded[a.end : mention.start]
        ]
        posted = [a for a in following if leading and a.led_by != "of"]  # "Ukraine's ambassador in Ottawa"
        for actor in (*touching, *(a for a in following if a not in posted), *leading):
            if actor.kind != "firm":
                return actor.codes[0]
        usual = mention.says("home") and (self.press or mention.says("home"))
        if usual and any(usual in a.codes for a in self.page.actors):
            return usual
        sentence = self.page.sentence_at(mention.start)
        before = [a for a in self.page.actors if a.end <= mention.start and a.kind in {"state", "person"}]
        subjects = [a for a in before if a.start >= sentence.start and not a.led_by]
        audits = bool(mention.says("audit"))
        home = self.giver if audits else self.home
        if before and home and (audits or not subjects):
            return home
        if before:
            return (subjects or before[-1:])[0].codes[-1]
        return self.page.actors[0].codes[-1] if self.page.actors else usual
